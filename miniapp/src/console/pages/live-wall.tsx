import { Link } from 'wouter'
import { liveWords } from '../../live/strings.ts'
import { Empty, Loading } from '../../ui/states.tsx'
import { NextStep } from '../parts/quizzes/live/controls.tsx'
import { room as words } from '../parts/quizzes/live/strings.ts'
import { useRoom } from '../parts/quizzes/live/use-room.ts'
import { OnWall } from '../parts/quizzes/live/wall.tsx'
import { Refusal } from '../parts/shared/note.tsx'
import '../parts/quizzes/live/live-room.css'

/** What is projected in a hall; with the next step at its foot, for whoever has one machine for both. */
export function LiveWall({ id }: { id: string }) {
  const room = useRoom(id)
  const { news, gone, away } = room
  if (gone) return <Empty title={gone.message} />
  if (!news) return <Loading />
  const { view } = news
  return (
    <div className="wall">
      <div className="wall-head">
        <h1>{view.title}</h1>
        <span>{view.unitName}</span>
      </div>
      <div className="wall-body">
        <OnWall news={news} />
      </div>
      <div className="wall-foot">
        <Link href={`/live-rooms/${id}`}>{words.leaveWall}</Link>
        {view.code && view.phase !== 'waiting' && <strong>{words.codeLine(view.code)}</strong>}
        {view.phase !== 'waiting' && <span>{liveWords.people(view.people)}</span>}
        <span role="status">{away && words.away}</span>
        <Refusal error={room.step.error} />
        <NextStep view={view} room={room} />
      </div>
    </div>
  )
}
