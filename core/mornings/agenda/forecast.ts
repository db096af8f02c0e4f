import type { Channel } from '../../../db/schema/channels.ts'
import { added, type Reach, reachOf, reachOfAll } from '../../broadcasts/audience.ts'
import { type Forecast, quotasOf } from '../../broadcasts/forecast.ts'
import { capabilities } from '../../channels.ts'
import type { Ctx } from '../../context.ts'
import { addDays, dayOf, instantOf } from '../../time.ts'
import { type Entry, isToLeave } from './entry.ts'
import { groupsOf, waitingOf } from './told.ts'

export type Ahead = Pick<Forecast, 'sends' | 'persons' | 'groupMessages'> & { channels: Reach['byChannel'] }

// Chosen audiences are counted one by one; beyond so many the others say nothing.
const mostCounted = 200

/** What the entries that are still to leave would send, and how many places each goes to (null where that is not counted). */
export async function aheadOf(
  ctx: Ctx,
  entries: readonly Entry[],
): Promise<{ ahead: Ahead; groups: Map<string, number> }> {
  const planned = entries.filter(({ broadcastId }) => broadcastId !== null)
  const groups = await groupsOf(
    ctx,
    planned.map(({ key }) => key),
  )
  const at = new Map(entries.map((entry) => [entry.key, entry.at]))
  const waiting: { at: number; channel: Channel; count: number }[] = []
  const open = planned.filter(isToLeave).map(({ key }) => key)
  for (const { id, ...row } of await waitingOf(ctx, open)) waiting.push({ ...row, at: at.get(id) ?? 0 })
  const reach = await reaches(ctx)
  for (const entry of entries.filter(({ broadcastId }) => broadcastId === null)) {
    const found = await reach(entry)
    if (!found) continue
    groups.set(entry.key, found.total)
    if (isToLeave(entry)) waiting.push(...found.byChannel.map((row) => ({ ...row, at: entry.at })))
  }
  const channels = added(waiting)
  const monthEnds = endOfMonth(ctx.now())
  const quotas = await quotasOf(ctx, added(waiting.filter((row) => row.at < monthEnds)))
  const sends = channels.filter(({ channel }) => capabilities[channel].sends).reduce((all, { count }) => all + count, 0)
  return { ahead: { sends, channels, ...quotas }, groups }
}

/** The instant at which the month of another ends. */
function endOfMonth(now: number): number {
  const next = addDays(`${dayOf(now).slice(0, 8)}28`, 4)
  return instantOf(`${next.slice(0, 8)}01`, '00:00')
}

/** Whom entries without a broadcast would go to: those of everybody are counted together, and each choice once. */
async function reaches(ctx: Ctx): Promise<(entry: Entry) => Promise<Reach | null>> {
  const ofAll = await reachOfAll(ctx.db)
  const known = new Map<string, Reach>()
  return async ({ path, audience }) => {
    if (Object.values(audience).every((chosen) => chosen === undefined)) return ofAll(path)
    const key = `${path} ${JSON.stringify(audience)}`
    const found = known.get(key) ?? (known.size < mostCounted ? await reachOf(ctx.db, path, audience) : null)
    if (found) known.set(key, found)
    return found
  }
}
