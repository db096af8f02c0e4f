import { Hono } from 'hono'
import * as z from 'zod'
import { unheldIn } from '../../../core/answers/document-numbers/unheld.ts'
import { lookUp } from '../../../core/library/search/look-up.ts'
import { documentOrders, listDocuments, readDocument } from '../../../core/library/shelf/documents.ts'
import { facetsOf } from '../../../core/library/shelf/facets.ts'
import { openOriginal, originalOf } from '../../../core/library/shelf/open-original.ts'
import { mostPassages, readPassage, readPassages } from '../../../core/library/shelf/read-passages.ts'
import { restoreDocument, retireDocument } from '../../../core/library/shelf/retire.ts'
import { fold } from '../../../core/text/fold.ts'
import { accessLevels } from '../../../db/schema/library.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const filters = z.object({
  kind: z.string().max(200).optional(),
  issuer: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  inForceOn: z.iso.date().optional(),
})
const listing = filters.extend({
  query: z.string().max(200).optional(),
  access: z.enum(accessLevels).optional(),
  retired: z.stringbool().optional(),
  sort: z.enum(documentOrders).optional(),
  down: z.stringbool().optional(),
  offset: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})
const stretch = z.object({
  from: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(mostPassages).optional(),
})
const original = z.object({ version: z.coerce.number().int().min(1).optional() })
const searching = filters.extend({ q: z.string() })

export const library = (deps: Deps) =>
  new Hono<Env>()
    .get('/documents', valid('query', listing), async (c) =>
      c.json(await listDocuments(ctxOf(c, deps), c.req.valid('query'))),
    )
    .get('/documents/:id', valid('query', z.object({ on: z.iso.date().optional() })), async (c) => {
      const ctx = ctxOf(c, deps)
      const document = await readDocument(ctx, c.req.param('id'), c.req.valid('query').on)
      return c.json({ ...document, original: await originalOf(ctx, document.id) })
    })
    .get('/documents/:id/passages', valid('query', stretch), async (c) =>
      c.json(await readPassages(ctxOf(c, deps), c.req.param('id'), c.req.valid('query'))),
    )
    .get('/documents/:id/original', valid('query', original), async (c) => {
      const { fileName, size, bytes } = await openOriginal(
        ctxOf(c, deps),
        c.req.param('id'),
        c.req.valid('query').version,
      )
      return c.body(streamOf(bytes), 200, headersOf(fileName, size))
    })
    .post('/documents/:id/retire', async (c) => c.json(await retireDocument(ctxOf(c, deps), c.req.param('id'))))
    .post('/documents/:id/restore', async (c) => c.json(await restoreDocument(ctxOf(c, deps), c.req.param('id'))))
    .get('/passages/:id', async (c) => c.json(await readPassage(ctxOf(c, deps), c.req.param('id'))))
    .post('/unheld', valid('json', z.object({ text: z.string().max(20_000) })), async (c) =>
      c.json({ unheld: await unheldIn(ctxOf(c, deps), c.req.valid('json').text) }),
    )
    .get('/search', valid('query', searching), async (c) => {
      const { q, ...filters } = c.req.valid('query')
      return c.json({ passages: await lookUp(ctxOf(c, deps), q, filters) })
    })
    .get('/facets', async (c) => c.json(await facetsOf(ctxOf(c, deps))))

/** One part is read when the last has gone out. */
const streamOf = (parts: AsyncGenerator<Uint8Array<ArrayBuffer>>) =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })

/** A file that others made is never shown in our own origin: it is handed over, as it is, to be saved. */
const headersOf = (fileName: string, size: number) => ({
  'Content-Type': 'application/octet-stream',
  'Content-Length': String(size),
  'Content-Disposition': `attachment; filename="${fold(fileName).replace(/[^\w.-]+/g, '-')}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
})
