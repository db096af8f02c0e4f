import { Hono } from 'hono'
import * as z from 'zod'
import { kindName, kinds, kindsOver } from '../../../core/units/kinds.ts'
import type { Unit } from '../../../core/units/tree.ts'
import { changeUnit, createUnit, listUnits } from '../../../core/units/units.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'giờ dạng 06:30')
const newUnit = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.string().trim().min(1).max(40),
  parentId: z.string(),
  memberCount: z.number().int().min(0).optional(),
  digestTime: clock.optional(),
})
const change = newUnit.pick({ name: true, memberCount: true, digestTime: true }).partial()

const toView = ({ id, parentId, name, kind, memberCount, digestTime }: Unit) => ({
  id,
  parentId,
  name,
  kind,
  kindName: kindName(kind),
  memberCount,
  digestTime,
})

// The screens read the table of kinds from here, and hold none of their own.
const kindViews = kinds.map((kind) => ({ kind, name: kindName(kind), over: kindsOver(kind) }))

export const units = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json({ units: (await listUnits(deps)).map(toView), kinds: kindViews }))
    .post('/', valid('json', newUnit), async (c) =>
      c.json(toView(await createUnit(ctxOf(c, deps), c.req.valid('json'))), 201),
    )
    .patch('/:id', valid('json', change), async (c) =>
      c.json(toView(await changeUnit(ctxOf(c, deps), c.req.param('id'), c.req.valid('json')))),
    )
