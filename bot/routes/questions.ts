import { Hono } from 'hono'
import * as z from 'zod'
import { answerByPerson } from '../../core/answers/by-person.ts'
import { handOn } from '../../core/answers/hand-on.ts'
import { listMine, listUnanswered } from '../../core/answers/questions.ts'
import { listForReview, markSeen } from '../../core/answers/review.ts'
import { askHeeding } from '../../core/feedback/heed.ts'
import { idFromUuid } from '../../core/ids.ts'
import { ctxOf, type Env } from '../auth.ts'
import type { Deps } from '../deps.ts'
import { sendSoon } from '../tick.ts'
import { valid } from '../valid.ts'

const question = z.object({ text: z.string(), id: z.uuid().optional() })
const answer = z.object({ text: z.string().trim().min(1).max(1800) })

export const questions = (deps: Deps) =>
  new Hono<Env>()
    .post('/', valid('json', question), async (c) => {
      const ctx = ctxOf(c, deps)
      const { text, id } = c.req.valid('json')
      const questionId = id && idFromUuid('qu', id)
      const asked = { id: questionId, text, channel: 'web' as const, recipient: '', personId: ctx.actor.personId }
      return c.json(await askHeeding(ctx, asked), 201)
    })
    .get('/', async (c) => c.json({ questions: await listMine(ctxOf(c, deps)) }))
    .get('/unanswered', async (c) => c.json({ questions: await listUnanswered(ctxOf(c, deps)) }))
    .get('/review', async (c) => c.json({ marked: await listForReview(ctxOf(c, deps)) }))
    .post('/review/:id/seen', async (c) => c.json(await markSeen(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/hand-on', async (c) => c.json(await handOn(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/answer', valid('json', answer), async (c) => {
      const given = await answerByPerson(ctxOf(c, deps), { ...c.req.valid('json'), questionId: c.req.param('id') })
      sendSoon(c, deps)
      return c.json(given, 201)
    })
