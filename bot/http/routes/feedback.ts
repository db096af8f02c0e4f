import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { listFeedback, statuses } from '../../../core/feedback/list.ts'
import { legalWords, urgentWords } from '../../../core/feedback/messages.ts'
import { sendFeedback } from '../../../core/feedback/send.ts'
import { addToCase, rateCase, reopenCase } from '../../../core/feedback/sender/act.ts'
import { senderPicture } from '../../../core/feedback/sender/picture.ts'
import { type Category, categories } from '../../../core/feedback/suggest/categories.ts'
import { listMine, trackFeedback } from '../../../core/feedback/track.ts'
import { idFromUuid } from '../../../core/ids.ts'
import { isDay } from '../../../core/time.ts'
import type { Deps } from '../../deps.ts'
import { sendSoon } from '../../tick.ts'
import { ctxOf, type Env } from '../auth.ts'
import { valid } from '../valid.ts'
import { bytesOf, lookSoon, pictureHeaders, picturesLimit, withPictures } from './feedback-forms.ts'
import { feedbackWork } from './feedback-work.ts'

const newFeedback = z.object({
  id: z.uuid().optional(),
  text: z.string(),
  unitId: z.string().optional(),
  category: z.enum(Object.keys(categories) as [Category, ...Category[]]).optional(),
  anonymous: z.boolean().optional(),
  place: z.string().max(400).optional(),
  spot: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }).nullish(),
  happenedAt: z.int().nullish(),
})
const filter = z.object({
  status: z.enum(statuses).optional(),
  category: z.string().max(40).optional(),
  late: z
    .enum(['true', 'false', '1', '0'])
    .transform((value) => value === 'true' || value === '1')
    .optional(),
})
const day = z.string().refine(isDay, 'ngày dạng 2026-11-23')
const listed = filter.extend({
  below: z.string().max(120).optional(),
  from: day.optional(),
  to: day.optional(),
  by: z.enum(['received', 'answered']).optional(),
})
const added = z.object({ id: z.uuid().optional(), text: z.string() })

export const feedback = (deps: Deps) => {
  const send = async (c: Context<Env>, words: z.output<typeof newFeedback>, pictures: File[] | undefined) => {
    const ctx = ctxOf(c, deps)
    const { id, anonymous, ...input } = words
    const { trackCode, dueAt, legal, urgent } = await sendFeedback(ctx, {
      ...input,
      id: id && idFromUuid('fb', id),
      channel: 'web',
      recipient: '',
      personId: anonymous ? null : ctx.actor.personId,
      pictures: await bytesOf(pictures, { spoken: true }),
    })
    if (pictures) lookSoon(c, deps)
    return {
      trackCode,
      // Beneath a number to call now nothing else is promised.
      dueAt: urgent ? null : dueAt,
      ...(legal && { legal, message: legalWords[legal] }),
      ...(urgent && { urgentPhone: urgentWords[urgent] }),
    }
  }
  return new Hono<Env>()
    .post('/', valid('json', newFeedback), async (c) => c.json(await send(c, c.req.valid('json'), undefined), 201))
    .post('/pictured', picturesLimit, valid('form', withPictures(newFeedback)), async (c) => {
      const { words, pictures } = c.req.valid('form')
      return c.json(await send(c, words, pictures), 201)
    })
    .get('/', valid('query', listed), async (c) => {
      const { from, to, by = 'received', ...filter } = c.req.valid('query')
      // A day that has no other is that day alone.
      const [first, last] = [from ?? to, to ?? from]
      const span = first && last ? { by, from: first, to: last } : undefined
      return c.json({ feedback: await listFeedback(ctxOf(c, deps), { ...filter, span }) })
    })
    .get('/mine', async (c) => c.json({ feedback: await listMine(ctxOf(c, deps)) }))
    .get('/track/:code', async (c) => c.json(await trackFeedback(ctxOf(c, deps), c.req.param('code'))))
    .get('/track/:code/pictures/:picture', async (c) => {
      const { mimeType, bytes } = await senderPicture(ctxOf(c, deps), c.req.param('code'), c.req.param('picture'))
      return c.body(new Uint8Array(bytes), 200, pictureHeaders(mimeType))
    })
    .post('/track/:code/additions', picturesLimit, valid('form', withPictures(added)), async (c) => {
      const { words, pictures } = c.req.valid('form')
      const { id, text } = words
      const kept = await bytesOf(pictures, { spoken: true })
      const given = { id: id && idFromUuid('fs', id), text, pictures: kept }
      await addToCase(ctxOf(c, deps), c.req.param('code'), given)
      if (pictures) lookSoon(c, deps)
      sendSoon(c, deps)
      return c.json({ ok: true }, 201)
    })
    .post('/track/:code/reopen', valid('json', z.object({ text: z.string() })), async (c) => {
      await reopenCase(ctxOf(c, deps), c.req.param('code'), c.req.valid('json'))
      sendSoon(c, deps)
      return c.json({ ok: true })
    })
    .post(
      '/track/:code/rating',
      valid('json', z.object({ rating: z.number(), text: z.string().optional() })),
      async (c) => {
        await rateCase(ctxOf(c, deps), c.req.param('code'), c.req.valid('json'))
        return c.json({ ok: true })
      },
    )
    .route('/', feedbackWork(deps))
}
