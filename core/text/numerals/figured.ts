import { type Syllable, syllablesOf } from '../syllables.ts'
import { calledAt } from './called.ts'
import { countedAt } from './counted.ts'
import { readerOf } from './read.ts'
import { bareWordSet, saidIn, wordSet } from './said.ts'

/** A text with figures in place of its words for numbers. `spanOf`: where in the text that was given a stretch of it stands. */
export type Figured = { text: string; spanOf: (start: number, end: number) => [start: number, end: number] }

/** `all` numbers, or only those by which a document, a place in one or a day is called. */
type Which = 'all' | 'called'

type Placed = { start: number; end: number; figures: string }

/** A text with its numbers in figures: “điều ba mươi bảy” is “điều 37”, “mười lăm triệu” is “15.000.000”. What only sounds like a number stays. */
export function inFigures(text: string, which: Which = 'all', words: readonly Syllable[] = syllablesOf(text)): Figured {
  const said = saidIn(text, words)
  const placed: Placed[] = []
  for (let at = 0; at < said.words.length; ) {
    const word = said.words[at]
    const found =
      word && mayBegin(word, said.marked)
        ? (calledAt(said, at) ?? (which === 'all' ? countedAt(said, at) : null))
        : null
    for (const { first, end, figures } of found?.puts ?? [])
      placed.push({ start: said.words[first]?.start ?? 0, end: said.words[end - 1]?.end ?? 0, figures })
    at = found?.end ?? at + 1
  }
  return { text: replaced(text, placed), spanOf: spansBehind(placed) }
}

const spelled =
  'không một hai ba bốn tư năm sáu bảy bẩy tám chín mười mươi chục mốt lăm nhăm linh lẻ trăm vạn nghìn ngàn triệu tỉ rưỡi rưởi phẩy'
const numberWords = bareWordSet(spelled)
const markedNumberWords = wordSet(`${spelled} ruoi`)

/** Whether a number may begin with a word: in a text with marks, most that are one without them are another. */
const mayBegin = ({ exact, folded }: Syllable, marked: boolean) =>
  markedNumberWords.has(exact) || (!marked && numberWords.has(folded))

/** Whether a word without its marks may be one of a number. */
export const isNumberWord = (folded: string): boolean => numberWords.has(folded)

/** The values that words may tell, read from any of them on and however they were typed. */
export function valuesIn(words: readonly Syllable[]): Set<number> {
  const reader = readerOf(words, { marked: false, loosely: true })
  return new Set(words.flatMap((_, at) => reader.numeralAt(at)?.value ?? []))
}

function replaced(text: string, placed: readonly Placed[]): string {
  let [out, from] = ['', 0]
  for (const { start, end, figures } of placed) {
    out += text.slice(from, start) + figures
    from = end
  }
  return from === 0 ? text : out + text.slice(from)
}

/** What stands in figures stands where its words stood. */
function spansBehind(placed: readonly Placed[]): Figured['spanOf'] {
  let shift = 0
  const moved = placed.map(({ start, end, figures }) => {
    const from = start + shift
    shift += figures.length - (end - start)
    return { from, to: from + figures.length, start, end }
  })
  const beginOf = (at: number) => {
    const put = lastFrom(moved, at)
    return !put ? at : at < put.to ? put.start : put.end + at - put.to
  }
  return (start, end) => {
    const put = lastFrom(moved, end - 1)
    return [beginOf(start), !put ? end : end <= put.to ? put.end : put.end + end - put.to]
  }
}

/** The last of them that begins at a place or before it. */
function lastFrom<One extends { from: number }>(some: readonly One[], at: number): One | undefined {
  let [low, high] = [0, some.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((some[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return some[low - 1]
}
