import { and, eq, gte, inArray, isNull, lt } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { isBelow, units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import { nextAllowed } from '../calendar/allowed.ts'
import type { SpecialDay } from '../calendar/days.ts'
import { placeOf, writeDay } from '../calendar/write.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { addDays, instantOf, minuteMs } from '../time.ts'
import { type Broadcast, broadcastFor, lateMs } from './broadcasts.ts'

/**
 * Says what a day is. Where nothing is to be sent on it, what was planned for it goes on the next day on which something may
 * be, but for what cannot wait; answers how many broadcasts were put off.
 */
export async function sayDay(
  ctx: Ctx,
  input: SpecialDay & { unitId: string | null; mark?: string },
): Promise<{ putOff: number }> {
  const place = await placeOf(ctx, input.unitId)
  return ctx.write(async (tx) => {
    await writeDay(tx, ctx, { unitId: input.unitId, at: place.id }, input)
    if (!input.noSend) return { putOff: 0 }
    const planned = await tx
      .select({ broadcast: broadcasts, path: units.path })
      .from(broadcasts)
      .innerJoin(units, eq(units.id, broadcasts.unitId))
      .where(
        and(
          eq(broadcasts.status, 'scheduled'),
          isNull(broadcasts.emergencyReason),
          gte(broadcasts.sendAt, instantOf(input.day, '00:00')),
          lt(broadcasts.sendAt, instantOf(addDays(input.day, 1), '00:00')),
          input.unitId === null ? undefined : isBelow(units.path, place.path),
        ),
      )
    for (const { broadcast, path } of planned) {
      const { at } = await nextAllowed(tx, path, broadcast.sendAt)
      if (at !== broadcast.sendAt) await moveTo(tx, ctx, broadcast, at, input.name)
    }
    return { putOff: planned.length }
  })
}

/**
 * Gives a planned broadcast another time; in quiet hours and on days on which nothing is sent it goes after them. That of an
 * announcement stands in what was approved, so that it is not moved: it is called off and approved anew.
 *
 * @throws AppError CONFLICT broadcast.state once it has begun or its time was approved with it, INVALID broadcast.past
 */
export async function moveBroadcast(ctx: Ctx, id: string, input: { sendAt: number }): Promise<Broadcast> {
  const { unitId } = await broadcastFor(ctx, 'broadcast.schedule', id)
  return ctx.write(async (tx) => {
    const [before] = await tx.select().from(broadcasts).where(eq(broadcasts.id, id))
    const [unit] = await tx.select({ path: units.path }).from(units).where(eq(units.id, unitId))
    const [said] = await tx
      .select({ kind: digests.kind })
      .from(digests)
      .where(eq(digests.id, before?.digestId ?? ''))
    if (!before || !unit || before.status !== 'scheduled' || said?.kind === 'announcement') {
      throw new AppError('CONFLICT', 'broadcast.state', { status: before?.status })
    }
    const wanted = stillToCome(ctx, input.sendAt)
    const { at } = before.emergencyReason ? { at: wanted } : await nextAllowed(tx, unit.path, wanted)
    return moveTo(tx, ctx, before, at)
  })
}

/** When a broadcast would leave that is moved to a time, and for which day's sake later than that; null where for none. */
export async function foreseeMove(
  ctx: Ctx,
  id: string,
  input: { sendAt: number },
): Promise<{ sendAt: number; putOffBy: string | null }> {
  const { unitId, emergencyReason } = await broadcastFor(ctx, 'broadcast.schedule', id)
  const [unit] = await ctx.db.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  const wanted = stillToCome(ctx, input.sendAt)
  if (emergencyReason || !unit) return { sendAt: wanted, putOffBy: null }
  const { at, why } = await nextAllowed(ctx.db, unit.path, wanted)
  return { sendAt: at, putOffBy: why }
}

/** A time a little ago is now, for forms are filled in by the minute; one further back would send at once what was put off. */
function stillToCome(ctx: Ctx, sendAt: number): number {
  if (sendAt < ctx.now() - 2 * minuteMs) throw new AppError('INVALID', 'broadcast.past')
  return Math.max(ctx.now(), sendAt)
}

async function moveTo(tx: Tx, ctx: Ctx, { id, unitId, sendAt: from }: Broadcast, sendAt: number, why?: string) {
  const updatedAt = ctx.now()
  const [moved] = await tx
    .update(broadcasts)
    .set({ sendAt, sendBy: sendAt + lateMs, updatedAt })
    .where(eq(broadcasts.id, id))
    .returning()
  await tx
    .update(deliveries)
    .set({ dueAt: sendAt, updatedAt })
    .where(and(eq(deliveries.broadcastId, id), inArray(deliveries.state, ['queued', 'retry'])))
  await record(tx, ctx, {
    action: 'broadcast.move',
    unitId,
    subjectId: id,
    detail: { from, to: sendAt, ...(why && { why }) },
  })
  return moved as Broadcast
}
