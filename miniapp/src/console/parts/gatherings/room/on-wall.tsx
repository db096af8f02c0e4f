import { useQuery } from '@tanstack/react-query'
import { read } from '../../../../api.ts'
import { Qr } from '../../../../ui/qr.tsx'
import type { Wall } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { clockOf } from '../../../clock.ts'
import { gatheringWords } from '../strings.ts'
import { motions as motionWords, room as words } from './strings.ts'

/** What stands before the hall now. */
export function OnWall({ wall }: { wall: Wall }) {
  const { what, id } = wall.shown
  if (what === 'agenda') return <Agenda wall={wall} />
  if (what === 'paper') return <Paper wall={wall} />
  if (what === 'comments') return <Comments wall={wall} />
  const motion = what === 'motion' && wall.motions.find((one) => one.id === id)
  return motion ? <Motion motion={motion} /> : <Code wall={wall} />
}

function Code({ wall: { id, present } }: { wall: Wall }) {
  const code = useQuery({
    queryKey: ['gathering', id, 'code'],
    queryFn: () => read(api.gatherings[':id'].code.$get({ param: { id }, query: { point: '0' } })),
    // Asked again as the code changes, by the server's clock.
    refetchInterval: ({ state }) =>
      state.data ? Math.min(4000, Math.max(500, state.data.until - state.data.now)) : 4000,
    refetchIntervalInBackground: true,
  })
  return (
    <div className="gathering-wall">
      <div className="gathering-code">
        {code.data && <Qr text={code.data.link} label={gatheringWords.wall.label} />}
      </div>
      <div>
        <p>{gatheringWords.wall.lead}</p>
        {code.data?.roomNumber && <p className="gathering-number">{gatheringWords.wall.room(code.data.roomNumber)}</p>}
        <p className="gathering-present" role="status">
          {words.present(present)}
        </p>
        {code.error && <p>{code.error.message}</p>}
      </div>
    </div>
  )
}

const Agenda = ({ wall: { agenda } }: { wall: Wall }) =>
  agenda.length === 0 ? (
    <p>{words.noAgenda}</p>
  ) : (
    <ol className="wall-agenda">
      {agenda.map(({ id, startsAt, title, speaker }) => (
        <li key={id}>
          {startsAt !== null && <b>{clockOf(startsAt)} </b>}
          {title}
          {speaker && <small> {speaker}</small>}
        </li>
      ))}
    </ol>
  )

function Paper({ wall: { paper } }: { wall: Wall }) {
  if (!paper || paper.withdrawn)
    return (
      <p className="wall-gone" role="alert">
        {words.paperGone}
      </p>
    )
  return (
    <article className="wall-paper">
      <h2>{paper.title}</h2>
      {paper.picture ? (
        <img className="wall-picture" src={paper.picture} alt={paper.title} />
      ) : (
        <p className="verbatim">{paper.text || words.noText}</p>
      )}
      {paper.pages > 1 && <p className="wall-page">{words.page(paper.page + 1, paper.pages)}</p>}
    </article>
  )
}

const Comments = ({ wall: { comments } }: { wall: Wall }) =>
  comments.length === 0 ? (
    <p>{words.noComments}</p>
  ) : (
    <ul className="wall-comments">
      {comments.slice(0, 6).map(({ id, text, name, alike, answer }) => (
        <li key={id}>
          <p>{text}</p>
          <small>
            {name || words.unnamed}
            {alike > 1 && ` · ${words.alike(alike)}`}
          </small>
          {answer && <p className="wall-answer">{words.answered(answer)}</p>}
        </li>
      ))}
    </ul>
  )

export type WallMotion = Wall['motions'][number]

function Motion({ motion }: { motion: WallMotion }) {
  const { text, options, way, state, result, resultHash, voted, entitled } = motion
  const most = Math.max(1, ...(result?.counts ?? []))
  return (
    <div className="wall-motion">
      <h2>{text}</h2>
      <ol>
        {options.map((option, n) => (
          <li key={option}>
            <span>{option}</span>
            {result && <strong>{result.counts[n] ?? 0}</strong>}
            {result && <meter min={0} max={most} value={result.counts[n] ?? 0} aria-hidden />}
          </li>
        ))}
      </ol>
      {state === 'open' && (
        <p role="status">
          {way === 'hands' ? motionWords.raise : `${motionWords.vote} ${motionWords.voted(voted, entitled)}.`}
        </p>
      )}
      {result && <Outcome motion={motion} />}
      {resultHash && <small>{motionWords.hash(resultHash)}</small>}
    </div>
  )
}

/** Whether it was carried, of how many, and whether there were enough. */
export const Outcome = ({ motion: { result } }: { motion: Pick<WallMotion, 'result'> }) =>
  result && (
    <p>
      {result.passed !== null && (
        <strong>{`${result.passed ? motionWords.passed : motionWords.failed} (${motionWords.of(result.base)}). `}</strong>
      )}
      {motionWords.voted(result.voted, result.entitled)}.{!result.quorate && ` ${motionWords.notQuorate}`}
    </p>
  )
