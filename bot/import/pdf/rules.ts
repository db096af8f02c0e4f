import type { Rule } from '../page/grid.ts'
import { type Matrix, matrixOf, type Operators, product, whole } from './matrix.ts'

type Point = { x: number; y: number }
type Path = { points: Point[]; closed: boolean; curved: boolean }

// In points: a filled box no thicker than this is a rule, and a line that leans no more than this stands straight.
const thickest = 3
const mostLean = 1
// A drawing has more, and no table.
const mostRules = 6000

// How a path's parts are told: their number, and how many numbers follow it.
const [moveTo, lineTo, , , closePath] = [0, 1, 2, 3, 4]
const lengths = [2, 2, 6, 4, 0]

/**
 * The rules that a page draws, lines and thin boxes, across it or down it; none where there are too many for tables. `names`
 * are the orders' own numbers.
 */
export function rulesOf({ fnArray, argsArray }: Operators, names: Record<string, number>): Rule[] {
  const found: Rule[] = []
  const kept: Matrix[] = []
  let page = whole
  const filling = new Set([names.fill, names.eoFill])
  const stroking = new Set(
    ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'].map(
      (name) => names[name],
    ),
  )
  const restore = () => {
    page = kept.pop() ?? page
  }
  const orders: Record<string, (args: unknown[]) => void> = {
    save: () => void kept.push(page),
    restore,
    transform: (args) => {
      page = product(page, matrixOf(args))
    },
    paintFormXObjectBegin: ([matrix]) => {
      kept.push(page)
      if (matrix) page = product(page, matrixOf(matrix))
    },
    paintFormXObjectEnd: restore,
    constructPath: ([how, data]) => {
      const numbers = (data as (ArrayLike<number> | null)[] | undefined)?.[0]
      if (!numbers || typeof how !== 'number' || found.length > mostRules) return
      if (filling.has(how)) found.push(...pathsOf(numbers, page).flatMap(filled))
      if (stroking.has(how)) found.push(...pathsOf(numbers, page).flatMap(stroked))
    },
  }
  const byNumber = new Map(Object.entries(orders).map(([name, order]) => [names[name], order] as const))
  for (const [i, order] of fnArray.entries()) byNumber.get(order)?.(argsArray[i] ?? [])
  return found.length > mostRules ? [] : found
}

function pathsOf(numbers: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Path[] {
  const paths: Path[] = []
  for (let at = 0; at < numbers.length; ) {
    const part = numbers[at] as number
    const length = lengths[part]
    if (length === undefined) return paths
    const [x = 0, y = 0] = [numbers[at + length - 1], numbers[at + length]]
    const point = { x: a * x + c * y + e, y: b * x + d * y + f }
    const last = paths.at(-1)
    if (part === moveTo) paths.push({ points: [point], closed: false, curved: false })
    else if (last && part === closePath) last.closed = true
    else if (last) {
      last.points.push(point)
      last.curved ||= part !== lineTo
    }
    at += length + 1
  }
  return paths
}

function filled({ points, curved }: Path): Rule[] {
  const box = boxOf(points)
  const [wide, high] = [box.right - box.x, box.top - box.y]
  const [thin, long] = wide < high ? [wide, high] : [high, wide]
  return !curved && thin <= thickest && long > thin ? [box] : []
}

function stroked({ points, closed, curved }: Path): Rule[] {
  if (curved) return []
  return points.flatMap((point, i) => {
    const next = points[i + 1] ?? (closed ? points[0] : undefined)
    const box = boxOf(next ? [point, next] : [point])
    const [wide, high] = [box.right - box.x, box.top - box.y]
    return Math.min(wide, high) <= mostLean && Math.max(wide, high) > mostLean ? [box] : []
  })
}

/** Not by spreading: a path may have more points than a call takes. */
function boxOf(points: Point[]): Rule {
  const nowhere = Number.POSITIVE_INFINITY
  const box = { x: nowhere, right: -nowhere, y: nowhere, top: -nowhere }
  for (const { x, y } of points) {
    box.x = Math.min(box.x, x)
    box.right = Math.max(box.right, x)
    box.y = Math.min(box.y, y)
    box.top = Math.max(box.top, y)
  }
  return box
}
