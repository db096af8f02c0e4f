import { useCallback, useEffect, useRef, useState } from 'react'

import { Actions, Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Progress } from '../../ui/progress.tsx'
import { minutesLeft } from '../dates.ts'
import { Asked, pictureAt } from './asked.tsx'
import { type Desk, written } from './desk.ts'
import { changeDesk, forgetDesk } from './desk-store.ts'
import { Handing } from './handing.tsx'
import { useHold } from './hold.ts'
import type { Submitted } from './result.tsx'
import { quiz as words } from './strings.ts'
import { useSubmit } from './submit.ts'
import { useTimeLeft } from './time-left.ts'

type Change = (next: (now: Desk) => Partial<Pick<Desk, 'answers' | 'guess'>>) => void

type TakingProps = {
  roundId: string
  desk: Desk
  onFinished: (result: Submitted) => void
}

const hourMs = 3_600_000
const minuteMs = 60_000

/** One question a page, then all of them to look over, then one tap to hand in. */
export const Taking = ({ roundId, desk, onFinished }: TakingProps) => {
  const { paper, answers } = desk
  const firstOpen = answers.findIndex((chosen) => chosen.length === 0)
  const [at, setAt] = useState(firstOpen === -1 ? paper.questions.length : firstOpen)
  const atReview = at >= paper.questions.length
  const [heard, setHeard] = useState(0)
  const leftMs = useTimeLeft(paper.deadlineAt, desk.skewMs, heard)
  const timeUp = leftMs <= 0
  const lastMinute = !timeUp && leftMs <= minuteMs
  const due = timeUp || desk.handedIn === true
  const submit = useSubmit({ roundId, desk, due, onFinished })
  const onHeard = useCallback(() => setHeard((before) => before + 1), [])
  const offline = useHold({ roundId, desk, atReview, lastMinute, onHeard, onOver: () => submit.hand(false) })
  usePictures(paper)
  const change: Change = (next) => changeDesk(roundId, paper.attemptId, (now) => written(now, next(now)))

  const question = due ? undefined : paper.questions[at]
  const heading = useFocus(at)
  return (
    <>
      <Progress
        done={answers.filter((chosen) => chosen.length > 0).length}
        of={paper.questions.length}
        words={question ? words.question(at + 1, paper.questions.length) : words.reviewTitle}
        aside={leftMs < hourMs && <span className="time-left">{words.timeLeft(minutesLeft(leftMs))}</span>}
      />
      <div role="status">
        {lastMinute && (
          <Note tone="urgent" icon="clock">
            {words.lastMinute}
          </Note>
        )}
        {offline && !due && <Note>{words.offline}</Note>}
      </div>
      <div ref={heading} tabIndex={-1} className="focus-start">
        {question ? (
          <Asked
            key={question.id}
            question={question}
            given={answers[at] ?? []}
            onGive={(given) =>
              change((now) => ({ answers: now.answers.map((before, index) => (index === at ? given : before)) }))
            }
          />
        ) : (
          <Handing
            desk={desk}
            timeUp={timeUp}
            submit={submit}
            onGuess={(guess) => change(() => ({ guess }))}
            onOpen={setAt}
            onDrop={() => forgetDesk(roundId)}
          />
        )}
      </div>
      {question && (
        <Actions>
          {at > 0 && (
            <Button look="quiet" onClick={() => setAt(at - 1)}>
              {words.previous}
            </Button>
          )}
          <Button onClick={() => setAt(at + 1)}>
            {at + 1 < paper.questions.length ? words.forward : words.review}
          </Button>
        </Actions>
      )}
    </>
  )
}

/** Fetches every picture at once: the network may be gone when its question comes. */
function usePictures({ questions }: Desk['paper']): void {
  useEffect(() => {
    for (const { picture } of questions) if (picture) new Image().src = pictureAt(picture.id)
  }, [questions])
}

/** Moves the focus to the question when it changes, not when the page opens. */
function useFocus(at: number) {
  const target = useRef<HTMLDivElement>(null)
  const shown = useRef(at)
  useEffect(() => {
    if (shown.current === at) return
    shown.current = at
    window.scrollTo(0, 0)
    target.current?.focus({ preventScroll: true })
  }, [at])
  return target
}
