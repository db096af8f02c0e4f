import { and, eq } from 'drizzle-orm'
import { gatheringPoints } from '../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../db/schema/gatherings.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { codesOf } from './codes.ts'
import { gatheringFor } from './gathering.ts'

const printed = ['announced', 'open']

/**
 * The code on paper for a hall without a screen or a network, of the whole or of one point; and the number that is written up
 * in the room, which does not stand on the paper.
 *
 * @throws AppError CONFLICT gathering.state before it is announced and once it is over; NOT_FOUND without such a point
 */
export async function paperCode(ctx: Ctx, id: string, point = 0) {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const { state, sealedSecret, paperRevision, asksRoomNumber, title, startsAt, place } = gathering
  if (!printed.includes(state)) throw new AppError('CONFLICT', 'gathering.state')
  const [at] = await ctx.db
    .select({ name: gatheringPoints.name, room: gatheringPoints.room })
    .from(gatheringPoints)
    .where(and(eq(gatheringPoints.gatheringId, id), eq(gatheringPoints.number, point)))
  if (point > 0 && !at) throw new AppError('NOT_FOUND')
  const codes = await codesOf(await ctx.crypt.unseal(sealedSecret))
  return {
    ...{ title, startsAt, unitName: unit.name, printing: paperRevision },
    place: [at?.name, at?.room].filter(Boolean).join(', ') || place,
    link: ctx.link(`/gatherings/${id}/in/${await codes.onPaper(point, paperRevision)}`),
    roomNumber: asksRoomNumber ? await codes.inRoom(point, paperRevision) : null,
  }
}

/** Takes back every code that was printed, and the numbers of the rooms with them: a new printing counts from now on. */
export async function renewPaperCodes(ctx: Ctx, id: string): Promise<{ printing: number }> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (!now || !printed.includes(now.state)) throw new AppError('CONFLICT', 'gathering.state')
    const printing = now.paperRevision + 1
    await tx.update(gatherings).set({ paperRevision: printing, updatedAt: ctx.now() }).where(eq(gatherings.id, id))
    await record(tx, ctx, { action: 'gathering.paper-code', unitId: unit.id, subjectId: id, detail: { printing } })
    return { printing }
  })
}
