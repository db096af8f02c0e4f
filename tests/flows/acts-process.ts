import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import { type Env, signedIn } from '../../bot/http/auth.ts'
import { onError } from '../../bot/http/errors.ts'
import { once } from '../../bot/http/once.ts'
import { items } from '../../bot/http/routes/items.ts'
import { open } from '../../db/client.ts'
import { testEnvironment } from '../support/environment.ts'

// The road of a desk's act alone, in a process that is killed: all of the service would take longer to start than to kill.
const { url, startAt, origin } = JSON.parse(process.argv[2] ?? '') as { url: string; startAt: number; origin: number }
const deps = depsOf(serviceConfig(testEnvironment), {
  database: await open(url),
  now: () => startAt + Date.now() - origin,
  log: () => {},
  fetchFeed: async () => ({ kind: 'refused', reason: 'feed.unreachable' }),
  assets: async () => null,
  groupWrites: true,
})
const app = new Hono<Env>().use(signedIn(deps)).use(once(deps)).route('/api/items', items(deps))
app.onError(onError(() => {}))
serve({ fetch: (request) => app.fetch(request, { defer: () => {} }), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(port)
})
