import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { testApp } from '../support/app.ts'
import { deliver, userText } from '../support/zalo.ts'

const long = 'Xin hỏi giờ làm việc của bộ phận một cửa. '.repeat(3000)

test('on a full disk the webhook answers 503 and keeps nothing half; with room again the same event is taken', async () => {
  const app = await testApp()
  const { client } = app.database
  const { rows } = await client.execute('pragma page_count')
  await client.execute(`pragma max_page_count = ${Number(rows[0]?.page_count)}`)
  const event = userText(app, long)
  const refused = await deliver(app, event)
  expect(refused).toMatchObject({ status: 503, json: { error: { code: 'UNAVAILABLE' } } })
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(await app.deps.db.select().from(inboxEvents)).toEqual([])
  expect((await client.execute('pragma integrity_check')).rows[0]?.integrity_check).toBe('ok')

  await client.execute('pragma max_page_count = 1000000')
  expect((await deliver(app, event)).json).toEqual({ ok: true })
  expect((await deliver(app, event)).json).toEqual({ ok: true, repeated: true })
  await app.settled()
  expect(app.sent).toHaveLength(1)
})

test('while another process holds the database the webhook answers 503, and takes the event when it comes again', async () => {
  const app = await testApp()
  const other = createClient({ url: `file:${app.database.path}` })
  const held = await other.transaction('write')
  const event = userText(app, 'xin chào')
  expect((await deliver(app, event)).status).toBe(503)
  await held.rollback()
  other.close()
  expect((await deliver(app, event)).json).toEqual({ ok: true })
  await app.settled()
  expect(await app.deps.db.select().from(inboxEvents)).toHaveLength(1)
})
