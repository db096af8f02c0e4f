import { Hono } from 'hono'
import * as z from 'zod'
import { answerRequest, listDataRequests, noteRequest } from '../../../core/people/requests/register.ts'
import { requestKinds } from '../../../db/schema/people.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { instant } from '../instant.ts'
import { valid } from '../valid.ts'

const noted = z.object({
  kind: z.enum(requestKinds),
  askedBy: z.string(),
  text: z.string(),
  askedAt: instant.optional(),
  others: z.boolean().optional(),
})
const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('acknowledge') }),
  z.object({ act: z.literal('others') }),
  z.object({ act: z.literal('put-off'), days: z.number().int(), why: z.string() }),
  z.object({ act: z.literal('settle'), outcome: z.enum(['done', 'refused']), answer: z.string() }),
])

/** The register of what people asked about their data. */
export const dataRequests = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', z.object({ done: z.literal('true').optional() })), async (c) =>
      c.json({ requests: await listDataRequests(ctxOf(c, deps), { done: c.req.valid('query').done === 'true' }) }),
    )
    .post('/', valid('json', noted), async (c) => c.json(await noteRequest(ctxOf(c, deps), c.req.valid('json')), 201))
    .post('/:id', valid('json', act), async (c) => {
      await answerRequest(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
