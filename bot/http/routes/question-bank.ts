import { Hono } from 'hono'
import * as z from 'zod'
import { AppError } from '../../../core/errors.ts'
import { draftQuestions, mostDrafts } from '../../../core/question-bank/drafts/draft.ts'
import { keepDraft } from '../../../core/question-bank/drafts/keep.ts'
import { draftFromBank } from '../../../core/question-bank/draw.ts'
import { giftOf } from '../../../core/question-bank/export/gift.ts'
import { moodleOf, type PictureAlong } from '../../../core/question-bank/export/moodle-xml.ts'
import { importQuestions } from '../../../core/question-bank/import.ts'
import { listBank, readQuestion, takeAlong } from '../../../core/question-bank/list.ts'
import { keepPicture, pictureOf, picturesOf } from '../../../core/question-bank/pictures.ts'
import { readText, textFormats } from '../../../core/question-bank/read/read.ts'
import { changeQuestion, makeQuestion, retireQuestion } from '../../../core/question-bank/write.ts'
import { allow } from '../../../core/roles.ts'
import { openUnitFor } from '../../../core/units/open.ts'
import { type BankContent, difficulties, questionKinds } from '../../../db/schema/question-bank.ts'
import type { Deps } from '../../deps.ts'
import { readQuestions } from '../../question-bank/read-file.ts'
import { questionWorkbook } from '../../question-bank/workbook.ts'
import { workbookType } from '../../xlsx/sent.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const long = z.string().max(20_000)
const content = z.strictObject({
  ...{ text: long, options: z.array(long).max(50), correct: z.array(z.number().int()).max(50), explanation: long },
  ...{ source: long, passageId: z.string().max(120).nullable(), tags: z.array(z.string().max(1000)).max(100) },
  difficulty: z.enum(difficulties).nullable(),
  kind: z.enum(questionKinds).optional(),
  exact: z.literal(true).optional(),
  picture: z.strictObject({ id: z.string().max(60), alt: long, width: z.number(), height: z.number() }).optional(),
})
const making = z.strictObject({ unitId: z.string(), content })
const changing = z.strictObject({ version: z.number().int(), content })
const chosen = z.object({
  unitId: z.string().optional(),
  find: z.string().max(200).optional(),
  tag: z.string().max(1000).optional(),
  difficulty: z.enum(difficulties).optional(),
})
const paged = chosen.extend({ offset: z.coerce.number().int().min(0).optional() })
const format = z.enum(textFormats).optional()
const reading = z.strictObject({ text: z.string().max(2_000_000), format })
const importing = z.object({
  ...{ unitId: z.string().default(''), tags: z.string().max(1000).optional(), format },
  apply: z.enum(['0', '1']).default('0'),
})
const drafting = z.strictObject({
  ...{ unitId: z.string(), documentId: z.string().max(120), count: z.number().int().min(1).max(mostDrafts) },
  read: z.array(z.number().int().min(0)).max(1000),
})
const keeping = z.strictObject({
  unitId: z.string(),
  content: content
    .omit({ kind: true, exact: true, picture: true, passageId: true })
    .extend({ passageId: z.string().min(1).max(120) }),
})
const picturing = z.object({ unitId: z.string().default('') })
const drawing = z.strictObject({
  unitId: z.string(),
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(5000).optional(),
  from: z.string().optional(),
  parts: z
    .array(
      z.strictObject({
        tag: z.string().max(1000).optional(),
        difficulty: z.enum(difficulties).optional(),
        count: z.number().int().min(1).max(2000),
        ids: z.array(z.string().max(60)).max(2000).optional(),
      }),
    )
    .min(1)
    .max(20),
})

const files: Record<
  'xlsx' | 'gift' | 'moodle',
  { type: string; name: string; bytes: (all: BankContent[], along: ReadonlyMap<string, PictureAlong>) => Uint8Array }
> = {
  xlsx: { type: workbookType, name: 'ngan-hang-cau-hoi.xlsx', bytes: questionWorkbook },
  gift: { type: 'text/plain; charset=utf-8', name: 'ngan-hang-cau-hoi.gift.txt', bytes: (all) => written(giftOf(all)) },
  moodle: {
    type: 'application/xml',
    name: 'ngan-hang-cau-hoi.xml',
    bytes: (all, along) => written(moodleOf(all, along)),
  },
}
const written = (text: string) => new TextEncoder().encode(text)
const exporting = chosen.extend({ format: z.enum(['xlsx', 'gift', 'moodle']).default('xlsx') })

/** The questions that units keep, with their key: for those who write quizzes, and nobody else. */
export const questionBank = (deps: Deps) => {
  const along = async (all: BankContent[]) =>
    new Map(
      Array.from(await picturesOf(deps.db, all), ([id, { mimeType, bytes }]) => [
        id,
        { mimeType, base64: Buffer.from(bytes).toString('base64') },
      ]),
    )
  return new Hono<Env>()
    .get('/', valid('query', paged), async (c) => {
      const ctx = ctxOf(c, deps)
      return c.json({ ...(await listBank(ctx, c.req.valid('query'))), hasModel: ctx.llm !== null })
    })
    .post('/', valid('json', making), async (c) => {
      const { unitId, content } = c.req.valid('json')
      return c.json(await makeQuestion(ctxOf(c, deps), unitId, content), 201)
    })
    .get('/template', (c) =>
      c.body(questionWorkbook([]) as Uint8Array<ArrayBuffer>, 200, {
        'content-type': workbookType,
        'content-disposition': 'attachment; filename="mau-cau-hoi.xlsx"',
      }),
    )
    .get('/export', valid('query', exporting), async (c) => {
      const { format, ...filter } = c.req.valid('query')
      const { type, name, bytes } = files[format]
      const all = await takeAlong(ctxOf(c, deps), filter, format)
      const taken = bytes(all, format === 'moodle' ? await along(all) : new Map())
      return c.body(taken as Uint8Array<ArrayBuffer>, 200, {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
      })
    })
    .post('/read', valid('json', reading), (c) => {
      allow(ctxOf(c, deps), 'quiz.write')
      const { text, format } = c.req.valid('json')
      return c.json(readText(text, format))
    })
    .post('/import', valid('query', importing), async (c) => {
      const ctx = ctxOf(c, deps)
      const { unitId, tags, format, apply } = c.req.valid('query')
      // Nobody has a file read who may bring in none.
      await openUnitFor(ctx, 'quiz.write', unitId)
      const found = await readQuestions(new Uint8Array(await c.req.arrayBuffer()), format)
      return c.json(await importQuestions(ctx, found, { unitId, tags, apply: apply === '1' }))
    })
    .post('/draw', valid('json', drawing), async (c) =>
      c.json(await draftFromBank(ctxOf(c, deps), c.req.valid('json')), 201),
    )
    .post('/drafts', valid('json', drafting), async (c) => {
      const { documentId, ...more } = c.req.valid('json')
      return c.json(await draftQuestions(ctxOf(c, deps), documentId, more))
    })
    .post('/drafts/keep', valid('json', keeping), async (c) => {
      const { unitId, content } = c.req.valid('json')
      return c.json(await keepDraft(ctxOf(c, deps), unitId, content), 201)
    })
    .post('/pictures', valid('query', picturing), async (c) =>
      c.json(
        await keepPicture(ctxOf(c, deps), c.req.valid('query').unitId, new Uint8Array(await c.req.arrayBuffer())),
        201,
      ),
    )
    .get('/pictures/:id', async (c) => {
      const found = await pictureOf(deps.db, c.req.param('id'))
      if (!found) throw new AppError('NOT_FOUND')
      return c.body(new Uint8Array(found.bytes), 200, {
        'content-type': found.mimeType,
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=86400, immutable',
      })
    })
    .get('/:id', async (c) => c.json(await readQuestion(ctxOf(c, deps), c.req.param('id'))))
    .put('/:id', valid('json', changing), async (c) =>
      c.json(await changeQuestion(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/retire', async (c) => c.json(await retireQuestion(ctxOf(c, deps), c.req.param('id'))))
}
