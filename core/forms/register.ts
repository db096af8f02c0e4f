import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import type { Channel } from '../../db/schema/channels.ts'
import { digests } from '../../db/schema/digests.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { within } from '../roles.ts'
import { addDays, instantOf, writtenDay } from '../time.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { channelNames, registerWords as words } from './messages.ts'

/** What went out in one broadcast over one channel. */
export type Entry = {
  broadcastId: string
  sendAt: number
  unitName: string
  title: string
  code: string
  channel: Channel
  groups: number
  sent: number
  received: number
  failed: number
  approver: string
  urgent: boolean
}

/** Days of Vietnam, both of them within. */
export type Period = { unitId?: string; from: string; to: string }

const longestDays = 366
const mostEntries = 5_000
const approver = alias(people, 'approver')

// One channel's deliveries that came so far: what was received or seen was sent too.
const count = (states: string) => sql<number>`sum(${deliveries.state} in (${sql.raw(states)}))`.mapWith(Number)

/**
 * What went out where, a line a broadcast and channel, the earliest first: the register that who informs the people keeps
 * (Decree 49/2024/NĐ-CP). What is only planned, or was called off before anybody got it, is not in it.
 *
 * @throws AppError INVALID form.period, form.long
 */
export async function registerOf(ctx: Ctx, { unitId, from, to }: Period): Promise<Entry[]> {
  const seen = within(ctx, 'broadcast.read')
  if (from > to) throw new AppError('INVALID', 'form.period')
  if (addDays(from, longestDays) <= to) throw new AppError('INVALID', 'form.long', { days: longestDays })
  const rows = await ctx.db
    .select({
      broadcastId: broadcasts.id,
      sendAt: broadcasts.sendAt,
      unitName: units.name,
      title: broadcasts.title,
      code: sql<string>`coalesce(${digests.code}, '')`,
      channel: deliveries.channel,
      groups: sql<number>`count(*)`,
      sent: count("'sent', 'received', 'seen'"),
      received: count("'received', 'seen'"),
      failed: count("'failed', 'skipped', 'unknown'"),
      approver: sql<string>`coalesce(${approver.name}, '')`,
      urgent: sql<boolean>`${broadcasts.emergencyReason} is not null`.mapWith(Boolean),
    })
    .from(broadcasts)
    .innerJoin(units, eq(units.id, broadcasts.unitId))
    .innerJoin(deliveries, eq(deliveries.broadcastId, broadcasts.id))
    .leftJoin(digests, eq(digests.id, broadcasts.digestId))
    .leftJoin(approver, eq(approver.id, broadcasts.approvedBy))
    .where(
      and(
        seen,
        unitId ? ofUnitAndFormer(broadcasts.unitId, unitId) : undefined,
        gte(broadcasts.sendAt, instantOf(from, '00:00')),
        lt(broadcasts.sendAt, instantOf(addDays(to, 1), '00:00')),
      ),
    )
    .groupBy(broadcasts.id, deliveries.channel)
    .having(sql`sum(${deliveries.state} in ('sent', 'received', 'seen', 'failed', 'unknown', 'skipped')) > 0`)
    .orderBy(asc(broadcasts.sendAt), asc(units.path), asc(broadcasts.id), asc(deliveries.channel))
    .limit(mostEntries + 1)
  if (rows.length > mostEntries) throw new AppError('INVALID', 'form.many', { max: mostEntries })
  return rows
}

/** The register as the sheet that is printed and kept: its heads, and a row an entry. */
export const registerSheet = (entries: readonly Entry[]) => ({
  name: words.sheet,
  heads: [...words.heads],
  rows: entries.map((entry, at) => [
    ...[String(at + 1), writtenDay(entry.sendAt), entry.unitName, entry.title, entry.code],
    ...[channelNames[entry.channel], String(entry.groups), String(entry.sent), String(entry.received)],
    ...[String(entry.failed), entry.approver, entry.urgent ? words.urgent : ''],
  ]),
})
