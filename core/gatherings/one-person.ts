import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { gatheringAttendance, gatheringComments, gatheringPoints } from '../../db/schema/gathering-rooms.ts'
import {
  classMembers,
  gatheringInvitations,
  gatheringRsvps,
  gatheringSeries,
  gatherings,
} from '../../db/schema/gatherings.ts'
import type { Ctx } from '../context.ts'
import { countIn } from './check-in.ts'
import { answeredPoints, countAnswers } from './points/choose.ts'
import { nextChange } from './points/point.ts'

// Where one human was noted under both names, what came first stands: they were there once, and voted once.
const once = [
  ['gathering_rsvps', 'gathering_id', 'at'],
  ['gathering_attendance', 'gathering_id', 'at'],
  ['gathering_votes', 'motion_id', 'at'],
] as const

/** Makes what two rows of one human said and did at gatherings one person's. */
export async function mergeGatherings(
  tx: Tx,
  { keep, drop, at }: { keep: string; drop: string; at: number },
): Promise<void> {
  const lost = await tx.all<{ gatheringId: string; pointId: string | null }>(sql`
    select a.gathering_id as "gatheringId", case when b.at > a.at then b.point_id else a.point_id end as "pointId"
    from gathering_attendance a join gathering_attendance b on b.person_id = ${keep} and b.gathering_id = a.gathering_id
    where a.person_id = ${drop}`)
  const chosen = await answeredPoints(tx, [keep, drop])
  for (const [table, of, since] of once) {
    const [name, key, when] = [sql.identifier(table), sql.identifier(of), sql.identifier(since)]
    await tx.run(sql`
      delete from ${name} where person_id = ${keep} and exists (select 1 from ${name} other
        where other.person_id = ${drop} and other.${key} = ${name}.${key} and other.${when} < ${name}.${when})`)
    await tx.run(sql`
      delete from ${name} where person_id = ${drop} and ${key} in (
        select ${key} from ${name} where person_id = ${keep})`)
    await tx.run(sql`update ${name} set person_id = ${keep} where person_id = ${drop}`)
  }
  await countIn(tx, lost, at, -1)
  for (const { gatheringId, pointId } of chosen) await countAnswers(tx, gatheringId, [pointId], at)
  await tx.run(sql`
    insert or ignore into gathering_invitations (gathering_id, what, target_id)
    select gathering_id, what, ${keep} from gathering_invitations where what = 'person' and target_id = ${drop}`)
  await tx.delete(gatheringInvitations).where(eq(gatheringInvitations.targetId, drop))
  await tx.run(sql`update or ignore class_members set person_id = ${keep} where person_id = ${drop}`)
  await tx.delete(classMembers).where(eq(classMembers.personId, drop))
}

/**
 * Takes a person's name off gatherings. That somebody was there stays counted, for minutes say how many; so does their vote,
 * under the id that leads to nobody any more. What they said goes with them.
 */
export async function eraseFromGatherings(tx: Tx, personId: string, at: number): Promise<void> {
  const kept = await tx
    .select({ id: gatheringPoints.id, gatheringId: gatheringPoints.gatheringId })
    .from(gatheringPoints)
    .where(eq(gatheringPoints.keeperId, personId))
  for (const { id, gatheringId } of kept) {
    const change = await nextChange(tx, gatheringId)
    await tx.update(gatheringPoints).set({ keeperId: null, change }).where(eq(gatheringPoints.id, id))
  }
  const chosen = await answeredPoints(tx, [personId])
  await tx.delete(gatheringRsvps).where(eq(gatheringRsvps.personId, personId))
  for (const { gatheringId, pointId } of chosen) await countAnswers(tx, gatheringId, [pointId], at)
  await tx.delete(classMembers).where(eq(classMembers.personId, personId))
  // A class that nobody keeps is taken up by somebody else of its unit.
  await tx.update(gatheringSeries).set({ keeperId: null }).where(eq(gatheringSeries.keeperId, personId))
  await tx.delete(gatheringInvitations).where(eq(gatheringInvitations.targetId, personId))
  await tx
    .update(gatheringComments)
    .set({ personId: null, text: '', state: 'hidden' })
    .where(eq(gatheringComments.personId, personId))
}

/** What of gatherings leads to a person: to what they were asked by name, what they answered, where they were, what they said. */
export async function heldOfGatherings({ db }: Pick<Ctx, 'db'>, personId: string) {
  const attended = await db
    .select({
      ...{ title: gatherings.title, at: gatheringAttendance.at, way: gatheringAttendance.way },
      ...{ mayVote: gatheringAttendance.mayVote, leftAt: gatheringAttendance.leftAt },
    })
    .from(gatheringAttendance)
    .innerJoin(gatherings, eq(gatherings.id, gatheringAttendance.gatheringId))
    .where(eq(gatheringAttendance.personId, personId))
  const answered = await db
    .select({
      ...{ title: gatherings.title, answer: gatheringRsvps.answer, point: gatheringPoints.name, at: gatheringRsvps.at },
    })
    .from(gatheringRsvps)
    .leftJoin(gatheringPoints, eq(gatheringPoints.id, gatheringRsvps.pointId))
    .innerJoin(gatherings, eq(gatherings.id, gatheringRsvps.gatheringId))
    .where(eq(gatheringRsvps.personId, personId))
  const said = await db
    .select({ title: gatherings.title, text: gatheringComments.text, at: gatheringComments.at })
    .from(gatheringComments)
    .innerJoin(gatherings, eq(gatherings.id, gatheringComments.gatheringId))
    .where(eq(gatheringComments.personId, personId))
  const voted = await db.all<{ title: string; motion: string; choice: number | null; at: number }>(sql`
    select g.title, m.text as motion, v.choice, v.at from gathering_votes v
    join gathering_motions m on m.id = v.motion_id join gatherings g on g.id = m.gathering_id
    where v.person_id = ${personId}`)
  const asked = await db.all<{ title: string; startsAt: number }>(sql`
    select g.title, g.starts_at as "startsAt" from gathering_invitations i join gatherings g on g.id = i.gathering_id
    where i.what = 'person' and i.target_id = ${personId} and g.state <> 'draft'`)
  const classes = await db
    .select({ title: gatheringSeries.title, addedAt: classMembers.addedAt })
    .from(classMembers)
    .innerJoin(gatheringSeries, eq(gatheringSeries.id, classMembers.seriesId))
    .where(eq(classMembers.personId, personId))
  return { asked, answered, attended, said, voted, classes }
}
