import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { processInbox } from '../../core/inbox/process.ts'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { eventsKeptMs } from '../../core/people/retention.ts'
import { sessionMs, signInAsGuest } from '../../core/people/sessions.ts'
import { takeCalls } from '../../core/sending/calls.ts'
import { leaseMs as replyLeaseMs, settleUnknown } from '../../core/sending/outbox.ts'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { sessions } from '../../db/schema/people.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { answersTo, endRound, openRound, start, take } from '../support/quiz.ts'
import { deliver, userText } from '../support/zalo.ts'

const monthMs = 31 * dayMs

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  return { app, ward }
}

/** Minutes as they pass, or some of them. */
async function pass(app: TestApp, ms: number, stepMs: number) {
  for (let passed = 0; passed < ms; passed += stepMs) {
    app.clock.at += stepMs
    await tick(app.deps)
  }
}

test('a minute a month ahead ends no session and takes no key of an event; once the clock is steady they go', async () => {
  const { app } = await office()
  await signInAsGuest(app.system)
  await deliver(app, userText(app, 'hướng dẫn'))
  await app.settled()
  await tick(app.deps)
  const right = app.clock.at
  const count = async () => [
    await app.database.db.$count(sessions),
    (await app.database.db.all(sql`select 1 from inbox_events`)).length,
    (await app.database.db.all(sql`select 1 from replies where text <> ''`)).length,
  ]
  app.clock.at = right + 4 * monthMs
  await tick(app.deps)
  await pass(app, 5 * minuteMs, minuteMs)
  app.clock.at = right + minuteMs
  await tick(app.deps)
  expect(await count()).toEqual([1, 1, 1])
  expect(app.logged.filter(({ event }) => event === 'clock.jumped')).toHaveLength(2)
  app.clock.at = right + Math.max(sessionMs, eventsKeptMs)
  await tick(app.deps)
  await pass(app, 23 * hourMs, 30 * minuteMs)
  expect(await count()).toEqual([1, 1, 1])
  await pass(app, 2 * hourMs, 30 * minuteMs)
  expect(await count()).toEqual([0, 0, 1])
}, 60_000)

test('a service that starts for the first time on an old database waits a day before it lets go', async () => {
  const { app } = await office()
  await signInAsGuest(app.system)
  app.clock.at += sessionMs + dayMs
  await tick(app.deps)
  expect(await app.database.db.$count(sessions)).toBe(1)
})

test('events refused for their age raise an alarm after the third, which passes with the clock', async () => {
  const { app, ward } = await office()
  const admin = await app.person('Quản', ['admin', ward.id])
  const alarms = async () => (await app.request('GET', '/api/zalo/connection', { as: admin.token })).json.alarms
  const late = { clock: { at: app.clock.at - dayMs - hourMs } }
  const send = async () => expect((await deliver(app, userText(late, 'giờ đổ rác'))).status).toBe(400)
  await send()
  await send()
  expect(await alarms()).toEqual([])
  for (let i = 0; i < 5; i++) await send()
  expect(await alarms()).toMatchObject([{ kind: 'clock', times: 3, message: expect.stringContaining('đồng hồ') }])
  expect(app.logged).toContainEqual({ event: 'webhook.stale', fields: { hours: 25 } })
  app.clock.at += hourMs + minuteMs
  await tick(app.deps)
  expect((await alarms()).filter(({ kind }: { kind: string }) => kind === 'clock')).toEqual([])
})

test('an event that nobody signed raises nothing', async () => {
  const { app } = await office()
  const late = { clock: { at: app.clock.at - 2 * dayMs } }
  for (let i = 0; i < 5; i++)
    await app.raw('/webhook/zalo', JSON.stringify(userText(late, 'giả')), {
      'x-zevent-signature': `mac=${'0'.repeat(64)}`,
    })
  expect(await app.database.db.all(sql`select 1 from connection_alarms`)).toEqual([])
})

/** An event, a file and a reply that a process works on, by the lease that it holds. */
async function worked({ app, ward }: Awaited<ReturnType<typeof office>>, leaseUntil: number) {
  const editor = await app.person('Hà', ['editor', ward.id])
  await deliver(app, userText(app, 'hướng dẫn'))
  await app.settled()
  await app.raw('/api/library/imports?name=a.md', new TextEncoder().encode('# Quy ước\n\nĐiều 1. Rác\nTừ 18 giờ.\n'), {
    authorization: `Bearer ${editor.token}`,
    'content-type': 'application/octet-stream',
  })
  await app.settled()
  await app.database.write(async (tx) => {
    await tx.run(sql`update inbox_events set state = 'working', body = '{"kind":"other"}', lease_until = ${leaseUntil}`)
    await tx.run(sql`update imports set state = 'reading', lease_until = ${leaseUntil}`)
    await tx.run(sql`update replies set state = 'sending', message_id = null, lease_until = ${leaseUntil}`)
  })
}

/** What the next worker takes of it; the platform shows the reply only if it `arrived`. */
async function takenUp(app: TestApp, { arrived }: { arrived: boolean }) {
  const taken = [await processInbox(app.system), await readUploads(app.system)]
  await settleUnknown(app.system, replies, { leaseMs: replyLeaseMs, matcherOf: async () => () => arrived })
  return [...taken, ...(await app.database.db.select({ state: replies.state }).from(replies))]
}

test('a lease of a clock that ran ahead holds no event, no file and no reply', async () => {
  const { app, ward } = await office()
  await worked({ app, ward }, app.clock.at + 47 * hourMs)
  expect(await takenUp(app, { arrived: true })).toEqual([1, 1, { state: 'sent' }])
})

// Of two processes one reads its clock before the other claims: taken for cut off, a reply was sent twice.
test('a lease of a clock that is a little later is left to who holds it', async () => {
  const { app, ward } = await office()
  await worked({ app, ward }, app.clock.at + replyLeaseMs + minuteMs / 2)
  expect(await takenUp(app, { arrived: false })).toEqual([0, 0, { state: 'sending' }])
})

test('what a clock that ran ahead wrote of the account’s rate keeps nobody from sending', async () => {
  const { app } = await office()
  const ahead = app.clock.at + 47 * hourMs
  await app.database.write((tx) => tx.run(sql`insert into send_rates (key, spent_until) values ('account', ${ahead})`))
  expect(await app.database.write((tx) => takeCalls(tx, app.system, 1))).toBe(1)
  const [row] = await app.database.db.all<{ at: number }>(sql`select spent_until as at from send_rates`)
  expect(row?.at).toBeLessThan(app.clock.at + 10 * minuteMs)
})

test('a clock set back while a paper is out gives it no time at all, not less than none', async () => {
  const { app, ward } = await office()
  const round = await openRound(app, ward.id, { rank: 'fastest' })
  const [quick, turned] = [await signInAsGuest(app.system), await signInAsGuest(app.system)]
  await take(app, round.id, quick.token, { takes: 0 })
  const { attemptId, questions } = await start(app, round.id, turned.token)
  app.clock.at -= minuteMs
  const handed = { answers: answersTo(questions), guess: null }
  const { json } = await app.request('POST', `/api/attempts/${attemptId}/submit`, { as: turned.token, body: handed })
  expect(json).toMatchObject({ durationMs: 0 })
  // One from before durations were clamped stands by when it was handed in, not before everybody.
  await app.database.write((tx) =>
    tx.run(sql`update attempts set duration_ms = -5, submitted_at = submitted_at + ${hourMs} where id = ${attemptId}`),
  )
  expect(await app.database.db.$count(attempts)).toBe(2)
  endRound(app, round)
  const standing = await app.request('GET', `/api/rounds/${round.id}/standing`, { as: turned.token })
  expect(standing.json.me.rank).toBe(2)
})
