import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { common } from '../../strings.ts'
import { ActButton } from './act-button.tsx'

type Props = {
  act: string
  icon?: ReactNode
  pending: boolean
  /** Why it cannot be sent yet. */
  off: string | false
  onClose: () => void
}

/** How a form ends: the act it is for, and the way out. */
export const FormEnd = ({ act, icon, pending, off, onClose }: Props) => (
  <Group gap="sm">
    <ActButton type="submit" leftSection={icon} loading={pending} off={off}>
      {act}
    </ActButton>
    <Button variant="default" onClick={onClose}>
      {common.cancel}
    </Button>
  </Group>
)
