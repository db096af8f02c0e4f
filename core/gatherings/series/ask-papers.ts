import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { queueReply } from '../../replies/queue.ts'
import { nearest, staffWith } from '../../staff.ts'
import { dayMs } from '../../time.ts'
import { gatheringWords as words } from '../messages.ts'

/** Reminds the office, once a person, of gatherings whose papers were due within the last day and are not there; answers of how many. */
export async function askPapersDue(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  const lacking = await ctx.db
    .select({ id: gatherings.id, title: gatherings.title, startsAt: gatherings.startsAt, path: units.path })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(
      and(
        ...[inArray(gatherings.state, ['draft', 'announced']), gt(gatherings.startsAt, now)],
        ...[lte(gatherings.papersDueAt, now), gt(gatherings.papersDueAt, now - dayMs)],
        sql`not exists (select 1 from gathering_papers p where p.gathering_id = ${gatherings.id} and p.withdrawn_at is null)`,
        // Whom the first minute of them told is told no more.
        sql`not exists (select 1 from replies r where r.cause = ${cause} and r.cause_id >= ${gatherings.id} || ':' and r.cause_id < ${gatherings.id} || ';')`,
      ),
    )
  if (lacking.length === 0) return 0
  const staff = await staffWith(ctx.db, now, ['editor', 'communicator'])
  await ctx.write(async (tx) => {
    for (const { id, title, startsAt, path } of lacking)
      for (const { personId, oaUserId } of nearest(staff, path))
        await queueReply(tx, ctx, {
          ...{ to: { channel: 'oa_chat', id: oaUserId }, cause, causeId: `${id}:${personId}` },
          content: { text: words.papersLacking(title, startsAt) },
        })
  })
  return lacking.length
}

const cause = 'gathering-papers'
