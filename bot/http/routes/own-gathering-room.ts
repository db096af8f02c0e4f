import { Hono } from 'hono'
import * as z from 'zod'
import { sayAt } from '../../../core/gatherings/room/comments.ts'
import { ownRoom } from '../../../core/gatherings/room/own-room.ts'
import { publishedCount } from '../../../core/gatherings/room/vote.ts'
import { signedIn } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const said = z.strictObject({
  clientId: z.uuid(),
  text: z.string().max(4000),
  anonymous: z.boolean(),
  agendaId: z.string().max(60).nullable().default(null),
})
// Strict: nobody votes for somebody else by naming them.
const vote = z.strictObject({ choice: z.number().int().min(0).max(50), word: z.uuid() })
const after = z.object({ after: z.string().max(100).default('') })

/** What whoever is at a gathering says and votes. */
export const ownGatheringRoom = (deps: Deps) =>
  new Hono<Env>()
    .get('/:id/room', async (c) => c.json(await ownRoom(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/comments', valid('json', said), async (c) =>
      c.json(await sayAt(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')), 201),
    )
    .post('/:id/motions/:motionId/vote', valid('json', vote), async (c) => {
      const ctx = ctxOf(c, deps)
      const { id: gatheringId, motionId } = c.req.param()
      const taken = await deps.vote({ gatheringId, motionId, personId: signedIn(ctx), ...c.req.valid('json') })
      if (taken.kind === 'refused') throw taken.error
      const { kind, ...stands } = taken
      return c.json(stands)
    })
    .get('/:id/motions/:motionId/ballots', valid('query', after), async (c) =>
      c.json(await publishedCount(ctxOf(c, deps), c.req.param('id'), c.req.param('motionId'), c.req.valid('query'))),
    )
