import { serverOrigin } from '../../platform.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { InOrder } from '../../ui/in-order.tsx'
import type { Paper } from '../api-types.ts'
import type { Given } from './desk.ts'
import { quiz as words } from './strings.ts'

type Question = Paper['questions'][number]
type AskedProps = { question: Question; given: Given; onGive: (given: Given) => void }

const indexesIn = (given: Given) => (typeof given === 'string' ? [] : given)

/** One question with what answers it: options to choose, things to put in order, or a field to write in. */
export const Asked = ({ question, given, onGive }: AskedProps) => {
  // Papers laid down before there were other kinds say none.
  const { kind = 'choice', many, options } = question
  const legend = <Legend question={question} />
  if (kind === 'choice') {
    return (
      <Choices
        legend={legend}
        hint={many ? words.many : undefined}
        many={many}
        options={options.map((label, value) => ({ value, label }))}
        picked={indexesIn(given)}
        onPick={(chosen) => onGive(chosen.sort((a, b) => a - b))}
      />
    )
  }
  if (kind === 'short') {
    return (
      <fieldset className="choices">
        <legend>{legend}</legend>
        <TextField
          label={words.yourAnswer}
          hint={words.yourAnswerHint}
          maxLength={200}
          autoComplete="off"
          value={typeof given === 'string' ? given : ''}
          onChange={(event) => onGive(event.target.value)}
        />
      </fieldset>
    )
  }
  const chosen = indexesIn(given)
  const row = chosen.length === options.length ? chosen : options.map((_, index) => index)
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      <p className="field-hint">{words.orderHint}</p>
      <InOrder items={row.map((value) => ({ value, label: options[value] ?? '' }))} onMove={onGive} />
      {chosen.length === 0 && (
        <Button look="quiet" onClick={() => onGive(row)}>
          {words.keepOrder}
        </Button>
      )}
    </fieldset>
  )
}

const Legend = ({ question: { section, text, picture } }: { question: Question }) => (
  <>
    {section && <small className="question-section">{section}</small>}
    <span className="question">{text}</span>
    {picture && <Pictured picture={picture} />}
  </>
)

export const pictureAt = (id: string) => `${serverOrigin()}/api/question-bank/pictures/${id}`

export const Pictured = ({ picture: { id, alt, width, height } }: { picture: NonNullable<Question['picture']> }) => (
  <img className="question-picture" src={pictureAt(id)} alt={alt} width={width} height={height} />
)

/** What was given to a question, as one line. */
export function givenInWords(options: string[], given: Given, kind: Question['kind'] | undefined): string {
  if (given.length === 0) return words.unanswered
  if (typeof given === 'string') return given
  return given.map((option, at) => `${kind === 'order' ? `${at + 1}. ` : ''}${options[option] ?? ''}`).join('; ')
}
