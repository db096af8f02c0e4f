import { Hono } from 'hono'
import * as z from 'zod'
import { foreseeMove, moveBroadcast, sayDay } from '../../../core/broadcasts/put-off.ts'
import { readRules, saveRules } from '../../../core/calendar/rules.ts'
import { readDays, removeDay } from '../../../core/calendar/write.ts'
import { readAgenda } from '../../../core/mornings/agenda/agenda.ts'
import { makeFeed, readFeed, revokeFeed } from '../../../core/mornings/agenda/feeds.ts'
import { ifNobodyActs } from '../../../db/schema/calendar.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { askedInstant, instant } from '../instant.ts'
import { keptNowhere } from '../once.ts'
import { valid } from '../valid.ts'

const year = z.object({ year: z.coerce.number().int().min(2020).max(2100).optional() })
const place = { unitId: z.string().nullable(), day: z.string() }
const special = z.object({
  ...place,
  name: z.string().max(200),
  closed: z.boolean(),
  noSend: z.boolean(),
  mark: z.string().optional(),
})
const rules = z.object({
  ifNobody: z.enum(ifNobodyActs),
  eveningAt: z.string(),
  quietFrom: z.string(),
  quietTo: z.string(),
  parts: z.number().int().min(1).max(3),
  mark: z.string().optional(),
})
const range = z.object({ from: z.string().default(''), to: z.string().default(''), unitId: z.string().optional() })
const wanted = z.object({ sendAt: askedInstant.default(0) })
const time = z.object({ sendAt: instant })

type Listed = Awaited<ReturnType<typeof readAgenda>>['entries'][number]

const toView = ({ path, subject, audience, updatedAt, ...entry }: Listed) => entry

/** What is to be sent and when, days unlike others, and how units send. */
export const calendar = (deps: Deps) =>
  new Hono<Env>()
    .get('/entries', valid('query', range), async (c) => {
      const { entries, ...rest } = await readAgenda(ctxOf(c, deps), c.req.valid('query'))
      return c.json({ entries: entries.map(toView), ...rest })
    })
    .get('/feed', async (c) => c.json({ feed: await readFeed(ctxOf(c, deps)) }))
    .post('/feed', async (c) => {
      const token = await makeFeed(ctxOf(c, deps))
      return c.json({ url: `${deps.config.PUBLIC_URL}/calendar/${token}.ics` }, 201, keptNowhere)
    })
    .delete('/feed', async (c) => {
      await revokeFeed(ctxOf(c, deps))
      return c.json({ ok: true })
    })
    .get('/days', valid('query', year), async (c) =>
      c.json({ days: await readDays(ctxOf(c, deps), c.req.valid('query').year) }),
    )
    .put('/days', valid('json', special), async (c) => c.json(await sayDay(ctxOf(c, deps), c.req.valid('json'))))
    .delete('/days', valid('json', z.object(place)), async (c) => {
      await removeDay(ctxOf(c, deps), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .get('/rules/:unitId', async (c) => c.json(await readRules(ctxOf(c, deps), c.req.param('unitId'))))
    .put('/rules/:unitId', valid('json', rules), async (c) => {
      await saveRules(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .delete('/rules/:unitId', async (c) => {
      await saveRules(ctxOf(c, deps), c.req.param('unitId'), null)
      return c.json({ ok: true })
    })
    .get('/broadcasts/:id/move', valid('query', wanted), async (c) =>
      c.json(await foreseeMove(ctxOf(c, deps), c.req.param('id'), c.req.valid('query'))),
    )
    .post('/broadcasts/:id/move', valid('json', time), async (c) => {
      const { id, sendAt } = await moveBroadcast(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ id, sendAt })
    })
