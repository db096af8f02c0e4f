import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../../ui/icons.tsx'
import type { BroadcastPage } from '../../api-types.ts'
import { fieldOf, instantOf } from '../../clock.ts'
import { useMay, useNow } from '../../session.ts'
import { MomentField } from '../fields/day-field.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note } from '../shared/note.tsx'
import { MoveQuestion } from './move.tsx'
import { moveWords as words } from './strings.ts'

/** Gives a planned broadcast another time, without a mouse: what the calendar does by dragging. */
export function MoveTime({ broadcast }: { broadcast: BroadcastPage }) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [movedTo, setMovedTo] = useState<number | null>(null)
  if (!may('broadcast.schedule') || broadcast.status !== 'scheduled') return null
  if (broadcast.kind === 'announcement') return <Note>{words.ofAnnouncement}</Note>
  return (
    <>
      <div role="status">{movedTo !== null && !open && <Note tone="good">{words.moved(movedTo)}</Note>}</div>
      {open ? (
        <MoveForm
          broadcast={broadcast}
          onMoved={(at) => {
            setMovedTo(at)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      ) : (
        <Group>
          <Button variant="default" leftSection={<Icon name="clock" />} onClick={() => setOpen(true)}>
            {words.open}
          </Button>
        </Group>
      )}
    </>
  )
}

type Props = { broadcast: BroadcastPage; onMoved: (at: number) => void; onClose: () => void }

function MoveForm({ broadcast, onMoved, onClose }: Props) {
  const now = useNow()
  const { typed, change, drop, note } = useKept(`move.${broadcast.id}`, { when: fieldOf(broadcast.sendAt) })
  const [asking, setAsking] = useState(false)
  const to = instantOf(typed.when)
  const leave = () => {
    drop()
    onClose()
  }
  const off =
    lacking(to === null && words.when) ||
    (to === broadcast.sendAt && words.same) ||
    (to !== null && to < now() && words.past)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setAsking(true)
      }}
    >
      <Stack gap="sm">
        {note}
        <MomentField required label={words.when} value={typed.when} onChange={(when) => change({ when })} />
        <FormEnd act={words.act} pending={false} off={off} onClose={leave} />
      </Stack>
      {asking && to !== null && (
        <MoveQuestion
          broadcast={broadcast}
          to={to}
          onMoved={(at) => {
            drop()
            onMoved(at)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  )
}
