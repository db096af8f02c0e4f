import { and, desc, eq, gte, inArray, isNull, type SQL } from 'drizzle-orm'
import { answers, citations, questions } from '../../db/schema/answers.ts'
import type { ProcedurePart } from '../../db/schema/procedures.ts'
import type { Ctx } from '../context.ts'
import { asksOnlyDay } from '../library/force/asked-day.ts'
import { longestQuestion, queryOf } from '../library/search/query.ts'
import { asksOnlyWhere } from '../library/search/reference.ts'
import type { PassageSearch } from '../library/search/search-passages.ts'
import { partsAlone } from '../procedures/asked.ts'
import { fold } from '../text/fold.ts'
import { inFigures } from '../text/numerals/figured.ts'
import { syllablesOf } from '../text/syllables.ts'
import type { Answer, Asked } from './answer.ts'
import { documentNamed, withChosen } from './document-numbers/mentioned.ts'

// After this a question stands for itself.
const threadMs = 15 * 60_000
const longestThread = 4

const goesOn =
  /^(?:(?:the|vay|a|da) )?con (?!(?:toi|em|minh|chau|trai|gai|nuoi|cua|cai) ).+ (?:thi sao|sao|thi the nao|the nao|bao nhieu|khong)$/
// “Thế người già thì sao?”, “vậy nếu làm muộn thì sao?”
const goesOnTo =
  /^(?:(?:the|vay|a|da|neu|the con|vay con) )+(?!nao\b|gioi\b|(?:con )?(?:toi|em|minh|chau)\b).+ thi (?:sao|the nao|bao nhieu|can gi)(?: a| vay| ad)?$/
const asksWhere =
  /^(?:(?:dieu|viec|cai|quy dinh|muc|noi dung) (?:do|nay|ay) )?(?:(?:nam |o |thuoc |quy dinh |ghi )+)?(?:o )?(?:dieu|khoan|van ban|luat|dau|muc) (?:nao|dau)$/

// “Tổ 3 thì sao”: a numbered place, and not of what.
const ofPlace =
  /^(?:(?:the|vay|con|a|da) ){0,2}(?:to|thon|ap|khu|khom|xom|ngo|hem)(?: dan pho| pho)?(?: so)? \d{1,3}(?: (?:thi )?(?:sao|the nao))(?: a| vay| ad| nhi)?$/

/** How a question leans on the one before it: goes on to another thing, asks where that stands or how it was on a day, or not at all. */
export function leaningOf(question: string): 'goes-on' | 'asks-where' | null {
  const words = fold(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (asksWhere.test(words) || asksOnlyDay(question)) return 'asks-where'
  return goesOn.test(words) || goesOnTo.test(words) || ofPlace.test(words) || asksPart(question) ? 'goes-on' : null
}

/** “Mất mấy ngày?”, “lệ phí bao nhiêu?”: what is asked of something, and not of what. */
const asksPart = (question: string) => partsAlone(question) !== null

// The others have a word that may be a matter by itself: “dịch vụ công trực tuyến là gì”.
const ofAnything: ReadonlySet<ProcedurePart> = new Set(['papers', 'copies', 'fee', 'time', 'place'])

/** Whether nothing in a question says of what it asks: “năm 2023 thì sao?”, “lệ phí bao nhiêu?”, “ở điều nào?”. */
function asksOfNothing(question: string): boolean {
  if (leaningOf(question) === 'asks-where' || ofPlace.test(fold(question).trim())) return true
  const parts = partsAlone(question)?.parts ?? []
  return parts.length > 0 && parts.every((part) => ofAnything.has(part))
}

/** Whether a question says nothing of its matter, and its asker asked nothing just before that it could go on from. */
export async function leansOnNothing(ctx: Ctx, asked: Asked): Promise<boolean> {
  if (asked.documentId || !asksOfNothing(asked.text)) return false
  const earlier = askedJustBefore(ctx, asked)
  return !earlier || !(await topicBefore(ctx, earlier))
}

/**
 * What is to be searched for, and, where a question goes on from an earlier one, the words that are new in it and the one
 * document that was chosen for the earlier.
 */
type FollowUp = { wanted: string; added: string[]; documentId?: string }

/** The condition on questions that the same person asked them in the same chat, at most so long ago. */
export const askedBefore = (
  ctx: Pick<Ctx, 'now'>,
  { personId, channel, recipient }: Pick<Asked, 'channel' | 'recipient'> & { personId: string },
  withinMs: number,
) =>
  and(
    eq(questions.personId, personId),
    eq(questions.channel, channel),
    eq(questions.recipient, recipient),
    gte(questions.askedAt, ctx.now() - withinMs),
  )
export const latestAsked = [desc(questions.askedAt), desc(questions.id)]

/** The condition on questions that a guest asked them, under these ids, in the last quarter of an hour. */
const askedByGuest = (ctx: Pick<Ctx, 'now'>, ids: string[]) =>
  and(inArray(questions.id, ids), isNull(questions.personId), gte(questions.askedAt, ctx.now() - threadMs))

/** The condition on questions that whoever asks this asked them just before, in the same chat or thread; null for nobody known. */
function askedJustBefore(ctx: Pick<Ctx, 'now'>, { personId, channel, recipient, after = [] }: Asked) {
  if (personId) return askedBefore(ctx, { personId, channel, recipient }, threadMs)
  return after.length > 0 ? askedByGuest(ctx, after) : null
}

/** What whoever asks this asked just before in the same chat or thread and how it was answered, the latest first; null for nobody known. */
export async function answeredJustBefore(ctx: Pick<Ctx, 'db' | 'now'>, asked: Asked, most: number) {
  const before = askedJustBefore(ctx, asked)
  if (!before) return null
  return ctx.db
    .select({
      ...{ question: questions.text, askedAt: questions.askedAt, text: answers.text, origin: answers.origin },
      ...{ announced: answers.announced, procedure: answers.procedure },
    })
    .from(questions)
    .innerJoin(answers, eq(answers.questionId, questions.id))
    .where(before)
    .orderBy(...latestAsked)
    .limit(most)
}

/** A question with what it leaves out, from what the same person asked in the same chat just before. */
export async function withFollowUp(ctx: Ctx, question: Asked): Promise<FollowUp> {
  const { text } = question
  const alone = { wanted: text, added: [] }
  const leaning = leaningOf(text)
  const isPlace = isPlaceAlone(text)
  const earlier = (leaning || isPlace) && askedJustBefore(ctx, question)
  if (!earlier) return alone
  if (isPlace) return (await placeIn(ctx, text, earlier)) ?? alone
  const asked = await topicBefore(ctx, earlier)
  if (!asked) return alone
  const { text: topic, ...chosen } = await chosenFor(ctx, asked)
  if (leaning === 'asks-where') return { wanted: topic, added: [], ...chosen }
  return {
    wanted: `${topic} ${text}`.slice(0, longestQuestion),
    added: asksPart(text) ? [] : addedBy(text, topic),
    ...chosen,
  }
}

/** The latest of earlier questions that said of what it asked. */
async function topicBefore(ctx: Ctx, earlier: SQL) {
  const before = await ctx.db
    .select({ id: questions.id, text: questions.text })
    .from(questions)
    .where(earlier)
    .orderBy(...latestAsked)
    .limit(longestThread)
  return before.find((one) => !leaningOf(one.text))
}

const ofDocument =
  /\b(?:luat|hien phap|phap lenh|nghi dinh|nghi quyet|thong tu|quyet dinh|chi thi|ke hoach|huong dan|quy (?:uoc|che)|huong uoc)\b/

const around = /(?<=^|\s)(?:còn|con|thế|the|nói|noi|thì sao|thi sao)(?=[\s?.!]|$)/giu

/** “Điều 26 nói gì?”, in figures or words: a place, and not of what. */
function isPlaceAlone(text: string): boolean {
  if (ofDocument.test(fold(text))) return false
  const { place, numbers, words } = queryOf(inFigures(text, 'called').text.replace(around, ' '))
  if (place.articles.length === 0 || numbers.length > 0) return false
  return asksOnlyWhere(words, undefined)
}

/** A place of the one document that was told last; null where several were, or none. */
async function placeIn(ctx: Ctx, text: string, earlier: SQL): Promise<FollowUp | null> {
  const told = await ctx.db
    .select({ id: questions.id, documentId: citations.documentId })
    .from(questions)
    .innerJoin(answers, eq(answers.questionId, questions.id))
    .innerJoin(citations, eq(citations.answerId, answers.id))
    .where(earlier)
    .orderBy(...latestAsked)
  const last = new Set(told.flatMap(({ id, documentId }) => (id === told[0]?.id ? [documentId] : [])))
  const [documentId] = last
  const named = documentId && last.size === 1 ? await documentNamed(ctx, documentId) : null
  return documentId && named ? { wanted: withChosen(text, named), added: [], documentId } : null
}

/** A question as it was asked, and the document that was chosen for it: it is kept with that one's name behind it. */
async function chosenFor(ctx: Ctx, { id, text }: { id: string; text: string }) {
  const cited = await ctx.db
    .selectDistinct({ documentId: citations.documentId })
    .from(citations)
    .innerJoin(answers, eq(answers.id, citations.answerId))
    .where(eq(answers.questionId, id))
  const [one] = cited
  if (!one || cited.length > 1) return { text }
  const named = await documentNamed(ctx, one.documentId)
  if (!named) return { text }
  const name = withChosen('', named)
  return text.endsWith(name) ? { text: text.slice(0, -name.length), documentId: one.documentId } : { text }
}

function addedBy(text: string, topic: string): string[] {
  const known = new Set(syllablesOf(topic).map(({ folded }) => folded))
  return queryOf(text).words.flatMap(({ folded, stop }) =>
    stop || folded === 'con' || known.has(folded) ? [] : [folded],
  )
}

/** What was found, less the passages that say nothing of the new words. */
export const narrowed = (found: PassageSearch, added: string[]): PassageSearch =>
  added.length === 0
    ? found
    : {
        ...found,
        passages: found.passages.filter(({ text, label, documentTitle }) =>
          holdsAll(`${text} ${label} ${documentTitle}`, added),
        ),
      }

/** Whether an answer is about what a question went on to: an old answer would be a wrong one to a new question. */
export const speaksOf = ({ citations }: Answer, added: string[]): boolean =>
  holdsAll(citations.map(({ quote, label, documentTitle }) => `${quote} ${label} ${documentTitle}`).join('\n'), added)

function holdsAll(text: string, words: string[]): boolean {
  const wordsHeld = new Set(syllablesOf(text).map(({ folded }) => folded))
  return words.every((word) => wordsHeld.has(word))
}
