import { type DutyWork, type duties, dutyWorks } from '../../db/schema/boards.ts'
import { type Holder, holdsTo } from './holders.ts'

export type Duty = Pick<typeof duties.$inferSelect, 'unitId' | 'day' | 'work' | 'personId'>

/** Why a day stands without anybody: none was named, who was named does so no longer, or one person would approve their own words. */
export type GapReason = 'nobody' | 'left' | 'both'
export type Gap = { day: string; work: DutyWork; reason: GapReason }

type Asked = {
  path: string
  days: readonly string[]
  duties: readonly Duty[]
  holders: readonly Holder[]
  /** Of which work the unit keeps a roster: some name only who approves. */
  kept?: readonly DutyWork[]
}

/** What a unit's roster lacks on these days. */
export const gapsOf = ({ path, days, duties, holders, kept = dutyWorks }: Asked): Gap[] =>
  days.flatMap((day) => {
    const [writer, approver] = dutyWorks.map((work) => duties.find((one) => one.day === day && one.work === work))
    const gaps = kept.flatMap((work): Gap[] => {
      const duty = work === 'write' ? writer : approver
      if (!duty) return [{ day, work, reason: 'nobody' }]
      return holdsTo(holders, duty.personId, path, work, day) ? [] : [{ day, work, reason: 'left' }]
    })
    if (gaps.length === 0 && writer && writer.personId === approver?.personId)
      return [{ day, work: 'approve', reason: 'both' }]
    return gaps
  })

/** Who is on duty for the unit at a path on a day: the nearest unit at or above it whose roster names somebody. */
export type OnDuty = { personId: string; path: string }

export function onDutyIn(
  roster: readonly (Duty & { path: string })[],
  path: string,
  { day, work }: Pick<Duty, 'day' | 'work'>,
): OnDuty | null {
  const above = roster.filter((one) => one.day === day && one.work === work && path.startsWith(one.path))
  const nearest = above.reduce<OnDuty | null>(
    (best, one) => (best === null || one.path.length > best.path.length ? one : best),
    null,
  )
  return nearest && { personId: nearest.personId, path: nearest.path }
}
