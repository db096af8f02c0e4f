import type { Rule } from '../page/grid.ts'
import type { Matrix } from './matrix.ts'

type Point = { x: number; y: number }
export type Path = { points: Point[]; closed: boolean; curved: boolean }

// How a path's parts are told: their number, and how many numbers follow it.
const [moveTo, lineTo, , , closePath] = [0, 1, 2, 3, 4]
const lengths = [2, 2, 6, 4, 0]

export function pathsOf(numbers: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Path[] {
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

/** Not by spreading: a path may have more points than a call takes. */
export function boxOf(points: Point[]): Rule {
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

const inPlace = 0.1

/** Whether a path is a box that stands straight. */
export function isBox({ points, curved }: Path): boolean {
  if (curved || points.length < 4 || points.length > 5) return false
  const { x, right, y, top } = boxOf(points)
  const isAt = (one: number, other: number) => Math.abs(one - other) < inPlace
  const corners = new Set(
    points.map((point) => {
      const side = isAt(point.x, x) ? 'left' : isAt(point.x, right) ? 'right' : ''
      const end = isAt(point.y, y) ? 'foot' : isAt(point.y, top) ? 'top' : ''
      return side && end && `${side} ${end}`
    }),
  )
  return corners.size === 4 && !corners.has('')
}
