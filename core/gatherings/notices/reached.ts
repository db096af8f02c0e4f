import { sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import type { Audience } from '../../../db/schema/digests.ts'
import type { GatheringPlan } from '../../../db/schema/gatherings.ts'
import { isBelow } from '../../../db/schema/units.ts'

type Invited = GatheringPlan['invited']
const list = (ids: readonly string[]) => sql`(select value from json_each(${JSON.stringify(ids)}))`

/** Who is asked by either. */
export const bothAsked = (one: Invited, other: Invited): Invited => ({
  groupIds: [...new Set([...one.groupIds, ...other.groupIds])].sort(),
  unitIds: [...new Set([...one.unitIds, ...other.unitIds])].sort(),
  personIds: [...new Set([...one.personIds, ...other.personIds])].sort(),
})

/** Who is asked by the second alone. */
export const newlyAsked = (before: Invited, after: Invited): Invited => ({
  groupIds: after.groupIds.filter((id) => !before.groupIds.includes(id)),
  unitIds: after.unitIds.filter((id) => !before.unitIds.includes(id)),
  personIds: after.personIds.filter((id) => !before.personIds.includes(id)),
})

/** The same invitation, of units that ended since those that took over. */
export async function withSuccessors(db: Pick<Reader, 'all'>, invited: Invited): Promise<Invited> {
  if (invited.unitIds.length === 0) return invited
  const rows = await db.all<{ id: string }>(sql`
    with recursive line (id) as (
      select value from json_each(${JSON.stringify(invited.unitIds)})
      union select ended.successor_id from line join units ended on ended.id = line.id where ended.successor_id is not null)
    select u.id from line join units u on u.id = line.id where u.successor_id is null`)
  return { ...invited, unitIds: [...new Set(rows.map(({ id }) => id))].sort() }
}

/** The same invitation without the groups that are gone, as a series asks whoever is there still. */
export async function withoutGone(db: Pick<Reader, 'all'>, invited: Invited): Promise<Invited> {
  const rows = await db.all<{ id: string }>(
    sql`select id from groups where status = 'active' and id in ${list(invited.groupIds)} order by id`,
  )
  return { ...(await withSuccessors(db, invited)), groupIds: rows.map(({ id }) => id) }
}

/**
 * The groups that still stand of those who were asked, below the unit that holds it now; null where none does. Whoever left the
 * list since the invitation cannot be told, and stops nobody else from being.
 */
export async function stillAsked(db: Pick<Reader, 'all'>, path: string, asked: Invited): Promise<Audience | null> {
  const { groupIds, unitIds } = await withSuccessors(db, asked)
  if (groupIds.length === 0 && unitIds.length === 0) return null
  const rows = await db.all<{ id: string }>(sql`
    select g.id from groups g join units u on u.id = g.unit_id
    where g.status = 'active' and ${isBelow(sql`u.path`, path)} and (g.id in ${list(groupIds)} or exists (
      select 1 from units top where top.id in ${list(unitIds)} and ${isBelow(sql`u.path`, sql`top.path`)}))`)
  return rows.length > 0 ? { groupIds: rows.map(({ id }) => id) } : null
}
