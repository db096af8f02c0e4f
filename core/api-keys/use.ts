import { inArray, sql } from 'drizzle-orm'
import { apiKeys } from '../../db/schema/api-keys.ts'
import type { Ctx } from '../context.ts'
import { minuteMs } from '../time.ts'

/** The keys that were used and whose rows do not say so yet, by when. */
export type Uses = Map<string, number>

/** Notes a use to be written; false where the row says as much within a minute. */
export function noteUse(
  uses: Uses,
  id: string,
  { at, lastUsedAt }: { at: number; lastUsedAt: number | null },
): boolean {
  if (lastUsedAt !== null && Math.abs(at - lastUsedAt) < minuteMs) return false
  uses.set(id, at)
  return true
}

/** Writes when the keys were used: of all of them in one statement. */
export async function writeUses(ctx: Pick<Ctx, 'write'>, uses: Uses): Promise<void> {
  if (uses.size === 0) return
  const noted = [...uses]
  uses.clear()
  const at = Math.max(...noted.map(([, at]) => at))
  const ids = noted.map(([id]) => id)
  await ctx.write((tx) =>
    tx
      .update(apiKeys)
      .set({ lastUsedAt: sql`max(coalesce(${apiKeys.lastUsedAt}, 0), ${at})` })
      .where(inArray(apiKeys.id, ids)),
  )
}
