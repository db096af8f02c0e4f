type Word = { left: number; top: number; width: number; height: number }

const fewestWords = 3
const fewestLines = 3
// How much of a page's width its middle takes, of which neither side is sure.
const middle = 0.06

/**
 * How far the middle of a page's lines stands below their ends, in dots, above them where it is less than 0: so it is on a photo
 * of a page that does not lie flat. Of a page that is only askew both halves slope alike.
 */
export function bendOf(lines: Word[][], pageWidth: number): number {
  const slopes = [0, 1].map((side) =>
    lines.flatMap((words) => {
      const own = words.filter((word) => sideOf(word, pageWidth) === side)
      return own.length < fewestWords ? [] : [slopeOf(own)]
    }),
  )
  const [left = [], right = []] = slopes
  return left.length < fewestLines || right.length < fewestLines ? 0 : ((median(left) - median(right)) * pageWidth) / 4
}

// In letters' heights: a straight page reaches a fifth.
const leastBend = 0.4

/** Whether a page is bent so far that its lines may be read one into another. */
export const isBent = ({ bend, height }: { bend: number; height: number }): boolean =>
  height > 0 && Math.abs(bend) >= height * leastBend

/** How ImageMagick lays a bent page flat: the curve of its lines is taken from each of them. */
export function flattening(bend: number, width: number, height: number): string[] {
  const points = [0, height / 2, height].flatMap((y) => [
    `0,${y} 0,${y}`,
    `${width / 2},${y + bend} ${width / 2},${y}`,
    `${width},${y} ${width},${y}`,
  ])
  return ['-virtual-pixel', 'white', '-distort', 'Polynomial', `2 ${points.join(' ')}`, '+repage']
}

const sideOf = ({ left, width }: Word, pageWidth: number): number => {
  const at = (left + width / 2) / pageWidth
  return at < 0.5 - middle / 2 ? 0 : at > 0.5 + middle / 2 ? 1 : -1
}

function slopeOf(words: Word[]): number {
  const points = words.map(({ left, top, width, height }) => [left + width / 2, top + height] as const)
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
  return spread === 0 ? 0 : points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
