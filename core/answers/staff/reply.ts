import { eq } from 'drizzle-orm'
import { answers, questions } from '../../../db/schema/answers.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { queueReply } from '../../replies/queue.ts'
import { allow } from '../../roles.ts'
import { cutAt } from '../../text/cut.ts'
import { withoutMentions } from '../../text/mentions.ts'
import { normalize } from '../../text/normalize.ts'
import { unheldIn } from '../document-numbers/unheld.ts'
import { answerSentences } from '../messages.ts'

const longestEcho = 120

/**
 * A person's answer to a question; it goes to where the question was asked. One question is answered once.
 *
 * @returns with `unheld`, the documents cited that the library does not hold for everybody: whoever answered is told
 */
export async function replyToQuestion(ctx: Ctx, id: string, input: { text: string }) {
  allow(ctx, 'question.answer')
  const text = normalize(input.text).trim()
  if (!text) throw new AppError('INVALID', 'empty')
  const unheld = await unheldIn(ctx, text)
  return ctx.write(async (tx) => {
    const [found] = await tx
      .select({ question: questions, path: units.path })
      .from(questions)
      .leftJoin(units, eq(units.id, questions.unitId))
      .where(eq(questions.id, id))
    if (!found) throw new AppError('NOT_FOUND')
    const { question, path } = found
    allow(ctx, 'question.answer', path ?? '')
    if (question.status === 'answered') throw new AppError('CONFLICT', 'question.answered')
    const answer = {
      id: newId('an'),
      questionId: question.id,
      text,
      origin: 'person' as const,
      answeredBy: ctx.actor.personId,
      createdAt: ctx.now(),
    }
    await tx.insert(answers).values(answer)
    await tx.update(questions).set({ status: 'answered', updatedAt: ctx.now() }).where(eq(questions.id, question.id))
    if (question.channel !== 'web') {
      const echo = cutAt(question.text, longestEcho)
      await queueReply(tx, ctx, {
        to: { channel: question.channel, id: question.recipient },
        cause: 'answer',
        causeId: answer.id,
        purpose: 'answers',
        content: { text: withoutMentions(answerSentences.byPerson(echo, text)) },
      })
    }
    await record(tx, ctx, {
      action: 'question.answer',
      unitId: question.unitId,
      subjectId: question.id,
      detail: { answerId: answer.id, ...(unheld.length > 0 && { unheld }) },
    })
    return { id: answer.id, questionId: question.id, text, origin: answer.origin, createdAt: answer.createdAt, unheld }
  })
}
