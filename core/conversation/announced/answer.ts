import type { Announcement } from '../../../db/schema/answers.ts'
import type { NoticeKind } from '../../../db/schema/news.ts'
import type { Answer, Asked, Citation, Question } from '../../answers/answer.ts'
import { askerOf } from '../../answers/asker/asker.ts'
import { forceLine } from '../../answers/compose.ts'
import { answerSentences } from '../../answers/messages.ts'
import { understoodBy } from '../../answers/understanding.ts'
import type { Ctx } from '../../context.ts'
import { endOf } from '../../news/life.ts'
import { alleysIn, quartersIn } from '../../text/numerals/numbered-places.ts'
import { dayIn } from '../spoken-day.ts'
import { plainWords } from '../words.ts'
import { announcedFor, announcedOf, type Found } from './find.ts'
import { editionTold, type JustTold, justTold, mayLean, wordsTold } from './just-told.ts'
import { asksIfHit, partAsked, saysPart } from './leaning.ts'
import { type Fit, fitOf, leastFit, type Sought, sideOf, soughtIn, type Telling } from './match.ts'
import { announcementText, announcedSentences as say } from './messages.ts'
import { kindTold, mattersIn, wordsIn } from './terms.ts'

const mostTold = 3
// A second is told where it answers nearly as well as the first.
const nearlyAsWell = 0.15

/**
 * An answer with what digests told of the same, while it holds. What happens here and now comes before what a law says of
 * it, what a law says before what was told of it, and each names the other.
 */
export async function withAnnounced(ctx: Ctx, question: Question, answer: Answer): Promise<Answer> {
  const { text, asker, documentId } = question
  // Who chose one document is answered from that one, and by a card of a procedure that is asked of on.
  if (documentId || answer.origin === 'curated' || answer.procedure) return answer
  const looked = mayLean(text) ? { edition: await editionTold(ctx, question) } : undefined
  const before = looked ? await justTold(ctx, question, looked) : null
  if (before && (asksIfHit(text) || before.isEdition)) return ifHit(ctx, question, answer, before)
  const again = before && (await toldAgain(ctx, question, before))
  if (again) return again
  if (answer.origin === 'procedure' || answer.choices?.some((choice) => 'documentId' in choice)) return answer
  const day = dayIn(plainWords(text), ctx.now(), { ahead: true })
  // “Còn ngày mai?”, “còn tổ 2?” ask of the same as the question before.
  const typed = soughtIn(before?.asked ?? text, day)
  const quarters = quartersIn(text)
  if (sideOf(typed) === 'law' && answer.outcome !== 'found') return answer
  const asTyped = await lookedFor(ctx, typed, { quarters, path: asker.scopePath })
  if (question.meant && !before && asTyped.told.length === 0 && answer.outcome !== 'found') {
    const meant = soughtIn(question.meant.said, day)
    const { told } = await lookedFor(ctx, meant, { quarters: quartersIn(question.meant.said), path: asker.scopePath })
    if (told.length > 0) return understoodBy(question.meant.meant, telling(ctx, meant, answer, told))
  }
  const isOfNone = before || asTyped.told.length > 0 || asTyped.side === 'law'
  const edition = isOfNone ? null : looked ? looked.edition : await editionTold(ctx, question)
  const ofIt = edition && inEdition(typed, edition.items)
  if (ofIt && ofIt.length > 0) return telling(ctx, typed, answer, ofIt)
  // What was told just before may itself be of the day that is asked for next.
  const same = before && day && asTyped.told.length === 0 ? await onDayOf(ctx, before, typed, asker.scopePath) : []
  if (same.length > 0) return telling(ctx, typed, answer, same)
  const { sought, side, all, found, told } = asTyped
  const others = all.filter((one) => !found.includes(one))
  const isOthers = bestOf(sought, others, leastFit(side)).length > 0 || (side === 'now' && holdsLike(sought, others))
  const none = isOthers ? say.noneOf([...quarters]) : before ? say.noneBeside(day) : null
  // What a library says of “còn ngày kia?” is of another matter.
  if (told.length === 0 && none) return before ? onlyNone(answer, none) : withNone(answer, none)
  if (told.length === 0) return side === 'now' && !holdsLike(sought, found) ? noneTold(sought, answer) : answer
  if (answer.outcome === 'found' && side !== 'now') return mentioning(ctx, answer, told)
  return telling(ctx, sought, answer, told)
}

/** What was told that answers what is sought: `all` of it, that which is `found` of the quarters named, and the best, which are `told`. */
async function lookedFor(ctx: Ctx, sought: Sought, { quarters, path }: { quarters: Set<number>; path: string }) {
  const side = sideOf(sought)
  const all = await announcedFor(ctx, sought, path)
  const found = quarters.size === 0 ? all : all.filter((one) => isOf(quarters, one))
  return { sought, side, all, found, told: bestOf(sought, found, leastFit(side)) }
}

// Whoever has an edition before them asks of what is in it with fewer of its words.
const leastOfEdition = 0.55

/** Of an edition told a moment ago, what all words of a question stand in. */
function inEdition(asked: Sought, items: Found[]): Fitting[] {
  const sought = { ...asked, topic: mattersIn(asked) }
  if (sideOf(sought) === 'law' || sought.topic.length < 2) return []
  const holds = (one: Found) => {
    const words = new Set(wordsIn(`${one.title} ${one.summary} ${one.lines.join(' ')}`).map(({ folded }) => folded))
    return sought.topic.every(({ folded }) => words.has(folded))
  }
  return bestOf(sought, items.filter(holds), leastOfEdition)
}

/** Of what was told just before and still holds, what is on the day that is sought. */
async function onDayOf(ctx: Ctx, { told }: JustTold, sought: Sought, path: string): Promise<Fitting[]> {
  const ids = told.map(({ id }) => id)
  return (await announcedOf(ctx, ids, path))
    .map((one): Fitting => ({ ...one, ...fitOf(sought, tellingOf(one)) }))
    .filter(({ onDay }) => onDay === true)
}

/** The notice that was told just before, to what is asked of it: “mấy giờ?”, “phải mang gì?”; null where it holds no more. */
async function toldAgain(ctx: Ctx, { id, text, asker }: Question, { told }: JustTold): Promise<Answer | null> {
  const part = partAsked(text)
  if (part === null) return null
  const found = await announcedOf(
    ctx,
    told.map((one) => one.id),
    asker.scopePath,
  )
  const announced = told.flatMap((one) => found.filter((other) => other.id === one.id)).map(({ path, ...one }) => one)
  if (announced.length === 0) return null
  const isSaid = saysPart(part, wordsTold(announced))
  const lead = isSaid ? say.ofThat : say.notSaid
  const said = joined([lead, ...announced.map((one) => announcementText(one, linkOf(ctx, one)))])
  return {
    ...{ questionId: id, outcome: 'found', origin: 'announced', citations: [] },
    announced,
    text: said,
    mayHandOn: true,
    ...(!isSaid && { note: say.notSaidNote }),
  }
}

/** Whether a numbered place is hit by what was told just before: what names it, in what holds of the same; else that nothing does. */
async function ifHit(ctx: Ctx, question: Question, answer: Answer, { asked, told, isEdition }: JustTold) {
  const { text, asker } = question
  const [quarters, alleys] = [quartersIn(text), alleysIn(text)]
  const places = [quarters.size > 0 && say.quarters([...quarters]), alleys.size > 0 && say.alleys([...alleys])]
    .filter((one) => one !== false)
    .join(', ')
  const ids = told.map(({ id }) => id)
  const own = ids.length === 0 ? [] : await announcedOf(ctx, ids, asker.scopePath)
  const { told: others } =
    told.length === 0
      ? { told: [] }
      : await lookedFor(ctx, soughtIn(asked, null), { quarters: new Set(), path: asker.scopePath })
  const all = [...new Map([...own, ...others].map((one) => [one.id, one])).values()]
  const naming = all.filter((one) => namesOf(one, quartersIn, quarters) || namesOf(one, alleysIn, alleys))
  const given = { questionId: question.id, citations: [], origin: 'announced' as const, mayHandOn: true }
  const tell = (lead: string, some: Found[], note?: string): Answer => {
    const announced = some.slice(0, mostTold).map(({ path, ...one }): Announcement => one)
    const text = joined([lead, ...announced.map((one) => announcementText(one, linkOf(ctx, one)))])
    return { ...given, outcome: 'found', announced, text, ...(note && { note }) }
  }
  if (naming.length > 0) return tell(say.lead, naming)
  if (all.length === 0) return onlyNone(answer, isEdition ? say.noneInEdition(places) : say.noneBeside(null))
  // What names no place of the kind may be of all of them.
  const vague = all.filter((one) => (quarters.size > 0 ? quartersIn : alleysIn)(wordsOf(one)).size === 0)
  if (vague.length > 0) return tell(say.unsaid(places), vague, say.unsaidNote(places))
  return tell(answerSentences.auto(say.notOf(places)), all, say.notOf(places))
}

const wordsOf = ({ title, summary, life, unitName }: Announcement) =>
  [title, summary, life?.place, unitName].filter(Boolean).join('. ')

const namesOf = (one: Announcement, placesIn: (text: string) => Set<number>, wanted: ReadonlySet<number>) => {
  const named = placesIn(wordsOf(one))
  return [...wanted].some((place) => named.has(place))
}

/** What is said where the notice that a text goes on from holds no more; null where one does, or it goes on from none. */
export async function goneSince(ctx: Ctx, asked: Asked): Promise<string | null> {
  if (partAsked(asked.text) === null) return null
  const before = await justTold(ctx, asked)
  if (!before) return null
  const { asker } = await askerOf(ctx, asked)
  const ids = before.told.map(({ id }) => id)
  if ((await announcedOf(ctx, ids, asker.scopePath)).length > 0) return null
  const [first] = before.told
  const end = first ? endOf(first) : null
  return first ? say.gone(first.title, end !== null && end <= ctx.now() ? end : null) : null
}

/** Whether what was told is of one of these quarters, or of no numbered one. */
function isOf(quarters: ReadonlySet<number>, one: Found): boolean {
  const named = quartersIn(wordsOf(one))
  return named.size === 0 || [...quarters].some((one) => named.has(one))
}

type Fitting = Found & Fit

/** What digests told, as it is looked at beside a question. */
function tellingOf(told: Found): Telling {
  const { title, summary, life } = told
  const { startsAt, endsAt, place } = { place: '', startsAt: null, endsAt: null, ...life }
  return { title, summary, place, kind: kindTold(told), startsAt, endsAt }
}

/** Whether something of the kind holds, on that day: it may be what was meant, though it was asked for in other words. */
const holdsLike = (sought: Sought, found: Found[]): boolean =>
  found
    .map(tellingOf)
    .some(
      (told) => told.kind === sought.notice?.kind && (told.startsAt === null || fitOf(sought, told).onDay !== false),
    )

/** Those that answer, best first: of the day that was asked for, of the nearest unit, the latest told. */
function bestOf(sought: Sought, found: Found[], least: number): Fitting[] {
  const fitting = found
    .map((one): Fitting => ({ ...one, ...fitOf(sought, tellingOf(one)) }))
    .filter(({ fits }) => fits >= least)
  const onDay = fitting.filter((one) => one.onDay)
  const best = Math.max(0, ...fitting.map(({ fits }) => fits))
  return (onDay.length > 0 ? onDay : fitting)
    .filter(({ fits }) => fits >= best - nearlyAsWell)
    .sort((a, b) => b.fits - a.fits || soonest(a, b) || b.path.length - a.path.length || b.sentAt - a.sentAt)
    .slice(0, mostTold)
}

const soonest = (a: Found, b: Found) =>
  (a.life?.startsAt ?? Number.MAX_SAFE_INTEGER) - (b.life?.startsAt ?? Number.MAX_SAFE_INTEGER)

const announcementOf = ({ path, fits, onDay, ...told }: Fitting): Announcement => told
const linkOf = (ctx: Pick<Ctx, 'link'>, { code }: Announcement) => ctx.link(`/digests/${code}`)

/** What was told, and beneath it which clauses speak of it. */
function telling(ctx: Ctx, { day }: Sought, answer: Answer, told: Fitting[]): Answer {
  const announced = told.map(announcementOf)
  const isOther = day !== null && told.every((one) => one.onDay === false && one.life?.startsAt)
  const { sentences, choices, note, ...rest } = answer
  const clauses = answer.citations.length > 0 ? [[say.alsoLaw, ...answer.citations.map(clauseLine)].join('\n')] : []
  const text = joined(
    [
      isOther ? say.noneOn(day) : say.lead,
      announced.map((one) => announcementText(one, linkOf(ctx, one))),
      clauses,
    ].flat(),
  )
  return {
    ...rest,
    outcome: 'found',
    origin: 'announced',
    announced,
    text,
    mayHandOn: true,
    ...(isOther && { note: say.noneOn(day) }),
  }
}

// The platform takes two thousand letters.
const longestText = 1900

/** As many of these as a message holds, the first two in any case. */
function joined(blocks: string[]): string {
  let text = blocks.slice(0, 2).join('\n\n')
  for (const block of blocks.slice(2)) {
    if (text.length + block.length + 2 <= longestText) text += `\n\n${block}`
  }
  return text
}

const clauseLine = (citation: Citation) => {
  const { label, documentTitle, documentNumber, changes, link } = citation
  const name = [label, documentTitle, documentNumber && `số ${documentNumber}`].filter(Boolean).join(', ')
  return [`— ${name}.`, changes.length > 0 && forceLine(citation), answerSentences.open, link].filter(Boolean).join(' ')
}

/** What the library says, and beneath it where a digest told of it. */
function mentioning(ctx: Ctx, answer: Answer, told: Fitting[]): Answer {
  const [first] = told.map(announcementOf)
  if (!first) return answer
  const line = `${say.alsoTold} ${first.title} (${first.unitName}). ${say.open} ${linkOf(ctx, first)}`
  const text = `${answer.text}\n\n${line}`
  return { ...answer, announced: [first], ...(text.length <= longestText && { text }) }
}

// Of these people ask whether there is one; a class or a feast is asked about in many other ways.
const awaited: NoticeKind[] = ['power', 'water', 'storm', 'vaccination', 'road', 'meeting']

/** A text less the label that it begins with, where another stands before it. */
const unlabelled = (text: string) =>
  text.replace(/^Trả lời tự động: (.)/, (_, first: string) => first.toLocaleUpperCase('vi'))

const onlyNone = ({ questionId }: Answer, none: string): Answer => ({
  ...{ questionId, citations: [], origin: 'extractive', mayHandOn: true },
  ...{ outcome: 'not_found', text: answerSentences.auto(none) },
})

/** Where such a notice was asked for and none holds, that is said before all else: that nothing was told is an answer too. */
function noneTold({ notice, day }: Sought, answer: Answer): Answer {
  const kind = notice?.kind
  if (!kind || !awaited.includes(kind) || answer.outcome !== 'not_found') return answer
  return withNone(answer, say.none(kind, day))
}

const withNone = (answer: Answer, none: string): Answer => ({
  ...answer,
  note: none,
  text: `${answerSentences.auto(none)}\n\n${unlabelled(answer.text)}`,
})
