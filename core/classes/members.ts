import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { classMembers, gatheringInvitations, gatheringSeries, gatherings } from '../../db/schema/gatherings.ts'
import { isBelow } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { namedNear } from '../gatherings/pick-people.ts'
import { mostInvited, planHash, planOf } from '../gatherings/plan.ts'
import { papersIn } from '../gatherings/write.ts'
import type { Unit } from '../units/tree.ts'
import { type Class, expectRunning, keptClass } from './class.ts'

type Known = { id: string; name: string; unitName: string; isCommunicator: number }

/** Whom a class of this unit may have by name: who belongs to it or below it, or works there. */
const peopleNear = (ctx: Pick<Ctx, 'db' | 'now'>, { path }: Pick<Unit, 'path'>) =>
  ctx.db.all<Known>(sql`
    with near (person_id, unit_id, communicator) as (
      select p.id, p.unit_id, 0 from people p join units u on u.id = p.unit_id
      where p.unit_state = 'confirmed' and ${isBelow(sql`u.path`, path)}
      union all select r.person_id, r.unit_id, r.role = 'communicator' from roles r join units u on u.id = r.unit_id
      where ${isBelow(sql`u.path`, path)} and (r.ends_at is null or r.ends_at > ${ctx.now()}))
    select p.id, coalesce(nullif(p.introduced_as, ''), p.name) as name, min(u.name) as "unitName",
      max(near.communicator) as "isCommunicator"
    from near join people p on p.id = near.person_id and p.erased_at is null join units u on u.id = near.unit_id
    group by p.id order by name`)

/** Whom the keeper may add, by a part of the name. */
export async function findPeople(ctx: Ctx, id: string, { query }: { query: string }) {
  const { unit } = await keptClass(ctx, id)
  return namedNear(ctx, unit.path, query)
}

/**
 * Adds people to a class by name, or all communicators of its unit and of those below. They are asked to what is to come: a session
 * that was announced reminds them as it reminds the others, and one that was held counts for them as for everybody.
 *
 * @throws AppError INVALID class.people; CONFLICT class.ended
 */
export async function enrol(
  ctx: Ctx,
  id: string,
  { personIds, communicators = false }: { personIds: string[]; communicators?: boolean },
): Promise<{ added: number }> {
  const { series, unit } = await keptClass(ctx, id)
  expectRunning(series)
  const near = await peopleNear(ctx, unit)
  const known = new Set(near.map((one) => one.id))
  if (personIds.some((one) => !known.has(one))) throw new AppError('INVALID', 'class.people')
  const all = communicators ? near.filter((one) => one.isCommunicator === 1).map((one) => one.id) : []
  const wanted = [...new Set([...personIds, ...all])]
  return ctx.write(async (tx) => {
    await stillRunning(tx, id)
    const added: string[] = []
    for (let from = 0; from < wanted.length; from += 500) {
      const rows = wanted.slice(from, from + 500).map((personId) => ({
        ...{ seriesId: id, personId, addedBy: ctx.actor.personId, addedAt: ctx.now() },
      }))
      const kept = await tx.insert(classMembers).values(rows).onConflictDoNothing().returning()
      added.push(...kept.map(({ personId }) => personId))
    }
    if ((await tx.$count(classMembers, eq(classMembers.seriesId, id))) > mostInvited)
      throw new AppError('INVALID', 'gathering.invited')
    if (added.length === 0) return { added: 0 }
    await askAlso(tx, ctx, id, added, [])
    await record(tx, ctx, { action: 'class.enrol', unitId: unit.id, subjectId: id, detail: { people: added.length } })
    return { added: added.length }
  })
}

/** Takes somebody off a class: they are asked to nothing of it any more. That they were at what was held stays. */
export async function dismiss(ctx: Ctx, id: string, personId: string): Promise<void> {
  const { series, unit } = await keptClass(ctx, id)
  expectRunning(series)
  await ctx.write(async (tx) => {
    await stillRunning(tx, id)
    const gone = await tx
      .delete(classMembers)
      .where(and(eq(classMembers.seriesId, id), eq(classMembers.personId, personId)))
      .returning()
    if (gone.length === 0) throw new AppError('NOT_FOUND')
    await askAlso(tx, ctx, id, [], [personId])
    await record(tx, ctx, { action: 'class.dismiss', unitId: unit.id, subjectId: id, detail: { people: 1 } })
  })
}

async function stillRunning(tx: Tx, id: string): Promise<Class> {
  const [now] = await tx.select().from(gatheringSeries).where(eq(gatheringSeries.id, id))
  if (!now) throw new AppError('NOT_FOUND')
  expectRunning(now)
  return now
}

/** Asks people to the sessions to come, or asks them no more. What a draft's approval binds is written anew, by this hand. */
async function askAlso(tx: Tx, ctx: Ctx, seriesId: string, added: string[], gone: string[]): Promise<void> {
  const coming = await tx
    .select()
    .from(gatherings)
    .where(
      and(
        eq(gatherings.seriesId, seriesId),
        or(eq(gatherings.state, 'draft'), and(eq(gatherings.state, 'announced'), gt(gatherings.startsAt, ctx.now()))),
      ),
    )
  for (const gathering of coming) {
    const ofPeople = and(eq(gatheringInvitations.gatheringId, gathering.id), eq(gatheringInvitations.what, 'person'))
    if (gone.length > 0)
      await tx.delete(gatheringInvitations).where(and(ofPeople, inArray(gatheringInvitations.targetId, gone)))
    for (let from = 0; from < added.length; from += 500)
      await tx
        .insert(gatheringInvitations)
        .values(
          added
            .slice(from, from + 500)
            .map((targetId) => ({ gatheringId: gathering.id, what: 'person' as const, targetId })),
        )
        .onConflictDoNothing()
    const plan = await planOf(tx, gathering)
    const contentHash = await planHash(gathering.unitId, gathering.kind, plan, await papersIn(tx, gathering.id))
    const by = gathering.state === 'draft' ? { editedBy: ctx.actor.personId } : { announcedHash: contentHash }
    await tx
      .update(gatherings)
      .set({ contentHash, ...by, updatedAt: ctx.now() })
      .where(eq(gatherings.id, gathering.id))
  }
}
