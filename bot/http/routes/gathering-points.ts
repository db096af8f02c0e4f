import { Hono } from 'hono'
import * as z from 'zod'
import { gatheringFor } from '../../../core/gatherings/gathering.ts'
import { changePoint, endPoint, restorePoint } from '../../../core/gatherings/points/change.ts'
import { importPoints } from '../../../core/gatherings/points/import.ts'
import { keeperLink, keepPoint, ownPoint, reportOwn } from '../../../core/gatherings/points/keeper.ts'
import { onePoint, reportFor } from '../../../core/gatherings/points/one.ts'
import { mostSeats, planPoint, planUnits } from '../../../core/gatherings/points/plan.ts'
import { pointFilters, pointsChanged, rolledUp } from '../../../core/gatherings/points/rolled-up.ts'
import type { Deps } from '../../deps.ts'
import { tablesIn } from '../../xlsx/table.ts'
import { ctxOf, type Env } from '../auth.ts'
import { agoMs } from '../instant.ts'
import { valid } from '../valid.ts'

const seats = z.number().int().min(0).max(mostSeats)
const change = z.strictObject({
  ...{ name: z.string().max(400), room: z.string().max(400), keeperId: z.string().max(60).nullable() },
  ...{ capacity: seats.nullable(), registered: seats },
})
const number = z.coerce.number().int().min(1).max(999_999)
const point = change.extend({ unitId: z.string().max(60).nullable(), under: number.nullable() })
const fromUnits = z.strictObject({ unitId: z.string().max(60), kinds: z.array(z.string().max(40)).max(40) })
const applying = z.object({ apply: z.enum(['0', '1']).default('0') })
const look = z.object({
  // 0 is the gathering as a whole.
  under: z.coerce.number().int().min(0).max(999_999).default(0),
  show: z.enum(pointFilters).optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
// What is no number is no point: whoever may not ask is told so first.
const numbered = z.object({ id: z.string(), number: number.catch(0) })
const ending = z.strictObject({ into: number.nullable(), reason: z.string().max(1000) })
const report = z.strictObject({
  clientId: z.uuid(),
  present: seats.nullable().default(null),
  absent: seats.nullable().default(null),
  why: z.string().max(2000).default(''),
  incident: z.string().max(2000).default(''),
  solved: z.boolean().default(false),
})
// When it was made on the phone.
const ownReport = report.extend({ agoMs })
const keeping = z.strictObject({ code: z.string().max(40) })

/** The points of gatherings, as the office plans them and looks at them. */
export const gatheringPoints = (deps: Deps) => {
  // Whoever changed something sees it at once, and not a second later.
  const changed = (id: string) => pointsChanged(deps.points, id)
  return new Hono<Env>()
    .get('/:id/points', valid('query', look), async (c) =>
      c.json(await rolledUp(ctxOf(c, deps), deps.points, c.req.param('id'), c.req.valid('query'))),
    )
    .post('/:id/points', valid('json', point), async (c) => {
      const made = await planPoint(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      changed(c.req.param('id'))
      return c.json(made, 201)
    })
    .post('/:id/points/units', valid('json', fromUnits), async (c) => {
      const planned = await planUnits(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      changed(c.req.param('id'))
      return c.json(planned)
    })
    .post('/:id/points/import', valid('query', applying), async (c) => {
      const ctx = ctxOf(c, deps)
      const id = c.req.param('id')
      // Nobody has a file read who may plan nothing.
      await gatheringFor(ctx, 'gathering.write', id)
      const sheets = await tablesIn(new Uint8Array(await c.req.arrayBuffer()), 'gathering.points-file')
      const told = await importPoints(ctx, id, { sheets, apply: c.req.valid('query').apply === '1' })
      changed(id)
      return c.json(told)
    })
    .get('/:id/points/:number', valid('param', numbered), async (c) => {
      const { id, number } = c.req.valid('param')
      return c.json(await onePoint(ctxOf(c, deps), id, number))
    })
    .put(
      '/:id/points/:number',
      valid('param', numbered),
      valid('json', change.extend({ mark: z.string().max(64).optional() })),
      async (c) => {
        const { id, number } = c.req.valid('param')
        await changePoint(ctxOf(c, deps), id, number, c.req.valid('json'))
        changed(id)
        return c.json({ ok: true })
      },
    )
    .post('/:id/points/:number/end', valid('param', numbered), valid('json', ending), async (c) => {
      const { id, number } = c.req.valid('param')
      await endPoint(ctxOf(c, deps), id, number, c.req.valid('json'))
      changed(id)
      return c.json({ ok: true })
    })
    .post('/:id/points/:number/restore', valid('param', numbered), async (c) => {
      const { id, number } = c.req.valid('param')
      await restorePoint(ctxOf(c, deps), id, number)
      changed(id)
      return c.json({ ok: true })
    })
    .post('/:id/points/:number/report', valid('param', numbered), valid('json', report), async (c) => {
      const { id, number } = c.req.valid('param')
      await reportFor(ctxOf(c, deps), id, number, c.req.valid('json'))
      changed(id)
      return c.json({ ok: true })
    })
    .get('/:id/points/:number/keeper-link', valid('param', numbered), async (c) => {
      const { id, number } = c.req.valid('param')
      return c.json(await keeperLink(ctxOf(c, deps), id, number))
    })
}

/** The points that somebody keeps, on their phone. */
export const ownPoints = (deps: Deps) =>
  new Hono<Env>()
    .post('/:id/keep', valid('json', keeping), async (c) => {
      const kept = await keepPoint(ctxOf(c, deps), c.req.param('id'), c.req.valid('json').code)
      pointsChanged(deps.points, c.req.param('id'))
      return c.json(kept)
    })
    .get('/:id/points/:number', valid('param', numbered), async (c) => {
      const { id, number } = c.req.valid('param')
      return c.json(await ownPoint(ctxOf(c, deps), id, number))
    })
    .post('/:id/points/:number/report', valid('param', numbered), valid('json', ownReport), async (c) => {
      const { id, number } = c.req.valid('param')
      await reportOwn(ctxOf(c, deps), id, number, c.req.valid('json'))
      pointsChanged(deps.points, id)
      return c.json({ ok: true })
    })
