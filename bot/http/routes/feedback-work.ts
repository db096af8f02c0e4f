import { Hono, type MiddlewareHandler } from 'hono'
import * as z from 'zod'
import { answerFeedback } from '../../../core/feedback/answer.ts'
import { type Category, categories } from '../../../core/feedback/suggest/categories.ts'
import {
  addColleague,
  assignFeedback,
  handsFor,
  noteFeedback,
  routeFeedback,
  writeToSender,
} from '../../../core/feedback/work/hands.ts'
import { sayKind } from '../../../core/feedback/work/kind.ts'
import { doToCases } from '../../../core/feedback/work/many.ts'
import { mergeFeedback, partFeedback } from '../../../core/feedback/work/merge.ts'
import { feedbackInFull, officerPicture } from '../../../core/feedback/work/read.ts'
import { takeBack } from '../../../core/feedback/work/take-back.ts'
import { listTemplates, removeTemplate, saveTemplate } from '../../../core/feedback/work/templates.ts'
import { refusal } from '../../../core/refusals.ts'
import { allow } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { sendSoon } from '../../tick.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'
import { bytesOf, lookSoon, pictureHeaders, picturesLimit, withPictures } from './feedback-forms.ts'

const version = z.int().optional()
const field = z.string().max(2000).optional()
const newAnswer = z.object({
  text: z.string(),
  action: field,
  actionBy: field,
  actionOn: field,
  document: field,
  closes: z.boolean().optional(),
  version,
})
const kind = z.enum(Object.keys(categories) as [Category, ...Category[]])
const reason = z.string().max(4000)
const deed = z.discriminatedUnion('act', [
  z.object({ act: z.literal('assign'), personId: z.string() }),
  z.object({ act: z.literal('route'), unitId: z.string(), reason }),
])
const many = z.object({ cases: z.array(z.object({ id: z.string(), version })).max(200), deed })
const message = z.object({ as: z.enum(['question', 'progress', 'note']), text: z.string(), version })
const template = z.object({
  id: z.string().optional(),
  unitId: z.string(),
  name: z.string().max(400),
  text: z.string().max(4000),
  action: field,
})

/** What officers do with feedback; each reply tells how the case stands then. */
export const feedbackWork = (deps: Deps) => {
  // Nobody's pictures are read who may not send any.
  const answering: MiddlewareHandler<Env> = async (c, next) => {
    allow(ctxOf(c, deps), 'feedback.answer')
    await next()
  }
  return new Hono<Env>()
    .get('/templates', async (c) => c.json({ templates: await listTemplates(ctxOf(c, deps)) }))
    .post('/templates', valid('json', template), async (c) =>
      c.json(await saveTemplate(ctxOf(c, deps), c.req.valid('json')), 201),
    )
    .delete('/templates/:id', async (c) => {
      await removeTemplate(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/many', valid('json', many), async (c) => {
      const { cases, deed } = c.req.valid('json')
      const { done, refused } = await doToCases(ctxOf(c, deps), cases, deed)
      sendSoon(c, deps)
      return c.json({ done, refused: refused.map(({ id, error }) => ({ id, message: refusal(error) })) })
    })
    .get('/:id', async (c) => c.json(await feedbackInFull(ctxOf(c, deps), c.req.param('id'))))
    .get('/:id/hands', async (c) => c.json({ hands: await handsFor(ctxOf(c, deps), c.req.param('id')) }))
    .get('/:id/pictures/:picture', async (c) => {
      const { mimeType, bytes } = await officerPicture(ctxOf(c, deps), c.req.param('id'), c.req.param('picture'))
      return c.body(new Uint8Array(bytes), 200, pictureHeaders(mimeType))
    })
    .post('/:id/assign', valid('json', z.object({ personId: z.string(), reason: field, version })), async (c) => {
      const { id, status, assignedTo } = await assignFeedback(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      sendSoon(c, deps)
      return c.json({ id, status, assignedTo })
    })
    .post('/:id/route', valid('json', z.object({ unitId: z.string(), reason, version })), async (c) => {
      const { id, status, unitId } = await routeFeedback(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      sendSoon(c, deps)
      return c.json({ id, status, unitId })
    })
    .post('/:id/kind', valid('json', z.object({ kind, version })), async (c) => {
      const { id, category } = await sayKind(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      return c.json({ id, category })
    })
    .post('/:id/colleagues', valid('json', z.object({ personId: z.string() })), async (c) => {
      await addColleague(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      sendSoon(c, deps)
      return c.json({ ok: true }, 201)
    })
    .post('/:id/messages', answering, picturesLimit, valid('form', withPictures(message)), async (c) => {
      const { words, pictures } = c.req.valid('form')
      const { as, ...input } = { ...words, pictures: await bytesOf(pictures) }
      const ctx = ctxOf(c, deps)
      if (as === 'note') await noteFeedback(ctx, c.req.param('id'), input)
      else await writeToSender(ctx, c.req.param('id'), { as, ...input })
      if (pictures) lookSoon(c, deps)
      sendSoon(c, deps)
      return c.json({ ok: true }, 201)
    })
    .post('/:id/merge', valid('json', z.object({ ids: z.array(z.string()).max(100), version })), async (c) => {
      await mergeFeedback(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      sendSoon(c, deps)
      return c.json({ ok: true })
    })
    .post('/:id/part', async (c) => {
      await partFeedback(ctxOf(c, deps), c.req.param('id'))
      return c.json({ ok: true })
    })
    .post('/:id/take-back', valid('json', z.object({ reason: field })), async (c) => {
      await takeBack(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      sendSoon(c, deps)
      return c.json({ ok: true })
    })
    .post('/:id/answer', valid('json', newAnswer), async (c) => {
      const made = await answerFeedback(ctxOf(c, deps), c.req.param('id'), c.req.valid('json'))
      sendSoon(c, deps)
      const { id, text, action, actionBy, actionOn, document, createdAt, unheld } = made
      return c.json({ id, text, action, actionBy, actionOn, document, createdAt, unheld }, 201)
    })
    .post('/:id/answer/pictured', answering, picturesLimit, valid('form', withPictures(newAnswer)), async (c) => {
      const { words, pictures } = c.req.valid('form')
      const kept = await bytesOf(pictures)
      const { id, unheld } = await answerFeedback(ctxOf(c, deps), c.req.param('id'), { ...words, pictures: kept })
      if (pictures) lookSoon(c, deps)
      sendSoon(c, deps)
      return c.json({ id, unheld }, 201)
    })
}
