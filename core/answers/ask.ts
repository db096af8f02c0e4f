import type { Ctx } from '../context.ts'
import { AppError, describe } from '../errors.ts'
import { newId } from '../ids.ts'
import { type AskedDay, askedDay, withoutDay } from '../library/force/asked-day.ts'
import { type ClauseForce, clauseForceOn, isOver } from '../library/force/clause-force.ts'
import { longestQuestion } from '../library/search/query.ts'
import { type FoundPassage, type PassageSearch, passagesById } from '../library/search/search-passages.ts'
import { wordsFor } from '../library/words/office-words.ts'
import { meantBy } from '../library/words/own-words.ts'
import type { WordPair } from '../library/words/word-pairs.ts'
import { isFarLonger } from '../text/length.ts'
import { normalize } from '../text/normalize.ts'
import { inFigures } from '../text/numerals/figured.ts'
import { dayOf } from '../time.ts'
import type { Answer, Asked, Asker, Question } from './answer.ts'
import { askerOf } from './asker/asker.ts'
import { advised, asksOwnCase } from './asker/own-case.ts'
import { forLine } from './asker/own-line.ts'
import { questionOfStory } from './asker/story.ts'
import { writtenBeforehand } from './beforehand.ts'
import { answerByReference } from './by-reference.ts'
import { clarified } from './clarify.ts'
import { offeringMade } from './curated/made-since.ts'
import { matchingCurated, offeringCurated } from './curated/match.ts'
import { withDistrictNote } from './district/note.ts'
import { documentNamed, withChosen } from './document-numbers/mentioned.ts'
import { noted, type Resolved, resolveNumbers } from './document-numbers/resolve.ts'
import { enough, evidenceOf, standTogether } from './evidence.ts'
import { answerByQuotes } from './extractive.ts'
import { narrowed, speaksOf, withFollowUp } from './follow-up.ts'
import { answerSentences } from './messages.ts'
import { answerByModel, type OnSentence } from './model/write.ts'
import { answerByProcedure } from './procedures/by-name.ts'
import { answerOf, save } from './save.ts'
import { understanding, understoodBy } from './understanding.ts'

type Asking = {
  /** Told each checked sentence of a model while the rest is being written; what is returned stands, whatever was told. */
  onSentence?: OnSentence
  /** What is told beside, or instead of, what the library answers. */
  beside?: (ctx: Ctx, question: Question, answer: Answer) => Promise<Answer>
  /** Who asks, where that was looked up already. */
  asker?: Asker
  /**
   * It may only be said in passing: it is answered where words of it stand together in what answers; else the answer has no text, and
   * nothing of it is kept.
   */
  doubtful?: boolean
}

/**
 * Answers a question from the library and keeps both. The same `id` again gets the first answer; in a chat the reply is
 * put in line in the same transaction.
 *
 * @throws AppError INVALID when there is no question, or one of more than a thousand characters; NOT_FOUND when the
 * document chosen is not there for the asker
 */
export async function ask(
  ctx: Ctx,
  asked: Asked,
  { onSentence, beside, asker: known, doubtful }: Asking = {},
): Promise<Answer> {
  if (isFarLonger(asked.text, longestQuestion))
    throw new AppError('INVALID', 'question.long', { length: asked.text.length, limit: longestQuestion })
  const text = normalize(asked.text).trim()
  if (!text) throw new AppError('INVALID', 'empty')
  if (text.length > longestQuestion)
    throw new AppError('INVALID', 'question.long', { length: text.length, limit: longestQuestion })
  const { asker, isKept } = known ? { asker: known, isKept: false } : await askerOf(ctx, asked)
  const first = asked.id && isKept ? await answerOf(ctx, asked.id, asked.personId) : null
  if (first) return first
  const words = await wordsFor(ctx, asker.scopePath)
  const meant = asked.documentId ? null : meantBy(text, words)
  const question: Question = { ...asked, text, id: asked.id ?? newId('qu'), asker, meant }
  const kept = await withDocument(ctx, question)
  const began = ctx.now()
  const whole = await answerFrom(ctx, question, { onSentence, doubtful, words })
  const story = whole.outcome === 'not_found' && !asked.documentId ? questionOfStory(text) : null
  const ofStory = story ? await answerFrom(ctx, { ...question, text: story }, { onSentence, words }) : null
  const answer = story && ofStory?.outcome === 'found' ? answeringOf(story, ofStory) : whole
  ctx.log('answer.given', { questionId: question.id, outcome: answer.outcome, ms: ctx.now() - began })
  const told = beside ? await withBeside(ctx, question, answer, beside) : answer
  return doubtful && told.outcome === 'not_found'
    ? { ...unanswered(''), outcome: 'not_found', text: '' }
    : save(ctx, { ...question, text: kept }, told)
}

/** An answer to one question of a message, which says to which. */
const answeringOf = (question: string, answer: Answer): Answer => ({
  ...answer,
  text: answerSentences.toQuestion(question, answer.text),
  note: [answerSentences.toQuestion(question), answer.note].filter(Boolean).join(' '),
})

/** What the library answers stands where what would be told beside it cannot be looked up. */
async function withBeside(ctx: Ctx, question: Question, answer: Answer, beside: NonNullable<Asking['beside']>) {
  try {
    return await beside(ctx, question, answer)
  } catch (error) {
    ctx.log('answer.beside-failed', { questionId: question.id, ...describe(error) })
    return answer
  }
}

/** The question as it is kept: with the document that was chosen, so that what is asked next goes on from that one. */
async function withDocument(ctx: Ctx, { text, documentId, asker }: Question): Promise<string> {
  if (!documentId) return text
  const name = await documentNamed(ctx, documentId, asker.clearance)
  if (!name) throw new AppError('NOT_FOUND')
  return withChosen(text, name)
}

async function answerFrom(
  ctx: Ctx,
  question: Question,
  { onSentence, doubtful, words }: Pick<Asking, 'onSentence' | 'doubtful'> & { words: WordPair[] },
): Promise<Answer> {
  const { id, asker, text } = question
  try {
    const { similar, named } = await writtenBeforehand(ctx, question)
    const own = question.documentId
      ? null
      : ((await matchingCurated(ctx, question, similar)) ??
        // What has a matter in the office's own words goes on from no card.
        (question.meant && named.length === 0 ? null : await answerByProcedure(ctx, question, named)) ??
        (await beforehandAsMeant(ctx, question)))
    if (own) return own
    const { wanted, added, documentId = question.documentId } = await withFollowUp(ctx, question)
    const filters = documentId ? { documentIds: [documentId] } : {}
    const widened: Ctx['search'] = (text, clearance, options) => ctx.search(text, clearance, { ...options, words })
    const searchWidened = forLine(ctx, widened, asker.scopePath)
    const search: Ctx['search'] = async (...asking) => narrowed(await searchWidened(...asking), added)
    const day = askedDay(inFigures(text, 'called').text, dayOf(ctx.now()))
    const topic = withoutDays(inFigures(wanted, 'called').text, day)
    const earlier =
      day && !documentId ? await answerAsOf(ctx, { topic, day, questionId: id, asker, search: searchWidened }) : null
    const found = await searchWidened(topic, asker.clearance, { filters })
    const answering = { documentId, onSentence, doubtful, ...(day && !day.day && { day: null }) }
    const present = earlier ?? (await answerTo({ ...ctx, search }, narrowed(found, added), id, answering))
    const made = day && !earlier ? noted(present, otherwise(present, day)) : present
    const answer = await withDistrictNote(ctx, made, asker.scopePath)
    const isOther = answer.outcome === 'found' && !speaksOf(answer, added)
    const given = isOther ? clarified(notFoundFor(id), found) : answer
    return offeringMade(ctx, question, await offeringCurated(ctx, question, similar, given))
  } catch (error) {
    if (error instanceof AppError) throw error
    ctx.log('answer.unavailable', { questionId: id, ...describe(error) })
    return { ...unanswered(id), outcome: 'unavailable', text: answerSentences.unavailable }
  }
}

/** What was written beforehand for what a question means by the office's own words. */
async function beforehandAsMeant(ctx: Ctx, { meant, ...question }: Question): Promise<Answer | null> {
  if (!meant) return null
  const asMeant = { ...question, text: meant.said }
  const { similar, named } = await writtenBeforehand(ctx, asMeant)
  const answer =
    (await matchingCurated(ctx, asMeant, similar)) ??
    (named.length > 0 ? await answerByProcedure(ctx, asMeant, named) : null)
  return answer && understoodBy(meant.meant, answer)
}

/** What is said of an answer where no document answers for the day: by a clause that has ended it is of the law before. */
const otherwise = ({ citations }: Answer, { day }: AskedDay): string =>
  day === null && citations.some(({ inForce }) => isOver(inForce))
    ? answerSentences.asOf(null, [])
    : answerSentences.noneThen(day)

/** A question less the words that tell a day: of its own, and of the one that it goes on from. */
function withoutDays(wanted: string, day: AskedDay | null): string {
  const said = day && askedDay(wanted, farOff)
  return said ? withoutDays(withoutDay(wanted, said), day) : wanted
}
const farOff = '9999-12-31'

type AsOf = { topic: string; day: AskedDay; questionId: string; asker: Asker; search: Ctx['search'] }

/** The answer of what could be applied on a day that is past, or of what no longer holds; null where nothing found answers. */
async function answerAsOf(ctx: Ctx, { topic, day: { day }, questionId, asker, search }: AsOf): Promise<Answer | null> {
  const filters = day ? { asOf: day } : { endedBy: dayOf(ctx.now()) }
  const only: Ctx['search'] = (text, clearance, options) =>
    search(text, clearance, { ...options, filters: { ...options?.filters, ...filters } })
  const found = await only(topic, asker.clearance)
  const answer = await answerTo({ ...ctx, search: only }, found, questionId, { day })
  if (answer.outcome !== 'found') return null
  const then = day ? await forceThen(ctx, answer, day, asker) : []
  if (then.length > 0 && then.every(({ inForce }) => isOver(inForce))) return null
  return noted(answer, answerSentences.asOf(day, then))
}

/** How what an answer cites stood on a day. */
async function forceThen(ctx: Ctx, { citations }: Answer, day: string, { clearance }: Asker): Promise<ClauseForce[]> {
  const ids = citations.map(({ passageId }) => passageId)
  return (await passagesById(ctx.db, ids, clearance)).map((passage) => clauseForceOn(day, passage))
}

type Answering = { documentId?: string; onSentence?: OnSentence; day?: string | null; doubtful?: boolean }

/**
 * The answer that what was found gives; nothing is kept of it. `documentId`: the one document that was searched; `day`: on which it
 * should be law, today's where none is given, null for what was law once.
 */
export async function answerTo(
  ctx: Ctx,
  found: PassageSearch,
  questionId: string,
  { documentId, onSentence, doubtful, day = dayOf(ctx.now()) }: Answering = {},
): Promise<Answer> {
  const notFound = notFoundFor(questionId)
  const resolved = await resolveNumbers(ctx, found, notFound, documentId)
  if ('outcome' in resolved) return resolved
  const general = await generalAnswer(ctx, resolved, notFound, { day, onSentence, doubtful })
  const answer = understanding(found.query, noted(general, resolved.note))
  return answer.outcome === 'found' && asksOwnCase(found.query.text) ? advised(answer) : answer
}

async function generalAnswer(
  ctx: Ctx,
  { found, inside }: Resolved,
  notFound: Answer,
  { day, onSentence, doubtful }: { day: string | null; onSentence?: OnSentence; doubtful?: boolean },
): Promise<Answer> {
  const { questionId } = notFound
  const referred = await answerByReference(ctx, found, questionId)
  if (referred === 'missing') return notFound
  if (referred === 'whose') return ofWhich(notFound, found)
  if (referred) return referred
  const within = await inside?.()
  const best = within && evidenceOf(within) >= enough ? within : found
  if (best.passages.length === 0) return notFound
  if (evidenceOf(best) < enough || (doubtful && !standTogether(best))) return clarified(notFound, best)
  const quoted = answerByQuotes(ctx, best, questionId, day)
  const unchanged = day ? best.passages.filter((passage) => !clauseForceOn(day, passage).changed) : best.passages
  // A model would tell as law what a clause said before it was changed.
  if (best.passages.some((one) => !unchanged.includes(one) && isCited(quoted, one))) return quoted
  const shown = { ...best, passages: unchanged, query: found.query }
  return (await answerByModel(ctx, shown, quoted, onSentence)) ?? quoted
}

function ofWhich(notFound: Answer, { query: { place } }: PassageSearch): Answer {
  const note = answerSentences.whose(place.articles[0] ?? '')
  return { ...notFound, note, text: answerSentences.auto(note) }
}

const isCited = ({ citations }: Answer, { id }: FoundPassage) => citations.some(({ passageId }) => passageId === id)

const notFoundFor = (questionId: string): Answer => ({
  ...unanswered(questionId),
  outcome: 'not_found',
  text: answerSentences.notFound,
})

const unanswered = (questionId: string) =>
  ({ questionId, citations: [], origin: 'extractive', mayHandOn: true }) satisfies Partial<Answer>
