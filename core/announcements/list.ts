import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { within } from '../roles.ts'
import { ofUnitAndFormer } from '../units/former.ts'
import { approvalsNeeded } from './approve.ts'
import { saidIn } from './content.ts'
import { approvalsGiven } from './given.ts'

const editor = alias(people, 'editor')

type AnnouncementFilter = { id?: string; unitId?: string; status?: 'draft' | 'approved' | 'scheduled' | 'cancelled' }

/** Announcements and series, the latest first, each with who approved it and the broadcast that carries it. */
export async function listAnnouncements(ctx: Ctx, { id, unitId, status }: AnnouncementFilter = {}) {
  const rows = await ctx.db
    .select({
      announcement: digests,
      unitName: units.name,
      editedByName: editor.name,
      broadcastId: broadcasts.id,
      broadcastStatus: broadcasts.status,
      leavesAt: broadcasts.sendAt,
    })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .leftJoin(editor, eq(editor.id, digests.editedBy))
    .leftJoin(broadcasts, and(eq(broadcasts.digestId, digests.id), ne(broadcasts.status, 'cancelled')))
    .where(
      and(
        within(ctx, 'digest.read'),
        inArray(digests.kind, ['announcement', 'series']),
        id ? eq(digests.id, id) : undefined,
        unitId ? ofUnitAndFormer(digests.unitId, unitId) : undefined,
        status ? eq(digests.status, status) : undefined,
      ),
    )
    .orderBy(desc(digests.createdAt))
    .limit(100)
  const given = await approvalsGiven(
    ctx.db,
    rows.map(({ announcement }) => announcement.id),
  )
  return rows.map(({ announcement, ...names }) => ({
    ...announcement,
    ...names,
    said: saidIn(announcement.content),
    needed: approvalsNeeded(announcement),
    approvals: given(announcement),
  }))
}
