import type { Rule } from '../page/grid.ts'
import { type Matrix, matrixOf, type Operators, product, whole } from './matrix.ts'
import { boxOf, isBox, pathsOf } from './paths.ts'

/** What holds while a page is drawn: where, and what is cut off; `exact` says that what is cut off is known exactly. */
export type Placing = { page: Matrix; clip: Rule; exact: boolean }
type Order = (args: unknown[], at: number) => void

const everywhere = { x: -1e9, right: 1e9, y: -1e9, top: 1e9 }
export const placing: Placing = { page: whole, clip: everywhere, exact: true }

/**
 * Goes through a page's drawing orders, of which `names` are the own numbers; what `orders` keep in their state is kept and
 * brought back with the page's own.
 */
export function walk<S extends Placing>(
  { fnArray, argsArray }: Operators,
  names: Record<string, number>,
  state: { now: S },
  orders: Record<string, Order>,
): void {
  const kept: S[] = []
  let cuts = false
  const save = () => void kept.push({ ...state.now })
  const restore = () => {
    state.now = kept.pop() ?? state.now
  }
  const cut = (box: Rule, exact: boolean) => {
    state.now = { ...state.now, clip: common(state.now.clip, box), exact: state.now.exact && exact }
  }
  const clip = () => {
    cuts = true
  }
  const own: Record<string, Order> = {
    save,
    restore,
    clip,
    eoClip: clip,
    transform: (args) => {
      state.now = { ...state.now, page: product(state.now.page, matrixOf(args)) }
    },
    paintFormXObjectBegin: ([matrix, box]) => {
      save()
      if (matrix) state.now = { ...state.now, page: product(state.now.page, matrixOf(matrix)) }
      if (box) cut(boxOf(cornersOf(box as number[], state.now.page)), true)
    },
    paintFormXObjectEnd: restore,
    // What a reader's program drew on the page afterwards, in a place of its own.
    beginAnnotation: ([, box, transform, matrix]) => {
      save()
      state.now = { ...state.now, page: product(matrixOf(transform), matrixOf(matrix)), clip: everywhere, exact: true }
      if (box) cut(boxOf(cornersOf(box as number[], whole)), true)
    },
    endAnnotation: restore,
    constructPath: ([, data]) => {
      if (!cuts) return
      cuts = false
      const paths = pathsOf(numbersIn(data), state.now.page)
      const [first] = paths
      if (first) cut(boxOf(paths.flatMap(({ points }) => points)), paths.length === 1 && isBox(first))
    },
  }
  const byNumber = new Map<number | undefined, Order[]>()
  for (const [name, order] of [...Object.entries(orders), ...Object.entries(own)])
    byNumber.set(names[name], [...(byNumber.get(names[name]) ?? []), order])
  for (const [at, order] of fnArray.entries())
    for (const follow of byNumber.get(order) ?? []) follow(argsArray[at] ?? [], at)
}

/** The numbers of a path, as its order tells them. */
export const numbersIn = (data: unknown): ArrayLike<number> =>
  (data as (ArrayLike<number> | null)[] | undefined)?.[0] ?? []

export const cornersOf = ([x = 0, y = 0, right = 0, top = 0]: number[], [a, b, c, d, e, f]: Matrix) =>
  [
    [x, y],
    [right, y],
    [right, top],
    [x, top],
  ].map(([u = 0, v = 0]) => ({ x: a * u + c * v + e, y: b * u + d * v + f }))

export const common = (one: Rule, other: Rule): Rule => ({
  x: Math.max(one.x, other.x),
  right: Math.min(one.right, other.right),
  y: Math.max(one.y, other.y),
  top: Math.min(one.top, other.top),
})
