import type { PointsPage } from '../../../api-types.ts'
import { pointWords as words } from './strings.ts'

/** What the points of a part come to, each figure with its words. */
export const Sums = ({ sums }: { sums: PointsPage['sums'] }) => {
  const held = sums.points - sums.off
  const figures: [string, string, boolean?][] = [
    [words.sums.points, words.count(held)],
    [words.sums.reported, words.of(sums.reported, held)],
    [words.sums.present, sums.registered > 0 ? words.of(sums.present, sums.registered) : words.count(sums.present)],
    [words.sums.answered, sums.capacity > 0 ? words.of(sums.answered, sums.capacity) : words.count(sums.answered)],
    [words.sums.reportedPresent, words.count(sums.reportedPresent)],
    [words.sums.reportedAbsent, words.count(sums.reportedAbsent)],
    [words.sums.keeperless, words.count(sums.keeperless), sums.keeperless > 0],
    [words.sums.troubled, words.count(sums.troubled), sums.troubled > 0],
    [words.sums.reads, words.count(sums.reads)],
  ]
  return (
    <dl className="point-sums">
      {figures.map(([name, value, wants]) => (
        <div key={name} data-wants={wants}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
