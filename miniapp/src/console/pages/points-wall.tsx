import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { PointRows } from '../parts/gatherings/points/rows.tsx'
import { pointWords as words } from '../parts/gatherings/points/strings.ts'
import { Sums } from '../parts/gatherings/points/sums.tsx'
import { liveMs } from './gathering-points.tsx'
import '../parts/quizzes/live/live-room.css'
import '../parts/gatherings/points/points.css'

/** What stands before the whole conference: how many are where, and which points have not reported. */
export function PointsWall({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['gathering', id, 'points', 'wall'],
    queryFn: () => read(api.gatherings[':id'].points.$get({ param: { id }, query: { under: '0', from: '0' } })),
    refetchInterval: liveMs,
    refetchIntervalInBackground: true,
  })
  return (
    <Loaded query={query}>
      {({ title, unitName, sums, points }) => (
        <div className="wall point-wall">
          <div className="wall-head">
            <h1>{title}</h1>
            <span>{unitName}</span>
          </div>
          <div className="wall-body">
            <Sums sums={sums} />
            <PointRows id={id} points={points} />
          </div>
          <div className="wall-foot">
            <Link href={`/gatherings/${id}/points`}>{words.back}</Link>
            <span role="status">{query.error && words.away}</span>
          </div>
        </div>
      )}
    </Loaded>
  )
}
