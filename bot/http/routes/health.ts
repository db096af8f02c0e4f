import { Hono } from 'hono'
import { databaseAnswers } from '../../../core/health.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { version } from '../version.ts'

export const health = (deps: Deps) =>
  new Hono<Env>().get('/', async (c) => {
    const database = await databaseAnswers(deps)
    return c.json({ version, database: database ? 'ok' : 'unavailable' }, database ? 200 : 503)
  })
