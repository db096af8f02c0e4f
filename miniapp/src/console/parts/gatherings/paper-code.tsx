import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { Refusal } from '../shared/note.tsx'
import { gatheringWords } from './strings.ts'

const words = gatheringWords.paperCode

/** The code on paper, for a hall without a screen or a network, and how what was printed is taken back. */
export function PaperCode({ id }: { id: string }) {
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
          <AskedAct act={renew} words={words.renew} title={words.renewTitle} variant="subtle">
            <Text>{words.renewLead}</Text>
          </AskedAct>
        </Group>
      </Stack>
    </details>
  )
}
