import type { PointsPage } from '../../../api-types.ts'
import { Row } from '../../shared/row.tsx'
import type { Tone } from '../../shared/status.tsx'
import { pointWords as words } from './strings.ts'

type Point = PointsPage['points'][number]

export function standingOf({ state, incidents, reportedAt }: Point): { tone: Tone; words: string } {
  if (state === 'merged' || state === 'lost') return { tone: 'quiet', words: words.states.off }
  if (incidents > 0) return { tone: 'urgent', words: words.states.trouble }
  return reportedAt === null
    ? { tone: 'waiting', words: words.states.waiting }
    : { tone: 'good', words: words.states.good }
}

export const factsOf = ({ sums, hasBelow, ...point }: Point) => [
  hasBelow && words.row.below(sums.points - sums.off, sums.reported),
  words.row.present(sums.present, sums.registered),
  sums.answered > 0 && words.row.answered(sums.answered),
  point.capacity !== null && point.answered >= point.capacity && words.row.full,
  (point.reportedAt !== null || sums.reported > 0) && words.row.reported(sums.reportedPresent, sums.reportedAbsent),
  point.state === 'merged' && point.mergedInto && words.row.merged(point.mergedInto.name),
  point.state === 'lost' && words.row.lost,
  point.reason && words.row.why(point.reason),
  point.keeper === null
    ? point.state !== 'merged' && point.state !== 'lost' && words.row.keeperless
    : point.keeper && words.row.keeper(point.keeper),
  point.room && words.row.room(point.room),
  point.capacity !== null && words.row.capacity(point.capacity),
]

/** The points of one level, or those that want looking at; each leads to itself and what is below. */
export const PointRows = ({ id, points }: { id: string; points: Point[] }) => (
  <ul className="rows">
    {points.map((point) => (
      <Row
        key={point.number}
        href={`/gatherings/${id}/points?under=${point.number}`}
        title={`${point.number}. ${point.name}`}
        facts={factsOf(point)}
        state={standingOf(point)}
      />
    ))}
  </ul>
)
