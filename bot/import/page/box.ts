import type { Spanned } from './columns.ts'
import type { Line } from './line.ts'

// In letters' heights: lines of one column never stand nearer below each other, those of a paragraph no farther; a box leaves
// so much free between itself and the text that goes round it.
const overlapping = 0.95
const nextLine = 1.7
const farthest = 2.7
const leastBetween = 0.3
const fewestBeside = 2

/**
 * A box beside text that goes round it, from one line of the page on: what stands left, then what stands right, each paragraph
 * in one line; null where none begins there. Lines that reach into each other's heights are of two columns.
 */
export function boxBeside(lines: Spanned[], at: number): { lines: Line[]; taken: number } | null {
  let [end, beside] = [at, 0]
  for (let i = at + 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1] as Spanned, lines[i] as Spanned]
    if (before.y - line.y > line.size * farthest || !betweenOf(lines.slice(at, i + 1))) break
    if (isBeside(before, line)) [end, beside] = [i, beside + 1]
  }
  if (beside < fewestBeside) return null
  const sidesTo = (to: number) => sidesOf(lines.slice(at, to + 1))
  if (sidesTo(end).some((side) => side.length === 0) || turnsOf(sidesTo(end)) !== 1) return null
  // What is left of the text's last paragraph below the box.
  while (end + 1 < lines.length && betweenOf(lines.slice(at, end + 2)) && isRest(lines, at, end)) end++
  const [left, right] = sidesTo(end)
  const edges = [
    Math.min(...right.map(({ x }) => x)),
    Math.max(...lines.filter((line) => line.x > middleOf(lines.slice(at, end + 1))).map((line) => line.right)),
  ]
  return { lines: [left, right].flatMap((side, i) => paragraphs(side, edges[i] as number)), taken: end - at + 1 }
}

const isBeside = (above: Spanned, line: Spanned) =>
  (above.right < line.x || line.right < above.x) && above.y - line.y < Math.min(above.size, line.size) * overlapping

/** The widest stripe that lines of one part each leave free; null where they leave none. */
function betweenOf(lines: Spanned[]): { from: number; to: number } | null {
  if (lines.some(({ cells }) => cells.length > 1)) return null
  let best: { from: number; to: number } | null = null
  let reached = Number.POSITIVE_INFINITY
  for (const { x, right, size } of [...lines].sort((one, other) => one.x - other.x)) {
    if (x - reached >= Math.max(size * leastBetween, best ? best.to - best.from : 0)) best = { from: reached, to: x }
    reached = reached === Number.POSITIVE_INFINITY ? right : Math.max(reached, right)
  }
  return best
}

function middleOf(lines: Spanned[]): number {
  const between = betweenOf(lines)
  return between ? (between.from + between.to) / 2 : Number.POSITIVE_INFINITY
}

function sidesOf(lines: Spanned[]): [Spanned[], Spanned[]] {
  const middle = middleOf(lines)
  return [lines.filter((line) => line.x < middle), lines.filter((line) => line.x >= middle)]
}

/** How often the file goes from one side to the other as it draws: a box is drawn before or behind all that goes round it. */
function turnsOf([left, right]: [Spanned[], Spanned[]]): number {
  const drawn = ({ spans }: Spanned) => spans[0]?.drawn ?? 0
  const sides = [...left.map((line) => ({ line, side: 0 })), ...right.map((line) => ({ line, side: 1 }))]
    .sort((one, other) => drawn(one.line) - drawn(other.line))
    .map(({ side }) => side)
  return sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length
}

function isRest(lines: Spanned[], at: number, end: number): boolean {
  const line = lines[end + 1] as Spanned
  const [left, right] = sidesOf(lines.slice(at, end + 2))
  const side = left.includes(line) ? left : right
  const above = side.at(-2)
  const edge = side === left ? Math.min(...right.map(({ x }) => x)) : Number.POSITIVE_INFINITY
  return above !== undefined && goesOn(above, line, edge)
}

/** Whether a line goes on with the one above it: near below it, and its first word had no room there. */
function goesOn(above: Line, line: Line, edge: number): boolean {
  const text = line.cells.join(' ').trim()
  const word = ((text.search(/\s|$/) + 1) / Math.max(text.length, 1)) * (line.right - line.x)
  return above.y - line.y < line.size * nextLine && above.right + word > edge
}

function paragraphs(side: Spanned[], edge: number): Line[] {
  const found: Line[] = []
  for (const { spans: _, ...line } of side) {
    const above = found.at(-1)
    const words = (one: Line) => one.cells.join(' ').trim()
    if (above && goesOn(above, line, edge))
      found[found.length - 1] = { ...above, cells: [`${words(above)} ${words(line)}`], right: line.right, y: line.y }
    else found.push({ ...line, side: true, box: true })
  }
  return found
}
