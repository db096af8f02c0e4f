import { asc, eq } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { quizQuestions, quizzes, rounds } from '../../../db/schema/quizzes.ts'
import { sha256 } from '../../ids.ts'

/** Of all that people will be asked and by which rules: words, key, and each round with its times. */
export async function quizHash(db: Pick<Reader, 'select'>, quizId: string): Promise<string> {
  const [quiz] = await db.select().from(quizzes).where(eq(quizzes.id, quizId))
  const questions = await db
    .select()
    .from(quizQuestions)
    .where(eq(quizQuestions.quizId, quizId))
    .orderBy(asc(quizQuestions.position))
  const held = await db.select().from(rounds).where(eq(rounds.quizId, quizId)).orderBy(asc(rounds.id))
  return sha256(
    JSON.stringify([
      [quiz?.title, quiz?.description],
      questions.map(({ text, options, correct, explanation, passageId, kind, exact, picture, section }) => [
        ...[text, options, correct, explanation, passageId],
        ...(kind === 'choice' && !picture && !section ? [] : [kind, exact, picture, section]),
      ]),
      held.map(({ id, name, opensAt, closesAt, rules }) => [id, name, opensAt, closesAt, rules]),
    ]),
  )
}
