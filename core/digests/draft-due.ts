import { daysFor } from '../calendar/days.ts'
import { type Rules, rulesOfAll } from '../calendar/rules.ts'
import type { Ctx } from '../context.ts'
import { AppError, describe } from '../errors.ts'
import { addDays, dayOf, hourMs, instantOf } from '../time.ts'
import type { Unit } from '../units/tree.ts'
import { unitsWithDigests } from './choose.ts'
import type { Digest } from './content.ts'
import { digestsOn, draft, mostParts, redraft } from './draft.ts'

type Due = { unit: Unit; day: string; last: boolean; parts: number }

/**
 * Drafts what is due, for every unit that has a chat in use below it and an editor or communicator of its own: the evening
 * before, and what nobody has touched of it once more within the hour before its time. Where nothing is new there is no
 * digest, and the next minute looks again; none is drafted for a day on which nothing is sent.
 */
export async function draftDue(ctx: Ctx): Promise<number> {
  const rulesOf = await rulesOfAll(ctx.db)
  const due = (await unitsWithDigests(ctx)).flatMap((unit) => dueOf(ctx.now(), unit, rulesOf(unit.path)))
  if (due.length === 0) return 0
  const made = await digestsOn(
    ctx.db,
    due.map(({ unit }) => unit.id),
    [...new Set(due.map(({ day }) => day))],
  )
  let drafted = 0
  for (const one of due) {
    const there = made.filter(({ unitId, day }) => unitId === one.unit.id && day === one.day)
    drafted += await draftAll(ctx, one, there).catch(noted(ctx, one.unit))
  }
  return drafted
}

function dueOf(now: number, unit: Unit, { eveningAt, parts }: Rules): Due[] {
  const soon = dayOf(now + hourMs)
  const wait = instantOf(soon, unit.digestTime) - now
  if (wait > 0 && wait <= hourMs) return [{ unit, day: soon, last: true, parts }]
  // What goes out in the afternoon is not begun the day before.
  if (eveningAt === '' || unit.digestTime >= '12:00') return []
  const since = now - instantOf(dayOf(now), eveningAt)
  return since >= 0 && since < hourMs ? [{ unit, day: addDays(dayOf(now), 1), last: false, parts }] : []
}

async function draftAll(ctx: Ctx, { unit, day, last, parts }: Due, there: Digest[]): Promise<number> {
  const lacking = there.length < Math.min(parts, mostParts)
  const stale = there.filter((digest) => last && isStale(digest, instantOf(day, unit.digestTime) - hourMs))
  if (!lacking && stale.length === 0) return 0
  if ((await daysFor(ctx.db, unit.path, day, day)).get(day)?.noSend) return 0
  let drafted = 0
  for (const digest of stale) if (await redraft(ctx, unit, digest)) drafted += 1
  for (let part = there.length + 1; part <= Math.min(parts, mostParts); part++) {
    if (!(await draft(ctx, unit, { day, part }))) break
    drafted += 1
  }
  return drafted
}

/** Whether the clock's own draft is from before an instant, and nobody has touched it since. */
const isStale = ({ status, editedBy, draftedAt }: Digest, before: number) =>
  status === 'draft' && editedBy === null && draftedAt !== null && draftedAt < before

// Another process drafted it between the look and the write, or it failed: the next unit's digest does not wait for it.
const noted =
  (ctx: Ctx, { id }: Unit) =>
  (error: unknown) => {
    if (error instanceof AppError && error.reason === 'digest.exists') return 0
    ctx.log('draft.failed', { unitId: id, ...describe(error) })
    return 0
  }
