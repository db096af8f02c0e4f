import { sql } from 'drizzle-orm'
import { isBelow } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { unitFor } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'

export type PickedPerson = { id: string; name: string; unitName: string }

const mostFound = 20
const leastLetters = 2
// Names are read through in the order in which they were written: a large city has more than anybody looks for by two letters.
const mostRead = 100_000

/**
 * Those who work for a unit or below it, or live there by its word, whose names hold each word of `query`, with its marks or
 * without; the first twenty by name. For whoever prepares its gatherings: they ask people by name.
 */
export async function pickPeople(ctx: Ctx, unitId: string, query: string): Promise<PickedPerson[]> {
  const { path } = await unitFor(ctx, 'gathering.write', unitId)
  const wanted = fold(normalize(query)).split(/\s+/).filter(Boolean)
  if (wanted.join('').length < leastLetters) return []
  const rows = await ctx.db.all<PickedPerson>(sql`
    select p.id, coalesce(nullif(p.introduced_as, ''), p.name, '') as name, coalesce(u.name, (
      select ru.name from roles r join units ru on ru.id = r.unit_id
      where r.person_id = p.id and ${isBelow(sql`ru.path`, path)} order by r.role = 'member', r.granted_at limit 1), '') as "unitName"
    from people p left join units u on u.id = p.unit_id and p.unit_state = 'confirmed' and ${isBelow(sql`u.path`, path)}
    where p.erased_at is null and (u.id is not null or exists (
      select 1 from roles r join units ru on ru.id = r.unit_id
      where r.person_id = p.id and ${isBelow(sql`ru.path`, path)} and (r.ends_at is null or r.ends_at > ${ctx.now()})))
    limit ${mostRead}`)
  return rows
    .filter(({ name }) => {
      const words = fold(name).split(/\s+/)
      return wanted.every((word) => words.some((one) => one.startsWith(word)))
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'vi') || a.unitName.localeCompare(b.unitName, 'vi'))
    .slice(0, mostFound)
}
