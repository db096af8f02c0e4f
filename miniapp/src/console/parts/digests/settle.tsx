import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Delivery } from '../../api-types.ts'
import { api } from '../../client.ts'
import { Confirm } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { settling as words } from './strings.ts'

/** Somebody who has looked into the chat says whether the message is there; if it is not, it is sent once more. */
export function Settle({ broadcastId, delivery }: { broadcastId: string; delivery: Delivery }) {
  const [asking, setAsking] = useState(false)
  const settle = useAct(
    (arrived: boolean) =>
      read(
        api.broadcasts[':id'].deliveries[':delivery'].settle.$post({
          param: { id: broadcastId, delivery: delivery.id },
          json: { arrived },
        }),
      ),
    { reload: [['broadcasts'], ['overview']] },
  )
  const name = delivery.groupName ?? ''
  return (
    <>
      <p className="soft">{words.look}</p>
      <Group gap="xs" mt="xs">
        <Button
          variant="default"
          loading={settle.pending}
          aria-label={`${words.came}: ${name}`}
          onClick={() => settle.go(true)}
        >
          {words.came}
        </Button>
        <Button variant="default" aria-label={`${words.missing}: ${name}`} onClick={() => setAsking(true)}>
          {words.missing}
        </Button>
      </Group>
      {!asking && <Refusal error={settle.error} />}
      <Confirm
        opened={asking}
        title={words.title(name)}
        confirm={words.again}
        pending={settle.pending}
        error={settle.error}
        onConfirm={() => settle.go(false, () => setAsking(false))}
        onClose={() => {
          setAsking(false)
          settle.reset()
        }}
      >
        <p>{words.text}</p>
      </Confirm>
    </>
  )
}
