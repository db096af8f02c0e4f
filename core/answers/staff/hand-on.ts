import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { questions } from '../../../db/schema/answers.ts'
import type { Ctx, Recipient } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { queueReply } from '../../replies/queue.ts'
import { cutAt } from '../../text/cut.ts'
import { answerSentences } from '../messages.ts'

type Question = typeof questions.$inferSelect
const longestNamed = 120
type QuestionStatus = Question['status']

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

/** The same from a chat, where the person is told what became of it; without an id, of the last question asked there. */
export async function handOnInChat(
  ctx: Ctx,
  {
    questionId,
    personId,
    to,
    causeId,
  }: { questionId: string | null; personId: string; to: Recipient; causeId: string },
): Promise<void> {
  await ctx.write(async (tx) => {
    const meant = questionId ?? (await lastAsked(tx, personId, to))
    const question = await questionOf(tx, meant, personId).catch((error) => {
      if (error instanceof AppError) return null
      throw error
    })
    const status = question && (await markHandedOn(tx, ctx, question))
    const text = !status
      ? answerSentences.handOnUnknown
      : status === 'answered'
        ? answerSentences.alreadyAnswered
        : questionId || !question
          ? answerSentences.handedOn
          : answerSentences.handedOnLast(cutAt(question.text, longestNamed))
    await queueReply(tx, ctx, { to, cause: 'event', causeId, content: { text } })
  })
}

/** What a person last asked in a chat, when they do not say which question they mean. */
async function lastAsked(tx: Tx, personId: string, { channel, id }: Recipient): Promise<string> {
  const there = and(eq(questions.personId, personId), eq(questions.channel, channel), eq(questions.recipient, id))
  const [last] = await tx
    .select({ id: questions.id })
    .from(questions)
    .where(there)
    .orderBy(desc(questions.askedAt), desc(questions.id))
    .limit(1)
  return last?.id ?? ''
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
