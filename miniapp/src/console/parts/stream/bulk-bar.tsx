import { Button, Group, Text } from '@mantine/core'
import type { Item } from '../../api-types.ts'
import { deskWords as words } from '../desk/strings.ts'

type Props = {
  chosen: Item[]
  all: boolean
  mayApprove: boolean
  mayTake: boolean
  pending: boolean
  onAll: () => void
  onNone: () => void
  onApprove: (items: Item[]) => void
  onReject: (items: Item[]) => void
  onTake: (items: Item[]) => void
}

/** What can be done to all that is chosen, each act with how many of them it is for. */
export function BulkBar({ chosen, all, mayApprove, mayTake, pending, ...acts }: Props) {
  const waiting = chosen.filter(({ status }) => status === 'draft')
  const approvable = waiting.filter(({ mine }) => !mine)
  const takeable = chosen.filter(({ status }) => status === 'approved')
  return (
    <Group className="bulk-bar" gap="sm">
      <Button variant="subtle" onClick={all ? acts.onNone : acts.onAll}>
        {all ? words.unchoose : words.chooseAll}
      </Button>
      {chosen.length > 0 && (
        <>
          <Text role="status">{words.chosen(chosen.length)}</Text>
          {mayApprove && approvable.length > 0 && (
            <Button loading={pending} onClick={() => acts.onApprove(approvable)}>
              {words.approveMany(approvable.length)}
            </Button>
          )}
          {mayApprove && waiting.length > 0 && (
            <Button variant="default" onClick={() => acts.onReject(waiting)}>
              {words.rejectMany(waiting.length)}
            </Button>
          )}
          {mayTake && takeable.length > 0 && (
            <Button variant="default" onClick={() => acts.onTake(takeable)}>
              {words.takeMany(takeable.length)}
            </Button>
          )}
          {!all && (
            <Button variant="subtle" onClick={acts.onNone}>
              {words.unchoose}
            </Button>
          )}
        </>
      )}
    </Group>
  )
}
