import { Button, Group, Text } from '@mantine/core'
import { Icon } from '../../../ui/icons.tsx'
import { common } from '../../strings.ts'

type Props = { offset: number; size: number; total: number; onMove: (offset: number) => void }

export function Pager({ offset, size, total, onMove }: Props) {
  if (total <= size && offset === 0) return null
  return (
    <Group component="nav" aria-label={common.pages} justify="center" gap="sm" mt="lg">
      {offset > 0 && (
        <Button variant="default" leftSection={<Icon name="back" />} onClick={() => onMove(Math.max(0, offset - size))}>
          {common.previous}
        </Button>
      )}
      <Text aria-live="polite">{common.range(Math.min(offset + 1, total), Math.min(offset + size, total), total)}</Text>
      {offset + size < total && (
        <Button variant="default" rightSection={<Icon name="next" />} onClick={() => onMove(offset + size)}>
          {common.next}
        </Button>
      )}
    </Group>
  )
}
