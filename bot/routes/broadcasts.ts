import { Hono } from 'hono'
import * as z from 'zod'
import { cancelBroadcast, pauseBroadcast, resumeBroadcast, retryFailed } from '../../core/broadcasts/broadcasts.ts'
import { broadcastInFull, listBroadcasts } from '../../core/broadcasts/list.ts'
import { deliverySentence, pauseSentence } from '../../core/messages.ts'
import { ctxOf, type Env } from '../auth.ts'
import type { Deps } from '../deps.ts'
import { valid } from '../valid.ts'
import { zaloSentence } from '../zalo/errors.ts'
import { botSentence } from '../zalo-bot/errors.ts'

const filter = z.object({
  unitId: z.string().optional(),
  status: z.enum(['scheduled', 'sending', 'paused', 'finished', 'cancelled']).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

type Listed = Awaited<ReturnType<typeof listBroadcasts>>[number]
type Delivery = Awaited<ReturnType<typeof broadcastInFull>>['deliveries'][number]

const toView = ({ approvedBy, createdBy, failedRun, pauseReason, ...broadcast }: Listed) => ({
  ...broadcast,
  pauseReason: pauseReason && pauseSentence(pauseReason),
})

const toDelivery = ({ broadcastId, recipient, groupId, leaseUntil, reason, ...delivery }: Delivery) => ({
  ...delivery,
  reason,
  message: reason && (zaloSentence(reason) ?? botSentence(reason) ?? deliverySentence(reason)),
})

export const broadcasts = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', filter), async (c) => {
      const listed = await listBroadcasts(ctxOf(c, deps), c.req.valid('query'))
      return c.json({ broadcasts: listed.map(toView) })
    })
    .get('/:id', async (c) => {
      const { deliveries, ...broadcast } = await broadcastInFull(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ...toView(broadcast), deliveries: deliveries.map(toDelivery) })
    })
    .post('/:id/pause', async (c) => {
      const { id, status } = await pauseBroadcast(ctxOf(c, deps), c.req.param('id'))
      return c.json({ id, status })
    })
    .post('/:id/resume', async (c) => {
      const { id, status } = await resumeBroadcast(ctxOf(c, deps), c.req.param('id'))
      return c.json({ id, status })
    })
    .post('/:id/cancel', async (c) => {
      const { id, status } = await cancelBroadcast(ctxOf(c, deps), c.req.param('id'))
      return c.json({ id, status })
    })
    .post('/:id/retry-failed', async (c) => {
      const { id, status } = await retryFailed(ctxOf(c, deps), c.req.param('id'))
      return c.json({ id, status })
    })
