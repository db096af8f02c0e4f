import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { publishedPages, publishedSeals } from '../../core/quizzes/published-ledger.ts'
import { ledgerFaults } from '../../core/quizzes/recount.ts'
import { hourMs } from '../../core/time.ts'
import { attempts, standings } from '../../db/schema/quizzes.ts'
import { testApp } from '../support/app.ts'
import { bundled } from '../support/bundled.ts'
import { endRound, openRound } from '../support/quiz.ts'

const script = await bundled('tests/flows/quiz-process.ts')
const kills = 20
const atOnce = 4
const questions = 5
const saves = 6

/** The same kills in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** What was answered when a phone had counted so far: each count has answers of its own. */
const answersAt = (sequence: number) => Array.from({ length: questions }, (_, at) => [(sequence >> (2 * at)) % 3])

type Acknowledged = { sequence: number; submittedAt: number | null }

test('killed at twenty random moments: every save and paper that was acknowledged is there, once, and the ledger agrees', {
  timeout: 180_000,
}, async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const rules = { maxAttempts: null, questionCount: questions }
  const round = await openRound(app, ward.id, rules, { openFor: hourMs })
  const tokens = await Promise.all(Array.from({ length: 12 }, async (_, n) => (await app.person(`Dân ${n}`)).token))
  const argument = JSON.stringify({ url: app.database.url, startAt: app.clock.at, origin: Date.now() })

  const living: ChildProcess[] = []
  onTestFinished(() => {
    for (const child of living) child.kill('SIGKILL')
  })
  const started = async () => {
    const child = spawn(process.execPath, [script, argument], { stdio: ['ignore', 'pipe', 'inherit'] })
    living.push(child)
    const [port] = await once(child.stdout!, 'data')
    return { child, url: `http://127.0.0.1:${String(port).trim()}` }
  }

  // A process takes longer to start than to kill.
  const ahead = Array.from({ length: atOnce }, started)
  let here = await started()
  let over = false
  const known = new Map<string, Acknowledged>()

  /** Sends until somebody answers, as a phone does. */
  async function ask(token: string, method: string, path: string, body?: object) {
    for (;;) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const reply = await fetch(`${here.url}${path}`, { method, headers, body: JSON.stringify(body ?? {}) })
        // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects
        .then(async (one) => ({ status: one.status, json: (await one.json()) as any }))
        .catch(() => null)
      if (reply) return reply
      await sleep(20)
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
        await sleep(40)
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
  for (let killed = 0; killed < kills; killed++) {
    const next = await (ahead.shift() as ReturnType<typeof started>)
    if (killed + atOnce < kills) ahead.push(started())
    await sleep(random() * 120)
    const gone = once(here.child, 'exit')
    const { child } = here
    child.kill('SIGKILL')
    here = next
    await gone
  }
  over = true
  await phones

  const rows = await app.database.db.select().from(attempts)
  expect(rows.map(({ id }) => id).sort()).toEqual([...known.keys()].sort())
  expect(rows.length).toBeGreaterThan(kills)
  for (const { id, submittedAt, sequence, answers } of rows) {
    const acknowledged = known.get(id)
    expect([id, submittedAt, sequence]).toEqual([id, acknowledged?.submittedAt, saves])
    expect(answers).toEqual(answersAt(submittedAt === null ? saves : saves + 1))
  }

  endRound(app, round)
  await tick(app.deps)
  app.clock.at += 2 * 60_000
  await tick(app.deps)
  const entries = (await app.database.db.select().from(standings)).reduce((sum, cell) => sum + cell.entries, 0)
  expect(entries).toBe(rows.length)
  const seals = await publishedSeals(app.deps, round.id)
  const papers = []
  for await (const page of (await publishedPages(app.deps, round.id)).pages) papers.push(...page)
  expect(papers).toHaveLength(rows.length)
  // They were sealed an hour late: the clock of the test stood still.
  const faults = await ledgerFaults(seals, papers)
  expect(faults.filter(({ kind }) => kind !== 'late')).toEqual([])
})
