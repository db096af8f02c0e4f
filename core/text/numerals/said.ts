import { type Syllable, syllablesOf } from '../syllables.ts'
import { readerOf } from './read.ts'

/** A text as its numbers are looked for in it. */
export type Said = ReturnType<typeof saidIn>

/** Figures for some of its words, from the first to the one before `end`. */
export type Put = { first: number; end: number; figures: string }
/** What a rule makes of the words from a place on, and where the next begins. */
export type Told = { puts: Put[]; end: number }

export const told = (first: number, end: number, figures: string): Told => ({ puts: [{ first, end, figures }], end })

export function saidIn(text: string, words: readonly Syllable[]) {
  const between = (at: number) => text.slice(words[at - 1]?.end, words[at]?.start)
  const isApart = (at: number) => at > 0 && !/^[ \t]*$/.test(between(at))
  const wordAt = (at: number) => (words[at] && !isApart(at) ? (words[at]?.exact ?? '') : '')
  const marked = words.some(({ exact, folded }) => exact !== folded)
  return {
    ...{ words, marked, isApart, wordAt },
    ...readerOf(words, { marked, isApart }),
    foldedAt: (at: number) => (wordAt(at) ? (words[at]?.folded ?? '') : ''),
    /** The word before, where nothing but blanks parts the two. */
    before: (at: number) => (at > 0 && !isApart(at) ? words[at - 1] : undefined),
    isBehindComma: (at: number) => at < words.length && /^ {0,2}, {0,2}$/.test(between(at)),
    isCapital: (at: number) => /^\p{Lu}\p{Ll}/u.test(text.slice(words[at]?.start, words[at]?.end)),
    /** Whether a digit is told by its word alone: without marks “sau” is “sau”, “nam” is “nam”. */
    isSureAlone: (at: number) => marked || sureBare.has(words[at]?.folded ?? ''),
  }
}

const sureBare = new Set(['mot', 'hai', 'ba', 'bon', 'chin'])

export const wordSet = (words: string) => new Set(syllablesOf(words).map(({ exact }) => exact))
/** Words as they are typed with marks and without. */
export const bareWordSet = (words: string) =>
  new Set(syllablesOf(words).flatMap(({ exact, folded }) => [exact, folded]))
