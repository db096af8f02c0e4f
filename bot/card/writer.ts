import { linesOf } from '../pdf/fitted.ts'
import { qrOf } from '../pdf/qr.ts'
import { type Faces, type Glyph, setter, type Weight } from '../pdf/setter.ts'
import type { Canvas, Colour } from './canvas.ts'
import { outlinesOf, type Stroke } from './outlines.ts'

export const leading = 1.3
export type Line = Glyph[]

/** Squares of whole pixels, with the white around them that a scanner wants. */
export function codeAt(canvas: Canvas, link: string, { x, y, width }: { x: number; y: number; width: number }): void {
  const squares = qrOf(link)
  const pixel = Math.floor(width / (squares.length + 4))
  const margin = Math.floor((width - pixel * squares.length) / 2)
  canvas.box(x, y, width, width, [255, 255, 255])
  for (const [row, line] of squares.entries())
    for (const [column, dark] of line.entries())
      if (dark) canvas.box(x + margin + column * pixel, y + margin + row * pixel, pixel, pixel, [0, 0, 0])
}

/** Writes lines of a face onto a picture. */
export function writer(canvas: Canvas, faces: Faces) {
  const set = setter(faces)
  const outlines = { plain: faces.plain.map(outlinesOf), bold: faces.bold.map(outlinesOf) }
  const strokesAt = function* (line: Line, x: number, y: number, size: number): Generator<Stroke> {
    let left = x
    for (const { weight, piece, glyph, width } of line) {
      const place = ({ x: dx, y: dy }: { x: number; y: number }) => ({ x: left + dx * size, y: y - dy * size })
      for (const { from, by, to } of outlines[weight][piece]?.(glyph) ?? [])
        yield { from: place(from), to: place(to), ...(by && { by: place(by) }) }
      left += (width * size) / 1000
    }
  }
  return {
    sign: (weight: Weight) => set('…', weight),
    /** A text in lines no wider than it may be, in pixels, broken between words; a word that is wider alone, within it. */
    linesOf: (text: string, weight: Weight, size: number, widest: number): Line[] =>
      linesOf(set, text, weight, (widest * 1000) / size),
    write(lines: Line[], { x, y, size, colour }: { x: number; y: number; size: number; colour: Colour }) {
      for (const [at, line] of lines.entries()) canvas.fill(strokesAt(line, x, y + at * size * leading, size), colour)
    },
  }
}
