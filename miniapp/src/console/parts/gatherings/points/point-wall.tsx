import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { ApiError, read } from '../../../../api.ts'
import { Qr } from '../../../../ui/qr.tsx'
import { Empty, Loading } from '../../../../ui/states.tsx'
import { api } from '../../../client.ts'
import { gatheringWords } from '../strings.ts'
import '../../quizzes/live/live-room.css'
import { room } from '../room/strings.ts'
import '../gatherings.css'

const words = gatheringWords.wall

/** What stands before the room of one point while people come in: its code of these twenty seconds, and how many are there. */
export function PointWall({ id, point }: { id: string; point: string }) {
  const { data: gathering } = useQuery({
    queryKey: ['gathering', id],
    queryFn: () => read(api.gatherings[':id'].$get({ param: { id } })),
  })
  const code = useQuery({
    queryKey: ['gathering', id, 'code', point],
    queryFn: () => read(api.gatherings[':id'].code.$get({ param: { id }, query: { point } })),
    // Asked again as the code changes, by the server's clock; and every few seconds, for the count.
    refetchInterval: ({ state }) =>
      state.data ? Math.min(4000, Math.max(500, state.data.until - state.data.now)) : 4000,
    refetchIntervalInBackground: true,
  })
  const refused = code.error instanceof ApiError && code.error.code !== 'NETWORK' ? code.error : null
  if (refused && !code.data) return <Empty title={refused.message} />
  if (!code.data) return <Loading />
  const { link, roomNumber, present } = code.data
  return (
    <div className="wall">
      <div className="wall-head">
        <h1>{gathering?.title}</h1>
        <span>{gathering?.unitName}</span>
      </div>
      <div className="wall-body gathering-wall">
        <div className="gathering-code">
          <Qr text={link} label={words.label} />
        </div>
        <div>
          <p>{words.lead}</p>
          {roomNumber && <p className="gathering-number">{words.room(roomNumber)}</p>}
          <p className="gathering-present" role="status">
            {gatheringWords.present(present)}
          </p>
        </div>
      </div>
      <div className="wall-foot">
        <Link href={`/gatherings/${id}`}>{words.back}</Link>
        <span role="status">{refused ? refused.message : code.error && room.away}</span>
      </div>
    </div>
  )
}
