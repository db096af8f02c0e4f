import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import type { InboxEvent } from '../incoming.ts'

/**
 * Stores events once each, in one statement and so one commit; answers, for each, whether it was new.
 * A repeat (the same raw body) changes nothing.
 */
export async function receive(ctx: Pick<Ctx, 'write' | 'now'>, events: InboxEvent[]): Promise<boolean[]> {
  const rows = events.map(({ dedupeKey, name, incoming }) => [
    dedupeKey,
    incoming.channel,
    name,
    JSON.stringify(incoming),
  ])
  const stored = await ctx.write((tx) =>
    tx.all<{ dedupe_key: string }>(sql`
      insert into inbox_events (dedupe_key, channel, name, body, received_at)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, ${ctx.now()} from json_each(${JSON.stringify(rows)})
      where true on conflict (dedupe_key) do nothing
      returning dedupe_key`),
  )
  const fresh = new Set(stored.map((row) => row.dedupe_key))
  // Two copies in one batch: only the first is new.
  return events.map(({ dedupeKey }) => fresh.delete(dedupeKey))
}
