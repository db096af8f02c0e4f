import { Hono } from 'hono'
import * as z from 'zod'
import { manners } from '../../../core/forms/spoken/number.ts'
import { lengths, paces } from '../../../core/forms/spoken/script.ts'
import { confirmRead, reportUse } from '../../../core/network/packets/done.ts'
import { kitForm, kitPath, kitScript } from '../../../core/network/packets/kit.ts'
import { packetProgress } from '../../../core/network/packets/progress.ts'
import {
  kitFor,
  listPackets,
  packetForMe,
  packetsForMe,
  publicKit,
  readPacket,
} from '../../../core/network/packets/read.ts'
import { suggestForPacket } from '../../../core/network/packets/suggest.ts'
import { approvePacket, editPacket, makePacket, withdrawPacket } from '../../../core/network/packets/write.ts'
import { usedAt } from '../../../db/schema/network.ts'
import { cardShapes, shareCard } from '../../card/share-card.ts'
import type { Deps } from '../../deps.ts'
import { facesFrom } from '../../pdf/faces.ts'
import { boardSizes, noticeBoard } from '../../pdf/notice-board.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const line = z.string().max(1000)
const long = z.string().max(8000)
const content = z.object({
  orientation: long,
  facts: z.array(z.object({ text: long, source: line })).max(40),
  questions: z
    .array(
      z.object({
        ...{ asked: line, answer: long },
        ...{ topicId: z.string().max(120).nullable(), people: z.number().int().nullable() },
      }),
    )
    .max(40),
  kit: z.array(z.object({ title: line, text: long })).max(10),
})
const draft = z.object({ title: line, content })
const making = draft.extend({ unitId: z.string(), month: z.string() })
const editing = draft.extend({ contentHash: z.string() })
const approval = z.object({ contentHash: z.string() })
const reason = z.object({ reason: z.string().max(1000) })
const ofUnit = z.object({ unitId: z.string().optional() })
const ofMonth = z.object({ unitId: z.string().default(''), month: z.string().default('') })
const use = z.object({ at: z.enum(usedAt), used: z.boolean() })

const one = <const N extends number>(numbers: readonly N[]) =>
  z.coerce.number().refine((value): value is N => (numbers as readonly number[]).includes(value))
const spoken = z.object({
  seconds: one(lengths).default(90),
  pace: one(paces).default(3.5),
  manner: z.enum(manners).default('north'),
})
const namesOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
const board = z.object({ size: z.enum(namesOf(boardSizes)).default('a4') })
const card = z.object({ shape: z.enum(namesOf(cardShapes)).default('square') })

const file = (type: string, name: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
})

/** Months' packets: written and given out by the office, read and used by its communicators; the kit in them is everybody's. */
export const packets = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', ofUnit), async (c) =>
      c.json({ packets: await listPackets(ctxOf(c, deps), c.req.valid('query')) }),
    )
    .post('/', valid('json', making), async (c) => {
      const { unitId, ...draft } = c.req.valid('json')
      return c.json(await makePacket(ctxOf(c, deps), unitId, draft), 201)
    })
    .get('/suggested', valid('query', ofMonth), async (c) => {
      const { unitId, month } = c.req.valid('query')
      return c.json(await suggestForPacket(ctxOf(c, deps), unitId, month))
    })
    .get('/mine', async (c) => c.json({ packets: await packetsForMe(ctxOf(c, deps)) }))
    .get('/mine/:id', async (c) => c.json(await packetForMe(ctxOf(c, deps), c.req.param('id'))))
    .post('/mine/:id/read', async (c) => {
      await confirmRead(ctxOf(c, deps), c.req.param('id'))
      return c.json(await packetForMe(ctxOf(c, deps), c.req.param('id')))
    })
    .post('/mine/:id/used', valid('json', use), async (c) => {
      await reportUse(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json(await packetForMe(ctxOf(c, deps), c.req.param('id')))
    })
    .get('/kits/:code', async (c) => c.json(await publicKit(deps, c.req.param('code'))))
    .get('/:id', async (c) => c.json(await readPacket(ctxOf(c, deps), c.req.param('id'))))
    .put('/:id', valid('json', editing), async (c) =>
      c.json(await editPacket(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/approve', valid('json', approval), async (c) =>
      c.json(await approvePacket(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/withdraw', valid('json', reason), async (c) =>
      c.json(await withdrawPacket(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))),
    )
    .get('/:id/progress', async (c) => c.json(await packetProgress(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id/spoken', valid('query', spoken), async (c) => {
      const { packet, unitName } = await kitFor(ctxOf(c, deps), c.req.param('id'))
      const { seconds: length, pace, manner } = c.req.valid('query')
      return c.json({ length, ...kitScript(packet, unitName, { length, pace, manner }) })
    })
    .get('/:id/board', valid('query', board), async (c) => {
      const { packet, unitName } = await kitFor(ctxOf(c, deps), c.req.param('id'))
      const { size } = c.req.valid('query')
      const setting = { faces: await facesFrom(deps.assets), size, link: deps.link(kitPath(packet.code)) }
      const pdf = await noticeBoard(kitForm(packet, unitName), setting)
      return c.body(pdf, 200, file('application/pdf', `goi-${packet.month}-${size}.pdf`))
    })
    .get('/:id/card', valid('query', card), async (c) => {
      const { packet, unitName } = await kitFor(ctxOf(c, deps), c.req.param('id'))
      const { shape } = c.req.valid('query')
      const setting = { faces: await facesFrom(deps.assets), shape, link: deps.link(kitPath(packet.code)) }
      const png = await shareCard(kitForm(packet, unitName), setting)
      return c.body(png, 200, file('image/png', `goi-${packet.month}-${shape}.png`))
    })
