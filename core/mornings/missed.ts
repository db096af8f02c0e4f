import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { digests, type MissedReason } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { nearest, staffWith } from '../staff.ts'
import { dayMs } from '../time.ts'
import { asks } from './messages.ts'
import { morningsWhere } from './rows.ts'
import type { Ask } from './steps.ts'

/** How far back it is looked for: a process that stood still for a day still tells. */
const lookBackMs = 2 * dayMs

/**
 * Notes of each announcement that its time went by, or that what it tells is over, and nobody had approved it: no approval can let
 * it go any more, so it waits for its author.
 */
export async function missAnnouncements(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  const open = and(eq(digests.kind, 'announcement'), eq(digests.status, 'draft'), isNull(digests.missed))
  const [sendAt, expiresAt, endsAt] = [
    sql`${digests.sending} ->> '$.sendAt'`,
    sql`${digests.content} ->> '$.items[0].life.expiresAt'`,
    sql`${digests.content} ->> '$.items[0].life.endsAt'`,
  ]
  const past = or(lt(sendAt, now), sql`coalesce(${expiresAt}, ${endsAt}) <= ${now}`)
  const rows = await morningsWhere(ctx.db, and(open, isNull(units.closedAt), past))
  let missed = 0
  for (const { digest, unit } of rows) {
    await ctx.write(async (tx) => {
      // Somebody may have given it another time meanwhile.
      const same = and(eq(digests.id, digest.id), eq(digests.contentHash, digest.contentHash), open)
      const [row] = await tx.update(digests).set({ missed: 'not-approved', updatedAt: now }).where(same).returning()
      if (!row) return
      missed += 1
      const detail = { reason: 'not-approved' }
      await record(tx, ctx, { action: 'announcement.miss', unitId: unit.id, subjectId: digest.id, detail })
    })
  }
  return missed
}

/** Why an announcement goes by that somebody has to mend; a day on which nothing is sent is not. */
export const announcementMisses: MissedReason[] = ['not-approved', 'no-groups', 'groups-gone']

/** Whoever communicates for the unit of an announcement that did not leave hears why. */
export async function missedAsks(ctx: Ctx): Promise<Ask[]> {
  const rows = await morningsWhere(
    ctx.db,
    and(
      eq(digests.kind, 'announcement'),
      inArray(digests.missed, announcementMisses),
      gt(digests.updatedAt, ctx.now() - lookBackMs),
      isNull(units.closedAt),
    ),
  )
  if (rows.length === 0) return []
  const staff = await staffWith(ctx.db, ctx.now(), ['communicator', 'editor'])
  return rows.map(({ digest: { id, title, missed, sending, contentHash }, unit }) => {
    return {
      ...{ key: `${id}:${contentHash.slice(0, 12)}:${missed}`, digestId: id, opens: false },
      urgent: Boolean(sending?.urgentReason),
      text: asks.missedAnnouncement(title, missed!),
      to: nearest(staff, unit.path),
    }
  })
}
