import { Hono } from 'hono'
import * as z from 'zod'
import { lastNight } from '../../../core/unmet/join-due.ts'
import { listUnmet } from '../../../core/unmet/list.ts'
import { partTopic } from '../../../core/unmet/part.ts'
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
    .get('/', async (c) => {
      const ctx = ctxOf(c, deps)
      const topics = await listUnmet(ctx)
      // Without a model nothing is to be joined by it; of one that was taken away nothing is told either.
      const night = deps.embed && (await lastNight(ctx))
      return c.json({ topics, night: night && { day: night.day, state: night.state } })
    })
    .post('/:id/part', async (c) => c.json(await partTopic(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/take', valid('json', taking), async (c) =>
      c.json(await takeUp(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/fulfil', async (c) => c.json(await fulfilWish(ctxOf(c, deps), c.req.param('id'))))
