import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { Channel } from '../../db/schema/channels.ts'
import type { Audience } from '../../db/schema/digests.ts'
import { isBelow } from '../../db/schema/units.ts'
import { breathe } from '../breathe.ts'
import { capabilities } from '../channels.ts'
import type { Ctx } from '../context.ts'
import { tagOf } from '../groups/tags.ts'

// One piece is written in a few dozen milliseconds; others write between two of them.
const piece = 4000

const list = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`

/** The groups in use at or below a unit, or those of them that were chosen, as `groups g`. */
function audienceOf(path: string, { unitIds, channels, tags, groupIds }: Audience): SQL {
  const chosen =
    unitIds &&
    sql`exists (
    select 1 from units chosen where chosen.id in ${list(unitIds)} and ${isBelow(sql`u.path`, sql`chosen.path`)})`
  const below = sql`exists (
    select 1 from units u where u.id = g.unit_id and ${isBelow(sql`u.path`, path)} and ${chosen ?? sql`true`})`
  return sql`groups g
    where ${chosen ? below : sql`(${isWhole(path)} or ${below})`} and g.status = 'active'
      and ${channels ? sql`g.channel in ${list(channels)}` : sql`true`}
      and ${tags ? sql`exists (select 1 from json_each(g.tags) tag where tag.value in ${list(tags.map(tagOf))})` : sql`true`}
      and ${groupIds ? sql`g.id in ${list(groupIds)}` : sql`true`}`
}

/** Whether a unit is the one top of the office: then all belongs below it, and nobody need look for each. */
const isWhole = (path: string): SQL =>
  path.split('/').length === 3 ? sql`(select count(*) from units where parent_id is null) = 1` : sql`false`

export type Reach = { total: number; sends: number; byChannel: { channel: Channel; count: number }[] }

/** How many groups an audience is; `sends` counts those that a call to the platform reaches. */
export async function reachOf(db: Pick<Ctx['db'], 'all'>, path: string, audience: Audience): Promise<Reach> {
  const byChannel = await db.all<{ channel: Channel; count: number }>(
    sql`select g.channel, count(*) as count from ${audienceOf(path, audience)} group by g.channel`,
  )
  return reachBy(byChannel)
}

const sum = (rows: Reach['byChannel']) => rows.reduce((all, { count }) => all + count, 0)

const reachBy = (byChannel: Reach['byChannel']): Reach => ({
  total: sum(byChannel),
  sends: sum(byChannel.filter(({ channel }) => capabilities[channel].sends)),
  byChannel,
})

/** As `reachOf` of everybody, for many units at once, by path. */
export async function reachOfAll(db: Pick<Ctx['db'], 'all'>): Promise<(path: string) => Reach> {
  const rows = await db.all<{ path: string; channel: Channel; count: number }>(sql`
    select u.path, g.channel, count(*) as count from groups g join units u on u.id = g.unit_id
    where g.status = 'active' group by g.unit_id, g.channel`)
  const known = new Map<string, Reach>()
  return (path) => {
    const found = known.get(path) ?? reachBy(added(rows.filter((row) => row.path.startsWith(path))))
    known.set(path, found)
    return found
  }
}

/** The same channels of several, counted together. */
export function added(rows: Reach['byChannel']): Reach['byChannel'] {
  const counts = new Map<Channel, number>()
  for (const { channel, count } of rows) counts.set(channel, (counts.get(channel) ?? 0) + count)
  return [...counts].map(([channel, count]) => ({ channel, count }))
}

type Planned = { id: string; path: string; audience: Audience; sendAt: number; plannedTo: string }

/** Writes the delivery rows of the next groups, and answers up to which; null when no group is left. */
export async function addPiece(tx: Tx, { id, path, audience, sendAt, plannedTo }: Planned, now: number) {
  const added = await tx.all<{ groupId: string }>(sql`
    insert into deliveries (id, broadcast_id, channel, recipient, group_id, unit_id, state, due_at, updated_at)
    select 'dl_' || lower(hex(randomblob(12))), ${id}, g.channel, g.external_id, g.id, g.unit_id, 'queued', ${sendAt}, ${now}
    from ${audienceOf(path, audience)} and g.id > ${plannedTo}
    order by g.id limit ${piece}
    returning group_id as "groupId"`)
  return added.length < piece ? null : (added.at(-1)?.groupId ?? null)
}

/** Finishes the plans of large audiences, piece by piece; one that a dead process left is gone on with where it stood. */
export async function planOn(ctx: Ctx): Promise<void> {
  const unfinished = await ctx.db.all<{ id: string }>(
    sql`select id from broadcasts where planned_to is not null and status in ('scheduled', 'sending', 'paused')`,
  )
  for (const { id } of unfinished) await planWhole(ctx, id)
}

export async function planWhole(ctx: Ctx, id: string): Promise<void> {
  for (let going = true; going; ) {
    going = await ctx.write(async (tx) => {
      const [row] = await tx.all<Omit<Planned, 'audience'> & { audience: string | null }>(sql`
        select b.id, u.path, b.audience, b.send_at as "sendAt", b.planned_to as "plannedTo"
        from broadcasts b join units u on u.id = b.unit_id
        where b.id = ${id} and b.planned_to is not null and b.status in ('scheduled', 'sending', 'paused')`)
      if (!row) return false
      const audience: Audience = row.audience ? JSON.parse(row.audience) : {}
      const plannedTo = await addPiece(tx, { ...row, audience }, ctx.now())
      await tx.run(sql`update broadcasts set planned_to = ${plannedTo} where id = ${id}`)
      return plannedTo !== null
    })
    await breathe()
  }
}
