import { Hono } from 'hono'
import * as z from 'zod'
import { addRelation, confirmDocument, decideRelation } from '../../../core/library/shelf/confirm.ts'
import { readRecord } from '../../../core/library/shelf/record.ts'
import { accessLevels, relationKinds } from '../../../db/schema/library.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { instant } from '../instant.ts'
import { valid } from '../valid.ts'

const words = z.string().max(300)
const day = z.iso.date()
const metadata = z.object({
  version: z.int(),
  updatedAt: instant.optional(),
  number: z.string().max(60),
  title: z.string().trim().min(1).max(1000),
  kind: words,
  issuer: words,
  place: words,
  issuedOn: day.nullable(),
  effectiveOn: day.nullable(),
  expiresOn: day.nullable(),
  term: z.string().max(60),
  signatory: words,
  access: z.enum(accessLevels),
})
const relation = z.object({
  kind: z.enum(relationKinds),
  number: z.string().trim().min(1).max(60),
  scope: z.string().max(200).default(''),
  effectiveOn: day.optional(),
})

/** What the library knows of its documents, and what a person confirms of it. */
export const records = (deps: Deps) =>
  new Hono<Env>()
    .get('/:id', valid('query', z.object({ on: day.optional() })), async (c) =>
      c.json(await readRecord(ctxOf(c, deps), c.req.param('id'), c.req.valid('query').on)),
    )
    .put('/:id', valid('json', metadata), async (c) => {
      await confirmDocument(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({})
    })
    .post('/:id/relations', valid('json', relation), async (c) => {
      await addRelation(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({}, 201)
    })
    .put(
      '/:id/relations/:relation',
      valid('json', z.object({ confirmed: z.boolean(), effectiveOn: day.optional() })),
      async (c) => {
        const { id: documentId, relation: id } = c.req.param()
        await decideRelation(ctxOf(c, deps), documentId, { id, ...c.req.valid('json') })
        return c.json({})
      },
    )
