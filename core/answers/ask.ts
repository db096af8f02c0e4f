import type { Channel } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { PassageSearch } from '../library/passage-search.ts'
import { answerSentences } from '../messages.ts'
import { normalize } from '../text/normalize.ts'
import type { Answer } from './answer.ts'
import { askedBack } from './ask-back.ts'
import { enough, evidenceOf } from './evidence.ts'
import { extractiveAnswer } from './extractive.ts'
import { longestQuestion } from './limits.ts'
import { modelAnswer, type OnSentence } from './model.ts'
import { advised, asksOwnCase } from './own-case.ts'
import { pointedAnswer } from './pointed.ts'
import { readerAccess } from './reader.ts'
import { answerOf, save } from './save.ts'
import { narrowed, speaksOf, threaded } from './thread.ts'

export type Asked = { id?: string; text: string; channel: Channel; recipient: string; personId: string | null }

/**
 * Answers a question from the library and keeps both. The same `id` again gets the first answer; in a chat the reply is
 * put in line in the same transaction. `onSentence` is told each checked sentence of a model while the rest is being written;
 * what is returned stands, whatever was told.
 *
 * @throws AppError INVALID when there is no question, or one of more than a thousand characters
 */
export async function ask(ctx: Ctx, asked: Asked, onSentence?: OnSentence): Promise<Answer> {
  const text = normalize(asked.text).trim()
  if (!text) throw new AppError('INVALID', 'empty')
  if (text.length > longestQuestion) throw new AppError('INVALID', 'question.long')
  const questionId = asked.id ?? newId('qu')
  const known = asked.id ? await answerOf(ctx, asked.id, asked.personId) : null
  if (known) return known
  const answer = await answerFrom(ctx, { ...asked, text }, questionId, onSentence)
  return save(ctx, { ...asked, text }, answer)
}

async function answerFrom(ctx: Ctx, asked: Asked, questionId: string, onSentence?: OnSentence): Promise<Answer> {
  try {
    const { question, added } = await threaded(ctx, asked)
    const found = await ctx.search(question, await readerAccess(ctx, asked))
    const answer = await answerTo(ctx, narrowed(found, added), questionId, onSentence)
    return answer.outcome === 'found' && !speaksOf(answer, added) ? askedBack(notFoundFor(questionId), found) : answer
  } catch (error) {
    if (error instanceof AppError) throw error
    ctx.log('answer.unavailable', { questionId, kind: error instanceof Error ? error.name : 'unknown' })
    return { ...unanswered(questionId), outcome: 'unavailable', text: answerSentences.unavailable }
  }
}

/** The answer that what was found gives; nothing is kept of it. */
export async function answerTo(
  ctx: Ctx,
  found: PassageSearch,
  questionId: string,
  onSentence?: OnSentence,
): Promise<Answer> {
  const answer = await generalAnswer(ctx, found, questionId, onSentence)
  return answer.outcome === 'found' && asksOwnCase(found.query.text) ? advised(answer) : answer
}

async function generalAnswer(
  ctx: Ctx,
  found: PassageSearch,
  questionId: string,
  onSentence?: OnSentence,
): Promise<Answer> {
  const pointed = await pointedAnswer(ctx, found, questionId)
  if (pointed && pointed !== 'missing') return pointed
  const notFound = notFoundFor(questionId)
  if (pointed === 'missing' || found.passages.length === 0) return notFound
  if (evidenceOf(found) < enough) return askedBack(notFound, found)
  const extractive = extractiveAnswer(ctx, found, questionId)
  return (await modelAnswer(ctx, found, extractive, onSentence)) ?? extractive
}

const notFoundFor = (questionId: string): Answer => ({
  ...unanswered(questionId),
  outcome: 'not_found',
  text: answerSentences.notFound,
})

const unanswered = (questionId: string) =>
  ({ questionId, citations: [], origin: 'extractive', mayHandOn: true }) satisfies Partial<Answer>
