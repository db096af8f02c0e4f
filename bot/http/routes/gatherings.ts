import { Hono } from 'hono'
import * as z from 'zod'
import { announceGathering } from '../../../core/gatherings/announce.ts'
import { listAttendance, writeIn } from '../../../core/gatherings/attendance.ts'
import { closeGathering, codeNow, openGathering } from '../../../core/gatherings/lead.ts'
import { gatheringInFull, listGatherings } from '../../../core/gatherings/list.ts'
import { approveNotice, dropNotice, proposeCancel, proposeChange } from '../../../core/gatherings/notices/change.ts'
import { readTelling } from '../../../core/gatherings/notices/telling.ts'
import { paperCode, renewPaperCodes } from '../../../core/gatherings/paper-code.ts'
import { addPaperFile } from '../../../core/gatherings/papers/files.ts'
import { addPaper, withdrawPaper } from '../../../core/gatherings/papers/papers.ts'
import { pickPeople } from '../../../core/gatherings/pick-people.ts'
import { mostAgenda, mostInvited } from '../../../core/gatherings/plan.ts'
import { discardGathering, draftGathering, editGathering } from '../../../core/gatherings/write.ts'
import { attenders, gatheringKinds, gatheringStates, paperReaders, voters } from '../../../db/schema/gatherings.ts'
import type { Deps } from '../../deps.ts'
import { checkInSheet } from '../../pdf/check-in-sheet.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { within } from '../../time-limit.ts'
import { ctxOf, type Env } from '../auth.ts'
import { instant } from '../instant.ts'
import { valid } from '../valid.ts'

const ids = z.array(z.string().max(60)).max(mostInvited)
const piece = z.strictObject({
  id: z.string().max(60).optional(),
  startsAt: instant.nullable(),
  minutes: z.number().int().min(1).max(1440).nullable(),
  title: z.string().max(300),
  speaker: z.string().max(200),
  note: z.string().max(1000),
})
const plan = z.strictObject({
  kind: z.enum(gatheringKinds),
  title: z.string().max(300),
  lead: z.string().max(1000),
  startsAt: instant,
  endsAt: instant,
  place: z.string().max(300),
  link: z.string().max(2000),
  contact: z.string().max(300),
  attends: z.enum(attenders),
  votes: z.enum(voters),
  quorumPercent: z.number().int().min(1).max(100).nullable(),
  votersExpected: z.number().int().min(1).max(10_000_000).nullable(),
  asksRoomNumber: z.boolean(),
  anonymousComments: z.boolean(),
  agenda: z.array(piece).max(mostAgenda),
  invited: z.strictObject({ groupIds: ids, unitIds: ids, personIds: ids }),
})
const hash = z.strictObject({ contentHash: z.string() })
const why = z.string().max(500)
const change = plan.omit({ kind: true }).extend({ contentHash: z.string(), words: why })
const cancel = hash.extend({ words: why })
const filter = z.object({ unitId: z.string().optional(), state: z.enum(gatheringStates).optional() })
const paper = z.strictObject({
  documentId: z.string().max(60),
  title: z.string().max(300),
  agendaId: z.string().max(60).nullable(),
  readers: z.enum(paperReaders),
  outAt: instant,
})
const paperUpload = z.object({
  name: z.string().max(300).default(''),
  title: z.string().max(300).default(''),
  agendaId: z.string().max(60).optional(),
  readers: z.enum(paperReaders).default('asked'),
  outAt: z.coerce.number().pipe(instant).default(0),
  sure: z.enum(['yes', 'no']).default('no'),
})
const name = z.strictObject({
  clientId: z.uuid(),
  name: z.string().max(400),
  mayVote: z.boolean(),
  point: z.number().int().min(1).max(1_000_000).optional(),
})
const picking = z.object({ unitId: z.string().max(60).default(''), query: z.string().max(100).default('') })
const page = z.object({ from: z.coerce.number().int().min(0).max(10_000_000).default(0) })
const atPoint = z.object({ point: z.coerce.number().int().min(0).max(999_999).default(0) })

/** A scan is read a page in some seconds; somebody waits for it. */
const readingMs = 90_000

/** Meetings, classes and conferences, as the office prepares and leads them. */
export const gatherings = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', filter), async (c) =>
      c.json({ gatherings: await listGatherings(ctxOf(c, deps), c.req.valid('query')) }),
    )
    .post('/', valid('json', plan.extend({ unitId: z.string() })), async (c) => {
      const ctx = ctxOf(c, deps)
      const { unitId, ...typed } = c.req.valid('json')
      const { id } = await draftGathering(ctx, unitId, typed)
      return c.json(await gatheringInFull(ctx, id), 201)
    })
    .get('/people', valid('query', picking), async (c) => {
      const { unitId, query } = c.req.valid('query')
      return c.json({ people: await pickPeople(ctxOf(c, deps), unitId, query) })
    })
    .get('/:id', async (c) => c.json(await gatheringInFull(ctxOf(c, deps), c.req.param('id'))))
    .put('/:id', valid('json', plan.extend({ contentHash: z.string() })), async (c) => {
      const ctx = ctxOf(c, deps)
      await editGathering(ctx, c.req.param('id'), c.req.valid('json'))
      return c.json(await gatheringInFull(ctx, c.req.param('id')))
    })
    .delete('/:id', async (c) => {
      await discardGathering(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/:id/announce', valid('json', hash), async (c) => {
      const { state } = await announceGathering(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ state })
    })
    .post('/:id/change', valid('json', change), async (c) => {
      const { contentHash } = await proposeChange(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ contentHash }, 201)
    })
    .post('/:id/cancel', valid('json', cancel), async (c) => {
      const { contentHash } = await proposeCancel(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ contentHash }, 201)
    })
    .get('/:id/telling', async (c) => c.json(await readTelling(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/notice/approve', valid('json', hash), async (c) => {
      const { state } = await approveNotice(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ state })
    })
    .delete('/:id/notice', async (c) => {
      await dropNotice(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/:id/papers', valid('json', paper), async (c) =>
      c.json(await addPaper(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')), 201),
    )
    .post('/:id/papers/file', valid('query', paperUpload), async (c) => {
      const { sure, agendaId = null, ...given } = c.req.valid('query')
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const file = { ...given, agendaId, sure: sure === 'yes', bytes }
      const add = (signal: AbortSignal) => addPaperFile(ctxOf(c, deps), c.req.param('id'), file, signal)
      return c.json(await within(readingMs, add, c.req.raw.signal), 201)
    })
    .delete('/:id/papers/:paperId', async (c) => {
      await withdrawPaper(ctxOf(c, deps), c.req.param('id'), c.req.param('paperId'))
      return c.json({ ok: true })
    })
    .post('/:id/open', async (c) => {
      const { state } = await openGathering(ctxOf(c, deps), c.req.param('id'))
      return c.json({ state })
    })
    .post('/:id/close', async (c) => {
      const { state } = await closeGathering(ctxOf(c, deps), c.req.param('id'))
      return c.json({ state })
    })
    .get('/:id/code', valid('query', atPoint), async (c) =>
      c.json(await codeNow(ctxOf(c, deps), c.req.param('id'), c.req.valid('query').point)),
    )
    .get('/:id/paper-code', valid('query', atPoint), async (c) => {
      const { link, roomNumber, printing } = await paperCode(
        ctxOf(c, deps),
        c.req.param('id'),
        c.req.valid('query').point,
      )
      return c.json({ link, roomNumber, printing })
    })
    .get('/:id/paper-code.pdf', valid('query', atPoint), async (c) => {
      const { point } = c.req.valid('query')
      const code = await paperCode(ctxOf(c, deps), c.req.param('id'), point)
      const pdf = await checkInSheet(code, { faces: await facesFrom(deps.assets) })
      return c.body(pdf, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="diem-danh-${point}.pdf"`,
      })
    })
    .post('/:id/paper-code', async (c) => c.json(await renewPaperCodes(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id/attendance', valid('query', page), async (c) =>
      c.json(await listAttendance(ctxOf(c, deps), c.req.param('id'), c.req.valid('query'))),
    )
    .post('/:id/attendance', valid('json', name), async (c) =>
      c.json(await writeIn(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')), 201),
    )
