import { type Spanned, within } from './columns.ts'
import type { Line } from './line.ts'

type Edges = { x: number; right: number }
/** The lines of a column that stand near each other: what one cell says. */
type Block = { lines: Spanned[]; top: number; foot: number }

// In letters' heights: what is left free between columns, how far a row stands below the one before, and how near to each
// other lines are that stand beside each other and on different heights.
const leastBetween = 0.5
const mostDown = 3
const beside = 0.95
const [fewestColumns, fewestLines, fewestRows] = [3, 4, 2]
const clearly = 1.12
const mostLines = 300

/**
 * A table whose rules are not drawn and whose cells are set in the middle of their rows, from one line of a page on: its columns
 * are what stays free through all of its lines, its rows what belongs to one height in each column. Null where none begins
 * there, or where its rows are not clear.
 */
export function centredTable(lines: Spanned[], at: number): { lines: Line[]; taken: number } | null {
  const first = lines[at] as Spanned
  let end = at + 1
  for (let columns = columnsOf([first]); end < Math.min(lines.length, at + mostLines); end++) {
    const [above, line] = [lines[end - 1] as Spanned, lines[end] as Spanned]
    columns = joinedColumns(columns, line)
    if (above.y - line.y > line.size * mostDown || (end > at + 1 && columns.length < fewestColumns)) break
  }
  let region = lines.slice(at, end)
  if (!hasOffset(region)) return null
  const count = (some: Spanned[]) => columnsOf(some).length
  // A line of a paragraph stands across columns that are apart without it.
  while (region.length >= fewestLines && count(region.slice(0, -1)) > count(region)) region = region.slice(0, -1)
  const columns = columnsOf(region)
  if (!hasOffset(region) || columns.length < fewestColumns || region.length < fewestLines) return null
  if (count(region.slice(1)) > columns.length) return null
  const rows = rowsOf(region, columns)
  if (!rows || rows.length < fewestRows) return null
  return { lines: rows, taken: region.length }
}

/** Whether lines stand beside each other on different heights. */
const hasOffset = (lines: Spanned[]) =>
  lines.slice(1).some((line, i) => (lines[i] as Spanned).y - line.y < line.size * beside)

const columnsOf = (lines: Spanned[]) => lines.reduce(joinedColumns, [] as Edges[])

/** The columns of some lines with those of one more: what overlaps, or has hardly room between it, is one. */
function joinedColumns(columns: Edges[], { spans, size }: Spanned): Edges[] {
  const found: Edges[] = []
  for (const { x, right } of [...columns, ...spans].sort((one, other) => one.x - other.x)) {
    const last = found.at(-1)
    if (last && x - last.right < size * leastBetween) last.right = Math.max(last.right, right)
    else found.push({ x, right })
  }
  return found
}

function rowsOf(region: Spanned[], columns: Edges[]): Line[] | null {
  const parts = columns.map(({ x, right }) => region.flatMap((line) => within(line, x - 1, right + 1)))
  const pitch = Math.min(...parts.flatMap(stepsOf))
  const blocks = parts.map((own) => blocksIn(own, pitch))
  // The column with most cells has one in each row; in the others some are empty.
  const most = Math.max(...blocks.map((own) => own.length))
  if (most < fewestRows) return null
  const bands = bandsOf(blocks)
  if (bands.length !== most) return null
  return bands.map((band) => {
    const own = blocks.map((column) => column.filter((block) => isIn(block, band)))
    const cells = own.map((column) =>
      column
        .flatMap(({ lines }) => lines)
        .map(({ cells: texts }) => texts.join(' ').trim())
        .join(' '),
    )
    const first = own.flatMap((column) => column.flatMap(({ lines }) => lines))[0] as Spanned
    const { spans: _, ...line } = first
    return {
      ...line,
      cells,
      y: band.top,
      x: columns[0]?.x ?? 0,
      right: columns.at(-1)?.right ?? 0,
      row: true,
      unsure: true,
    }
  })
}

const stepsOf = (lines: Spanned[]) => lines.slice(1).map((line, i) => (lines[i] as Spanned).y - line.y)

/** The cells of a column: what stands farther apart than its nearest lines do is another. */
function blocksIn(lines: Spanned[], pitch: number): Block[] {
  const steps = stepsOf(lines)
  const blocks: Block[] = []
  for (const [i, line] of lines.entries()) {
    const last = blocks.at(-1)
    if (last && (steps[i - 1] as number) <= pitch * clearly) {
      last.lines.push(line)
      last.foot = line.y
    } else blocks.push({ lines: [line], top: line.y + line.size, foot: line.y })
  }
  return blocks
}

/** The heights of the rows: what overlaps in height in any two columns is one row. */
function bandsOf(blocks: Block[][]): Block[] {
  const bands: Block[] = []
  for (const block of blocks.flat().sort((one, other) => other.top - one.top)) {
    const last = bands.at(-1)
    if (last && block.top > last.foot) last.foot = Math.min(last.foot, block.foot)
    else bands.push({ ...block })
  }
  return bands
}

const isIn = (block: Block, band: Block) => block.top <= band.top && block.foot >= band.foot
