import { eq, inArray } from 'drizzle-orm'
import { answers, citations, questions } from '../../db/schema/answers.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { replies } from '../../db/schema/operations.ts'
import { consents, loginLinks, people, sessions } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'

/**
 * Removes what ties anything to a person. Contest results stay under an id that no longer leads to anyone; feedback is
 * still to be settled, and stays without its sender; questions and their answers go.
 */
export async function erasePerson(
  ctx: Ctx,
  who: { personId: string } | { oaUserId: string } | { appUserId: string },
): Promise<void> {
  const meant =
    'personId' in who
      ? eq(people.id, who.personId)
      : 'oaUserId' in who
        ? eq(people.oaUserId, who.oaUserId)
        : eq(people.appUserId, who.appUserId)
  await ctx.write(async (tx) => {
    const [person] = await tx.select().from(people).where(meant)
    if (!person || person.erasedAt) return
    const asked = tx.select({ id: questions.id }).from(questions).where(eq(questions.personId, person.id))
    const answered = tx.select({ id: answers.id }).from(answers).where(inArray(answers.questionId, asked))
    const chatIds = [person.oaUserId, person.botUserId].filter((id) => id !== null)

    await tx.delete(citations).where(inArray(citations.answerId, answered))
    await tx.delete(answers).where(inArray(answers.questionId, asked))
    await tx.delete(questions).where(eq(questions.personId, person.id))
    await tx.update(feedback).set({ personId: null, recipient: '' }).where(eq(feedback.personId, person.id))
    await tx.delete(replies).where(inArray(replies.recipient, chatIds))
    await tx.delete(sessions).where(eq(sessions.personId, person.id))
    await tx.delete(loginLinks).where(eq(loginLinks.personId, person.id))
    await tx.delete(consents).where(eq(consents.personId, person.id))
    await tx.delete(roles).where(eq(roles.personId, person.id))
    await tx
      .update(people)
      .set({
        name: '',
        oaUserId: null,
        appUserId: null,
        botUserId: null,
        unitId: null,
        follows: false,
        erasedAt: ctx.now(),
      })
      .where(eq(people.id, person.id))
    await record(tx, ctx, { action: 'person.erase', subjectId: person.id })
  })
}
