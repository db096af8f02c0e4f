import { fstatSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { backupName } from '../../bot/backup/names.ts'
import { createApp } from '../../bot/http/app.ts'
import { logTo } from '../../bot/log.ts'
import { newMemory } from '../../bot/memory.ts'
import { mailerOf } from '../../bot/watch/mail.ts'
import { newMetrics } from '../../bot/watch/metrics.ts'
import { outputFor } from '../../bot/watch/service-manager.ts'
import { alarmsOf, watchOf } from '../../bot/watch/watch.ts'
import { raise } from '../../core/connection/alarms.ts'
import { minuteMs } from '../../core/time.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { mailServer } from '../support/smtp.ts'
import { projectRoot } from '../support/source-files.ts'

type Asked = { headers?: Record<string, string>; address?: string; method?: string }

async function watched(env: Record<string, string> = {}) {
  const app = await testApp({ env })
  const metrics = newMetrics()
  const beat = { tickedAt: app.clock.at }
  const served = createApp(app.deps, newMemory(), { packs: true, watch: watchOf(app.deps, { metrics, beat }) })
  const get = async (path: string, { headers, address, method }: Asked = {}) => {
    const reply = await served.request(path, { headers, method }, { defer: () => {}, address })
    return { status: reply.status, headers: reply.headers, text: await reply.text() }
  }
  return { app, metrics, beat, get }
}

const waiting = (app: TestApp, minutes: number) =>
  app.deps.write((tx) =>
    tx.insert(inboxEvents).values({
      ...{ dedupeKey: 'one', channel: 'oa_chat', name: 'user_send_text', body: 'Lời của bà con' },
      receivedAt: app.clock.at - minutes * minuteMs,
    }),
  )

test('it says whether it lives, and whether all that it stands on is well', async () => {
  const { app, beat, get } = await watched()
  expect(await get('/live')).toMatchObject({ status: 200 })
  expect(JSON.parse((await get('/ready')).text)).toEqual({
    ready: true,
    checks: { database: true, tick: true, token: true, disk: true },
  })
  beat.tickedAt = app.clock.at - 6 * minuteMs
  await app.deps.write((tx) => raise(tx, app.deps, 'lost'))
  const ill = await get('/ready')
  expect([ill.status, JSON.parse(ill.text).checks]).toEqual([
    503,
    { database: true, tick: false, token: false, disk: true },
  ])
  expect((await get('/live')).status).toBe(200)
  app.database.close()
  expect(JSON.parse((await get('/ready')).text).checks.database).toBe(false)
})

test('figures go to this machine alone, or to whoever bears the token', async () => {
  const { get } = await watched()
  expect((await get('/metrics', { address: '127.0.0.1' })).status).toBe(200)
  for (const asked of [
    { address: '203.0.113.7' },
    { address: '127.0.0.1', headers: { 'x-forwarded-for': '203.0.113.7' } },
    { address: '127.0.0.1', headers: { 'x-forwarded-for': 'nonsense' } },
    { address: '203.0.113.7', headers: { 'x-forwarded-for': '127.0.0.1' } },
  ])
    expect((await get('/metrics', asked)).status, JSON.stringify(asked)).toBe(403)
  const guarded = await watched({ METRICS_TOKEN: 'a token that is long' })
  expect((await guarded.get('/metrics', { address: '127.0.0.1' })).status).toBe(401)
  const bearing = (token: string) => ({ address: '203.0.113.7', headers: { authorization: `Bearer ${token}` } })
  expect((await guarded.get('/metrics', bearing('another'))).status).toBe(401)
  await expect(watched({ METRICS_TOKEN: 'short' })).rejects.toThrow('METRICS_TOKEN')
})

test('figures tell requests by the pattern of their route, queues, and the age of the minute’s work; nothing of anybody', async () => {
  const { app, metrics, beat, get } = await watched()
  await waiting(app, 3)
  beat.tickedAt = app.clock.at - 30_000
  metrics.searched(12)
  metrics.delivered('oa_group', 'sent')
  metrics.hearing(() => {})('answer.given', { ms: 700 })
  for (const code of ['ABC123', 'XYZ789']) await get(`/api/digests/public/${code}`)
  await get('/khong-co/trang-nay')
  const { text, headers } = await get('/metrics')
  expect(headers.get('content-type')).toContain('text/plain')
  expect(text).toContain('loa_request_seconds_count{method="GET",route="/api/digests/public/:code",status="4xx"} 2')
  expect(text).toContain('loa_queue_rows{queue="inbox"} 1')
  expect(text).toContain('loa_queue_oldest_seconds{queue="inbox"} 180')
  expect(text).toContain('loa_tick_age_seconds 30')
  expect(text).toContain('loa_search_seconds_count 1')
  expect(text).toContain('loa_answer_seconds_count 1')
  expect(text).toContain('loa_deliveries_total{channel="oa_group",outcome="sent"} 1')
  expect(text).toContain('loa_log_events_total{event="answer.given",level="debug"} 1')
  expect(text).toMatch(/loa_disk_free_bytes \d/)
  expect(text).not.toMatch(/ABC123|khong-co|bà con/)
})

test('a request has an id, its own or one of ours, and a refusal and the log say it', async () => {
  const { app, get } = await watched()
  const own = await get('/api/nowhere', { headers: { 'x-request-id': 'proxy-4711' } })
  expect(own.headers.get('x-request-id')).toBe('proxy-4711')
  expect(JSON.parse(own.text).error.requestId).toBe('proxy-4711')
  for (const strange of ['x'.repeat(65), 'a b', '<script>']) {
    const given = await get('/api/nowhere', { headers: { 'x-request-id': strange } })
    expect(given.headers.get('x-request-id')).toMatch(/^rq_\w{20}$/)
  }
  app.database.close()
  const failed = await get('/api/units', { headers: { 'x-request-id': 'proxy-4712' } })
  expect(failed.status).toBe(500)
  expect(app.logged).toContainEqual({
    event: 'request.failed',
    fields: expect.objectContaining({ requestId: 'proxy-4712' }),
  })
})

test('the log says how grave each line is, and leaves out what is less than was asked for', () => {
  const lines: string[] = []
  const log = logTo((line) => lines.push(line), 'warn')
  for (const event of ['request.failed', 'connection.lapses', 'source.collected', 'tick.done']) log(event)
  expect(lines.map((line) => JSON.parse(line).level)).toEqual(['error', 'warn'])
})

test('systemd’s journal is told how grave a line is where it reads them, and nobody else', () => {
  const { dev, ino } = fstatSync(1)
  const told = (JOURNAL_STREAM?: string) => {
    const lines: string[] = []
    const log = logTo(
      outputFor({ JOURNAL_STREAM }, (line) => lines.push(line)),
      'debug',
    )
    for (const event of ['request.failed', 'connection.lapses', 'source.collected', 'tick.done']) log(event)
    return lines.map((line) => line.slice(0, 4))
  }
  expect(told(`${dev}:${ino}`)).toEqual(['<3>{', '<4>{', '<6>{', '<7>{'])
  for (const elsewhere of [undefined, `${dev}:${ino + 1}`]) expect(told(elsewhere)).toEqual(Array(4).fill('{"at'))
})

test('what is wrong is told once by chat and by mail, with what to do, and once more when it is over', async () => {
  const smtp = await mailServer()
  const env = { SMTP_URL: smtp.url, ALARM_EMAIL: 'may-chu@phuong.example.vn, it@phuong.example.vn' }
  const { app, beat } = await watched(env)
  const { id: unitId } = await app.unit('Phường An Bình')
  const admin = await app.person('Quản Trị', ['admin', unitId])
  await app.person('Biên Tập', ['editor', unitId])
  const followed = { oaUserId: '900100200', follows: true }
  await app.deps.write((tx) => tx.update(people).set(followed).where(eq(people.id, admin.id)))
  const look = alarmsOf(app.deps, { beat, mail: mailerOf(app.config) })
  await look()
  expect(smtp.mails).toEqual([])

  await waiting(app, 11)
  smtp.state.refuses = true
  await look()
  expect(app.logged.map(({ event }) => event)).toEqual(['alarm.raised', 'mail.failed'])
  smtp.state.refuses = false
  for (let minute = 0; minute < 3; minute++) {
    beat.tickedAt = app.clock.at += minuteMs
    await look()
  }
  const [mail, ...more] = smtp.mails
  expect(more).toEqual([])
  expect(mail!.to).toEqual(['may-chu@phuong.example.vn', 'it@phuong.example.vn'])
  const text = smtp.textOf(mail!)
  expect(text).toContain('đã chờ hơn mười phút')
  expect(text).toContain('khởi động lại dịch vụ')
  expect(text).not.toContain('Lời của bà con')
  const queued = await app.deps.db.select().from(replies)
  expect(queued).toMatchObject([
    { cause: 'operator', recipient: '900100200', text: expect.stringContaining('mười phút') },
  ])

  await app.deps.write((tx) => tx.delete(inboxEvents))
  await look()
  expect(smtp.mails).toHaveLength(1)
  beat.tickedAt = app.clock.at += 11 * minuteMs
  await look()
  expect(smtp.textOf(smtp.mails[1]!)).toContain('Đã ổn trở lại')
  await waiting(app, 30)
  await look()
  expect(smtp.mails).toHaveLength(3)
})

test('a database that takes nothing is told by mail all the same, once', async () => {
  const smtp = await mailServer()
  const { app, beat } = await watched({ SMTP_URL: smtp.url, ALARM_EMAIL: 'it@phuong.example.vn' })
  const look = alarmsOf(app.deps, { beat, mail: mailerOf(app.config) })
  app.database.close()
  await look()
  await look()
  expect(smtp.mails.map(smtp.textOf)).toEqual([expect.stringContaining('loa doctor')])
})

test('a folder in which no backup ever comes is told of as one whose newest is old', async () => {
  const { app, beat } = await watched({ BACKUP_FOLDER: join(tmpdir(), 'no-backup-comes') })
  const look = alarmsOf(app.deps, { beat, mail: null })
  await look()
  expect(app.logged).toEqual([])
  beat.tickedAt = app.clock.at += 37 * 60 * minuteMs
  await look()
  expect(app.logged).toEqual([{ event: 'alarm.raised', fields: { kind: 'backup' } }])
})

test('backups that stand here and are never carried elsewhere are told of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-copies-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { app, beat } = await watched({ BACKUP_FOLDER: folder, BACKUP_COPY: '/mnt/nas/loa' })
  const look = alarmsOf(app.deps, { beat, mail: null })
  beat.tickedAt = app.clock.at += 37 * 60 * minuteMs
  const name = backupName(app.clock.at)
  await writeFile(join(folder, name), '')
  await look()
  expect(app.logged).toEqual([{ event: 'alarm.raised', fields: { kind: 'copy' } }])
  await writeFile(join(folder, 'carried.txt'), `${name}\n`)
  beat.tickedAt = app.clock.at += 11 * minuteMs
  await look()
  expect(app.logged).toContainEqual({ event: 'alarm.over', fields: { kind: 'copy' } })
})

test('an address that is none, and a server that is none, stop the start', async () => {
  await expect(watched({ ALARM_EMAIL: 'nobody' })).rejects.toThrow('ALARM_EMAIL')
  await expect(watched({ SMTP_URL: 'mail.example.vn' })).rejects.toThrow('SMTP_URL')
  await expect(watched({ LOG_LEVEL: 'loud' })).rejects.toThrow('LOG_LEVEL')
})

test('each figure that the dashboard draws is one that is given', async () => {
  const { get } = await watched()
  const { text } = await get('/metrics')
  const dashboard = await readFile(join(projectRoot, 'docs/operators/grafana.json'), 'utf8')
  const drawn = new Set(dashboard.match(/loa_\w+/g)?.map((name) => name.replace(/_(bucket|count)$/, '')))
  expect(drawn.size).toBeGreaterThan(10)
  expect([...drawn].filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([])
})
