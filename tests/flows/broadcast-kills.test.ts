import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { broadcastDue, killedDuringABroadcast, message, statesIn } from '../kills/broadcast.ts'
import { processes } from '../kills/seat.ts'
import { bundled } from '../support/bundled.ts'

const startAt = Date.parse('2026-11-23T01:00:00Z')
const speed = 15

const script = await bundled('tests/flows/broadcast-process.ts')

/** A digest due now in so many groups of a simulated Zalo, and the processes that send it. */
async function office(groups: number) {
  const one = await broadcastDue(groups, startAt)
  const origin = Date.now()
  const living: ChildProcess[] = []
  onTestFinished(() => {
    for (const child of living) child.kill('SIGKILL')
  })
  return {
    ...one,
    async start(): Promise<ChildProcess> {
      const argument = { path: one.app.database.path, env: one.env, startAt, origin, speed }
      const child = spawn(process.execPath, [script, JSON.stringify(argument)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      living.push(child)
      await once(child.stdout!, 'data')
      return child
    },
    states: () => statesIn(one.app),
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

test(
  'killed at a dozen random moments, a broadcast still reaches each chat exactly once',
  {
    timeout: 300_000,
  },
  () =>
    killedDuringABroadcast({
      ...{ groups: 500, kills: 12, startAt },
      seatOf: ({ app, env }, clock) => processes(app, { script, argument: { path: app.database.path, env, ...clock } }),
    }),
)

test('two processes share a broadcast without a double, and what a dead one held is taken over', async () => {
  const groups = 600
  const one = await office(groups)
  one.sim.faults.set({ path: message, kind: 'slow', delayMs: 50 })
  const [first, second] = await Promise.all([one.start(), one.start()])
  await expect.poll(one.arrived, { interval: 5 }).toBeGreaterThan(50)
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
  await expect.poll(one.arrived, { interval: 5 }).toBeGreaterThan(100)
  // Not a fault that refuses a few calls: one send may meet two of them, and a renewed token that is refused stops the
  // account until a person resumes it.
  one.sim.endTokens('expired')
  expect(one.arrived()).toBeLessThan(groups)
  await allSent(one, groups)
  await kill(child)
  expect(one.copies().filter((copies) => copies !== 1)).toEqual([])
})
