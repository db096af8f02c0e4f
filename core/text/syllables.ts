import { composed } from './composed.ts'
import { fold } from './fold.ts'
import { remembered } from './remembered.ts'

/** One syllable, number or foreign word. `exact` keeps its marks, `folded` has none; both are lower-case and spelled one way. */
export type Syllable = { exact: string; folded: string; start: number; end: number }

// A number ends where a mark or a power is set above the line: "Điều 3⁴" names article 3.
const word = /\d+(?=[¹²³⁰⁴-⁹])|[\p{L}\p{M}\p{N}]+/gu
const hasMark = /\P{ASCII}/u

// The tone of an open oa, oe, uy stands on either letter ("hoà", "hòa"); a final i or y after these consonants is a
// matter of taste ("kĩ", "kỹ"). Both spellings get one key.
const lateTone: Record<string, string> = {
  à: 'ò',
  á: 'ó',
  ả: 'ỏ',
  ã: 'õ',
  ạ: 'ọ',
  è: 'ò',
  é: 'ó',
  ẻ: 'ỏ',
  ẽ: 'õ',
  ẹ: 'ọ',
}
const lateToneOfY: Record<string, string> = { ỳ: 'ù', ý: 'ú', ỷ: 'ủ', ỹ: 'ũ', ỵ: 'ụ' }
const yAsI: Record<string, string> = { y: 'i', ỳ: 'ì', ý: 'í', ỷ: 'ỉ', ỹ: 'ĩ', ỵ: 'ị' }

/** One spelling of a lower-case syllable for those that two schools of spelling share. */
export function spelledOneWay(syllable: string): string {
  const last = syllable.at(-1) ?? ''
  const before = syllable.at(-2) ?? ''
  const onset = syllable.slice(0, -2)
  if (before === 'o' && lateTone[last]) return `${onset}${lateTone[last]}${'àáảãạ'.includes(last) ? 'a' : 'e'}`
  if (before === 'u' && !onset.endsWith('q') && lateToneOfY[last]) return `${onset}${lateToneOfY[last]}y`
  if (onset === 'q' && before === 'u' && yAsI[last]) return `qu${yAsI[last]}`
  if (syllable.length === 2 && 'hklmstv'.includes(before) && yAsI[last]) return `${before}${yAsI[last]}`
  return syllable
}

const nuclei =
  'oai oay oao oeo uây uôi ươi ươu iêu yêu uya uyê uyu ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi ua uâ uê ui uô uơ ươ ưa ưi ưu uy yê oo a ă â e ê i o ô ơ u ư y'
const wellFormed = new RegExp(
  `^(?:ngh|ng|nh|kh|ph|th|tr|ch|gh|gi|qu|[bcdđghklmnpqrstvx])?(?:${nuclei.replace(/ /g, '|')})(?:ng|nh|ch|[cmnpt])?$`,
  'u',
)
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Whether a lower-case syllable is spelled as Vietnamese ones are: "thường" is, "thưòng" and "thuờng" are slips. */
export const mayBeSyllable = (exact: string): boolean => {
  const toneless = composed(exact.normalize('NFD').replace(tones, ''))
  return wellFormed.test(toneless) && !/(?:uơ|ưo)[a-z]/u.test(toneless)
}

// A word as one number: 22 bits for its letters without marks, 10 for the marks. Two words share the number about once
// in a hundred thousand, which moves a score a little and nothing else.
const markBits = 10

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}

export const foldedCode = (folded: string): number => hash(folded) >>> markBits

/** A word's number; without its last ten bits it is the number of the word without marks. */
export const codeFor = (exact: string, folded: string): number =>
  ((foldedCode(folded) << markBits) | (hash(`=${exact}`) >>> (32 - markBits))) >>> 0

export const foldedOf = (code: number): number => code >>> markBits

// A language has a few thousand syllables.
const keyOf = remembered(100_000, (raw) => {
  const exact = spelledOneWay(composed(composed(raw).toLowerCase()))
  const folded = hasMark.test(exact) ? spelledOneWay(fold(exact)) : exact
  return { exact, folded, code: codeFor(exact, folded) }
})

/** The syllables of a text in order, with where each stands in it. */
export function syllablesOf(text: string): Syllable[] {
  const found: Syllable[] = []
  word.lastIndex = 0
  for (let match = word.exec(text); match; match = word.exec(text)) {
    const { exact, folded } = keyOf(match[0])
    found.push({ exact, folded, start: match.index, end: word.lastIndex })
  }
  return found
}

/** A syllable by itself: one for all places where it is written so, with its number (`codeFor`) where that is known. */
export type Word = Readonly<Pick<Syllable, 'exact' | 'folded'> & { code?: number }>

/** The same without their places, for long texts. */
export function wordsOf(text: string): Word[] {
  // All at once: the engine makes no match of each, with all that it says besides.
  const raw = text.match(word) ?? []
  const found: Word[] = []
  for (const one of raw) found.push(keyOf(one))
  return found
}

/** The part a pair of neighbouring syllables plays in the index: one word, which most Vietnamese words are. */
export const pairOf = (first: string, second: string) => `${first}_${second}`
