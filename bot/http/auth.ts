import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Actor, Ctx } from '../../core/context.ts'
import { nobody } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import { actorOf, type Session } from '../../core/people/sessions.ts'
import type { Deps } from '../deps.ts'
import { isFromOurPages, isReading } from './from-our-pages.ts'

export const sessionCookie = 'loa_session'

/** `defer` runs work after the reply; several asks for the same named work become one run. */
export type Env = {
  Bindings: { defer: (name: string, work: () => Promise<unknown>) => void; address?: string }
  Variables: { actor: Actor; token: string | null; requestId: string }
}

/** The mini app sends a bearer token (its cookies are unreliable there), the console a cookie. */
function tokenOf(c: Context, publicUrl: string): string | null {
  const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  const cookie = getCookie(c, sessionCookie)
  // A bearer token is put there by a page of ours; a cookie comes along with whatever page asks.
  if (bearer || !cookie) return bearer ?? null
  if (!isReading(c) && !isFromOurPages(c, publicUrl)) throw new AppError('FORBIDDEN', 'elsewhere')
  return cookie
}

export const signedIn =
  (deps: Deps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const token = tokenOf(c, deps.config.PUBLIC_URL)
    c.set('token', token)
    c.set('actor', token ? await actorOf(deps, token) : nobody)
    await next()
  }

export const signedInPerson = (c: Context<Env>): string | null => c.get('actor').personId

/** The context of one request: the deps, and who asks. */
export const ctxOf = (c: Context<Env>, deps: Deps): Ctx => ({ ...deps, actor: c.get('actor') })

/** The console's session: a cookie that no script reads and no other site's page brings along. */
export const rememberSession = (c: Context, { config, now }: Deps, { token, expiresAt }: Session) =>
  setCookie(c, sessionCookie, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: config.PUBLIC_URL.startsWith('https:'),
    path: '/',
    maxAge: Math.floor((expiresAt - now()) / 1000),
  })
