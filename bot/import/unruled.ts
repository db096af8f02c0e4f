import type { Rule } from './page/grid.ts'

type Paint = (from: string, how: string[], to: string) => Promise<string | null>
type Ask = (from: string, how: string[]) => Promise<string | null>

// A quarter as large, where a rule is still seen; of so many dots no stroke of a letter is.
const small = ['-negate', '-scale', '25%', '-threshold', '22%']
const level = [...small, '-morphology', 'Open', 'Rectangle:60x1']
const upright = [...small, '-morphology', 'Open', 'Rectangle:1x45']
const leastUpright = 0.0004

const lightened = (rules: string[]) => [
  ...['(', '-clone', '0', ...rules, '-scale', '400%', ')', '-compose', 'Plus', '-composite'],
]

/** Whether rules stand upright on a page, as between the columns of a table. */
export async function hasRules(picture: string, ask: Ask): Promise<boolean> {
  const told = await ask(picture, ['-colorspace', 'Gray', ...upright, '-format', '%[fx:mean]\n', 'info:'])
  return Number(told?.split('\n')[0]) >= leastUpright
}

/** A page without the rules of its tables, which run into the letters beside them as a program sees them. */
export const withoutRules = (picture: string, to: string, paint: Paint): Promise<string | null> =>
  paint(picture, ['-colorspace', 'Gray', ...lightened(level), ...lightened(upright), '-depth', '8'], to)

// A hairline is drawn thicker first, or a quarter of it would be too pale to be seen.
const thick = (brush: string) => ['-negate', '-morphology', 'Dilate', brush, '-scale', '25%', '-threshold', '12%']
const strokes = [
  [...thick('Rectangle:1x3'), '-morphology', 'Open', 'Rectangle:60x1'],
  [...thick('Rectangle:3x1'), '-morphology', 'Open', 'Rectangle:1x20'],
]
const parts = ['-define', 'connected-components:verbose=true', '-connected-components', '8', 'null:']
const mostRules = 600
const mostThick = 3
// "  2: 350x1+66+250 240.5,250.0 350 gray(255)"
const component = /\d: (\d{1,5})x(\d{1,5})\+(\d{1,5})\+(\d{1,5}) /

/** The rules on a picture of `width` and `height` dots, as on a page so many points wide. */
export async function rulesIn(picture: string, page: { width: number; height: number; points: number }, ask: Ask) {
  const scale = (4 * page.points) / page.width
  const rules: Rule[] = []
  for (const stroke of strokes) {
    const told = (await ask(picture, ['-colorspace', 'Gray', ...stroke, ...parts])) ?? ''
    for (const line of told.split('\n')) {
      const [, w, h, left, top] = component.exec(line) ?? []
      if (!w || !line.includes('(255')) continue
      const [wide, high, x, y] = [Number(w), Number(h), Number(left), Number(top)]
      if (Math.min(wide, high) > mostThick || rules.length >= mostRules) continue
      const foot = page.height / 4 - y - high
      rules.push({ x: x * scale, right: (x + wide) * scale, y: foot * scale, top: (foot + high) * scale })
    }
  }
  return rules
}
