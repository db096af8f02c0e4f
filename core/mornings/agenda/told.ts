import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import { broadcasts, deliveries } from '../../../db/schema/broadcasts.ts'
import type { Channel } from '../../../db/schema/channels.ts'
import { digests } from '../../../db/schema/digests.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { mayDo } from '../../roles.ts'
import type { Entry, Range } from './entry.ts'

/** Broadcasts of a range, of the units that `scope` lets through: planned, on their way, sent, called off. */
export async function broadcastEntries(ctx: Ctx, { since, until }: Range, scope: SQL | undefined): Promise<Entry[]> {
  const { id, title, sendAt, status, emergencyReason, updatedAt } = broadcasts
  const rows = await ctx.db
    .select({
      broadcast: { id, title, sendAt, status, emergencyReason, updatedAt },
      unit: { id: units.id, name: units.name, path: units.path },
      said: { id: digests.id, kind: digests.kind, seriesId: digests.seriesId, day: digests.day },
    })
    .from(broadcasts)
    .innerJoin(units, eq(units.id, broadcasts.unitId))
    .leftJoin(digests, eq(digests.id, broadcasts.digestId))
    .where(and(scope, gte(sendAt, since), lt(sendAt, until)))
  return rows.map(({ broadcast, unit, said }) => ({
    key: broadcast.id,
    subject: subjectOf(said) ?? broadcast.id,
    kind: said === null ? 'correction' : said.kind === 'digest' ? 'digest' : 'announcement',
    title: broadcast.title,
    ...{ unitId: unit.id, unitName: unit.name, path: unit.path },
    ...{ at: broadcast.sendAt, state: broadcast.status, urgent: broadcast.emergencyReason !== null },
    // The time of an announcement was approved with its words (core/broadcasts/put-off.ts).
    movable:
      broadcast.status === 'scheduled' && said?.kind !== 'announcement' && mayDo(ctx, 'broadcast.schedule', unit.path),
    ...{ broadcastId: broadcast.id, href: `/broadcasts/${broadcast.id}`, updatedAt: broadcast.updatedAt, audience: {} },
  }))
}

type Said = { id: string; seriesId: string | null; day: string } | null

const subjectOf = (said: Said) => said && (said.seriesId ? turnOf(said.seriesId, said.day) : said.id)

/** What names one turn of a series before and after it is made. */
export const turnOf = (seriesId: string, day: string) => `${seriesId}:${day}`

const among = (ids: readonly string[]) =>
  sql`${deliveries.broadcastId} in (select value from json_each(${JSON.stringify(ids)}))`

/** How many places each of these broadcasts goes to. */
export async function groupsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ id: deliveries.broadcastId, count: sql<number>`count(*)` })
    .from(deliveries)
    .where(among(ids))
    .groupBy(deliveries.broadcastId)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** How many sends of each of these broadcasts have not left, by channel. */
export const waitingOf = (
  ctx: Ctx,
  ids: readonly string[],
): Promise<{ id: string; channel: Channel; count: number }[]> =>
  ctx.db
    .select({ id: deliveries.broadcastId, channel: deliveries.channel, count: sql<number>`count(*)` })
    .from(deliveries)
    .where(and(among(ids), sql`${deliveries.state} in ('queued', 'retry')`))
    .groupBy(deliveries.broadcastId, deliveries.channel)
