import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import { createApp } from '../../bot/http/app.ts'
import { newMemory } from '../../bot/memory.ts'
import { receive } from '../../core/inbox/receive.ts'
import { open } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { testEnvironment } from '../support/environment.ts'

// What a benchmark speaks to: the service's own app, the same with one transaction an event, or Hono alone.
const [kind = 'loa', path = ''] = process.argv.slice(2)

async function handler(): Promise<(request: Request) => Response | Promise<Response>> {
  if (kind === 'bare') return new Hono().post('/webhook/zalo', (c) => c.json({ ok: true })).fetch
  const database = await open(`file:${path}`)
  await migrate(database)
  const deps = depsOf(serviceConfig({ ...testEnvironment }), {
    database,
    fetchFeed: async () => ({ kind: 'unchanged' }),
    assets: async () => null,
    log: () => {},
    groupWrites: true,
  })
  if (kind === 'single') deps.receive = async (event) => (await receive(deps, [event]))[0] === true
  const app = createApp(deps, newMemory())
  // What happens after the reply is not the webhook's own cost, and Zalo is not here to be written to.
  return (request) => app.fetch(request, { defer: () => {} })
}

serve({ fetch: await handler(), hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(`http://127.0.0.1:${port}`))
