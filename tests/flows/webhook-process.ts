import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { serviceConfig } from '../../bot/config.ts'
import type { Deps } from '../../bot/deps.ts'
import type { Env } from '../../bot/http/auth.ts'
import { onError } from '../../bot/http/errors.ts'
import { webhook } from '../../bot/http/routes/webhook.ts'
import { receive } from '../../core/inbox/receive.ts'
import type { InboxEvent } from '../../core/incoming.ts'
import { open } from '../../db/client.ts'
import { groupCommit } from '../../db/group-commit.ts'
import { testEnvironment } from '../support/environment.ts'

// What takes events in alone, in a process that is killed: all of the service would take longer to start than to kill.
const { url, startAt, origin } = JSON.parse(process.argv[2] ?? '') as { url: string; startAt: number; origin: number }
const database = await open(url)
const now = () => startAt + Date.now() - origin
const deps = {
  ...database,
  now,
  config: serviceConfig({ ...testEnvironment }),
  receive: groupCommit((batch: InboxEvent[]) => receive({ ...database, now }, batch)),
} as unknown as Deps
const app = new Hono<Env>().route('/webhook/zalo', webhook(deps))
app.onError(onError(() => {}))
serve({ fetch: (request) => app.fetch(request, { defer: () => {} }), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(port)
})
