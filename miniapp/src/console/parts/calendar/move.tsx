import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { useNow } from '../../session.ts'
import { Confirm } from '../shared/confirm.tsx'
import { Note } from '../shared/note.tsx'
import { moveWords as words } from './strings.ts'

type Props = {
  broadcast: { id: string; title: string; sendAt: number }
  to: number
  onMoved: (at: number) => void
  onClose: () => void
}

/** Asks before a broadcast is moved, and says where it would go that may not leave then. */
export function MoveQuestion({ broadcast: { id, title, sendAt }, to, onMoved, onClose }: Props) {
  const now = useNow()
  const foreseen = useQuery({
    queryKey: ['calendar', 'move', id, to],
    queryFn: () => read(api.calendar.broadcasts[':id'].move.$get({ param: { id }, query: { sendAt: String(to) } })),
  })
  const move = useAct(() => read(api.calendar.broadcasts[':id'].move.$post({ param: { id }, json: { sendAt: to } })), {
    reload: [['calendar'], ['broadcasts'], ['digests'], ['overview']],
  })
  const { sendAt: at, putOffBy } = foreseen.data ?? { sendAt: to, putOffBy: null }
  const isPutOff = at > to && to > now()
  return (
    <Confirm
      opened
      title={words.title}
      confirm={words.act}
      pending={move.pending}
      error={move.error ?? foreseen.error}
      onConfirm={() => move.go(undefined, (moved) => onMoved(moved.sendAt))}
      onClose={onClose}
    >
      <Text>{words.ask(title, sendAt, to)}</Text>
      <div aria-live="polite">
        {to <= now() && <Note>{words.now}</Note>}
        {isPutOff && <Note tone="urgent">{putOffBy ? words.noSend(putOffBy, at) : words.quiet(at)}</Note>}
      </div>
    </Confirm>
  )
}
