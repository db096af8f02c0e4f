import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import * as z from 'zod'
import { AppError } from '../../../core/errors.ts'
import { readUploads } from '../../../core/intake/read-uploads.ts'
import { cancelUpload, listUploads, retryUpload, takeUpload } from '../../../core/intake/uploads.ts'
import { importNote, importRefusal } from '../../../core/library/messages.ts'
import { system } from '../../../core/roles.ts'
import { accessLevels } from '../../../db/schema/library.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { refuseLarge } from '../too-large.ts'
import { valid } from '../valid.ts'

const file = z.object({
  name: z.string().max(1000).default(''),
  access: z.enum(accessLevels).default('public'),
  unitId: z.string().optional(),
  replaces: z.string().optional(),
})

/** Reads what waits behind the reply; of one process one file at a time. */
export const readSoon = (defer: Env['Bindings']['defer'], deps: Deps): void =>
  defer('imports', () => readUploads({ ...deps, actor: system }, deps.stopping))

/** Files for the library. Each comes alone, its bytes as the body, so that each has its own progress and its own refusal. */
export const imports = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', z.object({ sha256: z.string().max(64).optional() })), async (c) => {
      const listed = await listUploads(ctxOf(c, deps), c.req.valid('query'))
      return c.json({ imports: listed.map(toView), largestBytes: largestOf(deps) })
    })
    .post('/', valid('query', file), async (c) => {
      const { name, ...rest } = c.req.valid('query')
      const largest = largestOf(deps)
      if (Number(c.req.header('content-length') ?? 0) > largest) await refuseLarge(c, 'file.large')
      const hash = createHash('sha256')
      const chunks = hashed(c.req.raw.body, hash)
      const taken = await takeUpload(ctxOf(c, deps), {
        ...rest,
        fileName: name,
        chunks,
        largest,
        sha256: () => hash.digest('hex'),
      })
      readSoon(c.env.defer, deps)
      return c.json(taken, 202)
    })
    .post('/:id/cancel', async (c) => c.json(await cancelUpload(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/retry', async (c) => {
      const queued = await retryUpload(ctxOf(c, deps), c.req.param('id'))
      readSoon(c.env.defer, deps)
      return c.json(queued)
    })

const largestOf = (deps: Deps) => deps.config.LIBRARY_FILE_MB * 1024 * 1024

type Listed = Awaited<ReturnType<typeof listUploads>>[number]

const toView = ({ reason, report, ...shown }: Listed) => ({
  ...shown,
  message: reason && importRefusal(reason),
  report: report && {
    ...report,
    notes: report.notes.map(importNote),
    unread: report.unread.map((one) => ({ ...one, message: importRefusal(one.reason) })),
    refused: report.refused.map((one) => ({ ...one, message: importRefusal(one.reason) })),
  },
})

/** The body as it comes; a sender that goes away in the middle is told so, should it still hear. */
async function* hashed(body: ReadableStream<Uint8Array> | null, hash: ReturnType<typeof createHash>) {
  const reader = body?.getReader()
  while (reader) {
    const { done, value } = await reader.read().catch(() => {
      throw new AppError('INVALID', 'file.cut')
    })
    if (done) return
    hash.update(value)
    yield value
  }
}
