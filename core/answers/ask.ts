import type { Ctx } from '../context.ts'
import { AppError, describe } from '../errors.ts'
import { newId } from '../ids.ts'
import { longestQuestion } from '../library/search/query.ts'
import type { PassageSearch } from '../library/search/search-passages.ts'
import { answerSentences } from '../messages.ts'
import { normalize } from '../text/normalize.ts'
import type { Answer, Asked } from './answer.ts'
import { answerByReference } from './by-reference.ts'
import { clarified } from './clarify.ts'
import { matchingCurated, offeringCurated, similarCurated } from './curated/match.ts'
import { documentNamed, withChosen } from './document-numbers/mentioned.ts'
import { noted, type Resolved, resolveNumbers } from './document-numbers/resolve.ts'
import { enough, evidenceOf } from './evidence.ts'
import { answerByQuotes } from './extractive.ts'
import { narrowed, speaksOf, withFollowUp } from './follow-up.ts'
import { answerByModel, type OnSentence } from './model/write.ts'
import { advised, asksOwnCase } from './own-case.ts'
import { readerAccess } from './reader-access.ts'
import { answerOf, save } from './save.ts'

/**
 * Answers a question from the library and keeps both. The same `id` again gets the first answer; in a chat the reply is
 * put in line in the same transaction. `onSentence` is told each checked sentence of a model while the rest is being written;
 * what is returned stands, whatever was told.
 *
 * @throws AppError INVALID when there is no question, or one of more than a thousand characters; NOT_FOUND when the
 * document chosen is not there for the asker
 */
export async function ask(ctx: Ctx, asked: Asked, onSentence?: OnSentence): Promise<Answer> {
  const text = normalize(asked.text).trim()
  if (!text) throw new AppError('INVALID', 'empty')
  if (text.length > longestQuestion) throw new AppError('INVALID', 'question.long')
  const questionId = asked.id ?? newId('qu')
  const known = asked.id ? await answerOf(ctx, asked.id, asked.personId) : null
  if (known) return known
  const kept = await withDocument(ctx, { ...asked, text })
  const answer = await answerFrom(ctx, { ...asked, text }, questionId, onSentence)
  return save(ctx, { ...asked, text: kept }, answer)
}

/** The question as it is kept: with the document that was chosen, so that what is asked next goes on from that one. */
async function withDocument(ctx: Ctx, asked: Asked): Promise<string> {
  if (!asked.documentId) return asked.text
  const name = await documentNamed(ctx, asked.documentId, await readerAccess(ctx, asked))
  if (!name) throw new AppError('NOT_FOUND')
  return withChosen(asked.text, name)
}

async function answerFrom(ctx: Ctx, asked: Asked, questionId: string, onSentence?: OnSentence): Promise<Answer> {
  try {
    const like = await similarCurated(ctx, asked)
    const curated = asked.documentId ? null : await matchingCurated(ctx, asked, like, questionId)
    if (curated) return curated
    const { question, added, documentId = asked.documentId } = await withFollowUp(ctx, asked)
    const filters = documentId ? { documentIds: [documentId] } : {}
    const search: Ctx['search'] = async (...asking) => narrowed(await ctx.search(...asking), added)
    const found = await ctx.search(question, await readerAccess(ctx, asked), { filters })
    const answer = await answerTo({ ...ctx, search }, narrowed(found, added), questionId, { documentId, onSentence })
    const isOther = answer.outcome === 'found' && !speaksOf(answer, added)
    return offeringCurated(ctx, asked, like, isOther ? clarified(notFoundFor(questionId), found) : answer)
  } catch (error) {
    if (error instanceof AppError) throw error
    ctx.log('answer.unavailable', { questionId, ...describe(error) })
    return { ...unanswered(questionId), outcome: 'unavailable', text: answerSentences.unavailable }
  }
}

type Answering = { documentId?: string; onSentence?: OnSentence }

/** The answer that what was found gives; nothing is kept of it. `documentId`: the one document that was searched. */
export async function answerTo(
  ctx: Ctx,
  found: PassageSearch,
  questionId: string,
  { documentId, onSentence }: Answering = {},
): Promise<Answer> {
  const notFound = notFoundFor(questionId)
  const settled = await resolveNumbers(ctx, found, notFound, documentId)
  if ('outcome' in settled) return settled
  const answer = noted(await generalAnswer(ctx, settled, notFound, onSentence), settled.note)
  return answer.outcome === 'found' && asksOwnCase(found.query.text) ? advised(answer) : answer
}

async function generalAnswer(
  ctx: Ctx,
  { found, inside }: Resolved,
  notFound: Answer,
  onSentence?: OnSentence,
): Promise<Answer> {
  const { questionId } = notFound
  const pointed = await answerByReference(ctx, found, questionId)
  if (pointed && pointed !== 'missing') return pointed
  if (pointed === 'missing') return notFound
  const within = await inside?.()
  const best = within && evidenceOf(within) >= enough ? within : found
  if (best.passages.length === 0) return notFound
  if (evidenceOf(best) < enough) return clarified(notFound, best)
  const extractive = answerByQuotes(ctx, best, questionId)
  return (await answerByModel(ctx, { ...best, query: found.query }, extractive, onSentence)) ?? extractive
}

const notFoundFor = (questionId: string): Answer => ({
  ...unanswered(questionId),
  outcome: 'not_found',
  text: answerSentences.notFound,
})

const unanswered = (questionId: string) =>
  ({ questionId, citations: [], origin: 'extractive', mayHandOn: true }) satisfies Partial<Answer>
