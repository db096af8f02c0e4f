import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { spanOf as monthSpan } from '../../../core/statistics/facts/periods.ts'
import type { Report } from '../../../core/statistics/report/content.ts'
import {
  keptReport,
  listReports,
  longestLine,
  mostRecipients,
  openReport,
  readForm,
  readReport,
  saveForm,
} from '../../../core/statistics/report/reports.ts'
import { readRows } from '../../../core/statistics/report/rows.ts'
import { readCompared, readOffice } from '../../../core/statistics/told/office.ts'
import { addDays, dayOf, isDay } from '../../../core/time.ts'
import type { Deps } from '../../deps.ts'
import { docxType } from '../../docx/type.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { reportFile, reportForms, rowForms, rowsCsv, rowsWorkbook } from '../../report/report-files.ts'
import { workbookType } from '../../xlsx/sent.ts'
import { ctxOf, type Env } from '../auth.ts'
import { download } from '../download.ts'
import { valid } from '../valid.ts'

const day = z.string().refine(isDay, 'ngày dạng 2026-11-23')
const month = z.string().refine((text) => isDay(`${text}-01`), 'tháng dạng 2026-11')
const unitId = z.string().max(120)
const asked = z.object({ unitId: unitId.optional(), from: day.optional(), to: day.optional() })
const compared = asked.extend({ kind: z.string().max(40).optional() })
const ofMonth = z.object({ unitId: unitId.optional(), month: month.optional() })
const line = z.string().trim().max(longestLine)
const form = z.object({
  ...{ monthly: z.boolean(), mark: z.string().optional() },
  letterhead: z.object({
    ...{ above: line, office: line.min(1), sign: line, place: line.min(1), signerTitle: line, signer: line },
    recipients: z.array(line.min(1)).max(mostRecipients),
  }),
})

const types = {
  pdf: 'application/pdf',
  docx: docxType,
  xlsx: workbookType,
  csv: 'text/csv; charset=utf-8',
}

/**
 * Figures of units by day, month and year, never by person; the reports that are made of them, and how a unit heads its own.
 * Whoever holds the right to read figures reads all that is got here.
 */
export const statistics = (deps: Deps) => {
  /** The month that runs, where no days are named; for a program, which is told of whole ones, the last that is over. */
  const spanOf = (c: Context<Env>, { from, to, ...of }: z.output<typeof compared>) => {
    if (c.get('actor').key && !from && !to) return { ...monthSpan(monthOf({}).month), ...of }
    const last = to ?? addDays(dayOf(deps.now()), -1)
    return { from: from ?? `${last.slice(0, 7)}-01`, to: last, ...of }
  }
  /** The last month that is over, where none is named. */
  const monthOf = ({ month, ...of }: z.output<typeof ofMonth>) => ({
    ...of,
    month: month ?? addDays(`${dayOf(deps.now()).slice(0, 7)}-01`, -1).slice(0, 7),
  })
  const sent = async (c: Context<Env>, report: Report, form: (typeof reportForms)[number]) => {
    const file = await reportFile(report, form, () => facesFrom(deps.assets))
    const parts = typeof file === 'string' || file instanceof Uint8Array ? [file] : file
    return download(c, { type: types[form], name: `bao-cao-${report.month}.${form}` }, parts)
  }
  return new Hono<Env>()
    .get('/', valid('query', asked), async (c) =>
      c.json(await readOffice(ctxOf(c, deps), spanOf(c, c.req.valid('query')))),
    )
    .get('/units', valid('query', compared), async (c) =>
      c.json(await readCompared(ctxOf(c, deps), spanOf(c, c.req.valid('query')))),
    )
    .get('/rows', valid('query', asked.extend({ form: z.enum(rowForms).default('xlsx') })), async (c) => {
      const { form, ...span } = c.req.valid('query')
      const { from, to, pages } = await readRows(ctxOf(c, deps), spanOf(c, span))
      const parts = form === 'csv' ? rowsCsv(pages) : rowsWorkbook(pages)
      return download(c, { type: types[form], name: `so-lieu-${from}-${to}.${form}` }, parts)
    })
    .get('/report', valid('query', ofMonth), async (c) =>
      c.json(await readReport(ctxOf(c, deps), monthOf(c.req.valid('query')))),
    )
    .get('/report/file', valid('query', ofMonth.extend({ form: z.enum(reportForms).default('pdf') })), async (c) => {
      const { form, ...of } = c.req.valid('query')
      return sent(c, await readReport(ctxOf(c, deps), monthOf(of)), form)
    })
    .get('/report/form/:unitId', async (c) => c.json(await readForm(ctxOf(c, deps), c.req.param('unitId'))))
    .put('/report/form/:unitId', valid('json', form), async (c) => {
      await saveForm(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json'))
      return c.json({})
    })
    .get('/reports', async (c) => c.json({ reports: await listReports(ctxOf(c, deps)) }))
    .get('/reports/:id/file', valid('query', z.object({ form: z.enum(reportForms).default('pdf') })), async (c) =>
      sent(c, await keptReport(ctxOf(c, deps), c.req.param('id')), c.req.valid('query').form),
    )
    .post('/reports/:id/open', async (c) => {
      await openReport(ctxOf(c, deps), c.req.param('id'))
      return c.json({})
    })
}
