import { composed } from '../../text/composed.ts'
import { isSyllable } from '../../text/encodings/legacy.ts'
import type { ImportNote } from '../messages.ts'
import { articlesPassedOver, passesOverNumbers } from './gaps.ts'
import { tableRow, tableRule } from './markers.ts'
import type { SourceDocument } from './source-document.ts'

/** What in a document's own words speaks against how it was read. */
export function doubtsOf(document: Pick<SourceDocument, 'sections'>, text: string): ImportNote[] {
  const words = wordsDoubt(text)
  return [
    ...(articlesPassedOver(document).length > 0 ? ['articles.gap' as const] : []),
    ...(passesOverNumbers(text) || hasMiscountedRow(text) ? ['numbers.gap' as const] : []),
    ...(words ? [words.note] : []),
    ...(hasUnevenTable(text) ? ['table.uneven' as const] : []),
    ...(hasMeltedRow(text) ? ['table.unruled' as const] : []),
  ]
}

const leastOdd = 5
const doubtfulShare = 0.01
const senselessShare = 0.15

/** Some of a text's words where most cannot have been written so: then nobody may be quoted them before a person has looked. */
export function senselessWords(text: string): string | null {
  const doubt = wordsDoubt(text)
  return doubt?.note === 'text.senseless' ? doubt.odd.slice(0, 10).join(' ') : null
}

function wordsDoubt(text: string): { note: 'text.odd' | 'text.senseless'; odd: string[] } | null {
  const { odd, share } = oddWordsIn(text)
  if (odd.length < leastOdd || share < doubtfulShare) return null
  return { note: share < senselessShare ? 'text.odd' : 'text.senseless', odd }
}

const word = /(?<![\p{L}\p{N}.@/-])\p{Ll}{2,40}(?![\p{L}\p{N}@/-])/gu
const marked = /[^a-z]/
const vietnamese = 0.2
// Some books long, a text is judged by samples of it.
const samples = 30
const sampleSize = 10_000

/**
 * The words that bear Vietnamese marks, or stand among signs of no letter, and are no syllables; and how many of all words
 * they are. A text of another language has none: few of its words bear marks.
 */
function oddWordsIn(text: string): { odd: string[]; share: number } {
  const samples = samplesOf(text)
  const words = samples.flatMap(wordsIn)
  if (!isVietnamese(words)) return { odd: [], share: 0 }
  const odd = samples.flatMap(oddWordsOf)
  return { odd, share: odd.length / words.length }
}

const wordsIn = (text: string): string[] => composed(text).match(word) ?? []
const isVietnamese = (words: string[]) => words.filter((one) => marked.test(one)).length >= words.length * vietnamese

/** Whether a text bears Vietnamese marks enough for its odd words to mean something. */
export const bearsMarks = (text: string): boolean => isVietnamese(samplesOf(text).flatMap(wordsIn))

/** The words of a line that bear Vietnamese marks and are no syllables. */
export const oddWordsOf = (line: string): string[] =>
  wordsIn(line).filter((one) => marked.test(one) && !isSyllable(one))

function samplesOf(text: string): string[] {
  if (text.length <= samples * sampleSize) return [text]
  return Array.from({ length: samples }, (_, i) => {
    const from = Math.floor((i * (text.length - sampleSize)) / (samples - 1))
    return text.slice(from, from + sampleSize)
  })
}

/** How many cells a row of a table has, its rims counted; 0 for what is no row, null for the line that rules off its head. */
export function cellsOf(line: string): number | null {
  const row = line.trim()
  if (tableRule.test(row)) return null
  return tableRow.test(row) ? row.replaceAll('\\|', '').split('|').length : 0
}

// Several sums or counts after each other; a telephone's groups begin with a nought and are no sums.
const severalFigures =
  /^(?!0\d)(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{1,3})?%?)(?:\s(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{1,3})?%?)){1,40}$/u

/** Whether cells side by side hold several figures each, as where a program set several rows in one. */
const hasMeltedRow = (text: string): boolean =>
  text.split('\n').some((line) => {
    const row = line.trim()
    if (!tableRow.test(row)) return false
    return row.split(' | ').filter((cell) => severalFigures.test(cell.replace(/^\|\s|\s\|$/g, '').trim())).length > 1
  })

const counted = /^(\d{1,4})[.)]?$/
const misread = /^\D{1,3}$/u

/** Whether of three rows that follow each other the middle one bears a sign where only the number between the others can stand. */
function hasMiscountedRow(text: string): boolean {
  const firsts = text
    .split('\n')
    .filter((line) => cellsOf(line) !== null)
    .map((line) => (cellsOf(line) ? (line.trim().split('|')[1] ?? '').trim() : ''))
  const numberIn = (cell = '') => Number(counted.exec(cell)?.[1])
  return firsts.some((cell, i) => misread.test(cell) && numberIn(firsts[i + 1]) === numberIn(firsts[i - 1]) + 2)
}

const oneCell = 3

/** Whether a table has a row of more or fewer cells than the one above it. */
function hasUnevenTable(text: string): boolean {
  let cells = 0
  const lines = text.split('\n')
  for (const [i, line] of lines.entries()) {
    const count = cellsOf(line)
    // A table goes on over the page.
    if (count === null || line === '\f') continue
    // A row of one cell, over all the columns, is a title within its table.
    if (count === oneCell) continue
    // What is ruled off is another table's head.
    if (cellsOf(lines[i + 1] ?? '') === null) cells = count
    if (count > 0 && cells > 0 && count !== cells) return true
    cells = count
  }
  return false
}
