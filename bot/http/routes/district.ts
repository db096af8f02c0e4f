import { Hono } from 'hono'
import * as z from 'zod'
import { confirmSuccessor, listSuccessors, withdrawSuccessor } from '../../../core/answers/district/successors.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const line = z.string().trim().min(1).max(300)
const newSuccessor = z.object({
  unitId: z.string(),
  office: line,
  matter: z.string().trim().max(100),
  successor: line,
  legalSource: line,
})

export const district = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const rows = await listSuccessors(ctxOf(c, deps))
      return c.json({ successors: rows.map(({ successor, unitName }) => ({ ...successor, unitName })) })
    })
    .post('/', valid('json', newSuccessor), async (c) =>
      c.json(await confirmSuccessor(ctxOf(c, deps), c.req.valid('json')), 201),
    )
    .delete('/:id', async (c) => {
      await withdrawSuccessor(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
