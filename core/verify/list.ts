import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { allow } from '../roles.ts'

/** Fewer people than this are nobody's business. */
const leastPeople = 5
const mostListed = 100

export type AskedAbout = {
  id: string
  /** What of ours it comes from; null for a text that is not ours. */
  title: string | null
  /** The words, where somebody who asked agreed that the office may see them. */
  shown: string | null
  people: number
  lastAt: number
  asksMoney: boolean
}

/** What five people or more have asked about within a week, the most asked first. */
export async function listAsked(ctx: Ctx): Promise<AskedAbout[]> {
  allow(ctx, 'item.read')
  const rows = await ctx.db.all<Omit<AskedAbout, 'asksMoney'> & { asksMoney: number }>(sql`
    select a.about as id, coalesce(b.title, i.title) as title, u.shown, a.people, a.lastAt, coalesce(u.asks_money, 0) as asksMoney
    from (
      select about, count(*) as people, max(at) as lastAt from verify_askers group by about having count(*) >= ${leastPeople}
      order by people desc, lastAt desc limit ${mostListed}) a
    left join verify_unknown u on u.id = a.about
    left join broadcasts b on b.id = substr(a.about, instr(a.about, ' ') + 1)
    left join items i on i.id = substr(a.about, instr(a.about, ' ') + 1)
    order by a.people desc, a.lastAt desc`)
  return rows.map((row) => ({ ...row, asksMoney: row.asksMoney === 1 }))
}
