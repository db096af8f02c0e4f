import { sql } from 'drizzle-orm'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { allow } from '../roles.ts'
import { listUnmet } from './list.ts'
import { pathOf } from './take-up.ts'

/**
 * Takes apart what meaning joined to a topic: each matter is its own again, as its words made it, and none of them is joined by meaning any
 * more.
 *
 * @throws AppError NOT_FOUND for a topic that the actor does not see or to which nothing was joined; CONFLICT unmet.taken
 */
export async function partTopic(ctx: Ctx, id: string): Promise<{ id: string }> {
  allow(ctx, 'question.answer')
  const topic = (await listUnmet(ctx)).find((one) => one.id === id)
  if (!topic?.isJoined) throw new AppError('NOT_FOUND')
  await ctx.write(async (tx) => {
    const [row] = await tx.all<{ unitId: string; became: string | null; readyAt: number | null }>(
      sql`select unit_id as unitId, became, ready_at as readyAt from unmet_topics where id = ${id}`,
    )
    allow(ctx, 'question.answer', await pathOf(tx, row?.unitId ?? null))
    // Whoever asked waits for what is being made of it.
    if (!row || row.became !== null || row.readyAt !== null) throw new AppError('CONFLICT', 'unmet.taken')
    await tx.run(sql`
      update unmet_topics set parted = true where id = ${id}
        or id in (select from_topic_id from unmet_questions where topic_id = ${id})`)
    await tx.run(sql`
      update unmet_questions set topic_id = from_topic_id, from_topic_id = null
      where topic_id = ${id} and from_topic_id in (select id from unmet_topics)`)
    await record(tx, ctx, { action: 'unmet.part', subjectId: id, detail: {} })
  })
  return { id }
}
