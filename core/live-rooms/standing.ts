import { asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { liveQuestions, liveSeats } from '../../db/schema/live-rooms.ts'
import { quizQuestions, rounds } from '../../db/schema/quizzes.ts'
import { AppError } from '../errors.ts'
import { keyIn } from '../quizzes/score.ts'
import type { Room } from './room.ts'
import { type Scored, scored } from './scores.ts'

/** Everybody of a room with what they have so far, the best first. */
export async function standingIn(
  db: Pick<Reader, 'select' | 'all'>,
  { id, roundId }: Pick<Room, 'id' | 'roundId'>,
): Promise<Map<string, Scored>> {
  const [round] = await db.select().from(rounds).where(eq(rounds.id, roundId))
  if (!round) throw new AppError('NOT_FOUND')
  const questions = await db
    .select({ options: sql<number>`json_array_length(${quizQuestions.options})`, correct: quizQuestions.correct })
    .from(quizQuestions)
    .where(eq(quizQuestions.quizId, round.quizId))
    .orderBy(asc(quizQuestions.position))
  const asked = await db.select().from(liveQuestions).where(eq(liveQuestions.roomId, id))
  const seats = await db
    .select({ attemptId: liveSeats.attemptId })
    .from(liveSeats)
    .where(eq(liveSeats.roomId, id))
    .orderBy(asc(liveSeats.number))
  // Thousands, read after each question: as they are.
  const rows = await db.all<{ attempt_id: string; position: number; chosen: string; answered_at: number }>(sql`
    select attempt_id, position, chosen, answered_at from live_answers where room_id = ${id}`)
  const given = rows.map(({ attempt_id: attemptId, position, chosen, answered_at: answeredAt }) => ({
    ...{ attemptId, position, answeredAt },
    chosen: JSON.parse(chosen) as number[],
  }))
  return scored(
    seats.map(({ attemptId }) => attemptId),
    asked.filter(({ outcome }) => outcome === 'told'),
    given,
    {
      options: questions.map(({ options }) => options),
      key: keyIn(
        questions.map(({ correct }) => correct),
        round.keyChanges,
      ),
      rules: round.rules,
    },
  )
}
