import { Button } from '@mantine/core'
import { useLocation } from 'wouter'
import { read } from '../../../../api.ts'
import { Icon } from '../../../../ui/icons.tsx'
import { useAct } from '../../../act.ts'
import { api } from '../../../client.ts'
import { Refusal } from '../../shared/note.tsx'
import { room as words } from './strings.ts'

/** Into the room of a round, which is made when somebody first comes to lead it. */
export function RoomLink({ roundId }: { roundId: string }) {
  const [, go] = useLocation()
  const open = useAct(() => read(api['live-rooms'].$post({ json: { roundId } })), { reload: [] })
  return (
    <div>
      <Button
        leftSection={<Icon name="play" />}
        loading={open.pending}
        onClick={() => open.go(undefined, ({ id }) => go(`/live-rooms/${id}`))}
      >
        {words.open}
      </Button>
      <Refusal error={open.error} />
    </div>
  )
}
