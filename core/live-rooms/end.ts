import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { liveQuestions, liveRooms, liveSeats } from '../../db/schema/live-rooms.ts'
import { attempts, quizzes, rounds } from '../../db/schema/quizzes.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { submitWithin } from '../quizzes/submit.ts'
import { dayMs, hourMs } from '../time.ts'
import type { Room } from './room.ts'
import { hasAnswered } from './scores.ts'
import { standingIn } from './standing.ts'

// Nobody leads it any more.
export const idleMs = 3 * hourMs
/** Names are for the hall; what happened in it is looked back on for a day. */
export const namesKeptMs = dayMs

/**
 * Ends a room: what everybody answered goes into the ledger of the round as one paper each, all at once, and the round closes.
 * A question whose answer was not shown counts for nobody; who answered none has handed in nothing.
 */
export async function endWithin(tx: Tx, room: Room, now: number): Promise<Room> {
  const [round] = await tx.select().from(rounds).where(eq(rounds.id, room.roundId))
  const at = Math.min(now, round?.closesAt ?? now)
  await tx
    .update(liveQuestions)
    .set({ outcome: 'skipped' })
    .where(and(eq(liveQuestions.roomId, room.id), eq(liveQuestions.outcome, 'asked')))
  const papers = [...(await standingIn(tx, room)).values()].filter(hasAnswered)
  await tx
    .update(rounds)
    .set({ closesAt: at })
    .where(and(eq(rounds.id, room.roundId), gt(rounds.closesAt, at)))
  await tx.run(sql`
    update attempts set deadline_at = ${at}, paused_ms = 0 where round_id = ${room.roundId} and submitted_at is null`)
  const people = await tx
    .select({ id: attempts.id, personId: attempts.personId })
    .from(attempts)
    .where(
      inArray(
        attempts.id,
        papers.map(({ attemptId }) => attemptId),
      ),
    )
  const personOf = new Map(people.map(({ id, personId }) => [id, personId]))
  await submitWithin(
    tx,
    papers.map(({ attemptId, answers, durationMs }) => ({
      attemptId,
      personId: personOf.get(attemptId) ?? '',
      answers,
      guess: null,
      sequence: null,
      timeUp: true,
      at,
      tookMs: durationMs,
    })),
  )
  const [ended] = await tx
    .update(liveRooms)
    .set({ phase: 'ended', code: null, endedAt: now, revision: room.revision + 1 })
    .where(eq(liveRooms.id, room.id))
    .returning()
  return ended as Room
}

/** Ends rooms that nobody leads any more or whose round is over, and takes their names off a day later. */
export async function endRoomsDue(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const due = await ctx.db
    .select({ id: liveRooms.id, unitId: quizzes.unitId })
    .from(liveRooms)
    .innerJoin(rounds, eq(rounds.id, liveRooms.roundId))
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .where(
      and(
        isNull(liveRooms.endedAt),
        or(lt(liveRooms.actedAt, now - idleMs), lt(rounds.closesAt, now), gt(rounds.cancelledAt, 0)),
      ),
    )
  for (const { id, unitId } of due) {
    await ctx.write(async (tx) => {
      const [room] = await tx.select().from(liveRooms).where(eq(liveRooms.id, id))
      if (!room || room.endedAt !== null) return
      await endWithin(tx, room, now)
      await record(tx, ctx, { action: 'live.end', unitId, subjectId: room.roundId, detail: { byItself: true } })
    })
  }
  const old = await ctx.db
    .select({ id: liveRooms.id })
    .from(liveRooms)
    .innerJoin(liveSeats, eq(liveSeats.roomId, liveRooms.id))
    .where(and(lt(liveRooms.endedAt, now - namesKeptMs), gt(liveSeats.name, '')))
    .groupBy(liveRooms.id)
  const ids = old.map(({ id }) => id)
  if (ids.length > 0)
    await ctx.write((tx) => tx.update(liveSeats).set({ name: '' }).where(inArray(liveSeats.roomId, ids)))
}
