import { expect } from 'vitest'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { signed, userText } from '../support/zalo.ts'
import { type Clock, passed, type Seat, seeded } from './seat.ts'

type How = { kills: number; startAt?: number; seatOf: (app: TestApp, clock: Clock) => Promise<Seat> }

/** Events come in, each until it is acknowledged, while who takes them is killed: each is there, once. */
export async function killedWhileEventsComeIn({ kills, startAt, seatOf }: How): Promise<void> {
  const app = await testApp({ startAt })
  const clock = { startAt: app.clock.at, origin: Date.now(), speed: 1 }
  const seat = await seatOf(app, clock)
  let over = false
  let acknowledged = 0

  async function account(n: number) {
    for (let at = 0; !over; at++) {
      const now = clock.startAt + Date.now() - clock.origin
      const { body, headers } = signed(userText({ clock: { at: now } }, `câu ${at}`, `4567${n}`.padEnd(19, '0')))
      for (;;) {
        const reply = await seat.ask('/webhook/zalo', { method: 'POST', body, headers })
        if (reply) expect(reply).toMatchObject({ status: 200, json: { ok: true } })
        if (reply) break
        await passed(20)
      }
      acknowledged++
    }
  }

  const accounts = Promise.all([1, 2, 3, 4, 5, 6].map(account))
  const random = seeded(20_261_130)
  for (let killed = 0; killed < kills; killed++) {
    const from = acknowledged
    await expect.poll(() => acknowledged, { timeout: 20_000, interval: 5 }).toBeGreaterThan(from + 10)
    await seat.kill(random() * 60)
  }
  over = true
  await accounts
  const kept = await (await seat.office()).database.db.select({ key: inboxEvents.dedupeKey }).from(inboxEvents)
  expect(kept).toHaveLength(acknowledged)
}
