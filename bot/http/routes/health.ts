import { Hono } from 'hono'
import { databaseAnswers, databaseTakesEvents } from '../../../core/watch/health.ts'
import type { Deps } from '../../deps.ts'
import type { Memory } from '../../memory.ts'
import type { Env } from '../auth.ts'
import { version } from '../version.ts'

// Watchers ask every few seconds: a write that went well is believed for a while, one that did not is tried again.
const believedMs = 30_000

/** An object's bound stands above the database's own, and a trial that takes out what it put in is not refused by it. */
export type RoomLeft = () => 'ample' | 'little' | 'none'

export const health = (deps: Deps, { writes }: Pick<Memory, 'writes'>, room?: RoomLeft) =>
  new Hono<Env>().get('/', async (c) => {
    const isFresh = Math.abs(deps.now() - writes.wellAt) < believedMs
    const left = room?.()
    const well = left !== 'none' && (await databaseAnswers(deps)) && (isFresh || (await databaseTakesEvents(deps)))
    if (!isFresh && well) writes.wellAt = deps.now()
    const headers = { 'cache-control': 'no-store' }
    return c.json(
      { version, database: well ? 'ok' : 'unavailable', ...(left && { room: left }) },
      well ? 200 : 503,
      headers,
    )
  })
