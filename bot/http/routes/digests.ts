import { Hono } from 'hono'
import * as z from 'zod'
import { type Hands, handsOf } from '../../../core/boards/hands.ts'
import {
  approveCorrection,
  listCorrections,
  sentCorrections,
  writeCorrection,
} from '../../../core/broadcasts/corrections.ts'
import { forecastSentence } from '../../../core/broadcasts/messages.ts'
import { forecastDigest, scheduleDigest } from '../../../core/broadcasts/schedule.ts'
import { tryOut } from '../../../core/broadcasts/try-out.ts'
import type { Ctx } from '../../../core/context.ts'
import { approveDigest, digestFor, editDigest, itemsToTake, previewDigest } from '../../../core/digests/digests.ts'
import { draftDigest } from '../../../core/digests/draft.ts'
import { listDigests } from '../../../core/digests/list.ts'
import { headOf, listPublicDigests, toldIn } from '../../../core/digests/public.ts'
import { AppError } from '../../../core/errors.ts'
import { tagMax } from '../../../core/groups/tags.ts'
import { isDay } from '../../../core/time.ts'
import { channels } from '../../../db/schema/channels.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { instant } from '../instant.ts'
import { valid } from '../valid.ts'

const channel = z.enum(channels)
const day = z.string().refine(isDay, 'ngày dạng 2026-11-23')
const filter = z.object({
  unitId: z.string().optional(),
  day: day.optional(),
  status: z.enum(['draft', 'approved', 'scheduled', 'cancelled']).optional(),
  waiting: z.literal('correction').optional(),
})
const publicFilter = z.object({ unitId: z.string().optional() })
const newDigest = z.object({ unitId: z.string(), day, next: z.boolean().optional() })
const ownWords = z.object({ title: z.string().max(500), summary: z.string().max(2_000) }).partial()
const change = z
  .object({
    itemIds: z.array(z.string()).min(1).max(20),
    words: z.record(z.string(), ownWords.nullable()),
    opening: z.string().max(500),
    closing: z.string().max(500),
  })
  .partial()
const edit = change
  .extend({ contentHash: z.string().optional() })
  .refine(({ contentHash, ...rest }) => Object.keys(rest).length > 0, 'chưa có gì để sửa')
const correction = z.object({ text: z.string().trim().min(1).max(5_000) })
const approval = z.object({ contentHash: z.string() })
const audience = {
  unitIds: z.array(z.string()).min(1).max(2000).optional(),
  channels: z.array(channel).min(1).optional(),
  tags: z.array(z.string().trim().min(1).max(tagMax)).min(1).max(50).optional(),
  groupIds: z.array(z.string()).min(1).max(2000).optional(),
}
const forecast = z.object({
  ...audience,
  sendAt: instant.optional(),
  emergencyReason: z.string().optional(),
})
const schedule = z.object({
  sendAt: instant.optional(),
  ...audience,
  contentHash: z.string(),
  emergencyReason: z.string().trim().min(1).max(300).optional(),
})

type Listed = Awaited<ReturnType<typeof listDigests>>[number]

const toView = ({ editedBy, approvedBy, approvedHash, content, ...digest }: Listed, ctx: Ctx, hands?: Hands) => ({
  ...digest,
  // Who wrote and approved it is no program's to know.
  ...(ctx.actor.key && { editedByName: null, approvedByName: null }),
  hands: ctx.actor.key ? null : (hands ?? null),
  mine: editedBy !== null && editedBy === ctx.actor.personId,
})

const viewsOf = async (ctx: Ctx, listed: Listed[]) => {
  const hands = await handsOf(ctx, listed)
  return listed.map((digest) => toView(digest, ctx, hands.get(digest.id)))
}

const toCorrection = (
  { writtenBy, approvedBy, digestId, ...correction }: Awaited<ReturnType<typeof listCorrections>>[number],
  ctx: Ctx,
) => ({ ...correction, mine: writtenBy !== null && writtenBy === ctx.actor.personId })

/** The digest as the list shows it, after a verb changed it. */
const shown = async (ctx: Ctx, id: string) => {
  const { digest } = await digestFor(ctx, 'digest.read', id)
  const [view] = await viewsOf(ctx, await listDigests(ctx, { id: digest.id }))
  // What nobody has approved is no program's to read.
  if (!view) throw new AppError('NOT_FOUND')
  return view
}

export const digests = (deps: Deps) =>
  new Hono<Env>()
    .get('/public', valid('query', publicFilter), async (c) => {
      const sent = await listPublicDigests(deps, c.req.valid('query'))
      return c.json({ digests: sent.map(headOf) })
    })
    .get('/public/:code', async (c) => {
      const [sent] = await listPublicDigests(deps, { code: c.req.param('code').toUpperCase() })
      if (!sent) throw new AppError('NOT_FOUND')
      const { id, content, sending, correctedAt, ...digest } = sent
      return c.json({ ...digest, ...toldIn(sent, deps.now()), corrections: await sentCorrections(deps.db, id) })
    })
    .get('/', valid('query', filter), async (c) => {
      const ctx = ctxOf(c, deps)
      const listed = await listDigests(ctx, c.req.valid('query'))
      return c.json({ digests: await viewsOf(ctx, listed) })
    })
    .post('/', valid('json', newDigest), async (c) => {
      const ctx = ctxOf(c, deps)
      const { id } = await draftDigest(ctx, c.req.valid('json'))
      return c.json(await shown(ctx, id), 201)
    })
    .get('/:id', async (c) => c.json(await shown(ctxOf(c, deps), c.req.param('id'))))
    .patch('/:id', valid('json', edit), async (c) => {
      const ctx = ctxOf(c, deps)
      await editDigest(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await shown(ctx, c.req.param('id')))
    })
    .get('/:id/items-to-take', async (c) => {
      const fit = await itemsToTake(ctxOf(c, deps), c.req.param('id'))
      return c.json({ items: fit.map(({ id, title, summary, sourceName }) => ({ id, title, summary, sourceName })) })
    })
    .post('/:id/preview', valid('json', change), async (c) =>
      c.json({ text: await previewDigest(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')) }),
    )
    .post('/:id/approve', valid('json', approval), async (c) => {
      const ctx = ctxOf(c, deps)
      await approveDigest(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await shown(ctx, c.req.param('id')))
    })
    .post('/:id/try-out', async (c) => {
      await tryOut(ctxOf(c, deps), c.req.param('id'))
      return c.json({}, 202)
    })
    .post('/:id/forecast', valid('json', forecast), async (c) => {
      const foreseen = await forecastDigest(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ...foreseen, message: forecastSentence(foreseen) })
    })
    .get('/:id/corrections', async (c) => {
      const ctx = ctxOf(c, deps)
      return c.json({
        corrections: (await listCorrections(ctx, c.req.param('id'))).map((one) => toCorrection(one, ctx)),
      })
    })
    .post('/:id/corrections', valid('json', correction), async (c) => {
      const { id, contentHash } = await writeCorrection(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ id, contentHash }, 201)
    })
    .post('/:id/corrections/:correction/approve', valid('json', approval), async (c) => {
      const { id, correction } = c.req.param()
      const { broadcastId } = await approveCorrection(ctxOf(c, deps), id, correction, c.req.valid('json'))
      return c.json({ id: correction, broadcastId })
    })
    .post('/:id/schedule', valid('json', schedule), async (c) => {
      const { id, unitId, digestId, status, sendAt, emergencyReason } = await scheduleDigest(
        ctxOf(c, deps),
        c.req.param('id'),
        c.req.valid('json'),
      )
      return c.json({ id, unitId, digestId, status, sendAt, emergencyReason }, 201)
    })
