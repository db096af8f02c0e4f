import { Hono } from 'hono'
import { certificateAt } from '../../../core/certificates/given.ts'
import { AppError } from '../../../core/errors.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { certificatePage, missingCertificate, tooManyCodes } from '../public/certificate-page.ts'
import type { fewWrong } from '../rate.ts'

const policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'"

/** Whether a certificate stands, for whoever scans its code. `guessing` counts the codes that nobody was given. */
export const publicCertificates = (deps: Deps, guessing: ReturnType<typeof fewWrong>) =>
  new Hono<Env>()
    .use(async (c, next) => {
      c.header('cache-control', 'no-store')
      c.header('content-security-policy', policy)
      c.header('x-robots-tag', 'noindex')
      await next()
    })
    .get('/:code', async (c) => {
      try {
        const found = await guessing(c, () => certificateAt(deps, c.req.param('code')).catch(missing))
        return found ? c.html(await certificatePage(found)) : c.html(await missingCertificate(), 404)
      } catch (error) {
        if (error instanceof AppError && error.code === 'LIMIT') return c.html(await tooManyCodes(), 429)
        throw error
      }
    })

function missing(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null
  throw error
}
