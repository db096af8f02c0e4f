import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import { createApp } from '../../bot/http/app.ts'
import { newMemory } from '../../bot/memory.ts'
import { open, type Write } from '../../db/client.ts'
import type { DyingRequest } from './dying.ts'
import { testEnvironment } from './environment.ts'

// A process of its own that serves one request over the database it is given and dies where it is told to.
const { url, at, dies, method, path, token, headers: more, body } = JSON.parse(process.argv[2] ?? '') as DyingRequest
const database = await open(url)
const die = () => process.kill(process.pid, 'SIGKILL')

const write: Write = async (work) => {
  if (dies === 'before the write') die()
  const done = await database.write(async (tx) => {
    const result = await work(tx)
    if (dies === 'before the commit') die()
    return result
  })
  if (dies === 'before the reply') die()
  return done
}

const deps = depsOf(serviceConfig(testEnvironment), {
  database: { ...database, write },
  now: () => at,
  log: () => {},
  fetchFeed: async () => ({ kind: 'refused', reason: 'feed.unreachable' }),
  assets: async () => null,
  groupWrites: true,
})
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more }
const reply = await createApp(deps, newMemory()).request(
  path,
  { method, headers, body: JSON.stringify(body) },
  { defer: () => {} },
)
if (dies === 'before the answer') die()
process.stdout.write(JSON.stringify({ status: reply.status, json: await reply.json() }))
