import { Hono, type MiddlewareHandler } from 'hono'
import { AppError } from '../../../core/errors.ts'
import { refusal } from '../../../core/refusals.ts'
import { nobody } from '../../../core/roles.ts'
import { verifyPicture } from '../../../core/verify/picture.ts'
import { verify } from '../../../core/verify/verify.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { bodyLimit } from '../body-limit.ts'
import { verifyPage } from '../public/verify-page.ts'
import { maxPictureBytes } from './verify.ts'

const policy =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** Whether a text is ours, for whoever has nothing but a browser: a form without a script. `asking` counts the callers. */
export const publicVerify = (deps: Deps, asking: MiddlewareHandler<Env>) =>
  new Hono<Env>()
    .use(async (c, next) => {
      c.set('actor', nobody)
      c.header('cache-control', 'no-store')
      c.header('content-security-policy', policy)
      await next()
    })
    .get('/', async (c) => c.html(await verifyPage({ text: '' })))
    .post('/', bodyLimit(maxPictureBytes, 'verify.picture-large'), async (c) => {
      const { text, picture } = await c.req.parseBody()
      const pasted = typeof text === 'string' ? text.replace(/\r\n/g, '\n') : ''
      try {
        await asking(c, async () => {})
        const ctx = { ...deps, actor: nobody }
        // A form without a picture sends an empty one.
        const bytes = picture instanceof File && picture.size > 0 ? new Uint8Array(await picture.arrayBuffer()) : null
        const found = bytes
          ? await verifyPicture(ctx, { picture: bytes, personId: null })
          : await verify(ctx, { text: pasted, personId: null })
        return c.html(await verifyPage({ text: pasted, found }))
      } catch (error) {
        // Who fills in a form reads why on the form, and keeps what was pasted.
        if (!(error instanceof AppError)) throw error
        return c.html(await verifyPage({ text: pasted, refused: refusal(error) }), error.code === 'LIMIT' ? 429 : 400)
      }
    })
