import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { answers, questions } from '../../../db/schema/answers.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { signedIn, within } from '../../roles.ts'

const mostListed = 200

/** Questions that wait for a person, the oldest first. */
export const listUnanswered = (ctx: Ctx) =>
  ctx.db
    .select({
      id: questions.id,
      text: questions.text,
      askedAt: questions.askedAt,
      channel: questions.channel,
      status: questions.status,
      unitName: units.name,
      // A name is told only where its owner agreed to that.
      personName: sql<string | null>`case when exists (
        select 1 from consents c where c.person_id = ${questions.personId} and c.purpose = 'feedback' and c.withdrawn_at is null)
        then ${people.name} end`,
    })
    .from(questions)
    .innerJoin(units, eq(units.id, questions.unitId))
    .leftJoin(people, eq(people.id, questions.personId))
    .where(and(within(ctx, 'question.read'), eq(questions.status, 'handed_on')))
    .orderBy(asc(questions.updatedAt))
    .limit(mostListed)

/** What the signed-in person asked, newest first, with every answer it got. */
export async function listMine(ctx: Ctx) {
  const personId = signedIn(ctx)
  const mine = await ctx.db
    .select({
      id: questions.id,
      text: questions.text,
      outcome: questions.outcome,
      status: questions.status,
      askedAt: questions.askedAt,
    })
    .from(questions)
    .where(eq(questions.personId, personId))
    .orderBy(desc(questions.askedAt))
    .limit(mostListed)
  const given = await ctx.db
    .select({
      questionId: answers.questionId,
      text: answers.text,
      origin: answers.origin,
      createdAt: answers.createdAt,
    })
    .from(answers)
    .where(
      inArray(
        answers.questionId,
        mine.map(({ id }) => id),
      ),
    )
    .orderBy(asc(answers.createdAt))
  return mine.map((question) => ({
    ...question,
    answers: given.filter(({ questionId }) => questionId === question.id).map(({ questionId, ...answer }) => answer),
  }))
}
