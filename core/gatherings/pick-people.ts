import { sql } from 'drizzle-orm'
import { isBelow } from '../../db/schema/units.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import { unitFor } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'

export type PickedPerson = { id: string; name: string; unitName: string }

const mostFound = 20
const leastLetters = 2
// Reading so many names takes some milliseconds, and others want to be answered meanwhile.
const namesPerLook = 2000

/** Those of the actor's unit by a part of their names, for whoever prepares its gatherings: they ask people by name. */
export async function pickPeople(ctx: Ctx, unitId: string, query: string): Promise<PickedPerson[]> {
  const { path } = await unitFor(ctx, 'gathering.write', unitId)
  return namedNear(ctx, path, query)
}

/**
 * Those who work for a unit or below it, or live there by its word, whose names hold each word of `query`, with its marks or
 * without; the first twenty by name.
 */
export async function namedNear(ctx: Pick<Ctx, 'db' | 'now'>, path: string, query: string): Promise<PickedPerson[]> {
  const wanted = fold(normalize(query)).split(/\s+/).filter(Boolean)
  if (wanted.join('').length < leastLetters) return []
  const ids = await idsNear(ctx, path)
  const begins = sql.join(
    wanted.flatMap(beginningOf).map((letters) => sql`and ' ' || name like ${`% ${letters}%`}`),
    sql` `,
  )
  let found: { id: string; name: string }[] = []
  for (let from = 0; from < ids.length; from += namesPerLook) {
    const some = JSON.stringify(ids.slice(from, from + namesPerLook))
    const rows = await ctx.db.all<{ id: string; name: string }>(sql`
      select id, name from (select p.id, coalesce(nullif(p.introduced_as, ''), p.name) as name
        from json_each(${some}) j join people p on p.id = j.value where p.erased_at is null) where true ${begins}`)
    const named = rows.filter(({ name }) => {
      const words = fold(name).split(/\s+/)
      return wanted.every((word) => words.some((one) => one.startsWith(word)))
    })
    if (named.length > 0) found = [...found, ...named].sort(byName).slice(0, mostFound)
    await breathe()
  }
  return withUnits(ctx, path, found)
}

const collator = new Intl.Collator('vi')
const byName = (one: { id: string; name: string }, other: { id: string; name: string }) =>
  collator.compare(one.name, other.name) || (one.id < other.id ? -1 : 1)

// Letters that bear no marks: what the database itself can look for.
const beginningOf = (word: string): string[] => /^[bcghklmnpqrstvx]+/.exec(word) ?? []

async function idsNear({ db, now }: Pick<Ctx, 'db' | 'now'>, path: string): Promise<string[]> {
  const [row] = await db.all<{ ids: string }>(sql`
    with own (id) as materialized (select u.id from units u where ${isBelow(sql`u.path`, path)})
    select json_group_array(id) as ids from (
      select p.id from own join people p on p.unit_id = own.id where p.unit_state = 'confirmed'
      union all select r.person_id from own join roles r on r.unit_id = own.id where r.ends_at is null or r.ends_at > ${now()})`)
  return [...new Set<string>(JSON.parse(row?.ids ?? '[]'))]
}

/** With the unit where each lives, or else where they work. */
async function withUnits({ db, now }: Pick<Ctx, 'db' | 'now'>, path: string, found: { id: string; name: string }[]) {
  const rows = await db.all<{ id: string; unitName: string }>(sql`
    select p.id, coalesce(u.name, (
      select ru.name from roles r join units ru on ru.id = r.unit_id
      where r.person_id = p.id and ${isBelow(sql`ru.path`, path)} and (r.ends_at is null or r.ends_at > ${now()})
      order by r.role = 'member', r.granted_at limit 1), '') as "unitName"
    from json_each(${JSON.stringify(found.map(({ id }) => id))}) j join people p on p.id = j.value
    left join units u on u.id = p.unit_id and p.unit_state = 'confirmed' and ${isBelow(sql`u.path`, path)}`)
  const unitOf = new Map(rows.map(({ id, unitName }) => [id, unitName]))
  return found.map((one): PickedPerson => ({ ...one, unitName: unitOf.get(one.id) ?? '' }))
}
