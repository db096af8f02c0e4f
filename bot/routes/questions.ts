import { Hono } from 'hono'
import type { Env } from '../auth.ts'
import type { Deps } from '../deps.ts'

export const questions = (_deps: Deps) => new Hono<Env>()
