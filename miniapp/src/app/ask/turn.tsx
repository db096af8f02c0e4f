import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Ref, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { ask } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Note, Tag } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Loading } from '../../ui/states.tsx'
import { uuid } from '../../uuid.ts'
import type { Answer } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { type Asking, type Turn, useThread } from '../thread.tsx'
import { AnnouncedShown } from './announced.tsx'
import { CuratedShown } from './curated.tsx'
import { ProcedureShown } from './procedure.tsx'
import { Quoted } from './quoted.tsx'

type TurnProps = { turn: Turn; ref?: Ref<HTMLElement>; onResend: (asking: Asking) => void; onStop: () => void }

/** One question with what came of it: an answer, a wait, or a way to send it again. */
export const TurnShown = ({ turn, ref, onResend, onStop }: TurnProps) => {
  const { answer, failed } = turn
  // Sentences keep their place while the rest comes, so that a screen reader says none of them twice.
  const sentences = answer ? answer.sentences : turn.sentences
  return (
    <section className="turn" ref={ref}>
      <h2 className="turn-question">
        <span className="facts">{ask.you}</span>
        <Said text={turn.text} />
        {turn.document && <span className="facts">{turn.document.title}</span>}
      </h2>
      <div className="card answer">
        {answer?.curated || answer?.procedure ? null : answer ? (
          <Tag tone={answer.outcome === 'found' ? 'good' : 'plain'}>{sentences ? ask.byModel : ask.automatic}</Tag>
        ) : (
          sentences && sentences.length > 0 && <Tag>{ask.byModel}</Tag>
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

// Of a text that was pasted as much as one knows it by: beneath a whole one nobody finds what is said of it.
const [longestShown, mostOfLonger] = [160, 100]

const Said = ({ text }: { text: string }) => {
  const [isWhole, setWhole] = useState(false)
  if (isWhole || text.length <= longestShown) return text
  return (
    <>
      {text.slice(0, mostOfLonger).replace(/\s\S{0,40}$/, '')}…{' '}
      <button type="button" className="more" onClick={() => setWhole(true)}>
        {ask.whole}
      </button>
    </>
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

const areOver = (citations: Answer['citations']) =>
  citations.every(({ inForce }) => inForce === 'no' || inForce === 'suspended')

type AnswerProps = { answer: Answer; turn: Turn; onResend: (asking: Asking) => void }

const AnswerShown = ({ answer, turn, onResend }: AnswerProps) => {
  const { outcome, citations, sentences } = answer
  const isAnnounced = answer.origin === 'announced'
  return (
    <>
      {answer.curated && <CuratedShown curated={answer.curated} citations={citations} />}
      {answer.procedure && <ProcedureShown procedure={answer.procedure} />}
      {outcome === 'found' && !answer.curated && !answer.procedure && (
        <>
          {isAnnounced && <h3>{answer.note || ask.announced}</h3>}
          {isAnnounced && answer.announced?.map((told) => <AnnouncedShown key={told.id} told={told} />)}
          {!sentences && turn.sentences && turn.sentences.length > 0 && (
            <Note>
              <p>{ask.replaced}</p>
            </Note>
          )}
          {citations.length > 0 ? (
            <h3>
              {isAnnounced ? ask.alsoLaw : sentences ? ask.sources : areOver(citations) ? ask.foundOver : ask.found}
            </h3>
          ) : (
            !isAnnounced && <p className="verbatim">{answer.text}</p>
          )}
          {citations.map((citation, index) => (
            <Quoted key={citation.passageId} citation={citation} number={sentences && index + 1} />
          ))}
          {!isAnnounced && answer.announced && <h3>{ask.alsoTold}</h3>}
          {!isAnnounced && answer.announced?.map((told) => <AnnouncedShown key={told.id} told={told} />)}
        </>
      )}
      {answer.note && outcome === 'found' && citations.length > 0 && !isAnnounced && (
        <Note>
          <p>{answer.note}</p>
        </Note>
      )}
      {answer.advice && citations.length > 0 && (
        <Note>
          <p>{answer.advice}</p>
        </Note>
      )}
      {answer.urgentPhone && (
        <Note tone="urgent">
          <p>{answer.urgentPhone}</p>
        </Note>
      )}
      {answer.message && <p className="verbatim">{answer.message}</p>}
      {outcome === 'not_found' && !answer.message && (
        <>
          <h3>{asksWhich(answer) ? ask.which : answer.choices ? ask.unsure : ask.notFound}</h3>
          <p>{answer.note ?? (answer.choices ? ask.unsureWhy : ask.notFoundWhy)}</p>
          {answer.choices && (
            <ul className="rows">
              {answer.choices.map((choice) => (
                <li key={choice.title}>
                  <Chosen choice={choice} onAsk={(document) => onResend({ id: uuid(), text: turn.text, document })} />
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
          <Button look="quiet" icon="refresh" onClick={() => onResend({ ...turn, id: uuid() })}>
            {ask.again}
          </Button>
        </>
      )}
      {answer.mayHandOn && <HandOn turn={turn} questionId={answer.questionId} quiet={outcome === 'found'} />}
    </>
  )
}

type Choice = NonNullable<Answer['choices']>[number]

const asksWhich = ({ choices }: Answer) => choices?.some((choice) => 'documentId' in choice)

/** A clause that may be meant is opened; from a document that may be meant the question is answered. */
const Chosen = ({ choice, onAsk }: { choice: Choice; onAsk: (document: Turn['document']) => void }) =>
  'documentId' in choice ? (
    <button type="button" className="row" onClick={() => onAsk(choice)}>
      <span>{choice.title}</span>
      <Icon name="next" />
    </button>
  ) : (
    <Link className="row" href={leadsTo(choice)}>
      <span>{choice.title}</span>
      <Icon name="next" />
    </Link>
  )

const leadsTo = (choice: Exclude<Choice, { documentId: string }>) => {
  if ('procedureId' in choice) return `/procedures/${choice.procedureId}${choice.language === 'en' ? '?lang=en' : ''}`
  return 'curatedId' in choice ? `/answers/${choice.curatedId}` : `/passages/${choice.passageId}`
}

const HandOn = ({ turn, questionId, quiet }: { turn: Turn; questionId: string; quiet: boolean }) => {
  const { api } = useLoa()
  const { change } = useThread()
  const client = useQueryClient()
  const hand = useMutation({
    mutationFn: () => read(api.questions[':id']['hand-on'].$post({ param: { id: questionId } })),
    onSuccess: () => {
      change({ ...turn, handedOn: true })
      return reread(client, [['my-questions']])
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
