import { readFile } from 'node:fs/promises'
import { isSyllable } from '../../core/text/encodings/legacy.ts'
import { bendOf, median } from './bent.ts'
import { type Grid, gridsOf, type Rule, type Slot } from './page/grid.ts'
import type { Line } from './page/reflow.ts'
import { linesWithin } from './page/ruled.ts'
import { linesOf, type Run } from './page/runs.ts'

/**
 * `confidence` is the mean over letters, `sure` how many letters are in words read with certainty, `unsure` the share of them
 * in lines of which hardly a word was.
 */
export type RecognizedPage = {
  lines: Line[]
  /** Its words as they stand in its lines, in points. */
  runs: Run[]
  /** Each word where its picture has it, in dots from the upper left corner. */
  words: Word[]
  confidence: number
  sure: number
  unsure: number
  longSide: number
  width: number
  height: number
  /** How far the middle of its lines stands below their ends, and how high its letters are, in dots. */
  bend: number
  letterHeight: number
  /** By how many degrees, with the clock, its picture is to be turned to stand upright: lines that run down or up were read. */
  turn: 0 | 90 | 270
  /** The share of its words that are syllables of Vietnamese; 1 where there are hardly any words. */
  sense: number
}

const surely = 80
const hardly = 60

export type Word = { left: number; top: number; width: number; height: number; text: string; confidence: number }

type Page = { width: number; height: number; lines: Map<string, Word[]> }

// Points across an A4 page: pages of any resolution are measured alike.
export const pageWidth = 595

/** The words that tesseract saw, in its order. */
export const wordsOfTsv = async (path: string): Promise<Word[]> =>
  (await pagesOfTsv(path)).flatMap(({ lines }) => [...lines.values()].flat())

async function pagesOfTsv(path: string): Promise<Page[]> {
  const rows = (await readFile(path, 'utf8')).split('\n').slice(1)
  const pages: Page[] = []
  for (const row of rows) {
    const cells = row.split('\t')
    const [level, page, block, paragraph, line, , left, top, width, height, confidence] = cells.map(Number)
    if (level === 1) pages.push({ width: width ?? 1, height: height ?? 1, lines: new Map() })
    // Between figures recognition sees the stroke of a fraction.
    const text = cells[11]?.trim().replaceAll('⁄', '/')
    if (level !== 5 || !text) continue
    const key = `${page} ${block} ${paragraph} ${line}`
    const lines = pages.at(-1)?.lines
    const word = { left, top, width, height, text, confidence } as Word
    lines?.set(key, [...(lines.get(key) ?? []), word])
  }
  return pages
}

/** What tesseract tells of the words it saw, as lines on their pages. */
export async function linesOfTsv(path: string): Promise<RecognizedPage[]> {
  return (await pagesOfTsv(path)).map((page) => {
    const { width, height, lines, turn } = upright(page)
    const scale = pageWidth / Math.max(width, 1)
    const words = [...lines.values()].flat()
    const sure = words.filter(({ confidence }) => confidence >= surely)
    const unsure = [...lines.values()].filter((line) => confidenceOf(line) < hardly).flat()
    const runs = [...lines.values()].flatMap((line) => runsOf(line, scale, height))
    return {
      lines: linesOf(runs),
      runs,
      words: [...page.lines.values()].flat(),
      confidence: Math.round(confidenceOf(words)),
      sure: lettersIn(sure),
      unsure: lettersIn(unsure) / Math.max(lettersIn(words), 1),
      longSide: Math.max(width, height),
      width,
      height,
      bend: bendOf([...lines.values()], width),
      letterHeight: median(words.map((word) => word.height)),
      turn,
      sense: senseOf(words),
    }
  })
}

/** A page of which some words were read anew: each spot's first word has its words, and the others none. Only of one that stands upright. */
export function withWordsAgain(page: RecognizedPage, again: Map<Word[], string>): RecognizedPage {
  if (again.size === 0 || page.turn !== 0) return page
  const texts = new Map<Word, string>()
  const ends = new Map<Word, number>()
  for (const [spot, text] of again)
    for (const [i, word] of spot.entries()) {
      texts.set(word, i === 0 ? text : '')
      ends.set(word, Math.max(...spot.map(({ left, width }) => left + width)) * (pageWidth / Math.max(page.width, 1)))
    }
  const runs = page.runs.flatMap((run, i) => {
    const word = page.words[i] as Word
    const text = texts.get(word)
    return text === undefined
      ? [run]
      : text === ''
        ? []
        : [{ ...run, text: `${text} `, right: ends.get(word) ?? run.right }]
  })
  const words = page.words.map((word) =>
    texts.has(word) ? { ...word, text: texts.get(word) ?? '', confidence: 80 } : word,
  )
  return { ...page, runs, words, lines: linesOf(runs) }
}

/** A page with words that were read by themselves where it had none. Only of one that stands upright. */
export function withWordsAdded(page: RecognizedPage, added: Word[]): RecognizedPage {
  if (added.length === 0 || page.turn !== 0) return page
  const scale = pageWidth / Math.max(page.width, 1)
  const runs = [...page.runs, ...added.flatMap((word) => runsOf([word], scale, page.height))]
  return { ...page, runs, words: [...page.words, ...added], lines: linesOf(runs) }
}

// What a rule is taken for where letters are seen in it, alone or at the edge of a cell's words.
const asRule = /^[|¦[\]{}]+|[|¦[\]{}]+(?=\s*$)/gu

/** The lines of a page with the tables as the rules on its picture part them. */
export function ruledLines({ runs, lines }: RecognizedPage, rules: Rule[]): Line[] {
  const seen = gridsOf(rules)
  if (seen.length === 0) return lines
  const clean = runs.map((run) => ({ ...run, text: run.text.replace(asRule, '') })).filter(({ text }) => text.trim())
  const parted = seen.map((grid) => partedByWords(grid, clean))
  const grids = parted.filter((grid) => !isTorn(grid, clean))
  // What stands under no rule that was seen is read as a table without rules is, and told.
  if (grids.length < parted.length)
    return lines.map((line) => (line.cells.length > 1 ? { ...line, unsure: true } : line))
  return linesWithin(clean, grids).map((line) => (hasMelted(line) ? { ...line, unsure: true } : line))
}

// Rows that one cell seems to go over, and lines of it whose words stand apart.
const [fewestTorn, fewestParted] = [3, 2]
/**
 * Whether rules between a grid's rows or columns were not seen: a cell over several rows has words in each of those, as one merged over
 * two has at most, or the words of a cell stand in columns of their own.
 */
const isTorn = ({ columns, rows, slots }: Grid, runs: Run[]): boolean =>
  slots.some(({ row, column, down, across }) => {
    const [left, right] = [columns[column] as number, columns[column + across] as number]
    const within = (from: number, to: number) =>
      runs.filter(
        ({ x, right: end, y }) =>
          (x + end) / 2 > left && (x + end) / 2 < right && y < (rows[from] as number) && y > (rows[to] as number),
      )
    const parted = linesOf(within(row, row + down)).filter(({ cells }) => cells.length > 1)
    if (parted.length >= fewestParted) return true
    if (down < fewestTorn && (down < 2 || across < 2)) return false
    return Array.from({ length: down }, (_, i) => row + i).every((band) => within(band, band + 1).length > 0)
  })

// In points: words this near to a cell's middle are set in the middle.
const inMiddle = 8
const atEdge = 3

/**
 * A grid whose cells over several columns are parted where their words begin at the edge of a later one: a rule as short as a row is not
 * seen, and what stands in "Nơi" would stand in "Việc" too.
 */
function partedByWords(grid: Grid, runs: Run[]): Grid {
  const { columns, rows } = grid
  const slots = grid.slots.flatMap((slot): Slot[] => {
    const [left, right] = [columns[slot.column] as number, columns[slot.column + slot.across] as number]
    const [top, foot] = [rows[slot.row] as number, rows[slot.row + slot.down] as number]
    const own = runs.filter(
      ({ x, right: end, y }) => (x + end) / 2 > left && (x + end) / 2 < right && y < top && y > foot,
    )
    const [from, to] = [Math.min(...own.map(({ x }) => x)), Math.max(...own.map((run) => run.right))]
    const isCentred = Math.abs((from + to) / 2 - (left + right) / 2) < inMiddle
    const inner = columns.slice(slot.column + 1, slot.column + slot.across)
    const before = inner.findLastIndex((at) => at <= from + atEdge) + 1
    if (own.length === 0 || before === 0 || isCentred) return [slot]
    return [
      { ...slot, across: before },
      { ...slot, column: slot.column + before, across: slot.across - before },
    ]
  })
  return { ...grid, slots }
}

const several = /^\s*\d[\d.,]*(?:\s+\d[\d.,]*)+\s*$/

/** Whether cells side by side hold several numbers each: a rule between two rows was not seen. */
const hasMelted = ({ row, cells }: Line) => row && cells.filter((cell) => several.test(cell)).length > 1

const lettersIn = (words: Word[]) => words.reduce((sum, { text }) => sum + text.length, 0)
const confidenceOf = (words: Word[]) =>
  words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / Math.max(lettersIn(words), 1)

const fewestWords = 20
const letters = /\p{L}{2,}/gu

function senseOf(words: Word[]): number {
  const said = words.flatMap(({ text }) => text.match(letters) ?? [])
  return said.length < fewestWords ? 1 : said.filter(isSyllable).length / said.length
}

/** A page that lies on its side, which is read all the same, as it stands when it is turned. */
function upright(page: Page): Page & { turn: RecognizedPage['turn'] } {
  const ways = [...page.lines.values()].flatMap((words) => {
    const [first, last] = [words[0], words.at(-1)]
    if (!first || !last || first === last) return []
    const down = last.top - first.top
    return [Math.abs(down) > Math.abs(last.left - first.left) ? Math.sign(down) : 0]
  })
  const way = [1, -1].find((one) => ways.filter((other) => other === one).length > ways.length / 2)
  if (!way) return { ...page, turn: 0 }
  const turned = ({ left, top, width, height, ...word }: Word): Word => ({
    ...word,
    left: way > 0 ? top : page.height - top - height,
    top: way > 0 ? page.width - left - width : left,
    width: height,
    height: width,
  })
  const lines = new Map(Array.from(page.lines, ([key, words]) => [key, words.map(turned)]))
  return { width: page.height, height: page.width, lines, turn: way > 0 ? 270 : 90 }
}

// The height in which all lines are taken to be set: how high a word is drawn says more of its letters.
const size = 12

/** The words of a line, all standing on the line that most of them stand on. */
function runsOf(words: Word[], scale: number, pageHeight: number): Run[] {
  const bottom = median(words.map(({ top, height }) => top + height))
  const y = (pageHeight - bottom) * scale
  return words.map(({ left, width, text }) => ({
    text: `${text} `,
    x: left * scale,
    right: (left + width) * scale,
    y,
    size,
  }))
}
