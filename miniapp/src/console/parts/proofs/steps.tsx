import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { Icon } from '../../../ui/icons.tsx'

type Props = {
  label: string
  before: string
  after: string
  /** Counted from 1. */
  at: number
  of: number
  said: string
  /** What each is called in a list, where there are many. */
  named?: string[]
  onMove: (to: number) => void
}

// So few are turned one by one.
const fewest = 4

/** One page back, one page on, and where that is. */
export const Steps = ({ label, before, after, at, of, said, named, onMove }: Props) => (
  <Group component="nav" aria-label={label} gap="xs">
    {at > 1 && (
      <Button variant="default" leftSection={<Icon name="back" />} onClick={() => onMove(at - 1)}>
        {before}
      </Button>
    )}
    {named && of > fewest ? (
      <NativeSelect
        aria-label={label}
        value={String(at)}
        data={named.map((words, i) => ({ value: String(i + 1), label: words }))}
        onChange={(event) => onMove(Number(event.currentTarget.value))}
      />
    ) : (
      <Text aria-live="polite">{said}</Text>
    )}
    {at < of && (
      <Button variant="default" rightSection={<Icon name="next" />} onClick={() => onMove(at + 1)}>
        {after}
      </Button>
    )}
  </Group>
)
