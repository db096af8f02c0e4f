import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { common } from '../../strings.ts'
import { ActButton } from './act-button.tsx'
import { Refusal } from './note.tsx'

type Props = {
  opened: boolean
  title: string
  confirm: string
  urgent?: boolean
  pending: boolean
  /** Why it cannot be confirmed yet. */
  off?: string | false
  error: Error | null
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** Asks once before what cannot be undone or is seen by groups: the exact text and how far it reaches stand inside. */
export const Confirm = ({
  opened,
  title,
  confirm,
  urgent,
  pending,
  off = false,
  error,
  onConfirm,
  onClose,
  children,
}: Props) => (
  <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': common.close }}>
    <Stack gap="sm">
      {children}
      <Refusal error={error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <ActButton color={urgent ? 'urgent' : undefined} loading={pending} off={off} onClick={onConfirm}>
          {confirm}
        </ActButton>
      </Group>
    </Stack>
  </Modal>
)
