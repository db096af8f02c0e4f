import { expect } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { publishedPages, publishedSeals } from '../../core/quizzes/published-ledger.ts'
import { ledgerFaults } from '../../core/quizzes/recount.ts'
import { hourMs } from '../../core/time.ts'
import { attempts, standings } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { endRound, openRound } from '../support/quiz.ts'
import { type Clock, passed, type Seat, seeded } from './seat.ts'

const questions = 5
const saves = 6

/** What was answered when a phone had counted so far: each count has answers of its own. */
const answersAt = (sequence: number) => Array.from({ length: questions }, (_, at) => [(sequence >> (2 * at)) % 3])

type Acknowledged = { sequence: number; submittedAt: number | null }
type How = { kills: number; startAt?: number; seatOf: (app: TestApp, clock: Clock) => Promise<Seat> }

/** Twelve phones take one paper after the other while who serves them is killed: every save and paper that was acknowledged is there, once. */
export async function killedDuringAQuiz({ kills, startAt, seatOf }: How): Promise<void> {
  const app = await testApp({ startAt })
  const ward = await app.unit('Phường Mẫu')
  const rules = { maxAttempts: null, questionCount: questions }
  const round = await openRound(app, ward.id, rules, { openFor: hourMs })
  const tokens = await Promise.all(Array.from({ length: 12 }, async (_, n) => (await app.person(`Dân ${n}`)).token))
  const seat = await seatOf(app, { startAt: app.clock.at, origin: Date.now(), speed: 1 })
  let over = false
  const known = new Map<string, Acknowledged>()

  /** Sends until somebody answers, as a phone does. */
  async function ask(token: string, method: string, path: string, body: object = {}) {
    for (;;) {
      const reply = await seat.ask(path, { method, token, body: JSON.stringify(body) })
      if (reply) return reply
      await passed(20)
    }
  }

  async function phone(token: string, n: number) {
    while (!over) {
      const { json } = await ask(token, 'POST', `/api/rounds/${round.id}/attempts`)
      const path = `/api/attempts/${json.attemptId}`
      const mine: Acknowledged = { sequence: 0, submittedAt: null }
      known.set(json.attemptId, mine)
      for (let sequence = 1; sequence <= saves; sequence++) {
        const saved = await ask(token, 'PUT', `${path}/answers`, { answers: answersAt(sequence), sequence })
        expect(saved).toMatchObject({ status: 200, json: { newer: null } })
        mine.sequence = sequence
        await passed(40)
      }
      // One phone never hands in: what it saved last is all there is of it.
      if (n === 0) return
      const handed = await ask(token, 'POST', `${path}/submit`, { answers: answersAt(saves + 1), sequence: saves + 1 })
      expect(handed.status).toBe(200)
      mine.submittedAt = handed.json.submittedAt
    }
  }

  const phones = Promise.all(tokens.map(phone))
  const random = seeded(20_261_129)
  for (let killed = 0; killed < kills; killed++) await seat.kill(random() * 120)
  // Who comes next may come so soon that few papers were begun meanwhile.
  while (known.size <= kills) await passed(20)
  over = true
  await phones

  const after = await seat.office()
  const rows = await after.database.db.select().from(attempts)
  expect(rows.map(({ id }) => id).sort()).toEqual([...known.keys()].sort())
  for (const { id, submittedAt, sequence, answers } of rows) {
    const acknowledged = known.get(id)
    expect([id, submittedAt, sequence]).toEqual([id, acknowledged?.submittedAt, saves])
    expect(answers).toEqual(answersAt(submittedAt === null ? saves : saves + 1))
  }

  endRound(after, round)
  await tick(after.deps)
  after.clock.at += 2 * 60_000
  await tick(after.deps)
  const entries = (await after.database.db.select().from(standings)).reduce((sum, cell) => sum + cell.entries, 0)
  expect(entries).toBe(rows.length)
  const seals = await publishedSeals(after.deps, round.id)
  const papers = []
  for await (const page of (await publishedPages(after.deps, round.id)).pages) papers.push(...page)
  expect(papers).toHaveLength(rows.length)
  // They were sealed an hour late: the clock of the test stood still.
  const faults = await ledgerFaults(seals, papers)
  expect(faults.filter(({ kind }) => kind !== 'late')).toEqual([])
}
