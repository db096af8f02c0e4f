import { eq } from 'drizzle-orm'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { shownName } from '../../core/certificates/names.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { mergePeople } from '../../core/people/merge.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { certificates } from '../../db/schema/certificates.ts'
import { people } from '../../db/schema/people.ts'
import type { RoundRules } from '../../db/schema/quizzes.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { contestOf, sealed } from '../support/contest.ts'
import { fontAssets } from '../support/fonts.ts'
import { noOcr, whyNoOcr } from '../support/ocr.ts'
import { scanned } from '../support/scanned.ts'
import { statementsOf } from '../support/statements.ts'

type Award = { passPercent?: number; places?: number }

/** A contest that An won, Bình passed and Chi did not, with somebody who keeps it. */
async function contest(given: Award | null, how: { rules?: Partial<RoundRules>; open?: boolean } = {}) {
  const app = await testApp({ assets: fontAssets })
  const held = await contestOf(app, { 'Trần Văn An': 5, 'Lê Thị Bình': 4, 'Vũ Chi': 1 }, how)
  const editor = await app.person('Biên Tập', ['editor', held.ward.id])
  const path = `/api/certificates/rounds/${held.round.id}`
  const give = (change: Award) =>
    app.request('PUT', `${path}/award`, { as: editor.token, body: { passPercent: null, places: null, ...change } })
  if (given) expect((await give(given)).status).toBe(200)
  const [an, binh, chi] = [held.people['Trần Văn An'], held.people['Lê Thị Bình'], held.people['Vũ Chi']]
  const take = (who: { token: string }, name: string, shown = 'whole') =>
    app.request('POST', `${path}/mine`, { as: who.token, body: { name, shown } })
  const pageAt = (link: string) => app.request('GET', new URL(link).pathname)
  return { app, ...held, editor, path, give, an, binh, chi, take, pageAt }
}

const idsOf = async (app: TestApp) => (await app.database.db.select().from(certificates)).map(({ id }) => id)

test('a place and a mark that was passed each earn one, once the round is sealed, and only where the office says so', async () => {
  const { app, round, path, give, an, binh, chi, take } = await contest(null, { open: true })
  const mine = async (who: { token: string }) => (await app.request('GET', `${path}/mine`, { as: who.token })).json
  expect(await mine(an)).toMatchObject({ given: false, ready: false, earned: null, certificate: null })
  expect((await take(an, 'An')).json.error.message).toContain('không cấp giấy')
  expect((await give({ places: 1, passPercent: 80 })).status).toBe(200)
  expect(await mine(an)).toMatchObject({ given: true, ready: false, earned: null })
  const early = await take(an, 'Trần Văn An')
  expect([early.status, early.json.error.message]).toEqual([409, expect.stringContaining('sổ kết quả đã khoá')])

  await sealed(app, round)
  expect(await mine(an)).toMatchObject({ ready: true, earned: { place: 1, score: 5, total: 5 }, name: 'Trần Văn An' })
  expect(await mine(binh)).toMatchObject({ earned: { place: null, score: 4, total: 5 } })
  expect(await mine(chi)).toMatchObject({ ready: true, earned: null })
  expect((await take(chi, 'Vũ Chi')).status).toBe(409)
  const taken = await take(an, '  Trần  Văn\nAn ')
  expect(taken.json).toMatchObject({ name: 'Trần Văn An', shown: 'whole', withdrawn: null })
  expect(taken.json.link).toMatch(/^https?:\/\/[^/]+\/certificates\/[0-9a-hjkmnp-tv-z]{20}$/)
  // Asked again with another name, the paper in somebody's hand stays true; only the page tells less.
  const again = await take(an, 'Người Khác', 'none')
  expect(again.json).toEqual({ ...taken.json, shown: 'none' })
  expect(await idsOf(app)).toHaveLength(1)
})

test('the page tells what, when and in which round, and the name as its person chose', async () => {
  const { an, binh, take, pageAt } = await contest({ places: 2 })
  const { link } = (await take(an, 'Trần Văn An')).json
  const page = await pageAt(link)
  expect(page.status).toBe(200)
  for (const told of [
    'Giấy này còn hiệu lực',
    'Trần Văn An',
    'Đạt hạng 1, kết quả 5/5',
    'Tìm hiểu nghị quyết',
    'Đợt 1',
  ])
    expect(page.text).toContain(told)
  expect(page.text).toContain('kết thúc ngày 23/11/2026')
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(page.headers.get('x-robots-tag')).toBe('noindex')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  // Typed as it is printed, in capitals and with marks, it is the same code.
  const typed = link.replace(/[^/]+$/, (code: string) => (code.match(/.{5}/g) ?? []).join('-').toUpperCase())
  expect((await pageAt(typed)).text).toBe(page.text)

  await take(an, '', 'initial')
  expect((await pageAt(link)).text).toContain('Trần A.')
  expect((await pageAt(link)).text).not.toContain('Văn')
  const hidden = (await take(binh, 'Lê Thị Bình', 'none')).json
  expect((await pageAt(hidden.link)).text).toContain('Người nhận chọn không ghi tên')
  expect((await pageAt(hidden.link)).text).not.toContain('Bình')
})

test.each([
  ['Nguyễn Thị Ngọc Ưng', 'Nguyễn Ư.'],
  ['Nguyễn Thị Ưng'.normalize('NFC'), 'Nguyễn Ư.'],
  ['Ý', 'Ý.'],
  ['Siu 𠮷n', 'Siu 𠮷.'],
])('%s is told by family name and initial as %s', (name, told) => {
  expect(shownName(name, 'initial')).toBe(told)
  expect(shownName(name, 'whole')).toBe(name)
  expect(shownName(name, 'none')).toBeNull()
})

test('a name is shown as it is written and never run; one too long or without a letter is refused in words', async () => {
  const { an, take, pageAt, binh } = await contest({ places: 3 })
  for (const name of ['Nguyễn '.repeat(29), '', ' \u200b\u0007 ']) {
    const reply = await take(an, name)
    expect([reply.status, reply.json.error.message]).toEqual([400, expect.stringContaining('không quá 80 ký tự')])
  }
  const { link, name } = (await take(an, '<script>alert("1")</script> & Ơ')).json
  expect(name).toBe('<script>alert("1")</script> & Ơ')
  const { text } = await pageAt(link)
  expect(text).not.toContain('<script')
  expect(text).toContain('&lt;script&gt;')
  expect((await take(binh, 'Lê Thị Bình'.normalize('NFD'))).json.name).toBe('Lê Thị Bình')
})

test('a code nobody was given leads nowhere by the same one statement; who tries many waits, and a hall of right ones does not', async () => {
  const { app, an, take, pageAt } = await contest({ places: 1 })
  const { link } = (await take(an, 'An')).json
  const noted = statementsOf(app.database)
  const cost = async (path: string) => {
    noted.length = 0
    const { status } = await app.request('GET', path)
    return { status, statements: [...noted] }
  }
  const right = await cost(new URL(link).pathname)
  const near = await cost(new URL(link).pathname.replace(/.$/, (last) => (last === '0' ? '1' : '0')))
  const wild = await cost(`/certificates/${'%27%00'.repeat(40)}`)
  expect([right.status, near.status, wild.status]).toEqual([200, 404, 404])
  expect(right.statements).toHaveLength(1)
  expect(near.statements).toEqual(right.statements)
  expect(wild.statements).toEqual(right.statements)
  for (let at = 0; at < 100; at++) expect((await pageAt(link)).status).toBe(200)
  for (let at = 0; at < 18; at++) expect((await app.request('GET', `/certificates/${at}`)).status).toBe(404)
  const refused = await app.request('GET', '/certificates/nothing')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  // A guess that happened to be right must not show through the refusals.
  expect((await pageAt(link)).status).toBe(429)
  app.clock.at += 60_000
  expect((await pageAt(link)).status).toBe(200)
})

test('the office makes one for each who earned it and has none, names told to nobody, and says who has no name', async () => {
  const { app, editor, path, an, chi, take, pageAt } = await contest({ places: 1, passPercent: 20 })
  await take(an, 'Trần Văn An')
  await app.database.write((tx) => tx.update(people).set({ name: '', introducedAs: null }).where(eq(people.id, chi.id)))
  const make = () => app.request('POST', `${path}/made`, { as: editor.token })
  expect((await make()).json).toEqual({ made: 1, nameless: 1, more: false })
  expect((await make()).json).toEqual({ made: 0, nameless: 1, more: false })
  const lines = await app.database.db.select().from(auditLog).where(eq(auditLog.action, 'certificate.make'))
  expect(lines).toMatchObject([{ actorId: editor.id, detail: { certificates: 1 } }])
  const { json } = await app.request('GET', path, { as: editor.token })
  expect(json).toMatchObject({ sealed: true, ranked: true, count: 2, more: false })
  expect(json.certificates).toMatchObject([
    { name: 'Trần Văn An', place: 1 },
    { name: 'Lê Thị Bình', place: null },
  ])
  expect((await pageAt(json.certificates[1].link)).text).not.toContain('Bình')
  const sought = await app.request('GET', `${path}?find=${json.certificates[1].link.slice(-20)}`, { as: editor.token })
  expect(sought.json.certificates).toMatchObject([{ name: 'Lê Thị Bình' }])

  const papers = await app.app.request(`${path}/papers`, { headers: { authorization: `Bearer ${editor.token}` } }, {})
  const pdf = await getDocumentProxy(new Uint8Array(await papers.arrayBuffer()))
  const { text } = await extractText(pdf, { mergePages: false })
  expect(text.map((page) => /Trần Văn An|Lê Thị Bình/.exec(page)?.[0])).toEqual(['Trần Văn An', 'Lê Thị Bình'])
})

test('practice gives none, nor does a rule that means nobody', async () => {
  const { give } = await contest({ places: 1 })
  for (const wrong of [{}, { passPercent: 0 }, { passPercent: 101 }, { places: 0 }])
    expect((await give(wrong)).status).toBe(400)
  const practice = await contest(null, { rules: { rank: 'none' } })
  expect((await practice.give({ passPercent: 50 })).json.error.message).toContain('luyện tập')
})

test('one asks and another withdraws, and the page says since when and why, and whose it was no longer', async () => {
  const { app, ward, an, editor, take, pageAt, path } = await contest({ places: 1 })
  const second = await app.person('Người Thứ Hai', ['communicator', ward.id])
  const { link } = (await take(an, 'Trần Văn An')).json
  const [id] = await idsOf(app)
  const withdraw = (who: { token: string }, reason?: string) =>
    app.request('POST', `/api/certificates/${id}/withdraw`, { as: who.token, body: { reason } })
  expect((await withdraw(editor, 'sai')).json.error.message).toContain('từ 5 đến 500')
  expect((await withdraw(editor, 'Bài nộp bằng máy <b>')).json).toEqual({ withdrawn: false })
  expect((await pageAt(link)).text).toContain('còn hiệu lực')
  expect((await withdraw(editor)).status).toBe(403)
  expect((await withdraw(second, 'một lý do khác hẳn')).json).toEqual({ withdrawn: true })
  const { text } = await pageAt(link)
  expect(text).toContain('đã bị thu hồi ngày')
  expect(text).toContain('Bài nộp bằng máy &lt;b&gt;')
  expect(text).not.toContain('Trần Văn An')
  expect((await withdraw(second)).status).toBe(409)
  expect((await take(an, 'Trần Văn An')).json.error.message).toContain('thu hồi')
  expect((await app.request('GET', `${path}/mine/paper`, { as: an.token })).status).toBe(409)
  expect((await app.request('POST', `${path}/made`, { as: editor.token })).json).toMatchObject({ made: 0 })
  const lines = await app.database.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, id ?? ''))
  expect(lines.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['certificate.ask-withdrawal', editor.id],
    ['certificate.withdraw', second.id],
  ])
})

test('an admin withdraws at once; an office elsewhere knows of no such certificate', async () => {
  const { app, ward, an, take, pageAt } = await contest({ places: 1 })
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const stranger = await app.person('Nơi Khác', ['admin', (await app.unit('Phường Khác')).id])
  const { link } = (await take(an, 'An')).json
  const [id] = await idsOf(app)
  const body = { reason: 'In nhầm tên' }
  expect((await app.request('POST', `/api/certificates/${id}/withdraw`, { as: stranger.token, body })).status).toBe(404)
  const done = await app.request('POST', `/api/certificates/${id}/withdraw`, { as: admin.token, body })
  expect(done.json).toEqual({ withdrawn: true })
  expect((await pageAt(link)).text).toContain('In nhầm tên')
})

test('of somebody erased the page knows nothing, not even that there was one, and nobody makes it anew', async () => {
  const { app, an, editor, take, pageAt, path } = await contest({ places: 1 })
  const { link } = (await take(an, 'Trần Văn An')).json
  await erasePerson(app.system, { personId: an.id })
  const page = await pageAt(link)
  expect(page.status).toBe(404)
  expect(page.text).toBe((await pageAt(link.replace(/.....$/, '00000'))).text)
  expect((await app.request('POST', `${path}/made`, { as: editor.token })).json).toMatchObject({ made: 0 })
})

test('two accounts that were one person’s keep the certificate of the attempt that ranks; the other says why it stands no more', async () => {
  const { app, an, binh, take, pageAt, path } = await contest({ places: 2 })
  const [first, second] = [(await take(an, 'An')).json.link, (await take(binh, 'An', 'none')).json.link]
  const rows = await app.database.db.select().from(people)
  const find = (id: string) => rows.find((row) => row.id === id) as (typeof rows)[number]
  await app.database.write((tx) => mergePeople(tx, app.system, { keep: find(binh.id), drop: find(an.id) }))
  expect((await pageAt(first)).text).toContain('còn hiệu lực')
  expect((await pageAt(second)).text).toContain('Hai tài khoản là của một người')
  const mine = await app.request('GET', `${path}/mine`, { as: binh.token })
  expect(mine.json.certificate).toMatchObject({ link: first, withdrawn: null })
})

test('what the office holds about somebody names their certificates', async () => {
  const { app, an, take } = await contest({ places: 1 })
  await take(an, 'Trần Văn An')
  const { json } = await app.request('GET', '/api/session/data', { as: an.token })
  expect(json.certificates).toMatchObject([{ round: 'Đợt 1', name: 'Trần Văn An', place: 1, withdrawnAt: null }])
})

describe.skipIf(noOcr)(`the code, as a scanner reads it (${whyNoOcr})`, () => {
  test('paper and picture that were taken lead to the page that stands', async () => {
    const { app, an, take, pageAt, path } = await contest({ places: 1 })
    const { link } = (await take(an, 'Trần Văn An')).json
    const bytes = async (of: string) => {
      const reply = await app.app.request(
        `${path}/mine/${of}`,
        { headers: { authorization: `Bearer ${an.token}` } },
        {},
      )
      return new Uint8Array(await reply.arrayBuffer())
    }
    expect(scanned(await bytes('paper'), { page: 1 })).toBe(link)
    expect(scanned(await bytes('picture'))).toBe(link)
    expect((await pageAt(link)).text).toContain('còn hiệu lực')
  })
})
