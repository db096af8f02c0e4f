import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { AppError } from '../../core/errors.ts'
import type { Config } from '../config.ts'
import { within } from '../time-limit.ts'
import { otherErrorOf } from './other-errors.ts'

const me = z.looseObject({
  error: z.coerce.number().default(0),
  id: z.string().optional(),
  name: z.string().default(''),
  user_id_by_oa: z.string().optional(),
})

type ZaloProfile = { appUserId: string; oaUserId: string | null; name: string }

/**
 * Who holds a mini app's access token. The proof is keyed with this app's secret, so a token of another app fails.
 * @throws AppError UNAUTHENTICATED for a bad token, UNAVAILABLE when Zalo does not answer or refuses this office's app
 */
export async function profileOf(config: Config, accessToken: string): Promise<ZaloProfile> {
  const proof = createHmac('sha256', config.ZALO_APP_SECRET).update(accessToken).digest('hex')
  const read = async (signal: AbortSignal): Promise<unknown> => {
    const reply = await fetch(`${config.ZALO_GRAPH_URL}/v2.0/me?fields=id,name,user_id_by_oa`, {
      headers: { access_token: accessToken, appsecret_proof: proof },
      signal,
    })
    return reply.json()
  }
  const parsed = me.safeParse(await within(10_000, read).catch(() => null))
  if (!parsed.success) throw new AppError('UNAVAILABLE')
  if (parsed.data.error !== 0 || !parsed.data.id) throw refused(parsed.data.error)
  return { appUserId: parsed.data.id, oaUserId: parsed.data.user_id_by_oa ?? null, name: parsed.data.name }
}

// A token that is no good is the caller's to mend; an app that Zalo refuses is the operator's.
function refused(code: number): AppError {
  const { kind } = otherErrorOf('graph', code) ?? { kind: 'token' }
  if (kind === 'token' || kind === 'permanent') return new AppError('UNAUTHENTICATED', 'zalo.token')
  return new AppError('UNAVAILABLE', code === -501 ? 'zalo.abroad' : 'zalo.app', { code })
}
