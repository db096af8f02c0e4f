import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import { idFromUuid } from '../../core/ids.ts'
import { open, type Write } from '../../db/client.ts'
import { testEnvironment } from '../support/environment.ts'

type Given = { url: string; now: number; dies: number; after: boolean; checkIns: CheckIn[] }
type CheckIn = { gatheringId: string; personId: string; clientId: string; code: string }

// A process that takes in check-ins in groups and dies with its n-th commit, before or after it; each that was acknowledged is
// told before it goes on.
const { url, now, dies, after, checkIns } = JSON.parse(process.argv[2] ?? '') as Given
const database = await open(url)
const die = () => process.kill(process.pid, 'SIGKILL')
let commits = 0
const write: Write = async (work) => {
  const last = ++commits === dies
  const done = await database.write(async (tx) => {
    const result = await work(tx)
    if (last && !after) die()
    return result
  })
  if (last) die()
  return done
}

const deps = depsOf(serviceConfig(testEnvironment), {
  database: { ...database, write },
  now: () => now,
  log: () => {},
  fetchFeed: async () => ({ kind: 'refused', reason: 'feed.unreachable' }),
  assets: async () => null,
  groupWrites: true,
})
// Ten phones at a time, the next as soon as one is answered.
const waiting = [...checkIns]
const phone = async () => {
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    const taken = await deps.checkIn({ ...one, roomNumber: '', readAt: now, at: now })
    if (taken.kind === 'present') process.stdout.write(`${idFromUuid('at', one.clientId)}\n`)
  }
}
await Promise.all(Array.from({ length: 10 }, phone))
