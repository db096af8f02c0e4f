import { and, eq } from 'drizzle-orm'
import { liveRooms, liveSeats } from '../../db/schema/live-rooms.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { ledRoom, type Room } from './room.ts'

/** Takes one name off the wall, or lets it be shown again; its person keeps seat and score, and goes by the seat's number. */
export async function hideName(
  ctx: Ctx,
  roomId: string,
  { number, hidden }: { number: number; hidden: boolean },
): Promise<void> {
  const { unitId } = await ledRoom(ctx, roomId)
  await ctx.write(async (tx) => {
    const [seat] = await tx
      .update(liveSeats)
      .set({ hidden })
      .where(and(eq(liveSeats.roomId, roomId), eq(liveSeats.number, number)))
      .returning()
    const [room] = await tx.select().from(liveRooms).where(eq(liveRooms.id, roomId))
    if (!seat || !room) throw new AppError('NOT_FOUND')
    await tx
      .update(liveRooms)
      .set({ revision: room.revision + 1 })
      .where(eq(liveRooms.id, roomId))
    await record(tx, ctx, { action: 'live.name', unitId, subjectId: room.roundId, detail: { seat: number, hidden } })
  })
}

/** Shows names on the wall, or numbers of seats alone. */
export async function showNames(ctx: Ctx, roomId: string, { shown }: { shown: boolean }): Promise<void> {
  const { unitId } = await ledRoom(ctx, roomId)
  await ctx.write(async (tx) => {
    const [room] = await tx.select().from(liveRooms).where(eq(liveRooms.id, roomId))
    const { roundId, revision } = room as Room
    await tx
      .update(liveRooms)
      .set({ namesShown: shown, revision: revision + 1 })
      .where(eq(liveRooms.id, roomId))
    await record(tx, ctx, { action: 'live.name', unitId, subjectId: roundId, detail: { shown } })
  })
}
