import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { verifyAskers, verifyUnknown } from '../../db/schema/verify.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import type { Original } from './originals.ts'
import { sketchOf } from './text/prints.ts'
import { type Tokens, wordKeys } from './text/tokens.ts'

const sketched = 8
// Two tellings of one rumour share most of their least hashes; two texts share one or two by chance.
const leastShared = 4
const longestShown = 2000

type Noted = { about: Original | null; given: Tokens; personId: string | null; asksMoney: boolean; show: boolean }

/**
 * Counts that this person asked about this text: a keyed hash of both, kept a week (core/people/retention.ts). Of a text that is nobody's of ours nothing
 * is kept but keyed hashes of some of its words, and its words only where `show` says so.
 */
export async function noteAsked(
  ctx: Pick<Ctx, 'write' | 'now' | 'keyed'>,
  { about, given, personId, asksMoney, show }: Noted,
) {
  const at = ctx.now()
  const prints = about
    ? []
    : await Promise.all(sketchOf(wordKeys(given.tokens), sketched).map((said) => ctx.keyed(`words ${said}`)))
  // Too short to be known again.
  if (!about && prints.length < leastShared) return
  if (!personId && !show) return
  await ctx.write(async (tx) => {
    const id = about ? `${about.kind} ${about.id}` : await unknownLike(tx, { prints, at, asksMoney })
    if (show && !about)
      await tx.run(
        sql`update verify_unknown set shown = ${given.plain.slice(0, longestShown)} where id = ${id} and shown is null`,
      )
    if (!personId) return
    const asker = (await ctx.keyed(`asker ${id} ${personId}`)).slice(0, 32)
    await tx.insert(verifyAskers).values({ about: id, asker, at }).onConflictDoNothing()
  })
}

/** The row of a text that is like this one, made where there is none. */
async function unknownLike(
  tx: Tx,
  { prints, at, asksMoney }: { prints: string[]; at: number; asksMoney: boolean },
): Promise<string> {
  const json = JSON.stringify(prints)
  const [known] = await tx.all<{ id: string }>(sql`
    select unknown_id as id from verify_unknown_prints where print in (select value from json_each(${json}))
    group by unknown_id having count(*) >= ${leastShared} order by count(*) desc limit 1`)
  if (known) {
    await tx.run(
      sql`update verify_unknown set last_at = ${at}, asks_money = max(asks_money, ${asksMoney ? 1 : 0}) where id = ${known.id}`,
    )
    return known.id
  }
  const id = newId('vu')
  await tx.insert(verifyUnknown).values({ id, firstAt: at, lastAt: at, asksMoney })
  await tx.run(sql`
    insert or ignore into verify_unknown_prints (print, unknown_id) select value, ${id} from json_each(${json})`)
  return id
}
