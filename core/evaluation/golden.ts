import { asc, eq } from 'drizzle-orm'
import { goldenQuestions } from '../../db/schema/evaluation.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { longestQuestion } from '../library/search/query.ts'
import { allow } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { isFarLonger } from '../text/length.ts'
import { normalize } from '../text/normalize.ts'
import { type Place, placesOf } from './places.ts'

export type Golden = typeof goldenQuestions.$inferSelect

// All of them are asked in one request.
const mostGolden = 200
const mostPassages = 5

/** Every golden question, oldest first, with the places that answer it; a place that is no longer there has gone. */
export async function listGolden(ctx: Ctx): Promise<{ id: string; text: string; places: Place[]; gone: number }[]> {
  allow(ctx, 'document.read')
  const all = await goldenOf(ctx)
  const places = await placesOf(
    ctx.db,
    all.flatMap(({ passageIds }) => passageIds),
  )
  return all.map(({ id, text, passageIds }) => {
    const placesHeld = passageIds.flatMap((passageId) => places.get(passageId) ?? [])
    return { id, text, places: placesHeld, gone: passageIds.length - placesHeld.length }
  })
}

export const goldenOf = (ctx: Pick<Ctx, 'db'>): Promise<Golden[]> =>
  ctx.db.select().from(goldenQuestions).orderBy(asc(goldenQuestions.createdAt), asc(goldenQuestions.id))

/**
 * Keeps a question with the passages that answer it; with none, it is one that the library must not answer.
 *
 * @throws AppError INVALID without a question or with passages that nobody may read; CONFLICT where it is kept already;
 * LIMIT beyond two hundred
 */
export async function addGolden(ctx: Ctx, input: { text: string; passageIds: string[] }): Promise<Golden> {
  allow(ctx, 'document.write')
  if (isFarLonger(input.text, longestQuestion)) throw new AppError('INVALID', 'question.long')
  const text = normalize(input.text).trim()
  if (!text) throw new AppError('INVALID', 'empty')
  if (text.length > longestQuestion) throw new AppError('INVALID', 'question.long')
  const passageIds = [...new Set(input.passageIds)]
  const places = await placesOf(ctx.db, passageIds)
  if (passageIds.length > mostPassages || places.size < passageIds.length)
    throw new AppError('INVALID', 'golden.passages')
  return ctx.write(async (tx) => {
    const kept = await tx.select({ text: goldenQuestions.text }).from(goldenQuestions)
    if (kept.length >= mostGolden) throw new AppError('LIMIT', 'golden.many')
    if (kept.some((one) => fold(one.text) === fold(text))) throw new AppError('CONFLICT', 'golden.kept')
    const golden = {
      id: newId('gq'),
      text,
      passageIds,
      createdBy: ctx.actor.personId,
      createdAt: ctx.now(),
      reviewSince: null,
    }
    await tx.insert(goldenQuestions).values(golden)
    await record(tx, ctx, { action: 'golden.add', subjectId: golden.id, detail: { passageIds } })
    return golden
  })
}

export async function removeGolden(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'document.write')
  await ctx.write(async (tx) => {
    const [gone] = await tx.delete(goldenQuestions).where(eq(goldenQuestions.id, id)).returning()
    if (!gone) throw new AppError('NOT_FOUND')
    await record(tx, ctx, { action: 'golden.remove', subjectId: id, detail: { passageIds: gone.passageIds } })
  })
}
