import { type Context, Hono } from 'hono'
import { AppError } from '../../../core/errors.ts'
import type { Deps } from '../../deps.ts'
import { jsonIn } from '../../json.ts'
import { ctxOf, type Env } from '../auth.ts'
import { isFromOurPages } from '../from-our-pages.ts'

/** The door for assistants: the Model Context Protocol over HTTP, a message a request, by a key and nothing else. */
export const mcp = (deps: Deps) => {
  const keyed = (c: Context<Env>) => {
    if (c.get('actor').key) return
    c.header('WWW-Authenticate', 'Bearer')
    throw new AppError('UNAUTHENTICATED', 'api-key.needed')
  }
  // It keeps no session and says nothing unasked; the protocol has a server say so.
  const nothing = (c: Context<Env>) => {
    keyed(c)
    return c.body(null, 405, { allow: 'POST' })
  }
  return new Hono<Env>()
    .post('/', async (c) => {
      keyed(c)
      // A browser names the page that asks; an assistant is none.
      if (c.req.header('origin') && !isFromOurPages(c, deps.config.PUBLIC_URL))
        throw new AppError('FORBIDDEN', 'elsewhere')
      // Loaded for those who have assistants.
      const { answerMessage, isKnownVersion } = await import('../mcp/answer.ts')
      if (!isKnownVersion(c.req.header('mcp-protocol-version'))) throw new AppError('INVALID', 'malformed')
      const reply = await answerMessage(ctxOf(c, deps), jsonIn(await c.req.text()))
      return reply ? c.json(reply) : c.body(null, 202)
    })
    .get('/', nothing)
    .delete('/', nothing)
}
