import { Hono } from 'hono'
import * as z from 'zod'
import { approveAnnouncement } from '../../../core/announcements/approve.ts'
import { keepAttachment } from '../../../core/announcements/attachments.ts'
import { listAnnouncements } from '../../../core/announcements/list.ts'
import { listTemplates, removeTemplate, saveTemplate } from '../../../core/announcements/templates.ts'
import {
  composeAnnouncement,
  discardAnnouncement,
  editAnnouncement,
  previewAnnouncement,
} from '../../../core/announcements/write.ts'
import { type Hands, handsOf } from '../../../core/boards/hands.ts'
import { forecastSentence } from '../../../core/broadcasts/messages.ts'
import type { Ctx } from '../../../core/context.ts'
import { AppError } from '../../../core/errors.ts'
import { tagMax } from '../../../core/groups/tags.ts'
import { giveBack } from '../../../core/mornings/approvals.ts'
import { channels } from '../../../db/schema/channels.ts'
import { noticeKinds } from '../../../db/schema/news.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { instant } from '../instant.ts'
import { valid } from '../valid.ts'

const life = z.object({
  kind: z.enum(noticeKinds),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: z.string().max(300),
  contact: z.string().max(300),
  urgent: z.boolean(),
  expiresAt: instant.nullable(),
})
const draft = z.object({
  title: z.string().max(300),
  text: z.string().max(5_000),
  link: z.string().max(2_000),
  life: life.nullable(),
  audience: z.object({
    unitIds: z.array(z.string()).min(1).max(2_000).optional(),
    channels: z.array(z.enum(channels)).min(1).optional(),
    tags: z.array(z.string().trim().min(1).max(tagMax)).min(1).max(50).optional(),
    groupIds: z.array(z.string()).min(1).max(2_000).optional(),
  }),
  sendAt: instant.nullable(),
  urgentReason: z.string().max(300),
  imageId: z.string().nullable(),
  fileId: z.string().nullable(),
  recurrence: z
    .object({
      every: z.enum(['week', 'month']),
      on: z.array(z.number().int()).max(31),
      at: z.string(),
      until: z.string().nullable(),
    })
    .nullable(),
})
const hash = z.object({ contentHash: z.string() })
const filter = z.object({
  unitId: z.string().optional(),
  status: z.enum(['draft', 'approved', 'scheduled', 'cancelled']).optional(),
})
const upload = z.object({
  unitId: z.string().default(''),
  as: z.enum(['picture', 'file']).default('file'),
  name: z.string().max(500).default(''),
})
const template = z.object({
  ...{ unitId: z.string(), name: z.string().max(200), title: z.string().max(300), text: z.string().max(5_000) },
})

type Listed = Awaited<ReturnType<typeof listAnnouncements>>[number]

const toView = (
  { content, editedBy, approvedBy, approvedHash, approvals, ...rest }: Listed,
  ctx: Ctx,
  hands?: Hands,
) => ({
  ...rest,
  hands: hands ?? null,
  mine: editedBy !== null && editedBy === ctx.actor.personId,
  approvals: approvals.map(({ name, at }) => ({ name, at })),
  approvedByMe: approvals.some(({ personId }) => personId === ctx.actor.personId),
})

const viewsOf = async (ctx: Ctx, listed: Listed[]) => {
  const hands = await handsOf(ctx, listed)
  return listed.map((one) => toView(one, ctx, hands.get(one.id)))
}

const shown = async (ctx: Ctx, id: string) => {
  const [view] = await viewsOf(ctx, await listAnnouncements(ctx, { id }))
  return view!
}

/** Messages to groups at a time of their own, beside the daily digest. */
export const announcements = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', filter), async (c) => {
      const ctx = ctxOf(c, deps)
      const listed = await listAnnouncements(ctx, c.req.valid('query'))
      return c.json({ announcements: await viewsOf(ctx, listed) })
    })
    .post('/', valid('json', draft.extend({ unitId: z.string() })), async (c) => {
      const ctx = ctxOf(c, deps)
      const { unitId, ...rest } = c.req.valid('json')
      const { id } = await composeAnnouncement(ctx, unitId, rest)
      return c.json(await shown(ctx, id), 201)
    })
    .post('/preview', valid('json', draft.extend({ unitId: z.string() })), async (c) => {
      const { unitId, ...rest } = c.req.valid('json')
      const foreseen = await previewAnnouncement(ctxOf(c, deps), unitId, rest)
      return c.json({ ...foreseen, message: forecastSentence(foreseen) })
    })
    .post('/attachments', valid('query', upload), async (c) => {
      const { unitId, as, name } = c.req.valid('query')
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      return c.json(await keepAttachment(ctxOf(c, deps), { unitId, as, name, bytes }), 201)
    })
    .get('/templates', async (c) => c.json({ templates: await listTemplates(ctxOf(c, deps)) }))
    .post('/templates', valid('json', template), async (c) =>
      c.json(await saveTemplate(ctxOf(c, deps), c.req.valid('json')), 201),
    )
    .delete('/templates/:id', async (c) => {
      await removeTemplate(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .get('/:id', async (c) => {
      const ctx = ctxOf(c, deps)
      const [view] = await viewsOf(ctx, await listAnnouncements(ctx, { id: c.req.param('id') }))
      if (!view) throw new AppError('NOT_FOUND')
      return c.json(view)
    })
    .put('/:id', valid('json', draft.extend({ contentHash: z.string() })), async (c) => {
      const ctx = ctxOf(c, deps)
      await editAnnouncement(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await shown(ctx, c.req.param('id')))
    })
    .delete('/:id', async (c) => {
      await discardAnnouncement(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/:id/approve', valid('json', hash), async (c) =>
      c.json(await approveAnnouncement(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/return', valid('json', hash.extend({ reason: z.string().max(500) })), async (c) => {
      await giveBack(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
