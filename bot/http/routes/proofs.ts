import { Hono } from 'hono'
import * as z from 'zod'
import { importNote, importRefusal, pictureRefusal } from '../../../core/library/messages.ts'
import { correctLines } from '../../../core/proofs/correct.ts'
import { drawPage, lookAtFile } from '../../../core/proofs/picture.ts'
import { proofOf, proofPart, type Which } from '../../../core/proofs/proof.ts'
import { checkRelease } from '../../../core/releases/check.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const which = z.object({ which: z.string().max(20).optional() })
const correction = z.object({
  hash: z.string().max(64),
  which: z.enum(['shown', 'waiting']),
  changes: z.array(z.object({ line: z.int().min(0), before: z.string(), after: z.string().nullable() })),
  articlesMayGo: z.boolean().optional(),
})

/** Versions beside the files that they were read from, and what people put right in them. */
export const proofs = (deps: Deps) =>
  new Hono<Env>()
    .get('/:id', valid('query', which), async (c) => {
      const proof = await proofOf(ctxOf(c, deps), c.req.param('id'), readingNamed(c.req.valid('query').which))
      return c.json({ ...proof, notes: proof.notes.map(importNote) })
    })
    .get('/:id/parts/:part', valid('query', which), async (c) => {
      const part = await proofPart(
        ctxOf(c, deps),
        c.req.param('id'),
        countOf(c.req.param('part')),
        readingNamed(c.req.valid('query').which),
      )
      return c.json({
        ...part,
        doubts: part.doubts.map((one) =>
          one.kind === 'unread' ? { ...one, message: importRefusal(one.reason) } : one,
        ),
      })
    })
    .get('/:id/file', valid('query', which), async (c) => {
      const look = await lookAtFile(ctxOf(c, deps), c.req.param('id'), readingNamed(c.req.valid('query').which))
      return c.json(look.kind === 'none' ? { ...look, message: pictureRefusal(look.reason) } : look)
    })
    .get('/:id/pages/:page', valid('query', which), async (c) => {
      const { tag, picture } = await drawPage(ctxOf(c, deps), c.req.param('id'), {
        which: readingNamed(c.req.valid('query').which),
        page: countOf(c.req.param('page')),
        known: c.req.header('if-none-match'),
      })
      // Kept by the one browser that was shown it, which asks each time whether it still may.
      const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' }
      if (!picture) return c.body(null, 304, headers)
      return c.body(picture.bytes, 200, {
        ...headers,
        'Content-Type': picture.type,
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'X-Content-Type-Options': 'nosniff',
      })
    })
    .post('/:id/corrections', valid('json', correction), async (c) => {
      const ctx = ctxOf(c, deps)
      const corrected = await correctLines(ctx, c.req.param('id'), c.req.valid('json'))
      const { release } = corrected
      if (release) c.env.defer('releases', () => checkRelease(ctx, release))
      return c.json(corrected, release ? 202 : 201)
    })

/** `shown`, `waiting` or a version's number; anything else names none. */
function readingNamed(name: string | undefined): Which | undefined {
  if (name === 'shown' || name === 'waiting') return name
  return /^\d{1,9}$/.test(name ?? '') ? Number(name) : undefined
}

const countOf = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : -1)
