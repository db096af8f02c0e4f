import { motto } from '../../../core/library/metadata/head/marks.ts'
import { closing } from '../../../core/library/parse/markers.ts'
import type { Line, Span } from './line.ts'

/** A line whose cells are known by where they stand. */
export type Spanned = Line & { spans: Span[] }

const fewestLines = 8
const mostCrossing = 0.12
const leastFull = 0.5
const leastLetters = 12
const step = 2

/**
 * The lines of a page whose text is set in two columns, in parts that are read one after the other: what stands across both,
 * then left and right of what stands below it; null for a page of any other kind.
 */
export function columnsOf(lines: Spanned[]): Spanned[][] | null {
  const middle = middleOf(lines)
  if (middle === null) return null
  const parts: Spanned[][] = []
  let left: Spanned[] = []
  let right: Spanned[] = []
  const aside = asideOf(lines, middle)
  const close = () => {
    if (aside) {
      const beside = (side: Spanned[], is: boolean) => (is ? side.map(asBox) : side)
      parts.push(...[beside(left, aside === 'left'), beside(right, aside === 'right')].filter(({ length }) => length))
      left = []
      right = []
      return
    }
    const below = left.slice(belowBoth(left, right))
    const above = right.slice(0, aboveBoth(left, right))
    const sides = [left.slice(0, left.length - below.length), right.slice(above.length)]
    const columns = sides.flatMap((side) => columnsOf(side) ?? [withEdges(side)])
    parts.push(...[above, ...columns, below].filter((part) => part.length > 0))
    left = []
    right = []
  }
  for (const line of lines) {
    if (isAcross(line, middle)) {
      close()
      parts.push([line])
    } else {
      left.push(...within(line, Number.NEGATIVE_INFINITY, middle))
      right.push(...within(line, middle, Number.POSITIVE_INFINITY))
    }
  }
  close()
  return parts
}

/** The lines of one column, each with the edges that they are set between. */
export function withEdges<T extends Line>(side: T[]): T[] {
  const column = { x: Math.min(...side.map(({ x }) => x)), right: Math.max(...side.map(({ right }) => right)) }
  return side.map((line) => ({ ...line, column }))
}

const asBox = (line: Spanned): Spanned => ({ ...line, side: true, box: true })

const drawnOf = ({ spans }: Spanned) => spans[0]?.drawn ?? 0

/** How many lines of the right column stand, and are drawn, before the left one: a heading over the middle of three. */
function aboveBoth(left: Spanned[], right: Spanned[]): number {
  const highest = Math.max(...left.map(({ y }) => y))
  const first = Math.min(...left.map(drawnOf))
  const at = right.findIndex((line) => line.y <= highest || drawnOf(line) > first)
  return left.length === 0 ? 0 : at < 0 ? right.length : at
}

/** From which line of the left column on all stand, and are drawn, behind the right column. */
function belowBoth(left: Spanned[], right: Spanned[]): number {
  const lowest = Math.min(...right.map(({ y }) => y))
  const last = Math.max(...right.map(drawnOf))
  return right.length === 0 ? left.length : left.findLastIndex((line) => line.y >= lowest || drawnOf(line) < last) + 1
}

/** The cells of a line whose middles stand between two places, as a line of its own, or none. */
export function within(line: Spanned, from: number, to: number): Spanned[] {
  const kept = line.spans.flatMap(({ x, right }, i) => ((x + right) / 2 > from && (x + right) / 2 <= to ? [i] : []))
  const spans = kept.map((i) => line.spans[i] as Span)
  const cells = kept.map((i) => line.cells[i] as string)
  const [first] = spans
  const size = first?.size ?? line.size
  return first ? [{ ...line, cells, spans, x: first.x, right: (spans.at(-1) as Span).right, y: first.y, size }] : []
}

// In letters' heights: the cells of a line with less between them are one unless others have cells there too.
const surelyApart = 1.8

/** A line with those cells only that are far from each other. */
export function withWideGaps(line: Spanned): Spanned {
  const cells: string[] = []
  const spans: Span[] = []
  for (const [i, span] of line.spans.entries()) {
    const last = spans.at(-1)
    if (last && span.x - last.right <= line.size * surelyApart) {
      cells[cells.length - 1] = `${cells.at(-1)?.trimEnd()} ${line.cells[i]}`
      spans[spans.length - 1] = { ...last, right: span.right, drawn: Math.min(last.drawn, span.drawn) }
    } else {
      cells.push(line.cells[i] as string)
      spans.push(span)
    }
  }
  return { ...line, cells, spans }
}

const covers = ({ x, right }: Span, at: number) => x < at && right > at

/** Where the free stripe between two columns of text is. */
function middleOf(lines: Spanned[]): number | null {
  if (lines.length < fewestLines) return null
  const from = Math.min(...lines.map(({ x }) => x))
  const to = Math.max(...lines.map(({ right }) => right))
  const spans = lines.flatMap((line) => line.spans)
  const places = Array.from({ length: Math.floor((to - from) / 2 / step) }, (_, i) => from + (to - from) / 4 + i * step)
  const crossing = places.map((at) => spans.filter((span) => covers(span, at)).length)
  const fewest = Math.min(...crossing)
  if (!(fewest <= lines.length * mostCrossing)) return null
  const free = places.flatMap((at, i) => (crossing[i] === fewest ? [at] : []))
  // Of three columns there are two stripes, and the right one of each pair has columns itself.
  const stripes = free.flatMap((at, i) => (i === 0 || at - (free[i - 1] as number) > step * 1.5 ? [i] : []))
  const middles = stripes.map((from, i) => free[Math.floor((from + (stripes[i + 1] ?? free.length)) / 2)] as number)
  return middles.find((middle) => partsText(lines, middle)) ?? null
}

/** Whether a place parts two columns of text, the right of which may be two. */
function partsText(lines: Spanned[], middle: number): boolean {
  const beside = lines.filter((line) => !isAcross(line, middle))
  const left = beside.flatMap((line) => within(line, Number.NEGATIVE_INFINITY, middle))
  const right = beside.flatMap((line) => within(line, middle, Number.POSITIVE_INFINITY))
  const isRight = (leastOfFull?: number) => isText(right, leastOfFull) || middleOf(right) !== null
  if (isText(left) && isRight() && isDrawnSo(left, right, lines.length - beside.length)) return true
  if (asideOf(lines, middle)) return true
  // Lines that end where words end fill no column; one that is drawn whole before the other is one all the same. Below both
  // something may stand on the left.
  return turnsOf(left, right) <= 2 * partsOf(lines, middle) && isText(left, 0) && isRight(0)
}

const fewestAside = 3
// In letters' heights.
const onLine = 0.1

/**
 * Which side of a place holds but what a page sets beside its text, as links to others: a few lines, drawn whole before or behind the
 * text and most on other heights than its lines; undefined for neither.
 */
function asideOf(lines: Spanned[], middle: number): 'left' | 'right' | undefined {
  const beside = lines.filter((line) => !isAcross(line, middle))
  const left = beside.flatMap((line) => within(line, Number.NEGATIVE_INFINITY, middle))
  const right = beside.flatMap((line) => within(line, middle, Number.POSITIVE_INFINITY))
  const [few, text] = left.length < right.length ? [left, right] : [right, left]
  const isOn = (line: Spanned) => text.some(({ y }) => Math.abs(y - line.y) < line.size * onLine)
  const off = few.filter((line) => !isOn(line))
  const isAside =
    few.length >= fewestAside &&
    few.length < fewestLines &&
    off.length * 2 > few.length &&
    turnsOf(left, right) <= 2 &&
    isText(text, 0) &&
    !few.some(({ cells }) => cells.some((cell) => isOfPaper(cell.trim())))
  return isAside ? (few === left ? 'left' : 'right') : undefined
}

/** What a letterhead and signatures say, which stand beside each other too. */
const isOfPaper = (cell: string) => motto.test(cell) || closing.test(cell) || /^NƠI NHẬN|,\s?ngày\s/iu.test(cell)

/** In how many parts lines that stand across both columns part those that do not. */
const partsOf = (lines: Spanned[], middle: number) =>
  lines.filter((line, i) => !isAcross(line, middle) && (i === 0 || isAcross(lines[i - 1] as Spanned, middle))).length
const isAcross = ({ spans }: Spanned, middle: number) => spans.some((span) => covers(span, middle))

/** Lines of one part each, most of which go on to their column's end. */
function isText(part: Spanned[], leastOfFull = leastFull): boolean {
  const column = part.map(withWideGaps)
  if (column.length < fewestLines || column.filter(({ cells }) => cells.length > 1).length > column.length / 5)
    return false
  const from = Math.min(...column.map(({ x }) => x))
  const to = Math.max(...column.map(({ right }) => right))
  const full = column.filter(({ right }) => right > to - (to - from) * mostCrossing)
  const letters = column.map(({ cells }) => cells.join('').length).sort((one, other) => one - other)
  return full.length >= column.length * leastOfFull && (letters[Math.floor(letters.length / 2)] ?? 0) >= leastLetters
}

/** One column is drawn after the other, or line by line across both; a table is drawn cell by cell. */
function isDrawnSo(left: Spanned[], right: Spanned[], crossing: number): boolean {
  const turns = turnsOf(left, right)
  return turns <= 3 + 2 * crossing || turns >= Math.min(left.length, right.length)
}

/** How often the file goes from one column to the other as it draws. */
function turnsOf(left: Spanned[], right: Spanned[]): number {
  const sides = [...left.map((line) => ({ line, side: 0 })), ...right.map((line) => ({ line, side: 1 }))]
    .sort((one, other) => (one.line.spans[0]?.drawn ?? 0) - (other.line.spans[0]?.drawn ?? 0))
    .map(({ side }) => side)
  return sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length
}
