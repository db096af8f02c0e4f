import { asc, eq } from 'drizzle-orm'
import { isDuplicate, sqliteCode } from '../../db/client.ts'
import { answers, citations, questions } from '../../db/schema/answers.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { queueReply } from '../replies/queue.ts'
import type { Answer, Question } from './answer.ts'
import { asksOwnCase } from './asker/own-case.ts'
import { chatContent, modelSentences } from './compose.ts'
import { linked } from './extractive.ts'
import { answerSentences } from './messages.ts'

/** Keeps a question with its answer and citations, and puts the reply in line where it was asked in a chat. */
export async function save(ctx: Ctx, question: Question, answer: Answer): Promise<Answer> {
  const { channel, recipient, personId, text } = question
  const { unitId } = question.asker
  const { questionId: id, outcome, origin, choices, note, curated, procedure, announced } = answer
  const at = ctx.now()
  try {
    await ctx.write(async (tx) => {
      await tx
        .insert(questions)
        .values({ id, unitId, channel, recipient, personId, text, outcome, askedAt: at, updatedAt: at })
      const answerId = newId('an')
      await tx.insert(answers).values({
        ...{ id: answerId, questionId: id, text: answer.text, origin, choices, note, curated, procedure, announced },
        createdAt: at,
      })
      if (answer.citations.length > 0) {
        const rows = answer.citations.map(({ link, changes, ...kept }, position) => ({
          ...kept,
          changes: changes.map(({ note, to }) => ({ note, to })),
          id: newId('ci'),
          answerId,
          position,
        }))
        await tx.insert(citations).values(rows)
      }
      if (channel === 'web') return
      const content = chatContent(answer, channel)
      await queueReply(tx, ctx, { to: { channel, id: recipient }, cause: 'question', causeId: id, content })
    })
    return answer
  } catch (error) {
    // On the web nothing waits for the row: who asks is answered though there is room for nothing.
    if (channel === 'web' && sqliteCode(error) === 'SQLITE_FULL') {
      ctx.log('answer.unkept', { questionId: id })
      return { ...answer, questionId: '', mayHandOn: false }
    }
    // The same question was sent twice at once: the other one's answer stands.
    const first = isDuplicate(error) ? await answerOf(ctx, id, personId) : null
    if (!first) throw error
    return first
  }
}

/** The automatic answer that a question got; null when there is no such question. Another person's is a CONFLICT. */
export async function answerOf(ctx: Ctx, questionId: string, personId: string | null): Promise<Answer | null> {
  const [question] = await ctx.db.select().from(questions).where(eq(questions.id, questionId))
  if (!question) return null
  if (question.personId !== personId) throw new AppError('CONFLICT')
  const [answer] = await ctx.db
    .select()
    .from(answers)
    .where(eq(answers.questionId, questionId))
    .orderBy(asc(answers.createdAt))
    .limit(1)
  if (!answer || answer.origin === 'person') return null
  const quoted = await ctx.db
    .select()
    .from(citations)
    .where(eq(citations.answerId, answer.id))
    .orderBy(asc(citations.position))
  return {
    questionId,
    outcome: question.outcome,
    text: answer.text,
    origin: answer.origin,
    citations: quoted.map(({ id, answerId, position, ...kept }) => ({
      ...kept,
      changes: kept.changes.map((told) => linked(ctx, told)),
      link: ctx.link(`/passages/${kept.passageId}`),
    })),
    ...(answer.origin === 'model' && { sentences: modelSentences(answer.text) }),
    ...(answer.choices && { choices: answer.choices }),
    ...(answer.note && { note: answer.note }),
    ...(answer.curated && { curated: answer.curated }),
    ...(answer.announced && { announced: answer.announced }),
    ...(answer.procedure && { procedure: answer.procedure }),
    ...(question.outcome === 'found' && asksOwnCase(question.text) && { advice: answerSentences.ownCase }),
    mayHandOn: question.status === 'open',
  }
}
