import { eq, sql } from 'drizzle-orm'
import { type UnmetBecame, unmetTopics } from '../../db/schema/unmet.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Action, allow } from '../roles.ts'
import { normalize } from '../text/normalize.ts'
import { listUnmet } from './list.ts'

const mayMake: Record<UnmetBecame, Action> = {
  item: 'item.write',
  curated: 'answer.curate',
  procedure: 'procedure.write',
  wish: 'document.write',
  dropped: 'question.answer',
}
const tables = { item: sql`items`, curated: sql`curated_answers`, procedure: sql`procedures` }
const longestNote = 500

/** `refId`: what was made, where it was a notice, an answer or a procedure. */
export type TakenUp = { became: UnmetBecame; refId?: string; note?: string }

/**
 * Notes what is made of a topic that nobody could answer: a notice, an answer written beforehand, a wish for a document, or
 * nothing. Whoever asked is told once it is there to be read.
 *
 * @throws AppError NOT_FOUND for a topic that the actor does not see, or for what was not made; CONFLICT unmet.taken
 */
export async function takeUp(
  ctx: Ctx,
  id: string,
  { became, refId = '', note = '' }: TakenUp,
): Promise<{ id: string }> {
  allow(ctx, mayMake[became])
  if (!(await listUnmet(ctx)).some((topic) => topic.id === id)) throw new AppError('NOT_FOUND')
  const text = normalize(note).trim().slice(0, longestNote)
  await ctx.write(async (tx) => {
    const [topic] = await tx.select().from(unmetTopics).where(eq(unmetTopics.id, id))
    if (!topic || topic.readyAt !== null) throw new AppError('CONFLICT', 'unmet.taken')
    if (became === 'item' || became === 'curated' || became === 'procedure') {
      const [made] = await tx.all(sql`select id from ${tables[became]} where id = ${refId}`)
      if (!made) throw new AppError('NOT_FOUND')
    }
    await tx
      .update(unmetTopics)
      .set({ became, refId: refId || null, note: text, takenBy: ctx.actor.personId, takenAt: ctx.now() })
      .where(eq(unmetTopics.id, id))
    await record(tx, ctx, { action: 'unmet.take', subjectId: id, detail: { became, refId } })
  })
  return { id }
}

/**
 * The document that was wished for is in the library now.
 *
 * @throws AppError NOT_FOUND for a topic that the actor does not see or that waits for no document
 */
export async function fulfilWish(ctx: Ctx, id: string): Promise<{ id: string }> {
  allow(ctx, 'document.write')
  const topic = (await listUnmet(ctx)).find((one) => one.id === id)
  if (topic?.became !== 'wish') throw new AppError('NOT_FOUND')
  await ctx.write(async (tx) => {
    await tx.update(unmetTopics).set({ readyAt: ctx.now() }).where(eq(unmetTopics.id, id))
    await record(tx, ctx, { action: 'unmet.fulfil', subjectId: id, detail: {} })
  })
  return { id }
}
