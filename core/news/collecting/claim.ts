import { and, eq, sql } from 'drizzle-orm'
import { sources } from '../../../db/schema/news.ts'
import type { Ctx } from '../../context.ts'
import { minuteMs } from '../../time.ts'
import type { Source } from '../sources.ts'

// Longer than one reading takes: a feed, its articles one after the other, and the wait until it is stored.
const leaseMs = 5 * minuteMs

/** The address that has waited longest of each host that nobody reads from now. */
const dueAddresses = (at: number, most: number) => sql`
  select url from (
    select waiting.url, min(waiting.next_fetch_at) as due from sources waiting
    where waiting.paused = 0 and waiting.next_fetch_at <= ${at} and not exists (
      select 1 from sources busy where busy.host = waiting.host and busy.claimed_until > ${at})
    group by waiting.host order by due limit ${most})`

/**
 * Takes up to `most` addresses whose time has come, one a host, and answers all the sources that share each. Their next time
 * moves forward with the claim: a process that dies while reading loses one round, and nothing else.
 */
export async function claimDue(ctx: Ctx, most: number): Promise<Source[][]> {
  const due = await ctx.db.all<{ url: string }>(dueAddresses(ctx.now(), 1))
  if (due.length === 0) return []
  const claimed = await ctx.write((tx) =>
    tx
      .update(sources)
      .set({
        claimedUntil: ctx.now() + leaseMs,
        nextFetchAt: sql`${ctx.now()} + ${sources.intervalMinutes} * ${minuteMs}`,
      })
      .where(and(eq(sources.paused, false), sql`${sources.url} in (${dueAddresses(ctx.now(), most)})`))
      .returning(),
  )
  const shared = new Map<string, Source[]>()
  for (const source of claimed) shared.set(source.url, [...(shared.get(source.url) ?? []), source])
  return [...shared.values()]
}
