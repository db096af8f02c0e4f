import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { matchedRoutes } from 'hono/route'
import { keyActorOf } from '../../core/api-keys/acting.ts'
import { keyPrefix } from '../../core/api-keys/keys.ts'
import { noteUse, type Uses, writeUses } from '../../core/api-keys/use.ts'
import type { Ctx } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import type { Session } from '../../core/people/sessions.ts'
import { type Actor, nobody } from '../../core/roles.ts'
import type { Deps } from '../deps.ts'
import { isFromOurPages, isReading } from './from-our-pages.ts'
import { mayCall } from './key-routes.ts'

export const sessionCookie = 'loa_session'

/** `defer` runs work after the reply; several asks for the same named work become one run. */
export type Env = {
  Bindings: { defer: (name: string, work: () => Promise<unknown>) => void; address?: string }
  Variables: { actor: Actor; token: string | null; requestId: string; write?: Ctx['write'] }
}

/** The mini app sends a bearer token (its cookies are unreliable there), the console a cookie. */
function tokenOf(c: Context, publicUrl: string): string | null {
  const bearer = /^Bearer {1,9}(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const cookie = getCookie(c, sessionCookie)
  // A bearer token is put there by a page of ours; a cookie comes along with whatever page asks.
  if (bearer || !cookie) return bearer ?? null
  if (!isReading(c) && !isFromOurPages(c, publicUrl)) throw new AppError('FORBIDDEN', 'elsewhere')
  return cookie
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export const signedIn =
  (deps: Deps, uses: Uses = new Map()): MiddlewareHandler<Env> =>
  async (c, next) => {
    const token = tokenOf(c, deps.config.PUBLIC_URL)
    c.set('token', token)
    c.set(
      'actor',
      !token ? nobody : isKey(token) ? await programOf(c, deps, token, uses) : await deps.actorBy(hashOf(token)),
    )
    await next()
  }

/** Who asked, as they stand now: of a reply that lasts, whose session or role may have ended since. */
export async function actorNow(c: Context<Env>, deps: Deps): Promise<Actor> {
  const token = c.get('token')
  if (!token) return nobody
  return isKey(token) ? (await keyActorOf(deps, token)).actor : deps.actorBy(hashOf(token))
}

const isKey = (token: string) => token.startsWith(keyPrefix)

/**
 * The program that shows a key, where the key opens this route. A session beside it is refused: which of the two was meant
 * must never be a guess.
 */
async function programOf(c: Context<Env>, deps: Deps, token: string, uses: Uses): Promise<Actor> {
  if (getCookie(c, sessionCookie)) throw new AppError('INVALID', 'api-key.cookie')
  const { actor, lastUsedAt } = await keyActorOf(deps, token)
  if (!mayCall(actor.key?.scopes ?? [], routeOf(c))) throw new AppError('FORBIDDEN', 'api-key.scope')
  if (noteUse(uses, actor.key?.id ?? '', { at: deps.now(), lastUsedAt }))
    c.env.defer('key uses', () => writeUses(deps, uses))
  return actor
}

/** The route that will answer: the first of those that match, but for what stands before all of them. */
const routeOf = (c: Context): string => {
  const { method = '', path = '' } = matchedRoutes(c).find(({ method }) => method !== 'ALL') ?? {}
  return `${method} ${path}`
}

export const signedInPerson = (c: Context<Env>): string | null => c.get('actor').personId

/** The context of one request: the deps, and who asks; what their screen calls one act is written once. */
export const ctxOf = (c: Context<Env>, deps: Deps): Ctx => ({
  ...deps,
  write: c.get('write') ?? deps.write,
  actor: c.get('actor'),
})

/** The console's session: a cookie that no script reads and no other site's page brings along. */
export const rememberSession = (c: Context, { config, now }: Deps, { token, expiresAt }: Session) =>
  setCookie(c, sessionCookie, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: config.PUBLIC_URL.startsWith('https:'),
    path: '/',
    maxAge: Math.floor((expiresAt - now()) / 1000),
  })
