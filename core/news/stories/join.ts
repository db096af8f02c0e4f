import { lt, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { storyPrints } from '../../../db/schema/news.ts'
import type { Ctx } from '../../context.ts'
import { dayMs } from '../../time.ts'
import { ofUnitAndFormer } from '../../units/former.ts'
import { keysOf, type Print, packed, unpacked } from './print.ts'
import { sameStoryAs } from './same.ts'

export const sameStoryMs = 2 * dayMs
/** How many of the tellings that share most keys with a new one are looked at. */
const mostCompared = 30
// Of 3,500 items of a stream no two were joined that shared fewer of their keys, and ten times as many share one.
const leastShared = 2

/** A telling that is in `items` already, as a story of its own. `at` is when it was published, or came. */
export type NewTelling = { id: string; print: Print; at: number }

/** Joins each new telling to the first item of its story, if the unit has it, and keeps what later ones are known by. */
export async function joinStory(tx: Tx, unitId: string, { id, print, at }: NewTelling): Promise<void> {
  const keys = JSON.stringify(keysOf(print))
  const found = await tx.all<{ clusterId: string; print: string; at: number }>(sql`
    select i.cluster_id as clusterId, p.print, p.at from (
      select item_id, count(*) as shared from story_keys
      where ${ofUnitAndFormer(sql`unit_id`, unitId)} and key in (select value from json_each(${keys}))
      group by item_id having shared >= ${leastShared} order by shared desc limit ${mostCompared}) k
    join story_prints p on p.item_id = k.item_id and p.at between ${at - sameStoryMs} and ${at + sameStoryMs}
    join items i on i.id = k.item_id and i.status <> 'rejected'
    order by k.shared desc`)
  const isSame = sameStoryAs(print)
  const same = found.find((one) => isSame(unpacked(one.print), Math.abs(at - one.at)))
  if (same) await tx.run(sql`update items set cluster_id = ${same.clusterId} where id = ${id}`)
  await keep(tx, unitId, { id, print, at }, keys)
}

/** Keeps what later tellings are joined to this one by. */
export const keepTelling = (tx: Tx, unitId: string, telling: NewTelling): Promise<void> =>
  keep(tx, unitId, telling, JSON.stringify(keysOf(telling.print)))

async function keep(tx: Tx, unitId: string, { id, print, at }: NewTelling, keys: string): Promise<void> {
  await tx.run(sql`insert or ignore into story_prints (item_id, at, print) values (${id}, ${at}, ${packed(print)})`)
  await tx.run(sql`insert or ignore into story_keys (unit_id, key, item_id)
    select ${unitId}, value, ${id} from json_each(${keys})`)
}

// A source may be some days late with what it tells.
const keptMs = 7 * dayMs
const mostForgotten = 1000

/** Lets go of what no new telling can be joined to any more. */
export async function forgetStories(ctx: Ctx): Promise<void> {
  const before = ctx.now() - keptMs
  const [old] = await ctx.db.select({ at: storyPrints.at }).from(storyPrints).where(lt(storyPrints.at, before)).limit(1)
  if (!old) return
  await ctx.write(async (tx) => {
    await tx.run(
      sql`delete from story_keys where item_id in (select item_id from story_prints where at < ${before} order by at limit ${mostForgotten})`,
    )
    await tx.run(
      sql`delete from story_prints where item_id in (select item_id from story_prints where at < ${before} order by at limit ${mostForgotten})`,
    )
  })
}
