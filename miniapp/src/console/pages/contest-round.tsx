import { Anchor, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import type { RoundProgress } from '../api-types.ts'
import { api } from '../client.ts'
import { clockOf, written } from '../clock.ts'
import { HoursChart } from '../parts/quizzes/results/hours-chart.tsx'
import { Participants } from '../parts/quizzes/results/participants.tsx'
import { results as words } from '../parts/quizzes/results/strings.ts'
import { UnitsTable } from '../parts/quizzes/results/units-table.tsx'
import { Winners } from '../parts/quizzes/results/winners.tsx'
import { Note } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import '../parts/quizzes/results/results.css'

const everyMs = 10_000

const isLive = ({ state }: RoundProgress) => state === 'open' || state === 'paused'

/** How far a round has come, who takes part, how units stand and who won. */
export function ContestRound({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['contests', id, 'progress'],
    queryFn: () => read(api.contests.rounds[':id'].progress.$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data && isLive(state.data) ? everyMs : false),
  })
  return (
    <Loaded query={query}>
      {(progress) => (
        <Page
          wide
          title={words.title(progress.round)}
          lead={progress.title}
          actions={
            <Anchor href={`/zapps/app/rounds/${id}/hall`} target="_blank" rel="noreferrer">
              {words.hall}
            </Anchor>
          }
        >
          <Stack gap="lg">
            <Link href={`/quizzes/${progress.quizId}`}>{words.back}</Link>
            {progress.secret ? <Note>{words.secret}</Note> : <Told id={id} progress={progress} />}
            <Winners roundId={id} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function Told({ id, progress }: { id: string; progress: Extract<RoundProgress, { secret: false }> }) {
  const { started, handed, people, unplaced, hiddenUntil, now } = progress
  const live = isLive(progress)
  return (
    <>
      <div>
        <p className="facts">
          <strong>{words.started(started)}</strong>
          <strong>{words.handed(handed)}</strong>
          <strong>{words.people(people)}</strong>
          {unplaced > 0 && <span>{words.unplaced(unplaced)}</span>}
        </p>
        <Text className="soft">{live ? words.live(clockOf(now)) : words.asOf(clockOf(now))}</Text>
        {hiddenUntil !== null && <Text>{words.hidden(written(hiddenUntil))}</Text>}
      </div>
      <HoursChart hours={progress.hours} />
      <UnitsTable progress={progress} />
      <Participants roundId={id} live={live} />
    </>
  )
}
