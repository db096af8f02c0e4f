import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import * as z from 'zod'
import { AppError } from '../../../core/errors.ts'
import type { Incoming } from '../../../core/incoming.ts'
import { system } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { jsonIn } from '../../json.ts'
import { work } from '../../tick.ts'
import { isRecent } from '../../zalo/event-age.ts'
import { fieldsOf, isSilent } from '../../zalo/event-names.ts'
import { zaloId } from '../../zalo/events.ts'
import { isMiniAppSigned } from '../../zalo/signature.ts'
import type { Env } from '../auth.ts'
import { bodyLimit } from '../body-limit.ts'

const maxBytes = 64 * 1024
const flat = z.record(z.string(), z.unknown())
const named = z.looseObject({
  event: z.string(),
  userId: zaloId.optional().catch(undefined),
  timestamp: z.coerce.number().optional().catch(undefined),
})

/** Events of the mini app's platform: another address, another key and another formula than the account's. */
export const miniAppWebhook = (deps: Deps) =>
  new Hono<Env>()
    .get('/', (c) => c.json({ ok: true }))
    .post('/', bodyLimit(maxBytes), async (c) => {
      const raw = await c.req.text()
      const body = flat.safeParse(jsonIn(raw))
      if (raw === '' || (body.success && Object.keys(body.data).length === 0)) return c.json({ ok: true })
      if (!body.success) throw new AppError('INVALID', 'malformed')
      const key = deps.config.ZALO_MINI_APP_API_KEY
      const signature = c.req.header('x-zevent-signature')?.replace(/^mac=/, '') ?? ''
      if (!key || !isMiniAppSigned(signature, body.data, key)) throw new AppError('UNAUTHENTICATED', 'signature')
      const event = named.safeParse(body.data)
      if (!event.success) throw new AppError('INVALID', 'malformed')
      const incoming = incomingOf(event.data, deps.now())
      if (!isRecent(incoming.at, deps.now())) throw new AppError('INVALID', 'stale')
      // The signature names what is signed, whatever the order and the spaces it comes in.
      const dedupeKey = createHash('sha256').update(`zalo-mini-app ${signature.toLowerCase()}`).digest('hex')
      const fresh = await deps.receive({ dedupeKey, name: event.data.event.slice(0, 100), incoming })
      if (fresh) c.env.defer('work', () => work({ ...deps, actor: system }))
      return c.json({ ok: true, ...(!fresh && { repeated: true }) })
    })

function incomingOf(event: z.output<typeof named>, now: number): Incoming {
  // One that acts says when it happened: without a time it could be repeated for ever.
  if (event.event === 'user.revoke.consent' && event.userId)
    return { kind: 'withdrew', channel: 'oa_chat', senderId: '', senderAppId: event.userId, at: event.timestamp ?? 0 }
  const at = event.timestamp ?? now
  const unknown = isSilent(event.event) ? undefined : { name: event.event.slice(0, 100), fields: fieldsOf(event) }
  return { kind: 'other', channel: 'oa_chat', unknown, at }
}
