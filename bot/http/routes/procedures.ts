import { Hono } from 'hono'
import * as z from 'zod'
import { listProcedures, procedureViews, readProcedure } from '../../../core/procedures/list.ts'
import { listPublicProcedures, publicProcedure } from '../../../core/procedures/public.ts'
import {
  approveProcedure,
  changeProcedure,
  checkProcedure,
  makeProcedure,
  retireProcedure,
} from '../../../core/procedures/write.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const line = z.string().max(2000)
const text = z.object({
  ...{ name: line, called: z.array(line).max(50), papers: z.array(line).max(100) },
  ...{ copies: line, fee: line, time: line, decider: line, place: line, online: line, note: line },
})
const content = z.object({
  ...{ vi: text, en: text.nullable(), onlineUrl: line },
  forms: z.array(z.object({ name: line, url: line })).max(50),
  grounds: z.array(z.object({ text: line, passageId: z.string().max(120).nullable() })).max(50),
})
const making = z.object({ unitId: z.string(), content })
const filter = z.object({ view: z.enum(procedureViews).optional(), find: z.string().max(200).optional() })
const publicFilter = z.object({ unitId: z.string().optional() })
const approval = z.object({ contentHash: z.string() })

/** What the office does for people, as records: kept in the console, read by everybody once approved. */
export const procedures = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', filter), async (c) => c.json(await listProcedures(ctxOf(c, deps), c.req.valid('query'))))
    .post('/', valid('json', making), async (c) => {
      const { unitId, content } = c.req.valid('json')
      return c.json(await makeProcedure(ctxOf(c, deps), unitId, content), 201)
    })
    .get('/public', valid('query', publicFilter), async (c) =>
      c.json({ procedures: await listPublicProcedures(deps, c.req.valid('query')) }),
    )
    .get('/public/:id', async (c) => c.json(await publicProcedure(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id', async (c) => c.json(await readProcedure(ctxOf(c, deps), c.req.param('id'))))
    .put('/:id', valid('json', content), async (c) =>
      c.json(await changeProcedure(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/approve', valid('json', approval), async (c) =>
      c.json(await approveProcedure(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/check', async (c) => c.json(await checkProcedure(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/retire', async (c) => c.json(await retireProcedure(ctxOf(c, deps), c.req.param('id'))))
