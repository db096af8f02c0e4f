import { kindNamed } from '../../../core/library/metadata/head/kind.ts'
import { motto } from '../../../core/library/metadata/head/marks.ts'
import { isPerson } from '../../../core/library/metadata/signatory.ts'
import { closing } from '../../../core/library/parse/markers.ts'
import { type Spanned, within } from './columns.ts'

// In letters' heights: lines nearer to each other than one stands above the other are beside each other; what belongs to a
// block stands no farther below it; what is left free between two blocks.
const beside = 1.05
const nextLine = 2.7
const leastBetween = 0.7
const leastTold = 3
// Room for a signature and a stamp is left above the name of whoever signs.
const mostSigned = 10

/**
 * The blocks of a letterhead or of signatures whose lines stand on other heights left than right, as where the cells of a
 * table without rules are centred, from one line of the page on; null where none begin there.
 */
export function offsetBlocks(lines: Spanned[], at: number): { blocks: Spanned[][]; taken: number } | null {
  const sides = sidesFrom(lines, at)
  if (!sides) return null
  const { middle, end } = sides
  const region = lines.slice(at, end)
  if (!region.some(({ cells }) => cells.some((cell) => motto.test(cell) || isSigned(cell.trim())))) return null
  const left = region.flatMap((line) => within(line, Number.NEGATIVE_INFINITY, middle))
  const right = region.flatMap((line) => within(line, middle, Number.POSITIVE_INFINITY))
  return { blocks: [left, right], taken: region.length }
}

export const isSigned = (cell: string): boolean => closing.test(cell) || /^NƠI NHẬN/u.test(cell)
const opensText = /^(?:Điều\s+\d|Chương\s+[IVXLC\d]|Kính gửi)/iu

/** Between what the lines from one on stand, and before which line that ends. */
function sidesFrom(lines: Spanned[], at: number): { middle: number; end: number } | null {
  let free: { from: number; to: number } | null = null
  let last = at
  let isTold = (lines[at] as Spanned).cells.length === 1
  for (let i = at + 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1] as Spanned, lines[i] as Spanned]
    const isFar = before.y - line.y > line.size * (isSigner(lines.slice(at, i), line) ? mostSigned : nextLine * 1.5)
    if (isFar || opens(line) || opensPair(lines.slice(at, i), line)) break
    const all = lines.slice(at, i + 1)
    const gap = gapOf(all, line.size * leastBetween)
    if (!gap) break
    free = gap
    // Only what overlaps in height shows that the two are no lines of one paragraph.
    const isBeside =
      isOffset(before, line) ||
      (isSigner(lines.slice(at, i), line) && (line.cells.length > 1 || areApart(before, line)))
    isTold ||= isBeside
    if (isBeside || line.cells.length > 1) last = i
  }
  if (!free || !isTold || last === at) return null
  const middle = (free.from + free.to) / 2
  let end = last + 1
  const goesOn = (line: Spanned) =>
    !opensPair(lines.slice(at, end), line) && belongs(lines.slice(at, end), line, middle)
  while (end < lines.length && goesOn(lines[end] as Spanned)) end++
  const region = lines.slice(at, end)
  const gap = gapOf(region, (region[0] as Spanned).size * leastBetween)
  const told = region.flatMap(({ spans }) => spans).length
  return gap && told >= leastTold ? { middle: (gap.from + gap.to) / 2, end } : null
}

const opens = ({ cells: [said = ''] }: Spanned) => opensText.test(said.trim()) || kindNamed(said.trim()) !== ''

/** Whether a line begins the next pair of signatures, below the names of those who signed above it. */
export const opensPair = (region: Spanned[], { cells }: Spanned): boolean =>
  cells.length > 1 &&
  cells.every((cell) => isOffice(cell.trim())) &&
  region.some((line) => line.cells.some((cell) => isPerson(cell.trim())))

const isOffice = (cell: string) => isSigned(cell) || (/\p{Lu}{2}/u.test(cell) && cell === cell.toUpperCase())

const areApart = (one: Spanned, other: Spanned) => one.right < other.x || other.right < one.x

/** Whether two lines stand beside each other: by their heights, or as whoever signs and those whom it is sent to do. */
const isOffset = (above: Spanned, line: Spanned) =>
  areApart(above, line) &&
  (above.y - line.y < Math.max(above.size, line.size) * beside ||
    (above.y - line.y < line.size * nextLine &&
      [above, line].every(({ cells }) => cells.some((cell) => isSigned(cell.trim())))))

/** Whether a line below what somebody signs as is nothing but names. */
const isSigner = (region: Spanned[], { cells }: Spanned) =>
  cells.every((cell) => isPerson(cell.trim())) &&
  region.some((line) => line.cells.some((cell) => isSigned(cell.trim())))

/** The widest stripe that no line stands in. */
function gapOf(lines: Spanned[], least: number): { from: number; to: number } | null {
  const spans = lines.flatMap((line) => line.spans).sort((one, other) => one.x - other.x)
  let best: { from: number; to: number } | null = null
  let reached = spans[0]?.right ?? 0
  for (const { x, right } of spans) {
    if (x - reached >= Math.max(least, best ? best.to - best.from : 0)) best = { from: reached, to: x }
    reached = Math.max(reached, right)
  }
  return best
}

/** Whether a line goes on with the block above it on its own side. */
function belongs(region: Spanned[], line: Spanned, middle: number): boolean {
  if (opens(line) || line.spans.some(({ x, right }) => x < middle && right > middle)) return false
  const isLeft = (line.x + line.right) / 2 < middle
  const above = region.filter(({ spans }) => spans.some(({ x, right }) => (x + right) / 2 < middle === isLeft)).at(-1)
  const most = line.size * (isSigner(region, line) ? mostSigned : nextLine)
  return above !== undefined && above.y - line.y < most && line.x < above.right && line.right > above.x
}
