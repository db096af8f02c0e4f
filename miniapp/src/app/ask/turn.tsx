import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Ref } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { ask } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Note, Tag } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Loading } from '../../ui/states.tsx'
import { useLoa } from '../loa.tsx'
import type { Answer } from '../replies.ts'
import { type Turn, useThread } from '../thread.tsx'
import { uuid } from '../uuid.ts'
import { Quoted } from './quoted.tsx'

type TurnProps = { turn: Turn; ref?: Ref<HTMLElement>; onResend: (turn: Turn) => void; onStop: () => void }

/** One question with what came of it: an answer, a wait, or a way to send it again. */
export const TurnShown = ({ turn, ref, onResend, onStop }: TurnProps) => {
  const { answer, failed } = turn
  // Sentences keep their place while the rest comes, so that a screen reader says none of them twice.
  const sentences = answer ? answer.sentences : turn.sentences
  return (
    <section className="turn" ref={ref}>
      <h2 className="turn-question">
        <span className="facts">{ask.you}</span>
        {turn.text}
      </h2>
      <div className="card answer">
        {answer ? (
          <Tag tone={answer.outcome === 'found' ? 'good' : 'plain'}>{sentences ? ask.byModel : ask.automatic}</Tag>
        ) : (
          sentences?.length && <Tag>{ask.byModel}</Tag>
        )}
        {sentences && <Written sentences={sentences} />}
        {answer ? (
          <AnswerShown answer={answer} turn={turn} onResend={onResend} />
        ) : failed ? (
          <>
            <h3>{ask.notSent}</h3>
            <Wrong>{failed}</Wrong>
            <Button icon="refresh" onClick={() => onResend(turn)}>
              {ask.resend}
            </Button>
          </>
        ) : turn.stopped ? (
          <>
            <p>{ask.stopped}</p>
            <Button look="quiet" onClick={() => onResend(turn)}>
              {ask.showAnswer}
            </Button>
          </>
        ) : (
          <Waiting writing={Boolean(sentences?.length)} onStop={onStop} />
        )}
      </div>
    </section>
  )
}

const Written = ({ sentences }: { sentences: string[] }) => (
  <p className="written">
    {sentences.map((sentence, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: what was written stays where it is
      <span key={index}>{sentence} </span>
    ))}
  </p>
)

const Waiting = ({ writing, onStop }: { writing: boolean; onStop: () => void }) => (
  <>
    <p className={writing ? 'facts' : undefined}>{writing ? ask.writing : ask.sending}</p>
    <Loading />
    <div className="late">
      <Button look="plain" icon="close" onClick={onStop}>
        {ask.stop}
      </Button>
    </div>
  </>
)

type AnswerProps = { answer: Answer; turn: Turn; onResend: (turn: Turn) => void }

const AnswerShown = ({ answer, turn, onResend }: AnswerProps) => {
  const { outcome, citations, sentences } = answer
  return (
    <>
      {outcome === 'found' && (
        <>
          {!sentences && turn.sentences && turn.sentences.length > 0 && (
            <Note>
              <p>{ask.replaced}</p>
            </Note>
          )}
          <h3>{sentences ? ask.sources : ask.found}</h3>
          {citations.map((citation, index) => (
            <Quoted key={citation.passageId} citation={citation} number={sentences && index + 1} />
          ))}
        </>
      )}
      {answer.advice && (
        <Note>
          <p>{answer.advice}</p>
        </Note>
      )}
      {answer.urgentPhone && (
        <Note tone="urgent">
          <p>{answer.urgentPhone}</p>
        </Note>
      )}
      {answer.message && <p>{answer.message}</p>}
      {outcome === 'not_found' && !answer.message && (
        <>
          <h3>{answer.choices ? ask.unsure : ask.notFound}</h3>
          <p>{answer.choices ? ask.unsureWhy : ask.notFoundWhy}</p>
          {answer.choices && (
            <ul className="rows">
              {answer.choices.map(({ passageId, title }) => (
                <li key={passageId}>
                  <Link className="row" href={`/passages/${passageId}`}>
                    <span>{title}</span>
                    <Icon name="next" />
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {outcome === 'unavailable' && (
        <>
          <h3>{ask.unavailable}</h3>
          <p>{ask.unavailableWhy}</p>
          {/* A new id: the first one has had its answer, such as it was. */}
          <Button look="quiet" icon="refresh" onClick={() => onResend({ id: uuid(), text: turn.text })}>
            {ask.again}
          </Button>
        </>
      )}
      {answer.mayHandOn && <HandOn turn={turn} questionId={answer.questionId} quiet={outcome === 'found'} />}
    </>
  )
}

const HandOn = ({ turn, questionId, quiet }: { turn: Turn; questionId: string; quiet: boolean }) => {
  const { api } = useLoa()
  const { change } = useThread()
  const client = useQueryClient()
  const hand = useMutation({
    mutationFn: () => read(api.questions[':id']['hand-on'].$post({ param: { id: questionId } })),
    onSuccess: () => {
      change({ ...turn, handedOn: true })
      return client.invalidateQueries({ queryKey: ['my-questions'] })
    },
  })
  if (turn.handedOn) {
    return (
      <Note tone="good">
        <p role="status">{ask.handedOn}</p>
      </Note>
    )
  }
  return (
    <>
      {!quiet && <p>{ask.handOnWhy}</p>}
      <Button look={quiet ? 'plain' : 'main'} busy={hand.isPending} onClick={() => hand.mutate()}>
        {ask.handOn}
      </Button>
      {hand.isError && <Wrong>{hand.error.message}</Wrong>}
    </>
  )
}
