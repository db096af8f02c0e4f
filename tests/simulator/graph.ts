import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { secretText } from './ids.ts'
import { type SimUser, userOf } from './state.ts'
import type { World } from './world.ts'

export const tokenLifeMs = 3_600_000
const infoTokenLifeMs = 2 * 60_000

/** Graph answers flat, with its error code beside the fields. */
export const graphRoutes = (world: World) =>
  new Hono()
    .get('/v2.0/me', (c) => {
      const token = c.req.header('access_token') ?? c.req.query('access_token') ?? ''
      const user = holderOf(world, token)
      if (!user) return c.json({ error: 452, message: 'Session key invalid' })
      if ((c.req.header('appsecret_proof') ?? c.req.query('appsecret_proof')) !== proofOf(world, token))
        return c.json({ error: -242, message: 'Invalid appsecret_proof' })
      if (!world.state.account.serverInVietnam) return c.json(outsideVietnam)
      const all: Record<string, unknown> = {
        id: user.uidByApp,
        name: user.name,
        picture: { data: { url: '' } },
        user_id_by_oa: user.follows || user.lastInteraction !== null ? user.id : undefined,
      }
      const fields = (c.req.query('fields') ?? 'id,name,picture').split(',')
      const chosen = Object.fromEntries(Object.entries(all).filter(([name]) => name === 'id' || fields.includes(name)))
      return c.json({ ...chosen, is_sensitive: user.isUnder18, error: 0, message: 'Success' })
    })
    .get('/v2.0/me/info', (c) => {
      const user = holderOf(world, c.req.header('access_token') ?? '')
      if (!user) return c.json({ error: 452, message: 'Session key invalid' })
      if (c.req.header('secret_key') !== world.app.appSecret)
        return c.json({ error: 100, message: 'Invalid parameter: secret_key' })
      if (!world.state.account.serverInVietnam) return c.json(outsideVietnam)
      const code = c.req.header('code') ?? ''
      const grant = world.state.infoTokens.get(code)
      if (!grant || grant.userId !== user.id || grant.expiresAt < world.clock.now())
        return c.json({ error: 100, message: 'Invalid parameter: code' })
      world.state.infoTokens.delete(code)
      const place = { provider: 'gps', ...user.place, timestamp: String(world.clock.now()) }
      const data = grant.kind === 'phone' ? { number: user.phone } : place
      return c.json({ data, error: 0, message: 'Success' })
    })

const outsideVietnam = {
  error: -501,
  message: 'Personal information is withheld because the address of the caller (203.0.113.7) is not in Vietnam',
}

const proofOf = (world: World, token: string) => createHmac('sha256', world.app.appSecret).update(token).digest('hex')

function holderOf(world: World, token: string): SimUser | undefined {
  const grant = world.state.miniAppTokens.get(token)
  if (!grant || grant.expiresAt < world.clock.now()) return undefined
  return world.state.users.get(grant.userId)
}

/** What `getAccessToken` gives inside the mini app: one hour. */
export function issueMiniAppToken(world: World, userId: string): string {
  const token = secretText()
  const expiresAt = world.clock.now() + tokenLifeMs
  world.state.miniAppTokens.set(token, { userId: userOf(world.state, userId).id, expiresAt })
  return token
}

/** What `getPhoneNumber` and `getLocation` give inside the mini app: single use, two minutes. */
export function issueInfoToken(world: World, userId: string, kind: 'phone' | 'location'): string {
  const token = secretText()
  const expiresAt = world.clock.now() + infoTokenLifeMs
  world.state.infoTokens.set(token, { userId: userOf(world.state, userId).id, kind, expiresAt })
  return token
}
