import { and, asc, eq, sql } from 'drizzle-orm'
import { feedback, feedbackAnswers, feedbackSteps } from '../../../db/schema/feedback.ts'
import { replies } from '../../../db/schema/replies.ts'
import type { Ctx } from '../../context.ts'
import { answerTold } from '../messages.ts'
import { stepCause, tellStep } from '../thread/step.ts'
import { stepWords } from '../thread/words.ts'

const mostAtOnce = 20

/**
 * Puts in line what waited for a person to write again, for now the account may write to them: what was never sent, and what the
 * platform refused for its window. Each goes once, by its step.
 */
export async function tellWaiting(ctx: Pick<Ctx, 'db' | 'write' | 'now' | 'link'>, personId: string): Promise<void> {
  const mine = and(eq(feedback.personId, personId), eq(feedbackSteps.told, 'waits'))
  const rows = await ctx.db
    .select({ step: feedbackSteps, about: feedback, answer: feedbackAnswers })
    .from(feedbackSteps)
    .innerJoin(feedback, eq(feedback.id, feedbackSteps.feedbackId))
    .leftJoin(feedbackAnswers, eq(feedbackAnswers.id, feedbackSteps.answerId))
    .where(mine)
    .orderBy(asc(feedbackSteps.createdAt))
    .limit(mostAtOnce)
  const [refused] = await ctx.db.all(sql`select r.id from ${replies} r where ${refusedTo(personId)} limit 1`)
  if (rows.length === 0 && !refused) return
  await ctx.write(async (tx) => {
    for (const { step, about, answer } of rows) {
      const waits = and(eq(feedbackSteps.id, step.id), eq(feedbackSteps.told, 'waits'))
      const own = await tx
        .update(feedbackSteps)
        .set({ told: 'queued' })
        .where(waits)
        .returning({ id: feedbackSteps.id })
      const text = own.length > 0 ? textOf(step, about.trackCode, answer) : null
      if (text) await tellStep(tx, ctx, about, { id: step.id, text })
    }
    await tx.run(sql`
      update ${replies} set state = 'queued', attempts = 0, reason = null, due_at = ${ctx.now()}, updated_at = ${ctx.now()}
      where id in (select r.id from ${replies} r where ${refusedTo(personId)})`)
  })
}

// -230 and -232: the person has not written for too long. Such a message never arrived.
const refusedTo = (personId: string) => sql`
  r.cause = ${stepCause} and r.state = 'failed' and r.text <> '' and (r.reason like 'zalo -230:%' or r.reason like 'zalo -232:%')
    and r.cause_id in (select s.id from feedback_steps s join feedback f on f.id = s.feedback_id
      where f.person_id = ${personId} and s.taken_back_at is null)`

type Step = typeof feedbackSteps.$inferSelect

function textOf(
  { kind, text, toName }: Step,
  code: string,
  answer: typeof feedbackAnswers.$inferSelect | null,
): string | null {
  switch (kind) {
    case 'answer':
    case 'close':
      return answer && !answer.withdrawnAt ? answerTold(code, answer) : null
    case 'question':
    case 'progress':
      return stepWords[kind](code, text)
    case 'route':
      return stepWords.route(code, toName, text)
    case 'merge':
      return stepWords.merge(code)
    case 'withdraw':
      return stepWords.withdraw(code, text)
    case 'refused-picture':
      return stepWords.refusedPicture(code)
    default:
      return null
  }
}
