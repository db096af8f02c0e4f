import { Hono } from 'hono'
import * as z from 'zod'
import type { Asked } from '../../../core/answers/answer.ts'
import { handOn } from '../../../core/answers/staff/hand-on.ts'
import { listMine, listUnanswered } from '../../../core/answers/staff/questions.ts'
import { replyToQuestion } from '../../../core/answers/staff/reply.ts'
import { listForReview, markSeen } from '../../../core/answers/staff/review.ts'
import type { Ctx } from '../../../core/context.ts'
import { askScreened } from '../../../core/conversation/screened.ts'
import { idFromUuid } from '../../../core/ids.ts'
import type { Deps } from '../../deps.ts'
import { sendSoon } from '../../tick.ts'
import { answerStream } from '../answer-stream.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const question = z.object({
  text: z.string(),
  id: z.uuid().optional(),
  documentId: z.string().min(1).max(80).optional(),
  after: z.array(z.uuid()).max(4).optional(),
})
const answer = z.object({ text: z.string().trim().min(1).max(1800) })

const askedBy = ({ actor }: Ctx, { id, after, ...asked }: z.output<typeof question>): Asked => ({
  ...asked,
  id: id && idFromUuid('qu', id),
  after: after?.map((one) => idFromUuid('qu', one)),
  ...{ channel: 'web', recipient: '', personId: actor.personId },
})

export const questions = (deps: Deps) =>
  new Hono<Env>()
    .post('/', valid('json', question), async (c) => {
      const ctx = ctxOf(c, deps)
      return c.json(await askScreened(ctx, askedBy(ctx, c.req.valid('json'))), 201)
    })
    .post('/stream', valid('json', question), (c) => {
      const ctx = ctxOf(c, deps)
      const asked = askedBy(ctx, c.req.valid('json'))
      return answerStream(c, deps.log, (onSentence) => askScreened(ctx, asked, onSentence))
    })
    .get('/', async (c) => c.json({ questions: await listMine(ctxOf(c, deps)) }))
    .get('/unanswered', async (c) => c.json({ questions: await listUnanswered(ctxOf(c, deps)) }))
    .get('/review', async (c) => c.json({ marked: await listForReview(ctxOf(c, deps)) }))
    .post('/review/:id/seen', async (c) => c.json(await markSeen(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/hand-on', async (c) => c.json(await handOn(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/answer', valid('json', answer), async (c) => {
      const given = await replyToQuestion(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      sendSoon(c, deps)
      return c.json(given, 201)
    })
