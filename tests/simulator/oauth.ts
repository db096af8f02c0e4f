import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { secretText } from './ids.ts'
import type { World } from './world.ts'

const accessLifeSeconds = 90_000
const refreshLifeMs = 90 * 86_400_000
const codeLifeMs = 10 * 60_000

/** Codes other than -14002, -14003 and -14014 are this simulator's own: Zalo does not publish the list. */
export const refusals = {
  appId: { error: -14002, error_name: 'Invalid app id', error_reason: 'The app id does not exist' },
  redirect: { error: -14003, error_name: 'Invalid redirect uri', error_reason: 'Not the saved callback' },
  secret: { error: -14004, error_name: 'Invalid secret key', error_reason: 'The secret key does not fit the app' },
  grant: { error: -14005, error_name: 'Invalid grant type', error_reason: 'The grant type is not supported' },
  verifier: { error: -14011, error_name: 'Invalid code verifier', error_reason: 'The verifier does not fit' },
  code: { error: -14012, error_name: 'Invalid authorization code', error_reason: 'The code is used or expired' },
  refresh: { error: -14014, error_name: 'Invalid refresh token', error_reason: 'The refresh token is used or expired' },
} as const

export const oauthRoutes = (world: World) =>
  new Hono()
    .get('/v4/oa/permission', (c) => {
      const { app_id: appId, redirect_uri: redirect, code_challenge: challenge, state } = c.req.query()
      const { callbackUrl } = world.state.account
      if (appId !== world.app.appId) return c.redirect('/v4/permission/error?error_code=-14002')
      if (!redirect || !URL.canParse(redirect) || (callbackUrl && redirect !== callbackUrl))
        return c.redirect('/v4/permission/error?error_code=-14003')
      const target = new URL(redirect)
      target.searchParams.set('code', issueCode(world, challenge))
      target.searchParams.set('oa_id', world.app.oaId)
      if (state) target.searchParams.set('state', state)
      return c.redirect(target.href)
    })
    .get('/v4/permission/error', (c) => c.html(`<p>${Number(c.req.query('error_code'))}</p>`))
    .post('/v4/oa/access_token', async (c) => {
      const form = new URLSearchParams(await c.req.text())
      if (form.get('app_id') !== world.app.appId) return c.json(refusals.appId)
      if (c.req.header('secret_key') !== world.app.appSecret) return c.json(refusals.secret)
      const grant = form.get('grant_type')
      if (grant === 'authorization_code') return c.json(exchange(world, form))
      if (grant === 'refresh_token') return c.json(refresh(world, form))
      return c.json(refusals.grant)
    })

function exchange(world: World, form: URLSearchParams) {
  const code = world.state.codes.get(form.get('code') ?? '')
  if (!code || code.used || code.expiresAt < world.clock.now()) return refusals.code
  if (code.challenge && code.challenge !== challengeOf(form.get('code_verifier') ?? '')) return refusals.verifier
  code.used = true
  return issuePair(world)
}

function refresh(world: World, form: URLSearchParams) {
  const token = world.state.refreshTokens.get(form.get('refresh_token') ?? '')
  if (!token || token.used || token.expiresAt < world.clock.now()) return refusals.refresh
  token.used = true
  return issuePair(world)
}

export const issuePair = (world: World) => ({
  access_token: issueAccessToken(world),
  refresh_token: issueRefreshToken(world),
  expires_in: String(accessLifeSeconds),
})

export function issueAccessToken(world: World): string {
  const token = secretText()
  world.state.accessTokens.set(token, { expiresAt: world.clock.now() + accessLifeSeconds * 1_000, used: false })
  return token
}

export function issueRefreshToken(world: World): string {
  const token = secretText(64)
  world.state.refreshTokens.set(token, { expiresAt: world.clock.now() + refreshLifeMs, used: false })
  return token
}

/** With a challenge the exchange asks for its verifier. */
export function issueCode(world: World, challenge?: string): string {
  const code = secretText(24)
  const grant = { expiresAt: world.clock.now() + codeLifeMs, used: false }
  world.state.codes.set(code, challenge ? { ...grant, challenge } : grant)
  return code
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier, 'ascii').digest('base64url')
