import { and, eq, isNull, sql } from 'drizzle-orm'
import { gatheringAttendance } from '../../db/schema/gathering-rooms.ts'
import { classFigures, classMembers, gatheringSeries } from '../../db/schema/gatherings.ts'
import type { Ctx } from '../context.ts'
import { attendanceKeptMs, forgetAnswers } from '../gatherings/attendance.ts'
import { isClass } from './class.ts'
import { countsOf, rosterOf } from './roster.ts'

const mostAtOnce = 20

/**
 * Lets go of who was in classes whose last session is over for so long: what they came to is counted first. Certificates stay,
 * for they are their people's. Answers of how many.
 */
export async function forgetClasses(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<number> {
  const due = await ctx.db
    .select({ id: gatheringSeries.id })
    .from(gatheringSeries)
    .where(
      and(
        ...[isClass, isNull(gatheringSeries.forgottenAt)],
        sql`${gatheringSeries.createdAt} < ${ctx.now() - attendanceKeptMs}`,
        sql`not exists (select 1 from gatherings g where g.series_id = gathering_series.id
          and g.ends_at > ${ctx.now() - attendanceKeptMs})`,
      ),
    )
    .limit(mostAtOnce)
  for (const { id } of due)
    await ctx.write(async (tx) => {
      const [series] = await tx.select().from(gatheringSeries).where(eq(gatheringSeries.id, id))
      if (!series || series.forgottenAt !== null) return
      const { students } = await rosterOf(tx, series)
      const at = ctx.now()
      for (const row of countsOf(students)) await tx.insert(classFigures).values({ seriesId: id, ...row })
      const own = sql`(select g.id from gatherings g where g.series_id = ${id})`
      await tx
        .update(gatheringAttendance)
        .set({ personId: null, sealedName: null, byPersonId: null })
        .where(sql`${gatheringAttendance.gatheringId} in ${own}`)
      // Who was asked by name, and who answered, is who was in it.
      await forgetAnswers(tx, own)
      await tx.delete(classMembers).where(eq(classMembers.seriesId, id))
      const ended = series.endedAt ?? at
      await tx
        .update(gatheringSeries)
        .set({ forgottenAt: at, state: 'ended', endedAt: ended })
        .where(eq(gatheringSeries.id, id))
    })
  return due.length
}
