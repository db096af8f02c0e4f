import { Hono } from 'hono'
import type { Env } from '../auth.ts'
import type { Deps } from '../deps.ts'

export const sources = (_deps: Deps) => new Hono<Env>()
