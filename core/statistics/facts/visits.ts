import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { dayOf } from '../../time.ts'
import { topUnitId } from '../../units/tree.ts'
import type { VisitedPage } from './measures.ts'

type Visited = { page: VisitedPage; of: string }
// Beyond so many addresses in a minute the rest count for the office as a whole.
const mostAddresses = 2000

/** How often pages were opened since they were last written down. A process that dies loses a minute of it. */
export type Visits = { note: (visited: Visited) => void; take: () => (Visited & { count: number })[] }

export function newVisits(): Visits {
  let counts = new Map<string, Visited & { count: number }>()
  return {
    note({ page, of }) {
      const known = counts.size < mostAddresses || counts.has(`${page} ${of}`) ? of : ''
      const key = `${page} ${known}`
      const one = counts.get(key) ?? { page, of: known, count: 0 }
      counts.set(key, { ...one, count: one.count + 1 })
    },
    take() {
      const taken = [...counts.values()]
      counts = new Map()
      return taken
    },
  }
}

/** Adds what was noted to the day's numbers: a digest's page to its unit, what is nobody's to the office. */
export async function writeVisits(ctx: Pick<Ctx, 'write' | 'now'>, visits: Visits): Promise<void> {
  const taken = visits.take()
  if (taken.length === 0) return
  await ctx.write((tx) =>
    tx.run(sql`
      insert into visits (day, unit_id, page, count)
      select ${dayOf(ctx.now())}, unit_id, page, sum(count) from (
        select coalesce(
          (select d.unit_id from digests d where v.value ->> 'page' = 'digest' and d.code = upper(v.value ->> 'of')),
          (select u.id from units u where v.value ->> 'page' = 'page' and u.id = v.value ->> 'of'),
          ${topUnitId}) as unit_id, v.value ->> 'page' as page, v.value ->> 'count' as count
        from json_each(${JSON.stringify(taken)}) v)
      where unit_id is not null group by unit_id, page
      on conflict (day, unit_id, page) do update set count = count + excluded.count`),
  )
}
