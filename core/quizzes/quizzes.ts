import { and, asc, desc, eq, gt, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { listPieces } from '../../db/pieces.ts'
import { quizQuestions, quizzes, rounds } from '../../db/schema/quizzes.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { type Action, allow, within } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import { expectPictures } from './question/pictured.ts'
import { type QuestionDraft, questionProblems, tidyQuestion } from './questions.ts'

export type Quiz = typeof quizzes.$inferSelect
type NewQuiz = { unitId: string; title: string; description?: string; questions: QuestionDraft[] }

/** Makes a draft with its questions; questions are whole or refused together, each fault named. */
export async function createQuiz(ctx: Ctx, input: NewQuiz): Promise<Quiz> {
  const unit = await openUnitFor(ctx, 'quiz.write', input.unitId)
  const questions = questionsChecked(input.questions)
  const { title, description = '' } = input
  const id = newId('qz')
  const at = ctx.now()
  const author = { createdBy: ctx.actor.personId, editedBy: ctx.actor.personId, createdAt: at, updatedAt: at }
  return ctx.write(async (tx) => {
    const [quiz] = await tx
      .insert(quizzes)
      .values({ id, unitId: unit.id, title, description, ...author })
      .returning()
    await insertQuestions(tx, id, questions)
    await record(tx, ctx, {
      action: 'quiz.create',
      unitId: unit.id,
      subjectId: id,
      detail: { title, questions: questions.length, fromBank: questions.filter((one) => one.drawnFrom).length },
    })
    return quiz as Quiz
  })
}

/** Questions as they are kept. @throws AppError INVALID with each fault */
export function questionsChecked(drafts: QuestionDraft[]) {
  const questions = drafts.map(tidyQuestion)
  const fields = questionProblems(questions)
  if (fields.length > 0)
    throw new AppError('INVALID', 'quiz.questions', { fields: fields.slice(0, 50), count: fields.length })
  return questions
}

/** Writes a quiz's questions, in their order. */
export async function insertQuestions(tx: Tx, quizId: string, questions: ReturnType<typeof tidyQuestion>[]) {
  await expectPictures(tx, questions)
  const rows = questions.map((question, position) => {
    const { text, options, correct, explanation, passageId, drawnFrom, kind, exact, picture, section } = question
    return [
      newId('qq'),
      position,
      text,
      options,
      correct,
      explanation,
      passageId,
      drawnFrom?.id ?? null,
      drawnFrom?.version ?? null,
      ...[kind, exact ? 1 : 0, picture, section],
    ]
  })
  for (const some of listPieces(rows))
    await tx.run(sql`
    insert into quiz_questions (id, quiz_id, position, text, options, correct, explanation, passage_id, bank_question, bank_version, kind, exact, picture, section)
    select value ->> 0, ${quizId}, value ->> 1, value ->> 2, value -> 3, value -> 4, value ->> 5, value ->> 6,
      value ->> 7, value ->> 8, value ->> 9, value ->> 10, nullif(value -> 11, 'null'), value ->> 12
    from json_each(${JSON.stringify(some)})`)
}

/** The quiz, if the actor may do this where it belongs; else NOT_FOUND. */
export async function quizFor(ctx: Ctx, action: Action, quizId: string): Promise<Quiz> {
  allow(ctx, action)
  const [row] = await ctx.db
    .select({ quiz: quizzes, path: units.path })
    .from(quizzes)
    .innerJoin(units, eq(units.id, quizzes.unitId))
    .where(eq(quizzes.id, quizId))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, action, row.path)
  return row.quiz
}

export const questionCountOf = (ctx: Pick<Ctx, 'db'>, quizId: string) =>
  ctx.db.$count(quizQuestions, eq(quizQuestions.quizId, quizId))

/** The section of each question of a quiz, in its order. */
export async function sectionsOf({ db }: { db: Pick<Reader, 'select'> }, quizId: string): Promise<string[]> {
  const rows = await db
    .select({ section: quizQuestions.section })
    .from(quizQuestions)
    .where(eq(quizQuestions.quizId, quizId))
    .orderBy(asc(quizQuestions.position))
  return rows.map(({ section }) => section)
}

/** Questions of a quiz in the order of the positions asked for. */
export async function questionsAt(ctx: Pick<Ctx, 'db'>, quizId: string, positions: number[]) {
  const rows = await ctx.db
    .select()
    .from(quizQuestions)
    .where(and(eq(quizQuestions.quizId, quizId), inArray(quizQuestions.position, positions)))
  const held = new Map(rows.map((row) => [row.position, row]))
  return positions.map((position) => {
    const question = held.get(position)
    if (!question) throw new Error(`quiz ${quizId} has no question ${position}`)
    return question
  })
}

/** Ends the quiz now: rounds still to come or under way close with it, and attempts still out have only their grace left. */
export async function closeQuiz(ctx: Ctx, quizId: string): Promise<Quiz> {
  const quiz = await quizFor(ctx, 'quiz.write', quizId)
  const at = ctx.now()
  return ctx.write(async (tx) => {
    const [after] = await tx
      .update(quizzes)
      .set({ status: 'closed', updatedAt: at })
      .where(and(eq(quizzes.id, quizId), ne(quizzes.status, 'closed')))
      .returning()
    if (!after) throw new AppError('CONFLICT', 'quiz.closed')
    await tx
      .update(rounds)
      .set({ closesAt: at })
      .where(and(eq(rounds.quizId, quizId), gt(rounds.closesAt, at)))
    await record(tx, ctx, { action: 'quiz.close', unitId: quiz.unitId, subjectId: quizId })
    return after
  })
}

/** A quiz with its key, for those who write it or let it be seen. */
export async function fullQuiz(ctx: Ctx, quizId: string) {
  const quiz = await quizFor(ctx, 'quiz.publish', quizId)
  const questions = await ctx.db
    .select()
    .from(quizQuestions)
    .where(eq(quizQuestions.quizId, quizId))
    .orderBy(asc(quizQuestions.position))
  const held = await ctx.db.select().from(rounds).where(eq(rounds.quizId, quizId)).orderBy(asc(rounds.opensAt))
  return { ...quiz, questions, rounds: held }
}

const listed = {
  id: quizzes.id,
  unitId: quizzes.unitId,
  unitName: units.name,
  title: quizzes.title,
  description: quizzes.description,
  status: quizzes.status,
}

/** What anybody may take part in or look back on. */
export async function listPublicQuizzes(ctx: Pick<Ctx, 'db'>) {
  const open = await ctx.db
    .select(listed)
    .from(quizzes)
    .innerJoin(units, eq(units.id, quizzes.unitId))
    .where(ne(quizzes.status, 'draft'))
    .orderBy(desc(quizzes.createdAt))
    .limit(100)
  return withRounds(ctx, open, isNull(rounds.proposedBy))
}

/** Every quiz of the units where the actor works, drafts included. */
export async function listQuizzes(ctx: Ctx) {
  const scope = within(ctx, 'quiz.read')
  const rows = await ctx.db
    .select({
      ...listed,
      createdAt: quizzes.createdAt,
      questionCount: sql<number>`(select count(*) from quiz_questions where quiz_id = ${quizzes.id})`,
    })
    .from(quizzes)
    .innerJoin(units, eq(units.id, quizzes.unitId))
    .where(scope)
    .orderBy(desc(quizzes.createdAt))
    .limit(200)
  return withRounds(ctx, rows)
}

async function withRounds<Row extends { id: string }>(ctx: Pick<Ctx, 'db'>, rows: Row[], which?: SQL) {
  const ids = rows.map(({ id }) => id)
  const all =
    ids.length > 0
      ? await ctx.db
          .select()
          .from(rounds)
          .where(and(inArray(rounds.quizId, ids), which))
          .orderBy(asc(rounds.opensAt))
      : []
  return rows.map((row) => ({ ...row, rounds: all.filter(({ quizId }) => quizId === row.id) }))
}
