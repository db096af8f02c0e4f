import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import type { Ctx } from '../../context.ts'

/** Marks what rests on these passages: they read otherwise now, or are gone. Part of the transaction that changes them. */
export async function markCited(tx: Tx, ctx: Pick<Ctx, 'now'>, passageIds: string[]): Promise<void> {
  if (passageIds.length === 0) return
  const changed = sql`(select value from json_each(${JSON.stringify(passageIds)}))`
  await tx.run(sql`
    update answers set review_since = ${ctx.now()}, reviewed_by = null
    where review_since is null and id in (select answer_id from citations where passage_id in ${changed})`)
  await tx.run(sql`
    update golden_questions set review_since = ${ctx.now()}
    where review_since is null and exists (select 1 from json_each(passage_ids) where value in ${changed})`)
  await tx.run(sql`
    update curated_answers set review_since = ${ctx.now()}
    where review_since is null and status = 'approved'
      and id in (select curated_id from curated_citations where passage_id in ${changed})`)
}
