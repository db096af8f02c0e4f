import { type Matrix, matrixOf, type Operators, product, whole } from './matrix.ts'

type Glyph = { unicode: string; width: number; vmetric?: unknown }
export type Placed = { text: string; width: number; matrix: Matrix }

type State = {
  page: Matrix
  size: number
  spacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
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
 * Each letter of a page where it is drawn, out of the page's drawing orders; `names` are the orders' own numbers. Slower than
 * the runs of letters that a reader makes, and exact where these hide what stands between two letters.
 */
export function glyphsOf({ fnArray, argsArray }: Operators, names: Record<string, number>): Placed[] {
  const found: Placed[] = []
  const kept: State[] = []
  let state: State = { page: whole, size: 1, spacing: 0, wordSpacing: 0, stretch: 1, leading: 0, rise: 0 }
  let line = whole
  let text = whole
  const moved = (x: number, y: number) => {
    line = product(line, [1, 0, 0, 1, x, y])
    text = line
  }

  function show(glyphs: (Glyph | number | null)[]): void {
    for (const glyph of glyphs) {
      if (glyph === null) continue
      if (typeof glyph === 'number') {
        text = product(text, [1, 0, 0, 1, (-glyph / 1000) * state.size * state.stretch, 0])
        continue
      }
      const { size, stretch, spacing, wordSpacing, rise } = state
      const advance = (glyph.width / 1000) * size
      const matrix = product(state.page, product(text, [size * stretch, 0, 0, size, 0, rise]))
      const scale = Math.hypot(matrix[0], matrix[1]) / (size * stretch || 1)
      const width = Math.abs(advance * stretch) * scale
      found.push({ text: glyph.unicode, width, matrix })
      const space = spacing + (glyph.unicode === ' ' ? wordSpacing : 0)
      text = product(text, [1, 0, 0, 1, (advance + space) * stretch, 0])
    }
  }

  const orders: Record<string, (args: unknown[]) => void> = {
    save: () => void kept.push({ ...state }),
    restore: () => {
      state = kept.pop() ?? state
    },
    transform: (args) => {
      state.page = product(state.page, matrixOf(args))
    },
    paintFormXObjectBegin: ([matrix]) => {
      kept.push({ ...state })
      if (matrix) state.page = product(state.page, matrixOf(matrix))
    },
    paintFormXObjectEnd: () => {
      state = kept.pop() ?? state
    },
    beginText: () => {
      line = whole
      text = whole
    },
    setTextMatrix: ([matrix]) => {
      line = matrixOf(matrix)
      text = line
    },
    moveText: ([x, y]) => moved(Number(x), Number(y)),
    setLeadingMoveText: ([x, y]) => {
      state.leading = -Number(y)
      moved(Number(x), Number(y))
    },
    nextLine: () => moved(0, -state.leading),
    setFont: ([, size]) => {
      state.size = Number(size)
    },
    setCharSpacing: ([spacing]) => {
      state.spacing = Number(spacing)
    },
    setWordSpacing: ([spacing]) => {
      state.wordSpacing = Number(spacing)
    },
    setHScale: ([stretch]) => {
      state.stretch = Number(stretch) / 100
    },
    setLeading: ([leading]) => {
      state.leading = Number(leading)
    },
    setTextRise: ([rise]) => {
      state.rise = Number(rise)
    },
    showText: ([glyphs]) => show(glyphs as (Glyph | number | null)[]),
  }
  const byNumber = new Map(Object.entries(orders).map(([name, order]) => [names[name], order] as const))
  for (const [i, order] of fnArray.entries()) byNumber.get(order)?.(argsArray[i] ?? [])
  return found
}
