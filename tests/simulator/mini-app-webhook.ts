import { createHash } from 'node:crypto'
import type { World } from './world.ts'

export type MiniAppEvent = { event: string } & Record<string, unknown>

const timeoutMs = 2_000

/** Posts an event of the mini app's platform, which has an address, a key and a formula of its own; answers with the status. */
export async function sendMiniAppEvent(world: World, event: MiniAppEvent): Promise<number | null> {
  const url = world.miniAppWebhookUrl
  if (!url) throw new Error('no webhook of the mini app is connected')
  const whole = { appId: world.app.miniAppId, ...event }
  const body = JSON.stringify(whole)
  const headers = { 'content-type': 'application/json', 'x-zevent-signature': signatureOf(whole, world.app.miniAppKey) }
  const exchange = {
    at: world.clock.now(),
    direction: 'webhook' as const,
    title: event.event,
    method: 'POST',
    url,
    request: { headers, body },
    messageIds: [],
  }
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const reply = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    world.wire.add({ ...exchange, reply: { status: reply.status, body: await reply.text() } })
    return reply.status
  } catch (error) {
    world.wire.add({ ...exchange, reply: null, note: String(error) })
    return null
  }
}

/** The values in the order of their keys, then the key of the API. */
function signatureOf(event: Record<string, unknown>, key: string): string {
  const values = Object.keys(event)
    .sort()
    .map((name) => (typeof event[name] === 'object' ? JSON.stringify(event[name]) : String(event[name])))
  return createHash('sha256')
    .update(`${values.join('')}${key}`)
    .digest('hex')
}
