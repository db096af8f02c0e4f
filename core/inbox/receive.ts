import { sql } from 'drizzle-orm'
import { pieces } from '../../db/pieces.ts'
import type { Ctx } from '../context.ts'
import type { InboxEvent } from '../incoming.ts'

/**
 * Stores events once each, in one commit, and in one statement unless they are long; answers, for each, whether it was new.
 * A repeat (the same raw body) changes nothing.
 */
export async function receive(ctx: Pick<Ctx, 'write' | 'now'>, events: InboxEvent[]): Promise<boolean[]> {
  const rows = events.map(
    ({ dedupeKey, name, incoming }): Row => [dedupeKey, incoming.channel, name, JSON.stringify(incoming)],
  )
  const fresh = new Set<string>()
  await ctx.write(async (tx) => {
    for (const some of pieces(rows, lettersOf)) {
      const stored = await tx.all<{ dedupe_key: string }>(sql`
        insert into inbox_events (dedupe_key, channel, name, body, received_at)
        select value ->> 0, value ->> 1, value ->> 2, value ->> 3, ${ctx.now()} from json_each(${JSON.stringify(some)})
        where true on conflict (dedupe_key) do nothing
        returning dedupe_key`)
      for (const { dedupe_key } of stored) fresh.add(dedupe_key)
    }
  })
  // Two copies in one batch: only the first is new.
  return events.map(({ dedupeKey }) => fresh.delete(dedupeKey))
}

type Row = [dedupeKey: string, channel: string, name: string, body: string]

// What else stands in a row is short, and a quotation mark in the body is written with a sign more.
const lettersOf = ([, , , body]: Row) => 300 + 1.5 * body.length
