import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { places, quiz as quizWords, quizzes as words } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { quizzesOpen, roundBy } from '../queries.ts'
import { isDone, useDesk } from '../quiz/desk.ts'
import { foremost } from '../quiz/foremost.ts'
import { Result, type Submitted } from '../quiz/result.tsx'
import { Start } from '../quiz/start.tsx'
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
  const query = useQuery(roundBy(useLoa(), id))
  const { desk, lay, clear } = useDesk(id)
  // What is done goes on its way at once, when the app is opened again too.
  const [working, setWorking] = useState(() => desk !== null && isDone(desk))
  const [submitted, setSubmitted] = useState<Submitted | null>(null)
  if (submitted) {
    return <Result roundId={id} submitted={submitted} onLeave={() => setSubmitted(null)} />
  }
  if (working && desk) {
    const finish = (result: Submitted) => {
      clear()
      setWorking(false)
      setSubmitted(result)
    }
    return <Taking desk={desk} onChange={lay} onFinished={finish} />
  }
  const begin = (next: Parameters<typeof lay>[0]) => {
    lay(next)
    setWorking(true)
  }
  // Without a network the paper on this phone is still there to work on.
  if (query.isError && !query.data && desk) return <Resume error={query.error} onResume={() => setWorking(true)} />
  return <Loaded query={query}>{(round) => <Start round={round} desk={desk} onBegin={begin} />}</Loaded>
}

const Resume = ({ error, onResume }: { error: Error; onResume: () => void }) => (
  <Card>
    <Wrong>{error.message}</Wrong>
    <Button wide onClick={onResume}>
      {quizWords.resume}
    </Button>
  </Card>
)
