import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { contestCommand } from '../../bot/commands/contest.ts'
import { openDatabase } from '../../bot/database.ts'
import { readChain } from '../../core/audit.ts'
import { replyWordsKeptMs, retain } from '../../core/people/retention.ts'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { minuteMs } from '../../core/time.ts'
import { open } from '../../db/client.ts'
import { imports, originalParts } from '../../db/schema/intake.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { conventionText } from '../support/library.ts'
import { openRound, take } from '../support/quiz.ts'
import { deliver, userText } from '../support/zalo.ts'

const sender = '4567890123456789012'
// It must not end as the first does: behind a made-up id that ends in a 4 it would read the same.
const neighbour = '8123456789012345670'
const word = (i: number) => `tửphừng${i}tẻo`

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  return { app, ward }
}

/** Which of some words stand in the bytes of the database, of its log or of the index of the log. */
async function found(app: TestApp, words: string[]): Promise<string[]> {
  const paths = ['', '-wal', '-shm'].map((end) => `${app.database.path}${end}`).filter(existsSync)
  const files = await Promise.all(paths.map((path) => readFile(path)))
  return words.filter((one) => files.some((bytes) => bytes.includes(one)))
}

/** The same once the minute has done its work; a log that somebody was reading is emptied a minute later. */
async function afterMinutes(app: TestApp, words: string[]): Promise<string[]> {
  for (let minute = 0; minute < 5; minute++) {
    await retain(app.system)
    const left = await found(app, words)
    if (left.length === 0) return left
  }
  return found(app, words)
}

async function hear(app: TestApp, text: string, from = sender) {
  app.clock.at += 1000
  await deliver(app, userText(app, text, from))
  await app.settled()
}

/** Long enough for some to spill over a page, and among those of others, so that pages are split and joined. */
async function muchSaid(app: TestApp) {
  for (let i = 0; i < 40; i++) {
    await hear(app, `${word(i)} giờ đổ rác ở đâu ${'rồi '.repeat((i % 5) * 40)}`)
    await hear(app, `bao giờ họp tổ dân phố ${i} ${'thế '.repeat((i % 7) * 30)}`, neighbour)
  }
}

const words = Array.from({ length: 40 }, (_, i) => word(i))

test('after a person is erased no byte of the files holds their words, their ids or the replies to them', async () => {
  const { app } = await office()
  await muchSaid(app)
  expect(await found(app, words)).toEqual(words)
  await hear(app, '#xoadulieu dongy')
  expect(await afterMinutes(app, words)).toEqual([])
  expect(await afterMinutes(app, [sender])).toEqual([])
})

test('after somebody of the mini app is erased no byte holds what they wrote or who they were, and the log and the ledger stand', async () => {
  const { app, ward } = await office()
  const round = await openRound(app, ward.id, { people: 'zalo' })
  const responder = await app.person('Trả Lời', ['responder', ward.id], ['communicator', ward.id])
  const { token } = await signInFromZalo(app.system, { appUserId: '7788990011223344', name: word(0) })
  const call = (method: string, path: string, body?: object) => app.request(method, path, { as: token, body })
  await call('PATCH', '/api/session', { unitId: ward.id, consents: { unit: true, contest: true, feedback: true } })
  await call('PATCH', '/api/session', { name: word(1) })
  const { waiting } = (await app.request('GET', '/api/belonging', { as: responder.token })).json
  await app.request('POST', '/api/belonging', { as: responder.token, body: { people: waiting, confirm: true } })
  for (const at of [2, 3, 4]) await call('POST', '/api/questions', { text: `${word(at)} giờ đổ rác ở đâu?` })
  const handed = (await call('POST', '/api/questions', { text: `${word(5)} nuôi chó ở đâu?` })).json
  await call('POST', `/api/questions/${handed.id}/hand-on`, {})
  await call('POST', '/api/session/requests', { kind: 'object', text: `Đừng ghi ${word(6)}` })
  const [wish] = (await app.request('GET', '/api/data-requests', { as: responder.token })).json.requests
  const putOff = { act: 'put-off', days: 3, why: `Hỏi thêm về ${word(7)}` }
  await app.request('POST', `/api/data-requests/${wish.id}`, { as: responder.token, body: putOff })
  await call('POST', '/api/feedback', { text: `Đèn hỏng gần ${word(8)}` })
  const [told] = (await app.request('GET', '/api/feedback', { as: responder.token })).json.feedback
  const answer = { text: `Đã thay đèn gần ${word(8)}`, action: 'thay đèn', actionBy: 'Tổ điện', actionOn: '2026-11-24' }
  await app.request('POST', `/api/feedback/${told.id}/answer`, { as: responder.token, body: answer })
  await take(app, round.id, token, { right: 3 })
  app.clock.at += 20 * minuteMs
  await sealDue(app.system)
  const traces = [...words.slice(0, 9), '7788990011223344']
  expect(await found(app, traces)).toEqual(traces)

  expect((await call('DELETE', '/api/session/person')).status).toBe(200)
  expect(await afterMinutes(app, traces)).toEqual([])
  expect((await readChain(app.database.db)).broken).toBeNull()
  app.clock.at = round.closesAt + 20 * minuteMs
  await sealDue(app.system)
  const ledger = `/api/rounds/${round.id}/ledger`
  const { seals } = (await app.request('GET', `${ledger}/seals`)).json
  const folder = await mkdtemp(join(tmpdir(), 'loa-ledger-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const paths = [join(folder, 'seals.json'), join(folder, 'papers.csv')]
  await writeFile(paths[0] ?? '', (await app.request('GET', `${ledger}/seals`)).text)
  await writeFile(paths[1] ?? '', (await app.request('GET', `${ledger}/papers`)).text)
  expect(seals.length).toBeGreaterThan(0)
  expect(await contestCommand(paths, () => {})).toBe(true)
})

test('after its time no byte holds the words of a reply', async () => {
  const { app } = await office()
  await hear(app, 'hướng dẫn')
  const reply = app.sent.at(-1)?.content.text.slice(0, 40) ?? ''
  expect(await found(app, [reply])).toEqual([reply])
  app.clock.at += replyWordsKeptMs + minuteMs
  await retain(app.system)
  expect(await found(app, [reply])).toEqual([])
})

test('a file that was refused for its mark leaves no byte, however large', async () => {
  const { app, ward } = await office()
  const editor = await app.person('Hà', ['editor', ward.id])
  const secret = `ỦY BAN NHÂN DÂN\nTUYỆT MẬT\n\n${words.map((one) => `${one} ${'kín '.repeat(2000)}`).join('\n')}`
  const send = (name: string, text: string) =>
    app.raw(`/api/library/imports?name=${name}`, new TextEncoder().encode(text), {
      authorization: `Bearer ${editor.token}`,
      'content-type': 'application/octet-stream',
    })
  await send('quy-uoc.md', conventionText)
  await send('mat.txt', secret)
  await app.settled()
  const rows = await app.database.db.select().from(imports)
  expect(rows.map(({ state, reason }) => [state, reason])).toContainEqual(['refused', 'document.secret'])
  expect(await app.database.db.$count(originalParts)).toBe(1)
  expect(await found(app, words)).toEqual([])
})

test('a log that others still read is emptied once they are done', async () => {
  const { app } = await office()
  const reader = createClient({ url: app.database.url, timeout: 0 })
  onTestFinished(() => reader.close())
  const reading = await reader.transaction('read')
  await reading.execute('select count(*) from people')
  await app.person('Nguyễn Văn Biên')
  expect(await app.database.scrub()).toBe(false)
  reading.close()
  expect(await app.database.scrub()).toBe(true)
  expect((await stat(`${app.database.path}-wal`)).size).toBe(0)
})

test('the database is this user’s alone where Loa makes it; what an operator made stays as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'new', 'data', 'loa.db')
  const rights = async (of: string) => ((await stat(of)).mode & 0o777).toString(8)
  const database = await openDatabase({ DATABASE_URL: `file:${path}`, DATABASE_AUTH_TOKEN: undefined })
  onTestFinished(() => database.close())
  const files = await readdir(dirname(path))
  expect(files.sort()).toEqual(['loa.db', 'loa.db-shm', 'loa.db-wal'])
  for (const file of files) expect([file, await rights(join(dirname(path), file))]).toEqual([file, '600'])
  for (const made of [join(folder, 'new'), dirname(path)]) expect(await rights(made)).toBe('700')

  const theirs = join(folder, 'theirs.db')
  ;(await open(`file:${theirs}`)).close()
  const before = await rights(theirs)
  ;(await openDatabase({ DATABASE_URL: `file:${theirs}`, DATABASE_AUTH_TOKEN: undefined })).close()
  expect(await rights(theirs)).toBe(before)
})
