import { Hono } from 'hono'
import * as z from 'zod'
import { confirmShares, listShares, shareInFull } from '../../../core/broadcasts/share/share.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const carried = z.object({ deliveryIds: z.array(z.string()).min(1).max(2000) })

export const shares = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ shares: await listShares(ctxOf(c, deps)) }))
    .get('/:id', async (c) => c.json(await shareInFull(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/confirm', valid('json', carried), async (c) => {
      const { deliveryIds } = c.req.valid('json')
      return c.json(await confirmShares(ctxOf(c, deps), c.req.param('id'), deliveryIds))
    })
