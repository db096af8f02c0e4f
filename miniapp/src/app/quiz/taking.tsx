import { useEffect, useRef, useState } from 'react'
import { quiz as words } from '../../strings.ts'
import { Actions, Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { minutesLeft } from '../dates.ts'
import type { Desk } from './desk.ts'
import { Handing } from './handing.tsx'
import { useHold } from './hold.ts'
import type { Submitted } from './result.tsx'
import { useSubmit } from './submit.ts'
import { useTimeLeft } from './time-left.ts'

type TakingProps = {
  desk: Desk
  onChange: (desk: Desk) => void
  onFinished: (result: Submitted) => void
}

const hourMs = 3_600_000
const minuteMs = 60_000

/** One question a page, then all of them to look over, then one tap to hand in. */
export const Taking = ({ desk, onChange, onFinished }: TakingProps) => {
  const { paper, answers } = desk
  const firstOpen = answers.findIndex((chosen) => chosen.length === 0)
  const [at, setAt] = useState(firstOpen === -1 ? paper.questions.length : firstOpen)
  const submit = useSubmit(desk, onChange, onFinished)
  const leftMs = useTimeLeft(paper.deadlineAt, desk.skewMs)
  const timeUp = leftMs <= 0
  const due = timeUp || desk.handedIn === true
  const { mutate, isIdle } = submit
  useEffect(() => {
    if (due && isIdle) mutate()
  }, [due, isIdle, mutate])

  const atReview = at >= paper.questions.length
  useHold(desk, atReview)

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
      <p className="visually-hidden" role="status">
        {leftMs > 0 && leftMs <= minuteMs && words.lastMinute}
      </p>
      <div ref={heading} tabIndex={-1} className="focus-start">
        {question ? (
          <Choices
            key={question.id}
            legend={<span className="question">{question.text}</span>}
            hint={question.many ? words.many : undefined}
            many={question.many}
            options={question.options.map((label, value) => ({ value, label }))}
            picked={answers[at] ?? []}
            onPick={(chosen) =>
              onChange({
                ...desk,
                answers: answers.map((before, index) => (index === at ? chosen.sort((a, b) => a - b) : before)),
              })
            }
          />
        ) : (
          <Handing desk={desk} timeUp={timeUp} submit={submit} onChange={onChange} onOpen={setAt} />
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
