import type { Glyph, Setter, Weight } from './setter.ts'

export type Fitting = {
  weight: Weight
  /** From the largest down, in the unit of `width`. */
  sizes: readonly [number, ...number[]]
  width: number
  /** How many lines there may be. */
  most: number
}

/** A text in the largest size in which it has room; what has none in the least is cut, with a sign that there was more. */
export function fitted(set: Setter, text: string, { weight, sizes, width, most }: Fitting) {
  for (const size of sizes) {
    const lines = linesOf(set, text, weight, (width * 1000) / size)
    if (lines.length <= most) return { size, lines }
  }
  const size = sizes.at(-1) ?? sizes[0]
  const lines = linesOf(set, text, weight, (width * 1000) / size).slice(0, most)
  const sign = set('…', weight)
  const last = lines.pop() ?? []
  while (last.length > 0 && widthOf(last) + widthOf(sign) > (width * 1000) / size) last.pop()
  return { size, lines: [...lines, [...last, ...sign]] }
}

/** In thousandths of the size. */
export const widthOf = (glyphs: readonly Glyph[]) => glyphs.reduce((sum, { width }) => sum + width, 0)

/** A text in lines no wider than `widest`, in thousandths of its size: broken between words, a word that is wider alone within it. */
export function linesOf(set: Setter, text: string, weight: Weight, widest: number): Glyph[][] {
  const space = set(' ', weight)
  const lines: Glyph[][] = []
  let line: Glyph[] = []
  let filled = 0
  const end = () => {
    lines.push(line)
    line = []
    filled = 0
  }
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const glyphs = set(word, weight)
    const before = line.length > 0 ? space : []
    if (line.length > 0 && filled + widthOf(before) + widthOf(glyphs) > widest) end()
    else {
      line.push(...before)
      filled += widthOf(before)
    }
    for (const glyph of glyphs) {
      if (filled + glyph.width > widest && line.length > 0) end()
      line.push(glyph)
      filled += glyph.width
    }
  }
  end()
  return lines
}
