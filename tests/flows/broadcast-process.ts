import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import { startSender } from '../../bot/sender.ts'
import { open } from '../../db/client.ts'

// One service process that only sends, until it is killed.
const { path, env, startAt, origin, speed } = JSON.parse(process.argv[2] ?? '') as {
  path: string
  env: Record<string, string>
  startAt: number
  origin: number
  speed: number
}
const deps = depsOf(serviceConfig(env), {
  database: await open(`file:${path}`),
  // All processes share one clock that runs fast, so that a lease of a minute lapses in a second.
  now: () => startAt + Math.floor((Date.now() - origin) * speed),
  log: () => {},
  fetchFeed: async () => ({ kind: 'unchanged' }),
  assets: async () => null,
  groupWrites: true,
})
startSender(deps)
console.log('ready')
