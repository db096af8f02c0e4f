import type { Rule } from '../page/grid.ts'
import type { Run } from '../page/runs.ts'
import type { Operators } from './matrix.ts'
import { boxOf, isBox, pathsOf } from './paths.ts'
import { fillingOrders, strokingOrders } from './rules.ts'
import { numbersIn, placing, walk } from './walk.ts'

// In points: how large a dot before an item is.
const [least, most] = [1.2, 9]
const fewestPoints = 5
// A drawing or a map has more.
const mostDots = 1500

/** The small round or square spots that a page draws: a browser draws those before the items of a list, and no letters for them. */
export function dotsOf(operators: Operators, names: Record<string, number>): Rule[] {
  const found: Rule[] = []
  const filling = new Set<unknown>(fillingOrders.map((name) => names[name]))
  const painting = new Set<unknown>([...filling, ...strokingOrders.map((name) => names[name])])
  const state = { now: placing }
  walk(operators, names, state, {
    constructPath: ([how, data]) => {
      if (found.length > mostDots || !painting.has(how)) return
      const [path, ...others] = pathsOf(numbersIn(data), state.now.page)
      if (!path || others.length > 0) return
      const box = boxOf(path.points)
      const [wide, high] = [box.right - box.x, box.top - box.y]
      const isSmall = Math.min(wide, high) > least && Math.max(wide, high) < most
      const isRound = path.curved && path.points.length >= fewestPoints
      if (isSmall && Math.abs(wide - high) < wide * 0.25 && (isRound || (filling.has(how) && isBox(path))))
        found.push(box)
    },
  })
  return found.length > mostDots ? [] : found
}

// In letters' heights: how far before its words a dot stands, and where above their line.
const farthest = 2.2
const nearest = 0.1
const height = { from: 0.08, to: 0.75 }

/** The dots that stand before the words of an item, each as the sign "-" close to them. */
export function itemDots(dots: Rule[], runs: Run[]): Run[] {
  const byHeight = new Map<number, Run[]>()
  for (const run of runs) {
    const key = Math.round(run.y / bucket)
    byHeight.set(key, [...(byHeight.get(key) ?? []), run])
  }
  return dots.flatMap(({ x, right, y, top }) => {
    const middle = (y + top) / 2
    const near = [-1, 0, 1].flatMap((step) => byHeight.get(Math.round(middle / bucket) + step) ?? [])
    const line = near.filter(
      (run) =>
        run.text.trim() !== '' && middle > run.y + run.size * height.from && middle < run.y + run.size * height.to,
    )
    const words = line.filter((run) => run.x > right - 0.5).sort((one, other) => one.x - other.x)[0]
    if (!words || words.x - right > words.size * farthest || words.x - right < words.size * nearest) return []
    // Behind words it is their sign, or a point that parts them.
    if (line.some((run) => run.x < x && run.right > x - words.size * farthest)) return []
    return [{ ...words, text: '-', x: words.x - words.size * 0.6, right: words.x - words.size * 0.3 }]
  })
}

const bucket = 12
