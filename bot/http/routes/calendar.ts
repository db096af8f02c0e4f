import { Hono } from 'hono'
import * as z from 'zod'
import { moveBroadcast, sayDay } from '../../../core/broadcasts/put-off.ts'
import { readRules, saveRules } from '../../../core/calendar/rules.ts'
import { readDays, removeDay } from '../../../core/calendar/write.ts'
import { ifNobodyActs } from '../../../db/schema/calendar.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const year = z.object({ year: z.coerce.number().int().min(2020).max(2100).optional() })
const place = { unitId: z.string().nullable(), day: z.string() }
const special = z.object({ ...place, name: z.string().max(200), closed: z.boolean(), noSend: z.boolean() })
const rules = z.object({
  ifNobody: z.enum(ifNobodyActs),
  eveningAt: z.string(),
  quietFrom: z.string(),
  quietTo: z.string(),
  parts: z.number().int().min(1).max(3),
})
const time = z.object({ sendAt: z.number().int().nonnegative() })

/** Days unlike others, how units send, and when what is planned leaves. */
export const calendar = (deps: Deps) =>
  new Hono<Env>()
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
    .post('/broadcasts/:id/move', valid('json', time), async (c) => {
      const { id, sendAt } = await moveBroadcast(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ id, sendAt })
    })
