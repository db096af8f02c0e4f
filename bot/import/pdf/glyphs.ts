import type { Rule } from '../page/grid.ts'
import { type Matrix, matrixOf, type Operators, product, whole } from './matrix.ts'
import { black, type Paint, paintOrders } from './surfaces.ts'
import { type Placing, placing, walk } from './walk.ts'

type Glyph = { unicode: string; width: number; vmetric?: unknown }
/** A letter as it is drawn; `at` counts the page's orders, `clip` is all of the page that it could show on. */
export type Placed = Paint & {
  text: string
  width: number
  matrix: Matrix
  at: number
  clip: Rule
  drawn: boolean
  font: string
}

// How letters are drawn: filled, with an outline, or not at all.
const isFilled = new Set([0, 4])
const isUndrawn = new Set([3, 7])

type State = Placing &
  Paint & {
    size: number
    font: string
    spacing: number
    wordSpacing: number
    stretch: number
    leading: number
    rise: number
    mode: number
  }

// What Node 20 lacks and the reader wants before it tells how wide letters are.
if (!('transferToFixedLength' in ArrayBuffer.prototype))
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength) {
      const copy = new Uint8Array(length)
      copy.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)))
      return copy.buffer
    },
  })

/**
 * Each letter of a page where it is drawn, and how, out of the page's drawing orders; `names` are the orders' own numbers.
 * Slower than the runs of letters that a reader makes, and exact where these hide what stands between two letters.
 */
export function glyphsOf(operators: Operators, names: Record<string, number>): Placed[] {
  const found: Placed[] = []
  const state: { now: State } = {
    now: {
      ...placing,
      ...black,
      size: 1,
      font: '',
      spacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      mode: 0,
    },
  }
  const set = (changed: Partial<State>) => {
    state.now = { ...state.now, ...changed }
  }
  let line = whole
  let text = whole
  const begin = (matrix: Matrix) => {
    line = matrix
    text = line
  }
  const moved = (x: number, y: number) => begin(product(line, [1, 0, 0, 1, x, y]))

  function show(glyphs: (Glyph | number | null)[], at: number): void {
    const { size, font, stretch, spacing, wordSpacing, rise, page, clip, colour, alone, faint, mode } = state.now
    const paint: Paint = { colour: isFilled.has(mode) ? colour : null, alone, faint }
    for (const glyph of glyphs) {
      if (glyph === null) continue
      if (typeof glyph === 'number') {
        text = product(text, [1, 0, 0, 1, (-glyph / 1000) * size * stretch, 0])
        continue
      }
      const advance = (glyph.width / 1000) * size
      const matrix = product(page, product(text, [size * stretch, 0, 0, size, 0, rise]))
      const scale = Math.hypot(matrix[0], matrix[1]) / (size * stretch || 1)
      const width = Math.abs(advance * stretch) * scale
      found.push({
        text: glyph.unicode,
        width,
        matrix,
        at,
        clip,
        font,
        ...paint,
        drawn: !faint && !isUndrawn.has(mode),
      })
      const space = spacing + (glyph.unicode === ' ' ? wordSpacing : 0)
      text = product(text, [1, 0, 0, 1, (advance + space) * stretch, 0])
    }
  }

  walk(operators, names, state, {
    ...paintOrders(set),
    beginText: () => begin(whole),
    setTextMatrix: ([matrix]) => begin(matrixOf(matrix)),
    moveText: ([x, y]) => moved(Number(x), Number(y)),
    setLeadingMoveText: ([x, y]) => {
      set({ leading: -Number(y) })
      moved(Number(x), Number(y))
    },
    nextLine: () => moved(0, -state.now.leading),
    setFont: ([font, size]) => set({ font: String(font), size: Number(size) }),
    setCharSpacing: ([spacing]) => set({ spacing: Number(spacing) }),
    setWordSpacing: ([wordSpacing]) => set({ wordSpacing: Number(wordSpacing) }),
    setHScale: ([stretch]) => set({ stretch: Number(stretch) / 100 }),
    setLeading: ([leading]) => set({ leading: Number(leading) }),
    setTextRise: ([rise]) => set({ rise: Number(rise) }),
    setTextRenderingMode: ([mode]) => set({ mode: Number(mode) }),
    showText: ([glyphs], at) => show(glyphs as (Glyph | number | null)[], at),
  })
  return found
}
