import { expect } from 'vitest'
import { simulator } from '../simulator/stand.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
import { newsroom } from '../support/newsroom.ts'
import { type Clock, type Seat, seeded } from './seat.ts'

export const message = '/v3.0/oa/group/message'

/** A digest due now in so many groups of a simulated Zalo; `env` is what whoever sends it is to be told. */
export async function broadcastDue(groups: number, startAt: number) {
  const sim = await simulator({ startAt, wireLimit: 10 })
  sim.account.callsPerMinute = null
  const { appId, appSecret, oaId, oaSecret } = sim.app
  const env = {
    ...testEnvironment,
    ...{ ZALO_OPENAPI_URL: sim.url, ZALO_OAUTH_URL: sim.url, ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret },
    ...{ ZALO_OA_ID: oaId, ZALO_OA_SECRET: oaSecret, ZALO_REFRESH_TOKEN: sim.issueRefreshToken() },
  }
  const app = await testApp({ startAt })
  const room = await newsroom(app)
  const member = sim.addUser({ name: 'Bà con' }).id
  const chats = Array.from({ length: groups }, (_, i) => sim.addGroup({ name: `Tổ ${i}`, memberIds: [member] }).id)
  await app.database.client.batch(
    [
      { sql: "update groups set status = 'left'", args: [] },
      {
        sql: `insert into groups (id, unit_id, channel, external_id, name, created_at)
          select 'gr_' || value, ?, 'oa_group', value, value, 0 from json_each(?)`,
        args: [room.ward.id, JSON.stringify(chats)],
      },
    ],
    'write',
  )
  await room.scheduled()
  return {
    sim,
    app,
    env,
    /** How often the message stands in each chat. */
    copies: () => chats.map((id) => sim.groupChat(id).length),
    arrived: () => chats.filter((id) => sim.groupChat(id).length > 0).length,
  }
}

export type Broadcast = Awaited<ReturnType<typeof broadcastDue>>

/** How many deliveries of an office are in each state. */
export async function statesIn({ database }: TestApp): Promise<Record<string, number>> {
  const { rows } = await database.client.execute('select state, count(*) as n from deliveries group by state')
  return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)]))
}

// A lease of a minute lapses in seconds.
const speed = 15

type How = {
  groups: number
  kills: number
  startAt: number
  seatOf: (broadcast: Broadcast, clock: Clock) => Promise<Seat>
}

/** Who sends is killed at random moments: the broadcast still reaches each chat exactly once. */
export async function killedDuringABroadcast({ groups, kills, startAt, seatOf }: How): Promise<void> {
  const one = await broadcastDue(groups, startAt)
  const random = seeded(20261123)
  // Slow enough that there is something left to kill to the end.
  one.sim.faults.set({ path: message, kind: 'slow', delayMs: 25 })
  const seat = await seatOf(one, { startAt, origin: Date.now(), speed })
  for (let killed = 0; killed < kills; killed++) {
    const from = one.arrived()
    // A moment after it has begun, at any point of what it does next.
    await expect.poll(one.arrived, { timeout: 20_000, interval: 5 }).toBeGreaterThan(from)
    await seat.kill(random() * 150)
  }
  expect(one.arrived()).toBeLessThan(groups)
  one.sim.faults.clear()
  await expect.poll(one.arrived, { timeout: 80_000, interval: 100 }).toBe(groups)
  await expect
    .poll(async () => statesIn(await seat.office()), { timeout: 80_000, interval: 500 })
    .toEqual({ sent: groups })
  expect(one.copies().filter((copies) => copies !== 1)).toEqual([])
}
