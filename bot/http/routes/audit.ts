import { Hono } from 'hono'
import * as z from 'zod'
import { listAudit } from '../../../core/audit.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const page = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

export const audit = (deps: Deps) =>
  new Hono<Env>().get('/', valid('query', page), async (c) =>
    c.json({ lines: await listAudit(ctxOf(c, deps), c.req.valid('query')) }),
  )
