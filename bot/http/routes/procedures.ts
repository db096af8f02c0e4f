import { Hono } from 'hono'
import * as z from 'zod'
import { importProcedures } from '../../../core/procedures/import.ts'
import { listProcedures, procedureViews, readProcedure } from '../../../core/procedures/list.ts'
import { approveMany, checkMany, mostAtOnce } from '../../../core/procedures/many.ts'
import { listPublicProcedures, publicProcedure } from '../../../core/procedures/public.ts'
import {
  approveProcedure,
  changeProcedure,
  checkProcedure,
  makeProcedure,
  procedureFor,
  retireProcedure,
} from '../../../core/procedures/write.ts'
import { refusal } from '../../../core/refusals.ts'
import { openUnitFor } from '../../../core/units/open.ts'
import { languages } from '../../../db/schema/procedures.ts'
import type { Deps } from '../../deps.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { procedureSheet } from '../../pdf/procedure-sheet.ts'
import { sheetsSent, workbookType } from '../../xlsx/sent.ts'
import { procedureTemplate } from '../../xlsx/template.ts'
import { ctxOf, type Env } from '../auth.ts'
import { procedurePath } from '../public/procedure-page.ts'
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
const sheet = z.object({ size: z.enum(['a4', 'a5']).default('a4'), lang: z.enum(languages).default('vi') })
const importing = z.object({ unitId: z.string().default(''), apply: z.enum(['0', '1']).default('0') })
const approval = z.object({ contentHash: z.string() })
const chosen = <T extends z.ZodRawShape>(mark: T) =>
  z.object({ procedures: z.array(z.object({ id: z.string().max(120), ...mark })).max(mostAtOnce) })
const approvals = chosen({ contentHash: z.string().max(64) })
const checks = chosen({ shownVersion: z.int() })

const told = ({ done, refused }: Awaited<ReturnType<typeof approveMany>>) => ({
  done,
  refused: refused.map(({ id, error }) => ({ id, message: refusal(error) })),
})

/** What the office does for people, as records: kept in the console, read by everybody once approved. */
export const procedures = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', filter), async (c) => c.json(await listProcedures(ctxOf(c, deps), c.req.valid('query'))))
    .post('/', valid('json', making), async (c) => {
      const { unitId, content } = c.req.valid('json')
      return c.json(await makeProcedure(ctxOf(c, deps), unitId, content), 201)
    })
    .get('/import/template', (c) =>
      c.body(procedureTemplate() as Uint8Array<ArrayBuffer>, 200, {
        'content-type': workbookType,
        'content-disposition': 'attachment; filename="mau-thu-tuc.xlsx"',
      }),
    )
    .post('/import', valid('query', importing), async (c) => {
      const ctx = ctxOf(c, deps)
      const { unitId, apply } = c.req.valid('query')
      // Nobody has a workbook read who may bring in none.
      await openUnitFor(ctx, 'procedure.write', unitId)
      return c.json(await importProcedures(ctx, await sheetsSent(c), { unitId, apply: apply === '1' }))
    })
    .post('/approvals', valid('json', approvals), async (c) =>
      c.json(told(await approveMany(ctxOf(c, deps), c.req.valid('json').procedures))),
    )
    .post('/checks', valid('json', checks), async (c) =>
      c.json(told(await checkMany(ctxOf(c, deps), c.req.valid('json').procedures))),
    )
    .get('/public', valid('query', publicFilter), async (c) =>
      c.json({ procedures: await listPublicProcedures(deps, c.req.valid('query')) }),
    )
    .get('/public/:id', async (c) => c.json(await publicProcedure(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id', async (c) => c.json(await readProcedure(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id/sheet', valid('query', sheet), async (c) => {
      const ctx = ctxOf(c, deps)
      const id = c.req.param('id')
      await procedureFor(ctx, 'procedure.read', id)
      const { size, lang: language } = c.req.valid('query')
      const shown = await publicProcedure(ctx, id)
      const link = `${deps.config.PUBLIC_URL}${procedurePath.one(id, language)}`
      const pdf = await procedureSheet(shown, { faces: await facesFrom(deps.assets), size, language, link })
      return c.body(pdf, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="thu-tuc-${size}.pdf"`,
      })
    })
    .put('/:id', valid('json', content.extend({ contentHash: z.string().optional() })), async (c) =>
      c.json(await changeProcedure(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/approve', valid('json', approval), async (c) =>
      c.json(await approveProcedure(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/check', async (c) => c.json(await checkProcedure(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/retire', async (c) => c.json(await retireProcedure(ctxOf(c, deps), c.req.param('id'))))
