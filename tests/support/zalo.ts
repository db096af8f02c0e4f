import { createHash, randomBytes } from 'node:crypto'
import type { TestApp } from './app.ts'
import { testEnvironment } from './environment.ts'

// What is no text has no writing of its own that Zalo knows.
const written = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Events as Zalo writes them, and the signature that its documentation prescribes, computed here on its own. */
export function signed(event: object, { secret = testEnvironment.ZALO_OA_SECRET, body = JSON.stringify(event) } = {}) {
  // One event names no app: it is signed with the id of the app that it goes to.
  const { app_id = testEnvironment.ZALO_APP_ID, timestamp = '' } = event as { app_id?: string; timestamp?: string }
  const mac = createHash('sha256')
    .update(`${written(app_id)}${body}${written(timestamp)}${secret}`, 'utf8')
    .digest('hex')
  return { body, headers: { 'content-type': 'application/json', 'x-zevent-signature': `mac=${mac}` } }
}

export const hexId = () => randomBytes(10).toString('hex')

export const userText = (app: Pick<TestApp, 'clock'>, text: string, senderId = '4567890123456789012') => ({
  app_id: testEnvironment.ZALO_APP_ID,
  sender: { id: senderId },
  user_id_by_app: `9${senderId.slice(1)}`,
  recipient: { id: testEnvironment.ZALO_OA_ID },
  event_name: 'user_send_text',
  message: { text, msg_id: hexId() },
  timestamp: String(app.clock.at),
})

export const groupText = (app: Pick<TestApp, 'clock'>, text: string, groupId: string, quoted?: string) => ({
  app_id: testEnvironment.ZALO_APP_ID,
  oa_id: testEnvironment.ZALO_OA_ID,
  sender: { id: '4567890123456789012' },
  recipient: { id: groupId },
  event_name: 'user_send_group_text',
  message: { text, msg_id: hexId(), ...(quoted && { quote_msg_id: quoted }) },
  timestamp: String(app.clock.at),
})

/** Delivers an event to the service as Zalo would. */
export async function deliver(app: TestApp, event: object, options?: Parameters<typeof signed>[1]) {
  const { body, headers } = signed(event, options)
  return app.raw('/webhook/zalo', body, headers)
}
