import { and, eq, gte, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { isBelow, units } from '../../db/schema/units.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import { timeOf } from '../digests/time-of.ts'
import { unitFor, within } from '../roles.ts'
import { addDays, dayOf } from '../time.ts'
import { kindName } from '../units/kinds.ts'
import { type Figures, figuresOf, type Timed } from './figures.ts'
import { grouped } from './grouped.ts'

export const timelinessDays = 30
// A whole city's month at once would hold up answers for most of a second.
const daysAtOnce = 3
const mostUnits = 200

type Of = { unitId: string; name: string; kind: string; path: string }

/**
 * How the units that the actor may see kept their times in the last thirty days, at and below one of them where it is named, and
 * the same by level: digests, and announcements that had a time. Nothing of it is counted by person.
 */
export async function readTimeliness(ctx: Ctx, { unitId, most = mostUnits }: { unitId?: string; most?: number } = {}) {
  const visible = within(ctx, 'digest.read')
  const unit = unitId ? await unitFor(ctx, 'digest.read', unitId) : null
  const until = dayOf(ctx.now())
  const since = addDays(until, -timelinessDays)
  const where = unit ? and(visible, isBelow(units.path, unit.path)) : visible
  const rows: (Of & Timed)[] = []
  for (let day = since; day <= until; day = addDays(day, daysAtOnce)) {
    const last = addDays(day, daysAtOnce - 1)
    rows.push(...(await timedOf(ctx, day, last < until ? last : until, where)))
    await breathe()
  }
  const byUnit = grouped(rows, ({ unitId }) => unitId)
  const byKind = grouped(rows, ({ kind }) => kind)
  const depth = ({ path }: Of) => path.split('/').length
  const perUnit = [...byUnit.values()]
    .map((told) => ({ ...ofOf(told[0]!), ...figuresOf(told) }))
    .sort((a, b) => a.path.localeCompare(b.path))
  return {
    ...{ since, until },
    levels: [...byKind.values()]
      .sort((a, b) => Math.min(...a.map(depth)) - Math.min(...b.map(depth)))
      .map((told): Figures & { level: string; units: number } => ({
        ...{ level: kindName(told[0]!.kind), units: new Set(told.map(({ unitId }) => unitId)).size },
        ...figuresOf(told),
      })),
    units: perUnit.slice(0, most).map(({ path, kind, ...shown }) => ({ ...shown, level: kindName(kind) })),
    more: Math.max(0, perUnit.length - most),
  }
}

const ofOf = ({ unitId, name, kind, path }: Of): Of => ({ unitId, name, kind, path })

// The first of them that left, among so many: a large audience is not read whole for it.
const firstSent = sql<number | null>`(
  select min(d.sent_at) from (
    select one.sent_at from broadcasts b join deliveries one on one.broadcast_id = b.id
    where b.digest_id = ${digests.id} and one.state in ('sent', 'received', 'seen') limit 5) d)`

/** What had a time between two days, both within, and how it went; of all that `visible` lets through. */
export async function timedOf(
  ctx: Pick<Ctx, 'db' | 'now'>,
  since: string,
  until: string,
  visible: SQL | undefined,
): Promise<(Of & Timed)[]> {
  const rows = await ctx.db
    .select({
      ...{ kind: digests.kind, day: digests.day, part: digests.part, missed: digests.missed },
      ownAt: sql<number | null>`${digests.sending} ->> '$.sendAt'`,
      ...{ approvedBy: digests.approvedBy, approvedAt: digests.approvedAt, askedAt: digests.askedAt },
      ...{ plannedAt: broadcasts.createdAt, sendAt: broadcasts.sendAt, sentAt: firstSent },
      unit: { unitId: units.id, name: units.name, kind: units.kind, path: units.path, digestTime: units.digestTime },
    })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .leftJoin(broadcasts, and(eq(broadcasts.digestId, digests.id), ne(broadcasts.status, 'cancelled')))
    .where(
      and(
        visible,
        gte(digests.day, since),
        lte(digests.day, until),
        // A turn of a series was approved long before; what has no time of its own cannot be late.
        or(
          eq(digests.kind, 'digest'),
          and(
            eq(digests.kind, 'announcement'),
            isNull(digests.seriesId),
            sql`${digests.sending} ->> '$.sendAt' is not null`,
          ),
        ),
      ),
    )
  return rows.flatMap(({ unit: { digestTime, ...unit }, ...row }) => {
    // A day on which nothing is sent is nobody's delay.
    if (row.missed === 'no-send') return []
    const own = row.kind === 'digest' ? timeOf(row, { digestTime }) : (row.ownAt ?? 0)
    // Who gave it another time beforehand chose it.
    const dueAt = row.plannedAt !== null && row.plannedAt <= own ? (row.sendAt ?? own) : own
    if (dueAt > ctx.now()) return []
    const { askedAt, sentAt, approvedBy } = row
    return [{ ...unit, dueAt, approvedAt: approvedBy === null ? null : row.approvedAt, askedAt, sentAt }]
  })
}
