import type { Rule } from '../page/grid.ts'
import type { Run } from '../page/runs.ts'
import type { Operators } from './matrix.ts'
import { boxOf, type Path, pathsOf } from './paths.ts'
import { fillingOrders, strokingOrders } from './rules.ts'
import { black, paintOrders } from './surfaces.ts'
import { numbersIn, placing, walk } from './walk.ts'

/** A box or a ring to be ticked that a page draws, and whether it is. */
export type TickBox = Rule & { ticked: boolean }

// In points: how large one is, and how near another may be; digits are written into boxes in a row.
const [least, most] = [6, 20]
const mostUneven = 0.15
const apart = 3
// A form has fewer; a map or a chart is drawn of more.
const mostBoxes = 400
const onePlace = 0.3

type Found = { box: Rule; kind: 'outline' | 'filled' | 'mark' }

/** The boxes and rings to be ticked that a page draws with lines, as browsers print those of forms. */
export function tickBoxesOf(operators: Operators, names: Record<string, number>): TickBox[] {
  const found: Found[] = []
  const filling = new Set<unknown>(fillingOrders.map((name) => names[name]))
  const stroking = new Set<unknown>(strokingOrders.map((name) => names[name]))
  const state = { now: { ...placing, ...black } }
  walk(operators, names, state, {
    ...paintOrders((changed) => {
      state.now = { ...state.now, ...changed }
    }),
    constructPath: ([how, data]) => {
      const isFilled = filling.has(how)
      if (!(isFilled || stroking.has(how)) || found.length > mostBoxes * 4) return
      const paths = pathsOf(numbersIn(data), state.now.page)
      const box = boxOf(paths.flatMap(({ points }) => points))
      if (Math.max(box.right - box.x, box.top - box.y) > most) return
      const [path, ...others] = paths
      if (path && others.length === 0 && isEven(box) && isFrame(path, box)) {
        if (!isFilled) found.push({ box, kind: 'outline' })
        else if (state.now.colour !== '#ffffff') found.push({ box, kind: 'filled' })
      } else if (!isFilled && paths.every(leans)) found.push({ box, kind: 'mark' })
    },
  })
  return found.length > mostBoxes * 4 ? [] : ticked(found)
}

const sideOf = ({ x, right }: Rule) => right - x

function isEven({ x, right, y, top }: Rule): boolean {
  return Math.abs(right - x - (top - y)) < (right - x) * mostUneven
}

/** Whether a path goes around its box, with corners that may be round, or as a ring. */
function isFrame({ points, curved, closed }: Path, { x, right, y, top }: Rule): boolean {
  const near = (right - x) * 0.05
  const isAt = (one: number, other: number) => Math.abs(one - other) <= near
  const isOnEdge = points.every(
    (point) => isAt(point.x, x) || isAt(point.x, right) || isAt(point.y, y) || isAt(point.y, top),
  )
  const corners = [x, right].flatMap((across) => [y, top].map((up) => ({ x: across, y: up })))
  const hasCorners = corners.every((corner) => points.some((one) => isAt(one.x, corner.x) && isAt(one.y, corner.y)))
  const away = points.map((point) => Math.hypot(point.x - (x + right) / 2, point.y - (y + top) / 2))
  if (curved && points.length >= 4 && Math.max(...away) - Math.min(...away) < near) return true
  return points.length >= 4 && isOnEdge && (curved || (hasCorners && (closed || points.length >= 5)))
}

/** Whether a line goes neither across nor up alone, as the strokes of a tick or a cross do. */
const leans = ({ points, closed, curved }: Path) => {
  const { x, right, y, top } = boxOf(points)
  return !closed && !curved && points.length <= 5 && Math.min(right - x, top - y) > 1.5
}

function ticked(found: Found[]): TickBox[] {
  const boxes: TickBox[] = []
  const isIn = (box: Rule, { x, right, y, top }: Rule) => {
    const [across, up] = [(x + right) / 2, (y + top) / 2]
    return across > box.x && across < box.right && up > box.y && up < box.top
  }
  const marks = found.filter(({ kind }) => kind === 'mark')
  for (const { box, kind } of found) {
    if (kind === 'mark' || sideOf(box) < least) continue
    const hasMark = marks.some((mark) => isIn(box, mark.box) && sideOf(mark.box) > sideOf(box) * onePlace)
    const hasDot = found.some(
      (dot) => dot.kind === 'filled' && dot.box !== box && isIn(box, dot.box) && sideOf(dot.box) < sideOf(box) * 0.8,
    )
    const known = boxes.find((one) => isIn(one, box))
    if (known) known.ticked ||= hasMark || hasDot
    // What is filled and bears no tick is the sign of an item, or a field of colour.
    else if (kind === 'outline' ? !isColoured(box, found) || hasMark : hasMark)
      boxes.push({ ...box, ticked: hasMark || hasDot })
  }
  return boxes.filter((box) => !boxes.some((other) => other !== box && areNeighbours(box, other)))
}

const isColoured = (box: Rule, found: Found[]) =>
  found.some(
    (one) =>
      one.kind === 'filled' &&
      Math.abs(one.box.x - box.x) < 1 &&
      Math.abs(one.box.y - box.y) < 1 &&
      sideOf(one.box) > sideOf(box) * 0.8,
  )

const areNeighbours = (one: Rule, other: Rule) =>
  one.x - apart < other.right && other.x - apart < one.right && one.y - apart < other.top && other.y - apart < one.top

// In letters' heights: where on their line a box stands; in a table it may be far from the words that it is ticked for.
const height = { from: -0.2, to: 0.95 }

/** The signs of the boxes that stand beside words; one with letters in it has been written into. */
export function tickSigns(boxes: TickBox[], runs: Run[]): Run[] {
  return boxes.flatMap((box) => {
    const middle = (box.y + box.top) / 2
    const line = runs.filter(
      ({ text, y, size }) => text.trim() !== '' && middle > y + size * height.from && middle < y + size * height.to,
    )
    const isWritten = line.some(({ x, right }) => (x + right) / 2 > box.x && (x + right) / 2 < box.right)
    const gap = ({ x, right }: Run) => Math.max(x - box.right, box.x - right, 0)
    const [words] = line.sort((one, other) => gap(one) - gap(other))
    if (!words || isWritten) return []
    return [{ ...words, text: box.ticked ? ' ☑ ' : ' ☐ ', x: box.x, right: box.right }]
  })
}
