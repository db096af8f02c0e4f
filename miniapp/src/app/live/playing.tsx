import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { PhoneNews } from '../../../../bot/live-rooms/hub.ts'
import { read } from '../../api.ts'
import { useNews } from '../../live/news.ts'
import { letterOf, useLeft } from '../../live/seconds.ts'
import { liveWords } from '../../live/strings.ts'
import { TimeLeft } from '../../live/time-left.tsx'
import { Top } from '../../live/top.tsx'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Card, Note } from '../../ui/card.tsx'
import { Wrong } from '../../ui/field.tsx'
import { Loading } from '../../ui/states.tsx'
import { useLoa } from '../loa.tsx'
import { forgetRoom, keepRoom, keptRoom } from './kept.ts'
import { useSending } from './sending.ts'
import { live as words } from './strings.ts'

type Question = NonNullable<PhoneNews['view']['question']>
type Sending = ReturnType<typeof useSending>

/** What the hall does now, on one phone of it. */
export function Playing({ roomId, onGone }: { roomId: string; onGone: () => void }) {
  const { api, session } = useLoa()
  const room = api['live-rooms'][':id']
  const param = { id: roomId }
  const { news, gone, away } = useNews<PhoneNews>(roomId, {
    async events(signal) {
      await session.started
      return room.events.$get({ param }, { init: { signal } })
    },
    look: () => read(room.$get({ param })) as Promise<PhoneNews>,
  })
  const sending = useSending(roomId)
  useEffect(() => {
    if (gone) onGone()
  }, [gone, onGone])
  if (!news) return away ? <Note tone="urgent">{words.away}</Note> : <Loading />
  return (
    <>
      <div role="status" className="live-status">
        {away && <Note tone="urgent">{words.away}</Note>}
      </div>
      <Now news={news} sending={sending} />
    </>
  )
}

function Now({ news, sending }: { news: PhoneNews; sending: Sending }) {
  const { view, mine } = news
  const { phase, question } = view
  if (phase === 'ended') return <Ended news={news} />
  if (phase === 'waiting' || !question) return <Waiting mine={mine} />
  if (phase === 'asking') return <Asking news={news} question={question} sending={sending} key={question.position} />
  return (
    <>
      {phase === 'answer' && <Answer view={view} question={question} mine={mine} />}
      <Card live>
        {phase === 'scores' && question.skipped && <p>{liveWords.skipped}</p>}
        <p className="live-big">{words.now(mine.score ?? 0, mine.place)}</p>
        {phase === 'scores' && view.top.length > 0 && <h2>{liveWords.leading}</h2>}
        {phase === 'scores' && <Top view={view} mine={mine.number} />}
        <p>{words.between}</p>
      </Card>
    </>
  )
}

const Waiting = ({ mine }: { mine: PhoneNews['mine'] }) => (
  <Card live>
    <h2>{words.waitingTitle}</h2>
    <p className="live-big">{liveWords.seat(mine.number)}</p>
    {mine.name && <p>{mine.hidden ? words.hiddenName : mine.name}</p>}
    <p>{words.waiting}</p>
  </Card>
)

function Asking({ news, question, sending }: { news: PhoneNews; question: Question; sending: Sending }) {
  const { view, mine } = news
  const leftMs = useLeft(question.closesAt, view.now)
  const { position } = question
  const [picked, setPicked] = useState(() => {
    const kept = keptRoom()?.picked
    return kept?.position === position ? kept.chosen : []
  })
  const pick = (chosen: number[]) => {
    setPicked(chosen)
    const kept = keptRoom()
    if (kept) keepRoom({ ...kept, picked: { position, chosen } })
  }
  const onItsWay = sending.answer?.position === position
  const stands = sending.acknowledged?.position === position ? sending.acknowledged.chosen : mine.chosen
  const refused = sending.refused?.position === position ? sending.refused.message : null
  const over = leftMs <= 0
  const ready = picked.length > 0 && !stands && !onItsWay && !over
  // What was chosen and not sent when the time is over goes on its way: the server says whether it still counts.
  const last = useRef({ ready: false, picked })
  if (!over) last.current = { ready, picked }
  useEffect(() => {
    if (over && last.current.ready) sending.send({ position, chosen: last.current.picked })
    last.current = { ready: false, picked: [] }
  }, [over, position, sending.send])
  return (
    <>
      <TimeLeft leftMs={leftMs} wholeMs={question.closesAt - question.openedAt} />
      {stands || onItsWay || over ? (
        <Given question={question} chosen={stands ?? sending.answer?.chosen ?? null} over={over}>
          <h2>{stands ? words.sent : onItsWay ? words.sending : words.closed}</h2>
          {refused && <Wrong>{refused}</Wrong>}
          {!stands && !onItsWay && !refused && <p>{words.closedNone}</p>}
          <p>{onItsWay ? words.sendingWhy : over ? words.closedWait : words.sentWait}</p>
        </Given>
      ) : (
        <form
          className="live-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (ready) sending.send({ position, chosen: picked })
          }}
        >
          <Picking view={view} question={question} picked={picked} onPick={pick} />
          <div className="live-send">
            <Button type="submit" wide busy={!ready}>
              {words.send}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}

type PickingProps = {
  view: PhoneNews['view']
  question: Question
  picked: number[]
  onPick: (picked: number[]) => void
}

const Picking = ({ view, question: { position, text, options, many }, picked, onPick }: PickingProps) => (
  <fieldset className="live-options">
    <legend>
      <span className="live-number">{liveWords.question(position + 1, view.total)}</span> {text}
    </legend>
    <p>{many ? liveWords.many : words.pick}</p>
    {options.map((option, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: options keep their order, and two may read alike
      <label className="live-option" key={at}>
        <input
          type={many ? 'checkbox' : 'radio'}
          name={`question-${position}`}
          checked={picked.includes(at)}
          onChange={({ target }) =>
            onPick(many ? [...picked.filter((one) => one !== at), ...(target.checked ? [at] : [])].sort() : [at])
          }
        />
        <span className="live-letter">{letterOf(at)}</span>
        <span className="live-words">{option}</span>
      </label>
    ))}
  </fieldset>
)

const Given = ({
  question,
  chosen,
  children,
}: {
  question: Question
  chosen: number[] | null
  over: boolean
  children: React.ReactNode
}) => (
  <Card live>
    {children}
    {chosen && (
      <ul className="live-list">
        {chosen.map((at) => (
          <li key={at} className="live-chosen">
            <span className="live-letter">{letterOf(at)}</span> {question.options[at]}
          </li>
        ))}
      </ul>
    )}
  </Card>
)

const Answer = ({ view, question, mine }: { view: PhoneNews['view']; question: Question; mine: PhoneNews['mine'] }) => (
  <>
    <div role="status">
      <Note tone={mine.right ? 'good' : 'plain'} icon={mine.right ? 'check' : 'info'}>
        <p className="live-big">{mine.chosen === null ? words.none : mine.right ? words.right : words.wrong}</p>
      </Note>
    </div>
    <Card>
      <h2>
        <span className="live-number">{liveWords.question(question.position + 1, view.total)}</span> {question.text}
      </h2>
      <ul className="live-list">
        {question.options.map((option, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: options keep their order, and two may read alike
          <li className="live-told" data-right={question.correct?.includes(at) || undefined} key={at}>
            <span className="live-letter">{letterOf(at)}</span>
            <span className="live-words">
              {option}
              {question.correct?.includes(at) && <strong className="live-mark">{liveWords.right}</strong>}
              {mine.chosen?.includes(at) && <strong className="live-mark">{words.yours}</strong>}
            </span>
          </li>
        ))}
      </ul>
      {question.explanation && <p>{question.explanation}</p>}
    </Card>
  </>
)

const Ended = ({ news: { view, mine } }: { news: PhoneNews }) => {
  // Whoever comes again comes into another room.
  useEffect(forgetRoom, [])
  return (
    <>
      <Card live>
        <h2>{words.ended}</h2>
        <p className="live-big">{words.final(mine.score ?? 0, mine.place)}</p>
        <Top view={view} mine={mine.number} />
      </Card>
      <Link to={`/rounds/${view.roundId}/standing`} className={buttonClass('quiet')}>
        {words.ledger}
      </Link>
    </>
  )
}
