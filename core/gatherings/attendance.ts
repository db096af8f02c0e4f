import { and, asc, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { gatheringAttendance, gatheringPoints } from '../../db/schema/gathering-rooms.ts'
import { gatherings } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { idFromUuid } from '../ids.ts'
import { oneLine } from '../news/plain.ts'
import { dayMs } from '../time.ts'
import { countIn, latestMs } from './check-in.ts'
import { gatheringFor } from './gathering.ts'

const longestName = 100
/** Who was at a gathering is known by name for as long as a year's work is looked back on; how many were there stays. */
export const attendanceKeptMs = 366 * dayMs
export const mostListed = 500

/**
 * Writes in somebody without a phone, by the name that they say. `clientId` makes it once, however often it is sent; whether
 * they have a vote the host says.
 *
 * @throws AppError INVALID gathering.name; CONFLICT gathering.not-open or gathering.closed
 */
export async function writeIn(
  ctx: Ctx,
  id: string,
  given: { clientId: string; name: string; mayVote: boolean; point?: number },
): Promise<{ id: string }> {
  const { unit } = await gatheringFor(ctx, 'gathering.lead', id)
  const name = oneLine(given.name)
  if (!name || [...name].length > longestName) throw new AppError('INVALID', 'gathering.name')
  const sealedName = await ctx.crypt.seal(name)
  const at = ctx.now()
  const rowId = idFromUuid('at', given.clientId)
  return ctx.write(async (tx) => {
    const [now] = await tx.select().from(gatherings).where(eq(gatherings.id, id))
    if (!now?.openedAt) throw new AppError('CONFLICT', 'gathering.not-open')
    if (now.state !== 'open' && (now.closedAt === null || at > now.closedAt + latestMs || now.state !== 'closed'))
      throw new AppError('CONFLICT', 'gathering.closed')
    const points = given.point ? await tx.select().from(gatheringPoints).where(eq(gatheringPoints.gatheringId, id)) : []
    const pointId = points.find(({ number }) => number === given.point)?.id ?? null
    const row = { id: rowId, gatheringId: id, pointId, sealedName, way: 'host' as const }
    const votes = now.votes !== 'nobody' && given.mayVote
    const added = await tx
      .insert(gatheringAttendance)
      .values({ ...row, byPersonId: ctx.actor.personId, mayVote: votes, at, takenAt: at })
      .onConflictDoNothing()
      .returning({ gatheringId: gatheringAttendance.gatheringId, pointId: gatheringAttendance.pointId })
    await countIn(tx, added, at)
    if (added.length > 0)
      await record(tx, ctx, { action: 'gathering.write-in', unitId: unit.id, subjectId: id, detail: { row: rowId } })
    return { id: rowId }
  })
}

/** Who is there, in the order in which they came; some hundreds at a time. */
export async function listAttendance(ctx: Ctx, id: string, { from = 0 }: { from?: number } = {}) {
  const { gathering } = await gatheringFor(ctx, 'gathering.lead', id)
  const rows = await ctx.db
    .select({
      ...{ id: gatheringAttendance.id, way: gatheringAttendance.way, at: gatheringAttendance.at },
      ...{ takenAt: gatheringAttendance.takenAt, leftAt: gatheringAttendance.leftAt },
      ...{ mayVote: gatheringAttendance.mayVote, sealedName: gatheringAttendance.sealedName },
      ...{ name: people.name, introducedAs: people.introducedAs, unitName: units.name, point: gatheringPoints.name },
    })
    .from(gatheringAttendance)
    .leftJoin(people, eq(people.id, gatheringAttendance.personId))
    .leftJoin(units, eq(units.id, gatheringAttendance.unitId))
    .leftJoin(gatheringPoints, eq(gatheringPoints.id, gatheringAttendance.pointId))
    // Whose name was let go of is counted, and is no line.
    .where(
      and(
        eq(gatheringAttendance.gatheringId, id),
        or(isNotNull(gatheringAttendance.personId), isNotNull(gatheringAttendance.sealedName)),
      ),
    )
    .orderBy(asc(gatheringAttendance.at), asc(gatheringAttendance.id))
    .limit(mostListed)
    .offset(from)
  const attendance = await Promise.all(
    rows.map(async ({ sealedName, name, introducedAs, takenAt, ...row }) => ({
      ...row,
      late: takenAt > row.at,
      name: sealedName === null ? (introducedAs ?? name ?? '') : await ctx.crypt.unseal(sealedName).catch(() => ''),
    })),
  )
  return { total: gathering.present, attendance }
}

/** Lets go of who was asked by name and who answered what; how many there were stays. `which`: a selection of ids. */
export async function forgetAnswers(tx: Tx, which: SQL): Promise<void> {
  const rows = await tx.all<{ id: string }>(sql`select g.id from gatherings g where g.id in ${which}`)
  const ids = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
  const answered = (answer: string) =>
    sql`(select count(*) from gathering_rsvps r where r.gathering_id = gatherings.id and r.answer = ${answer})`
  await tx.run(sql`
    update gatherings set kept_answers = json_object('yes', ${answered('yes')}, 'no', ${answered('no')}, 'maybe', ${answered('maybe')},
      'named', (select count(*) from gathering_invitations i where i.gathering_id = gatherings.id and i.what = 'person'))
    where id in ${ids}`)
  await tx.run(sql`delete from gathering_rsvps where gathering_id in ${ids}`)
  await tx.run(sql`delete from gathering_invitations where what = 'person' and gathering_id in ${ids}`)
}
