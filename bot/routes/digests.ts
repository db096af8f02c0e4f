import { Hono } from 'hono'
import type { Env } from '../auth.ts'
import type { Deps } from '../deps.ts'

export const digests = (_deps: Deps) => new Hono<Env>()
