import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { dayOf, instantOf } from '../time.ts'
import type { Reach } from './audience.ts'
import { lateMs } from './broadcasts.ts'

export type Forecast = {
  groups: number
  sends: number
  /** How long the account's rate makes it last. */
  minutes: number
  /** Of the sends, those that use up the account's messages to persons and to groups, and how many it still has. */
  persons: Quota
  groupMessages: Quota
}
/** `left` is null where nobody says. */
type Quota = { counted: number; left: number | null }

/** What sending to so many groups would take of the account. */
export async function forecastOf(ctx: Ctx, reach: Reach): Promise<Forecast> {
  const { total, sends, byChannel } = reach
  return { groups: total, sends, minutes: Math.ceil(sends / ctx.callsPerMinute), ...(await quotasOf(ctx, byChannel)) }
}

/** What so many sends would use up of what the account still has. */
export async function quotasOf(
  ctx: Ctx,
  byChannel: Reach['byChannel'],
): Promise<Pick<Forecast, 'persons' | 'groupMessages'>> {
  const persons = byChannel.find(({ channel }) => channel === 'oa_chat')?.count ?? 0
  const inGroups = byChannel.find(({ channel }) => channel === 'oa_group')?.count ?? 0
  return {
    persons: { counted: persons, left: persons > 0 ? await ctx.messagesLeft() : null },
    groupMessages: { counted: inGroups, left: inGroups > 0 ? await groupMessagesLeft(ctx) : null },
  }
}

// What went to groups this month, by Vietnam's calendar: the platform gives no such figure.
async function groupMessagesLeft(ctx: Ctx): Promise<number | null> {
  if (ctx.groupMessagesPerMonth === null) return null
  const since = instantOf(`${dayOf(ctx.now()).slice(0, 8)}01`, '00:00')
  const [sent] = await ctx.db.all<{ count: number }>(sql`
    select (
      select count(*) from broadcasts b join deliveries d on d.broadcast_id = b.id
      where b.send_at >= ${since - lateMs} and d.channel = 'oa_group' and d.sent_at >= ${since}
    ) + (select count(*) from replies where channel = 'oa_group' and sent_at >= ${since}) as count`)
  return Math.max(0, ctx.groupMessagesPerMonth - (sent?.count ?? 0))
}
