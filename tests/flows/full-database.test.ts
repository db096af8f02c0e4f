import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { minuteMs } from '../../core/time.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { testApp } from '../support/app.ts'
import { convention } from '../support/library.ts'
import { deliver, userText } from '../support/zalo.ts'

const long = 'Xin hỏi giờ làm việc của bộ phận một cửa. '.repeat(3000)

test('on a full disk the webhook answers 503 and keeps nothing half; with room again the same event is taken', async () => {
  const app = await testApp()
  const { client, writer } = app.database
  const { rows } = await client.execute('pragma page_count')
  await writer.execute(`pragma max_page_count = ${Number(rows[0]?.page_count)}`)
  const event = userText(app, long)
  const refused = await deliver(app, event)
  expect(refused).toMatchObject({ status: 503, json: { error: { code: 'UNAVAILABLE' } } })
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(await app.deps.db.select().from(inboxEvents)).toEqual([])
  expect((await client.execute('pragma integrity_check')).rows[0]?.integrity_check).toBe('ok')

  await writer.execute('pragma max_page_count = 1000000')
  expect((await deliver(app, event)).json).toEqual({ ok: true })
  expect((await deliver(app, event)).json).toEqual({ ok: true, repeated: true })
  await app.settled()
  expect(app.sent).toHaveLength(1)
})

test('on a full disk a question from a screen is answered and not kept', async () => {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await importDocuments(app.system, [convention])
  const { client, writer } = app.database
  const { rows } = await client.execute('pragma page_count')
  await writer.execute(`pragma max_page_count = ${Number(rows[0]?.page_count)}`)
  const ask = () => app.request('POST', '/api/questions', { body: { text: 'Chó ra đường phải đeo gì?' } })
  let reply = await ask()
  // What still fits into a page that is there is kept.
  for (let asked = 1; reply.json.questionId !== '' && asked < 50; asked++) {
    app.clock.at += minuteMs
    reply = await ask()
  }
  expect(reply).toMatchObject({ status: 201, json: { questionId: '', mayHandOn: false } })
  expect(reply.json.text).toContain('rọ mõm')
  await writer.execute('pragma max_page_count = 1000000')
  expect((await ask()).json.questionId).not.toBe('')
})

test('health says that a full disk takes nothing, and that room is there again; asked often, it writes seldom', async () => {
  const app = await testApp()
  const { client, writer } = app.database
  const pages = async () => Number((await client.execute('pragma page_count')).rows[0]?.page_count)
  const written = async () =>
    Number((await client.execute("select seq from sqlite_sequence where name = 'inbox_events'")).rows[0]?.seq ?? 0)
  const health = async () => {
    const { status, json } = await app.request('GET', '/health')
    return [status, json.database]
  }
  // A table that an upgrade made anew left room behind.
  await client.execute('vacuum')
  await writer.execute(`pragma max_page_count = ${await pages()}`)
  expect(await health()).toEqual([503, 'unavailable'])
  await writer.execute('pragma max_page_count = 1000000')
  expect(await health()).toEqual([200, 'ok'])
  const size = await pages()
  const before = await written()
  for (let i = 0; i < 100; i++) await health()
  expect(await written()).toBe(before)
  for (let i = 0; i < 20; i++) {
    app.clock.at += minuteMs
    expect(await health()).toEqual([200, 'ok'])
  }
  expect(await written()).toBe(before + 20)
  expect(await pages()).toBe(size)
  expect(await app.deps.db.select().from(inboxEvents)).toEqual([])
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
