import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { sendingRules } from '../../db/schema/calendar.ts'
import { units } from '../../db/schema/units.ts'
import { expectSeen, markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { unitFor } from '../roles.ts'
import { isClock } from '../time.ts'
import { openUnitFor } from '../units/open.ts'

export type Rules = Pick<typeof sendingRules.$inferSelect, 'ifNobody' | 'eveningAt' | 'quietFrom' | 'quietTo' | 'parts'>

/** How a unit sends that has said nothing, nor any above it. */
export const commonRules: Rules = {
  ifNobody: 'approved',
  eveningAt: '19:30',
  quietFrom: '22:00',
  quietTo: '06:00',
  parts: 1,
}

const longestQuietHours = 14

const only = ({ ifNobody, eveningAt, quietFrom, quietTo, parts }: Rules): Rules => ({
  ...{ ifNobody, eveningAt, quietFrom, quietTo, parts },
})

/** The rules that hold for the unit at a path, and whose they are: the nearest above that has any. */
export async function rulesFor(db: Reader, path: string): Promise<Rules & { unitId: string | null }> {
  const [row] = await db
    .select({ rules: sendingRules })
    .from(sendingRules)
    .innerJoin(units, eq(units.id, sendingRules.unitId))
    .where(inArray(units.id, path.split('/').filter(Boolean)))
    .orderBy(desc(sql`length(${units.path})`))
    .limit(1)
  return row ? { ...only(row.rules), unitId: row.rules.unitId } : { ...commonRules, unitId: null }
}

/** As `rulesFor`, for many units at once, by path. */
export async function rulesOfAll(db: Reader): Promise<(path: string) => Rules> {
  const rows = await db.select().from(sendingRules)
  const byUnit = new Map(rows.map((row) => [row.unitId, only(row)]))
  return (path) => {
    const nearest = path
      .split('/')
      .filter(Boolean)
      .reverse()
      .find((id) => byUnit.has(id))
    return (nearest && byUnit.get(nearest)) || commonRules
  }
}

/** The rules of a unit as its people see them: its own, or those that it goes by. */
export async function readRules(ctx: Ctx, unitId: string) {
  const unit = await unitFor(ctx, 'broadcast.read', unitId)
  const held = await rulesFor(ctx.db, unit.path)
  const { unitId: from, ...rules } = held
  const [source] = from ? await ctx.db.select({ name: units.name }).from(units).where(eq(units.id, from)) : []
  return { ...rules, own: from === unit.id, from: source?.name ?? null, mark: markOf(held) }
}

/**
 * Writes down how a unit and those below it send; null takes its own rules back. `mark`, where given, is of those that held when the
 * editor read them.
 *
 * @throws AppError INVALID rules.clock for a time that is none, rules.quiet where the quiet hours leave less than ten to send in;
 *   CONFLICT record.stale
 */
export async function saveRules(ctx: Ctx, unitId: string, given: (Rules & { mark?: string }) | null): Promise<void> {
  const unit = await openUnitFor(ctx, 'rhythm.manage', unitId)
  if (given) refuseUnfit(given)
  await ctx.write(async (tx) => {
    expectSeen(given?.mark, markOf(await rulesFor(tx, unit.path)))
    if (!given) await tx.delete(sendingRules).where(eq(sendingRules.unitId, unit.id))
    else {
      const row = { unitId: unit.id, ...only(given), updatedBy: ctx.actor.personId, updatedAt: ctx.now() }
      await tx.insert(sendingRules).values(row).onConflictDoUpdate({ target: sendingRules.unitId, set: row })
    }
    await record(tx, ctx, {
      ...{ action: given ? 'rules.save' : 'rules.remove', unitId: unit.id, subjectId: unit.id },
      ...(given && { detail: only(given) }),
    })
  })
}

function refuseUnfit({ eveningAt, quietFrom, quietTo }: Rules): void {
  const times = [quietFrom, quietTo, ...(eveningAt ? [eveningAt] : [])]
  if (!times.every(isClock)) throw new AppError('INVALID', 'rules.clock')
  const hours = ((minutesOf(quietTo) - minutesOf(quietFrom) + 1440) % 1440) / 60
  if (hours > longestQuietHours) throw new AppError('INVALID', 'rules.quiet')
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
