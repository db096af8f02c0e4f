import { and, eq, isNull, sql } from 'drizzle-orm'
import { certificates } from '../../db/schema/certificates.ts'
import { gatheringSeries } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { grantsOf, mayDo } from '../roles.ts'
import { type Class, classFor, expectRunning, keptClass, sessionsOf } from './class.ts'

/**
 * Says that a class is over: from now on whoever completed it has a certificate, and its programme stays as it is.
 *
 * @throws AppError CONFLICT class.running while a session waits to be announced, held or closed, class.quiz-open until the last seal of the
 *   round at its end is set, or class.ended
 */
export async function endClass(ctx: Ctx, id: string): Promise<void> {
  const { unit } = await keptClass(ctx, id)
  await ctx.write(async (tx) => {
    const [series] = await tx.select().from(gatheringSeries).where(eq(gatheringSeries.id, id))
    if (!series) throw new AppError('NOT_FOUND')
    expectRunning(series)
    const sessions = await sessionsOf(tx, id)
    const isOver = ({ state }: { state: string }) => state === 'closed' || state === 'minuted'
    if (!sessions.some(isOver) || !sessions.every((one) => isOver(one) || one.state === 'cancelled'))
      throw new AppError('CONFLICT', 'class.running')
    if (series.passPercent !== null) {
      const [sealed] = await tx.all(sql`select 1 from seals where round_id = ${series.roundId} and last = 1 limit 1`)
      if (!sealed) throw new AppError('CONFLICT', 'class.quiz-open')
    }
    const at = ctx.now()
    await tx
      .update(gatheringSeries)
      .set({ state: 'ended', endedAt: at, updatedAt: at })
      .where(eq(gatheringSeries.id, id))
    const detail = { sessions: sessions.filter(isOver).length }
    await record(tx, ctx, { action: 'class.end', unitId: unit.id, subjectId: id, detail })
  })
}

/**
 * Takes an end back, for a day that was forgotten; not once a certificate says what the class was.
 *
 * @throws AppError CONFLICT class.certified or class.running
 */
export async function reopenClass(ctx: Ctx, id: string): Promise<void> {
  const { unit } = await keptClass(ctx, id)
  await ctx.write(async (tx) => {
    const given = await tx.$count(certificates, eq(certificates.seriesId, id))
    if (given > 0) throw new AppError('CONFLICT', 'class.certified')
    const ended = and(
      ...[eq(gatheringSeries.id, id), eq(gatheringSeries.state, 'ended'), isNull(gatheringSeries.forgottenAt)],
    )
    const again = await tx
      .update(gatheringSeries)
      .set({ state: 'active', endedAt: null, updatedAt: ctx.now() })
      .where(ended)
      .returning()
    if (again.length === 0) throw new AppError('CONFLICT', 'class.running')
    await record(tx, ctx, { action: 'class.reopen', unitId: unit.id, subjectId: id })
  })
}

/**
 * Gives a class to another keeper. Who keeps it does so; another may once that keeper works there no more.
 *
 * @throws AppError FORBIDDEN class.keeper; INVALID class.new-keeper
 */
export async function handClass(ctx: Ctx, id: string, { personId }: { personId: string }): Promise<void> {
  const { series, unit } = await classFor(ctx, 'gathering.write', id)
  if (series.keeperId !== ctx.actor.personId && (await keeps(ctx, series, unit.path)))
    throw new AppError('FORBIDDEN', 'class.keeper')
  if (!(await mayKeep(ctx, personId, unit.path))) throw new AppError('INVALID', 'class.new-keeper')
  await ctx.write(async (tx) => {
    await tx.update(gatheringSeries).set({ keeperId: personId, updatedAt: ctx.now() }).where(eq(gatheringSeries.id, id))
    const detail = { before: series.keeperId, keeperId: personId }
    await record(tx, ctx, { action: 'class.hand', unitId: unit.id, subjectId: id, detail })
  })
}

const keeps = (ctx: Ctx, { keeperId }: Pick<Class, 'keeperId'>, path: string) =>
  keeperId === null ? false : mayKeep(ctx, keeperId, path)

async function mayKeep(ctx: Ctx, personId: string, path: string): Promise<boolean> {
  const [known] = await ctx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.erasedAt)))
  if (!known) return false
  return mayDo({ actor: { personId, name: '', grants: await grantsOf(ctx, personId) } }, 'gathering.write', path)
}
