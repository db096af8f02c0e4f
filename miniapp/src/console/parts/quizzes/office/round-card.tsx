import { Group, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { read } from '../../../../api.ts'
import { useAct } from '../../../act.ts'
import type { QuizPage, Round } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { written } from '../../../clock.ts'
import { useMay } from '../../../session.ts'
import { AskedAct } from '../../shared/confirm.tsx'
import { Note } from '../../shared/note.tsx'
import { Status, type Tone } from '../../shared/status.tsx'
import { enteringFacts } from '../entering/fields.tsx'
import { RoundEntering } from '../entering/round-entering.tsx'
import { RoomLink } from '../live/room-link.tsx'
import { room as live } from '../live/strings.ts'
import { results } from '../results/strings.ts'
import { RoundCertificates } from '../round-certificates.tsx'
import { quizzes } from '../strings.ts'
import { Steering } from './steering.tsx'
import { office as words } from './strings.ts'

const tones: Record<Round['state'], Tone> = {
  upcoming: 'waiting',
  open: 'good',
  paused: 'waiting',
  closed: 'quiet',
  cancelled: 'quiet',
}

export const RoundCard = ({ quiz, round }: { quiz: QuizPage; round: Round }) => {
  const { name, state, opensAt, closesAt, rules, proposed } = round
  const { points = 1, penalty = 0 } = rules
  const writes = useMay()('quiz.write')
  return (
    <li className="card">
      <div className="head">
        <Title order={3}>{name}</Title>
        <Status tone={proposed ? 'waiting' : tones[state]}>
          {proposed ? words.proposed : quizzes.roundStates[state]}
        </Status>
      </div>
      <p className="facts">
        <span>
          {written(opensAt)} – {written(closesAt)}
        </span>
        <span>{quizzes.rules.questions(rules.questionCount)}</span>
        {rules.live && <span>{live.live(rules.live.seconds)}</span>}
        {!rules.live && (
          <>
            <span>{quizzes.rules.time(rules.timeLimitMs === null ? null : rules.timeLimitMs / 60_000)}</span>
            <span>{quizzes.rules.attempts(rules.maxAttempts)}</span>
          </>
        )}
        {rules.counts && rules.maxAttempts !== 1 && <span>{quizzes.rules.counts[rules.counts]}</span>}
        {(points !== 1 || penalty > 0) && <span>{quizzes.rules.points(points, penalty)}</span>}
        {rules.passMark && <span>{quizzes.rules.passMark(rules.passMark)}</span>}
        {enteringFacts(rules).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      {rules.live && !proposed && quiz.status !== 'draft' && (state === 'open' || state === 'closed') && (
        <RoomLink roundId={round.id} />
      )}
      {writes && !proposed && quiz.status !== 'draft' && state !== 'cancelled' && (
        <Steering quiz={quiz} round={round} />
      )}
      {!proposed && quiz.status !== 'draft' && (
        <p>
          <Link href={`/contests/${round.id}`}>{results.open}</Link>
        </p>
      )}
      {rules.rank !== 'none' && !proposed && state !== 'cancelled' && <RoundCertificates roundId={round.id} />}
      {writes && !proposed && quiz.status !== 'draft' && state !== 'cancelled' && <RoundEntering round={round} />}
      {proposed && <Proposed quiz={quiz} round={round} />}
      {writes && (proposed || quiz.status === 'draft') && <Remove round={round} />}
    </li>
  )
}

/** A round that waits for a second person. */
function Proposed({ quiz, round: { id, name, opensAt, closesAt } }: { quiz: QuizPage; round: Round }) {
  const { contentHash, ownRounds, others } = quiz.publishing
  const act = useAct(() => read(api.quizzes.rounds[':id'].approve.$post({ param: { id }, json: { contentHash } })), {
    reload: [['quizzes']],
  })
  if (ownRounds.includes(id)) return <Note>{others === 0 ? words.alone : words.secondPublishes(others)}</Note>
  return (
    <Group>
      <AskedAct act={act} words={words.approveRound} title={words.approveRoundTitle}>
        <Text>{words.approveRoundText(name, written(opensAt), written(closesAt))}</Text>
      </AskedAct>
    </Group>
  )
}

/** Takes away a round that nobody outside has seen. */
function Remove({ round: { id, name } }: { round: Round }) {
  const act = useAct(() => read(api.rounds[':id'].$delete({ param: { id } })), { reload: [['quizzes']] })
  return (
    <Group mt="xs">
      <AskedAct
        act={act}
        words={words.removeRound}
        title={words.removeRoundTitle(name)}
        size="compact-md"
        variant="outline"
        color="urgent"
        urgent
      >
        <Text>{words.removeRoundText}</Text>
      </AskedAct>
    </Group>
  )
}
