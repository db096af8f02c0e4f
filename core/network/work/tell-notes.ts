import { eq, gt, sql } from 'drizzle-orm'
import { networkNotes } from '../../../db/schema/network.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { queueReply } from '../../replies/queue.ts'
import { nearest, staffWith } from '../../staff.ts'
import { dayMs, outsideQuietHours } from '../../time.ts'
import { networkWords as words } from '../messages.ts'

/** Writes to those who edit and communicate for a unit that was thanked or reminded: each once, and not at night. */
export async function tellNotes(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  const now = ctx.now()
  if (outsideQuietHours(now) !== now) return
  const fresh = await ctx.db
    .select({
      ...{ id: networkNotes.id, kind: networkNotes.kind, text: networkNotes.text, path: units.path, name: units.name },
      from: sql<string>`(select name from units f where f.id = ${networkNotes.fromUnitId})`,
    })
    .from(networkNotes)
    .innerJoin(units, eq(units.id, networkNotes.unitId))
    .where(gt(networkNotes.at, now - 2 * dayMs))
  if (fresh.length === 0) return
  const staff = await staffWith(ctx.db, now, ['editor', 'communicator'])
  await ctx.write(async (tx) => {
    for (const { id, kind, text, path, name, from } of fresh) {
      const content = { text: words.note[kind](from, name, text) }
      for (const [personId, oaUserId] of new Map(nearest(staff, path).map((one) => [one.personId, one.oaUserId]))) {
        const to = { channel: 'oa_chat' as const, id: oaUserId }
        await queueReply(tx, ctx, { to, cause: 'network_note', causeId: `${id}:${personId}`, content })
      }
    }
  })
}
