import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { answers, citations, questions } from '../../../db/schema/answers.ts'
import { goldenQuestions } from '../../../db/schema/evaluation.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow, mayDo, within } from '../../roles.ts'
import { ownUnit } from '../../units/tree.ts'

const mostListed = 200
type ForReview = {
  id: string
  kind: 'answer' | 'golden'
  question: string
  text: string
  since: number
  citations: { passageId: string; label: string; documentTitle: string; quote: string }[]
}

/** Answers, and golden questions, whose cited clauses have changed since; the oldest first. */
export async function listForReview(ctx: Ctx): Promise<ForReview[]> {
  const marked = await ctx.db
    .select({ id: answers.id, text: answers.text, since: answers.reviewSince, question: questions.text })
    .from(answers)
    .innerJoin(questions, eq(questions.id, answers.questionId))
    .innerJoin(units, eq(units.id, questions.unitId))
    .where(and(within(ctx, 'question.read'), isNotNull(answers.reviewSince)))
    .orderBy(asc(answers.reviewSince), asc(answers.id))
    .limit(mostListed)
  const ids = marked.map(({ id }) => id)
  const cited = await ctx.db
    .select()
    .from(citations)
    .where(inArray(citations.answerId, ids))
    .orderBy(asc(citations.position))
  const golden = mayDo(ctx, 'document.read')
    ? await ctx.db
        .select({ id: goldenQuestions.id, text: goldenQuestions.text, reviewSince: goldenQuestions.reviewSince })
        .from(goldenQuestions)
        .innerJoin(units, eq(units.id, ownUnit(goldenQuestions.unitId)))
        .where(and(within(ctx, 'document.read'), isNotNull(goldenQuestions.reviewSince)))
        .orderBy(asc(goldenQuestions.reviewSince))
        .limit(mostListed)
    : []
  return [
    ...marked.map(({ id, question, text, since }) => ({
      id,
      kind: 'answer' as const,
      question,
      text,
      since: since ?? 0,
      citations: cited
        .filter(({ answerId }) => answerId === id)
        .map(({ passageId, label, documentTitle, quote }) => ({ passageId, label, documentTitle, quote })),
    })),
    ...golden.map(({ id, text, reviewSince }) => ({
      id,
      kind: 'golden' as const,
      question: text,
      text: '',
      since: reviewSince ?? 0,
      citations: [],
    })),
  ]
}

/** A person has looked at it, and it stands. */
export async function markSeen(ctx: Ctx, id: string): Promise<{ id: string }> {
  allow(ctx, 'question.answer')
  await ctx.write(async (tx) => {
    const [answer] = await tx
      .select({ unitId: units.id, path: units.path })
      .from(answers)
      .innerJoin(questions, eq(questions.id, answers.questionId))
      .innerJoin(units, eq(units.id, questions.unitId))
      .where(and(eq(answers.id, id), isNotNull(answers.reviewSince)))
    if (answer) {
      allow(ctx, 'question.answer', answer.path)
      await tx.update(answers).set({ reviewSince: null, reviewedBy: ctx.actor.personId }).where(eq(answers.id, id))
      await record(tx, ctx, { action: 'answer.review', unitId: answer.unitId, subjectId: id })
      return
    }
    const [golden] = await tx
      .select({ unitId: units.id, path: units.path })
      .from(goldenQuestions)
      .innerJoin(units, eq(units.id, ownUnit(goldenQuestions.unitId)))
      .where(and(eq(goldenQuestions.id, id), isNotNull(goldenQuestions.reviewSince)))
    if (!golden) throw new AppError('NOT_FOUND')
    allow(ctx, 'document.write', golden.path)
    await tx.update(goldenQuestions).set({ reviewSince: null }).where(eq(goldenQuestions.id, id))
    await record(tx, ctx, { action: 'golden.review', unitId: golden.unitId, subjectId: id })
  })
  return { id }
}
