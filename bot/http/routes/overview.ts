import { Hono } from 'hono'
import { overviewOf } from '../../../core/statistics/overview.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'

export const overview = (deps: Deps) => new Hono<Env>().get('/', async (c) => c.json(await overviewOf(ctxOf(c, deps))))
