import type { Rule } from '../page/grid.ts'
import type { Run } from '../page/runs.ts'

// In letters' heights, above the line that they stand on: where a rule goes through their middle.
const through = { from: 0.16, to: 0.48 }
const thickest = 0.2
// What is struck out ends about where its rule does: a table's rule, or one to write on, goes on.
const overhang = 0.7
const leastFilled = 0.4
// Letters above the line or below it are smaller, and go with those beside them.
const small = 0.85

/** The runs of single letters that a rule strikes out. */
export function struckOut(letters: Run[], rules: Rule[]): Set<Run> {
  const struck = new Set<Run>()
  const near = byHeight(letters)
  for (const rule of undashed(rules.filter(isLevel))) {
    const at = (rule.y + rule.top) / 2
    const isWithin = ({ x, right }: Run) => (x + right) / 2 > rule.x - 0.5 && (x + right) / 2 < rule.right + 0.5
    const within = near(at).filter(isWithin)
    const hit = within.filter(({ y, size }) => at > y + size * through.from && at < y + size * through.to)
    const [first] = hit
    if (!first || rule.top - rule.y > first.size * thickest) continue
    const from = Math.min(...hit.map(({ x }) => x))
    const to = Math.max(...hit.map(({ right }) => right))
    const filled = hit.reduce((sum, { x, right }) => sum + right - x, 0)
    const most = first.size * overhang
    if (rule.x < from - most || rule.right > to + most || filled < (rule.right - rule.x) * leastFilled) continue
    for (const one of within)
      if (hit.includes(one) || (one.size < first.size * small && Math.abs(one.y - first.y) < first.size * 0.75))
        struck.add(one)
  }
  return struck
}

// In points: dashes of one height with no more than this between them are one rule.
const betweenDashes = 7
const sameHeight = 0.3

/** The rules, and those that dashes make together. */
function undashed(rules: Rule[]): Rule[] {
  const lines = new Map<string, Rule[]>()
  for (const rule of rules) {
    const key = `${Math.round((rule.y + rule.top) / 2 / sameHeight)}`
    const line = lines.get(key)
    if (line) line.push(rule)
    else lines.set(key, [rule])
  }
  return [...lines.values()].flatMap((line) => {
    const found: Rule[] = []
    for (const rule of line.sort((one, other) => one.x - other.x)) {
      const last = found.at(-1)
      if (last && rule.x - last.right <= betweenDashes) last.right = Math.max(last.right, rule.right)
      else found.push({ ...rule })
    }
    return found
  })
}

/** The letters that stand on lines near to a height. */
function byHeight(letters: Run[]): (y: number) => Run[] {
  const largest = Math.max(
    1,
    letters.reduce((most, { size }) => Math.max(most, size), 0),
  )
  const lines = new Map<number, Run[]>()
  for (const one of letters) {
    const key = Math.floor(one.y / largest)
    const line = lines.get(key)
    if (line) line.push(one)
    else lines.set(key, [one])
  }
  return (y) => [-1, 0, 1].flatMap((step) => lines.get(Math.floor(y / largest) + step) ?? [])
}

const isLevel = ({ x, right, y, top }: Rule) => right - x > top - y
