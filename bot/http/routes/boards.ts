import { Hono } from 'hono'
import * as z from 'zod'
import { readBoard } from '../../../core/boards/board.ts'
import { clearDuties, setDuties, swapDuties } from '../../../core/boards/duties.ts'
import { nameSeat } from '../../../core/boards/seats.ts'
import { readTimeliness } from '../../../core/boards/timeliness.ts'
import { dutyWorks, offices } from '../../../db/schema/boards.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const work = z.enum(dutyWorks)
const week = z.object({ from: z.string().optional() })
const ofUnit = z.object({ unitId: z.string().optional() })
const seat = z.object({ office: z.enum(offices), personId: z.string().nullable(), mark: z.string().optional() })
const range = z.object({ work, from: z.string(), to: z.string() })
const service = range.extend({ personId: z.string(), instead: z.boolean().optional() })
const swap = z.object({ work, day: z.string(), withDay: z.string(), days: z.number().int().min(1).max(7).optional() })

/** Editorial boards: who is of one, who is on duty, and how times were kept. */
export const boards = (deps: Deps) =>
  new Hono<Env>()
    .get('/timeliness', valid('query', ofUnit), async (c) =>
      c.json(await readTimeliness(ctxOf(c, deps), c.req.valid('query'))),
    )
    .get('/:unitId', valid('query', week), async (c) =>
      c.json(await readBoard(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('query'))),
    )
    .put('/:unitId/seats', valid('json', seat), async (c) => {
      await nameSeat(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .post('/:unitId/duties', valid('json', service), async (c) => {
      await setDuties(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json'))
      return c.json({ ok: true }, 201)
    })
    .delete('/:unitId/duties', valid('json', range), async (c) => {
      await clearDuties(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json'))
      return c.json({ ok: true })
    })
    .post('/:unitId/duties/swap', valid('json', swap), async (c) => {
      await swapDuties(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json'))
      return c.json({ ok: true })
    })
