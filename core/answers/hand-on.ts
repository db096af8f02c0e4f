import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { questions } from '../../db/schema/answers.ts'
import type { Ctx, Recipient } from '../context.ts'
import { AppError } from '../errors.ts'
import { answerSentences } from '../messages.ts'
import { queueReply } from '../replies/queue.ts'

type Question = typeof questions.$inferSelect
export type QuestionStatus = Question['status']

/**
 * Passes a question to the office's people; again changes nothing. A question of somebody who signed in is theirs alone
 * to pass on; a visitor's belongs to whoever holds its id.
 */
export async function handOn(ctx: Ctx, questionId: string): Promise<{ status: QuestionStatus }> {
  return ctx.write(async (tx) => {
    const question = await questionOf(tx, questionId, ctx.actor.personId)
    return { status: await markHandedOn(tx, ctx, question) }
  })
}

/** The same from a chat, where the person is told what became of it. */
export async function handOnInChat(
  ctx: Ctx,
  { questionId, personId, to, causeId }: { questionId: string; personId: string; to: Recipient; causeId: string },
): Promise<void> {
  await ctx.write(async (tx) => {
    const question = await questionOf(tx, questionId, personId).catch((error) => {
      if (error instanceof AppError) return null
      throw error
    })
    const status = question && (await markHandedOn(tx, ctx, question))
    const text = !status
      ? answerSentences.handOnUnknown
      : status === 'answered'
        ? answerSentences.alreadyAnswered
        : answerSentences.handedOn
    await queueReply(tx, ctx, { to, cause: 'event', causeId, content: { text } })
  })
}

async function questionOf(tx: Tx, id: string, personId: string | null): Promise<Question> {
  const [question] = await tx.select().from(questions).where(eq(questions.id, id))
  if (!question || (question.personId && question.personId !== personId)) throw new AppError('NOT_FOUND')
  return question
}

async function markHandedOn(tx: Tx, ctx: Ctx, { id, status }: Question): Promise<QuestionStatus> {
  if (status !== 'open') return status
  await tx
    .update(questions)
    .set({ status: 'handed_on', updatedAt: ctx.now() })
    .where(and(eq(questions.id, id), eq(questions.status, 'open')))
  return 'handed_on'
}
