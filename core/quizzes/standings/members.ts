import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { dayOf } from '../../time.ts'
import { groupedBy } from './grouped.ts'

/**
 * How many people a unit has, and who says so: the office, typed off a paper of a day; the tree of units; the sum of the units
 * below; or the people whom the unit confirmed here.
 */
export type Members =
  | { count: number; from: 'typed'; source: string; day: string }
  | { count: number; from: 'unit' | 'below' | 'confirmed' }

type Typed = { unit_id: string; day: string; count: number; source: string }
type Known = {
  path: string | null
  id: string
  parent_id: string | null
  member_count: number
  closed_at: number | null
  heir: string | null
}

/**
 * The people of units as of the end of a round. `asOfCount` is how a unit's own number at that instant is read, `u` being the unit.
 * A unit that ended is part of who took over, also where that one's number was typed before.
 */
export async function membersAt(
  ctx: Pick<Ctx, 'db'>,
  { id: roundId, closesAt: at }: { id: string; closesAt: number },
  asOfCount: SQL,
) {
  const units = await ctx.db.all<Known>(sql`
    select u.id, u.parent_id, r.path, ${asOfCount} as member_count, u.closed_at,
      case when u.closed_at <= ${at} then u.successor_id end as heir
    from units u left join round_units r on r.unit_id = u.id and r.round_id = ${roundId}`)
  const ended = await ctx.db.all<{ id: string; parent: string }>(sql`
    select p.key as id, p.value as parent from unit_changes c, json_each(c.before, '$.parents') p
    where c.state = 'done' and c.act <> 'move' and p.value is not null`)
  const typed = await ctx.db.all<Typed>(sql`
    select unit_id, day, count, source from member_counts where day <= ${dayOf(at)} order by day desc, seq desc`)
  const latest = new Map<string, Typed>()
  for (const one of typed) if (!latest.has(one.unit_id)) latest.set(one.unit_id, one)
  // Only of units that nobody gave a number are people counted.
  const bare = units.filter(({ id, member_count }) => member_count === 0 && !latest.has(id)).map(({ id }) => id)
  const confirmed = await ctx.db.all<{ unit_id: string; count: number }>(sql`
    select j.value as unit_id, count(*) as count from json_each(${JSON.stringify(bare)}) j
    join people p on p.unit_id = j.value and p.unit_state = 'confirmed' and p.erased_at is null group by j.value`)
  const here = new Map(confirmed.map(({ unit_id, count }) => [unit_id, count]))
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  // Where the tree at the end is known, it is that which counts.
  const parentOf = ({ path, parent_id }: Known) => (path ? path.split('/').at(-3) : parent_id) ?? ''
  const open = (unit: Known) => unit.closed_at === null || unit.closed_at > at
  const below = groupedBy(units.filter(open), parentOf)
  const taken = groupedBy(
    units.filter(({ heir }) => heir !== null),
    ({ heir }) => heir ?? '',
  )

  // A unit that ended stands below its successor since: where it stood before says whether it was a part of it already.
  const stood = new Map(ended.map(({ id, parent }) => [id, parent]))
  function wasPartOf(id: string, whole: string): boolean {
    const seen = new Set<string>()
    for (let next = stood.get(id); next && !seen.has(next); next = byId.get(next)?.parent_id ?? undefined) {
      if (next === whole) return true
      seen.add(next)
    }
    return false
  }

  const memo = new Map<string, Members | null>()
  function of(id: string): Members | null {
    if (memo.has(id)) return memo.get(id) ?? null
    memo.set(id, null)
    const found = read(id)
    memo.set(id, found)
    return found
  }
  function read(id: string): Members | null {
    const unit = byId.get(id)
    if (!unit) return null
    const paper = latest.get(id)
    if (paper) {
      // Whoever was taken over since the paper's day is not on it, unless they were a part of the unit already.
      const since = (taken.get(id) ?? []).filter(
        (one) => one.closed_at !== null && dayOf(one.closed_at) > paper.day && !wasPartOf(one.id, id),
      )
      const came = since.reduce((all, one) => all + (of(one.id)?.count ?? 0), 0)
      return { count: paper.count + came, from: 'typed', source: paper.source, day: paper.day }
    }
    if (unit.member_count > 0) return { count: unit.member_count, from: 'unit' }
    const parts = (below.get(id) ?? []).map((child) => of(child.id))
    const sum = parts.reduce((all, part) => all + (part?.count ?? 0), 0)
    if (parts.length > 0 && parts.every((part) => part !== null)) return { count: sum, from: 'below' }
    const own = here.get(id) ?? 0
    return own > 0 ? { count: own, from: 'confirmed' } : null
  }
  return of
}
