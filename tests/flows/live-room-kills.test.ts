import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { stepRoom } from '../../core/live-rooms/steps.ts'
import { publishedPages, publishedSeals } from '../../core/quizzes/published-ledger.ts'
import { ledgerFaults } from '../../core/quizzes/recount.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { minuteMs } from '../../core/time.ts'
import { liveAnswers, liveRooms } from '../../db/schema/live-rooms.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import { testApp } from '../support/app.ts'
import { bundled } from '../support/bundled.ts'
import { liveRoom } from '../support/live-room.ts'
import { plainQuestions } from '../support/quiz.ts'

const script = await bundled('tests/flows/live-room-process.ts')
const kills = 6
const phones = 12

test('killed while a hall answers: the room goes on, every answer that was acknowledged is there, once, and in the ledger', {
  timeout: 120_000,
}, async () => {
  const app = await testApp()
  const room = await liveRoom(app, { questions: plainQuestions(kills), rules: { live: { seconds: 60 } } })
  const tokens = await Promise.all(Array.from({ length: phones }, async (_, n) => (await room.phone(`Dân ${n}`)).token))
  const startAt = app.clock.at
  const origin = Date.now()
  const argument = JSON.stringify({ url: app.database.url, startAt, origin })
  const ctx = { ...room.leader.ctx, now: () => startAt + Date.now() - origin }

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
  const ahead = Array.from({ length: 3 }, started)
  let here = await started()

  /** Sends until somebody answers, as a phone does. */
  async function answer(token: string, position: number, chosen: number[]) {
    for (;;) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const body = JSON.stringify({ position, chosen })
      const reply = await fetch(`${here.url}/api/live-rooms/${room.id}/answers`, { method: 'POST', headers, body })
        .then(async (one) => ({ status: one.status, json: (await one.json()) as { chosen: number[] } }))
        .catch(() => null)
      if (reply) return reply
      await sleep(20)
    }
  }

  const acknowledged = new Map<string, number[]>()
  for (let position = 0; position < kills; position++) {
    const step = async (what: 'ask' | 'close' | 'answer') => {
      const [now] = await app.database.db.select().from(liveRooms)
      await stepRoom(ctx, room.id, { step: what, revision: now?.revision ?? -1 })
    }
    await step('ask')
    const all = tokens.map(async (token, n) => {
      await sleep(n * 8)
      const chosen = [(n + position) % 4]
      const reply = await answer(token, position, chosen)
      expect(reply).toMatchObject({ status: 200, json: { chosen } })
      acknowledged.set(`${n} ${position}`, chosen)
    })
    const next = await (ahead.shift() as ReturnType<typeof started>)
    ahead.push(started())
    await sleep(10 + position * 11)
    const gone = once(here.child, 'exit')
    here.child.kill('SIGKILL')
    here = next
    await gone
    await Promise.all(all)
    await step('close')
    await sleep(1050)
    await step('answer')
  }

  const rows = await app.database.db.select().from(liveAnswers)
  expect(rows).toHaveLength(phones * kills)
  expect(acknowledged.size).toBe(rows.length)
  const [{ revision } = { revision: -1 }] = await app.database.db.select().from(liveRooms)
  await stepRoom(ctx, room.id, { step: 'end', revision })
  const papers = await app.database.db.select().from(attempts)
  expect(papers.map(({ answers }) => answers?.map((chosen) => chosen.length))).toEqual(
    papers.map(() => Array.from({ length: kills }, () => 1)),
  )
  await sealDue({ ...ctx, now: () => ctx.now() + 5 * minuteMs })
  const published = []
  for await (const page of (await publishedPages(ctx, room.round.id)).pages) published.push(...page)
  expect(published).toHaveLength(phones)
  const faults = await ledgerFaults(await publishedSeals(ctx, room.round.id), published)
  expect(faults.filter(({ kind }) => kind !== 'late')).toEqual([])
})
