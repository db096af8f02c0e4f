import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'

import { Actions, Button, buttonClass } from '../../ui/button.tsx'
import { Card, Facts, Tag } from '../../ui/card.tsx'
import type { RoundPage } from '../api-types.ts'
import { minutesLeft, momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { roundBy } from '../queries.ts'
import { passInWords, scoreInWords } from './outcome.ts'
import { Review } from './review.tsx'
import { quiz as words } from './strings.ts'

export type Submitted =
  | {
      kind: 'counted'
      attemptId: string
      score: number | null
      total: number
      /** How many it asked. */
      questions: number
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
          <Score of={submitted} rules={round.data?.rules} />
          <Counted of={submitted} />
          <Facts of={[words.took(minutesLeft(submitted.durationMs)), words.at(momentOf(submitted.submittedAt))]} />
        </>
      )}
      {practice && submitted.kind === 'counted' && <Review attemptId={submitted.attemptId} rules={round.data?.rules} />}
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

const Counted = ({ of: { late, answered, questions } }: { of: Extract<Submitted, { kind: 'counted' }> }) => {
  if (late) return <p>{words.heldCounted(answered, questions)}</p>
  return answered < questions ? <p>{words.gaps(answered, questions)}</p> : null
}

type ScoreProps = { of: Extract<Submitted, { kind: 'counted' }>; rules: RoundPage['rules'] | undefined }

const Score = ({ of: { score, total, scoresFrom }, rules }: ScoreProps) => {
  if (score === null) {
    return (
      <>
        <h2>{words.received}</h2>
        {scoresFrom !== null && <p>{words.scoreAt(momentOf(scoresFrom))}</p>}
      </>
    )
  }
  const pass = passInWords(rules, score)
  return (
    <>
      <p>{words.done}</p>
      <h2 className="score">{scoreInWords(rules, score, total)}</h2>
      {pass && <Tag tone={pass.passed ? 'good' : 'plain'}>{pass.words}</Tag>}
    </>
  )
}
