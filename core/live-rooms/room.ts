import { and, eq } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { liveQuestions, liveRooms, liveSeats } from '../../db/schema/live-rooms.ts'
import { attempts, quizzes, rounds } from '../../db/schema/quizzes.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newDigits, newId } from '../ids.ts'
import { steeredRound } from '../quizzes/office/change.ts'
import { publicRound, type Round } from '../quizzes/rounds.ts'
import { isLive, stateOf } from '../quizzes/rules.ts'
import { allow, signedIn } from '../roles.ts'

export type Room = typeof liveRooms.$inferSelect

/** Opens the room of a round, or hands back the one that it has: two who lead come into the same. */
export async function openRoom(ctx: Ctx, roundId: string): Promise<Room> {
  const { quiz } = await steeredRound(ctx, roundId)
  const { round } = await publicRound(ctx, roundId)
  if (!isLive(round.rules)) throw new AppError('CONFLICT', 'live.not-live')
  const at = ctx.now()
  return ctx.write(async (tx) => {
    const [standing] = await tx.select().from(liveRooms).where(eq(liveRooms.roundId, roundId))
    if (standing) return standing
    await expectOpen(tx, roundId, at)
    const by = { createdBy: ctx.actor.personId, createdAt: at, actedAt: at }
    const [room] = await tx
      .insert(liveRooms)
      .values({ id: newId('lr'), roundId, code: await freeCode(tx), ...by })
      .returning()
    await record(tx, ctx, { action: 'live.open', unitId: quiz.unitId, subjectId: roundId })
    return room as Room
  })
}

/** Of a million there are a few in use at a time. */
async function freeCode(tx: Tx): Promise<string> {
  for (;;) {
    const code = newDigits()
    const [taken] = await tx.select({ id: liveRooms.id }).from(liveRooms).where(eq(liveRooms.code, code))
    if (!taken) return code
  }
}

/** Refuses when the round's own time does not let its room go on. */
export async function expectOpen(db: Pick<Reader, 'select'>, roundId: string, now: number): Promise<Round> {
  const [round] = await db.select().from(rounds).where(eq(rounds.id, roundId))
  if (!round) throw new AppError('NOT_FOUND')
  const state = stateOf(round, now)
  if (state === 'upcoming') throw new AppError('CONFLICT', 'round.upcoming', { opensAt: round.opensAt })
  if (state === 'paused') throw new AppError('CONFLICT', 'round.paused', { pausedUntil: round.pausedUntil })
  if (state !== 'open') throw new AppError('CONFLICT', state === 'cancelled' ? 'round.cancelled' : 'round.closed')
  return round
}

/** The room, if the actor may lead it, with the unit of its contest. */
export async function ledRoom(ctx: Pick<Ctx, 'db' | 'actor'>, roomId: string): Promise<{ room: Room; unitId: string }> {
  allow(ctx, 'quiz.write')
  const [row] = await ctx.db
    .select({ room: liveRooms, unitId: units.id, path: units.path })
    .from(liveRooms)
    .innerJoin(rounds, eq(rounds.id, liveRooms.roundId))
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .innerJoin(units, eq(units.id, quizzes.unitId))
    .where(eq(liveRooms.id, roomId))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, 'quiz.write', row.path)
  return row
}

/** The seat that the actor has in a room; to whoever has none it does not exist. */
export async function seatFor(ctx: Pick<Ctx, 'db' | 'actor'>, roomId: string) {
  const personId = signedIn(ctx)
  const [row] = await ctx.db
    .select({ room: liveRooms, seat: liveSeats })
    .from(liveRooms)
    .innerJoin(attempts, and(eq(attempts.roundId, liveRooms.roundId), eq(attempts.personId, personId)))
    .innerJoin(liveSeats, eq(liveSeats.attemptId, attempts.id))
    .where(eq(liveRooms.id, roomId))
    .orderBy(attempts.number)
    .limit(1)
  if (!row) throw new AppError('NOT_FOUND')
  return row
}

/** The room whose code this is, while it goes on. */
export async function roomByCode(db: Pick<Reader, 'select'>, code: string): Promise<Room | null> {
  const [room] = await db.select().from(liveRooms).where(eq(liveRooms.code, code))
  return room ?? null
}

export const isRoomOpen = async ({ db }: Pick<Ctx, 'db'>, code: string) => (await roomByCode(db, code)) !== null

/** The question that was asked or passed over last. */
export async function currentIn(db: Pick<Reader, 'select'>, { id, question }: Pick<Room, 'id' | 'question'>) {
  if (question === null) return null
  const [current] = await db
    .select()
    .from(liveQuestions)
    .where(and(eq(liveQuestions.roomId, id), eq(liveQuestions.position, question)))
  return current ?? null
}
