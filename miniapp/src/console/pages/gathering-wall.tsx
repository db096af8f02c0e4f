import { Link, useSearchParams } from 'wouter'
import { Empty, Loading } from '../../ui/states.tsx'
import { PointWall } from '../parts/gatherings/points/point-wall.tsx'
import { OnWall } from '../parts/gatherings/room/on-wall.tsx'
import { room as words } from '../parts/gatherings/room/strings.ts'
import { useWall } from '../parts/gatherings/room/use-wall.ts'
import { gatheringWords } from '../parts/gatherings/strings.ts'
import '../parts/quizzes/live/live-room.css'
import '../parts/gatherings/gatherings.css'

export function GatheringWall({ id }: { id: string }) {
  const [search] = useSearchParams()
  const point = search.get('point')
  return point ? <PointWall id={id} point={point} /> : <HallWall id={id} />
}

/** What is projected in the hall: what the host's remote puts there. */
function HallWall({ id }: { id: string }) {
  const { query, away } = useWall(id)
  const { data: wall, error } = query
  if (!wall) return error ? <Empty title={error.message} /> : <Loading />
  return (
    <div className="wall">
      <div className="wall-head">
        <h1>{wall.title}</h1>
        <span>{wall.unitName}</span>
      </div>
      <div className="wall-body">{wall.state === 'open' ? <OnWall wall={wall} /> : <p>{words.over}</p>}</div>
      <div className="wall-foot">
        <Link href={`/gatherings/${id}`}>{gatheringWords.wall.back}</Link>
        <span>{`${words.present(wall.present)} · ${words.mayVote(wall.mayVote)}`}</span>
        <span role="status">{(away || error) && words.away}</span>
      </div>
    </div>
  )
}
