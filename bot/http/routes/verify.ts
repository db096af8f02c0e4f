import { Hono } from 'hono'
import * as z from 'zod'
import { AppError } from '../../../core/errors.ts'
import { listAsked } from '../../../core/verify/list.ts'
import { verifyPicture } from '../../../core/verify/picture.ts'
import { verify as verifyText } from '../../../core/verify/verify.ts'
import type { Deps } from '../../deps.ts'
import { ctxOf, type Env } from '../auth.ts'
import { bodyLimit } from '../body-limit.ts'
import { valid } from '../valid.ts'

const asked = z.object({ text: z.string(), show: z.boolean().optional() })
const pictured = z.object({ picture: z.instanceof(File), show: z.literal('yes').optional() })
/** A picture of the largest kind, and what a form says around it. */
export const maxPictureBytes = 9 * 1024 * 1024

export const verify = (deps: Deps) =>
  new Hono<Env>()
    .post('/', valid('json', asked), async (c) => {
      const ctx = ctxOf(c, deps)
      return c.json(await verifyText(ctx, { ...c.req.valid('json'), personId: ctx.actor.personId }))
    })
    .post('/picture', bodyLimit(maxPictureBytes, 'verify.picture-large'), valid('form', pictured), async (c) => {
      const ctx = ctxOf(c, deps)
      const { picture, show } = c.req.valid('form')
      if (picture.size === 0) throw new AppError('INVALID', 'empty')
      const bytes = new Uint8Array(await picture.arrayBuffer())
      return c.json(await verifyPicture(ctx, { picture: bytes, show: show === 'yes', personId: ctx.actor.personId }))
    })
    .get('/asked', async (c) => c.json({ asked: await listAsked(ctxOf(c, deps)) }))
