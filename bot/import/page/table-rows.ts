import type { Spanned } from './columns.ts'
import type { Line } from './line.ts'
import { isTorn } from './ruled.ts'

// In letters' heights: how near edges of one column are, and the furthest that a cell's next line stands below.
const near = 0.4
const mostPitch = 2
const clearly = 1.15
const halfWay = 0.75
const goingOn = /^\s*\p{Ll}/u
const counted = /^\s*\d{1,4}[.)]?\s*$/

/**
 * Whether two lines have cells at the same places: by their left edges, their right ones or their middles. `whole` asks the
 * first cells too, and no middles: those of letterheads and signatures agree.
 */
export function alike(one: Spanned, other: Spanned, whole = false): boolean {
  const [fewer, more] = one.spans.length < other.spans.length ? [one, other] : [other, one]
  const isNear = (first: number, second: number) => Math.abs(first - second) < one.size * near
  const [start, ...rest] = fewer.spans
  const same = rest.filter((span) =>
    more.spans.some(
      ({ x, right }) =>
        isNear(x, span.x) ||
        isNear(right, span.right) ||
        (!whole && isNear((x + right) / 2, (span.x + span.right) / 2)),
    ),
  )
  const isStart = start !== undefined && more.spans.some(({ x }) => isNear(x, start.x))
  return same.length > 0 && same.length >= Math.min(2, rest.length) && (!whole || isStart)
}

/** Whether of two lines of two cells the first stand on one middle, as labels do, and the second begin, or end, at one place. */
export function isLabelled({ spans: [label, words], size }: Spanned, { spans: [other, more] }: Spanned): boolean {
  if (!label || !words || !other || !more) return false
  const isNear = (first: number, second: number) => Math.abs(first - second) < size * near
  return (
    isNear((label.x + label.right) / 2, (other.x + other.right) / 2) &&
    (isNear(words.x, more.x) || isNear(words.right, more.right))
  )
}

const heading = /^\s*(?:Điều|Chương|Mục|Phần|Phụ lục)\s/iu
const nextLine = 1.6
const beside = 1.1

/** Which of the lines around the fullest row are its table's: each cell stands within a column, a lone one near to the others. */
export function tableIn(lines: Spanned[], fullest: Spanned): { from: number; to: number } {
  const columns = columnsOf(
    lines.filter((line) => line === fullest || alike(fullest, line)),
    fullest,
  )
  const isWithin = (x: number, right: number) =>
    columns.some(
      (_, i) =>
        x > (columns[i - 1]?.right ?? Number.NEGATIVE_INFINITY) &&
        right < (columns[i + 1]?.x ?? Number.POSITIVE_INFINITY),
    )
  const belongs = (i: number) => {
    const line = lines[i] as Spanned
    if (line === fullest || alike(fullest, line)) return true
    if (!line.spans.every(({ x, right }) => isWithin(x, right))) return false
    if (line.cells.length > 1) return true
    const up = (lines[i - 1]?.y ?? Number.POSITIVE_INFINITY) - line.y
    const down = line.y - (lines[i + 1]?.y ?? Number.NEGATIVE_INFINITY)
    return !heading.test(line.cells[0] ?? '') && (up < line.size * nextLine || down < line.size * beside)
  }
  let from = lines.indexOf(fullest)
  let to = from + 1
  while (from > 0 && belongs(from - 1)) from -= 1
  while (to < lines.length && belongs(to)) to += 1
  return { from, to }
}

/** The rows of a table whose lines are given from top to foot: what a cell has on a second line stands in its cell. */
export function rowsOfTable(lines: Spanned[], fullest: Spanned): Line[] {
  const known = columnsOf(lines, fullest)
  const free = freeColumnsOf(lines)
  const columns = free.length > known.length && stand(free, lines) ? free : known
  const columnOf = ({ x, right }: Edges) => columnAt(columns, { x, right })
  return groups(lines, columnOf).map((group) => {
    const cells = columns.map(() => '')
    for (const { cells: texts, spans } of group)
      for (const [i, span] of spans.entries()) {
        const at = columnOf(span)
        const [text = '', next = ''] = [cells[at], (texts[i] ?? '').trim()]
        cells[at] = isTorn(text, next) ? text + next : [text, next].filter(Boolean).join(' ')
      }
    const { spans: _, ...first } = group[0] as Spanned
    const x = Math.min(...group.map((line) => line.x))
    const right = Math.max(...group.map((line) => line.right))
    // What is empty, or on several lines, tells by its place alone where it belongs.
    const unsure = group.length > 1 || cells.includes('') || free.length > columns.length
    return { ...first, cells, x, right, row: true, ...(unsure && { unsure }) }
  })
}

type Edges = { x: number; right: number }

function columnAt(columns: Edges[], { x, right }: Edges): number {
  const shared = columns.map((column) => Math.min(right, column.right) - Math.max(x, column.x))
  return shared.indexOf(Math.max(...shared))
}

/** What stands below each other in a table, and beside the rest. */
function freeColumnsOf(lines: Spanned[]): Edges[] {
  const found: Edges[] = []
  for (const { x, right } of lines.flatMap(({ spans }) => spans).sort((one, other) => one.x - other.x)) {
    const last = found.at(-1)
    if (last && x < last.right) last.right = Math.max(last.right, right)
    else found.push({ x, right })
  }
  return found
}

/** Whether each two columns beside each other have cells in one line: a head that stands clear of its cells is no column. */
function stand(columns: Edges[], lines: Spanned[]): boolean {
  const filled = lines.map(({ spans }) => new Set(spans.map((span) => columnAt(columns, span))))
  return columns.slice(1).every((_, i) => filled.some((line) => line.has(i) && line.has(i + 1)))
}

function columnsOf(lines: Spanned[], fullest: Spanned): Edges[] {
  const full = lines.filter(({ cells }) => cells.length === fullest.cells.length)
  return fullest.spans.map((_, i) => ({
    x: Math.min(...full.map(({ spans }) => spans[i]?.x ?? Number.POSITIVE_INFINITY)),
    right: Math.max(...full.map(({ spans }) => spans[i]?.right ?? Number.NEGATIVE_INFINITY)),
  }))
}

/** The lines of each row: by the space between rows where there is some, else by which lines begin in the first column. */
function groups(lines: Spanned[], columnOf: (span: Edges) => number): Spanned[][] {
  const columnsIn = ({ spans }: Spanned) => spans.map(columnOf)
  const most = Math.max(...lines.map(({ cells }) => cells.length))
  const pitch = pitchIn(lines, columnsIn)
  const down = (i: number) => (lines[i - 1] as Spanned).y - (lines[i] as Spanned).y
  const isSpaced = lines.slice(1).some((_, i) => down(i + 1) > pitch * clearly)
  const isWhole = ({ cells }: Spanned) => cells.length === most && cells.every((cell) => !goingOn.test(cell))

  const firsts = lines.filter((line) => columnsIn(line).includes(0)).map(({ cells: [first = ''] }) => first)
  const isSmall = firsts.slice(1).every((first) => goingOn.test(first))

  function begins(i: number): boolean {
    const line = lines[i] as Spanned
    const columns = columnsIn(line)
    const [first = ''] = line.cells
    // What stands in the middle of a row's height belongs to the lines on both sides of it.
    if (down(i) < pitch * halfWay) return false
    if (pitch > line.size * mostPitch || (isSpaced && down(i) > pitch * clearly)) return true
    if (columns.includes(0) && counted.test(first)) return true
    if (isWhole(line) && isWhole(lines[i - 1] as Spanned)) return true
    return !isSpaced && columns.includes(0) && (isSmall || !goingOn.test(first))
  }

  const found: Spanned[][] = []
  for (const [i, line] of lines.entries()) {
    if (i === 0 || begins(i)) found.push([line])
    else found.at(-1)?.push(line)
  }
  return found
}

/** The least distance from a cell's line to the next in its column. */
function pitchIn(lines: Spanned[], columnsIn: (line: Spanned) => number[]): number {
  const above = new Map<number, number>()
  let pitch = Number.POSITIVE_INFINITY
  for (const line of lines)
    for (const column of columnsIn(line)) {
      pitch = Math.min(pitch, (above.get(column) ?? Number.POSITIVE_INFINITY) - line.y)
      above.set(column, line.y)
    }
  return pitch
}
