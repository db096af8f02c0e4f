import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type UnmetBecame, unmetTopics } from '../../db/schema/unmet.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Action, allow } from '../roles.ts'
import { normalize } from '../text/normalize.ts'
import { ownUnit } from '../units/tree.ts'
import { listUnmet } from './list.ts'

const mayMake: Record<UnmetBecame, Action> = {
  item: 'item.write',
  curated: 'answer.curate',
  procedure: 'procedure.write',
  wish: 'document.write',
  dropped: 'question.answer',
}
const tables = { item: sql`items`, curated: sql`curated_answers`, procedure: sql`procedures` }
// What will not be told any more: something else may be made instead.
const given = { item: 'rejected', curated: 'retired', procedure: 'retired' }
type Kept = keyof typeof tables
const isKept = (became: UnmetBecame | null): became is Kept => became !== null && became in tables
const longestNote = 500

/** `refId`: what was made, where it was a notice, an answer or a procedure. */
export type TakenUp = { became: UnmetBecame; refId?: string; note?: string }

/**
 * Notes what is made of a topic that nobody could answer: a notice, an answer written beforehand, a wish for a document, or
 * nothing. Whoever asked is told once it is there to be read.
 *
 * @throws AppError NOT_FOUND for a topic that the actor does not see, or for what was not made, or not where they work; CONFLICT unmet.taken
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
    if (!topic || topic.readyAt !== null || topic.became === 'dropped') throw new AppError('CONFLICT', 'unmet.taken')
    // It is a whole ward's: who works in a part of it answers it for all, and drops it for nobody.
    if (became === 'dropped') allow(ctx, mayMake.dropped, await pathOf(tx, topic.unitId))
    // Of two who make something of it at once, the first is told of; it may be dropped, and what failed be made anew.
    if (became !== 'dropped' && isKept(topic.became)) {
      const made = await madeOf(tx, topic.became, topic.refId ?? '')
      if (made && made.status !== given[topic.became]) throw new AppError('CONFLICT', 'unmet.taken')
    }
    if (isKept(became)) {
      const made = await madeOf(tx, became, refId)
      if (!made) throw new AppError('NOT_FOUND')
      allow(ctx, mayMake[became], made.path)
    }
    await tx
      .update(unmetTopics)
      .set({ became, refId: refId || null, note: text, takenBy: ctx.actor.personId, takenAt: ctx.now() })
      .where(eq(unmetTopics.id, id))
    await record(tx, ctx, { action: 'unmet.take', subjectId: id, detail: { became, refId } })
  })
  return { id }
}

export const pathOf = async (tx: Tx, unitId: string | null) =>
  (await tx.all<{ path: string }>(sql`select path from units where id = ${ownUnit(sql`${unitId}`)}`))[0]?.path ?? ''

const madeOf = async (tx: Tx, became: Kept, id: string) =>
  (
    await tx.all<{ status: string; path: string }>(sql`
      select m.status, u.path from ${tables[became]} m join units u on u.id = m.unit_id where m.id = ${id}`)
  )[0]

/**
 * The document that was wished for is in the library now.
 *
 * @throws AppError NOT_FOUND for a topic that the actor does not see or that waits for no document; CONFLICT unmet.taken
 */
export async function fulfilWish(ctx: Ctx, id: string): Promise<{ id: string }> {
  allow(ctx, 'document.write')
  const topic = (await listUnmet(ctx)).find((one) => one.id === id)
  if (topic?.became !== 'wish') throw new AppError('NOT_FOUND')
  if (topic.readyAt !== null) throw new AppError('CONFLICT', 'unmet.taken')
  await ctx.write(async (tx) => {
    await tx.update(unmetTopics).set({ readyAt: ctx.now() }).where(eq(unmetTopics.id, id))
    await record(tx, ctx, { action: 'unmet.fulfil', subjectId: id, detail: {} })
  })
  return { id }
}
