import { Hono } from 'hono'
import * as z from 'zod'
import { correctionOffers, correctNotice } from '../../../core/broadcasts/changed-notices.ts'
import type { Ctx } from '../../../core/context.ts'
import { doToMany } from '../../../core/news/desk/many.ts'
import { draftFromLink } from '../../../core/news/from-link.ts'
import { approveItem, createNotice, editItem, rejectItem } from '../../../core/news/items.ts'
import { listItems } from '../../../core/news/list.ts'
import { joinStories, splitStory } from '../../../core/news/stories/hand.ts'
import { suggestSummary } from '../../../core/news/summary/suggest.ts'
import { refusal } from '../../../core/refusals.ts'
import { noticeKinds } from '../../../db/schema/news.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { instant } from '../instant.ts'
import { valid } from '../valid.ts'

const filter = z.object({
  status: z.enum(['draft', 'approved', 'rejected']).optional(),
  unitId: z.string().optional(),
  kind: z.enum(['notice', 'news']).optional(),
  sourceId: z.string().optional(),
  words: z.string().max(200).optional(),
  offset: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})
const moment = instant.nullable()
const life = z.object({
  kind: z.enum(noticeKinds),
  startsAt: moment,
  endsAt: moment,
  place: z.string().trim().max(200),
  contact: z.string().trim().max(200),
  urgent: z.boolean(),
  expiresAt: moment,
})
const words = z.object({
  title: z.string().trim().min(1).max(300),
  summary: z.string().trim().max(2000).optional(),
  sourceName: z.string().trim().max(120).optional(),
  author: z.string().trim().max(120).optional(),
  link: z.string().trim().max(2000).optional(),
  publishedAt: instant.optional(),
  life: life.nullable().optional(),
})
const notice = words.extend({ unitId: z.string() })
const edit = words
  .partial()
  .extend({ contentHash: z.string().optional() })
  .refine(({ contentHash, ...change }) => Object.keys(change).length > 0, 'chưa có gì để sửa')
const approval = z.object({ contentHash: z.string().optional() })
const pasted = z.object({ unitId: z.string(), url: z.string().trim().min(1).max(2000) })
const joining = z.object({ into: z.string() })
const correcting = z.object({ digestId: z.string(), text: z.string().max(5_000) })
const rejection = z.object({ reason: z.string().trim().min(1).max(500) })
const atOnce = <S extends z.ZodRawShape>(shape: S) =>
  z
    .array(z.object({ id: z.string(), ...shape }))
    .min(1)
    .max(100)
const deed = z.discriminatedUnion('act', [
  z.object({ act: z.literal('approve'), items: atOnce({ contentHash: z.string() }) }),
  z.object({ act: z.literal('reject'), items: atOnce({}), reason: rejection.shape.reason }),
  z.object({
    act: z.literal('reopen'),
    items: atOnce({ decidedAt: instant, others: z.array(z.string()).max(200).optional() }),
  }),
])

type Listed = Awaited<ReturnType<typeof listItems>>['items'][number]

const toView = ({ sourceId, guid, clusterId, createdBy, editedBy, decidedBy, approvedHash, ...item }: Listed) => item

/** The item as the list shows it, after a verb changed it. */
const shown = async (ctx: Ctx, id: string) => {
  const [item] = (await listItems(ctx, { id })).items
  return item ? toView(item) : { id }
}

export const items = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', filter), async (c) => {
      const { items, total } = await listItems(ctxOf(c, deps), c.req.valid('query'))
      return c.json({ items: items.map(toView), total })
    })
    .post('/', valid('json', notice), async (c) => {
      const ctx = ctxOf(c, deps)
      const { id } = await createNotice(ctx, c.req.valid('json'))
      return c.json(await shown(ctx, id), 201)
    })
    .get('/corrections', async (c) => c.json({ offers: await correctionOffers(ctxOf(c, deps)) }))
    .post('/:id/corrections', valid('json', correcting), async (c) => {
      const { id } = await correctNotice(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ id }, 201)
    })
    .patch('/:id', valid('json', edit), async (c) => {
      const ctx = ctxOf(c, deps)
      await editItem(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await shown(ctx, c.req.param('id')))
    })
    .post('/:id/approve', valid('json', approval), async (c) => {
      const ctx = ctxOf(c, deps)
      await approveItem(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await shown(ctx, c.req.param('id')))
    })
    .post('/:id/reject', valid('json', rejection), async (c) => {
      const ctx = ctxOf(c, deps)
      await rejectItem(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await shown(ctx, c.req.param('id')))
    })
    .post('/from-link', valid('json', pasted), async (c) => {
      const ctx = ctxOf(c, deps)
      const { id } = await draftFromLink(ctx, c.req.valid('json'))
      return c.json(await shown(ctx, id), 201)
    })
    .post('/many', valid('json', deed), async (c) => {
      const { done, refused } = await doToMany(ctxOf(c, deps), c.req.valid('json'))
      return c.json({ done, refused: refused.map(({ id, error }) => ({ id, message: refusal(error) })) })
    })
    .post('/:id/summary', async (c) => c.json(await suggestSummary(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/join', valid('json', joining), async (c) => {
      const ctx = ctxOf(c, deps)
      await joinStories(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await shown(ctx, c.req.valid('json').into))
    })
    .post('/:id/split', async (c) => {
      const ctx = ctxOf(c, deps)
      await splitStory(ctx, c.req.param('id'))
      return c.json(await shown(ctx, c.req.param('id')))
    })
