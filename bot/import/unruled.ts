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
