import type { Point, Stroke } from './outlines.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** A picture that is painted on: whole boxes, and shapes whose edges are smooth. */
export function canvasOf(width: number, height: number, paper: Colour) {
  const pixels = new Uint8Array(width * height * 3)
  const rowOf = (count: number, [red, green, blue]: Colour) => {
    const row = new Uint8Array(count * 3)
    for (let at = 0; at < row.length; at += 3) {
      row[at] = red
      row[at + 1] = green
      row[at + 2] = blue
    }
    return row
  }
  for (let row = 0, blank = rowOf(width, paper); row < height; row++) pixels.set(blank, 3 * row * width)

  const paint = (at: number, [red, green, blue]: Colour, cover: number) => {
    const left = 1 - cover
    pixels[at] = Math.round((pixels[at] ?? 0) * left + red * cover)
    pixels[at + 1] = Math.round((pixels[at + 1] ?? 0) * left + green * cover)
    pixels[at + 2] = Math.round((pixels[at + 2] ?? 0) * left + blue * cover)
  }

  return {
    ...{ width, height, pixels },
    box(x: number, y: number, wide: number, high: number, colour: Colour) {
      const [left, top] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))]
      const [right, foot] = [Math.min(width, Math.round(x + wide)), Math.min(height, Math.round(y + high))]
      const filled = rowOf(Math.max(0, right - left), colour)
      for (let row = top; row < foot; row++) pixels.set(filled, 3 * (row * width + left))
    },
    /** Fills closed shapes, whose places are from the picture's upper left corner. */
    fill(strokes: Iterable<Stroke>, colour: Colour) {
      const edges = [...strokes].flatMap(straightened)
      const ys = edges.flatMap(([a, b]) => [a.y, b.y])
      const [top, foot] = [Math.max(0, Math.floor(min(ys))), Math.min(height, Math.ceil(max(ys)))]
      const xs = edges.flatMap(([a, b]) => [a.x, b.x])
      const [left, right] = [Math.max(0, Math.floor(min(xs))), Math.min(width, Math.ceil(max(xs)))]
      if (foot <= top || right <= left) return
      const cover = coverOf(edges, { width, top, height: foot - top })
      for (let row = 0; row < foot - top; row++) {
        let sum = 0
        for (let column = left; column < right; column++) {
          sum += cover[row * (width + 1) + column] ?? 0
          const share = Math.min(1, Math.abs(sum))
          if (share > 1 / 512) paint(3 * ((row + top) * width + column), colour, share)
        }
      }
    },
  }
}

export type Canvas = ReturnType<typeof canvasOf>
type Edge = [Point, Point]

const min = (values: number[]) => values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
const max = (values: number[]) => values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)

const steps = 6

/** A curve as some straight lines: at the sizes of a card nobody sees the difference. */
function straightened({ from, by, to }: Stroke): Edge[] {
  if (!by) return [[from, to]]
  const at = (t: number): Point => ({
    x: (1 - t) ** 2 * from.x + 2 * (1 - t) * t * by.x + t ** 2 * to.x,
    y: (1 - t) ** 2 * from.y + 2 * (1 - t) * t * by.y + t ** 2 * to.y,
  })
  return Array.from({ length: steps }, (_, step): Edge => [at(step / steps), at((step + 1) / steps)])
}

type Field = { width: number; top: number; height: number }

/**
 * How much of each pixel lies right of every edge, as a difference to its left neighbour's: summed along a row it is the share
 * that the shape covers.
 */
function coverOf(edges: Edge[], { width, top, height }: Field): Float32Array {
  const field = new Float32Array((width + 1) * height + 1)
  for (const [a, b] of edges) {
    if (a.y === b.y) continue
    const sign = a.y < b.y ? 1 : -1
    const [upper, lower] = a.y < b.y ? [a, b] : [b, a]
    const slope = (lower.x - upper.x) / (lower.y - upper.y)
    const xAt = (y: number) => Math.min(width, Math.max(0, upper.x + (y - upper.y) * slope))
    const last = Math.min(height, Math.ceil(lower.y - top))
    for (let row = Math.max(0, Math.floor(upper.y - top)); row < last; row++) {
      const [from, to] = [Math.max(upper.y, row + top), Math.min(lower.y, row + top + 1)]
      if (to > from) addRow(field, row * (width + 1), sign * (to - from), xAt(from), xAt(to))
    }
  }
  return field
}

/** Part of an edge within one row of pixels: `high` of the row, between two places along it. */
function addRow(field: Float32Array, start: number, high: number, x1: number, x2: number): void {
  const [left, right] = x1 < x2 ? [x1, x2] : [x2, x1]
  const first = Math.floor(left)
  const add = (column: number, value: number) => {
    field[start + column] = (field[start + column] ?? 0) + value
  }
  // The share of the edge's height that lies left of a place.
  const before = (x: number) =>
    right === left ? (x > left ? 1 : 0) : Math.min(1, Math.max(0, (x - left) / (right - left)))
  const areaTo = (x: number) => {
    if (x <= left) return 0
    const within = Math.min(x, right)
    return (before(within) * (within - left)) / 2 + Math.max(0, x - right)
  }
  let told = 0
  for (let column = first; ; column++) {
    const share = high * (areaTo(column + 1) - areaTo(column))
    add(column, share - told)
    told = share
    if (column >= right) return
  }
}
