import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { handedOver } from '../../../core/gatherings/minutes/hand-over.ts'
import {
  correctMinutes,
  draftMinutes,
  minutesOf,
  officerChoices,
  setOfficers,
  signMinutes,
} from '../../../core/gatherings/minutes/minutes.ts'
import { sendMinutes } from '../../../core/gatherings/minutes/send.ts'
import { gatheringStanding } from '../../../core/gatherings/minutes/standing.ts'
import { addTask, settleTask, taskStates, tasksFor } from '../../../core/gatherings/minutes/tasks.ts'
import { putPlainBack, wordMinutes } from '../../../core/gatherings/minutes/word.ts'
import type { Deps } from '../../deps.ts'
import { docxType } from '../../docx/type.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { cellSheets } from '../../xlsx/cell-meetings.ts'
import { workbookType } from '../../xlsx/sent.ts'
import { longWorkbook } from '../../xlsx/stream.ts'
import { ctxOf, type Env } from '../auth.ts'
import { download } from '../download.ts'
import { valid } from '../valid.ts'

const id = z.string().max(60)
const mark = z.string().max(64).optional()
const officers = z.strictObject({ chairId: id.nullable(), secretaryId: id.nullable(), mark })
const corrected = z.strictObject({
  contentHash: z.string().max(64),
  parts: z
    .array(z.strictObject({ heading: z.string().max(300), sentences: z.array(z.string().max(8000)).max(500) }))
    .max(30),
})
const hash = z.strictObject({ contentHash: z.string().max(64) })
const wording = hash.extend({ stretch: z.number().int().min(0).max(1000) })
const sentence = hash.extend({ part: z.number().int().min(0).max(30), at: z.number().int().min(0).max(500) })
const handOver = z.strictObject({ month: z.string().max(10) })
const task = z.strictObject({ text: z.string().max(2000), unitId: id, dueOn: z.string().max(10) })
const settled = z.strictObject({
  state: z.enum(taskStates),
  outcome: z.string().max(2000),
  lookedAtIn: id.nullable().default(null),
  mark,
})
const form = z.object({ form: z.enum(['pdf', 'docx']).default('docx') })

/** What remains of a gathering at the desk: its minutes, and what was resolved. */
export const gatheringMinutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/standing', async (c) => c.json(await gatheringStanding(ctxOf(c, deps))))
    .post('/cell-meetings.xlsx', valid('json', handOver), async (c) => {
      const lines = await handedOver(ctxOf(c, deps), c.req.valid('json'))
      return download(c, { type: workbookType, name: 'sinh-hoat-chi-bo.xlsx' }, longWorkbook(cellSheets(lines)))
    })
    .post('/tasks/:taskId', valid('json', settled), async (c) => {
      await settleTask(ctxOf(c, deps), c.req.param('taskId'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .get('/:id/tasks', async (c) => c.json(await tasksFor(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/tasks', valid('json', task), async (c) =>
      c.json(await addTask(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')), 201),
    )
    .get('/:id/officers', async (c) => c.json({ people: await officerChoices(ctxOf(c, deps), c.req.param('id')) }))
    .post('/:id/officers', valid('json', officers), async (c) => {
      await setOfficers(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .post('/:id/minutes', async (c) => {
      await draftMinutes(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true }, 201)
    })
    .put('/:id/minutes', valid('json', corrected), async (c) =>
      c.json(await correctMinutes(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/minutes/word', valid('json', wording), async (c) =>
      c.json(await wordMinutes(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/minutes/plain', valid('json', sentence), async (c) =>
      c.json(await putPlainBack(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/minutes/send', async (c) => {
      await sendMinutes(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })

/** Minutes as those read and sign them who were there. */
export const ownMinutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/:id/minutes', async (c) => c.json(await minutesOf(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id/minutes/file', valid('query', form), async (c) => {
      const minutes = await minutesOf(ctxOf(c, deps), c.req.param('id'))
      // What draws them is loaded when it is asked for.
      if (c.req.valid('query').form === 'docx') {
        const { minutesDocx } = await import('../../minutes/minutes-docx.ts')
        return file(c, await minutesDocx(minutes), 'bien-ban.docx', docxType)
      }
      const { minutesPdf } = await import('../../minutes/minutes-pdf.ts')
      return file(c, await minutesPdf(minutes, await facesFrom(deps.assets)), 'bien-ban.pdf', 'application/pdf')
    })
    .post('/:id/minutes/sign', valid('json', hash), async (c) =>
      c.json(await signMinutes(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )

const file = (c: Context, bytes: Uint8Array<ArrayBuffer>, name: string, type: string) =>
  c.body(bytes, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` })
