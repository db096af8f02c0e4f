import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { goldenQuestions } from '../../db/schema/evaluation.ts'
import { idsIn, isBelow, units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { longestQuestion } from '../library/search/query.ts'
import { type Action, allow, rootsOf, within } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { isFarLonger } from '../text/length.ts'
import { normalize } from '../text/normalize.ts'
import { openUnitFor } from '../units/open.ts'
import { ownUnit, topUnit, topUnitId } from '../units/tree.ts'
import { type Place, placesOf } from './places.ts'
import { runsFor } from './runs.ts'

export type Golden = typeof goldenQuestions.$inferSelect

// A unit's own, all of which are asked in one request.
const mostGolden = 200
const mostPassages = 5

const oldestFirst = [asc(goldenQuestions.createdAt), asc(goldenQuestions.id)]

/** The golden questions of the units where the actor may do this, oldest first, each with its unit. */
export const goldenFor = (ctx: Pick<Ctx, 'db' | 'actor'>, action: Action) =>
  ctx.db
    .select({ golden: goldenQuestions, unitId: units.id, unitName: units.name, path: units.path })
    .from(goldenQuestions)
    .innerJoin(units, eq(units.id, ownUnit(goldenQuestions.unitId)))
    .where(within(ctx, action))
    .orderBy(...oldestFirst)

/**
 * Those that what a unit brings has to stand: its own, and those of the units above and below it; null is the top. What a
 * neighbour asks holds up nobody else.
 */
export async function goldenOf(ctx: Pick<Ctx, 'db'>, unitId: string | null): Promise<Golden[]> {
  const found = await ctx.db
    .select({ golden: goldenQuestions })
    .from(goldenQuestions)
    .leftJoin(units, eq(units.id, ownUnit(goldenQuestions.unitId)))
    .where(onLineOf(unitId))
    .orderBy(...oldestFirst)
  return found.map(({ golden }) => golden)
}

/** A unit's path begins with those of the units above it. Before the first unit is made, all questions are the office's. */
function onLineOf(unitId: string | null): SQL {
  const path = sql`(select path from units where id = coalesce(${unitId}, ${topUnitId}))`
  return sql`(${units.path} is null or ${isBelow(units.path, path)} or ${units.id} in ${idsIn(path)})`
}

type Listed = {
  id: string
  text: string
  unitId: string
  unitName: string
  places: Place[]
  /** How many of its places are no longer there. */
  gone: number
  /** Whether the last run that asked it found it answered rightly; null where none has. */
  right: boolean | null
}

/** The golden questions of the actor's units, oldest first, with the places that answer each. */
export async function listGolden(ctx: Ctx): Promise<Listed[]> {
  const all = await goldenFor(ctx, 'document.read')
  const runs = await runsFor(ctx)
  const places = await placesOf(
    ctx.db,
    all.flatMap(({ golden }) => golden.passageIds),
  )
  return all.map(({ golden: { id, text, passageIds, createdAt }, unitId, unitName, path }) => {
    const placesHeld = passageIds.flatMap((passageId) => places.get(passageId) ?? [])
    const last = runs.find((run) => path.startsWith(run.path) && run.ranAt >= createdAt)
    const right = last ? !last.wrongIds.includes(id) : null
    return { id, text, unitId, unitName, places: placesHeld, gone: passageIds.length - placesHeld.length, right }
  })
}

/**
 * Keeps a question with the passages that answer it; with none, it is one that the library must not answer.
 *
 * @throws AppError INVALID without a question or with passages that nobody may read; CONFLICT where the unit
 * keeps it already; LIMIT beyond two hundred of the unit's own
 */
export async function addGolden(
  ctx: Ctx,
  input: { text: string; passageIds: string[]; unitId?: string },
): Promise<Golden> {
  allow(ctx, 'document.write')
  if (isFarLonger(input.text, longestQuestion))
    throw new AppError('INVALID', 'question.long', { length: input.text.length, limit: longestQuestion })
  const meant = input.unitId ?? rootsOf(ctx, 'document.write')[0]?.unitId
  const unit = meant ? await openUnitFor(ctx, 'document.write', meant) : await topUnit(ctx.db)
  const unitId = unit?.id ?? null
  const text = normalize(input.text).trim()
  if (!text) throw new AppError('INVALID', 'empty')
  if (text.length > longestQuestion)
    throw new AppError('INVALID', 'question.long', { length: text.length, limit: longestQuestion })
  const passageIds = [...new Set(input.passageIds)]
  const places = await placesOf(ctx.db, passageIds)
  if (passageIds.length > mostPassages || places.size < passageIds.length)
    throw new AppError('INVALID', 'golden.passages')
  return ctx.write(async (tx) => {
    const kept = await tx
      .select({ text: goldenQuestions.text })
      .from(goldenQuestions)
      .where(sql`${ownUnit(goldenQuestions.unitId)} is ${unitId}`)
    if (kept.length >= mostGolden) throw new AppError('LIMIT', 'golden.many')
    if (kept.some((one) => fold(one.text) === fold(text))) throw new AppError('CONFLICT', 'golden.kept')
    const golden = {
      id: newId('gq'),
      unitId,
      text,
      passageIds,
      createdBy: ctx.actor.personId,
      createdAt: ctx.now(),
      reviewSince: null,
    }
    await tx.insert(goldenQuestions).values(golden)
    await record(tx, ctx, { action: 'golden.add', unitId, subjectId: golden.id, detail: { passageIds } })
    return golden
  })
}

export async function removeGolden(ctx: Ctx, id: string): Promise<void> {
  allow(ctx, 'document.write')
  await ctx.write(async (tx) => {
    const [found] = await tx
      .select({ golden: goldenQuestions, unitId: units.id, path: units.path })
      .from(goldenQuestions)
      .innerJoin(units, eq(units.id, ownUnit(goldenQuestions.unitId)))
      .where(eq(goldenQuestions.id, id))
    if (!found) throw new AppError('NOT_FOUND')
    allow(ctx, 'document.write', found.path)
    await tx.delete(goldenQuestions).where(eq(goldenQuestions.id, id))
    const { unitId, golden } = found
    await record(tx, ctx, { action: 'golden.remove', unitId, subjectId: id, detail: { passageIds: golden.passageIds } })
  })
}
