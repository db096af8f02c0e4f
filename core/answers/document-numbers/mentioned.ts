import { and, inArray } from 'drizzle-orm'
import { documents } from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import type { Clearance } from '../../library/clearance.ts'
import { dayIn } from '../../library/metadata/dates.ts'
import { bears } from '../../library/metadata/loose-numbers.ts'
import { isSameTitle } from '../../library/parse/source-document.ts'
import { longestQuestion, type Query } from '../../library/search/query.ts'
import type { PassageSearch } from '../../library/search/search-passages.ts'
import { shown, shownTo } from '../../library/visible.ts'
import { bodyOfCode } from '../../text/bodies/organisations.ts'
import { cutAt } from '../../text/cut.ts'
import { kindOfCode, kindWords } from '../../text/document-kinds.ts'
import type { NumberMention } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'
import { romanOf } from '../../text/roman.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { answerSentences } from '../messages.ts'

export type Numbered = Awaited<ReturnType<typeof numberedBy>>[number]

/**
 * A number as a question says it, and the documents held that it may mean: none where no document bears it. `others` bear
 * it too, but the question gives another day or year.
 */
export type Mentioned = { called: string; may: Numbered[]; others: Numbered[] }

/** For each number in a question the documents that it may mean, less those that its other words rule out. */
export async function mentionedIn(ctx: Ctx, { query, meant }: PassageSearch): Promise<Mentioned[]> {
  if (query.numbers.length === 0) return []
  const bearers = await numberedBy(
    ctx,
    meant.map(({ id }) => id),
  )
  return query.numbers.flatMap((mention) => {
    const bearing = bearers.filter((one) => bears(one, mention))
    const several = apart(bearing, mention)
    if (several.length === 0 && !claims(query.text, mention)) return []
    const may = several.filter(agreesWith(query.text.slice(mention.end)))
    const said = query.text.slice(mention.start, mention.end).trim()
    return [
      {
        called: `${kindOfCode(mention.kind) || answerSentences.aDocument} số ${said}`,
        may: toldApart(query.text, query.numbers, may),
        others: several.filter((one) => !may.includes(one)),
      },
    ]
  })
}

/** What a document is called; null when it is not there for these readers. */
export async function documentNamed(ctx: Ctx, id: string, clearance?: Clearance): Promise<string | null> {
  const [document] = await numberedBy(ctx, [id], clearance && shownTo(clearance))
  return document ? nameOf(document) : null
}

/** A question as it is kept once its asker has chosen: the name of what was chosen behind it. */
export const withChosen = (question: string, chosen: string): string =>
  `${question} (${chosen})`.slice(0, longestQuestion)

const numberedBy = (ctx: Ctx, ids: string[], visible = shown()) =>
  ctx.db
    .select({
      id: documents.id,
      number: documents.number,
      key: documents.numberKey,
      title: documents.title,
      kind: documents.kind,
      issuer: documents.issuer,
      issuedOn: documents.issuedOn,
      term: documents.term,
      url: documents.url,
      passages: documents.passageCount,
    })
    .from(documents)
    .where(and(inArray(documents.id, ids), visible))

const spelledOut = new RegExp(
  `(?:${[...kindWords.map(({ word }) => word), 'nd', 'nq'].join('|')})(?:\\s*so)?(?:\\s*:)?$`,
)
// No type is longer.
const longestLead = 60

/** Whether it is beyond doubt that a document is meant: "1. Từ chối…" has the look of a number too, and "quyết định 3 ngày". */
export function claims(question: string, { start, year, kind, tail }: NumberMention): boolean {
  if (kind && (year || tail.length > 0)) return true
  if (year) return tail.length > 0
  const before = fold(question.slice(Math.max(0, start - longestLead), start)).trimEnd()
  return spelledOut.test(before) && !before.endsWith('quyet dinh')
}

/** Each document once. Of those that a number means only by a part of it, records without text give way to texts. */
function apart(bearing: Numbered[], mention: NumberMention): Numbered[] {
  const texts = bearing.filter(({ passages }) => passages > 0)
  const whole = bearing.some(({ key }) => key === mention.key)
  const all = whole || texts.length === 0 ? [...bearing].sort((a, b) => b.passages - a.passages) : texts
  return all.filter((one, i) => !all.slice(0, i).some((other) => isSame(one, other)))
}

const day = '(?:ngay\\s+)?(\\d{1,2})(?:\\s*[/.-]\\s*|\\s+thang\\s+)(\\d{1,2})(?:\\s*[/.-]\\s*|\\s+nam\\s+)(\\d{4})'
const everyDay = new RegExp(day, 'g')
const isDatedSo = new RegExp(`^[\\s,(]*(?:ban hanh |ky )?(?:${day}|(?:nam )?((?:19|20)\\d\\d)(?!\\d))`)

/** Whether a document came out when the words right behind its number say. */
function agreesWith(after: string): (one: Numbered) => boolean {
  const [, date, month, year, onlyYear = ''] = isDatedSo.exec(fold(after)) ?? []
  const said = date ? (dayIn(`${date}/${month}/${year}`) ?? '') : onlyYear
  return ({ issuedOn }) => !issuedOn || issuedOn.startsWith(said)
}

/** A question less the numbers in it and the day, year or term said with them: they name a document, and ask nothing of it. */
export const unnumbered = ({ text, numbers }: Pick<Query, 'text' | 'numbers'>): string =>
  numbers
    .reduceRight((left, { start, end }) => {
      const after = left.slice(end)
      const dated = isDatedSo.exec(fold(after))?.[0] ?? ''
      return `${left
        .slice(0, start)
        .trimEnd()
        .replace(/(?:số|so)$/iu, '')
        .trimEnd()} ${after.slice(dated.length)}`
    }, text)
    .replace(/(?<![\p{L}])kh[oó][aá] (?:[IVXLC]{1,6}|\d{1,2})(?![\p{L}\d])/giu, ' ')

const isSame = (one: Numbered, other: Numbered) =>
  one.key === other.key &&
  (one.issuedOn && other.issuedOn ? one.issuedOn === other.issuedOn : isSameTitle(one.title, other.title))

/** The documents that fit the day, year, term, issuer or title in the question; all of them if it gives none. */
function toldApart(question: string, numbers: NumberMention[], several: Numbered[]): Numbered[] {
  if (several.length < 2) return several
  const rest = numbers.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    question,
  )
  const folded = ` ${fold(rest)} `
  const days = [...folded.matchAll(everyDay)].map(([, date, month, year]) => dayIn(`${date}/${month}/${year}`))
  const years: string[] = rest.match(/(?<!\d)(?:19[4-9]|20\d)\d(?!\d)/g) ?? []
  const terms = termsIn(folded)
  const tests: ((one: Numbered) => boolean)[] = [
    ({ issuedOn }) => days.includes(issuedOn),
    ({ issuedOn }) => years.includes(issuedOn?.slice(0, 4) ?? ''),
    ({ term }) => term.split(', ').some((part) => terms.includes(part)),
    ({ issuer }) => issuer !== '' && folded.includes(` ${fold(issuer)} `),
    ({ key }) => key.split(/[/-]/).some((code) => isBodySaid(folded, code)),
    (one) => isTitled(folded, one, several),
  ]
  return tests.reduce((left, test) => {
    const told = left.filter(test)
    return told.length > 0 ? told : left
  }, several)
}

// Whose number bears which code, as people say it; central bodies go by their full names as well.
const bodies: [code: RegExp, said: RegExp][] = [
  [/^hdnd$/, / (?:hdnd|hoi dong nhan dan)[ ,.?]/],
  [/^ub(?:nd)?$/, / (?:ubnd|uy ban nhan dan)[ ,.?]/],
  [/^tw$/, / (?:bo chinh tri|trung uong|ban bi thu|tw)[ ,.?]/],
  [/^cp$/, / (?:chinh phu)[ ,.?]/],
  [/^ttg$/, / (?:thu tuong)[ ,.?]/],
  [/^qh\d*$/, / (?:quoc hoi)[ ,.?]/],
  [/^tu$/, / (?:tinh uy|thanh uy)[ ,.?]/],
  [/^du[a-z]*$/, / (?:dang uy|dang bo)[ ,.?]/],
]

function isBodySaid(folded: string, code: string): boolean {
  const name = fold(bodyOfCode(code))
  if (name && folded.includes(` ${name} `)) return true
  return bodies.some(([of, said]) => of.test(code) && said.test(folded))
}

/** "khóa XII", "khoá 12", "nhiệm kỳ 2020-2025", as documents keep their terms. */
function termsIn(folded: string): string[] {
  const congresses = [...folded.matchAll(/khoa ([ivxlc]{1,6}|\d{1,2})(?![\w/])/g)].map(([, said = '']) =>
    /\d/.test(said) ? romanOf(Number(said)) : said.toUpperCase(),
  )
  const years = [...folded.matchAll(/nhiem ky (\d{4})\s*[-–]\s*(\d{4})/g)].map(([, from, to]) => `${from}–${to}`)
  return [...congresses, ...years]
}

const longestName = 160

/** A document's name with all that tells it from others of its number. */
export function nameOf({ kind, number, issuedOn, term, issuer, title }: Numbered): string {
  const numbered = [kind || answerSentences.aDocument, `số ${number}`].join(' ')
  const name = [
    answerSentences.named(numbered, issuedOn, term),
    title.includes(number) ? '' : title,
    issuer && answerSentences.by(issuer),
  ]
  return cutAt(name.filter(Boolean).join(' – '), longestName)
}

const twoWords = 2

/** Whether a question says words of this title that none of the others has, and none that only they have. */
function isTitled(folded: string, one: Numbered, several: Numbered[]): boolean {
  const asked = new Set(syllablesOf(folded).map((word) => word.folded))
  const wordsOf = ({ title }: Numbered) =>
    new Set(
      syllablesOf(title).flatMap((word) => (isStopWord(word, true) || /\d/.test(word.folded) ? [] : [word.folded])),
    )
  const own = wordsOf(one)
  const others = several.filter(({ id }) => id !== one.id).map(wordsOf)
  const only = [...own].filter((word) => asked.has(word) && others.every((other) => !other.has(word)))
  const theirs = others.some((other) => [...other].some((word) => asked.has(word) && !own.has(word)))
  return only.length >= twoWords && !theirs
}
