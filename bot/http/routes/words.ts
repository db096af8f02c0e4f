import { Hono } from 'hono'
import * as z from 'zod'
import { addWords, listWords, removeWords } from '../../../core/library/words/office-words.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const pair = z.object({
  people: z.string().trim().min(1),
  law: z.string().trim().min(1),
  both: z.boolean().default(false),
  unitId: z.string().max(120).optional(),
})

export const words = (deps: Deps) =>
  new Hono<Env>()
    .get('/', async (c) => c.json(await listWords(ctxOf(c, deps))))
    .post('/', valid('json', pair), async (c) => c.json(await addWords(ctxOf(c, deps), c.req.valid('json')), 201))
    .delete('/:id', async (c) => {
      await removeWords(ctxOf(c, deps), c.req.param('id'))
      return c.json({ removed: true })
    })
