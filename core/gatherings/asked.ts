import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { isBelow } from '../../db/schema/units.ts'
import type { Gathering } from './gathering.ts'

/** One question each: may this person come to this gathering, and may they vote there. */
export type Claim = { gatheringId: string; personId: string }
/** `known`: Zalo vouches for them; `asked`: they may come; `member`: of the unit that holds it, or of one below, confirmed. */
export type Standing = { known: boolean; asked: boolean; member: boolean; unitId: string | null }

type Row = { n: number; known: number; member: number; named: number; ofAsked: number; unitId: string | null }

/**
 * Where many people stand towards gatherings, in the order asked; null for whoever does not exist any more. A unit that ended
 * since it was asked stands for the one that took over: its people are there now.
 */
export async function standingsOf(
  db: Pick<Reader, 'all'>,
  claims: readonly Claim[],
  gatherings: ReadonlyMap<string, Pick<Gathering, 'attends'>>,
  now: number,
): Promise<(Standing | null)[]> {
  const asked = JSON.stringify(claims.map(({ gatheringId, personId }) => [gatheringId, personId]))
  const rows = await db.all<Row>(sql`
    select j.key as n, p.unit_id as "unitId",
      (p.oa_user_id is not null or p.app_user_id is not null or p.bot_user_id is not null) as known,
      exists (select 1 from ${ownPaths(now)} m where ${isBelow(sql`m.path`, sql`host.path`)}) as member,
      exists (select 1 from gathering_invitations i
        where i.gathering_id = g.id and i.what = 'person' and i.target_id = p.id) as named,
      exists (select 1 from ${askedUnits(sql`g.id`)} a, ${ownPaths(now)} m
        where ${isBelow(sql`m.path`, sql`a.path`)}) as "ofAsked"
    from json_each(${asked}) j
    join gatherings g on g.id = j.value ->> 0
    join units host on host.id = g.unit_id
    join people p on p.id = j.value ->> 1 and p.erased_at is null`)
  const found = new Map(rows.map((row) => [Number(row.n), row]))
  return claims.map(({ gatheringId }, n) => {
    const row = found.get(n)
    const gathering = gatherings.get(gatheringId)
    if (!row || !gathering) return null
    const { known, member, named, ofAsked } = row
    const { attends } = gathering
    const may = attends === 'all' || (attends === 'members' ? member === 1 : named === 1 || ofAsked === 1)
    return { known: known === 1, asked: may, member: member === 1, unitId: row.unitId }
  })
}

/** Of a person `p`: the unit that has confirmed them, and those whose members the office made them. */
const ownPaths = (now: number): SQL => sql`(
  select u.path from units u where u.id = p.unit_id and p.unit_state = 'confirmed'
  union all select u.path from roles r join units u on u.id = r.unit_id
  where r.person_id = p.id and r.role = 'member' and (r.ends_at is null or r.ends_at > ${now}))`

/** The units that a gathering asks, and those of the groups it asks; of one that ended, who took over. */
const askedUnits = (gatheringId: SQL): SQL => sql`(
  with recursive line (id) as (
    select case i.what when 'unit' then i.target_id else (select gr.unit_id from groups gr where gr.id = i.target_id) end
    from gathering_invitations i where i.gathering_id = ${gatheringId} and i.what in ('unit', 'group')
    union select ended.successor_id from line join units ended on ended.id = line.id where ended.successor_id is not null)
  select top.path from line join units top on top.id = line.id)`

const mostTheirs = 200

/**
 * The gatherings that may be a person's, the latest first: of the units that they belong to and of those above, what asks one of
 * these or a group of one, and what asks them by name. Found from the person, so that others' gatherings cost nothing.
 */
export async function gatheringsNear(
  db: Pick<Reader, 'all'>,
  personId: string,
  { endsAfter, now }: { endsAfter: number; now: number },
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`
    with recursive line (id) as (
      select unit.value from (
        select u.path from people p join units u on u.id = p.unit_id where p.id = ${personId} and p.unit_state = 'confirmed'
        union all select u.path from roles r join units u on u.id = r.unit_id
        where r.person_id = ${personId} and r.role = 'member' and (r.ends_at is null or r.ends_at > ${now})
      ) own, ${eachIn(sql`own.path`)} unit
      -- What ended and went over to one of these.
      union select ended.id from units ended join line on ended.successor_id = line.id),
    near (id) as (
      select g.id from gatherings g where g.unit_id in (select id from line)
      union select i.gathering_id from gathering_invitations i where i.what = 'unit' and i.target_id in (select id from line)
      union select i.gathering_id from groups gr join gathering_invitations i on i.what = 'group' and i.target_id = gr.id
        where gr.unit_id in (select id from line)
      union select i.gathering_id from gathering_invitations i where i.what = 'person' and i.target_id = ${personId})
    select g.id from near join gatherings g on g.id = near.id
    where g.state <> 'draft' and g.ends_at > ${endsAfter}
    order by g.starts_at desc limit ${mostTheirs}`)
  return rows.map(({ id }) => id)
}

const eachIn = (path: SQL): SQL => sql`json_each('["' || replace(trim(${path}, '/'), '/', '","') || '"]')`
