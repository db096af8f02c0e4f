import { sql } from 'drizzle-orm'
import { sha256 } from '../../core/ids.ts'
import type { Saved } from '../../core/quizzes/hold.ts'
import { drawQuestions, paperOf } from '../../core/quizzes/paper.ts'
import { rulesOf } from '../../core/quizzes/rules.ts'
import type { Handed } from '../../core/quizzes/submit.ts'
import { hourMs } from '../../core/time.ts'
import type { Database } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { quizQuestions, quizzes, rounds } from '../../db/schema/quizzes.ts'
import { units } from '../../db/schema/units.ts'
import { plainQuestions } from '../support/quiz.ts'

export const roundId = 'ro_bench'
const questionCount = 20
const bank = plainQuestions(50)
const unitCount = 100
const together = 5000
const opensAt = Date.now() - hourMs
const closesAt = opensAt + 4 * hourMs

const rules = rulesOf({ questionCount, timeLimitMs: 4 * hourMs, guess: 'all_correct', units: 'chosen' }, bank.length)

/** The contest's people, by number; each has one paper under way. */
export const personOf = (n: number) => `pe_${n}`
const attemptOf = (n: number) => `at_${n}`
const unitOf = (n: number) => `un_${n % unitCount}`

/** A round that is open for four hours, with `entrants` people of a hundred units who have all begun. */
export async function seedContest(database: Database, entrants: number): Promise<void> {
  await migrate(database)
  await database.write(async (tx) => {
    await tx.insert(units).values({ id: 'un', kind: 'ward', name: 'Phường Mẫu', path: '/un/', createdAt: opensAt })
    await tx.insert(units).values(
      Array.from({ length: unitCount }, (_, n) => ({
        id: `un_${n}`,
        parentId: 'un',
        kind: 'group' as const,
        name: `Tổ dân phố ${n + 1}`,
        path: `/un/un_${n}/`,
        memberCount: 20_000,
        createdAt: opensAt,
      })),
    )
    await tx.insert(quizzes).values({
      id: 'qz',
      unitId: 'un',
      title: 'Tìm hiểu nghị quyết',
      status: 'published',
      createdAt: opensAt,
      updatedAt: opensAt,
    })
    await tx
      .insert(quizQuestions)
      .values(bank.map((question, position) => ({ ...question, id: `qq_${position}`, quizId: 'qz', position })))
    await tx
      .insert(rounds)
      .values({ id: roundId, quizId: 'qz', name: 'Đợt 1', opensAt, closesAt, rules, createdAt: opensAt })
  })
  for (let from = 0; from < entrants; from += together) {
    const numbers = Array.from({ length: Math.min(together, entrants - from) }, (_, i) => from + i)
    await database.write(async (tx) => {
      await tx.run(sql`insert into people (id, unit_id, created_at)
        select value ->> 0, value ->> 1, ${opensAt} from json_each(${JSON.stringify(numbers.map((n) => [personOf(n), unitOf(n)]))})`)
      const begun = JSON.stringify(numbers.map((n) => [n, paperFor(n)]))
      await tx.run(sql`insert into attempts (id, round_id, person_id, number, paper, started_at, deadline_at, total)
        select 'at_' || (value ->> 0), ${roundId}, 'pe_' || (value ->> 0), 1, value -> 1, ${opensAt},
          ${closesAt}, ${questionCount} from json_each(${begun})`)
    })
  }
}

const positions = bank.map(({ options }, position) => ({ position, options }))
const papers = Array.from({ length: 1000 }, () =>
  paperOf(
    drawQuestions(bank.length, rules).map((position) => positions[position] as (typeof positions)[number]),
    rules,
  ),
)
const paperFor = (n: number) => papers[n % papers.length]

/** What somebody hands in: a choice for each question, and a guess. */
export const handedBy = (n: number): Handed => ({
  attemptId: attemptOf(n),
  personId: personOf(n),
  answers: Array.from({ length: questionCount }, (_, at) => [(n + at) % 4]),
  guess: n % 5000,
  sequence: null,
  timeUp: false,
  at: Date.now(),
})

/** The same, saved before it is handed in. */
export const savedBy = (n: number): Saved => {
  const { timeUp: _, ...saved } = handedBy(n)
  return { ...saved, sequence: 1 }
}

/** Whole rows of such attempts, handed in, as one insert. */
export const rowsInserted = (numbers: number[]) => {
  const rows = numbers.map((n) => {
    const { attemptId, personId, answers, guess, at } = handedBy(n)
    return [attemptId, personId, unitOf(n), paperFor(n), at, answers, guess, n % 21, at - opensAt]
  })
  return sql`
    insert into attempts (id, round_id, person_id, unit_id, number, paper, started_at, deadline_at, submitted_at,
      answers, guess, score, total, duration_ms, counted)
    select value ->> 0, ${roundId}, value ->> 1, value ->> 2, 1, value -> 3, ${opensAt}, ${closesAt}, value ->> 4,
      value -> 5, value ->> 6, value ->> 7, ${questionCount}, value ->> 8, 1
    from json_each(${JSON.stringify(rows)})`
}

/**
 * Ends the contest, and gives those who have not handed in, from number `from` on, their papers in another round that is open:
 * a standing of all is looked at while papers arrive.
 */
export async function endContest(database: Database, from: number, count: number): Promise<void> {
  const ended = Date.now() - hourMs / 2
  await database.write(async (tx) => {
    await tx
      .insert(rounds)
      .values({ id: 'ro_next', quizId: 'qz', name: 'Đợt 2', opensAt, closesAt, rules, createdAt: opensAt })
    const late = JSON.stringify(Array.from({ length: count }, (_, i) => attemptOf(from + i)))
    await tx.run(sql`update attempts set round_id = 'ro_next' where id in (select value from json_each(${late}))`)
    // Whoever has not handed in by now has nothing there.
    await tx.run(sql`update attempts set answers = null where round_id = ${roundId} and submitted_at is null`)
    await tx.run(sql`update rounds set closes_at = ${ended} where id = ${roundId}`)
  })
}

export const tokenOf = (n: number) => `token-of-${personOf(n)}`

/** Signs in `count` people, from number `from` on. */
export async function signIn(database: Database, from: number, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, i) => from + i)
  const rows = await Promise.all(numbers.map(async (n) => [await sha256(tokenOf(n)), personOf(n)]))
  await database.write((tx) =>
    tx.run(sql`insert into sessions (token_hash, person_id, created_at, expires_at)
      select value ->> 0, value ->> 1, ${opensAt}, ${closesAt} from json_each(${JSON.stringify(rows)})`),
  )
}
