import { Hono } from 'hono'
import * as z from 'zod'
import { keyDays, listKeys, longestKeyName, makeKey, revokeKey } from '../../../core/api-keys/keys.ts'
import { scopes } from '../../../db/schema/api-keys.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { keptNowhere } from '../once.ts'
import { valid } from '../valid.ts'

const newKey = z.object({
  unitId: z.string(),
  name: z.string().max(longestKeyName * 4),
  scopes: z.array(z.enum(scopes)).max(scopes.length),
  days: z.literal([...keyDays]),
})

/** Keys by which other programs read and write for a unit. */
export const apiKeys = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ keys: await listKeys(ctxOf(c, deps)) }))
    .post('/', valid('json', newKey), async (c) =>
      c.json(await makeKey(ctxOf(c, deps), c.req.valid('json')), 201, keptNowhere),
    )
    .delete('/:id', async (c) => c.json(await revokeKey(ctxOf(c, deps), c.req.param('id'))))
