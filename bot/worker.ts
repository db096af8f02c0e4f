import migrations from 'loa:migrations'
import { sendDue } from '../core/broadcasts/send.ts'
import { describe } from '../core/errors.ts'
import { readUploads } from '../core/intake/read-uploads.ts'
import { system } from '../core/roles.ts'
import { open } from '../db/client.ts'
import { type Config, serviceConfig } from './config.ts'
import { type Deps, depsOf } from './deps.ts'
import { withinRobots } from './feed/robots.ts'
import { feedReader } from './feed/worker.ts'
import { createApp } from './http/app.ts'
import { newMemory } from './memory.ts'
import { Directory } from './offices/directory.ts'
import { officeWith } from './offices/office.ts'
import { assetsOf, type Bindings, environmentOf, type Waiter } from './offices/platform.ts'
import { toOffice } from './offices/route.ts'
import { tick } from './tick.ts'
import { tellingOutByFetch } from './webhooks/fetch.ts'

export { Directory }
export const Office = officeWith(migrations)

// What stands below serves one office over a libSQL server, which is kept working and is not supported.

// Every request that this isolate serves finds what the one before it left.
const memory = newMemory()

/**
 * Connections belong to the request that opened them on Workers, so each request has its own handle, and with it its own
 * deps and app.
 */
async function depsFor(bindings: Bindings): Promise<Deps> {
  const config: Config = serviceConfig(environmentOf(bindings))
  const database = await open(config.DATABASE_URL, config.DATABASE_AUTH_TOKEN)
  return depsOf(config, {
    database,
    fetchFeed: withinRobots(feedReader(), memory.robots, Date.now),
    assets: assetsOf(bindings),
    tellOut: tellingOutByFetch(),
    memory,
    groupWrites: false,
  })
}

// No process outlives a request here, so the minute itself waits for the account's rate while it may.
const sendForMs = 25_000

async function minute(deps: Deps): Promise<void> {
  await tick(deps)
  await readUploads({ ...deps, actor: system })
  await sendDue({ ...deps, actor: system }, { forMs: sendForMs })
}

export default {
  async fetch(request: Request, bindings: Bindings, waiter: Waiter): Promise<Response> {
    if (bindings.OFFICE) return toOffice(request, bindings)
    const deps = await depsFor(bindings)
    const defer = (name: string, work: () => Promise<unknown>) =>
      waiter.waitUntil(
        work().catch((error: unknown) => {
          deps.log('deferred.failed', { name, ...describe(error) })
        }),
      )
    const address = request.headers.get('cf-connecting-ip') ?? undefined
    return createApp(deps, memory).fetch(request, { defer, address })
  },
  async scheduled(_event: unknown, bindings: Bindings, waiter: Waiter): Promise<void> {
    if (!bindings.OFFICE) waiter.waitUntil(depsFor(bindings).then(minute))
  },
}
