import { Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { Loaded } from '../../../../ui/states.tsx'
import type { RoundParticipants } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { written } from '../../../clock.ts'
import { useKept } from '../../shared/kept-form.tsx'
import { results } from './strings.ts'

const words = results.participants

/** Who takes part, a page at a time, and by name. */
export function Participants({ roundId, live }: { roundId: string; live: boolean }) {
  const { typed, change } = useKept(`participants.${roundId}`, { find: '' })
  const [find] = useDebouncedValue(typed.find, 400)
  const [after, setAfter] = useState('')
  const query = useQuery({
    queryKey: ['contests', roundId, 'participants', find, after],
    queryFn: () =>
      read(api.contests.rounds[':id'].participants.$get({ param: { id: roundId }, query: { find, after } })),
    placeholderData: keepPreviousData,
    // Whoever reads further down is not moved.
    refetchInterval: live && after === '' && find === '' ? 10_000 : false,
  })
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{words.title}</Title>
        <Anchor href={`/api/contests/rounds/${roundId}/workbook`} download>
          {words.export}
        </Anchor>
      </Group>
      <Stack gap="sm">
        <Text className="soft">{words.named}</Text>
        <TextInput
          label={words.find}
          value={typed.find}
          onChange={(event) => {
            setAfter('')
            change({ find: event.currentTarget.value })
          }}
        />
        <Loaded query={query}>
          {({ participants, next, ranked, lookedThrough }) => (
            <>
              {participants.length === 0 ? (
                <Text className="soft">{find === '' ? words.none : words.notFound(lookedThrough)}</Text>
              ) : (
                <Listed participants={participants} ranked={ranked} />
              )}
              {find !== '' && next && <Text>{words.searched(lookedThrough)}</Text>}
              <Group gap="sm">
                {after !== '' && (
                  <Button variant="default" onClick={() => setAfter('')}>
                    {words.first}
                  </Button>
                )}
                {next && (
                  <Button variant="default" loading={query.isFetching} onClick={() => setAfter(next)}>
                    {find === '' ? words.more : words.goOn}
                  </Button>
                )}
              </Group>
            </>
          )}
        </Loaded>
      </Stack>
    </section>
  )
}

const Listed = ({ participants, ranked }: Pick<RoundParticipants, 'participants' | 'ranked'>) => (
  <div className="table-frame">
    <table>
      <thead>
        <tr>
          {ranked && <th scope="col">{words.rank}</th>}
          <th scope="col">{words.name}</th>
          <th scope="col">{words.unit}</th>
          {ranked && <th scope="col">{words.score}</th>}
          {ranked && <th scope="col">{words.took}</th>}
          <th scope="col">{words.at}</th>
          <th scope="col">{words.tries}</th>
        </tr>
      </thead>
      <tbody>
        {participants.map((one) => (
          <tr key={one.attemptId}>
            {ranked && <td>{one.rank}</td>}
            <th scope="row">{one.name}</th>
            <td>{one.unitName}</td>
            {ranked && (
              <td>
                {one.score}/{one.total}
              </td>
            )}
            {ranked && <td>{one.durationMs === null ? '' : words.seconds(one.durationMs)}</td>}
            <td>{one.submittedAt === null ? words.working : written(one.submittedAt)}</td>
            <td>{one.tries}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
