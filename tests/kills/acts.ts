import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { items } from '../../db/schema/news.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type Clock, passed, type Seat, seeded } from './seat.ts'

type How = { kills: number; startAt?: number; seatOf: (app: TestApp, clock: Clock) => Promise<Seat> }

/** Desks send notices, each under its key until somebody answers, while who serves them is killed: each is written once, and answered alike. */
export async function killedWhileActsAreSent({ kills, startAt, seatOf }: How): Promise<void> {
  const app = await testApp({ startAt })
  const ward = await app.unit('Phường Mẫu')
  const desks = await Promise.all([1, 2, 3, 4].map((n) => app.person(`Biên tập ${n}`, ['editor', ward.id])))
  const seat = await seatOf(app, { startAt: app.clock.at, origin: Date.now(), speed: 1 })
  const told = new Map<string, { token: string; key: string; id: string | null }>()
  let over = false

  const send = (token: string, key: string, title: string) =>
    seat.ask('/api/items', {
      ...{ method: 'POST', token },
      headers: { 'act-key': `${key}.${title.length.toString(36)}` },
      body: JSON.stringify({ unitId: ward.id, title, summary: '' }),
    })
  async function desk(token: string, n: number) {
    for (let at = 0; !over; at++) {
      const [key, title] = [randomUUID(), `Tin ${n}.${at}`]
      let reply = await send(token, key, title)
      while (!reply) {
        await passed(20)
        reply = await send(token, key, title)
      }
      // Written by who died before the answer was kept: it is said to be there, and is.
      const kept = reply.status === 409 && reply.json.error.reason === 'act.done'
      if (!kept) expect(reply.status, JSON.stringify(reply.json)).toBe(201)
      told.set(title, { token, key, id: kept ? null : reply.json.id })
    }
  }

  const all = Promise.all(desks.map(({ token }, n) => desk(token, n)))
  const random = seeded(20_261_201)
  for (let killed = 0; killed < kills; killed++) {
    const from = told.size
    await expect.poll(() => told.size, { timeout: 20_000, interval: 5 }).toBeGreaterThan(from + 4)
    await seat.kill(random() * 60)
  }
  over = true
  await all
  for (const [title, { token, key, id }] of told) {
    const again = await send(token, key, title)
    expect([title, again?.json.id ?? null]).toEqual([title, id])
  }
  const rows = await (await seat.office()).database.db.select().from(items).where(eq(items.unitId, ward.id))
  expect(rows.map(({ title }) => title).sort()).toEqual([...told.keys()].sort())
  for (const { id, title } of rows) expect([id, null]).toContain(told.get(title)?.id)
}
