import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { uuid } from '../../../uuid.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { clockOf } from '../../clock.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { gatheringWords } from './strings.ts'

const words = gatheringWords.attendance

/** Who is there, read anew while people come in; and whoever has no phone, by name. */
export function Attendance({ id: gatheringId, open, writes }: { id: string; open: boolean; writes: boolean }) {
  const { data, error } = useQuery({
    queryKey: ['gathering', gatheringId, 'attendance'],
    queryFn: () => read(api.gatherings[':id'].attendance.$get({ param: { id: gatheringId }, query: { from: '0' } })),
    refetchInterval: open && 5000,
  })
  return (
    <section className="card">
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Refusal error={error} />
      {data && <Text role="status">{gatheringWords.present(data.total)}</Text>}
      {writes && <WriteIn id={gatheringId} />}
      {data?.attendance.length === 0 && <Text className="soft">{words.empty}</Text>}
      <ul className="rows">
        {data?.attendance.map(({ id, name, at, way, unitName, point, mayVote, late, leftAt }) => (
          <Row
            key={id}
            title={name || words.erased}
            facts={[
              clockOf(at),
              words.ways[way],
              unitName,
              point,
              mayVote && words.votes,
              late && words.late,
              leftAt !== null && words.left,
            ]}
          >
            {open && <Left id={gatheringId} rowId={id} left={leftAt !== null} />}
          </Row>
        ))}
      </ul>
      {data && data.total > data.attendance.length && (
        <Text className="soft">{words.more(data.attendance.length)}</Text>
      )}
    </section>
  )
}

/** Whoever goes home has no vote from then on. */
function Left({ id, rowId, left }: { id: string; rowId: string; left: boolean }) {
  const act = useAct(
    () => read(api.gatherings[':id'].attendance[':rowId'].left.$post({ param: { id, rowId }, json: { left: !left } })),
    { reload: [['gathering', id]] },
  )
  return (
    <>
      <Button variant="subtle" loading={act.pending} onClick={() => act.go(undefined)}>
        {left ? words.back : words.leave}
      </Button>
      <Refusal error={act.error} />
    </>
  )
}

function WriteIn({ id }: { id: string }) {
  const { typed, change, drop } = useKept(`gathering-name.${id}`, { name: '', mayVote: true })
  // Sent again after a lost reply it is the same row; the next name has one of its own.
  const [clientId, renew] = useState(uuid)
  const act = useAct(
    () => read(api.gatherings[':id'].attendance.$post({ param: { id }, json: { clientId, ...typed } })),
    { reload: [['gathering', id]] },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.go(undefined, () => {
          drop()
          renew(uuid())
        })
      }}
    >
      <Stack gap="sm">
        <Text fw={500}>{words.writeIn}</Text>
        <Group gap="sm" align="flex-end">
          <TextInput
            label={words.name}
            maxLength={100}
            value={typed.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Checkbox
            label={words.mayVote}
            checked={typed.mayVote}
            onChange={(event) => change({ mayVote: event.currentTarget.checked })}
          />
          <ActButton type="submit" loading={act.pending} off={lacking(!typed.name.trim() && words.name)}>
            {words.add}
          </ActButton>
        </Group>
        <Refusal error={act.error} />
      </Stack>
    </form>
  )
}
