import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'
import { normalize } from '../../text/normalize.ts'
import { isStopWord } from '../../text/stop-words.ts'
import { syllablesOf } from '../../text/syllables.ts'
import { longestSentence } from '../limits.ts'
import { type Claims, claimsOf } from './claims.ts'

const cited = /\[(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/g
const otherMarks = /[[\]【】<>{}|]|!\(|\]\(/
const properName = /(?<=[^\s.!?:;]\s{1,9})\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*)*/gu
// Every sentence begins with a capital: two in a row there are a name, and so are capitals alone.
const firstName = /(?<=(?:^|[.!?:;])\s{0,9})(?:\p{Lu}[\p{L}\p{M}]*(?:\s+\p{Lu}[\p{L}\p{M}]*)+|\p{Lu}{2,}(?![\p{Ll}]))/gu

/** Which passages (from 0) a sentence stands on, in the order it cites them; or why it does not stand. */
type Grounded = { cited: number[] } | { refused: string }

/**
 * A sentence stands if it cites passages and what it says stands in those: its numbers with what they count, days, places in
 * documents, names, addresses, quotes, bounds and denials, and half of its words. It may say them otherwise, and no more.
 */
export function groundedIn(sentence: string, passages: string[]): Grounded {
  if (sentence.length > longestSentence) return { refused: 'long' }
  const numbers = [...sentence.matchAll(cited)].flatMap(([, list = '']) => list.split(',').map(Number))
  if (numbers.length === 0) return { refused: 'no-citation' }
  if (numbers.some((one) => one < 1 || one > passages.length)) return { refused: 'no-such-passage' }
  const text = [...new Set(numbers)].map((one) => passages[one - 1]).join('\n')
  const said = composed(sentence.replace(cited, ' '))
  if (otherMarks.test(said)) return { refused: 'marks' }
  const why = unfounded(said, composed(text))
  if (why) return { refused: why }
  return { cited: [...new Set(numbers.map((one) => one - 1))] }
}

/** The first thing that a sentence says and the text does not; null when the text says all of it. */
function unfounded(said: string, text: string): string | null {
  const [claims, held] = [claimsOf(said), claimsOf(text)]
  const plain = fold(text)
  if (!claims.quotes.every((quote) => wordFor(text).includes(wordFor(quote)))) return 'quote'
  if (!claims.codes.every((code) => plain.includes(code))) return 'code'
  if (!claims.places.every((one) => held.places.includes(one))) return 'place'
  if (!claims.dates.every((one) => isDated(one, held))) return 'date'
  if (!claims.quantities.every((one) => isCounted(one, held, plain))) return 'number'
  if (!namesStand(said, plain)) return 'name'
  const [small, inText] = [normalize(said).toLowerCase(), normalize(text).toLowerCase()]
  if (!boundsHold(small, inText)) return 'bound'
  if (isDenied(small, inText)) return 'denial'
  if (!oftenHeld(small, inText)) return 'number'
  if ((small.match(turns) ?? []).some((word) => !stands(inText, word))) return 'words'
  const words = new Set(syllablesOf(text).map(({ folded }) => folded))
  if (!dutiesHeld(said, words) || shareHeld(said, words) < leastHeld) return 'words'
  return null
}

const wordFor = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()

/** "Theo Luật Đất đai": the first word of a sentence has its capital for that alone. */
const namesStand = (said: string, plain: string) =>
  (said.match(properName) ?? []).every((name) => stands(plain, fold(name))) &&
  (said.match(firstName) ?? []).every((name) => {
    const [, ...rest] = name.split(/\s+/)
    return stands(plain, fold(name)) || (rest.length > 0 && stands(plain, fold(rest.join(' '))))
  })

/** Whether it stands there by itself, and not within another word. */
function stands(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + words.length] ?? ' ']
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}

/** A month is held by a day in it, a day of any year by that day of one. */
const isDated = (date: string, { dates }: Claims) =>
  dates.some((one) => one === date || one.startsWith(`${date}-`) || (date.startsWith('-') && one.endsWith(date)))

/** The same number of the same; where one of the two does not say of what, the word must stand there. */
function isCounted({ value, unit }: Claims['quantities'][number], held: Claims, plain: string): boolean {
  if (!unit && held.dates.some((date) => date.startsWith(`${value}-`))) return true
  if (!unit && held.places.some((place) => place.endsWith(` ${value}`))) return true
  if (!unit && held.codes.some((code) => stands(code, String(value)))) return true
  // "500.000 đồng một tháng" where it is "500.000 đồng/tháng".
  if (value === 1 && unit && isForEach(unit, plain)) return true
  return held.quantities.some(
    (one) => one.value === value && (!unit || one.unit === unit || (!one.unit && stands(plain, unit))),
  )
}

const forEach = /\/ ?|\b(?:moi|hang) /g
const isForEach = (unit: string, plain: string) =>
  Array.from(plain.matchAll(forEach), ({ 0: lead, index }) => index + lead.length).some(
    (at) => plain.startsWith(unit, at) && !/\w/.test(plain[at + unit.length] ?? ''),
  )

// Without its marks "sử dụng" reads like "đừng", "chữa" like "chưa", "kết hôn" like "hơn": these words are read with them.
const wordsOf = (alternatives: string) => new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'u')
const behind = (after: string) => `(?= (?:${after}|\\d|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\\p{L})))`
const aNumber = behind('\\d')

// Each of these turns a number or a day round; what a sentence says of one kind, the passage must say of the same kind.
// "Trên địa bàn" and "dưới hình thức" bound nothing: such words do before a number.
const lower = wordsOf(
  `tối thiểu|ít nhất|thấp nhất|không dưới|không ít hơn|không thấp hơn|trở lên|từ đủ|lớn hơn|nhiều hơn|vượt quá|(?:trên|hơn|quá)${aNumber}`,
)
const upper = wordsOf(
  `tối đa|nhiều nhất|cao nhất|không quá|không vượt quá|không nhiều hơn|không trễ hơn|không muộn hơn|chậm nhất|muộn nhất|trở xuống|ít hơn|thấp hơn|nhỏ hơn|trong vòng|trong thời hạn|(?:dưới|chưa đủ|chưa đến|chưa quá)${aNumber}`,
)
const times = [
  wordsOf(`trước${behind('ngày|khi|tháng|năm')}|chậm nhất|không quá ngày|đến hết ngày`),
  wordsOf(`sau${behind('ngày|khi|tháng|năm')}|kể từ|từ ngày`),
]
const anyUpper = new RegExp(upper, 'gu')
const deniedUpper = new RegExp(wordsOf('không (?:dưới|ít hơn|thấp hơn|nhỏ hơn)'), 'gu')

/** "Không quá" and "vượt quá" hold each other's words: a bound that is denied is the other bound. */
function boundsHold(said: string, text: string): boolean {
  const withoutUpper = (from: string) => from.replace(anyUpper, ' ')
  const withoutLower = (from: string) => from.replace(deniedUpper, ' ')
  if (lower.test(withoutUpper(said)) && !lower.test(withoutUpper(text))) return false
  if (upper.test(withoutLower(said)) && !upper.test(withoutLower(text))) return false
  if (isTurnedRound(said, text)) return false
  return times.every((bound) => !bound.test(said) || bound.test(text))
}

const beforeNumber = (alternatives: string) =>
  new RegExp(`(?<!\\p{L})(?:${alternatives})(?: là| mức)? (\\d+(?:[.,]\\d+)*)`, 'gu')
const least = beforeNumber('tối thiểu|ít nhất|thấp nhất|không dưới|không ít hơn|không thấp hơn|trên|từ đủ')
const most = beforeNumber(
  'tối đa|nhiều nhất|cao nhất|không quá|không vượt quá|không nhiều hơn|chậm nhất|trong vòng|trong thời hạn|(?<!không )dưới',
)

/** Whether the most of the passage is the sentence's least, or the other way about, of the very same number. */
function isTurnedRound(said: string, text: string): boolean {
  const numbers = (from: string, bound: RegExp) =>
    new Set([...from.matchAll(bound)].map(([, number = '']) => number.replace(/^0+(?=\d)/, '')))
  const turned = (one: RegExp, other: RegExp) => {
    const [same, opposite] = [numbers(text, one), numbers(text, other)]
    return [...numbers(said, one)].some((number) => opposite.has(number) && !same.has(number))
  }
  return turned(least, most) || turned(most, least)
}

const denial = wordsOf('không|khong|chưa|cấm|chẳng|đừng')
const denied =
  /(?<!\p{L})(?:không được(?: phép)?|không phải|không cần|bị cấm|cấm|không|khong duoc(?: phep)?|khong)((?: \p{L}+){1,2})/gu

// "Không quá 8 ngày" denies nothing that somebody may do.
const boundsDenied = new RegExp(wordsOf('không (?:quá|vượt quá|dưới|ít hơn|nhiều hơn|thấp hơn|trễ hơn|muộn hơn)'), 'gu')

/** Whether a sentence allows what the passage denies, or denies what it allows, or where it denies nothing. */
function isDenied(said: string, text: string): boolean {
  const [saidToo, textToo] = [said.replace(boundsDenied, ' '), text.replace(boundsDenied, ' ')]
  if (denial.test(saidToo) && !denial.test(textToo)) return true
  const deniedIn = (from: string) => new Set([...from.matchAll(denied)].map(([, words = '']) => fold(words.trim())))
  for (const words of deniedIn(textToo)) if (freely(said, words) && !freely(text, words)) return true
  // "Không có lương hưu được hưởng" does not deny "hưởng": what a sentence denies, the passage denies right before it.
  for (const words of deniedIn(saidToo)) {
    const places = occurrences(text, words, 3)
    if (places.length > 0 && places.every((free) => free)) return true
  }
  return false
}

const freely = (text: string, words: string) => occurrences(text, words, 5).includes(true)

const often = /(?:\/ ?|(?<!\p{L})(?:mỗi|hằng|hàng|một) )(giờ|ngày|tuần|tháng|quý|năm)(?!\p{L})/gu

/** How often something is due or paid: "500.000 đồng/tháng" is not each quarter. "Một tháng" may be a while as well. */
function oftenHeld(said: string, text: string): boolean {
  const timesHeld = new Set([...text.matchAll(often)].map(([, time]) => time))
  return [...said.matchAll(often)].every(([all, time]) => all.startsWith('một') || timesHeld.has(time))
}

// Each of these turns what it stands before into something else, or is nothing to be made up.
const turns = /(?<!\p{L})(?:từ chối|miễn|bãi bỏ|đình chỉ|thu hồi|tước|tịch thu|phạt tù)(?!\p{L})/gu

/** Of each place where the words, given without marks, stand: whether with no denial among as many words before them. */
function occurrences(text: string, words: string, many: number): boolean[] {
  const plain = fold(text)
  const found: boolean[] = []
  for (let at = plain.indexOf(words); at >= 0; at = plain.indexOf(words, at + 1)) {
    const [previous, next] = [text[at - 1] ?? ' ', text[at + words.length] ?? ' ']
    if (/[\p{L}\d]/u.test(previous) || /[\p{L}\d]/u.test(next)) continue
    const before = text
      .slice(Math.max(0, at - 60), at)
      .split(/\s+/)
      .slice(-many - 1)
      .join(' ')
    found.push(!denial.test(before.split(/[,;.]/).at(-1) ?? ''))
  }
  return found
}

const duty = /(?<!\p{L})(?:được(?: phép)?|phải|cần|bị|cấm|có thể|nên) (\p{L}+)/gu

/** What people may, must or suffer is said in the text's own word. */
function dutiesHeld(said: string, held: Set<string>): boolean {
  return [...said.toLowerCase().matchAll(duty)].every(([, word = '']) => {
    const [syllable] = syllablesOf(word)
    return !syllable || isStopWord(syllable, true) || held.has(syllable.folded)
  })
}

const leastHeld = 0.5

/** The share of a sentence's telling words that is held; numbers are held against the text apart. */
function shareHeld(said: string, held: Set<string>): number {
  const telling = syllablesOf(said).filter((one) => !isStopWord(one, true) && !/\d/.test(one.folded))
  return telling.length > 0 ? telling.filter(({ folded }) => held.has(folded)).length / telling.length : 0
}
