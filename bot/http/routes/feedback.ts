import { Hono } from 'hono'
import * as z from 'zod'
import { answerFeedback, assignFeedback } from '../../../core/feedback/answer.ts'
import { feedbackWithAnswers, listFeedback, statuses } from '../../../core/feedback/list.ts'
import { legalWords, urgentWords } from '../../../core/feedback/messages.ts'
import { sendFeedback } from '../../../core/feedback/send.ts'
import { listMine, trackFeedback } from '../../../core/feedback/track.ts'
import { type Category, categories } from '../../../core/feedback/triage.ts'
import { idFromUuid } from '../../../core/ids.ts'
import type { Deps } from '../../deps.ts'
import { sendSoon } from '../../tick.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'

const newFeedback = z.object({
  id: z.uuid().optional(),
  text: z.string(),
  unitId: z.string().optional(),
  category: z.enum(Object.keys(categories) as [Category, ...Category[]]).optional(),
  anonymous: z.boolean().optional(),
})
const filter = z.object({
  status: z.enum(statuses).optional(),
  late: z
    .enum(['true', 'false', '1', '0'])
    .transform((value) => value === 'true' || value === '1')
    .optional(),
})
const field = z.string().max(2000).optional()
const newAnswer = z.object({
  text: z.string(),
  action: field,
  actionBy: field,
  actionOn: field,
  document: field,
})

export const feedback = (deps: Deps) =>
  new Hono<Env>()
    .post('/', valid('json', newFeedback), async (c) => {
      const ctx = ctxOf(c, deps)
      const { id, anonymous, ...input } = c.req.valid('json')
      const personId = anonymous ? null : ctx.actor.personId
      const { trackCode, dueAt, legal, urgent } = await sendFeedback(ctx, {
        ...input,
        id: id && idFromUuid('fb', id),
        channel: 'web',
        recipient: '',
        personId,
      })
      return c.json(
        {
          trackCode,
          dueAt,
          ...(legal && { legal, message: legalWords[legal] }),
          ...(urgent && { urgentPhone: urgentWords[urgent] }),
        },
        201,
      )
    })
    .get('/', valid('query', filter), async (c) =>
      c.json({ feedback: await listFeedback(ctxOf(c, deps), c.req.valid('query')) }),
    )
    .get('/mine', async (c) => c.json({ feedback: await listMine(ctxOf(c, deps)) }))
    .get('/track/:code', async (c) => c.json(await trackFeedback(ctxOf(c, deps), c.req.param('code'))))
    .get('/:id', async (c) => c.json(await feedbackWithAnswers(ctxOf(c, deps), c.req.param('id'))))
    .post('/:id/assign', valid('json', z.object({ personId: z.string() })), async (c) => {
      const { id, status, assignedTo } = await assignFeedback(ctxOf(c, deps), {
        id: c.req.param('id'),
        ...c.req.valid('json'),
      })
      return c.json({ id, status, assignedTo })
    })
    .post('/:id/answer', valid('json', newAnswer), async (c) => {
      const made = await answerFeedback(ctxOf(c, deps), { id: c.req.param('id'), ...c.req.valid('json') })
      sendSoon(c, deps)
      const { id, text, action, actionBy, actionOn, document, createdAt, unheld } = made
      return c.json({ id, text, action, actionBy, actionOn, document, createdAt, unheld }, 201)
    })
