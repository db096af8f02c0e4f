import { composed } from '../../text/composed.ts'
import { mayBeSyllable } from '../../text/syllables.ts'
import { amountRules } from './amounts.ts'
import { codeRules } from './codes.ts'
import { dayRules } from './days.ts'
import { type Guess, ownReadingsIn, type Readings, withForeignGuessed, withForeignSaid } from './foreign.ts'
import { type Manner, numberWords } from './number.ts'
import { applied, type Rule } from './rule.ts'
import { signRules, withShortSaid } from './short.ts'
import { timeRules } from './times.ts'

const rest: Rule = [
  /(?<![\p{L}\d])(?:\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,6})?(?!\d)|\d{1,15}(?:[.,]\d{1,6}){0,3})(?![\p{L}\d])/gu,
  ([figures = ''], { manner }) => numberWords(figures, manner),
]

/** `own`: how names are said in what this text is a part of. */
type Option = { manner?: Manner; office?: string; own?: Readings }

/**
 * A text as somebody says it over a loudspeaker: no figures, no signs, nothing short. `unknown` holds what no rule knows how to
 * say, as it still stands in the words; `guessed` names that no list has, with how they are said. `office`: whose page a link is said to be on.
 */
export function readAloud(
  text: string,
  { manner = 'north', office = 'đơn vị', own }: Option = {},
): { words: string; unknown: string[]; guessed: Guess[] } {
  const say = (words: string, rules: readonly Rule[]) => applied(words, rules, manner, office)
  const written = plain(text)
  const dated = say(say(say(written, codeRules), timeRules), dayRules)
  const long = withForeignSaid(withShortSaid(say(dated, signRules.slice(0, 2))), own ?? ownReadingsIn(written))
  const counted = say(say(long, amountRules), [...signRules.slice(2), rest])
  const { words, guessed } = withForeignGuessed(counted)
  const said = punctuated(words)
  return { words: said, unknown: unknownIn(said), guessed }
}

// “2 (hai) bản”, as contracts have it.
const saidTwice = /(?<![\p{L}\d.,])(\d{1,3}(?:\.\d{3}){0,4}) ?\((\p{L}[\p{L} ]{1,80})\)/gu

const plain = (text: string): string =>
  composed(text)
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/(?<=\p{L})’(?=\p{L})/gu, "'")
    .replace(/[\u00a0\u2000-\u200a\u202f\t]/gu, ' ')
    .replace(/\p{Extended_Pictographic}|\ufe0f/gu, (found) => (/[\d#*©®™]/u.test(found) ? found : ' '))
    .replace(/(?<=\d) ?& ?(?=\d)/g, ' và ')
    .replace(saidTwice, (found, figures: string, words: string) =>
      words.toLowerCase() === numberWords(figures) ? figures : found,
    )
    .replace(/ {2,}/g, ' ')

const marks: [RegExp, string][] = [
  [/[“”"„«»‘’`*#_|~^\\@©®™]/gu, ' '],
  [/&/gu, ' và '],
  [/\+/gu, ' cộng '],
  [/=/gu, ' bằng '],
  [/[<>]/gu, ' '],
  [/(?<=^|\n)\s{0,9}[-–—•●▪■◆►+]\s{1,9}/gu, ''],
  [/\s{0,9}[•●▪■◆►]\s{0,9}/gu, ', '],
  [/\s{1,9}[-–—]\s{1,9}|[–—]/gu, ', '],
  [/(?<=\p{Lu}[\p{L}\d]{0,9})-(?=(?:không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?![\p{L}-]))/gu, ' '],
  [/\s{0,9}[([{]\s{0,9}/gu, ', '],
  [/\s{0,9}[)\]}]/gu, ','],
  [/\s{0,9}\/\s{0,9}/gu, ', '],
  [/(?:…|\.{2,9})(?=\s{0,3}\p{Ll})/gu, ','],
  [/…|\.{2,9}/gu, '.'],
  [/(?<!\p{L})'|'(?!\p{L})/gu, ''],
  [/[ \t]{1,9}(?=[.,;:!?])/gu, ''],
  [/,(?:\s{0,3},){1,9}/gu, ','],
  [/,(?=\s{0,3}[.;:!?\n])/gu, ''],
  [/([.;:!?]),/gu, '$1'],
  [/,(?=\p{L})/gu, ', '],
  [/(?<=^|\n)[\s,;:]{1,9}/gu, ''],
  [/,\s{0,9}$/gu, ''],
  [/[ \t]{2,}/gu, ' '],
]

const punctuated = (text: string): string =>
  begun(marks.reduce((words, [pattern, mark]) => words.replace(pattern, mark), text).trim())

const begun = (words: string): string => words.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('vi'))

const shortened = /(?<![\p{L}\p{N}-])(?:\p{Lu}{2,10}|\p{L}{0,12}\d[\p{L}\d]{0,12})(?![\p{L}\p{N}-])/gu
const hyphened = /[\p{L}\p{N}]{1,20}(?:-[\p{L}\p{N}]{1,20}){1,5}/gu
/** What is left that nobody could say: what still has figures, and capitals beside them. */
function unknownIn(words: string): string[] {
  const figured = (words.match(hyphened) ?? []).filter((word) => /\d/.test(word))
  const found = [...words.matchAll(shortened)].map(([word]) => word)
  return [...new Set([...found, ...figured])].filter((word) => /\d/.test(word) || !mayBeSyllable(word.toLowerCase()))
}

/** How many syllables a text that is read aloud has: what its length is measured in. */
export const syllableCount = (words: string): number => words.match(/[\p{L}\p{M}]+/gu)?.length ?? 0
