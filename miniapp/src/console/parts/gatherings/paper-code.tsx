import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { Confirm } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { gatheringWords } from './strings.ts'

const words = gatheringWords.paperCode

/** The code on paper, for a hall without a screen or a network, and how what was printed is taken back. */
export function PaperCode({ id }: { id: string }) {
  const [asking, setAsking] = useState(false)
  const query = useQuery({
    queryKey: ['gathering', id, 'paper-code'],
    queryFn: () => read(api.gatherings[':id']['paper-code'].$get({ param: { id }, query: { point: '0' } })),
  })
  const renew = useAct(() => read(api.gatherings[':id']['paper-code'].$post({ param: { id } })), {
    reload: [['gathering', id]],
  })
  return (
    <details>
      <summary>{words.title}</summary>
      <Stack gap="sm">
        <Text>{words.lead}</Text>
        <Refusal error={query.error} />
        {query.data?.roomNumber && <Text fw={600}>{words.room(query.data.roomNumber)}</Text>}
        <Group gap="sm">
          <Anchor href={`/api/gatherings/${id}/paper-code.pdf`} download>
            {words.print}
          </Anchor>
          <Button variant="subtle" onClick={() => setAsking(true)}>
            {words.renew}
          </Button>
        </Group>
      </Stack>
      <Confirm
        opened={asking}
        title={words.renewTitle}
        confirm={words.renew}
        pending={renew.pending}
        error={renew.error}
        onConfirm={() => renew.go(undefined, () => setAsking(false))}
        onClose={() => setAsking(false)}
      >
        <Text>{words.renewLead}</Text>
      </Confirm>
    </details>
  )
}
