import { Hono } from 'hono'
import * as z from 'zod'
import {
  closeSpeaking,
  exportSpeaking,
  judging,
  listSpeaking,
  makeSpeaking,
  markSpeaker,
  ownSheets,
  publishSpeaking,
  readSpeaking,
} from '../../../core/network/speaking/contest.ts'
import { addJudge, dropJudge, dropSpeaker } from '../../../core/network/speaking/on-the-day.ts'
import { listNotes, networkWork, sendNote } from '../../../core/network/work/units-work.ts'
import type { Deps } from '../../deps.ts'
import { workbookType } from '../../xlsx/sent.ts'
import { speakingSheets } from '../../xlsx/speaking.ts'
import { longWorkbook } from '../../xlsx/stream.ts'
import { ctxOf, type Env } from '../auth.ts'
import { download } from '../download.ts'
import { valid } from '../valid.ts'

const line = z.string().max(400)
const setup = z.object({
  ...{ unitId: z.string(), title: line, dropEnds: z.boolean() },
  criteria: z.array(z.object({ name: line, most: z.number(), weight: z.number() })).max(20),
  speakers: z.array(z.object({ name: line, unitName: line })).max(200),
  judgeIds: z.array(z.string()).max(40),
})
const sheet = z.object({ speakerId: z.string(), marks: z.array(z.number()).max(20) })
const judge = z.object({ personId: z.string() })
const bound = z.object({ hash: z.string() })
const note = z.object({ unitId: z.string(), kind: z.enum(['thanks', 'reminder']), text: z.string().max(1000) })

/** How the units of a network work, thanks and reminders to them, and contests of their speakers. */
export const network = (deps: Deps) =>
  new Hono<Env>()
    .get('/work/:unitId', async (c) => c.json(await networkWork(ctxOf(c, deps), c.req.param('unitId'))))
    .get('/notes', async (c) => c.json({ notes: await listNotes(ctxOf(c, deps)) }))
    .post('/notes/:unitId', valid('json', note), async (c) =>
      c.json(await sendNote(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json')), 201),
    )
    .get('/speaking', async (c) => c.json({ contests: await listSpeaking(ctxOf(c, deps)) }))
    .post('/speaking', valid('json', setup), async (c) => {
      const { unitId, ...given } = c.req.valid('json')
      return c.json(await makeSpeaking(ctxOf(c, deps), unitId, given), 201)
    })
    .get('/judging', async (c) => c.json({ contests: await judging(ctxOf(c, deps)) }))
    .get('/judging/:id', async (c) => c.json(await ownSheets(ctxOf(c, deps), c.req.param('id'))))
    .put('/judging/:id', valid('json', sheet), async (c) => {
      await markSpeaker(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json(await ownSheets(ctxOf(c, deps), c.req.param('id')))
    })
    .get('/speaking/:id', async (c) => c.json(await readSpeaking(ctxOf(c, deps), c.req.param('id'))))
    .get('/speaking/:id/workbook', async (c) => {
      const made = await exportSpeaking(ctxOf(c, deps), c.req.param('id'))
      return download(c, { type: workbookType, name: 'thi-tuyen-truyen-vien.xlsx' }, longWorkbook(speakingSheets(made)))
    })
    .post('/speaking/:id/judges', valid('json', judge), async (c) => {
      await addJudge(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true }, 201)
    })
    .delete('/speaking/:id/judges/:personId', async (c) => {
      await dropJudge(ctxOf(c, deps), c.req.param('id'), c.req.param('personId'))
      return c.json({ ok: true })
    })
    .delete('/speaking/:id/speakers/:speakerId', async (c) => {
      await dropSpeaker(ctxOf(c, deps), c.req.param('id'), c.req.param('speakerId'))
      return c.json({ ok: true })
    })
    .post('/speaking/:id/close', async (c) => {
      await closeSpeaking(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/speaking/:id/publish', valid('json', bound), async (c) => {
      await publishSpeaking(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ ok: true })
    })
