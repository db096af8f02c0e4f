import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { AppError, describe } from '../../../core/errors.ts'
import { askByChat, signInByChat } from '../../../core/people/sign-in/chat.ts'
import { askByZalo, joinZalo, signInStaffFromZalo, takeZaloSignIn } from '../../../core/people/sign-in/zalo.ts'
import type { Reason } from '../../../core/refusals.ts'
import { nobody } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { profileOf } from '../../zalo/graph.ts'
import { newVerifier, OAuthRefused, personToken, signInLink } from '../../zalo/oauth.ts'
import { ctxOf, type Env, rememberSession } from '../auth.ts'
import { deviceOf } from '../device.ts'
import { valid } from '../valid.ts'

const zaloCookie = 'loa_zalo'
const chatCookie = 'loa_chat'
const toZalo = z.object({ returnTo: z.string().max(500).default('/console/'), join: z.boolean().default(false) })
const answered = z.object({ answer: z.string().regex(/^\D{0,3}\d{3}\D{0,3}\d{3}\D{0,3}$/, 'sáu chữ số') })
const returned = z.object({ code: z.string().min(1).max(2000), state: z.string().min(1).max(200) })

/** How staff sign in by themselves: on Zalo's page, or by a message to the account. */
export const signIn = (deps: Deps) =>
  new Hono<Env>()
    .post('/zalo-web', valid('json', toZalo), async (c) => {
      const { returnTo, join } = c.req.valid('json')
      const verifier = newVerifier()
      const sealedVerifier = await deps.crypt.seal(verifier)
      const asked = { sealedVerifier, returnTo: ownPage(deps, returnTo), join }
      const { state, browser, expiresAt } = await askByZalo(ctxOf(c, deps), asked)
      setCookie(c, zaloCookie, browser, whileAsking(deps, expiresAt, '/zalo'))
      return c.json({ url: signInLink(deps.config, { state, verifier }), expiresAt }, 201)
    })
    .post('/chat', async (c) => {
      const device = deviceOf(c.req.header('user-agent'))
      const { browser, code, expiresAt } = await askByChat(ctxOf(c, deps), { device })
      setCookie(c, chatCookie, browser, whileAsking(deps, expiresAt, '/api/session/chat'))
      return c.json({ code, expiresAt, account: deps.config.ZALO_OA_NAME ?? null }, 201)
    })
    .post('/chat/enter', valid('json', answered), async (c) => {
      const browser = getCookie(c, chatCookie)
      if (!browser) throw new AppError('UNAUTHENTICATED', 'sign-in.elsewhere')
      const session = await signInByChat(ctxOf(c, deps), { browser, answer: c.req.valid('json').answer })
      deleteCookie(c, chatCookie, { path: '/api/session/chat' })
      rememberSession(c, deps, session)
      return c.json({ personId: session.personId, expiresAt: session.expiresAt }, 201)
    })

/**
 * Where Zalo sends the browser back to. What went wrong stands behind a hash, which no server is sent, as one of our own
 * words; the page says it in a sentence.
 */
export const signInReturn = (deps: Deps) =>
  new Hono<Env>().get('/', async (c) => {
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    const refused = (reason: Reason) => {
      deps.log('sign-in.refused', { reason })
      return c.redirect(`/console/#refused=${reason}`)
    }
    const browser = getCookie(c, zaloCookie)
    const query = returned.safeParse(c.req.query())
    if (!query.success) return refused('zalo.declined')
    const taken = browser ? await takeZaloSignIn(deps, { state: query.data.state, browser }) : null
    if (!taken) return refused('zalo.other-browser')
    deleteCookie(c, zaloCookie, { path: '/zalo' })
    try {
      const verifier = await deps.crypt.unseal(taken.sealedVerifier)
      const accessToken = await personToken(deps.config, { code: query.data.code, verifier })
      const identity = await profileOf(deps.config, accessToken)
      // The console's own cookie stays away on the way back from another site: the row knows who asked.
      const ctx = { ...deps, actor: { ...nobody, personId: taken.personId } }
      if (taken.personId) await joinZalo(ctx, taken.personId, identity)
      else rememberSession(c, deps, await signInStaffFromZalo(ctx, identity))
      return c.redirect(taken.returnTo)
    } catch (error) {
      if (error instanceof AppError && error.reason) return refused(error.reason)
      if (error instanceof OAuthRefused) return refused('zalo.declined')
      deps.log('sign-in.failed', { ...describe(error) })
      return refused('zalo.unanswered')
    }
  })

/** A page of the console alone, whatever is asked for: an address of elsewhere would have its reader believe that it is ours. */
function ownPage({ config }: Deps, path: string): string {
  const { origin } = new URL(config.PUBLIC_URL)
  const isPath = /^\/console\/[\w\-./?=&%+,:~]*$/.test(path) && URL.canParse(path, origin)
  const url = isPath ? new URL(path, origin) : null
  if (url?.origin !== origin || !url.pathname.startsWith('/console/')) throw new AppError('INVALID', 'sign-in.return')
  return url.pathname + url.search
}

// Lax: Zalo's page is another site, and its way back must carry the cookie along.
const whileAsking = ({ config, now }: Deps, expiresAt: number, path: string) =>
  ({
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.PUBLIC_URL.startsWith('https:'),
    path,
    maxAge: Math.ceil((expiresAt - now()) / 1000),
  }) as const
