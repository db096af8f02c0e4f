import { Hono } from 'hono'
import * as z from 'zod'
import { decideBelonging, listWaiting } from '../../../core/people/belonging/decide.ts'
import { declineReasons } from '../../../db/schema/people.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const decision = z.object({
  people: z
    .array(z.object({ id: z.string(), unitId: z.string() }))
    .min(1)
    .max(500),
  confirm: z.boolean(),
  reason: z.enum(declineReasons).optional(),
})

/** Who waits for their unit's word, and that word. */
export const belonging = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json(await listWaiting(ctxOf(c, deps))))
    .post('/', valid('json', decision), async (c) => c.json(await decideBelonging(ctxOf(c, deps), c.req.valid('json'))))
