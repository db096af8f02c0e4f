import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { quizQuestions, quizzes, rounds } from '../../../db/schema/quizzes.ts'
import { expectSeen } from '../../acts/seen.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { QuestionDraft } from '../questions.ts'
import { insertQuestions, type Quiz, questionsChecked, quizFor } from '../quizzes.ts'
import { quizHash } from './content-hash.ts'
import { expectEnough } from './enough.ts'

type Change = { title: string; description?: string; questions: QuestionDraft[]; contentHash: string }

/**
 * Writes a draft anew. `contentHash` is of what its editor saw.
 *
 * @throws AppError CONFLICT quiz.not-draft, quiz.stale; INVALID where a round asks more than there would be
 */
export async function editQuiz(ctx: Ctx, quizId: string, input: Change): Promise<Quiz> {
  const quiz = await quizFor(ctx, 'quiz.write', quizId)
  const questions = questionsChecked(input.questions)
  const { title, description = '' } = input
  return ctx.write(async (tx) => {
    await expectDraft(tx, quizId)
    expectSeen(input.contentHash, await quizHash(tx, quizId), 'quiz.stale')
    await expectEnough(
      tx,
      quizId,
      questions.map(({ section }) => section),
    )
    await tx.delete(quizQuestions).where(eq(quizQuestions.quizId, quizId))
    await insertQuestions(tx, quizId, questions)
    const [after] = await tx
      .update(quizzes)
      .set({ title, description, editedBy: ctx.actor.personId, updatedAt: ctx.now() })
      .where(eq(quizzes.id, quizId))
      .returning()
    const detail = { title, questions: questions.length, contentHash: await quizHash(tx, quizId) }
    await record(tx, ctx, { action: 'quiz.edit', unitId: quiz.unitId, subjectId: quizId, detail })
    return after as Quiz
  })
}

/** A draft of one's own with the same questions, whatever became of the first; its rounds stay there. */
export async function copyQuiz(ctx: Ctx, quizId: string): Promise<Quiz> {
  const quiz = await quizFor(ctx, 'quiz.write', quizId)
  const held = await ctx.db
    .select()
    .from(quizQuestions)
    .where(eq(quizQuestions.quizId, quizId))
    .orderBy(asc(quizQuestions.position))
  const id = newId('qz')
  const at = ctx.now()
  const author = { createdBy: ctx.actor.personId, editedBy: ctx.actor.personId, createdAt: at, updatedAt: at }
  const title = `${quiz.title.slice(0, 185).trim()} (bản sao)`
  return ctx.write(async (tx) => {
    const [copy] = await tx
      .insert(quizzes)
      .values({ id, unitId: quiz.unitId, title, description: quiz.description, ...author })
      .returning()
    const copied = held.map(({ bankQuestion, bankVersion, ...question }) => ({
      ...question,
      drawnFrom: bankQuestion !== null && bankVersion !== null ? { id: bankQuestion, version: bankVersion } : null,
    }))
    await insertQuestions(tx, id, copied)
    const detail = { of: quizId, title, questions: held.length }
    await record(tx, ctx, { action: 'quiz.copy', unitId: quiz.unitId, subjectId: id, detail })
    return copy as Quiz
  })
}

/** Takes a draft away with its questions and rounds: nobody has seen it. */
export async function deleteQuiz(ctx: Ctx, quizId: string): Promise<void> {
  const quiz = await quizFor(ctx, 'quiz.write', quizId)
  await ctx.write(async (tx) => {
    await expectDraft(tx, quizId)
    await tx.delete(rounds).where(eq(rounds.quizId, quizId))
    await tx.delete(quizQuestions).where(eq(quizQuestions.quizId, quizId))
    await tx.delete(quizzes).where(eq(quizzes.id, quizId))
    const detail = { title: quiz.title }
    await record(tx, ctx, { action: 'quiz.delete', unitId: quiz.unitId, subjectId: quizId, detail })
  })
}

async function expectDraft(tx: Tx, quizId: string): Promise<void> {
  const [draft] = await tx
    .select({ id: quizzes.id })
    .from(quizzes)
    .where(and(eq(quizzes.id, quizId), eq(quizzes.status, 'draft')))
  if (!draft) throw new AppError('CONFLICT', 'quiz.not-draft')
}
