import type { LeadNews } from '../../../../../../bot/live-rooms/hub.ts'
import { letterOf } from '../../../../live/seconds.ts'
import { liveWords } from '../../../../live/strings.ts'
import { TimeLeft } from '../../../../live/time-left.tsx'
import { Top } from '../../../../live/top.tsx'
import { Icon } from '../../../../ui/icons.tsx'
import { Qr } from '../../../../ui/qr.tsx'
import { room as words } from './strings.ts'
import { usePhase } from './use-room.ts'

type View = LeadNews['view']
type Question = NonNullable<View['question']>

const mostNames = 60
// The server leads from this name to the mini app, whatever its id.
const addressOf = (code: string) => `${location.origin}/zapps/app/live/${code}`
/** In two groups, as it is read aloud. */
const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`

/** What a hall sees. */
export function OnWall({ news: { view, seats } }: { news: LeadNews }) {
  const { phase } = view
  if (phase === 'waiting') return <Waiting view={view} seats={seats} />
  if (phase === 'ended') return <Ended view={view} />
  if (phase === 'scores') return <Scores view={view} />
  return view.question ? <Asked view={view} question={view.question} /> : null
}

const Waiting = ({ view, seats }: { view: View; seats: LeadNews['seats'] }) => {
  const named = view.namesShown ? seats.filter(({ name, hidden }) => name && !hidden) : []
  return (
    <div className="wall-waiting">
      {view.code && (
        <div className="wall-join">
          <Qr text={addressOf(view.code)} label={words.qr} />
          <div>
            <p>{words.join}</p>
            <p className="wall-code">{spaced(view.code)}</p>
          </div>
        </div>
      )}
      <p className="wall-people">{liveWords.people(view.people)}</p>
      <ul className="wall-names">
        {named.slice(-mostNames).map(({ number, name }) => (
          <li key={number}>{name}</li>
        ))}
        {named.length > mostNames && <li>{words.more(named.length - mostNames)}</li>}
      </ul>
    </div>
  )
}

function Asked({ view, question }: { view: View; question: Question }) {
  const { leftMs, phase } = usePhase(view)
  const most = Math.max(1, view.people)
  return (
    <div className="wall-asked">
      <h2>
        <span className="wall-number">{liveWords.question(question.position + 1, view.total)}</span> {question.text}
      </h2>
      {question.many && <p>{liveWords.many}</p>}
      {phase !== 'answer' && (
        <div className="wall-time">
          <TimeLeft leftMs={leftMs} wholeMs={question.closesAt - question.openedAt} />
          <p>{words.answered(question.answered, view.people)}</p>
        </div>
      )}
      <ol className="wall-options">
        {question.options.map((option, at) => {
          const right = question.correct?.includes(at) ?? false
          const count = question.counts?.[at]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: options keep their order, and two may read alike
            <li key={at} data-right={right || undefined} data-told={count !== undefined || undefined}>
              <span className="live-letter">{letterOf(at)}</span>
              <span className="wall-option">
                {option}
                {right && (
                  <strong className="wall-right">
                    <Icon name="check" /> {liveWords.right}
                  </strong>
                )}
                {count !== undefined && (
                  <span className="wall-count">
                    <progress max={most} value={count} aria-hidden="true" /> {liveWords.chosenBy(count)}
                  </span>
                )}
              </span>
            </li>
          )
        })}
      </ol>
      {question.explanation && <p className="wall-why">{question.explanation}</p>}
    </div>
  )
}

const Scores = ({ view }: { view: View }) => (
  <div className="wall-scores">
    {view.question?.skipped && <p>{liveWords.skipped}</p>}
    <h2>{liveWords.leading}</h2>
    {view.top.length === 0 && <p>{words.nobody}</p>}
    <Top view={view} />
  </div>
)

const Ended = ({ view }: { view: View }) => (
  <div className="wall-scores">
    <h2>{words.thanks}</h2>
    <Top view={view} />
    <p>{words.result}</p>
  </div>
)
