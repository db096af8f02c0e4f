import { type Cell, tableRows } from '../html/tables.ts'
import { signedRows } from '../signed-row.ts'
import { unstacked } from '../stacked.ts'
import type { Grid, Slot } from './grid.ts'
import type { Line } from './line.ts'
import { linesOf, type Run } from './runs.ts'

type Filled = Slot & { lines: Line[]; right: number }

// In letters' heights: where the middle of small letters is above the line that they stand on.
const middle = 0.25
const mostTitleLines = 2
const fewestForced = 2
const counted = /^\s*\d{1,4}[.)]?\s*$/

/**
 * The lines of a page from its top to its foot, with the tables that rules part into cells as rows; of tables side by side the
 * left one first.
 */
export function linesWithin(runs: Run[], grids: Grid[]): Line[] {
  const tables = tablesIn(runs, grids)
  const taken = new Set(tables.flatMap((table) => [...table.taken]))
  const rest = linesOf(runs.filter((run) => !taken.has(run)))
  const alone = rest.map((line) => ({ rows: [line], top: line.y }))
  const blocks = tables.map(({ grid, rows }) => {
    const beside = tables
      .filter((other) => other.grid === grid || areBeside(other.grid, grid))
      .map((other) => other.grid)
    // Tables side by side are read where the highest of them begins, in their order from the left.
    const first = beside.reduce((one, other) => (topOf(other) > topOf(one) ? other : one))
    const isNext = beside.some(({ columns: [left = 0] }) => left < (grid.columns[0] as number))
    return {
      rows: isNext ? headed(rows) : rows,
      top: beside.length > 1 ? topOf(first) : (rows[0]?.y ?? 0),
      left: grid.columns[0] as number,
    }
  })
  return [...alone.map((one) => ({ ...one, left: 0 })), ...blocks]
    .sort((one, other) => other.top - one.top || one.left - other.left)
    .flatMap(({ rows }) => rows)
}

const headed = ([first, ...rest]: Line[]): Line[] => (first ? [{ ...first, head: true }, ...rest] : [])

type Table = { grid: Grid; rows: Line[]; taken: Set<Run> }

function tablesIn(runs: Run[], grids: Grid[]): Table[] {
  const tables: Table[] = []
  let rest = runs
  for (const grid of [...grids].sort((one, other) => areaOf(other) - areaOf(one))) {
    const beside = grids.filter((other) => areBeside(other, grid))
    const read = rowsIn(grid, rest, beside)
    if (!read) continue
    if (grids.some((other) => other !== grid && isWithin(other, grid))) for (const row of read.rows) row.nested = true
    tables.push({ grid, ...read })
    rest = rest.filter((run) => !read.taken.has(run))
  }
  const isRead = (grid: Grid) => tables.some((table) => table.grid === grid)
  const lost = tables.filter(({ grid }) => grids.some((other) => areBeside(other, grid) && !isRead(other)))
  // What stands beside a table and is none goes its own way, and so does the table.
  return lost.length === 0
    ? tables
    : tablesIn(
        runs,
        grids.filter((grid) => isRead(grid) && !lost.some((one) => one.grid === grid)),
      )
}

const topOf = ({ rows }: Grid) => rows[0] as number
const areBeside = (one: Grid, other: Grid) =>
  topOf(one) > (other.rows.at(-1) as number) &&
  topOf(other) > (one.rows.at(-1) as number) &&
  ((one.columns[0] as number) >= (other.columns.at(-1) as number) ||
    (other.columns[0] as number) >= (one.columns.at(-1) as number))

/** Whether a grid stands in one place of another: a table in a table's cell. */
const isWithin = (inner: Grid, { columns, rows, slots }: Grid): boolean => {
  const [left, right] = [inner.columns[0] as number, inner.columns.at(-1) as number]
  const [top, foot] = [inner.rows[0] as number, inner.rows.at(-1) as number]
  return slots.some(
    ({ row, column, down, across }) =>
      left >= (columns[column] as number) &&
      right <= (columns[column + across] as number) &&
      top <= (rows[row] as number) &&
      foot >= (rows[row + down] as number),
  )
}

const stands = ({ columns, rows }: Grid, { x, right, y, size }: Run) =>
  (x + right) / 2 > (columns[0] as number) &&
  (x + right) / 2 < (columns.at(-1) as number) &&
  y + size * middle < (rows[0] as number) &&
  y + size * middle > (rows.at(-1) as number)

/** Whether letters told in one go stand on both sides of a rule: then each must be placed by itself. */
export function crossesRules(runs: Run[], grids: Grid[]): boolean {
  return grids.some(({ columns, rows }) => {
    const inner = columns.slice(1, -1)
    return runs.some(
      ({ text, x, right, y }) =>
        text.trim().length > 1 &&
        y < (rows[0] as number) &&
        y > (rows.at(-1) as number) &&
        inner.some((at) => x < at - 1 && right > at + 1),
    )
  })
}

function put<K, V>(held: Map<K, V[]>, key: K, one: V): void {
  const all = held.get(key)
  if (all) all.push(one)
  else held.set(key, [one])
}

const areaOf = ({ columns, rows }: Grid) =>
  ((columns.at(-1) as number) - (columns[0] as number)) * ((rows[0] as number) - (rows.at(-1) as number))

/** The rows of a grid and the letters in them; null where it is no table, or one that its rules do not tell whole. */
function rowsIn(grid: Grid, runs: Run[], beside: Grid[]): { rows: Line[]; taken: Set<Run> } | null {
  const { columns, rows, slots } = grid
  const across = columns.length - 1
  const slotAt = new Map<number, Slot>()
  for (const slot of slots)
    for (let y = slot.row; y < slot.row + slot.down; y++)
      for (let x = slot.column; x < slot.column + slot.across; x++) slotAt.set(y * across + x, slot)
  const held = new Map<Slot, Run[]>()
  let before: { run: Run; slot: Slot } | null = null
  let isCut = false
  for (const run of runs) {
    const row = rows.findIndex((at) => at < run.y + run.size * middle) - 1
    if (row < 0) continue
    const column = columns.findIndex((at) => at > (run.x + run.right) / 2) - 1
    const slot = column < 0 ? undefined : slotAt.get(row * across + column)
    if (slot) {
      isCut ||= before !== null && before.slot !== slot && isOneWord(before.run, run)
      before = { run, slot }
      put(held, slot, run)
    }
    // Beside a table stands another column, which goes its own way.
    else if (run.text.trim() && !beside.some((other) => stands(other, run))) return null
  }
  const cells = slots.map((slot): Filled => {
    const lines = linesOf(held.get(slot) ?? [])
    return { ...slot, lines, right: columns[slot.column + slot.across] as number }
  })
  const isWide = (cell: Filled) => cell.across === across
  const heads = cells.find((cell) => !isWide(cell))?.row ?? rows.length
  // A rule of a scan that goes too far up takes the last line of the text above: no head begins small and ends as a sentence.
  const first = heads + (isSentenceEnd(cells.filter(({ row }) => row === heads)) ? 1 : 0)
  // What stands across the whole table above it is its title, and as long as a paragraph it is one.
  const signed = signedFrom(cells, rows.length - 1)
  const own = cells.filter(
    (cell) => cell.row < signed && cell.row >= first && (!isWide(cell) || cell.lines.length <= mostTitleLines),
  )
  const full = own.filter(({ lines }) => lines.length > 0)
  const leastRows = Math.min(2, rows.length - 1)
  if (new Set(full.map(({ row }) => row)).size < leastRows || new Set(full.map(({ column }) => column)).size < 2)
    return null
  if (hasUnruledRows(full)) return null
  const owned = new Set(own.map(({ row, column }) => row * across + column))
  const taken = slots
    .filter(({ row, column }) => owned.has(row * across + column))
    .flatMap((slot) => held.get(slot) ?? [])
  const table = tableOf(own, rows, first)
  return { rows: isCut ? table.map((row) => ({ ...row, unsure: true })) : table, taken: new Set(taken) }
}

function isSentenceEnd(cells: Filled[]): boolean {
  const words = cells.flatMap(({ lines }) => lines.flatMap((line) => line.cells)).map((cell) => cell.trim())
  const isOneLine = cells.every(({ lines }) => lines.length <= 1)
  return isOneLine && words.length > 1 && /^\p{Ll}/u.test(words[0] ?? '') && /\p{L}[.;]$/u.test(words.at(-1) ?? '')
}

/** The row from which on a grid holds the signatures below its table; as many as there are where it holds none. */
function signedFrom(cells: Filled[], count: number): number {
  const rows = Array.from({ length: count }, (_, row) =>
    cells.filter((cell) => cell.row <= row && row < cell.row + cell.down),
  )
  const signed = signedRows(rows, (row) =>
    row.some(({ down }) => down > 1) ? [['']] : row.map(({ lines }) => lines.map((line) => line.cells.join(' '))),
  )
  return signed < count ? count - signed : count
}

/** Whether a rule goes through a word, as where a table of its own lies in a cell of another: then its cells are no cells. */
const isOneWord = (one: Run, other: Run) =>
  Math.abs(one.y - other.y) < one.size * 0.1 &&
  Math.abs(other.x - one.right) < one.size * 0.05 &&
  /\p{L}$/u.test(one.text) &&
  /^\p{L}/u.test(other.text)

function tableOf(cells: Filled[], edges: number[], first: number): Line[] {
  const table = edges.slice(first, -1).map((_, i) => cells.filter(({ row }) => row === first + i))
  const told = table.map((row) =>
    row.map((cell): Cell => ({ text: textOf(cell), across: cell.across, down: cell.down })),
  )
  return tableRows(told).rows.flatMap(({ texts, at }): Line[] => {
    const lines = (table[at] ?? []).flatMap((cell) => cell.lines)
    if (texts.every((text) => text === '')) return []
    return [
      {
        cells: texts,
        x: Math.min(...lines.map(({ x }) => x)),
        right: Math.max(...lines.map(({ right }) => right)),
        y: ((edges[first + at] as number) + (edges[first + at + 1] as number)) / 2,
        size: Math.max(...lines.map(({ size }) => size)),
        row: true,
      },
    ]
  })
}

function textOf({ lines, right }: Filled): string {
  let text = ''
  for (const [i, { cells }] of lines.entries()) {
    const next = cells.map((cell) => cell.trim()).join(' ')
    const before = lines[i - 1]
    const isFull = before !== undefined && right - before.right < before.size * mostRoom
    text += (isFull && isBroken(text, next)) || isTorn(text, next) ? next : ` ${next}`
  }
  return unstacked(text.replace(/\s+/g, ' ').trim())
}

/** "đồng/" and "08/2022/NQ-" are broken wherever their line ends. */
export const isTorn = (text: string, next: string): boolean =>
  /\p{L}\/$/u.test(text) || (/\d\/\p{Lu}{1,9}-$/u.test(text) && /^\p{Lu}{2}/u.test(next))

// In letters' heights: what is left of a line on which not another digit had room.
const mostRoom = 1.3
const midDate = /(?:^|\s)\d{1,2}\/\d{1,2}\/(\d{1,3})$/
const midSum = /(?:^|\s)\d{1,3}(?:\.\d{3})*\.(\d{1,2})$/
const midNumber = /\d\/$|\d\/\p{Lu}{1,9}-$/u

/** Whether a narrow cell parts a day, a sum or a document's number: "02/12/202" and "6" below it. */
export function isBroken(text: string, next: string): boolean {
  const digits = /^\d{1,3}(?!\d)/.exec(next)?.[0].length ?? 0
  const lacks = (part: RegExpExecArray | null, whole: number) =>
    part?.[1] !== undefined && part[1].length + digits === whole
  const isPart = digits > 0 && (lacks(midDate.exec(text), 4) || lacks(midSum.exec(text), 3))
  return isPart || (midNumber.test(text) && /^[\p{Lu}\d]/u.test(next))
}

/** Whether the rules part columns and not rows: a cell that counts, or two whose lines end early and stand at the same heights. */
function hasUnruledRows(cells: Filled[]): boolean {
  const rows = new Map<number, Filled[]>()
  for (const cell of cells) put(rows, cell.row, cell)
  return [...rows.values()].some((row) => {
    if (row.some(({ lines }) => lines.length > 1 && lines.every((line) => counted.test(line.cells.join(' ')))))
      return true
    const forced = row.map((cell) => forcedIn(cell)).filter((heights) => heights.length >= fewestForced)
    return forced.some((heights, i) =>
      forced.slice(i + 1).some((others) => heights.filter((y) => others.includes(y)).length >= fewestForced),
    )
  })
}

/** How high the lines stand on which the next one's first word had room. */
function forcedIn({ lines, right }: Filled): number[] {
  const edge = Math.min(right, Math.max(...lines.map((line) => line.right)) + (lines[0]?.size ?? 0))
  return lines.slice(0, -1).flatMap((line, i) => {
    const next = lines[i + 1] as Line
    const text = next.cells.join(' ').trim()
    const word = ((text.search(/\s|$/) + 1) / Math.max(text.length, 1)) * (next.right - next.x)
    return line.right + word < edge ? [Math.round(line.y)] : []
  })
}
