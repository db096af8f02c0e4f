import { expect, test } from 'vitest'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { type LongSheet, longWorkbook } from '../../bot/xlsx/stream.ts'
import { exportRound } from '../../core/participants/export.ts'
import { system } from '../../core/roles.ts'
import { hourMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { endRound, openRound, start, take } from '../support/quiz.ts'

async function contest(rules: Parameters<typeof openRound>[2] = {}) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const group = await app.unit('Tổ 1', { parentId: ward.id, memberCount: 50 })
  const editor = await app.person('Biên Tập', ['editor', ward.id])
  const round = await openRound(app, ward.id, { maxAttempts: 3, ...rules })
  const path = `/api/contests/rounds/${round.id}`
  const look = (what: string) => app.request('GET', `${path}/${what}`, { as: editor.token })
  return { app, ward, group, editor, round, path, look }
}

/** Somebody of a unit who lets their name be told. */
async function entrant(app: TestApp, unitId: string, name: string, told = true) {
  const { token } = (await app.request('POST', '/api/session/guest')).json
  await app.request('PATCH', '/api/session', { as: token, body: { unitId, name, consents: { contest: told } } })
  return token as string
}

const namesOf = ({ json }: { json: { participants: { name: string }[] } }) => json.participants.map(({ name }) => name)

test('the office sees what began and came in, by the hour and by unit, and no score before the end', async () => {
  const { app, group, round, look } = await contest()
  for (const [at, name] of ['An', 'Bình', 'Chi'].entries()) {
    const token = await entrant(app, group.id, name)
    await take(app, round.id, token, { right: at + 1 })
  }
  app.clock.at += hourMs
  await start(app, round.id, await entrant(app, group.id, 'Dũng'))
  const running = (await look('progress')).json
  expect(running).toMatchObject({ secret: false, started: 4, handed: 3, people: 3, state: 'open' })
  expect(running.hours.map(({ started, handed }: { started: number; handed: number }) => [started, handed])).toEqual([
    [3, 3],
    [1, 0],
  ])
  // Who holds the contest sees units of few people too, and of none of them what is right.
  expect(running.units).toMatchObject([{ unitName: 'Tổ 1', entries: 3, participants: null, averageScore: null }])
  const early = await look('participants')
  expect(early.json).toMatchObject({ ranked: false, next: null })
  expect(namesOf(early).sort()).toEqual(['An', 'Bình', 'Chi', 'Dũng'])
  expect(
    early.json.participants.every(({ score, rank }: { score: null; rank: null }) => score === null && rank === null),
  ).toBe(true)

  endRound(app, round)
  expect((await look('progress')).json.units).toMatchObject([{ participants: 3, averageScore: 2 }])
  const late = await look('participants')
  expect(late.json.participants).toMatchObject([
    { name: 'Chi', rank: 1, score: 3, unitName: 'Tổ 1' },
    { name: 'Bình', rank: 2 },
    { name: 'An', rank: 3 },
  ])
})

test('while a number about the round is to be guessed nobody of the office is told one either', async () => {
  const { app, group, round, look, editor, path } = await contest({ guess: 'participants' })
  await take(app, round.id, await entrant(app, group.id, 'An'), { right: 5, guess: 3 })
  const progress = (await look('progress')).json
  expect(progress.secret).toBe(true)
  expect(JSON.stringify(progress)).not.toMatch(/"(started|handed|people|units)"/)
  expect((await look('participants')).json).toMatchObject({ secret: true, participants: [] })
  const file = await app.request('GET', `${path}/workbook`, { as: editor.token })
  expect([file.status, file.json.error.reason]).toEqual([409, 'participants.secret'])
  endRound(app, round)
  expect((await look('progress')).json).toMatchObject({ secret: false, handed: 1 })
})

test('pages follow each other in the order of places, those that are equal share one, and a name is found however it is typed', async () => {
  const { app, group, round, look } = await contest()
  // Of one instant and one score, so that they are equal but for six.
  const tokens: string[] = []
  for (let at = 0; at < 60; at++)
    tokens.push(await entrant(app, group.id, at === 7 ? 'Đặng Thị Hoà' : `Người ${at}`, at !== 9))
  for (const [at, token] of tokens.entries()) await take(app, round.id, token, { right: at < 6 ? 5 : 4, takes: 0 })
  endRound(app, round)
  const first = await look('participants')
  expect(first.json.participants).toHaveLength(50)
  const second = await look(`participants?after=${encodeURIComponent(first.json.next)}`)
  expect(second.json).toMatchObject({ next: null })
  const all = [...first.json.participants, ...second.json.participants]
  expect(all.map(({ rank }: { rank: number }) => rank)).toEqual(all.map((_, at) => (at < 6 ? 1 : 7)))
  expect(new Set(all.map(({ attemptId }: { attemptId: string }) => attemptId)).size).toBe(60)
  // Who let nobody tell their name has one that says nothing.
  expect(
    namesOf(first)
      .concat(namesOf(second))
      .filter((name) => name.startsWith('Người dự thi')),
  ).toHaveLength(1)
  const found = await look(`participants?find=${encodeURIComponent('dang thi hoa')}`)
  expect([namesOf(found), found.json.lookedThrough, found.json.next]).toEqual([['Đặng Thị Hoà'], 60, null])
  for (const after of ['x', 'at_none.1.1', `${'a'.repeat(60)}`, '1;drop'])
    expect((await look(`participants?after=${encodeURIComponent(after)}`)).status).toBe(400)
})

test('the workbook has units, hours and people; what begins like a formula stays text, and taking it is in the log', async () => {
  const { app, group, round, editor, path } = await contest()
  await take(app, round.id, await entrant(app, group.id, '=HYPERLINK("http://x")'), { right: 5 })
  await take(app, round.id, await entrant(app, group.id, '<script>alert(1)</script>'), { right: 4 })
  endRound(app, round)
  const reply = await app.app.request(`${path}/workbook`, { headers: { authorization: `Bearer ${editor.token}` } })
  expect(reply.headers.get('content-disposition')).toContain('.xlsx')
  const sheets = await sheetsIn(new Uint8Array(await reply.arrayBuffer()))
  expect(sheets.map(({ name }) => name)).toEqual(['Đơn vị', 'Theo giờ', 'Người dự thi'])
  const people = JSON.stringify([...(sheets[2]?.rows.values() ?? [])].flatMap((row) => [...row.values()]))
  // A cell with a formula would be a fault of the reader's.
  expect(people).toContain('=HYPERLINK')
  expect(people).not.toContain('"fault"')
  expect(people).toContain('<script>alert(1)</script>')
  const lines = await app.database.db.select().from(auditLog)
  expect(lines.filter(({ action }) => action === 'round.export')).toHaveLength(1)
  expect((await exportRound({ ...app.deps, actor: system }, round.id)).progress.people).toBe(2)
})

test('a long sheet comes in parts, is packed as it comes, and goes on in another when it is full', async () => {
  const count = 120_000
  let made = 0
  let parts = 0
  const sheet: LongSheet = {
    name: 'Dài',
    heads: ['Số', 'Chữ'],
    rows: (function* () {
      for (; made < count; made += 1000) yield Array.from({ length: 1000 }, (_, at) => [made + at, `Dòng ${made + at}`])
    })(),
  }
  let bytes = 0
  for await (const part of longWorkbook([sheet])) {
    parts++
    bytes += part.byteLength
    if (parts === 5) expect(made).toBeLessThan(5000)
  }
  expect([made, parts > 100, bytes > 100_000]).toEqual([count, true, true])
})
