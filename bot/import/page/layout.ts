import { kindNamed } from '../../../core/library/metadata/head/kind.ts'
import { motto } from '../../../core/library/metadata/head/marks.ts'
import { boxBeside } from './box.ts'
import { centredTable } from './centred-table.ts'
import { columnsOf, type Spanned, withEdges, within, withWideGaps } from './columns.ts'
import { boxesSet } from './framed.ts'
import type { Line } from './line.ts'
import { withoutLineNumbers } from './line-numbers.ts'
import { withLoneColumn } from './lone-column.ts'
import { isSigned, offsetBlocks, opensPair } from './offset.ts'
import { alike, isLabelled, rowsOfTable, tableIn } from './table-rows.ts'

type Gutter = { from: number; to: number }
type Region = { lines: Spanned[]; gutters: Gutter[] }

// In letters' heights: what is left free between two columns, and how far a row stands below the one before.
const leastGutter = 0.7
const mostDown = 4
const nextLine = 1.6

/**
 * The lines of a page, given from top to foot, as they are read: blocks side by side one after the other, a table row by row,
 * and a line that only has wide gaps as a line. Rows that are known already stay as they are, and so do all lines where some
 * do not know where their cells stand.
 */
export function inOrder(given: Line[]): Line[] {
  const boxes = given.filter((line) => line.box && !isSpanned(line))
  const rest = boxes.length > 0 ? given.filter((line) => !boxes.includes(line)) : given
  if (!rest.every((line) => line.row || isSpanned(line))) return given
  const page = withLoneColumn(withoutLineNumbers(rest))
  const found: Line[] = []
  let between: Spanned[] = []
  const close = () => {
    if (between.length > 0) found.push(...(columnsOf(between) ?? [between]).flatMap(ordered))
    between = []
  }
  const signed = signedFrom(page)
  for (const [i, line] of page.entries()) {
    // No block above goes on with whom a paper goes to, or with who signs it.
    if (i === signed) close()
    if (!line.row && isSpanned(line)) between.push(opensArticle(line) ? inOnePart(line) : line)
    else {
      close()
      found.push(line)
    }
  }
  close()
  return boxes.length > 0 ? boxesSet(found, boxes) : found
}

const mostSigned = 14
const nearBegin = 3
/** The line of a page from which on it holds nothing but whom a paper goes to and who signs it, apart from what is above; -1 for none. */
function signedFrom(page: Line[]): number {
  const says = (line: Line | undefined, is: (cell: string) => boolean) =>
    line?.cells.some((cell) => is(cell.trim())) ?? false
  const isTo = (cell: string) => /^Nơi nhận\s?:?$/iu.test(cell)
  const isBy = (cell: string) => !isTo(cell) && isSigning(cell)
  const from = Math.max(1, page.length - mostSigned)
  for (let at = from; at < page.length; at++) {
    const first = page[at] as Line
    const near = page.slice(at, at + nearBegin)
    if (!says(first, isTo) && !says(first, isBy)) continue
    // Both on one line are no part of the paragraph above, however near that stands.
    const isBoth = says(first, isTo) && says(first, isBy)
    const isApart = isBoth || (page[at - 1] as Line).y - first.y > first.size * nextLine
    return isApart && near.some((line) => says(line, isTo)) && near.some((line) => says(line, isBy)) ? at : -1
  }
  return -1
}

const articleOpening = /^Điều\s+\d{1,3}[a-zđ]?\s*[.:]\s/u
/** Whether a line that was pulled wide between all its words opens an article: it is no row of the table above it. */
const opensArticle = ({ cells }: Spanned) =>
  cells.length > 2 &&
  articleOpening.test(cells.map((cell) => cell.trim()).join(' ')) &&
  !cells.slice(1).some((cell) => articleOpening.test(cell.trimStart()))

function inOnePart(line: Spanned): Spanned {
  const span = { x: line.x, right: line.right, y: line.y, drawn: line.spans[0]?.drawn ?? 0 }
  return { ...line, cells: [line.cells.map((cell) => cell.trim()).join(' ')], spans: [span] }
}

function ordered(near: Spanned[]): Line[] {
  const lines = near.map(withWideGaps)
  const found: (Line[] | Spanned)[] = []
  const tables: Spanned[] = []
  for (let at = 0; at < lines.length; ) {
    const centred = centredTable(near, at)
    if (centred) {
      found.push(centred.lines)
      at += centred.taken
      continue
    }
    const offset = furthest(offsetBlocks(near, at), offsetBlocks(lines, at))
    if (offset) {
      found.push(offset.blocks.flatMap((block) => ordered(block).map(besideAnother)))
      at += offset.taken
      continue
    }
    const box = boxBeside(lines, at)
    if (box) {
      found.push(box.lines)
      at += box.taken
      continue
    }
    const read = readRegion(regionAt(near, at), true) ?? readRegion(regionAt(lines, at))
    if (read?.table) tables.push(read.table)
    found.push(read ? read.lines : (lines[at] as Spanned))
    at += read?.taken ?? 1
  }
  return found.flatMap((some) => (Array.isArray(some) ? some : [alone(some, tables, lines)]))
}

/** Of two readings of the same blocks the one that knows of more lines; a dateline may stand near what is left of it. */
const furthest = <T extends { taken: number }>(near: T | null, wide: T | null): T | null =>
  near && near.taken > (wide?.taken ?? 0) ? near : wide

const isSpanned = (line: Line): line is Spanned => line.spans !== undefined && line.spans.length === line.cells.length

/** A line with gaps that no neighbour has: the row of a table elsewhere on the page, or words that were pulled apart. */
function alone(line: Spanned, tables: Spanned[], page: Spanned[]): Line {
  if (line.cells.length < 2) return line
  if (line.cells.length > 2 && tables.some((table) => alike(table, line))) return { ...line, row: true, unsure: true }
  const left = Math.min(...page.map(({ x }) => x))
  const right = Math.max(...page.map((other) => other.right))
  const isFlush = line.x < left + line.size * 3 && line.right > right - line.size
  // A line is pulled wide between all its words.
  if (line.cells.length < 3 && !(isFlush && line.cells.every((cell) => !/\S\s\S/.test(cell)))) return line
  const span = { x: line.x, right: line.right, y: line.y, drawn: line.spans[0]?.drawn ?? 0 }
  return { ...line, cells: [line.cells.join(' ')], spans: [span] }
}

/** The lines from one on through which something stays free between what is left and what is right of it; null where none follow. */
function regionAt(lines: Spanned[], at: number): Region | null {
  const first = lines[at] as Spanned
  if (first.cells.length < 2) return null
  const own = gapsOf(first).slice(1, -1)
  let gutters = own
  let end = at + 1
  for (; end < lines.length; end++) {
    const line = lines[end] as Spanned
    const left = narrowed(gutters, line)
    if (opensPair(lines.slice(at, end), line)) break
    if (left.length === 0 || (lines[end - 1] as Spanned).y - line.y > line.size * mostDown) break
    gutters = left
  }
  // What opens a text below its head is in neither column, however near it stands.
  const opened = openedIn(lines.slice(at, end))
  if (opened > 0) end = at + opened
  // What stands below with one part alone belongs here only as the next line of that part.
  while (end > at + 1 && !goesOn(lines.slice(at, end))) end -= 1
  const region = lines.slice(at, end)
  return region.length > 1 ? { lines: region, gutters: region.reduce(narrowed, own) } : null
}

const narrowed = (gutters: Gutter[], line: Spanned) => common(gutters, gapsOf(line), line.size * leastGutter)

const opening = /^(?:Điều\s+\d{1,3}[a-zđ]?\s*[.:]|Chương\s+[IVXLC\d]{1,6}|Kính gửi\s*:)/iu

/** Which of the lines below the last that has two parts opens a text; -1 where none does. */
function openedIn(lines: Spanned[]): number {
  const last = lines.findLastIndex(({ cells }) => cells.length > 1)
  const opens = ({ cells: [said = ''] }: Spanned) => opening.test(said.trim()) || kindNamed(said.trim()) !== ''
  return lines.findIndex((line, i) => i > last && opens(line))
}

function goesOn(lines: Spanned[]): boolean {
  const last = lines.at(-1) as Spanned
  if (last.cells.length > 1) return true
  const above = lines.slice(0, -1)
  if ((above.at(-1) as Spanned).y - last.y > last.size * nextLine) return false
  const parts = above.filter(({ cells }) => cells.length > 1).flatMap(({ spans }) => spans)
  return parts.some(({ x, right }) => last.x > x - last.size && last.right < right + last.size * 3 && last.x < right)
}

/** What is free on a line's height: left of it, between its cells and right of it. */
function gapsOf({ spans }: Spanned): Gutter[] {
  const edges = [Number.NEGATIVE_INFINITY, ...spans.flatMap(({ x, right }) => [x, right]), Number.POSITIVE_INFINITY]
  return Array.from({ length: edges.length / 2 }, (_, i) => ({
    from: edges[2 * i] as number,
    to: edges[2 * i + 1] as number,
  }))
}

const common = (gutters: Gutter[], others: Gutter[], least: number): Gutter[] =>
  gutters.flatMap((gutter) =>
    others.flatMap((other) => {
      const from = Math.max(gutter.from, other.from)
      const to = Math.min(gutter.to, other.to)
      return to - from >= least ? [{ from, to }] : []
    }),
  )

type Read = { lines: Line[]; taken: number; table?: Spanned }

/**
 * How a region is read: as a table, as blocks beside each other, or not at all where its gaps agree by chance. `near` says
 * that its cells may be no cells.
 */
function readRegion(region: Region | null, near = false): Read | null {
  if (!region) return null
  const { lines, gutters } = region
  const taken = lines.length
  const most = Math.max(...lines.map(({ cells }) => cells.length))
  const rows = lines.filter((line) => line.cells.length > 1)
  const agrees = (full: Spanned, line: Spanned) =>
    alike(full, line, most === 2) || (most === 2 && isLabelled(full, line))
  const agreeingWith = (full: Spanned) => rows.filter((line) => line !== full && agrees(full, line))
  // A head is centred above cells that are not: the row that most others agree with tells the columns.
  const [{ fullest, agreeing } = { fullest: lines[0] as Spanned, agreeing: [] }] = rows
    .filter(({ cells }) => cells.length === most)
    .slice(0, mostTried)
    .map((full) => ({ fullest: full, agreeing: agreeingWith(full) }))
    .sort((one, other) => other.agreeing.length - one.agreeing.length)
  // Of two columns the head alone may be set otherwise than its cells are.
  const [head] = rows
  const isHeaded = most === 2 && agreeing.length > 1 && head !== fullest && !agreeing.includes(head as Spanned)
  const others = rows.filter((line) => line !== fullest && !(isHeaded && line === head))
  // Recognized line by line, a letterhead's two columns look like a table's.
  const isLetterhead =
    most === 2 && lines.some(({ cells }) => cells.some((cell) => motto.test(cell) || isSigning(cell.trim())))
  // Columns of a leaflet are drawn whole one after the other, and their sentences go on from line to line.
  const goesOnBelow = rows.slice(1).some(({ cells }) => cells.some((cell) => /^\s*\p{Ll}/u.test(cell)))
  const areColumns =
    most > 2 &&
    goesOnBelow &&
    gutters.length === most - 1 &&
    gutters.every((one) => turns(lines, [one]) === 1) &&
    // So is one row of a table, whose number is a line by itself.
    (blocksOf(lines, gutters) ?? []).every((block) => block.length >= fewestOfColumn)
  const isTable =
    most > 2
      ? !areColumns && agreeing.length > 0 && (!near || agreeing.length >= others.length * mostAgree)
      : (!near || isNarrow(rows)) &&
        !isLetterhead &&
        others.length > 0 &&
        agreeing.length === others.length &&
        rows.length * 2 >= taken &&
        turns(lines, gutters) > 1
  if (isTable) {
    const { from, to } = tableIn(lines, fullest)
    const rest = lines.slice(0, from).map((line) => alone(line, [], lines))
    return { lines: [...rest, ...rowsOfTable(lines.slice(from, to), fullest)], taken: to, table: fullest }
  }
  if ((near && !isLetterhead && !areColumns) || (most > 2 && !areColumns) || lines.some((line) => isProse(line, lines)))
    return null
  const blocks = blocksOf(lines, gutters)
  if (blocks?.every(isRunning)) return { lines: blocks.flatMap((block) => withEdges(ordered(block))), taken }
  return blocks && { lines: blocks.flatMap((block) => ordered(block).map(besideAnother)), taken }
}

const fewestRunning = 5
const leastRunning = 0.4
const shortestRunning = 24
/** Whether a block is a column of sentences, many of whose lines go on to its edge; what heads or signs a paper does not. */
function isRunning(block: Spanned[]): boolean {
  const right = Math.max(...block.map((line) => line.right))
  const full = block.filter((line) => line.right > right - line.size && line.cells.join(' ').length >= shortestRunning)
  return (
    block.length >= fewestRunning &&
    full.length >= Math.max(fewestOfColumn, block.length * leastRunning) &&
    !block.some(({ cells }) => cells.some((cell) => motto.test(cell)))
  )
}

/** A line of a paragraph that only ends before what stands at the right edge further up. */
function isProse({ cells, x, right }: Spanned, lines: Spanned[]): boolean {
  const width = Math.max(...lines.map((line) => line.right)) - Math.min(...lines.map((line) => line.x))
  return cells.length === 1 && right - x > width * widestPart
}

// "Nơi nhận hồ sơ" heads a column.
const isSigning = (cell: string) => isSigned(cell) && (/:$/.test(cell) || cell === cell.toUpperCase())

const fewestNarrow = 3
const exactly = 0.1

/** Whether rows of two cells near to each other begin at two places exactly, as words that were pulled apart never do. */
function isNarrow(rows: Spanned[]): boolean {
  const [first] = rows
  const begin = (one: Spanned, i: number) => one.spans[i]?.x ?? Number.POSITIVE_INFINITY
  const isAt = (one: Spanned, i: number) => Math.abs(begin(one, i) - begin(first as Spanned, i)) < one.size * exactly
  return rows.length >= fewestNarrow && rows.every((one) => isAt(one, 0) && isAt(one, 1))
}

const fewestOfColumn = 3
const widestPart = 0.6
const mostAgree = 0.6
const mostTried = 5
const besideAnother = (line: Line): Line => ({ ...line, side: true })

/** The parts left and right of what stays free: lines of their own, each from top to foot. */
function blocksOf(lines: Spanned[], gutters: Gutter[]): Spanned[][] | null {
  const bounds = gutters.map(({ from, to }) => (from + to) / 2).sort((one, other) => one - other)
  if (bounds.length === 0) return null
  const edges = [...bounds, Number.POSITIVE_INFINITY]
  return edges
    .map((to, i) => {
      const from = edges[i - 1] ?? Number.NEGATIVE_INFINITY
      return lines.flatMap((line) => within(line, from, to))
    })
    .filter((block) => block.length > 0)
}

/** How often the file goes from one side to the other as it draws. */
function turns(lines: Spanned[], gutters: Gutter[]): number {
  const [middle] = gutters
  if (!middle) return 0
  const sides = lines
    .flatMap(({ spans }) => spans)
    .sort((one, other) => one.drawn - other.drawn)
    .map(({ x, right }) => (x + right) / 2 > (middle.from + middle.to) / 2)
  return sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length
}
