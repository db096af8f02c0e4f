import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { tokenLifeMs } from './graph.ts'
import { secretText } from './ids.ts'
import { refusals } from './oauth.ts'
import { userOf } from './state.ts'
import type { World } from './world.ts'

const codeLifeMs = 10 * 60_000
const refreshLifeMs = 30 * 86_400_000

/** Signing in to a web page as a person: other paths than the account's consent, other lives of its tokens. */
export const socialOauthRoutes = (world: World) =>
  new Hono()
    // `simUser` is the person who is signed in to Zalo in this browser. Without it a browser is asked who that is, and
    // whoever reads no pages is the first person.
    .get('/v4/permission', (c) => {
      const { app_id: appId, redirect_uri: redirect, code_challenge: challenge, state, simUser } = c.req.query()
      const { signInUrl } = world.state.account
      if (appId !== world.app.appId) return c.redirect('/v4/permission/error?error_code=-14002')
      if (!redirect || !URL.canParse(redirect) || (signInUrl && redirect !== signInUrl))
        return c.redirect('/v4/permission/error?error_code=-14003')
      const target = new URL(redirect)
      if (state) target.searchParams.set('state', state)
      if (!simUser && c.req.header('accept')?.includes('text/html'))
        return c.html(consentPage(world, new URL(c.req.url), target))
      const [first] = world.state.users.keys()
      const code = secretText(24)
      const userId = userOf(world.state, simUser ?? first ?? '').id
      const expiresAt = world.clock.now() + codeLifeMs
      world.state.socialGrants.set(code, { userId, expiresAt, ...(challenge && { challenge }) })
      target.searchParams.set('code', code)
      return c.redirect(target.href)
    })
    .post('/v4/access_token', async (c) => {
      const form = new URLSearchParams(await c.req.text())
      if (form.get('app_id') !== world.app.appId) return c.json(refusals.appId)
      if (c.req.header('secret_key') !== world.app.appSecret) return c.json(refusals.secret)
      const grantType = form.get('grant_type')
      if (grantType !== 'authorization_code' && grantType !== 'refresh_token') return c.json(refusals.grant)
      const isCode = grantType === 'authorization_code'
      const given = form.get(isCode ? 'code' : 'refresh_token') ?? ''
      const grant = world.state.socialGrants.get(given)
      if (!grant || grant.expiresAt < world.clock.now() || Boolean(grant.isRefresh) === isCode)
        return c.json(isCode ? refusals.code : refusals.refresh)
      if (grant.challenge && grant.challenge !== challengeOf(form.get('code_verifier') ?? ''))
        return c.json(refusals.verifier)
      world.state.socialGrants.delete(given)
      // A rotated token lives no longer than the one it replaces.
      const refreshUntil = isCode ? world.clock.now() + refreshLifeMs : grant.expiresAt
      return c.json(pairFor(world, grant.userId, refreshUntil))
    })

/** Zalo's own page, as far as a sign-in needs it. What it sends back for a no is a guess: nothing but the state. */
function consentPage(world: World, here: URL, back: URL) {
  const asked = (userId: string) => {
    const address = new URL(here)
    address.searchParams.set('simUser', userId)
    return address.pathname + address.search
  }
  const people = [...world.state.users.values()]
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Đăng nhập bằng Zalo (mô phỏng)</title>
        <style>
          body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 30rem; margin: 8vh auto; padding: 0 1rem }
          a { display: block; padding: 0.5rem 0 }
        </style>
      </head>
      <body>
        <h1>Đăng nhập bằng Zalo</h1>
        <p>Trang mô phỏng. “${world.app.oaName}” xin biết tên và mã tài khoản của bạn. Bạn là ai?</p>
        ${people.map(({ id, name }) => html`<a href="${asked(id)}">${name}</a>`)}
        <a href="${back.href}">Từ chối</a>
      </body>
    </html>`
}

function pairFor(world: World, userId: string, refreshUntil: number) {
  const [accessToken, refreshToken] = [secretText(), secretText(64)]
  world.state.miniAppTokens.set(accessToken, { userId, expiresAt: world.clock.now() + tokenLifeMs })
  world.state.socialGrants.set(refreshToken, { userId, expiresAt: refreshUntil, isRefresh: true })
  return {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: String(tokenLifeMs / 1000),
    refresh_token_expires_in: String(Math.round((refreshUntil - world.clock.now()) / 1000)),
  }
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier, 'ascii').digest('base64url')
