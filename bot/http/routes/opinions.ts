import { Hono } from 'hono'
import * as z from 'zod'
import {
  addSubject,
  dropSubject,
  listSubjects,
  reportForm,
  reportOpinion,
} from '../../../core/network/opinions/report.ts'
import { rolledUpOpinions } from '../../../core/network/opinions/rolled-up.ts'
import { feelings, heardFrom } from '../../../db/schema/network.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const heard = z.object({
  ...{ id: z.uuid(), unitId: z.string(), subject: z.string().max(400) },
  ...{ people: z.enum(heardFrom), feeling: z.enum(feelings), suggestion: z.string().max(4000) },
})
const asked = z.object({ unitId: z.string().optional(), month: z.string().optional() })
const subject = z.object({ name: z.string().max(400) })

/** What people say, as those who hear it tell it: no name goes in, and nothing small comes out. */
export const opinions = (deps: Deps) =>
  new Hono<Env>()
    .get('/', valid('query', asked), async (c) => c.json(await rolledUpOpinions(ctxOf(c, deps), c.req.valid('query'))))
    .get('/form', async (c) => c.json(await reportForm(ctxOf(c, deps))))
    .post('/', valid('json', heard), async (c) => {
      const { id, ...told } = c.req.valid('json')
      await reportOpinion(ctxOf(c, deps), id, told)
      return c.json({ ok: true }, 201)
    })
    .get('/subjects/:unitId', async (c) =>
      c.json({ subjects: await listSubjects(ctxOf(c, deps), c.req.param('unitId')) }),
    )
    .post('/subjects/:unitId', valid('json', subject), async (c) =>
      c.json(await addSubject(ctxOf(c, deps), c.req.param('unitId'), c.req.valid('json')), 201),
    )
    .delete('/subjects/:unitId/:id', async (c) => {
      await dropSubject(ctxOf(c, deps), c.req.param('unitId'), c.req.param('id'))
      return c.json({ ok: true })
    })
