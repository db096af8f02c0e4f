import { serviceConfig } from '../../bot/config.ts'
import { depsOf } from '../../bot/deps.ts'
import type { Database } from '../../db/client.ts'
import { testEnvironment } from '../support/environment.ts'

/** The service's own parts over a database and a Zalo at `url`, with its token fetched: consent is not what is measured. */
export async function senderDeps(database: Database, { url, perMinute }: { url: string; perMinute: number | null }) {
  const config = serviceConfig({
    ...testEnvironment,
    ZALO_OPENAPI_URL: url,
    ZALO_OAUTH_URL: url,
    ZALO_CALLS_PER_MINUTE: perMinute === null ? undefined : String(perMinute),
  })
  const deps = depsOf(config, {
    database,
    // A working hour, whenever the benchmark runs.
    now: clockFrom(Date.parse('2026-11-23T02:00:00Z')),
    fetchFeed: async () => ({ kind: 'unchanged' }),
    assets: async () => null,
    log: () => {},
    groupWrites: true,
  })
  await deps.messenger.recentTexts({ channel: 'oa_group', id: 'warm-up' }).catch(() => [])
  return { ...deps, ...(perMinute === null && { callsPerMinute: 1e9 }) }
}

function clockFrom(at: number): () => number {
  const origin = performance.now()
  return () => at + Math.floor(performance.now() - origin)
}
