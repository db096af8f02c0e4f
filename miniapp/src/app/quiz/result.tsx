import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'

import { Actions, Button, buttonClass } from '../../ui/button.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { minutesLeft, momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { roundBy } from '../queries.ts'
import { Review } from './review.tsx'

import { quiz as words } from './strings.ts'

export type Submitted =
  | {
      kind: 'counted'
      attemptId: string
      score: number | null
      total: number
      answered: number
      durationMs: number
      submittedAt: number
      scoresFrom: number | null
      late: boolean
    }
  | { kind: 'late'; message: string }

type ResultProps = { roundId: string; submitted: Submitted; onLeave: () => void }

export const Result = ({ roundId, submitted, onLeave }: ResultProps) => {
  const round = useQuery(roundBy(useLoa(), roundId))
  const left = round.data?.mine.left
  const practice = round.data?.rules.rank === 'none'
  return (
    <Card live>
      {submitted.kind === 'late' ? (
        <>
          <h2>{words.late}</h2>
          <p>{submitted.message}</p>
        </>
      ) : (
        <>
          <Score of={submitted} />
          <Counted of={submitted} />
          <Facts of={[words.took(minutesLeft(submitted.durationMs)), words.at(momentOf(submitted.submittedAt))]} />
        </>
      )}
      {practice && submitted.kind === 'counted' && <Review attemptId={submitted.attemptId} />}
      <Actions>
        {!practice && (
          <Link to={`/rounds/${roundId}/standing`} className={buttonClass('main')}>
            {words.standing}
          </Link>
        )}
        {left !== undefined && left !== 0 && round.data?.state === 'open' && (
          <Button look="quiet" onClick={onLeave}>
            {words.again}
          </Button>
        )}
      </Actions>
    </Card>
  )
}

const Counted = ({ of: { late, answered, total } }: { of: Extract<Submitted, { kind: 'counted' }> }) => {
  if (late) return <p>{words.heldCounted(answered, total)}</p>
  return answered < total ? <p>{words.gaps(answered, total)}</p> : null
}

const Score = ({ of: { score, total, scoresFrom } }: { of: Extract<Submitted, { kind: 'counted' }> }) =>
  score === null ? (
    <>
      <h2>{words.received}</h2>
      {scoresFrom !== null && <p>{words.scoreAt(momentOf(scoresFrom))}</p>}
    </>
  ) : (
    <>
      <p>{words.done}</p>
      <h2 className="score">{words.score(score, total)}</h2>
    </>
  )
