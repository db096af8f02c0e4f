import { composed } from '../../../core/text/composed.ts'
import { raised } from '../raised.ts'
import type { Line } from './line.ts'

/**
 * Letters drawn in one go, in points from the page's lower left corner; `y` is the line that they stand on. `gone` letters are
 * not read, and leave no gap between those on both sides of them.
 */
export type Run = { text: string; x: number; right: number; y: number; size: number; font?: string; gone?: boolean }

type Drawn = Run & { order: number; above: boolean }
type Row = { y: number; size: number; runs: Drawn[] }
/** `spaced` tells which words were made of letters set apart in one go, and how far such words stand from each other at most. */
type Piece = {
  text: string
  x: number
  right: number
  y: number
  drawn: number
  size: number
  spaced?: { most: number }
}

// Measured in letters' heights: less than a space, and more than justifying a line puts between two words.
const wordGap = 0.12
// What may part two cells; whether it does, the lines around it tell.
const cellGap = 0.7
const sameLine = 0.4
// Letters above the line are smaller than those on it, and begin where these end.
const small = 0.85
const lifted = { least: 0.15, most: 0.75 }
const lowered = 0.5
const lowFigure = /^\d{1,2}(?:[.,]\d)?$/
const closeBehind = 0.15
const nearBy = 0.6
const longestAbove = 8
const noteNumber = /^\s*(?:\d{1,3}|\(\d{1,3}\))\s*$/

/** The lines of a page from its top to its foot, wherever in the file each letter is drawn. */
export function linesOf(runs: Run[]): Line[] {
  const drawn = onceEach(runs.map((run, order) => ({ ...run, order, above: false })).filter(({ text }) => text.trim()))
  return rowsOf(drawn)
    .filter(({ runs: all }) => all.some(({ gone }) => !gone))
    .sort((one, other) => other.y - one.y)
    .map(lineOf)
}

/** Bold letters are drawn twice by some programs, a hair's breadth apart; what is gone is no letter's twin. */
function onceEach(runs: Drawn[]): Drawn[] {
  const seen = new Map<string, Drawn[]>()
  return runs.filter((run) => {
    if (run.gone) return true
    const same = seen.get(run.text) ?? []
    const isTwice = same.some(
      ({ x, y }) => Math.abs(x - run.x) < run.size * 0.1 && Math.abs(y - run.y) < run.size * 0.1,
    )
    if (!isTwice) seen.set(run.text, [...same.slice(-3), run])
    return !isTwice
  })
}

/** Runs on one height, the larger ones first, so that a power comes to the line that it stands above. */
function rowsOf(runs: Drawn[]): Row[] {
  const byHeight = new Map<number, Row[]>()
  const near = (y: number) => [-1, 0, 1].flatMap((step) => byHeight.get(Math.round(y / bucket) + step) ?? [])
  const rows: Row[] = []
  for (const run of [...runs].sort((one, other) => other.size - one.size || one.order - other.order)) {
    const beside = near(run.y)
    const above = beside.find((row) => standsAbove(run, row))
    const on = beside.find(({ y }) => Math.abs(y - run.y) < run.size * sameLine)
    const row = above ?? on ?? beside.find((other) => standsBelow(run, other))
    if (row) row.runs.push({ ...run, above: above !== undefined })
    else {
      const made = { y: run.y, size: run.size, runs: [run] }
      rows.push(made)
      const key = Math.round(run.y / bucket)
      byHeight.set(key, [...(byHeight.get(key) ?? []), made])
    }
  }
  return rows
}

const bucket = 12

function standsAbove(run: Run, { y, size, runs }: Row): boolean {
  const up = (run.y - y) / size
  if (run.size > size * small || up < lifted.least || up > lifted.most || run.text.length > longestAbove) return false
  // A line of smaller letters in another column stands behind none that are larger.
  const isBehind = runs.some(
    (base) =>
      (base.above || run.size <= base.size * small) &&
      run.x > base.x &&
      run.x > base.right - size * nearBy &&
      run.x < base.right + size * nearBy &&
      run.right > base.right,
  )
  // The mark of a note stands before its words.
  const first = Math.min(...runs.map(({ x }) => x))
  return (
    isBehind || (noteNumber.test(run.text) && run.right < first + size * wordGap && run.right > first - size * nearBy)
  )
}

/** A small figure close behind a letter and a little below the line, as in "CO₂" and "NH₄⁺". */
function standsBelow(run: Run, { y, size, runs }: Row): boolean {
  const down = (y - run.y) / size
  if (run.size > size * small || down < lifted.least / 2 || down > lowered || !lowFigure.test(run.text)) return false
  return runs.some(
    ({ text, right, above }) =>
      !above && /[\p{L})\]]$/u.test(text) && run.x > right - size * wordGap && run.x < right + size * closeBehind,
  )
}

function lineOf({ y, size, runs }: Row): Line {
  const pieces: Piece[] = []
  const wide: number[] = []
  for (const run of runs.sort((one, other) => one.x - other.x || one.order - other.order)) {
    const last = pieces.at(-1)
    const gap = last ? run.x - last.right : 0
    const shown = run.gone ? '' : run.text
    const text = run.above && shown ? raised(shown.trim(), last?.text ?? '') : shown
    if (last && gap <= size * wordGap) {
      last.text += text
      last.right = Math.max(last.right, run.right)
      last.drawn = Math.min(last.drawn, run.order)
    } else {
      if (last) wide.push(gap)
      pieces.push({ text, x: run.x, right: run.right, y: run.y, drawn: run.order, size: run.size })
    }
  }
  const words = togetherAgain(pieces, wide)
  const found: Piece[] = []
  for (const word of words) {
    const last = found.at(-1)
    const most = word.spaced && word.spaced === last?.spaced ? word.spaced.most : 0
    if (!last || word.x - last.right > Math.max(size * cellGap, most)) found.push({ ...word })
    else {
      const isBroken = last.text === '' || word.text === '' || /\s$/.test(last.text)
      last.text += `${isBroken ? '' : ' '}${word.text}`
      last.right = word.right
      last.drawn = Math.min(last.drawn, word.drawn)
      last.spaced = word.spaced
    }
  }
  const cells = withStep(found.filter(({ text }) => text !== ''))
  return {
    cells: cells.map(({ text }) => composed(text)),
    x: cells[0]?.x ?? 0,
    right: Math.max(...cells.map(({ right }) => right)),
    y,
    size: usualSize(runs),
    ...fontOf(runs),
    spans: cells.map(({ x, right, y: height, drawn, size: own }) => ({ x, right, y: height, drawn, size: own })),
  }
}

const step = /^\s*(?:Bước|Câu|Phụ lục)\s(?:\d{1,3}|[IVX]{1,5})\s?[.:]\s*$/u

/** "Bước 1:" and, behind a tab, what is done then are no two cells. */
function withStep(cells: Piece[]): Piece[] {
  const [first, second, ...more] = cells
  if (!first || !second || more.length > 0 || !step.test(first.text)) return cells
  return [{ ...first, text: `${first.text.trimEnd()} ${second.text.trimStart()}`, right: second.right }]
}

const nearlyAll = 0.9

/** The font of a line's letters, where nearly all have one. */
function fontOf(runs: Drawn[]): { font?: string } {
  const letters = new Map<string, number>()
  let all = 0
  for (const { font, text } of runs) {
    const count = text.trim().length
    all += count
    if (font) letters.set(font, (letters.get(font) ?? 0) + count)
  }
  const [most] = [...letters].sort(([, one], [, other]) => other - one)
  return most && most[1] >= all * nearlyAll ? { font: most[0] } : {}
}

/** The size of most letters of a line: the number before a note may be larger than its words. */
function usualSize(runs: Drawn[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of runs) letters.set(size, (letters.get(size) ?? 0) + text.trim().length)
  return [...letters].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

const fewestSpaced = 4
const clearly = 1.3
// Beside the narrowest gap between its words: what stands farther apart is another column's.
const widestSpaced = 1.6

/**
 * Words whose letters are set apart, "Đ i ề u 1 .", made whole where the gaps tell: those between words are clearly wider than
 * those between letters.
 */
function togetherAgain(pieces: Piece[], gaps: number[]): Piece[] {
  const isLetter = (at: number) => Array.from(pieces[at]?.text.trim() ?? '').length === 1
  const whole: Piece[] = []
  for (let from = 0; from < pieces.length; ) {
    let to = from
    while (isLetter(to)) to += 1
    if (to - from < fewestSpaced) {
      to = Math.max(to, from + 1)
      whole.push(...pieces.slice(from, to))
    } else whole.push(...joined(pieces.slice(from, to), gaps.slice(from, to - 1)))
    from = to
  }
  return whole
}

function joined(letters: Piece[], gaps: number[]): Piece[] {
  const sorted = [...gaps].sort((one, other) => one - other)
  const typical = sorted[Math.floor(sorted.length / 2)] ?? 0
  const bound = sorted.find((gap, i) => gap >= typical && gap > (sorted[i - 1] ?? gap) * clearly)
  // Letters that all stand equally far apart are one word, or as many as there are: nobody can tell from the gaps.
  if (bound === undefined) return letters
  const words: Piece[] = []
  const spaced = { most: bound * widestSpaced }
  for (const [i, letter] of letters.entries()) {
    const last = words.at(-1)
    if (last && (gaps[i - 1] ?? 0) < bound) {
      last.text = last.text.trimEnd() + letter.text.trim()
      last.right = letter.right
    } else words.push({ ...letter, spaced })
  }
  return words
}

const apart = /(?<!\S)\p{L}(?: \S(?!\S)){3}/u

/**
 * Whether runs do not tell where each of their letters stands, and it matters: letters set apart within one, or letters of
 * another font that belong in the gaps of one drawn before.
 */
export function hidesPlaces(runs: Run[]): boolean {
  if (runs.some(({ text }) => apart.test(text))) return true
  const sorted = [...runs].sort((one, other) => one.y - other.y || one.x - other.x)
  return sorted.some((run, i) => {
    const before = sorted[i - 1]
    // Letters that only a font knows stand anywhere.
    if (!before || /\p{Cc}/u.test(before.text + run.text)) return false
    if (run.text === before.text || Math.abs(before.y - run.y) > run.size * 0.1) return false
    return before.right - run.x > run.size * 0.3
  })
}
