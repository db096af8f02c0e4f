import { Hono } from 'hono'
import * as z from 'zod'
import { approvalInFull, approvalsWaiting, approve, giveBack } from '../../../core/mornings/approvals.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const hash = z.object({ contentHash: z.string() })

/** What waits for a second person, for their phone: digests and announcements alike. */
export const approvals = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ approvals: await approvalsWaiting(ctxOf(c, deps)) }))
    .get('/:id', async (c) => c.json(await approvalInFull(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/approve', valid('json', hash), async (c) => {
      const ctx = ctxOf(c, deps)
      await approve(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await approvalInFull(ctx, c.req.param('id')))
    })
    .post('/:id/return', valid('json', hash.extend({ reason: z.string().max(500) })), async (c) => {
      await giveBack(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
