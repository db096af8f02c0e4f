import { Hono } from 'hono'
import * as z from 'zod'
import { exportRound } from '../../../core/participants/export.ts'
import { listParticipants } from '../../../core/participants/listed.ts'
import { progressOf } from '../../../core/participants/progress.ts'
import { typedMembers, typeMembers } from '../../../core/quizzes/standings/member-counts.ts'
import { callWinners } from '../../../core/winners/call.ts'
import { agreeToOpen, askToOpen, readWinners, winnersDesk } from '../../../core/winners/open.ts'
import { fillWinnerForm, ownWinnerForm, withdrawWinnerForm } from '../../../core/winners/own.ts'
import type { Deps } from '../../deps.ts'
import { contestSheets } from '../../xlsx/contest.ts'
import { workbookType } from '../../xlsx/sent.ts'
import { longWorkbook } from '../../xlsx/stream.ts'
import { ctxOf, type Env } from '../auth.ts'
import { download } from '../download.ts'
import { valid } from '../valid.ts'

const sought = z.object({ find: z.string().max(200).optional(), after: z.string().max(80).optional() })
const members = z.strictObject({ count: z.number(), source: z.string().max(2000), day: z.string().max(20) })
const call = z.strictObject({
  ...{ places: z.number(), purpose: z.string().max(2000), until: z.number().int().min(0) },
  mark: z.string().optional(),
})
const why = z.strictObject({ reason: z.string().max(2000) })
const form = z.strictObject({
  name: z.string().max(2000),
  birthYear: z.number(),
  phone: z.string().max(100),
  unit: z.string().max(2000),
})

/** What an office does with a round beside its questions: sees how far it has come, and who won. */
export const contests = (deps: Deps) =>
  new Hono<Env>()
    .get('/rounds/:id/progress', async (c) => c.json(await progressOf(ctxOf(c, deps), c.req.param('id'))))
    .get('/rounds/:id/participants', valid('query', sought), async (c) =>
      c.json(await listParticipants(ctxOf(c, deps), c.req.param('id'), c.req.valid('query'))),
    )
    .get('/rounds/:id/workbook', async (c) => {
      const made = await exportRound(ctxOf(c, deps), c.req.param('id'))
      return download(c, { type: workbookType, name: 'ket-qua-dot-thi.xlsx' }, longWorkbook(contestSheets(made)))
    })
    .get('/members/:unitId', async (c) => c.json({ counts: await typedMembers(ctxOf(c, deps), c.req.param('unitId')) }))
    .put('/members/:unitId', valid('json', members), async (c) =>
      c.json(await typeMembers(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json'))),
    )
    .get('/rounds/:id/winners', async (c) => c.json(await winnersDesk(ctxOf(c, deps), c.req.param('id'))))
    .put('/rounds/:id/winners', valid('json', call), async (c) =>
      c.json(await callWinners(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/rounds/:id/winners/ask', valid('json', why), async (c) => {
      await askToOpen(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ asked: true })
    })
    .post('/rounds/:id/winners/agree', async (c) => {
      await agreeToOpen(ctxOf(c, deps), c.req.param('id'))
      return c.json({ opened: true })
    })
    .post('/rounds/:id/winners/read', async (c) => c.json(await readWinners(ctxOf(c, deps), c.req.param('id'))))
    .get('/rounds/:id/winners/mine', async (c) => c.json(await ownWinnerForm(ctxOf(c, deps), c.req.param('id'))))
    .put('/rounds/:id/winners/mine', valid('json', form), async (c) => {
      await fillWinnerForm(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ kept: true })
    })
    .delete('/rounds/:id/winners/mine', async (c) => {
      await withdrawWinnerForm(ctxOf(c, deps), c.req.param('id'))
      return c.json({ removed: true })
    })
