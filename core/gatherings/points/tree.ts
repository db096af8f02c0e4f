import type { PointState } from '../../../db/schema/gathering-rooms.ts'

/** A point as its counters stand. */
export type PointNow = {
  id: string
  number: number
  parentId: string | null
  path: string
  name: string
  room: string
  keeper: string | null
  capacity: number | null
  registered: number
  answered: number
  present: number
  state: PointState
  mergedInto: string | null
  reason: string
  reportedPresent: number | null
  reportedAbsent: number | null
  reportedAt: number | null
  incidents: number
  reads: number
  change: number
}

/** What all points of a part of the tree come to. */
export type Sums = {
  points: number
  off: number
  reported: number
  keeperless: number
  troubled: number
  capacity: number
  registered: number
  answered: number
  present: number
  reportedPresent: number
  reportedAbsent: number
  reads: number
}

export const nothing: Sums = {
  ...{ points: 0, off: 0, reported: 0, keeperless: 0, troubled: 0, capacity: 0, registered: 0, answered: 0 },
  present: 0,
  ...{ reportedPresent: 0, reportedAbsent: 0, reads: 0 },
}

/**
 * The points of one gathering with the sums of each and all below it. A change touches those above it alone, so that reading
 * what changed in a second costs as much as what changed.
 */
export type PointTree = {
  points: Map<string, PointNow>
  /** By the point above, and '' for those at the top; in the order of their numbers. */
  below: Map<string, PointNow[]>
  /** By point, with those below; '' for all. */
  sums: Map<string, Sums>
}

export const newTree = (): PointTree => ({ points: new Map(), below: new Map(), sums: new Map([['', { ...nothing }]]) })

/** Takes in points that are new or changed. A point's place in the tree stays what it was. */
export function takenIn(tree: PointTree, read: readonly PointNow[]): void {
  // What was read before something else, and came after it, is old.
  const changed = read.filter(({ id, change }) => (tree.points.get(id)?.change ?? -1) < change)
  // All of them are known before any is counted: one may have gone to another that came with it.
  const before = changed.map((point) => tree.points.get(point.id))
  changed.forEach((_, n) => {
    const was = before[n]
    if (was) count(tree, was, -1)
  })
  changed.forEach((point, n) => {
    tree.points.set(point.id, point)
    const above = point.parentId ?? ''
    const row = tree.below.get(above)
    if (!row) tree.below.set(above, [point])
    else if (!before[n]) row.push(point)
    else row[row.findIndex(({ id }) => id === point.id)] = point
  })
  for (const point of changed) count(tree, point, 1)
  for (const above of new Set(changed.filter((_, n) => !before[n]).map(({ parentId }) => parentId ?? '')))
    tree.below.get(above)?.sort((a, b) => a.number - b.number)
}

function count(tree: PointTree, point: PointNow, times: 1 | -1): void {
  const { state, reportedAt, keeper, incidents, capacity, registered, answered, present, reads } = point
  const off = state === 'merged' || state === 'lost'
  add(tree, point.path, times, {
    ...nothing,
    points: 1,
    ...(off
      ? { off: 1 }
      : {
          reported: reportedAt === null ? 0 : 1,
          keeperless: keeper === null ? 1 : 0,
          troubled: incidents > 0 ? 1 : 0,
          capacity: capacity ?? 0,
          reportedPresent: point.reportedPresent ?? 0,
          reportedAbsent: point.reportedAbsent ?? 0,
        }),
  })
  // People of a point that was merged are at the other now.
  const there = point.mergedInto === null ? point.path : (tree.points.get(point.mergedInto)?.path ?? point.path)
  add(tree, there, times, { ...nothing, registered, answered, present, reads })
}

function add(tree: PointTree, path: string, times: 1 | -1, more: Sums): void {
  // `/a/b/` is of '', a and b.
  for (const id of path.split('/').slice(0, -1)) {
    let sums = tree.sums.get(id)
    if (!sums) {
      sums = { ...nothing }
      tree.sums.set(id, sums)
    }
    for (const key in more) sums[key as keyof Sums] += times * more[key as keyof Sums]
  }
}
