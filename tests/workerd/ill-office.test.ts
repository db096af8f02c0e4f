import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { officeCommand } from '../../bot/commands/office.ts'
import { pull, push, setDoors } from '../../bot/offices/remote.ts'
import { offlineContext } from '../../bot/offline-context.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { createUnit } from '../../core/units/units.ts'
import { takeOut } from '../../db/carry.ts'
import { mostObjectBytes } from '../../db/object/room.ts'
import { type TemporaryDatabase, temporaryDatabase } from '../support/database.ts'
import { convention } from '../support/library.ts'
import { type Offices, operatorKey, startOffices } from '../support/offices.ts'
import { projectRoot } from '../support/source-files.ts'
import { signed, userText } from '../support/zalo.ts'

// One office of a deployment is made ill, in each of the ways that there are, and another beside it is asked all the while.
const ill = 'om.loa.test'
const well = 'khoe.loa.test'
let offices: Offices
let file: TemporaryDatabase

const account = (host: string) => (host === ill ? '4000000000000000001' : '4000000000000000002')
const make = (host: string) => offices.make(host, { ZALO_OA_ID: account(host) })

type Ill = { filled?: number; hangs?: boolean; pages?: number; sql?: string; settings?: string }
const set = (told: Ill) => offices.ask(`http://${ill}/.ill`, { method: 'PUT', body: JSON.stringify(told) })

beforeAll(async () => {
  const before = await readFile(join(projectRoot, 'tests/workerd/ill-office.js'), 'utf8')
  const flags = ['nodejs_compat', 'experimental']
  offices = await startOffices({ EVENTS_HOST: 'events.loa.test' }, { compatibilityFlags: flags }, before)
  file = await temporaryDatabase()
  const ctx = offlineContext(file, { llm: null, link: (path) => path })
  await createUnit(ctx, { name: 'Phường Mẫu', kind: 'ward' })
  await importDocuments(ctx, [convention])
  for (const host of [ill, well]) {
    await push(offices.remote(host), file)
    await make(host)
  }
})

afterAll(async () => {
  await offices?.stop()
  await file?.remove()
})

const eventFor = (host: string, text = 'hướng dẫn') => ({
  ...userText({ clock: { at: Date.now() } }, text),
  recipient: { id: account(host) },
})
type Event = ReturnType<typeof eventFor>

/** By the address that takes the events of both. */
async function posted(event: Event) {
  const reply = await offices.ask('http://events.loa.test/webhook/zalo', { method: 'POST', ...signed(event) })
  return { status: reply.status, retryAfter: reply.headers.get('retry-after'), json: (await reply.json()) as Json }
}
type Json = { ok?: boolean; repeated?: boolean; error?: { code: string; message: string } }

async function asked(host: string) {
  const body = JSON.stringify({ text: 'Chó ra đường phải đeo gì?' })
  const headers = { 'content-type': 'application/json' }
  const reply = await offices.ask(`http://${host}/api/questions`, { method: 'POST', body, headers })
  return { status: reply.status, json: (await reply.json()) as { text?: string; questionId?: string } }
}

async function health(host: string) {
  const reply = await offices.ask(`http://${host}/health`)
  return { status: reply.status, ...((await reply.json()) as { database?: string; room?: string }) }
}

async function rowsOf(host: string, table: string) {
  const manifest = (await (await offices.operate(host, 'rows')).json()) as Awaited<ReturnType<typeof takeOut>>
  return manifest.tables.find(({ name }) => name === table)?.rows
}

async function looked() {
  const lines: string[] = []
  const { fetch } = offices.remote(ill)
  const env = { OPERATOR_KEY: operatorKey }
  const isWell = await officeCommand(env, ['look', `http://${ill}`], {} as never, (line) => lines.push(line), { fetch })
  return [isWell, ...lines.map((line) => line.replace(`http://${ill} `, ''))]
}

/** The other office takes an event, answers a question and says that it is well. */
async function expectOtherWell() {
  expect(await posted(eventFor(well))).toMatchObject({ status: 200, json: { ok: true } })
  const answer = await asked(well)
  expect([answer.status, answer.json.text?.includes('rọ mõm')]).toEqual([201, true])
  expect(await health(well)).toMatchObject({ status: 200, database: 'ok' })
}

const long = 'Xin hỏi giờ làm việc của bộ phận một cửa. '.repeat(3000)
const busy = { code: 'UNAVAILABLE', message: 'Hệ thống đang bận. Vui lòng thử lại sau ít phút.' }
const refused = { status: 503, retryAfter: '5', json: { error: busy } }

test('an office that fills says so before, takes nothing in once it is full, keeps nothing half, and reads and answers on', async () => {
  expect(await health(ill)).toMatchObject({ status: 200, database: 'ok', room: 'ample' })
  expect(await looked()).toEqual([true, 'answers', 'holds 0.00 of 9.90 GB (0 %)'])
  await set({ filled: mostObjectBytes * 0.85 })
  expect(await health(ill)).toMatchObject({ status: 200, database: 'ok', room: 'little' })
  expect(await looked()).toEqual([
    false,
    'answers',
    expect.stringMatching(/ \(85 %\): take documents out of its library/),
  ])
  await offices.operate(ill, 'minute', { method: 'POST' })
  expect(await rowsOf(ill, 'operator_alarms')).toBe(1)

  const events = await rowsOf(ill, 'inbox_events')
  await set({ filled: mostObjectBytes })
  const event = eventFor(ill, long)
  expect(await posted(event)).toMatchObject(refused)
  expect(await health(ill)).toMatchObject({ status: 503, database: 'unavailable', room: 'none' })
  expect(await looked()).toEqual([false, 'answers', expect.stringMatching(/ \(100 %\): full, it takes nothing in/)])
  // What still fits into a page that is there is kept; what does not is answered all the same.
  const kept: (string | undefined)[] = []
  while (kept.at(-1) !== '' && kept.length < 30) {
    const answer = await asked(ill)
    expect([answer.status, answer.json.text?.includes('rọ mõm')]).toEqual([201, true])
    kept.push(answer.json.questionId)
  }
  expect(kept.at(-1)).toBe('')
  expect((await offices.ask(`http://${ill}/api/procedures/public`)).status).toBe(200)
  await expectOtherWell()

  // Its rows leave it all the same: those of a closed office are kept nowhere on their way.
  await expect(pull(offices.remote(ill), file, { force: true })).rejects.toThrow('loa office close')
  await setDoors(offices.remote(ill), 'closed')
  const there = await temporaryDatabase()
  try {
    const told = await pull(offices.remote(ill), there)
    expect(await takeOut(there.client, async () => {})).toEqual(told)
    expect(told.tables.find(({ name }) => name === 'inbox_events')?.rows).toBe(events)
  } finally {
    await there.remove()
  }
  await setDoors(offices.remote(ill), 'open')

  await set({})
  expect((await posted(event)).json).toEqual({ ok: true })
  expect((await posted(event)).json).toEqual({ ok: true, repeated: true })
  expect(await health(ill)).toMatchObject({ status: 200, room: 'ample' })
})

test('where the platform itself says first that it is full, the office is thrown down with the write alone', async () => {
  const before = (await rowsOf(ill, 'inbox_events')) ?? 0
  await set({ pages: 1 })
  // What was deleted has left room in the file.
  let accepted = 0
  let event = eventFor(ill, long)
  let reply = await posted(event)
  for (; reply.status === 200 && accepted < 100; accepted++) {
    event = eventFor(ill, long)
    reply = await posted(event)
  }
  expect(reply).toMatchObject(refused)
  await expectOtherWell()
  await set({ pages: 1_000_000 })
  expect(await rowsOf(ill, 'inbox_events')).toBe(before + accepted)
  expect((await posted(event)).json).toEqual({ ok: true })
})

test.each<[string, Ill, Ill, string]>([
  [
    'was made by a newer Loa',
    { sql: 'update __drizzle_migrations set created_at = created_at + 1e12' },
    { sql: 'update __drizzle_migrations set created_at = created_at - 1e12' },
    'made by a newer Loa',
  ],
  ['has settings that nobody can read', { settings: 'rubbish' }, {}, ''],
])(
  'an office that %s says so to its operator and 503 to others, who go on, and works again once it is mended',
  async (_, illness, cure, reason) => {
    const event = eventFor(ill)
    await set(illness)
    expect(await posted(event)).toMatchObject(refused)
    expect(await health(ill)).toMatchObject({ status: 503 })
    const [isWell, ...lines] = await looked()
    expect([isWell, lines[0]]).toEqual([false, expect.stringContaining(`answers nobody: `)])
    expect(lines[0]).toContain(reason)
    await expectOtherWell()
    await set(cure)
    await make(ill)
    expect((await posted(event)).json).toEqual({ ok: true })
    expect(await health(ill)).toMatchObject({ status: 200 })
  },
)

test('while one office hangs in a write it says 503, the others answer, and what it was told it has once it goes on', async () => {
  const event = eventFor(ill)
  await set({ hangs: true })
  expect(await posted(event)).toMatchObject(refused)
  expect(await health(ill)).toMatchObject({ status: 503 })
  await expectOtherWell()
  await set({})
  await expect.poll(async () => (await health(ill)).status).toBe(200)
  expect((await posted(event)).json).toEqual({ ok: true, repeated: true })
})
