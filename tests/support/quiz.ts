import { eq } from 'drizzle-orm'
import { publishQuiz } from '../../core/quizzes/office/publish.ts'
import type { QuestionDraft } from '../../core/quizzes/questions.ts'
import { createQuiz } from '../../core/quizzes/quizzes.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { hourMs } from '../../core/time.ts'
import { attempts, type RoundRules } from '../../db/schema/quizzes.ts'
import type { TestApp } from './app.ts'

/** Questions whose words say which options are right, so that a test can answer in whatever order it is shown. */
export const plainQuestions = (count: number): QuestionDraft[] =>
  Array.from({ length: count }, (_, at) => ({
    text: `Câu hỏi số ${at + 1} là gì?`,
    // Every third question has two right options.
    ...(at % 3 === 1
      ? { options: ['Đúng một', 'Sai một', 'Đúng hai', 'Sai hai'], correct: [0, 2] }
      : { options: ['Sai một', 'Đúng', 'Sai hai', 'Sai ba'], correct: [1] }),
    explanation: `GIẢI THÍCH BÍ MẬT ${at + 1}`,
  }))

/** A published quiz with one round that is open to all for a day, or as the rules say. */
export async function openRound(
  app: TestApp,
  unitId: string,
  rules: Partial<RoundRules> = {},
  { questions = plainQuestions(5), opensIn = 0, openFor = 24 * hourMs } = {},
) {
  const quiz = await createQuiz(app.system, { unitId, title: 'Tìm hiểu nghị quyết', questions })
  await publishQuiz(app.system, quiz.id)
  const opensAt = app.clock.at + opensIn
  return addRound(app.system, {
    quizId: quiz.id,
    name: 'Đợt 1',
    opensAt,
    closesAt: opensAt + openFor,
    rules: { people: 'all', units: 'chosen', ...rules },
  })
}

/** Publishes a draft as somebody who has just read it. */
export async function publish(app: TestApp, quizId: string, token: string) {
  const { contentHash } = (await app.request('GET', `/api/quizzes/${quizId}/full`, { as: token })).json.publishing
  return app.request('POST', `/api/quizzes/${quizId}/publish`, { as: token, body: { contentHash } })
}

/** Lets people see a round that was added to a public quiz, as somebody who has just read it. */
export async function approve(app: TestApp, { quizId, roundId }: { quizId: string; roundId: string }, token: string) {
  const { contentHash } = (await app.request('GET', `/api/quizzes/${quizId}/full`, { as: token })).json.publishing
  return app.request('POST', `/api/quizzes/rounds/${roundId}/approve`, { as: token, body: { contentHash } })
}

type Shown = { options: string[] }[]

/** The answers of somebody who knows the first `right` questions and gets the others wrong. */
export const answersTo = (shown: Shown, right = shown.length) =>
  shown.map(({ options }, at) => {
    const good = options.flatMap((option, index) => (option.startsWith('Đúng') ? [index] : []))
    return at < right ? good : [options.findIndex((option) => option.startsWith('Sai')), ...good.slice(1)]
  })

export async function start(app: TestApp, roundId: string, token: string) {
  const reply = await app.request('POST', `/api/rounds/${roundId}/attempts`, { as: token })
  return reply.json as {
    attemptId: string
    number: number
    startedAt: number
    deadlineAt: number
    now: number
    guess: string | null
    questions: { id: string; text: string; options: string[]; many: boolean }[]
  }
}

/** A round is over once its last paper may no longer come: scores are told from then on. */
export function endRound(app: TestApp, { closesAt, rules }: { closesAt: number; rules: { graceMs: number } }): void {
  app.clock.at = Math.max(app.clock.at, closesAt + rules.graceMs + 1)
}

/** What an attempt was worth, whether or not anybody may know it yet. */
export async function scoreOf(app: TestApp, attemptId: string): Promise<number | null | undefined> {
  return (await app.database.db.select().from(attempts).where(eq(attempts.id, attemptId)))[0]?.score
}

/** One whole attempt that takes `takes` milliseconds and gets `right` answers right. */
export async function take(
  app: TestApp,
  roundId: string,
  token: string,
  { right, takes = 1000, guess }: { right?: number; takes?: number; guess?: number } = {},
) {
  const begun = await start(app, roundId, token)
  app.clock.at += takes
  const body = { answers: answersTo(begun.questions, right), guess }
  const reply = await app.request('POST', `/api/attempts/${begun.attemptId}/submit`, { as: token, body })
  return { ...begun, reply }
}
