import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { listPieces } from '../../db/pieces.ts'
import { type BankContent, bankQuestions, bankVersions } from '../../db/schema/question-bank.ts'
import { units } from '../../db/schema/units.ts'
import { expectSeen } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { publicOnly } from '../library/clearance.ts'
import { passagesById } from '../library/search/search-passages.ts'
import { expectPictures } from '../quizzes/question/pictured.ts'
import { allow } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import { contentProblems, type DraftContent, foldedOf, tidied, twinOf } from './content.ts'

export type BankQuestion = typeof bankQuestions.$inferSelect

/**
 * Puts a question into the bank of a unit.
 *
 * @throws AppError INVALID bank.question with what must be mended, bank.passage; CONFLICT bank.kept for one that is there
 */
export async function makeQuestion(ctx: Ctx, unitId: string, draft: DraftContent): Promise<{ id: string }> {
  const unit = await openUnitFor(ctx, 'quiz.write', unitId)
  const content = sound(draft)
  return ctx.write(async (tx) => {
    await expectUnkept(tx, unit.id, content)
    await expectPublic(tx, [content])
    await expectPictures(tx, [content])
    const [id = ''] = await insertQuestions(tx, ctx, unit.id, [content])
    await record(tx, ctx, { action: 'bank.make', unitId: unit.id, subjectId: id })
    return { id }
  })
}

/** The question, if the actor may write where it belongs; else NOT_FOUND. */
export async function questionFor(ctx: Pick<Ctx, 'actor' | 'db'>, id: string): Promise<BankQuestion> {
  allow(ctx, 'quiz.write')
  const [found] = await ctx.db
    .select({ row: bankQuestions, path: units.path })
    .from(bankQuestions)
    .innerJoin(units, eq(units.id, bankQuestions.unitId))
    .where(and(eq(bankQuestions.id, id), isNull(bankQuestions.retiredAt)))
  if (!found) throw new AppError('NOT_FOUND')
  allow(ctx, 'quiz.write', found.path)
  return found.row
}

/**
 * Writes a new version; quizzes keep the one that they drew. `version`: the one that the writer has read.
 *
 * @throws AppError as `makeQuestion`; CONFLICT bank.stale where somebody else has written since
 */
export async function changeQuestion(
  ctx: Ctx,
  id: string,
  { version, content: draft }: { version: number; content: DraftContent },
): Promise<{ id: string; version: number }> {
  const { unitId } = await questionFor(ctx, id)
  return ctx.write(async (tx) => {
    const now = await questionFor({ actor: ctx.actor, db: tx }, id)
    // Whoever changes a draft of a model does not make it another's.
    const content = sound({ ...draft, drafted: now.content.drafted })
    expectSeen(version, now.version, 'bank.stale')
    if (JSON.stringify(now.content) === JSON.stringify(content)) return { id, version }
    await expectUnkept(tx, unitId, content, id)
    await expectPublic(tx, [content])
    await expectPictures(tx, [content])
    const at = ctx.now()
    const next = version + 1
    const found = { folded: foldedOf(content), twin: twinOf(content) }
    await tx
      .update(bankQuestions)
      .set({ version: next, content, ...found, updatedAt: at })
      .where(eq(bankQuestions.id, id))
    const by = { writtenBy: ctx.actor.personId, writtenAt: at }
    await tx.insert(bankVersions).values({ questionId: id, version: next, content, ...by })
    await record(tx, ctx, { action: 'bank.change', unitId, subjectId: id, detail: { version: next } })
    return { id, version: next }
  })
}

/** Takes a question out of the bank; what quizzes drew of it stays as it is. */
export async function retireQuestion(ctx: Ctx, id: string): Promise<{ id: string }> {
  const { unitId } = await questionFor(ctx, id)
  await ctx.write(async (tx) => {
    const at = ctx.now()
    await tx.update(bankQuestions).set({ retiredAt: at, twin: null, updatedAt: at }).where(eq(bankQuestions.id, id))
    await record(tx, ctx, { action: 'bank.retire', unitId, subjectId: id })
  })
  return { id }
}

/** Writes questions that are sound, in two statements for as many as one takes; their ids, in order. */
export async function insertQuestions(tx: Tx, ctx: Ctx, unitId: string, contents: BankContent[]): Promise<string[]> {
  const rows = contents.map((content) => [newId('bq'), content, foldedOf(content), twinOf(content)] as const)
  const at = ctx.now()
  for (const some of listPieces(rows)) {
    const given = JSON.stringify(some)
    await tx.run(sql`
    insert into bank_questions (id, unit_id, version, content, folded, twin, created_at, updated_at)
    select value ->> 0, ${unitId}, 1, value -> 1, value ->> 2, value ->> 3, ${at}, ${at} from json_each(${given})`)
    await tx.run(sql`
    insert into bank_versions (question_id, version, content, written_by, written_at)
    select value ->> 0, 1, value -> 1, ${ctx.actor.personId}, ${at} from json_each(${given})`)
  }
  return rows.map(([id]) => id)
}

function sound(draft: DraftContent): BankContent {
  const content = tidied(draft)
  const fields = contentProblems(content)
  if (fields.length > 0) throw new AppError('INVALID', 'bank.question', { fields })
  return content
}

async function expectUnkept(tx: Tx, unitId: string, content: BankContent, id = ''): Promise<void> {
  const [same] = await tx
    .select({ id: bankQuestions.id })
    .from(bankQuestions)
    .where(and(eq(bankQuestions.unitId, unitId), eq(bankQuestions.twin, twinOf(content))))
  if (same && same.id !== id) throw new AppError('CONFLICT', 'bank.kept')
}

/** What is read after a quiz is open to everybody who took part. */
export async function expectPublic(tx: Tx, contents: readonly BankContent[]): Promise<void> {
  const ids = [...new Set(contents.flatMap(({ passageId }) => passageId ?? []))]
  if ((await passagesById(tx, ids, publicOnly)).length < ids.length) throw new AppError('INVALID', 'bank.passage')
}
