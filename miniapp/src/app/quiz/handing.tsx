import { ApiError } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { givenInWords } from './asked.tsx'
import { type Desk, guessOf } from './desk.ts'
import { quiz as words } from './strings.ts'
import type { Submit } from './submit.ts'

type HandingProps = {
  desk: Desk
  timeUp: boolean
  submit: Submit
  onGuess: (guess: string) => void
  onOpen: (question: number) => void
  onDrop: () => void
}

/** The whole paper to look over, the guess if there is one, and the one tap that hands it in. */
export const Handing = ({ desk, timeUp, submit, onGuess, onOpen, onDrop }: HandingProps) => {
  const { paper, requireAll, answers, guess } = desk
  const missing = answers.filter((chosen) => chosen.length === 0).length
  const guessWrong = guess.trim() !== '' && guessOf(guess) === null ? words.guessWrong : undefined
  const guessMissing = requireAll && paper.guess !== null && guess.trim() === ''
  const mayHandIn = timeUp || (!guessWrong && !guessMissing && !(requireAll && missing > 0))
  return (
    <section className="handing">
      <h2 className="section-title">{words.reviewTitle}</h2>
      {timeUp && (
        <Note tone="urgent" icon="clock">
          <p role="status">{words.timeUp}</p>
        </Note>
      )}
      {!timeUp && (
        <>
          <p>{missing > 0 ? words.missing(missing) : words.allAnswered}</p>
          <ol className="rows">
            {paper.questions.map((question, at) => (
              <li key={question.id}>
                <button type="button" className="row" onClick={() => onOpen(at)}>
                  <span>
                    <b>
                      {at + 1}. {question.text}
                    </b>
                    <small>{givenInWords(question.options, answers[at] ?? [], question.kind)}</small>
                  </span>
                  <Icon name="edit" />
                </button>
              </li>
            ))}
          </ol>
          {paper.guess && (
            <TextField
              label={words.guess[paper.guess]}
              inputMode="numeric"
              value={guess}
              wrong={guessWrong}
              hint={guessMissing ? words.guessMissing : undefined}
              onChange={(event) => onGuess(event.target.value)}
            />
          )}
          <p>{words.once}</p>
        </>
      )}
      {submit.isError && (
        <Wrong>
          {timeUp ? words.notSentLate : words.notSent} {submit.error.message}
        </Wrong>
      )}
      {submit.error instanceof ApiError && submit.error.code === 'NOT_FOUND' && (
        <Button look="quiet" onClick={onDrop}>
          {words.drop}
        </Button>
      )}
      <Button wide busy={submit.isPending || !mayHandIn} onClick={() => submit.hand(!timeUp)}>
        {submit.isPending ? words.submitting : submit.isError ? words.resend : words.submit}
      </Button>
    </section>
  )
}
