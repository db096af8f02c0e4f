import { framesOf, type Rule } from './grid.ts'
import type { Line } from './line.ts'
import { linesOf, type Run } from './runs.ts'

const fewestLines = 2
const isIn = ({ x, right, y, top }: Rule, run: Run) =>
  (run.x + run.right) / 2 > x && (run.x + run.right) / 2 < right && run.y > y && run.y < top

/**
 * What stands in frames beside a page's text, which goes round each of them, as lines of boxes, and what is left without them. A frame
 * around a word that stands in its line, as where a form is filled in, parts nothing.
 */
export function framedIn(runs: Run[], rules: Rule[]): { boxes: Line[][]; rest: Run[] } {
  const said = runs.filter(({ text }) => text.trim() !== '')
  const boxes: Line[][] = []
  const taken = new Set<Run>()
  for (const frame of framesOf(rules)) {
    const inner = said.filter((run) => isIn(frame, run) && !taken.has(run))
    const beside = said.filter(
      (run) =>
        run.y > frame.y && run.y < frame.top && (run.right < frame.x + run.size || run.x > frame.right - run.size),
    )
    const outer = beside.filter((run) => !inner.includes(run))
    if (linesOf(inner).length < fewestLines || linesOf(outer).length < fewestLines) continue
    for (const run of inner) taken.add(run)
    boxes.push(
      linesOf(inner).map(({ spans: _, ...line }) => ({
        ...line,
        cells: [line.cells.join(' ')],
        side: true,
        box: true,
      })),
    )
  }
  return { boxes, rest: boxes.length > 0 ? runs.filter((run) => !taken.has(run)) : runs }
}

/** A page's lines from its top to its foot with those of boxes where each begins. */
export function withBoxes(lines: Line[], boxes: Line[][]): Line[] {
  return boxes.reduce((page, box) => {
    const at = page.findIndex(({ y }) => y < (box[0]?.y ?? 0))
    return page.toSpliced(at < 0 ? page.length : at, 0, ...box)
  }, lines)
}

const ended = /[.;:!?…]["”)]?\s*$/u
// In letters' heights, and in points.
const besideBox = 2
const nearBox = 40
const full = 0.85

/** Lines as they are read with the boxes that stood beside them, each before the paragraph that it stands beside. */
export function boxesSet(read: Line[], boxes: Line[]): Line[] {
  const groups: Line[][] = []
  for (const line of boxes) {
    const before = groups.at(-1)?.at(-1)
    if (before && before.y > line.y && before.x < line.right && before.right > line.x) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  return groups.reduce((page, box) => {
    const [top, foot] = [box[0] as Line, box.at(-1) as Line]
    const [x, right] = [Math.min(...box.map((line) => line.x)), Math.max(...box.map((line) => line.right))]
    const isNear = (line: Line) => line.x < right + nearBox && line.right > x - nearBox
    const isBeside = (line: Line) => line.y < top.y + top.size * besideBox && line.y > foot.y - top.size && isNear(line)
    const own = withinColumn(page, { x, right, top, foot })
    if (own >= 0) return page.toSpliced(own, 0, ...box)
    const found = page.findIndex(isBeside)
    let at = found < 0 ? page.findIndex(({ y }) => y < top.y) : found
    if (at < 0) at = page.length
    const widest = Math.max(...page.filter(isNear).map((line) => line.right - line.x))
    // A heading is shorter than the lines of a paragraph that goes on below it.
    const goesOn = (line: Line, below: Line) =>
      !line.row &&
      !ended.test(line.cells.at(-1) ?? '') &&
      (/^\s*\p{Ll}/u.test(below.cells[0] ?? '') || line.right - line.x > widest * full)
    while (at > 0 && at < page.length && goesOn(page[at - 1] as Line, page[at] as Line)) at--
    return page.toSpliced(at, 0, ...box)
  }, read)
}

type Placed = { x: number; right: number; top: Line; foot: Line }

/** Where a box that a column of the page has between two of its own lines is read; -1 for one beside a text. */
function withinColumn(page: Line[], { x, right, top, foot }: Placed): number {
  const isOwn = ({ column, size }: Line) =>
    column !== undefined && x > column.x - size * besideBox && right < column.right + size * besideBox
  const own = page.filter(isOwn)
  if (own.length === 0 || own.some(({ y }) => y <= top.y && y >= foot.y)) return -1
  const above = own.findLast(({ y }) => y > top.y)
  return above ? page.indexOf(above) + 1 : page.indexOf(own[0] as Line)
}
