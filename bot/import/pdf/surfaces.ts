import type { Rule } from '../page/grid.ts'
import type { Operators } from './matrix.ts'
import { boxOf, isBox, type Path, pathsOf } from './paths.ts'
import { fillingOrders, strokingOrders } from './rules.ts'
import { common, cornersOf, numbersIn, placing, walk } from './walk.ts'

/** How something is painted: in a colour, "#ffffff", or null where that is not known; `alone` says that nothing shows
 * through, `faint` that nothing of it is seen. */
export type Paint = { colour: string | null; alone: boolean; faint: boolean }
/**
 * A part of a page that is painted, by the order of its drawing; `colour` is null where it is not known all over it, `covers` says
 * that nothing is seen through it, whatever its colour.
 */
export type Surface = Rule & { at: number; colour: string | null; picture: boolean; covers?: true }

/** What a thick line covers for sure, piece by piece. */
function thickOf({ points, curved }: Path, half: number, at: number): Surface[] {
  if (curved) return []
  return points.slice(1).flatMap((to, i): Surface[] => {
    const from = points[i] as (typeof points)[number]
    const [x, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)]
    const [y, top] = [Math.max(from.y, to.y) - half, Math.min(from.y, to.y) + half]
    return top - y > thin && right - x > thin
      ? [{ x, right, y, top, at, colour: null, picture: false, covers: true }]
      : []
  })
}

export const black: Paint = { colour: '#000000', alone: true, faint: false }

/** The orders that say in which colour things are filled. */
export const paintOrders = (
  take: (paint: Partial<Paint>) => void,
): Record<string, (args: unknown[], at: number) => void> => ({
  setFillRGBColor: ([colour]) => take({ colour: typeof colour === 'string' ? colour : null }),
  setFillColorN: () => take({ colour: null }),
  setFillTransparent: () => take({ colour: null }),
  setGState: ([settings]) => {
    for (const [name, value] of settings as [string, unknown][]) {
      if (name === 'ca') take({ alone: Number(value) > mostlyThere, faint: Number(value) < hardlyThere })
      if (name === 'BM' && value !== 'source-over') take({ alone: false })
      if (name === 'SMask' && value) take({ alone: false })
    }
  },
})

const mostlyThere = 0.95
const hardlyThere = 0.03
// In points: what is no thicker than this is no ground for a letter, and a line of more may be.
const thin = 3
// A drawing has more, and its letters are believed.
const mostSurfaces = 3000

const pictures = ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject', 'paintSolidColorImageMask']

/** What a page paints, in its order; null where that is a drawing of very many parts. */
export function surfacesOf(operators: Operators, names: Record<string, number>): Surface[] | null {
  const found: Surface[] = []
  const filling = new Set<unknown>(
    [...fillingOrders, ...strokingOrders.filter((name) => /fill/i.test(name))].map((name) => names[name]),
  )
  const stroking = new Set<unknown>(strokingOrders.map((name) => names[name]))
  const state = { now: { ...placing, ...black, width: 1, strokes: true } }
  const add = (box: Rule, at: number, colour: string | null, picture = false) => {
    const { clip, exact } = state.now
    const seen = common(box, clip)
    if (Math.min(seen.right - seen.x, seen.top - seen.y) > thin)
      found.push({ ...seen, at, colour: exact ? colour : null, picture })
  }
  const fill = (paths: Path[], at: number) => {
    const { colour, alone } = state.now
    const [first] = paths
    const isWhole = paths.length === 1 && first !== undefined && isBox(first)
    if (first) add(boxOf(paths.flatMap(({ points }) => points)), at, isWhole && alone ? colour : null)
  }
  const square = () => boxOf(cornersOf([0, 0, 1, 1], state.now.page))
  const paint = paintOrders((changed) => {
    state.now = { ...state.now, ...changed }
  })
  walk(operators, names, state, {
    ...paint,
    setGState: (args, at) => {
      paint.setGState?.(args, at)
      for (const [name, value] of args[0] as [string, unknown][]) {
        if (name === 'LW') state.now.width = Number(value)
        if (name === 'CA') state.now.strokes = Number(value) > mostlyThere
        if ((name === 'BM' && value !== 'source-over') || (name === 'SMask' && value)) state.now.strokes = false
      }
    },
    setLineWidth: ([width]) => {
      state.now = { ...state.now, width: Number(width) }
    },
    constructPath: ([how, data], at) => {
      if (found.length > mostSurfaces || !(filling.has(how) || stroking.has(how))) return
      const { page, width } = state.now
      const paths = pathsOf(numbersIn(data), page)
      if (filling.has(how)) fill(paths, at)
      const half = (width * Math.hypot(page[0], page[1])) / 2
      if (stroking.has(how) && half * 2 > thin && state.now.strokes && state.now.exact)
        for (const path of paths)
          found.push(...thickOf(path, half, at).map((box) => ({ ...box, ...common(box, state.now.clip) })))
      if (stroking.has(how) && half * 2 > thin)
        for (const { points } of paths) {
          const { x, right, y, top } = boxOf(points)
          add({ x: x - half, right: right + half, y: y - half, top: top + half }, at, null)
        }
    },
    shadingFill: (_, at) => add(state.now.clip, at, null),
    ...Object.fromEntries(pictures.map((name) => [name, (_: unknown[], at: number) => add(square(), at, null, true)])),
  })
  return found.length > mostSurfaces ? null : found
}
