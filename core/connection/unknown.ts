import { desc, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { unknownEvents } from '../../db/schema/connection.ts'
import type { Ctx } from '../context.ts'

/** Counts an event of a name that nobody knows yet; the log tells of the first one. */
export async function countUnknown(ctx: Ctx, { name, fields }: { name: string; fields: string[] }): Promise<void> {
  const at = ctx.now()
  const [counted] = await ctx.write((tx) =>
    tx
      .insert(unknownEvents)
      .values({ name, fields, firstAt: at, lastAt: at })
      .onConflictDoUpdate({
        target: unknownEvents.name,
        set: { times: sql`${unknownEvents.times} + 1`, lastAt: at, fields },
      })
      .returning({ times: unknownEvents.times }),
  )
  if (counted?.times === 1) ctx.log('event.unknown', { name })
}

export const listUnknown = (db: Reader) => db.select().from(unknownEvents).orderBy(desc(unknownEvents.lastAt)).limit(50)
