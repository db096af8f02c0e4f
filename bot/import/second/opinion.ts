import { senselessWords } from '../../../core/library/parse/doubts.ts'
import { composed } from '../../../core/text/composed.ts'
import { repairLegacy } from '../../../core/text/encodings/legacy.ts'
import { countOf, type Letters, lettersMissing, lettersOf } from './letters.ts'

/** What was read of a file, to be held against another reading. `pages` are what stands on each, where there are pages. */
export type Reading = { text: string[]; beside: string[]; pages: string[] }
/** `short` are the pages, from 1, that lack letters; `lack` whether the whole does; `words` some that stand in the other reading alone. */
export type Opinion = { short: number[]; lack: 'none' | 'some' | 'much'; words: string }

// A running head, a page's number and a mark of a list are told by one program and not by another.
const fewest = 20
const someOfPage = 0.03
const someOf = 0.005
const muchOf = 0.15
const wordsShown = 10

/**
 * What another way of reading the same file says of ours: a page's words a time where it tells pages, else one text. A
 * reading that makes no sense itself has no say.
 */
export function opinionOf({ text, beside, pages }: Reading, other: string[]): Opinion {
  const told = other.map((page) => (senselessWords(page) === null ? repairLegacy(page).text : ''))
  // Counted once, however many pages there are.
  const aside = lettersOf(beside)
  const short = pages.flatMap((page, i) => (lackIn(told[i] ?? '', [page], aside, someOfPage) === 'none' ? [] : [i + 1]))
  const lack = lackIn(told.join('\n'), text, aside, someOf)
  return { short, lack, words: lack === 'none' ? '' : wordsBeyond(told.join(' '), [...text, ...beside]) }
}

function lackIn(told: string, read: string[], aside: Letters, some: number): Opinion['lack'] {
  const letters = lettersOf([told])
  if (countOf(letters) < fewest) return 'none'
  const missing = lettersMissing(letters, lettersOf(read), aside)
  if (missing < fewest || missing < countOf(letters) * some) return 'none'
  return missing < countOf(letters) * muchOf ? 'some' : 'much'
}

const word = /[\p{L}\p{N}]+/gu
const wordsIn = (text: string) => composed(text).toLowerCase().match(word) ?? []

/** Words of one reading that the other has none of, or fewer. */
function wordsBeyond(told: string, read: string[]): string {
  const counts = new Map<string, number>()
  for (const one of read.flatMap(wordsIn)) counts.set(one, (counts.get(one) ?? 0) + 1)
  const words = wordsIn(told)
  const strange = words.filter((one) => !counts.has(one))
  const beyond = strange.length > 0 ? strange : words.filter((one) => decrement(counts, one) < 0)
  return [...new Set(beyond)].slice(0, wordsShown).join(' ')
}

function decrement(counts: Map<string, number>, key: string): number {
  const left = (counts.get(key) ?? 0) - 1
  counts.set(key, left)
  return left
}
