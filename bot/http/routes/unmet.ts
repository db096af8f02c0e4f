import { Hono } from 'hono'
import * as z from 'zod'
import { listUnmet } from '../../../core/unmet/list.ts'
import { fulfilWish, takeUp } from '../../../core/unmet/take-up.ts'
import { unmetBecame } from '../../../db/schema/unmet.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const taking = z.object({
  became: z.enum(unmetBecame),
  refId: z.string().max(120).default(''),
  note: z.string().trim().max(500).default(''),
})

export const unmet = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ topics: await listUnmet(ctxOf(c, deps)) }))
    .post('/:id/take', valid('json', taking), async (c) =>
      c.json(await takeUp(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/fulfil', async (c) => c.json(await fulfilWish(ctxOf(c, deps), c.req.param('id'))))
