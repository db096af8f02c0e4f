import { and, eq, like } from 'drizzle-orm'
import { introducePerson } from '../../core/people/meant.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { quizHash } from '../../core/quizzes/office/content-hash.ts'
import { publishQuiz } from '../../core/quizzes/office/publish.ts'
import { createQuiz } from '../../core/quizzes/quizzes.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { startAttempt } from '../../core/quizzes/start.ts'
import { resultOf, submitAttempts } from '../../core/quizzes/submit.ts'
import type { Actor } from '../../core/roles.ts'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { documents, passages } from '../../db/schema/library.ts'
import { type Grounded, questions } from './questions.ts'
import { by, type Stage } from './world.ts'

// Who has taken part already: the unit, and how many of the ten questions each got right.
const taken: [unit: 'first' | 'second' | 'cell', right: number[]][] = [
  ['first', [10, 9, 9, 8, 7, 7, 5]],
  ['second', [9, 8, 8, 6, 6]],
  // Fewer than five: the standing names the unit and keeps its figures to itself.
  ['cell', [10, 8, 8]],
]

/** A published quiz on the demo's documents, open for some days, that three units have begun to take. */
export async function contest(stage: Stage): Promise<{ quizId: string; roundId: string }> {
  const { ctx, present, staff, units } = stage
  const opensAt = present - 2 * dayMs
  const editing = by(ctx, staff.editor, opensAt)
  const quiz = await createQuiz(editing, {
    unitId: units.ward.id,
    title: 'Tìm hiểu quy ước tổ dân phố và quyền con người',
    description: 'Mười câu hỏi từ quy ước mẫu và Tuyên ngôn toàn thế giới về nhân quyền.',
    questions: await Promise.all(questions.map((question) => withPassage(stage, question))),
  })
  const window = { opensAt, closesAt: present + 5 * dayMs }
  const round = await addRound(editing, {
    quizId: quiz.id,
    name: 'Đợt 1',
    ...window,
    rules: { maxAttempts: 3, people: 'all', units: 'chosen' },
  })
  const contentHash = await quizHash(ctx.db, quiz.id)
  await publishQuiz(by(ctx, staff.approver, opensAt), quiz.id, { contentHash })
  let at = opensAt + hourMs
  for (const [unit, scores] of taken) {
    for (const right of scores) {
      at += 37 * minuteMs
      await takePart(stage, { roundId: round.id, unitId: units[unit].id, right, at })
    }
  }
  return { quizId: quiz.id, roundId: round.id }
}

async function withPassage({ ctx }: Stage, { document, label, ...question }: Grounded) {
  const [found] = await ctx.db
    .select({ id: passages.id })
    .from(passages)
    .innerJoin(documents, eq(documents.id, passages.documentId))
    .where(and(like(documents.title, `${document}%`), eq(passages.label, label)))
  if (!found) throw new Error(`the demo's library has no ${document}, ${label}`)
  return { ...question, passageId: found.id }
}

type Part = { roundId: string; unitId: string; right: number; at: number }

async function takePart({ ctx }: Stage, { roundId, unitId, right, at }: Part): Promise<void> {
  const { id: personId, name } = await introducePerson({ ...ctx, now: () => at }, '')
  const person: Actor = { personId, name, grants: [] }
  await changeProfile(by(ctx, person, at), { unitId })
  const paper = await startAttempt(by(ctx, person, at), roundId)
  const answers = paper.questions.map((shown, i) => (i < right ? keyOf(shown) : []))
  const minutesTaken = 3 + (right % 4)
  const { attemptId } = paper
  const tapped = { sequence: null, timeUp: false, at: at + minutesTaken * minuteMs }
  const handed = { attemptId, personId, answers, guess: null, ...tapped }
  for (const submission of await submitAttempts(ctx, [handed])) resultOf(submission)
}

/** The right answers to a question as it is shown, whatever the order of its options. */
export function keyOf({ text, options }: { text: string; options: string[] }): number[] {
  const question = questions.find((one) => one.text === text)
  if (!question) throw new Error(`not a question of the demo: ${text}`)
  return question.correct.map((index) => options.indexOf(question.options[index] ?? '')).sort((a, b) => a - b)
}
