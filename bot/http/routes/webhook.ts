import { hash } from 'node:crypto'
import { Hono } from 'hono'
import { noteStale } from '../../../core/connection/stale.ts'
import { AppError } from '../../../core/errors.ts'
import { isOurMessage } from '../../../core/inbox/own-messages.ts'
import type { InboxEvent } from '../../../core/incoming.ts'
import { system } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import { jsonIn } from '../../json.ts'
import { work } from '../../tick.ts'
import { isRecent } from '../../zalo/event-age.ts'
import { isFromGroup, isOwnEcho, mentions, parseEvent, type RawEvent, toIncoming } from '../../zalo/events.ts'
import { isSigned } from '../../zalo/signature.ts'
import type { Env } from '../auth.ts'
import { bodyWithin } from '../body-within.ts'
import { refuseLarge } from '../too-large.ts'

const maxBytes = 256 * 1024
const text = new TextDecoder()

export const webhook = (deps: Deps) => {
  const { config } = deps
  const account = { id: config.ZALO_OA_ID, name: config.ZALO_OA_NAME }

  return new Hono<Env>()
    .get('/', (c) => c.json({ ok: true }))
    .post('/', async (c) => {
      const body = await bodyWithin(c.req, maxBytes)
      if (!body) return refuseLarge(c)
      const json = jsonIn(text.decode(body))
      // Saving the address in Zalo's console sends an unsigned, empty event.
      if (isProbe(body, json)) return c.json({ ok: true })
      const event = parseEvent(json)
      const variant = config.ZALO_WEBHOOK_SIGNATURE
      const headerTimestamp = variant === 'header-timestamp' ? c.req.header('x-zevent-timestamp') : undefined
      const signed = isSigned(c.req.header('x-zevent-signature'), body, {
        appId: variant === 'oa-id' ? config.ZALO_OA_ID : (event?.app_id ?? config.ZALO_APP_ID),
        timestamp: headerTimestamp ?? event?.timestamp ?? '',
        secret: config.ZALO_OA_SECRET,
      })
      if (json === undefined) throw new AppError('INVALID', 'malformed')
      if (!signed || !event || (event.app_id ?? config.ZALO_APP_ID) !== config.ZALO_APP_ID)
        throw new AppError('UNAUTHENTICATED', 'signature')
      const at = Number(event.timestamp ?? headerTimestamp)
      if (!isRecent(at, deps.now())) {
        await noteStale(deps, deps.now() - at)
        throw new AppError('INVALID', 'stale')
      }
      if (isOwnEcho(event) || (isFromGroup(event) && !(await isAddressed(event)))) return c.json({ ok: true })

      const fresh = await deps.receive(
        inboxEvent({ ...event, timestamp: String(at) }, body, c.req.header('x-zevent-server')),
      )
      if (fresh) c.env.defer('work', () => work({ ...deps, actor: system }))
      return c.json({ ok: true, ...(!fresh && { repeated: true }) })
    })

  // Asked before anything is kept: what a group says among itself leaves no trace.
  async function isAddressed(event: RawEvent): Promise<boolean> {
    if (mentions(event, account)) return true
    const quoted = event.message?.quote_msg_id
    return quoted ? isOurMessage(deps, quoted) : false
  }

  function inboxEvent(event: RawEvent, body: Uint8Array, server: string | undefined): InboxEvent {
    const incoming = toIncoming(event, account, server)
    // A message told again may bear a new time; whatever has no id of its own is known by its bytes.
    const told = incoming.kind === 'text' ? `zalo message ${incoming.chatId} ${incoming.messageId}` : body
    const dedupeKey = hash('sha256', told)
    return { dedupeKey, name: event.event_name.slice(0, 100), incoming }
  }
}

const isProbe = (body: Uint8Array, json: unknown) =>
  body.length === 0 || (typeof json === 'object' && json !== null && Object.keys(json).length === 0)
