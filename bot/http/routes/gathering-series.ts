import { Hono } from 'hono'
import * as z from 'zod'
import { mostAgenda, mostInvited } from '../../../core/gatherings/plan.ts'
import { createSeries, endSeries, listSeries } from '../../../core/gatherings/series/series.ts'
import { attenders, gatheringKinds, voters } from '../../../db/schema/gatherings.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const ids = z.array(z.string().max(60)).max(mostInvited)
const series = z.strictObject({
  unitId: z.string(),
  kind: z.enum(gatheringKinds),
  title: z.string().max(200),
  recurrence: z.strictObject({
    every: z.enum(['week', 'month']),
    on: z.array(z.number().int()).max(31),
    at: z.string().max(5),
    until: z.string().max(10).nullable(),
  }),
  papersOn: z.number().int().min(1).max(31).nullable(),
  plan: z.strictObject({
    ...{ lead: z.string().max(1000), place: z.string().max(300), link: z.string().max(2000) },
    ...{ contact: z.string().max(300), attends: z.enum(attenders), votes: z.enum(voters) },
    ...{ quorumPercent: z.null(), asksRoomNumber: z.boolean(), minutes: z.number().int().min(15).max(1440) },
    agenda: z
      .array(
        z.strictObject({
          ...{ minutes: z.number().int().min(1).max(1440).nullable(), title: z.string().max(300) },
          ...{ speaker: z.string().max(200), note: z.string().max(1000) },
        }),
      )
      .max(mostAgenda),
    invited: z.strictObject({ groupIds: ids, unitIds: ids, personIds: ids }),
  }),
})

/** Gatherings that come again. */
export const gatheringSeriesRoutes = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ series: await listSeries(ctxOf(c, deps)) }))
    .post('/', valid('json', series), async (c) => {
      const { unitId, ...given } = c.req.valid('json')
      const { id } = await createSeries(ctxOf(c, deps), unitId, given)
      return c.json({ id }, 201)
    })
    .post('/:id/end', async (c) => {
      await endSeries(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
