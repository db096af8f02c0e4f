import { Button, type ButtonProps, Group, Modal, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Icon, type IconName } from '../../../ui/icons.tsx'
import type { Act } from '../../act.ts'
import { common } from '../../strings.ts'
import { ActButton } from './act-button.tsx'
import { Refusal } from './note.tsx'

type Props = {
  opened: boolean
  title: string
  confirm: ReactNode
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

type AskedProps<I, O> = Pick<ButtonProps, 'variant' | 'color' | 'size'> & {
  act: Act<I, O>
  /** What the button says; what confirms says the same where `confirm` is left out. */
  words: ReactNode
  confirm?: string
  title: string
  icon?: IconName
  'aria-label'?: string
  urgent?: boolean
  /** Why it cannot be asked yet. */
  notYet?: string | false
  /** Why it cannot be confirmed yet. */
  off?: string | false
  onDone?: (output: O) => void
  children: ReactNode
}

type InputOf<I> = unknown extends I ? { input?: undefined } : { input: I }

/**
 * A button, and the question that it asks before its act. Its content is there only while it is asked: what reads something in
 * it does so then. A refusal that was read is gone when it is asked again.
 */
export function AskedAct<I, O>({
  act,
  input,
  words,
  confirm,
  title,
  icon,
  urgent,
  notYet = false,
  off,
  onDone,
  children,
  ...button
}: AskedProps<I, O> & InputOf<I>) {
  const [asked, setAsked] = useState(false)
  const close = () => {
    setAsked(false)
    // One under way is left alone: what comes after it would be lost.
    if (act.error) act.reset()
  }
  return (
    <>
      <ActButton {...button} leftSection={icon && <Icon name={icon} />} off={notYet} onClick={() => setAsked(true)}>
        {words}
      </ActButton>
      <Confirm
        opened={asked}
        title={title}
        confirm={confirm ?? words}
        urgent={urgent}
        pending={act.pending}
        off={off}
        error={act.error}
        onConfirm={() =>
          act.go(input as I, (output) => {
            setAsked(false)
            onDone?.(output)
          })
        }
        onClose={close}
      >
        {children}
      </Confirm>
    </>
  )
}
