import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import { commentStates, handleComment, listComments } from '../../../core/gatherings/room/comments.ts'
import {
  addMotion,
  countMotion,
  dropMotion,
  mostOptions,
  motionWays,
  openMotion,
} from '../../../core/gatherings/room/motions.ts'
import { noteLeft, roomPulse, showOnWall, wallOf } from '../../../core/gatherings/room/wall.ts'
import { wallSubjects } from '../../../db/schema/gatherings.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const id = z.string().max(60)
const shown = z.strictObject({
  what: z.enum(wallSubjects),
  id: id.nullable(),
  page: z.number().int().min(0).max(100_000),
})
const motion = z.strictObject({
  text: z.string().max(4000),
  options: z.array(z.string().max(800)).max(mostOptions),
  way: z.enum(motionWays),
  passPercent: z.number().int().min(1).max(100).nullable(),
  agendaId: id.nullable(),
})
const hands = z.strictObject({ hands: z.array(z.number().int().min(0).max(1_000_000)).max(mostOptions) })
const comments = z.object({
  from: z.coerce.number().int().min(0).max(10_000_000).default(0),
  state: z.enum(commentStates).optional(),
  of: id.optional(),
})
const handled = z.strictObject({
  state: z.enum(['shown', 'answered', 'hidden']),
  answer: z.string().max(4000),
  reason: z.string().max(1200),
})
const left = z.strictObject({ left: z.boolean() })

// How soon what somebody did elsewhere is seen, and after how long a stream is begun anew.
const stepMs = 500
const aliveEvery = 20
const streamMs = 10 * 60_000

/** What the host leads in the room: the wall, what is said, and what is voted on. */
export const gatheringRooms = (deps: Deps) =>
  new Hono<Env>()
    .get('/:id/wall', async (c) => c.json(await wallOf(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/wall', valid('json', shown), async (c) =>
      c.json(await showOnWall(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .get('/:id/wall/events', async (c) => {
      const ctx = ctxOf(c, deps)
      const gatheringId = c.req.param('id')
      let pulse = await roomPulse(ctx, gatheringId)
      c.header('X-Accel-Buffering', 'no')
      return streamSSE(c, async (stream) => {
        let told = ''
        for (let step = 0; step * stepMs < streamMs; step++) {
          const data = JSON.stringify(pulse)
          if (data !== told) await stream.writeSSE({ event: 'room', data, retry: stepMs })
          else if (step % aliveEvery === 0) await stream.write(':\n\n')
          told = data
          if (stream.aborted || deps.stopping?.aborted) return
          await stream.sleep(stepMs)
          // Closed while it slept: the database may be, too.
          if (stream.aborted || deps.stopping?.aborted) return
          pulse = await roomPulse(ctx, gatheringId)
        }
      })
    })
    .get('/:id/comments', valid('query', comments), async (c) =>
      c.json(await listComments(ctxOf(c, deps), c.req.param('id'), c.req.valid('query'))),
    )
    .post('/:id/comments/:commentId', valid('json', handled), async (c) => {
      await handleComment(ctxOf(c, deps), c.req.param('id'), c.req.param('commentId'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .post('/:id/motions', valid('json', motion), async (c) => {
      const made = await addMotion(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ id: made.id }, 201)
    })
    .post('/:id/motions/:motionId/open', async (c) => {
      await openMotion(ctxOf(c, deps), c.req.param('id'), c.req.param('motionId'))
      return c.json({ ok: true })
    })
    .post('/:id/motions/:motionId/count', valid('json', hands), async (c) => {
      const counted = await countMotion(ctxOf(c, deps), c.req.param('id'), c.req.param('motionId'), c.req.valid('json'))
      return c.json({ result: counted.result, resultHash: counted.resultHash })
    })
    .delete('/:id/motions/:motionId', async (c) => {
      await dropMotion(ctxOf(c, deps), c.req.param('id'), c.req.param('motionId'))
      return c.json({ ok: true })
    })
    .post('/:id/attendance/:rowId/left', valid('json', left), async (c) => {
      await noteLeft(ctxOf(c, deps), c.req.param('id'), c.req.param('rowId'), c.req.valid('json'))
      return c.json({ ok: true })
    })
