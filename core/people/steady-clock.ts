import { sql } from 'drizzle-orm'
import { clockMarks } from '../../db/schema/clock.ts'
import type { Ctx } from '../context.ts'
import { dayMs, hourMs, minuteMs } from '../time.ts'

// A clock that was wrong for some hours is put right within a day, by a person or by the network.
const steadyMs = dayMs
const jumpMs = hourMs
const noteEveryMs = 10 * minuteMs

/**
 * Whether the clock may be believed by what deletes by age: it has gone on without a jump for a day. A minute of a wrong month
 * would else end every session and take every word that is kept for ninety days. A service that stood still for hours waits
 * as long, and then lets go of what has run out.
 */
export async function isClockSteady(ctx: Pick<Ctx, 'db' | 'write' | 'now' | 'log'>): Promise<boolean> {
  const now = ctx.now()
  const [mark] = await ctx.db.select().from(clockMarks)
  if (!mark) {
    const newest = await newestRow(ctx)
    // Before the first mark the rows tell: on a new or a busy machine the newest is of today.
    return note(ctx, { seenAt: now, steadySince: Math.abs(now - newest) < dayMs ? now - steadyMs : now })
  }
  const passed = now - mark.seenAt
  if (passed < -minuteMs || passed > jumpMs) {
    ctx.log('clock.jumped', { minutes: Math.round(passed / minuteMs) })
    return note(ctx, { seenAt: now, steadySince: now })
  }
  if (passed > noteEveryMs) return note(ctx, { seenAt: now, steadySince: mark.steadySince })
  return now - mark.steadySince >= steadyMs
}

async function note(ctx: Pick<Ctx, 'write'>, mark: { seenAt: number; steadySince: number }): Promise<boolean> {
  const row = { id: 'service', ...mark }
  await ctx.write((tx) => tx.insert(clockMarks).values(row).onConflictDoUpdate({ target: clockMarks.id, set: mark }))
  return mark.seenAt - mark.steadySince >= steadyMs
}

/** When anything was last written that carries its time; now where nothing is. */
async function newestRow({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<number> {
  const [row] = await db.all<{ at: number | null }>(sql`
    select max(at) as at from (
      select * from (select at from audit_log order by seq desc limit 1)
      union all select * from (select received_at as at from inbox_events order by seq desc limit 1))`)
  return row?.at ?? now()
}
