import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { gatheringFor } from '../gathering.ts'
import { newTree, nothing, type PointNow, type PointTree, takenIn } from './tree.ts'

/** The points of gatherings as they stood a moment ago: plain values, made once for a process or an isolate. */
export type LatePoints = Map<string, { change: number; readAt: number; tree: PointTree }>

export const newLatePoints = (): LatePoints => new Map()

const mostKept = 20
// However many look and however many check in, so often at most are the changes read.
const restMs = 1000
const page = 100

export const pointFilters = ['all', 'unreported', 'keeperless', 'troubled', 'off'] as const
export type PointFilter = (typeof pointFilters)[number]

/** Has whoever looks next read what just changed. */
export function pointsChanged(late: LatePoints, gatheringId: string): void {
  const found = late.get(gatheringId)
  if (found) found.readAt = Number.NEGATIVE_INFINITY
}

async function treeOf(ctx: Pick<Ctx, 'db' | 'now'>, late: LatePoints, id: string, change: number): Promise<PointTree> {
  const found = late.get(id)
  const now = ctx.now()
  if (found && (found.change >= change || Math.abs(now - found.readAt) < restMs)) return found.tree
  const kept = found ?? { change: -1, readAt: now, tree: newTree() }
  // Whoever asks meanwhile is told what stood before.
  kept.readAt = now
  const rows = await ctx.db.all<PointNow>(sql`
    select d.id, d.number, d.parent_id as "parentId", d.path, d.name, d.room, d.capacity, d.registered, d.answered, d.present, d.state,
      d.merged_into as "mergedInto", d.reason, d.reported_present as "reportedPresent",
      d.reported_absent as "reportedAbsent", d.reported_at as "reportedAt", d.incidents, d.reads, d.change,
      (select coalesce(nullif(p.introduced_as, ''), p.name, '') from people p where p.id = d.keeper_id) as keeper
    from gathering_points d where d.gathering_id = ${id} and d.change > ${kept.change}`)
  takenIn(kept.tree, rows)
  for (const row of rows) kept.change = Math.max(kept.change, row.change)
  late.delete(id)
  late.set(id, kept)
  for (const [oldest] of late) {
    if (late.size <= mostKept) break
    late.delete(oldest)
  }
  return kept.tree
}

export type Look = { under?: number | undefined; show?: PointFilter | undefined; from?: number | undefined }

/** Of all the points or of those under one: what they come to, and the next level, or all below that want looking at. */
export async function rolledUp(
  ctx: Ctx,
  late: LatePoints,
  id: string,
  { under = 0, show = 'all', from = 0 }: Look = {},
) {
  const { gathering, unit } = await gatheringFor(ctx, 'gathering.read', id)
  const tree = await treeOf(ctx, late, id, gathering.pointsChange)
  const top = under === 0 ? null : ([...tree.points.values()].find(({ number }) => number === under) ?? null)
  if (under !== 0 && !top) throw new AppError('NOT_FOUND')
  const level = tree.below.get(top?.id ?? '') ?? []
  const chosen = show === 'all' ? level : [...tree.points.values()].filter((point) => isChosen(point, show, top))
  const line = (top?.path ?? '/').split('/').slice(1, -2)
  return {
    ...{
      id,
      title: gathering.title,
      unitId: unit.id,
      unitName: unit.name,
      state: gathering.state,
      kind: gathering.kind,
    },
    /** With those who checked in at no point. */
    present: gathering.present,
    now: ctx.now(),
    sums: tree.sums.get(top?.id ?? '') ?? nothing,
    under: top && toldOf(tree, top),
    line: line.flatMap((pointId) => {
      const above = tree.points.get(pointId)
      return above ? [{ number: above.number, name: above.name }] : []
    }),
    total: chosen.length,
    points: chosen.slice(from, from + page).map((point) => toldOf(tree, point)),
  }
}

function isChosen(point: PointNow, show: PointFilter, top: PointNow | null): boolean {
  if (top && !point.path.startsWith(top.path)) return false
  const off = point.state === 'merged' || point.state === 'lost'
  if (show === 'off') return off
  if (off) return false
  if (show === 'unreported') return point.reportedAt === null
  if (show === 'keeperless') return point.keeper === null
  return point.incidents > 0
}

const toldOf = (tree: PointTree, { path, parentId, id, mergedInto, change, ...point }: PointNow) => ({
  ...point,
  mergedInto: mergedInto === null ? null : nameOf(tree.points.get(mergedInto)),
  hasBelow: tree.below.has(id),
  sums: tree.sums.get(id) ?? nothing,
})

const nameOf = (point: PointNow | undefined) => (point ? { number: point.number, name: point.name } : null)
