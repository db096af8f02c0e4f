import { and, eq, like, or } from 'drizzle-orm'
import { documents } from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import { publicOnly } from '../../library/clearance.ts'
import { bears, looseNumbersIn, meaning } from '../../library/metadata/loose-numbers.ts'
import { shownTo } from '../../library/visible.ts'
import { allow } from '../../roles.ts'
import { type NumberMention, numbersIn } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { inFigures } from '../../text/numerals/figured.ts'
import { claims } from './mentioned.ts'

const longestRead = 8000
const mostCited = 20
const mostWords = 9
// What may follow where the reading of a number stopped: the letters of its office.
const longestCode = 16

type Named = { said: string; words: string; year: string }

// A law is cited by its name: a capital, or a clause before it, tells "Luật Đất đai" from "luật định" and "pháp luật".
const lawName =
  /(?<![\p{L}\p{M}])(?<clause>(?:điều|khoản|điểm)\s[\p{L}\d.]{1,5}\s{1,3})?(?<type>bộ luật|luật|pháp lệnh)\s{1,3}(?<name>[\p{L}][^\n.;:!?()[\]"“”]{1,90})/giu
const nameEnds =
  /(?<![\s,])[\s,]+(?=(?:số|năm|ngày|thì|quy định|có hiệu lực|được|là|nên|điều|khoản|điểm|để|do|mà|đã|sẽ|này|hiện hành|sửa đổi|cho|khi|nếu|chưa|không|phải|\d))/iu
const saidYear = /^[\s,(]*(?:năm\s)?((?:19|20)\d\d)(?!\d)/iu

function lawsIn(text: string): Named[] {
  return [...text.matchAll(lawName)].flatMap(({ 0: whole, index, groups }) => {
    const { clause = '', type = '', name = '' } = groups ?? {}
    if (!clause && !/^\p{Lu}/u.test(name)) return []
    const [called = ''] = name.split(nameEnds)
    const short = called.trim().split(/\s+/).slice(0, mostWords).join(' ').replace(/,$/, '')
    const after = text.slice(index + whole.length - name.length + called.length)
    const year = saidYear.exec(after)?.[1] ?? ''
    return [{ said: [type, short, year].filter(Boolean).join(' '), words: fold(`${type} ${short}`), year }]
  })
}

/**
 * The documents that a text cites, by number or a law by its name, and that the library does not hold for everybody, as they
 * are written there. Whoever sends the text is told; that a document is not held makes no answer wrong.
 */
export async function unheldIn(ctx: Ctx, text: string): Promise<string[]> {
  allow(ctx, 'document.read')
  const read = inFigures(normalize(text.slice(0, longestRead)), 'called').text
  const numbers = numbersIn(read)
    .filter((mention) => claims(read, mention))
    .slice(0, mostCited)
  const laws = lawsIn(read).slice(0, mostCited)
  const held = await heldBy(ctx, numbers, laws)
  const unheld = [
    ...numbers
      .filter((mention) => !held.some((one) => bears(one, mention)) && !isHeldLoosely(read, mention, held))
      .map(({ start, end }) => read.slice(start, end).trim()),
    ...laws.filter((law) => !held.some((one) => isLaw(one, law))).map(({ said }) => said),
  ]
  return [...new Set(unheld)]
}

/** A number cited with blanks in it is held where a document's letters are those behind it. */
const isHeldLoosely = (text: string, { start, end }: NumberMention, held: Held[]): boolean =>
  looseNumbersIn(text.slice(start, end + longestCode)).some(
    (loose) => loose.start === 0 && held.some((one) => meaning(loose, one) !== null),
  )

type Held = { key: string; kind: string; title: string; issuedOn: string | null }

async function heldBy(ctx: Ctx, numbers: NumberMention[], laws: Named[]): Promise<Held[]> {
  const meant = [
    ...numbers.flatMap(({ serial, key }) => [
      eq(documents.numberKey, key),
      like(documents.numberKey, `${serial}/%`),
      like(documents.numberKey, `${serial}-%`),
    ]),
    // The collation of the database knows no Vietnamese capitals; the words are compared here.
    ...(laws.length > 0
      ? ['%uật %', '%UẬT %', '%háp lệnh %', '%HÁP LỆNH %'].map((part) => like(documents.title, part))
      : []),
  ]
  if (meant.length === 0) return []
  return ctx.db
    .select({ key: documents.numberKey, kind: documents.kind, title: documents.title, issuedOn: documents.issuedOn })
    .from(documents)
    .where(and(shownTo(publicOnly), or(...meant)))
}

/** The name may go on where the sentence does: what is held is looked for at its head. */
function isLaw({ title, issuedOn }: Held, { words, year }: Named): boolean {
  const plain = (name: string) =>
    fold(name)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const [name = ''] = plain(title).split(/ (?:so|nam|ngay) \d| (?:19|20)\d\d\b/)
  const agrees = !year || !issuedOn || issuedOn.startsWith(year) || plain(title).includes(year)
  return agrees && name.split(' ').length > 1 && ` ${plain(words)} `.startsWith(`${name} `.replace(/^/, ' '))
}
