import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import {
  cancelBroadcast,
  pauseBroadcast,
  resumeBroadcast,
  retryFailed,
  settleByHand,
} from '../../../core/broadcasts/broadcasts.ts'
import { broadcastInFull, broadcastProgress, listBroadcasts } from '../../../core/broadcasts/list.ts'
import { pauseSentence } from '../../../core/broadcasts/messages.ts'
import { deliverySentence, platformWords } from '../../../core/sending/messages.ts'
import type { Deps } from '../../deps.ts'
import { zaloSentence } from '../../zalo/errors.ts'
import { botSentence } from '../../zalo-bot/errors.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const filter = z.object({
  unitId: z.string().optional(),
  status: z.enum(['scheduled', 'sending', 'paused', 'finished', 'cancelled']).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

const settlement = z.object({ arrived: z.boolean() })
// A stream is short, so that a process which stops does not wait for its readers: they come again by themselves.
const streamMs = 15_000
const stepMs = 500

type Listed = Awaited<ReturnType<typeof listBroadcasts>>[number]
type Delivery = Awaited<ReturnType<typeof broadcastInFull>>['deliveries'][number]

const toView = ({ approvedBy, createdBy, pauseReason, stops, ...broadcast }: Listed) => ({
  ...broadcast,
  pauseReason: pauseReason && pauseSentence(pauseReason, stops[0]?.account),
  stops: stops.map(({ account, reason }) => ({ account, message: pauseSentence(reason, account) })),
})

const toDelivery = ({ broadcastId, recipient, groupId, leaseUntil, reason, ...delivery }: Delivery) => ({
  ...delivery,
  reason,
  message: reason && (zaloSentence(reason) ?? botSentence(reason) ?? deliverySentence(reason)),
  said: reason && platformWords(reason),
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
    .get('/:id/events', async (c) => {
      const ctx = ctxOf(c, deps)
      const id = c.req.param('id')
      let { status, progress } = await broadcastProgress(ctx, id)
      return streamSSE(c, async (stream) => {
        let told = ''
        for (let spent = 0; ; spent += stepMs) {
          const data = JSON.stringify({ status, progress })
          if (data !== told) await stream.writeSSE({ event: 'progress', data, retry: stepMs })
          told = data
          const over = status === 'finished' || status === 'cancelled'
          if (over || spent >= streamMs || stream.aborted || deps.stopping?.aborted) return
          await stream.sleep(stepMs)
          // Closed while it slept: the database may be, too.
          if (stream.aborted || deps.stopping?.aborted) return
          ;({ status, progress } = await broadcastProgress(ctx, id))
        }
      })
    })
    .post('/:id/deliveries/:delivery/settle', valid('json', settlement), async (c) => {
      const { arrived } = c.req.valid('json')
      const { id, status } = await settleByHand(ctxOf(c, deps), c.req.param('id'), {
        deliveryId: c.req.param('delivery'),
        arrived,
      })
      return c.json({ id, status })
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
