import { Hono } from 'hono'
import * as z from 'zod'
import { collect } from '../../../core/news/collect.ts'
import { lookAt } from '../../../core/news/look.ts'
import { feedSentence } from '../../../core/news/messages.ts'
import { addSource, changeSource, listSources, type Source } from '../../../core/news/sources.ts'
import { licences, sourceKinds } from '../../../db/schema/news.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const phrases = z.array(z.string().trim().min(1).max(120)).max(50)
const terms = z.object({
  name: z.string().trim().min(1).max(120),
  licence: z.enum(licences).optional(),
  embargoMinutes: z.number().int().min(0).max(10_080).optional(),
  intervalMinutes: z.number().int().min(5).max(1440).optional(),
  filter: z.object({ include: phrases, exclude: phrases, categories: phrases }).optional(),
  concerns: z.array(z.string()).max(500).optional(),
})
const selector = z.string().max(300)
const pattern = z.object({ block: selector.min(1), link: selector }).nullable()
const newSource = terms.extend({
  unitId: z.string(),
  url: z.string().trim().min(1).max(2000),
  kind: z.enum(sourceKinds).optional(),
  pattern: pattern.optional(),
})
const change = terms.extend({ paused: z.boolean(), pattern, mark: z.string() }).partial()
const look = z.object({ url: z.string().trim().min(1).max(2000), example: z.string().trim().max(2000).optional() })

const toView = ({ etag, lastModified, lastError, host, claimedUntil, ...source }: Source) => ({
  ...source,
  lastError: lastError && feedSentence(lastError),
})

export const sources = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const rows = await listSources(ctxOf(c, deps))
      return c.json({ sources: rows.map(({ source, ...row }) => ({ ...toView(source), ...row })) })
    })
    .post('/', valid('json', newSource), async (c) =>
      c.json(toView(await addSource(ctxOf(c, deps), c.req.valid('json'))), 201),
    )
    .post('/look', valid('json', look), async (c) => c.json(await lookAt(ctxOf(c, deps), c.req.valid('json'))))
    .patch('/:id', valid('json', change), async (c) =>
      c.json(toView(await changeSource(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
    .post('/:id/collect', async (c) => {
      const collected = await collect(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ...collected, ...(collected.refused && { message: feedSentence(collected.refused) }) })
    })
