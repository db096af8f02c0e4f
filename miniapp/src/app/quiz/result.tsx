import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { quiz as words } from '../../strings.ts'
import { Actions, Button, buttonClass } from '../../ui/button.tsx'
import { Card, Facts, Note } from '../../ui/card.tsx'
import { Loading } from '../../ui/states.tsx'
import { minutesLeft, momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { roundBy, standingOf } from '../queries.ts'

export type Submitted =
  | { kind: 'counted'; attemptId: string; score: number; total: number; durationMs: number; submittedAt: number }
  | { kind: 'late'; message: string }

type ResultProps = { roundId: string; submitted: Submitted; onLeave: () => void }

export const Result = ({ roundId, submitted, onLeave }: ResultProps) => {
  const round = useQuery(roundBy(useLoa(), roundId))
  const left = round.data?.mine.left
  return (
    <Card live>
      {submitted.kind === 'late' ? (
        <>
          <h2>{words.late}</h2>
          <p>{submitted.message}</p>
        </>
      ) : (
        <>
          <p>{words.done}</p>
          <h2 className="score">{words.score(submitted.score, submitted.total)}</h2>
          <Facts of={[words.took(minutesLeft(submitted.durationMs)), words.at(momentOf(submitted.submittedAt))]} />
          <Rank roundId={roundId} />
          <Note>
            <p>{words.key}</p>
          </Note>
        </>
      )}
      <Actions>
        <Link to={`/rounds/${roundId}/standing`} className={buttonClass('main')}>
          {words.standing}
        </Link>
        {left !== undefined && left !== 0 && round.data?.state === 'open' && (
          <Button look="quiet" onClick={onLeave}>
            {words.again}
          </Button>
        )}
      </Actions>
    </Card>
  )
}

const Rank = ({ roundId }: { roundId: string }) => {
  const standing = useQuery(standingOf(useLoa(), roundId))
  if (standing.isPending) return <Loading />
  if (standing.data?.hiddenUntil) return <p>{words.rankLater}</p>
  return standing.data?.me ? <p className="lead">{words.rank(standing.data.me.rank)}</p> : null
}
