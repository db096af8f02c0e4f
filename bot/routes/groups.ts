import { Hono } from 'hono'
import * as z from 'zod'
import { linkGroup, listGroups } from '../../core/groups/groups.ts'
import { channels } from '../../db/schema/units.ts'
import { ctxOf, type Env } from '../auth.ts'
import type { Deps } from '../deps.ts'
import { valid } from '../valid.ts'

const newGroup = z.object({
  unitId: z.string(),
  channel: z.enum(channels),
  externalId: z.string().trim().min(1).max(64),
  name: z.string().trim().min(1).max(120),
})

export const groups = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ groups: await listGroups(ctxOf(c, deps)) }))
    .post('/', valid('json', newGroup), async (c) => {
      const { id, unitId, channel, name, status } = await linkGroup(ctxOf(c, deps), c.req.valid('json'))
      return c.json({ id, unitId, channel, name, status }, 201)
    })
