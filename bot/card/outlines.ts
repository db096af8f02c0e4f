import type { Font } from '../pdf/font.ts'

export type Point = { x: number; y: number }
/** From one point of a glyph's edge to the next, by a curve where `by` stands. */
export type Stroke = { from: Point; by?: Point; to: Point }

type Corner = Point & { on: boolean }
type Affine = { a: number; b: number; c: number; d: number; dx: number; dy: number }

const deepest = 5

/** Reads the edges of a font's glyphs, in parts of its size: tables `glyf` and `loca` of a TrueType file. */
export function outlinesOf({ file }: Font): (glyph: number) => Stroke[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const tables = new Map<string, number>()
  for (let at = 12, left = view.getUint16(4); left > 0; left--, at += 16)
    tables.set(String.fromCharCode(...file.subarray(at, at + 4)), view.getUint32(at + 8))
  const [head = 0, loca = 0, glyf = 0] = ['head', 'loca', 'glyf'].map((tag) => tables.get(tag))
  const unit = 1 / view.getUint16(head + 18)
  const isLong = view.getInt16(head + 50) === 1
  const placeOf = (glyph: number) => (isLong ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph))

  const contoursOf = (glyph: number, depth: number): Corner[][] => {
    const [start, end] = [placeOf(glyph), placeOf(glyph + 1)]
    if (start === end || depth > deepest) return []
    const at = glyf + start
    const count = view.getInt16(at)
    return count < 0
      ? partsIn(view, at + 10).flatMap(({ glyph: part, by }) =>
          contoursOf(part, depth + 1).map((contour) => contour.map((corner) => moved(corner, by))),
        )
      : simpleContours(view, at, count)
  }
  const known = new Map<number, Stroke[]>()
  return (glyph) => {
    const found = known.get(glyph) ?? contoursOf(glyph, 0).flatMap((contour) => strokesOf(contour, unit))
    known.set(glyph, found)
    return found
  }
}

const moved = ({ x, y, on }: Corner, { a, b, c, d, dx, dy }: Affine): Corner => ({
  ...{ x: a * x + c * y + dx, y: b * x + d * y + dy, on },
})

function simpleContours(view: DataView, at: number, count: number): Corner[][] {
  const ends = Array.from({ length: count }, (_, one) => view.getUint16(at + 10 + 2 * one))
  const total = (ends.at(-1) ?? -1) + 1
  let next = at + 10 + 2 * count
  next += 2 + view.getUint16(next)
  const flags: number[] = []
  while (flags.length < total) {
    const flag = view.getUint8(next++)
    flags.push(flag)
    if (flag & 8) for (let more = view.getUint8(next++); more > 0; more--) flags.push(flag)
  }
  const along = (short: number, same: number) => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(next++) : -view.getUint8(next++)
      else if (!(flag & same)) {
        value += view.getInt16(next)
        next += 2
      }
      return value
    })
  }
  const [xs, ys] = [along(2, 16), along(4, 32)]
  const corners = flags.slice(0, total).map((flag, one) => ({ x: xs[one] ?? 0, y: ys[one] ?? 0, on: (flag & 1) === 1 }))
  return ends.map((end, one) => corners.slice(one === 0 ? 0 : (ends[one - 1] ?? 0) + 1, end + 1))
}

/** The glyphs that one is put together of, as a letter and its marks are. */
function partsIn(view: DataView, start: number): { glyph: number; by: Affine }[] {
  const parts: { glyph: number; by: Affine }[] = []
  let at = start
  for (let more = true; more; ) {
    const [flags, glyph] = [view.getUint16(at), view.getUint16(at + 2)]
    at += 4
    const isWide = (flags & 1) !== 0
    const [dx, dy] = isWide ? [view.getInt16(at), view.getInt16(at + 2)] : [view.getInt8(at), view.getInt8(at + 1)]
    at += isWide ? 4 : 2
    const scale = () => {
      at += 2
      return view.getInt16(at - 2) / 16_384
    }
    const by: Affine = { a: 1, b: 0, c: 0, d: 1, dx, dy }
    if (flags & 8) by.a = by.d = scale()
    else if (flags & 64) [by.a, by.d] = [scale(), scale()]
    else if (flags & 128) [by.a, by.b, by.c, by.d] = [scale(), scale(), scale(), scale()]
    parts.push({ glyph, by })
    more = (flags & 32) !== 0
  }
  return parts
}

/** A closed edge; between two corners that it does not run through it runs through their middle. */
function strokesOf(corners: Corner[], unit: number): Stroke[] {
  const scaled = corners.map(({ x, y, on }) => ({ x: x * unit, y: y * unit, on }))
  const whole = scaled.flatMap((corner, at) => {
    const next = scaled[(at + 1) % scaled.length] ?? corner
    const middle = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2, on: true }
    return corner.on || next.on ? [corner] : [corner, middle]
  })
  const first = whole.findIndex(({ on }) => on)
  if (first < 0) return []
  const turned = [...whole.slice(first), ...whole.slice(0, first + 1)]
  const strokes: Stroke[] = []
  let from = turned[0] as Corner
  for (let at = 1; at < turned.length; at++) {
    const corner = turned[at] as Corner
    if (corner.on) strokes.push({ from, to: corner })
    else {
      at += 1
      strokes.push({ from, by: corner, to: turned[at] as Corner })
    }
    from = turned[at] as Corner
  }
  return strokes
}
