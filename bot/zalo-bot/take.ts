import { createHash } from 'node:crypto'
import { isOurMessage } from '../../core/inbox/own-messages.ts'
import type { Deps } from '../deps.ts'
import { type BotMessage, inGroup, isMentioned, parseUpdate, quotedId, toIncoming } from './events.ts'

type Taken = 'stored' | 'repeated' | 'ignored'

/** Makes one update durable, however it came. What a group says among itself is kept nowhere. */
export async function takeUpdate(deps: Deps, json: unknown): Promise<Taken> {
  const { config } = deps
  const account = { id: config.ZALO_BOT_TOKEN?.split(':')[0] ?? '', name: config.ZALO_BOT_NAME }
  const update = parseUpdate(json)
  const message = update?.message
  // Two bots that answer each other would never stop.
  if (!update || message?.from.is_bot) return 'ignored'
  if (message && inGroup(message) && !(await isAddressed(message))) return 'ignored'
  const fresh = await deps.receive({
    dedupeKey: createHash('sha256')
      .update(`zalo-bot ${message?.message_id ?? JSON.stringify(json)}`)
      .digest('hex'),
    name: update.event_name.slice(0, 100),
    incoming: toIncoming(update, account, deps.now()),
  })
  return fresh ? 'stored' : 'repeated'

  async function isAddressed(message: BotMessage): Promise<boolean> {
    if (isMentioned(message, account)) return true
    const quoted = quotedId(message)
    return quoted ? isOurMessage(deps, quoted) : false
  }
}
