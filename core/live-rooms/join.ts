import { eq, sql } from 'drizzle-orm'
import { liveRooms, liveSeats } from '../../db/schema/live-rooms.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { startAttempt } from '../quizzes/start.ts'
import { composed } from '../text/composed.ts'
import { roomByCode } from './room.ts'

export const longestName = 30
/** More would be no hall, and nobody could moderate their names. */
export const mostSeats = 1000

/**
 * Takes a seat by the room's code, or hands back the one that this person has: whoever dropped out has the same place and
 * score. Who may come in say the rules of the round. Null where no room goes by this code.
 */
export async function joinRoom(ctx: Ctx, { code, name }: { code: string; name: string }) {
  const room = await roomByCode(ctx.db, code.replace(/\s/g, ''))
  if (!room) return null
  const shown = tidied(name)
  if ([...shown].length > longestName) throw new AppError('INVALID', 'live.name')
  const { attemptId } = await startAttempt(ctx, room.roundId, { inRoom: true })
  const at = ctx.now()
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(liveRooms).where(eq(liveRooms.id, room.id))
    if (!now || now.endedAt !== null) throw new AppError('CONFLICT', 'live.ended')
    const [seat] = await tx.select().from(liveSeats).where(eq(liveSeats.attemptId, attemptId))
    if (seat) return { roomId: room.id, number: seat.number }
    const [last] = await tx.all<{ number: number }>(sql`
      select coalesce(max(number), 0) as number from live_seats where room_id = ${room.id}`)
    const number = (last?.number ?? 0) + 1
    if (number > mostSeats) throw new AppError('CONFLICT', 'live.full')
    await tx.insert(liveSeats).values({ attemptId, roomId: room.id, number, name: shown, joinedAt: at })
    return { roomId: room.id, number }
  })
}

/** One line of signs that can be seen: nothing that turns the text around or stacks it up on the wall. */
const tidied = (name: string) =>
  composed(name)
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}\p{M}]/gu, '')
    .trim()
