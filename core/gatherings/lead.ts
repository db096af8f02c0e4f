import { eq } from 'drizzle-orm'
import { gatherings } from '../../db/schema/gatherings.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { hourMs } from '../time.ts'
import { type Gathering, gatheringFor } from './gathering.ts'
import { isOff, pointOf } from './points/point.ts'
import { codeOf } from './wall-code.ts'

/** So long before its time a gathering may be opened: people come early. */
export const earliestMs = 3 * hourMs

/**
 * Opens the room: from now on people check in.
 *
 * @throws AppError CONFLICT gathering.state, or gathering.early more than three hours before its time
 */
export async function openGathering(ctx: Ctx, id: string): Promise<Gathering> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const at = ctx.now()
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (now?.state === 'open') return now
    if (now?.state !== 'announced') throw new AppError('CONFLICT', 'gathering.state')
    if (at < now.startsAt - earliestMs) throw new AppError('CONFLICT', 'gathering.early', { startsAt: now.startsAt })
    const [after] = await tx
      .update(gatherings)
      .set({ state: 'open', openedAt: at, revision: now.revision + 1, updatedAt: at })
      .where(eq(gatherings.id, id))
      .returning()
    await record(tx, ctx, { action: 'gathering.open', unitId: unit.id, subjectId: id })
    return after as Gathering
  })
}

/** Closes the room: what phones read of its codes from now on counts no more. */
export async function closeGathering(ctx: Ctx, id: string): Promise<Gathering> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const at = ctx.now()
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (now?.state === 'closed') return now
    if (now?.state !== 'open') throw new AppError('CONFLICT', 'gathering.state')
    const [after] = await tx
      .update(gatherings)
      .set({ state: 'closed', closedAt: at, revision: now.revision + 1, updatedAt: at })
      .where(eq(gatherings.id, id))
      .returning()
    const detail = { present: now.present }
    await record(tx, ctx, { action: 'gathering.close', unitId: unit.id, subjectId: id, detail })
    return after as Gathering
  })
}

/** What the wall of a point shows now (0 is the gathering as a whole): the link that a phone reads, until when, and how many are there. */
export async function codeNow(ctx: Ctx, id: string, point = 0) {
  const { gathering } = await gatheringFor(ctx, 'gathering.lead', id)
  const there = point === 0 ? null : await pointOf(ctx.db, id, point)
  if (gathering.state !== 'open') throw new AppError('CONFLICT', 'gathering.not-open')
  if (there && isOff(there)) throw new AppError('CONFLICT', 'gathering.point-off')
  return { ...(await codeOf(ctx, gathering, point)), present: (there ?? gathering).present }
}
