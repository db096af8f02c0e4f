import { Button, Group, Text } from '@mantine/core'
import { Icon } from '../../../ui/icons.tsx'

type Props = {
  label: string
  before: string
  after: string
  /** Counted from 1. */
  at: number
  of: number
  said: string
  onMove: (to: number) => void
}

/** One page back, one page on, and where that is. */
export const Steps = ({ label, before, after, at, of, said, onMove }: Props) => (
  <Group component="nav" aria-label={label} gap="xs">
    {at > 1 && (
      <Button variant="default" leftSection={<Icon name="back" />} onClick={() => onMove(at - 1)}>
        {before}
      </Button>
    )}
    <Text aria-live="polite">{said}</Text>
    {at < of && (
      <Button variant="default" rightSection={<Icon name="next" />} onClick={() => onMove(at + 1)}>
        {after}
      </Button>
    )}
  </Group>
)
