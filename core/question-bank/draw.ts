import { and, eq, notInArray, sql } from 'drizzle-orm'
import { type BankContent, bankQuestions } from '../../db/schema/question-bank.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { createQuiz } from '../quizzes/quizzes.ts'
import { openUnitFor } from '../units/open.ts'
import { asDraft } from './content.ts'
import { type BankFilter, chosenBy } from './list.ts'

/** `ids`: of these questions alone, as they were brought in. */
export type Part = Pick<BankFilter, 'tag' | 'difficulty'> & { count: number; ids?: string[] }
type Drawing = { unitId: string; title: string; description?: string; from?: string; parts: Part[] }

/**
 * Makes the draft of a quiz from a bank: of each part so many questions by lot, none twice. `from`: the unit whose bank it is,
 * else every bank where the actor writes. The quiz has copies: what is changed in the bank later changes nothing in it.
 *
 * @throws AppError CONFLICT bank.few with the part for which there are not enough
 */
export async function draftFromBank(ctx: Ctx, { unitId, title, description, from, parts }: Drawing) {
  await openUnitFor(ctx, 'quiz.write', unitId)
  const drawn: { id: string; version: number; content: BankContent; section?: string }[] = []
  for (const [part, { count, tag, difficulty, ids }] of parts.entries()) {
    const taken = drawn.map(({ id }) => id)
    const { id, version, content } = bankQuestions
    const found = await ctx.db
      .select({ id, version, content })
      .from(bankQuestions)
      .innerJoin(units, eq(units.id, bankQuestions.unitId))
      .where(
        and(
          chosenBy(ctx, { unitId: from, tag, difficulty }),
          notInArray(id, taken),
          ids && sql`${id} in (select value from json_each(${JSON.stringify(ids)}))`,
        ),
      )
      // All of a file stay in its order.
      .orderBy(ids?.length === count ? sql`${bankQuestions}.rowid` : sql`random()`)
      .limit(count)
    if (found.length < count) throw new AppError('CONFLICT', 'bank.few', { part, wanted: count, found: found.length })
    // What it was drawn by is its section.
    drawn.push(...found.map((one) => ({ ...one, section: tag ?? one.content.tags[0] })))
  }
  const questions = drawn.map(({ id, version, content, section }) => ({
    ...asDraft(content),
    section,
    drawnFrom: { id, version },
  }))
  const { id } = await createQuiz(ctx, { unitId, title, description, questions })
  return { id, count: drawn.length }
}
