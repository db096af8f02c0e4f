import { Hono } from 'hono'
import * as z from 'zod'
import { addGolden, listGolden, removeGolden } from '../../../core/evaluation/golden.ts'
import { runEvaluation } from '../../../core/evaluation/run.ts'
import { listRuns } from '../../../core/evaluation/runs.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const golden = z.object({
  text: z.string().trim().min(1),
  passageIds: z.array(z.string().max(120)).default([]),
  unitId: z.string().max(120).optional(),
})

export const evaluation = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => {
      const ctx = ctxOf(c, deps)
      return c.json({ golden: await listGolden(ctx), runs: await listRuns(ctx) })
    })
    .post('/golden', valid('json', golden), async (c) => {
      const { id } = await addGolden(ctxOf(c, deps), c.req.valid('json'))
      return c.json({ id }, 201)
    })
    .delete('/golden/:id', async (c) => {
      await removeGolden(ctxOf(c, deps), c.req.param('id'))
      return c.json({ removed: true })
    })
    .post('/runs', async (c) => c.json(await runEvaluation(ctxOf(c, deps)), 201))
