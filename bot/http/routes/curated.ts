import { Hono } from 'hono'
import * as z from 'zod'
import { approveCurated, reviewCurated } from '../../../core/answers/curated/approve.ts'
import { changeCurated, makeCurated, retireCurated } from '../../../core/answers/curated/content.ts'
import { curatedViews, listCurated } from '../../../core/answers/curated/list.ts'
import { curatedPage } from '../../../core/answers/curated/match.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const filter = z.object({ view: z.enum(curatedViews).optional(), find: z.string().max(300).optional() })
const content = z.object({
  unitId: z.string(),
  wordings: z.array(z.string()).max(20),
  text: z.string().max(5000),
  source: z.string().max(1000).default(''),
  validUntil: z.string().nullable().default(null),
  citations: z
    .array(z.object({ passageId: z.string().max(120), quote: z.string().max(5000) }))
    .max(10)
    .default([]),
})
const approval = z.object({ contentHash: z.string() })

export const curated = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', filter), async (c) =>
      c.json({ curated: await listCurated(ctxOf(c, deps), c.req.valid('query')) }),
    )
    .post('/', valid('json', content), async (c) => c.json(await makeCurated(ctxOf(c, deps), c.req.valid('json')), 201))
    .get('/:id', async (c) => c.json(await curatedPage(ctxOf(c, deps), c.req.param('id'))))
    .put('/:id', valid('json', content.extend({ contentHash: z.string().optional() })), async (c) =>
      c.json(await changeCurated(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/approve', valid('json', approval), async (c) =>
      c.json(await approveCurated(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/review', async (c) => c.json(await reviewCurated(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/retire', async (c) => c.json(await retireCurated(ctxOf(c, deps), c.req.param('id'))))
