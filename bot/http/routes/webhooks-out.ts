import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { system } from '../../../core/roles.ts'
import {
  listHooks,
  makeHook,
  pauseHook,
  removeHook,
  renewSecret,
  resumeHook,
  testHook,
} from '../../../core/webhooks/hooks.ts'
import { sendWebhooks } from '../../../core/webhooks/send-due.ts'
import { webhookEvents } from '../../../db/schema/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { keptNowhere } from '../once.ts'
import { valid } from '../valid.ts'

const newHook = z.object({
  unitId: z.string(),
  url: z.string().trim().max(2000),
  events: z.array(z.enum(webhookEvents)).max(webhookEvents.length),
})

/** Where other programs are told of what happens. */
export const webhooksOut = (deps: Deps) => {
  const sendSoon = (c: Context<Env>) => c.env.defer('webhooks', () => sendWebhooks({ ...deps, actor: system }))
  return new Hono<Env>()
    .get('/', async (c) => c.json({ webhooks: await listHooks(ctxOf(c, deps)) }))
    .post('/', valid('json', newHook), async (c) =>
      c.json(await makeHook(ctxOf(c, deps), c.req.valid('json')), 201, keptNowhere),
    )
    .delete('/:id', async (c) => c.json(await removeHook(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/pause', async (c) => c.json(await pauseHook(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/resume', async (c) => {
      const resumed = await resumeHook(ctxOf(c, deps), c.req.param('id'))
      sendSoon(c)
      return c.json(resumed)
    })
    .post('/:id/secret', async (c) => c.json(await renewSecret(ctxOf(c, deps), c.req.param('id')), 200, keptNowhere))
    .post('/:id/test', async (c) => {
      const queued = await testHook(ctxOf(c, deps), c.req.param('id'))
      sendSoon(c)
      return c.json(queued, 202)
    })
}
