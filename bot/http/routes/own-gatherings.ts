import { Hono } from 'hono'
import * as z from 'zod'
import { answerInvitation, ownGathering, ownGatherings } from '../../../core/gatherings/own.ts'
import { paperFile } from '../../../core/gatherings/papers/files.ts'
import { openPaper } from '../../../core/gatherings/papers/read.ts'
import { offeredPoints } from '../../../core/gatherings/points/choose.ts'
import { pointsChanged } from '../../../core/gatherings/points/rolled-up.ts'
import { signedIn } from '../../../core/roles.ts'
import { rsvpAnswers } from '../../../db/schema/gatherings.ts'
import type { Deps } from '../../deps.ts'
import { icsOfGatherings } from '../../ics/gatherings.ts'
import { ctxOf, type Env } from '../auth.ts'
import { agoMs } from '../instant.ts'
import { valid } from '../valid.ts'

const number = z.number().int().min(1).max(1_000_000)
const rsvp = z.strictObject({ answer: z.enum(rsvpAnswers), point: number.optional() })
const finding = z.object({ query: z.string().max(100).default('') })
const atPoint = z.object({ point: z.coerce.number().int().min(0).max(999_999).default(0) })
// Strict: nobody checks in for somebody else by naming them.
const checkIn = z.strictObject({
  clientId: z.uuid(),
  code: z.string().max(300),
  roomNumber: z.string().max(20).default(''),
  // When the phone read the code.
  agoMs,
})

/** Meetings, classes and conferences, as whoever is asked to them comes to them. */
export const ownGatheringRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ gatherings: await ownGatherings(ctxOf(c, deps)) }))
    .get('/:id', async (c) => c.json(await ownGathering(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id/calendar.ics', async (c) => {
      const gathering = await ownGathering(ctxOf(c, deps), c.req.param('id'))
      const place = { host: new URL(deps.config.PUBLIC_URL).hostname, link: deps.link }
      return c.body(icsOfGatherings([gathering], place), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="lich-hop.ics"',
      })
    })
    .post('/:id/answer', valid('json', rsvp), async (c) => {
      await answerInvitation(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      pointsChanged(deps.points, c.req.param('id'))
      return c.json({ ok: true })
    })
    .get('/:id/points', valid('query', finding), async (c) =>
      c.json(await offeredPoints(ctxOf(c, deps), c.req.param('id'), c.req.valid('query').query)),
    )
    .post('/:id/papers/:paperId/open', valid('query', atPoint), async (c) =>
      c.json(await openPaper(ctxOf(c, deps), c.req.param('id'), c.req.param('paperId'), c.req.valid('query'))),
    )
    .get('/:id/papers/:paperId/file', async (c) => {
      const { name, mimeType, bytes } = await paperFile(ctxOf(c, deps), c.req.param('id'), c.req.param('paperId'))
      const shows = mimeType.startsWith('image/') ? 'inline' : 'attachment'
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': mimeType,
        'content-disposition': `${shows}; filename*=UTF-8''${encodeURIComponent(name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      })
    })
    .post('/:id/check-in', valid('json', checkIn), async (c) => {
      const ctx = ctxOf(c, deps)
      const { agoMs, ...said } = c.req.valid('json')
      const at = ctx.now()
      const given = { gatheringId: c.req.param('id'), personId: signedIn(ctx), ...said, readAt: at - agoMs, at }
      const taken = await deps.checkIn(given)
      if (taken.kind === 'refused') throw taken.error
      const { kind, ...present } = taken
      return c.json(present)
    })
