import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { reread } from '../../reread.ts'
import { places, quizzes as words } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { RoundPage } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { quizzesOpen, roundBy } from '../queries.ts'
import { type Desk, isDone, timed } from '../quiz/desk.ts'
import { changeDesk, deskHere, forgetDesk, layDesk, useDesk } from '../quiz/desk-store.ts'
import { foremost } from '../quiz/foremost.ts'
import { Result, type Submitted } from '../quiz/result.tsx'
import { Start } from '../quiz/start.tsx'
import { quiz as quizWords } from '../quiz/strings.ts'
import { Taking } from '../quiz/taking.tsx'
import { Missing } from './missing.tsx'

export const Quiz = ({ id }: { id: string }) => {
  const query = useQuery(quizzesOpen(useLoa()))
  const back = useBack('/quizzes')
  const found = query.data?.find((quiz) => quiz.id === id)
  if (query.data && !found) return <Missing />
  return (
    <Page title={found?.title ?? places.quizzes} onBack={back}>
      <Loaded query={query}>
        {() => {
          const round = found && foremost(found.rounds)
          return round ? <Round id={round.id} key={round.id} /> : <Empty icon="quiz" title={words.noRounds} />
        }}
      </Loaded>
    </Page>
  )
}

/** Before, during and after an attempt, on one page: nothing of it is in the address, so Back leaves it whole. */
const Round = ({ id }: { id: string }) => {
  const client = useQueryClient()
  const query = useQuery(roundBy(useLoa(), id))
  const desk = useDesk(id)
  const [resumed, setResumed] = useState(false)
  const [submitted, setSubmitted] = useState<Submitted | null>(null)
  useServerTime(id, query)
  const isGone = resumed && !desk
  useEffect(() => {
    // Another tab has handed it in.
    if (isGone) void reread(client, [['round', id]]).then(() => setResumed(false))
  }, [isGone, client, id])
  if (submitted) {
    return <Result roundId={id} submitted={submitted} onLeave={() => setSubmitted(null)} />
  }
  // What is done goes on its way at once, when the app is opened again too.
  if (desk && (resumed || isDone(desk))) {
    const finish = (result: Submitted) => {
      forgetDesk(id)
      setResumed(false)
      setSubmitted(result)
    }
    return <Taking roundId={id} desk={desk} onFinished={finish} key={desk.paper.attemptId} />
  }
  const begin = (next: Desk) => {
    layDesk(id, next)
    setResumed(true)
  }
  // Without a network the paper on this phone is still there to work on.
  if (query.isError && !query.data && desk) return <Resume error={query.error} onResume={() => setResumed(true)} />
  return <Loaded query={query}>{(round) => <Start round={round} desk={desk} onBegin={begin} />}</Loaded>
}

/** Sets a paper's clock by what the server says with the round: the phone's own may have been set since it was laid down. */
function useServerTime(id: string, { data, dataUpdatedAt }: { data?: RoundPage; dataUpdatedAt: number }): void {
  useEffect(() => {
    const desk = deskHere(id)
    if (!data || !desk) return
    const { attemptId, deadlineAt } = desk.paper
    const now = data.now + Date.now() - dataUpdatedAt
    changeDesk(id, attemptId, (before) => timed(before, { now, deadlineAt: Math.min(deadlineAt, data.closesAt) }))
  }, [id, data, dataUpdatedAt])
}

const Resume = ({ error, onResume }: { error: Error; onResume: () => void }) => (
  <Card>
    <Wrong>{error.message}</Wrong>
    <Button wide onClick={onResume}>
      {quizWords.resume}
    </Button>
  </Card>
)
