import { Hono } from 'hono'
import { databaseAnswers, databaseTakesEvents } from '../../../core/watch/health.ts'
import type { Deps } from '../../deps.ts'
import type { Memory } from '../../memory.ts'
import type { Env } from '../auth.ts'
import { version } from '../version.ts'

// Watchers ask every few seconds: a write that went well is believed for a while, one that did not is tried again.
const believedMs = 30_000

export const health = (deps: Deps, { writes }: Pick<Memory, 'writes'>) =>
  new Hono<Env>().get('/', async (c) => {
    const isFresh = Math.abs(deps.now() - writes.wellAt) < believedMs
    const well = (await databaseAnswers(deps)) && (isFresh || (await databaseTakesEvents(deps)))
    if (!isFresh && well) writes.wellAt = deps.now()
    const headers = { 'cache-control': 'no-store' }
    return c.json({ version, database: well ? 'ok' : 'unavailable' }, well ? 200 : 503, headers)
  })
