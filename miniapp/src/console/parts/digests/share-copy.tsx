import { Box, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { BroadcastPage, SharePage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { ActButton } from '../shared/act-button.tsx'
import { Copy } from '../shared/copy.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { shares as words } from './strings.ts'

/** The groups of a broadcast that its reader carries by hand; nothing when there are none. */
export function ShareCopy({ broadcast: { id, deliveries } }: { broadcast: Pick<BroadcastPage, 'id' | 'deliveries'> }) {
  const may = useMay()
  const byHand = deliveries.some(({ channel, state }) => channel === 'share' && state !== 'cancelled')
  const { data } = useQuery({
    queryKey: ['shares', id],
    enabled: byHand && may('share.confirm'),
    // Somebody else may be told of in the meantime, and an hour comes.
    refetchInterval: 30_000,
    queryFn: () => read(api.shares[':id'].$get({ param: { id } })),
  })
  if (!byHand || !data) return null
  return (
    <Box component="section" className="card" mt="md">
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Carry share={data} />
    </Box>
  )
}

function Carry({ share: { id, state, sendAt, text, groups } }: { share: SharePage }) {
  const [picked, setPicked] = useState<string[]>([])
  const confirm = useAct(
    (deliveryIds: string[]) => read(api.shares[':id'].confirm.$post({ param: { id }, json: { deliveryIds } })),
    { reload: [['shares'], ['broadcasts']] },
  )
  if (state === 'early') return <Note>{words.early(written(sendAt))}</Note>
  if (state === 'held') return <Note tone="urgent">{words.held}</Note>
  if (state === 'done') return <Note tone="good">{words.done}</Note>
  const pick = (one: string, on: boolean) =>
    setPicked((before) => [...before.filter((other) => other !== one), ...(on ? [one] : [])])
  return (
    <Stack gap="sm">
      <Text>{words.lead}</Text>
      <Group>
        <Copy text={text} words={words} />
      </Group>
      <fieldset className="choices">
        <legend>{words.which}</legend>
        {groups
          .filter(({ sentAt }) => sentAt === null)
          .map(({ id: one, name, unitName }) => (
            <Checkbox
              key={one}
              label={name}
              description={unitName}
              checked={picked.includes(one)}
              onChange={(event) => pick(one, event.currentTarget.checked)}
            />
          ))}
      </fieldset>
      <Refusal error={confirm.error} />
      <Group>
        <ActButton
          leftSection={<Icon name="check" />}
          off={picked.length === 0 && words.pickFirst}
          loading={confirm.pending}
          onClick={() => confirm.go(picked, () => setPicked([]))}
        >
          {words.confirm(picked.length)}
        </ActButton>
      </Group>
    </Stack>
  )
}
