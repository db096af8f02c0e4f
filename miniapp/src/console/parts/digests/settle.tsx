import { Button, Group } from '@mantine/core'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Delivery } from '../../api-types.ts'
import { api } from '../../client.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { settling as words } from './strings.ts'

/** Somebody who has looked into the chat says whether the message is there; if it is not, it is sent once more. */
export function Settle({ broadcastId, delivery }: { broadcastId: string; delivery: Delivery }) {
  const param = { id: broadcastId, delivery: delivery.id }
  const settle = (arrived: boolean) =>
    read(api.broadcasts[':id'].deliveries[':delivery'].settle.$post({ param, json: { arrived } }))
  const reload = [['broadcasts'], ['overview']]
  const came = useAct(() => settle(true), { reload })
  const again = useAct(() => settle(false), { reload })
  const name = delivery.groupName ?? ''
  return (
    <>
      <p className="soft">{words.look}</p>
      <Group gap="xs" mt="xs">
        <Button
          variant="default"
          loading={came.pending}
          aria-label={`${words.came}: ${name}`}
          onClick={() => came.go(undefined)}
        >
          {words.came}
        </Button>
        <AskedAct
          act={again}
          words={words.missing}
          confirm={words.again}
          title={words.title(name)}
          variant="default"
          aria-label={`${words.missing}: ${name}`}
        >
          <p>{words.text}</p>
        </AskedAct>
      </Group>
      <Refusal error={came.error} />
    </>
  )
}
