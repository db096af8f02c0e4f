import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { simulator } from '../simulator/stand.ts'
import { testApp } from '../support/app.ts'
import { bundled } from '../support/bundled.ts'
import { testEnvironment } from '../support/environment.ts'
import { newsroom } from '../support/newsroom.ts'

const startAt = Date.parse('2026-11-23T01:00:00Z')
const speed = 15
const message = '/v3.0/oa/group/message'

const sender = await bundled('tests/flows/broadcast-process.ts')

/** The same kills in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A digest due now in so many groups of a simulated Zalo, and the processes that send it. */
async function office(groups: number) {
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
  const origin = Date.now()

  const living: ChildProcess[] = []
  onTestFinished(() => {
    for (const child of living) child.kill('SIGKILL')
  })
  return {
    sim,
    async start(): Promise<ChildProcess> {
      const argument = { path: app.database.path, env, startAt, origin, speed }
      const child = spawn(process.execPath, [sender, JSON.stringify(argument)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      living.push(child)
      await once(child.stdout!, 'data')
      return child
    },
    /** How many deliveries are in each state. */
    async states() {
      const { rows } = await app.database.client.execute('select state, count(*) as n from deliveries group by state')
      return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)]))
    },
    /** How often the message stands in each chat. */
    copies: () => chats.map((id) => sim.groupChat(id).length),
    arrived: () => chats.filter((id) => sim.groupChat(id).length > 0).length,
  }
}

type Office = Awaited<ReturnType<typeof office>>

const allSent = ({ states }: Office, groups: number, ms = 80_000) =>
  expect.poll(states, { timeout: ms, interval: 500 }).toEqual({ sent: groups })

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test('killed at a dozen random moments, a broadcast still reaches each chat exactly once', {
  timeout: 300_000,
}, async () => {
  const groups = 500
  const one = await office(groups)
  const random = seeded(20261123)
  // Slow enough that there is something left to kill to the end.
  one.sim.faults.set({ path: message, kind: 'slow', delayMs: 25 })
  let next = one.start()
  for (let kills = 0; kills < 12; kills++) {
    const child = await next
    const from = one.arrived()
    // A moment after it has begun, at any point of what it does next.
    await expect.poll(one.arrived, { timeout: 20_000, interval: 5 }).toBeGreaterThan(from)
    await sleep(random() * 150)
    next = one.start()
    await kill(child)
  }
  expect(one.arrived()).toBeLessThan(groups)
  one.sim.faults.clear()
  const last = await next
  await allSent(one, groups)
  await kill(last)
  expect(one.copies().filter((copies) => copies !== 1)).toEqual([])
})

test('two processes share a broadcast without a double, and what a dead one held is taken over', async () => {
  const groups = 600
  const one = await office(groups)
  one.sim.faults.set({ path: message, kind: 'slow', delayMs: 50 })
  const [first, second] = await Promise.all([one.start(), one.start()])
  await expect.poll(one.arrived, { timeout: 20_000, interval: 5 }).toBeGreaterThan(50)
  await kill(first)
  one.sim.faults.clear()
  await allSent(one, groups)
  await kill(second)
  expect(one.copies().filter((copies) => copies !== 1)).toEqual([])
})

test('a token that ends in the middle is renewed, and nobody gets a second copy', async () => {
  const groups = 300
  const one = await office(groups)
  one.sim.faults.set({ path: message, kind: 'drop-after', after: 150, times: 5 })
  const child = await one.start()
  await expect.poll(one.arrived, { timeout: 20_000, interval: 5 }).toBeGreaterThan(100)
  // Not a fault that refuses a few calls: one send may meet two of them, and a renewed token that is refused stops the
  // account until a person resumes it.
  one.sim.endTokens('expired')
  expect(one.arrived()).toBeLessThan(groups)
  await allSent(one, groups)
  await kill(child)
  expect(one.copies().filter((copies) => copies !== 1)).toEqual([])
})
