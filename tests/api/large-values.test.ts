import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { onError } from '../../bot/http/errors.ts'
import { attachedFile, keepAttachment, largestFile } from '../../core/announcements/attachments.ts'
import { largestPicture } from '../../core/feedback/pictures/keep.ts'
import { lookThroughPictures } from '../../core/feedback/pictures/look-through.ts'
import { insertQuestions } from '../../core/question-bank/write.ts'
import { dayMs } from '../../core/time.ts'
import { feedbackPictures } from '../../db/schema/feedback.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { jpeg } from '../support/pictures.ts'
import { signed, userText } from '../support/zalo.ts'

// What is larger than one value of an office's object (db/object/limits.ts). That no statement hands over more is held by the setup of
// every test.

const partsIn = async ({ database: { db } }: TestApp) =>
  (await db.all<{ parts: number }>(sql`select count(*) as parts from byte_parts`))[0]?.parts

test('a file of five megabytes is kept in parts, comes back whole, and leaves none behind', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const bytes = new Uint8Array(largestFile).map((_, at) => at % 251)
  bytes.set(new TextEncoder().encode('%PDF-1.7'))
  const attach = (some: Uint8Array<ArrayBuffer>) =>
    keepAttachment(editor.ctx, { unitId: ward.id, as: 'file', name: 'giấy mời.pdf', bytes: some })
  const kept = await attach(bytes)
  expect(await partsIn(app)).toBe(3)
  // Byte by byte is a minute's work for a test that shows what differs.
  expect(Buffer.compare((await attachedFile(app.deps.db, kept.id))?.bytes ?? Buffer.of(), bytes)).toBe(0)
  app.clock.at += 4 * dayMs
  const next = await attach(bytes.slice(0, 1_500_000))
  expect(await partsIn(app)).toBe(0)
  expect((await attachedFile(app.deps.db, next.id))?.bytes).toHaveLength(1_500_000)
  expect(await attachedFile(app.deps.db, kept.id)).toBe(null)
})

test('what an earlier version kept in one value is in parts after the upgrade', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const { client } = app.database
  await client.execute({
    sql: `insert into attachments (id, unit_id, name, mime_type, size, hash, bytes, created_at)
      values ('at_1', ?, 'a.pdf', 'application/pdf', 4000000, '', randomblob(4000000), 0), ('at_2', ?, 'b.pdf', 'application/pdf', 9, '', randomblob(9), 0)`,
    args: [ward.id, ward.id],
  })
  const { rows } = await client.execute("select bytes from attachments where id = 'at_1'")
  const migration = await readFile('db/migrations/0076_values-in-parts.sql', 'utf8')
  for (const statement of migration.split('--> statement-breakpoint').filter((one) => /^\s*(insert|update)/i.test(one)))
    await client.execute(statement)
  expect(await partsIn(app)).toBe(2)
  const before = new Uint8Array(rows[0]?.bytes as ArrayBuffer)
  expect(Buffer.compare((await attachedFile(app.deps.db, 'at_1'))?.bytes ?? Buffer.of(), before)).toBe(0)
  expect((await attachedFile(app.deps.db, 'at_2'))?.bytes).toHaveLength(9)
})

test('a picture of eight megabytes comes with feedback and is seen whole; one byte more is refused with a sentence', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  const small = jpeg()
  const large = (size: number) =>
    Uint8Array.from(
      Buffer.concat([small.subarray(0, -2), new Uint8Array(size - small.length).fill(0x11), small.subarray(-2)]),
    )
  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    const data = new FormData()
    data.set('words', JSON.stringify({ text: 'Đèn đường ngõ 12 hỏng' }))
    data.append('pictures', new File([bytes], 'anh.jpg', { type: 'image/jpeg' }))
    return app.raw('/api/feedback/pictured', data)
  }
  const refused = await send(large(largestPicture + 1))
  expect([refused.status, refused.json.error.reason]).toEqual([413, 'feedback.picture-large'])
  expect(refused.json.error.message).toMatch(/MB/)
  expect((await send(large(largestPicture))).status).toBe(201)
  expect(await partsIn(app)).toBe(5)
  await lookThroughPictures(app.system)
  const [row] = await app.database.db.select().from(feedbackPictures)
  const seen = await app.app.request(
    `/api/feedback/${row?.feedbackId}/pictures/${row?.id}`,
    { headers: { authorization: `Bearer ${responder.token}` } },
    { defer: () => {} },
  )
  const bytes = new Uint8Array(await seen.arrayBuffer())
  expect(Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')).toBe(row?.hash)
  await app.database.write((tx) => tx.run(sql`delete from feedback_pictures`))
  expect(await partsIn(app)).toBe(0)
})

test('long events that come at once are each kept, once', async () => {
  const app = await testApp()
  const posts = Array.from({ length: 16 }, (_, n) =>
    signed(userText(app, 'ạ"'.repeat(30_000), `45678901234567${n}`.padEnd(19, '0'))),
  )
  const send = () => Promise.all(posts.map(({ body, headers }) => app.raw('/webhook/zalo', body, headers)))
  expect(new Set((await send()).map(({ status }) => status))).toEqual(new Set([200]))
  expect((await send()).every(({ json }) => json.repeated)).toBe(true)
  expect(await app.database.db.select({ key: inboxEvents.dedupeKey }).from(inboxEvents)).toHaveLength(posts.length)
})

test('a bank of the longest questions is written whole', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const contents = Array.from({ length: 200 }, (_, at) => ({
    text: `${at} ${'ạ'.repeat(1900)}`,
    options: Array.from({ length: 8 }, (_, option) => `${option} ${'ạ'.repeat(990)}`),
    ...{ correct: [0], explanation: 'ạ'.repeat(2900), tags: [] },
  }))
  const ids = await app.database.write((tx) => insertQuestions(tx, app.system, ward.id, contents as never))
  const rows = await app.database.db.all<{ id: string }>(sql`select id from bank_questions order by rowid`)
  expect(rows.map(({ id }) => id)).toEqual(ids)
})

test('a row that names a document with half a book is left out of an import and told', async () => {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const rows = ['Sách', 'Sách '.repeat(500_000)].map((title, at) => ({
    id: `r${at}`,
    title,
    text: 'Một đoạn văn bản.',
  }))
  const body = rows.map((row) => JSON.stringify(row)).join('\n')
  await app.raw('/api/library/imports?name=sach.jsonl', body, { authorization: `Bearer ${editor.token}` })
  await app.settled()
  const { imports } = (await app.request('GET', '/api/library/imports', { as: editor.token })).json
  expect(imports).toMatchObject([{ state: 'done', report: { documentCount: 1, refused: [{ line: 2 }] } }])
})

test('what an object does not take of one value is refused with a sentence', async () => {
  const app = new Hono()
  app.onError(onError(() => {}))
  app.get('/', () => {
    throw Object.assign(new Error('string or blob too big: SQLITE_TOOBIG'), { code: 'SQLITE_TOOBIG' })
  })
  const reply = await app.request('/')
  expect([reply.status, ((await reply.json()) as { error: { message: string } }).error.message]).toEqual([
    413,
    'Nội dung quá lớn. Vui lòng gửi phần ngắn hơn.',
  ])
})
