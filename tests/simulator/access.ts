import type { Context, Handler } from 'hono'
import type { Account, Permission } from './account.ts'
import { Refusal, refused, success } from './envelope.ts'
import type { World } from './world.ts'

export type Call = (permission: Permission, run: (c: Context) => unknown | Promise<unknown>) => Handler

/**
 * Calls documented under version 2 that public clients make under version 3 as well. Tags are not among them: there the
 * platform answers that it knows no such call.
 */
export const eitherVersion = '/:version{v[23]\\.0}/oa'

const documentedPerMinute = 4_000
const packagesWithGroups = ['Nâng cao', 'Premium', 'Tăng trưởng', 'Toàn diện']

/** Wraps a call of the OA API: token, rate, permission and package are checked in this order, then the call itself. */
export function createCall(world: World): Call {
  let minute = 0
  let calls = 0

  const count = () => {
    const current = Math.floor(world.clock.now() / 60_000)
    if (current !== minute) calls = 0
    minute = current
    calls += 1
    return calls
  }

  return (permission, run) => async (c) => {
    try {
      checkToken(world, tokenOf(c))
      const limit = world.state.account.callsPerMinute
      const used = count()
      c.header('X-RateLimit-Limit', String(limit ?? documentedPerMinute))
      c.header('X-RateLimit-Remain', String(Math.max((limit ?? documentedPerMinute) - used, 0)))
      if (limit !== null && used > limit) throw new Refusal(-32, 'Your app reached the limit of calls per minute')
      checkAccount(world.state.account, permission)
      const result = await run(c)
      return result instanceof Response ? result : c.json(success(result))
    } catch (error) {
      if (error instanceof Refusal) return c.json(refused(error.code, error.message))
      throw error
    }
  }
}

/** In a header of its own; the older clients of version 2 put it into the address instead. */
const tokenOf = (c: Context) =>
  c.req.header('access_token') ?? (c.req.path.startsWith('/v2.0/') ? c.req.query('access_token') : undefined)

function checkToken(world: World, token: string | undefined) {
  const grant = world.state.accessTokens.get(token ?? '')
  if (!grant) throw new Refusal(-216, 'Access token is invalid')
  if (grant.expiresAt <= world.clock.now()) throw new Refusal(-220, 'Access token is expired')
}

function checkAccount(account: Account, permission: Permission) {
  if (!account.registered[permission]) throw new Refusal(-212, 'The app has not registered this API')
  if (!account.permissions[permission]) throw new Refusal(-223, 'The OA has not authorised this API')
  if (permission !== 'groups') return
  if (!account.verified) throw new Refusal(-221, 'The OA must be verified')
  if (!packagesWithGroups.includes(account.packageName)) throw new Refusal(-224, 'The OA must buy a higher package')
}
