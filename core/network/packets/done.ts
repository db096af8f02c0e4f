import { and, eq } from 'drizzle-orm'
import { packetDone, packets, type UsedAt } from '../../../db/schema/network.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allowStaff, signedIn } from '../../roles.ts'
import { seenBy } from './seen.ts'

/** Notes that somebody has read a packet; a second time changes nothing. */
export const confirmRead = (ctx: Ctx, id: string) => note(ctx, id, 'read', true)

/** Notes where its kit was used, or that it was not after all. */
export const reportUse = (ctx: Ctx, id: string, { at, used }: { at: UsedAt; used: boolean }) => note(ctx, id, at, used)

async function note(ctx: Ctx, id: string, act: 'read' | UsedAt, done: boolean): Promise<void> {
  allowStaff(ctx)
  const personId = signedIn(ctx)
  await ctx.write(async (tx) => {
    const [packet] = await tx
      .select({ status: packets.status })
      .from(packets)
      .where(and(eq(packets.id, id), seenBy(ctx.actor)))
    if (!packet || packet.status === 'draft') throw new AppError('NOT_FOUND')
    if (packet.status === 'withdrawn') throw new AppError('CONFLICT', 'packet.withdrawn')
    const row = { packetId: id, personId, act }
    if (done)
      await tx
        .insert(packetDone)
        .values({ ...row, at: ctx.now() })
        .onConflictDoNothing()
    else
      await tx
        .delete(packetDone)
        .where(and(eq(packetDone.packetId, id), eq(packetDone.personId, personId), eq(packetDone.act, act)))
  })
}
