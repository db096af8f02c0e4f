import type { Rule } from '../page/grid.ts'
import type { Operators } from './matrix.ts'
import { boxOf, type Path, pathsOf } from './paths.ts'
import { numbersIn, placing, walk } from './walk.ts'

// In points: a filled box no thicker than this is a rule, and a line that leans no more than this stands straight.
const thickest = 3
const mostLean = 1
// A drawing has more, and no table.
const mostRules = 6000

export const fillingOrders = ['fill', 'eoFill']
export const strokingOrders = [
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]

/**
 * The rules that a page draws, lines and thin boxes, across it or down it; none where there are too many for tables. `names`
 * are the orders' own numbers.
 */
export function rulesOf(operators: Operators, names: Record<string, number>): Rule[] {
  const found: Rule[] = []
  const filling = new Set<unknown>(fillingOrders.map((name) => names[name]))
  const stroking = new Set<unknown>(strokingOrders.map((name) => names[name]))
  const state = { now: { ...placing, patterned: false } }
  const setPatterned = (patterned: boolean) => () => {
    state.now = { ...state.now, patterned }
  }
  walk(operators, names, state, {
    setFillColorN: setPatterned(true),
    setFillRGBColor: setPatterned(false),
    setFillTransparent: setPatterned(false),
    constructPath: ([how, data]) => {
      if (found.length > mostRules || !(filling.has(how) || stroking.has(how))) return
      const paths = pathsOf(numbersIn(data), state.now.page)
      if (!filling.has(how)) found.push(...paths.flatMap((path) => [...stroked(path), ...waved(path)]))
      else found.push(...paths.flatMap(state.now.patterned ? (path) => [...filled(path), ...waved(path)] : filled))
    },
  })
  return found.length > mostRules ? [] : found
}

function filled({ points, curved }: Path): Rule[] {
  const box = boxOf(points)
  const [wide, high] = [box.right - box.x, box.top - box.y]
  const [thin, long] = wide < high ? [wide, high] : [high, wide]
  return !curved && thin <= thickest && long > thin ? [box] : []
}

// In points: how high a wave is, and how long it is beside that.
const highestWave = 6
const longWave = 3
const fewestTurns = 4

/** A wave along a line, drawn or filled with a pattern of it, as the rule in its middle. */
function waved({ points, curved, closed }: Path): Rule[] {
  const { x, right, y, top } = boxOf(points)
  const high = top - y
  const isFilled = closed || points.length <= 5
  if (high > highestWave || right - x < high * longWave || (!isFilled && points.length < fewestTurns)) return []
  const isStraight = high <= mostLean && !curved
  const middle = (y + top) / 2
  return isStraight || (isFilled && high <= thickest) ? [] : [{ x, right, y: middle, top: middle }]
}

function stroked({ points, closed, curved }: Path): Rule[] {
  if (curved) return []
  return points.flatMap((point, i) => {
    const next = points[i + 1] ?? (closed ? points[0] : undefined)
    const box = boxOf(next ? [point, next] : [point])
    const [wide, high] = [box.right - box.x, box.top - box.y]
    return Math.min(wide, high) <= mostLean && Math.max(wide, high) > mostLean ? [box] : []
  })
}
