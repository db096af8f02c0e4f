import { and, eq, isNull } from 'drizzle-orm'
import { connectionAlarms } from '../../db/schema/connection.ts'
import type { Ctx } from '../context.ts'
import { hourMs, minuteMs } from '../time.ts'
import { clear, raise } from './alarms.ts'

/** One old event may be anybody's mistake; so many in a row are a wrong clock, here or there. */
export const manyStale = 3
const quietMs = hourMs

const standing = async ({ db }: Pick<Ctx, 'db'>) =>
  (
    await db
      .select()
      .from(connectionAlarms)
      .where(and(eq(connectionAlarms.kind, 'clock'), isNull(connectionAlarms.clearedAt)))
  )[0]

/** Counts a signed event that was refused for its age: with a wrong clock that is all of them. */
export async function noteStale(ctx: Pick<Ctx, 'db' | 'write' | 'now' | 'log'>, ageMs: number): Promise<void> {
  const alarm = await standing(ctx)
  // Once it is said, a flood of old events costs a look each and one write a minute.
  if (alarm && alarm.times >= manyStale && Math.abs(ctx.now() - alarm.lastAt) < minuteMs) return
  await ctx.write((tx) => raise(tx, ctx, 'clock'))
  if (alarm?.times === manyStale - 1) ctx.log('webhook.stale', { hours: Math.round(ageMs / hourMs) })
}

/** Clears the alarm once no event was refused for an hour, or the clock has come back to before the last one. */
export async function passStale(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  const alarm = await standing(ctx)
  if (!alarm) return
  const since = ctx.now() - alarm.lastAt
  if (since > quietMs || since < -minuteMs) await ctx.write((tx) => clear(tx, ctx, 'clock'))
}
