import { Hono } from 'hono'
import * as z from 'zod'
import { listAsked } from '../../../core/verify/list.ts'
import { verify as verifyText } from '../../../core/verify/verify.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const asked = z.object({ text: z.string(), show: z.boolean().optional() })

export const verify = (deps: Deps) =>
  new Hono<Env>()
    .post('/', valid('json', asked), async (c) => {
      const ctx = ctxOf(c, deps)
      return c.json(await verifyText(ctx, { ...c.req.valid('json'), personId: ctx.actor.personId }))
    })
    .get('/asked', async (c) => c.json({ asked: await listAsked(ctxOf(c, deps)) }))
