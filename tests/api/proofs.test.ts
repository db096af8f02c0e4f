import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { importFile } from '../../core/intake/import-file.ts'
import { retain } from '../../core/people/retention.ts'
import { dayMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { conventionText } from '../support/library.ts'
import { documentOf, goldenOffice, rubbish, withoutRubbish } from '../support/releases.ts'

/** The convention as a scan of it might be read: an hour is another, and a word is none. */
const misread = conventionText.replace('từ 18 giờ đến 19 giờ', 'từ 13 giờ đến 19 gỉờđ')
const wrong = 'Rác được mang ra điểm tập kết từ 13 giờ đến 19 gỉờđ hằng ngày.'
const right = 'Rác được mang ra điểm tập kết từ 18 giờ đến 19 giờ hằng ngày.'

type Change = { before: string; after: string | null }

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const send = async (text: string, { name = 'quy-uoc.md', ...query }: Record<string, string> = {}) => {
    const address = `/api/library/imports?${new URLSearchParams({ name, ...query })}`
    const headers = { authorization: `Bearer ${editor.token}`, 'content-type': 'application/octet-stream' }
    const sent = await app.raw(address, new TextEncoder().encode(text), headers)
    expect(sent.status, sent.text).toBe(202)
    await app.settled()
    return (await app.request('GET', '/api/library/imports', { as: editor.token })).json.imports[0]
  }
  const taken = await send(misread)
  const id: string = taken.report.documents[0].id
  const base = `/api/library/proofs/${id}`
  const proof = async (which = '', as = editor.token) =>
    app.request('GET', `${base}${which && `?which=${which}`}`, { as })
  const part = async (index: number, which = '') =>
    (await app.request('GET', `${base}/parts/${index}${which && `?which=${which}`}`, { as: editor.token })).json
  const lineOf = async (text: string, which = ''): Promise<number> => {
    const { parts } = (await proof(which)).json
    for (const index of parts.keys())
      for (const line of (await part(index, which)).lines) if (line.text === text) return line.at
    return -1
  }
  const correct = async (
    changes: Change[],
    { as = editor.token, which = 'shown', ...more }: Record<string, unknown> = {},
  ) => {
    const { hash } = (await proof(which as string)).json
    const placed = []
    for (const one of changes) placed.push({ line: await lineOf(one.before, which as string), ...one })
    const body = { hash, which, changes: placed, ...more }
    return app.request('POST', `${base}/corrections`, { as: as as string, body })
  }
  const answer = async () => (await app.request('POST', '/api/questions', { body: { text: rubbish } })).json
  return { ...app, ward, editor, send, id, base, proof, part, lineOf, correct, answer }
}

describe('a version beside its file', () => {
  it('shows its lines, and marks those that speak against how they were read', async () => {
    const app = await office()
    const { status, json } = await app.proof()
    expect(status).toBe(200)
    expect(json).toMatchObject({
      id: app.id,
      title: 'Quy ước Tổ dân phố 5',
      version: 1,
      which: 'shown',
      hasLines: true,
      waits: false,
      file: { fileName: 'quy-uoc.md' },
      corrections: [],
      leftOut: 0,
    })
    const line = await app.lineOf(wrong)
    expect(json.doubts).toEqual([{ part: 0, line }])
    const { lines } = await app.part(0)
    expect(lines.find((one: { at: number }) => one.at === line)).toEqual({
      at: line,
      text: wrong,
      doubts: [{ kind: 'words', words: ['gỉờđ'] }],
    })
    expect(lines.filter((one: { text: string }) => one.text.trim() === '')).toEqual([])
  })

  it('marks the article before which others are missing', async () => {
    const app = await office()
    const { documents } = (await app.send(conventionText.replace(/Điều 2\.[\s\S]*(?=Điều 3)/, ''), { name: 'b.md' }))
      .report
    const { json } = await app.request('GET', `/api/library/proofs/${documents[0].id}/parts/0`, {
      as: app.editor.token,
    })
    const marked = json.lines.filter((one: { doubts: unknown[] }) => one.doubts.length > 0)
    expect(marked).toMatchObject([{ text: 'Điều 3. Rác thải', doubts: [{ kind: 'gap', articles: ['Điều 2'] }] }])
  })

  it('marks the pages that were read with little certainty or not at all, and takes what a person types there', async () => {
    const app = await office()
    const pages = ['Điều 1. Giờ mở cửa\nMở cửa từ 7 giờ.', '', 'Điều 3. Giờ nghỉ\nNghỉ trưa từ 12 giờ.']
    const { id, report } = await app.send(pages.join('\n\f\n'), { name: 'ba-trang.txt' })
    const read = {
      ...report,
      ocr: [
        { page: 1, confidence: 61 },
        { page: 3, confidence: 95 },
      ],
      unread: [{ page: 2, reason: 'page.blank' }],
    }
    await app.database.write((tx) =>
      tx.run(sql`update imports set report = ${JSON.stringify({ ...read, notes: ['ocr.doubtful'] })} where id = ${id}`),
    )
    const base = `/api/library/proofs/${report.documents[0].id}`
    const get = async (path: string) => (await app.request('GET', `${base}${path}`, { as: app.editor.token })).json
    const proof = await get('')
    expect(proof.parts).toEqual([
      { page: 1, doubts: 1 },
      { page: 2, doubts: 1 },
      { page: 3, doubts: 1 },
    ])
    expect(proof.notes).toEqual([expect.stringContaining('nhận dạng chữ chưa chắc chắn')])
    expect((await get('/parts/0')).doubts).toEqual([{ kind: 'ocr', confidence: 61 }])
    const blank = await get('/parts/1')
    expect(blank).toMatchObject({
      page: 2,
      doubts: [{ kind: 'unread', message: expect.stringContaining('Trang trắng') }],
      lines: [{ text: '' }],
    })
    const after = 'Điều 2. Ai được vào\nMọi người dân của phường đều được vào.'
    const changes = [{ line: blank.lines[0].at, before: '', after }]
    const body = { hash: proof.hash, which: 'shown', changes }
    const saved = await app.request('POST', `${base}/corrections`, { as: app.editor.token, body })
    expect(saved.status, saved.text).toBe(201)
    const [passage] = await app.deps.db.all(sql`select label, page from passages
      where document_id = ${report.documents[0].id} and text like 'Mọi người dân%'`)
    expect(passage).toEqual({ label: 'Điều 2', page: 2 })
    expect((await get('/parts/2')).lines.flatMap((one: { doubts: unknown[] }) => one.doubts)).toEqual([])
  })

  it('is not there for a neighbour, nor for those who only read', async () => {
    const app = await office()
    const other = await app.unit('Phường Khác')
    const neighbour = await app.person('Lan', ['editor', other.id])
    const communicator = await app.person('Tư', ['communicator', app.ward.id])
    const ways = ['', '/parts/0', '/file', '/pages/1']
    for (const way of ways) {
      expect((await app.request('GET', `${app.base}${way}`, { as: neighbour.token })).status, way).toBe(404)
      expect((await app.request('GET', `${app.base}${way}`, { as: communicator.token })).status, way).toBe(403)
    }
    expect((await app.correct([{ before: wrong, after: right }], { as: neighbour.token })).status).toBe(404)
    expect((await app.correct([{ before: wrong, after: right }], { as: communicator.token })).status).toBe(403)
  })

  it('shows a file of text as it stands, and says where no picture can be made', async () => {
    const app = await office()
    const file = await app.request('GET', `${app.base}/file`, { as: app.editor.token })
    expect(file.json).toEqual({ kind: 'source', text: misread, whole: true })
    await importDocuments(app.system, [documentOf(conventionText, 'khong-tep.md')], { unitId: app.ward.id })
    expect((await app.request('GET', `${app.base}/pages/1`, { as: app.editor.token })).status).toBe(404)
  })
})

describe('a line that is put right', () => {
  it('makes a new version with its author; answers quote it, and what quoted the old one keeps its words', async () => {
    const app = await office()
    const before = await app.answer()
    expect(before.text).toContain('13 giờ')
    const saved = await app.correct([{ before: wrong, after: right }])
    expect(saved.status, saved.text).toBe(201)
    expect(saved.json).toEqual({ version: 2, release: null })

    expect((await app.answer()).text).toContain('từ 18 giờ đến 19 giờ')
    const [kept] = await app.deps.db.all<{ quote: string }>(sql`
      select quote from citations where answer_id in (select id from answers where question_id = ${before.questionId})`)
    expect(kept?.quote ?? before.text).toContain('13 giờ')
    const marked = await app.deps.db.all(sql`select 1 from answers where review_since is not null`)
    expect(marked).toHaveLength(1)

    const { json } = await app.proof()
    expect(json).toMatchObject({
      version: 2,
      doubts: [],
      file: { fileName: 'quy-uoc.md' },
      corrections: [{ version: 2, madeByName: 'Hà', changes: [{ before: wrong, after: right }] }],
    })
    const audit = await app.deps.db.all<{ action: string; actor_id: string; unit_id: string; detail: string }>(sql`
      select action, actor_id, unit_id, detail from audit_log where subject_id = ${app.id} order by seq`)
    expect(audit.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['document.import', app.editor.id],
      ['document.correct', app.editor.id],
      ['document.import', app.editor.id],
    ])
    const line = await app.lineOf(right)
    expect(JSON.parse(audit[1]?.detail ?? '')).toMatchObject({ version: 2, lines: [line] })
    expect(audit[1]?.detail).not.toContain('Rác')

    const record = await app.request('GET', `/api/records/${app.id}`, { as: app.editor.token })
    expect(record.json.files).toMatchObject([
      { version: 2, correctedByName: 'Hà', lines: 1, fileName: 'quy-uoc.md' },
      { version: 1, correctedByName: null, fileName: 'quy-uoc.md', uploadedByName: 'Hà' },
    ])
  })

  it('leaves the version before it to be read, and not to be put right', async () => {
    const app = await office()
    await app.correct([{ before: wrong, after: right }])
    const { json } = await app.proof('1')
    expect(json).toMatchObject({ version: 1, which: 1, hasLines: true, corrections: [] })
    expect(await app.lineOf(wrong, '1')).toBeGreaterThan(0)
    const body = { hash: json.hash, which: 'shown', changes: [{ line: 0, before: '', after: 'x' }] }
    expect((await app.request('POST', `${app.base}/corrections`, { as: app.editor.token, body })).status).toBe(409)
  })

  it('may be made two, put in where nothing was read, or taken away', async () => {
    const app = await office()
    const twice = `${right}\nĐiều 4. Hiệu lực\nQuy ước này có hiệu lực từ ngày 15 tháng 10 năm 2026.`
    expect((await app.correct([{ before: wrong, after: twice }])).status).toBe(201)
    const found = await app.request('GET', `/api/library/documents/${app.id}`, {})
    expect(found.json.outline.map(({ label }: { label: string }) => label)).toContain('Điều 4')
    const bell = '2. Chủ nuôi tiêm phòng dại cho chó, mèo mỗi năm một lần.'
    expect((await app.correct([{ before: bell, after: null }])).status).toBe(201)
    expect(await app.lineOf(bell)).toBe(-1)
    expect(await app.lineOf('Điều 3. Rác thải')).toBeGreaterThan(0)
    expect((await app.proof()).json.corrections).toHaveLength(2)
  })

  it('by two at once is one person’s, and the other is told', async () => {
    const app = await office()
    const lan = await app.person('Lan', ['editor', app.ward.id])
    const { hash } = (await app.proof()).json
    const line = await app.lineOf(wrong)
    const send = (as: string, after: string) =>
      app.request('POST', `${app.base}/corrections`, {
        as,
        body: { hash, which: 'shown', changes: [{ line, before: wrong, after }] },
      })
    const replies = await Promise.all([send(app.editor.token, right), send(lan.token, `${right} Chủ nhật nghỉ.`)])
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409])
    const second = replies.find(({ status }) => status === 409)
    expect(second?.json.error).toMatchObject({
      reason: 'proof.stale',
      message: expect.stringContaining('vừa có bản khác'),
    })
    expect((await app.proof()).json).toMatchObject({ version: 2, corrections: [{ version: 2 }] })
    expect((await send(lan.token, `${right} Chủ nhật nghỉ.`)).status).toBe(409)
  })

  it('by one after another is both persons’: a line is found where it stands now, unless it is another', async () => {
    const app = await office()
    const night = '1. Giữ yên tĩnh từ 22 giờ đến 6 giờ sáng hôm sau; không hát loa kéo trong khung giờ này.'
    const [first, second] = [await app.lineOf(night), await app.lineOf(wrong)]
    await app.correct([{ before: night, after: `0. Chung\n${night}` }])
    const { hash } = (await app.proof()).json
    const send = (changes: object[]) =>
      app.request('POST', `${app.base}/corrections`, { as: app.editor.token, body: { hash, which: 'shown', changes } })
    const gone = await send([{ line: first, before: 'Một dòng không còn', after: 'x' }])
    expect(gone.json.error).toMatchObject({ reason: 'proof.stale' })
    const kept = await send([{ line: second, before: wrong, after: right }])
    expect(kept.status, kept.text).toBe(201)
    expect(await app.lineOf(right)).toBe(second + 1)
    expect(await app.lineOf('0. Chung')).toBe(first)
  })

  it.each([
    ['left empty', '   ', 'proof.empty', 'Bỏ dòng này'],
    ['of a hundred thousand letters', 'a'.repeat(100_000), 'proof.long', '100.000'],
    ['with signs that are no letters', 'Rác\u0007 thải', 'proof.signs', 'ký tự điều khiển'],
    ['as it was', `${wrong} `, 'proof.same', 'chưa có bản mới'],
  ])('%s is refused with the reason', async (_name, after, reason, words) => {
    const app = await office()
    const refused = await app.correct([{ before: wrong, after }])
    expect(refused.status, refused.text).toBe(400)
    expect(refused.json.error).toMatchObject({ reason, message: expect.stringContaining(words) })
    expect((await app.proof()).json.version).toBe(1)
    expect(await app.deps.db.all(sql`select 1 from document_corrections`)).toEqual([])
  })

  it('with a marking of secrecy is refused, and so is a text of which nothing is left', async () => {
    const app = await office()
    const marked = await app.correct([{ before: 'Số: 01/QU-TDP', after: 'TUYỆT MẬT\nSố: 01/QU-TDP' }])
    expect(marked.json.error).toMatchObject({ reason: 'proof.secret', message: expect.stringContaining('độ mật') })
    const { lines } = await app.part(0)
    const all = lines.map(({ text }: { text: string }) => ({ before: text, after: null }))
    const emptied = await app.correct(all, { articlesMayGo: true })
    expect(emptied.json.error).toMatchObject({ reason: 'proof.blank' })
    expect((await app.proof()).json.version).toBe(1)
  })

  it('that begins an article ends it only when its writer says so', async () => {
    const app = await office()
    const change = { before: 'Điều 3. Rác thải', after: 'Rác thải' }
    const refused = await app.correct([change])
    expect(refused.json.error).toMatchObject({ reason: 'proof.article', details: { articles: ['Điều 3'] } })
    expect(refused.json.error.message).toContain('Điều 3')
    expect((await app.correct([{ before: 'Điều 3. Rác thải', after: 'Điều 3. Rác và nước thải' }])).status).toBe(201)
    const again = await app.correct([{ before: 'Điều 3. Rác và nước thải', after: 'Rác thải' }], {
      articlesMayGo: true,
    })
    expect(again.status, again.text).toBe(201)
  })

  it('is held against the line that its writer saw', async () => {
    const app = await office()
    const { hash } = (await app.proof()).json
    const body = { hash, which: 'shown', changes: [{ line: 3, before: 'khác', after: 'x' }] }
    const refused = await app.request('POST', `${app.base}/corrections`, { as: app.editor.token, body })
    expect(refused.json.error.reason).toBe('proof.stale')
  })

  it('waits no longer than its lease for one whose process died', async () => {
    const app = await office()
    await app.database.write((tx) =>
      tx.run(sql`insert into document_corrections (id, document_id, from_hash, version, changes, made_at)
        values ('co_dead', ${app.id}, 'x', 2, '[]', ${app.clock.at})`),
    )
    expect((await app.correct([{ before: wrong, after: right }])).status).toBe(409)
    app.clock.at += 6 * 60_000
    expect((await app.correct([{ before: wrong, after: right }])).status).toBe(201)
  })
})

describe('a file that comes again', () => {
  it('is what was put right in it: its lines stay', async () => {
    const app = await office()
    await app.correct([{ before: wrong, after: right }])
    const again = await app.send(misread)
    expect(again).toMatchObject({ state: 'done', report: { documents: [{ outcome: 'unchanged' }] } })
    const narrower = await app.send(misread, { access: 'communicator' })
    expect(narrower).toMatchObject({ state: 'refused', message: expect.stringContaining('đã được sửa từng dòng') })
    const bytes = new TextEncoder().encode(misread)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = { name: 'quy-uoc.md', bytes, sha256, access: 'public' as const, again: true }
    expect(await importFile(app.editor.ctx, file)).toMatchObject({ reason: 'document.corrected' })
    expect((await app.proof()).json).toMatchObject({ version: 2 })
    expect((await app.answer()).text).toContain('từ 18 giờ')
  })

  it('with other words is a new version, and says that what was put right is not in it', async () => {
    const app = await office()
    await app.correct([{ before: wrong, after: right }])
    const other = await app.send(misread.replace('22 giờ đến 6 giờ', '23 giờ đến 6 giờ'))
    expect(other.report.documents).toMatchObject([{ outcome: 'changed' }])
    expect(other.report.notes).toEqual([expect.stringContaining('Bản trước có chỗ do người sửa')])
    expect((await app.proof()).json).toMatchObject({ version: 3, leftOut: 1, corrections: [] })
    expect((await app.proof('2')).json).toMatchObject({ corrections: [{ madeByName: 'Hà' }] })
  })

  it('gives its lines to a document that was taken in before they were kept', async () => {
    const app = await office()
    for (const table of ['document_texts', 'document_versions'])
      await app.database.write((tx) => tx.run(sql`delete from ${sql.identifier(table)}`))
    expect((await app.proof()).json).toMatchObject({ hasLines: false, parts: [] })
    const refused = await app.request('POST', `${app.base}/corrections`, {
      as: app.editor.token,
      body: { hash: (await app.proof()).json.hash, which: 'shown', changes: [{ line: 0, before: 'a', after: 'b' }] },
    })
    expect(refused.json.error).toMatchObject({ reason: 'proof.no-lines' })
    expect((await app.send(misread)).report.documents).toMatchObject([{ outcome: 'unchanged' }])
    expect((await app.proof()).json).toMatchObject({ hasLines: true, version: 1 })
  })
})

describe('where an office has golden questions', () => {
  it('a correction stands them like any new version, and one that waits is put right before it is shown', async () => {
    const app = await goldenOffice()
    const [{ id }] = (await app.request('GET', '/api/library/documents')).json.documents
    const base = `/api/library/proofs/${id}`
    const proof = async (which: string) =>
      (await app.request('GET', `${base}?which=${which}`, { as: app.editor.token })).json
    const post = async (which: string, before: string, after: string, articlesMayGo = false) => {
      const { hash } = await proof(which)
      const { lines } = (await app.request('GET', `${base}/parts/0?which=${which}`, { as: app.editor.token })).json
      const line = lines.find((one: { text: string }) => one.text === before)?.at
      const body = { hash, which, changes: [{ line, before, after }], articlesMayGo }
      const reply = await app.request('POST', `${base}/corrections`, { as: app.editor.token, body })
      await app.settled()
      return reply
    }
    const rule = 'Rác được mang ra điểm tập kết từ 18 giờ đến 19 giờ hằng ngày.'
    const good = await post('shown', rule, rule.replace('19 giờ', '20 giờ'))
    expect(good.status, good.text).toBe(202)
    expect(await proof('shown')).toMatchObject({ version: 2, waits: false, corrections: [{ madeByName: 'Hà' }] })
    expect(await app.answer(rubbish)).toContain('20 giờ')

    const bad = await post('shown', 'Điều 3. Rác thải', 'Chuyện khác hẳn', true)
    expect(bad.status).toBe(202)
    expect((await app.releases())[0]).toMatchObject({ state: 'waiting' })
    expect(await proof('shown')).toMatchObject({ version: 2, waits: true })
    expect(await app.answer(rubbish)).toContain('20 giờ')
    const refused = await post('shown', rule.replace('19 giờ', '20 giờ'), 'x')
    expect(refused.json.error).toMatchObject({ reason: 'proof.waiting' })

    expect(await proof('waiting')).toMatchObject({ version: 3, which: 'waiting' })
    const mended = await post('waiting', 'Chuyện khác hẳn', 'Điều 3. Rác thải sinh hoạt')
    expect(mended.status, mended.text).toBe(202)
    expect(await proof('shown')).toMatchObject({ version: 3, waits: false, corrections: [{}, {}, {}] })
    expect((await app.releases()).map(({ state }: { state: string }) => state).sort()).toEqual([
      'discarded',
      'published',
      'published',
    ])
  })

  it('one that is thrown away is nobody’s work any more: who puts the same right again is its author', async () => {
    const app = await goldenOffice()
    const lan = await app.person('Lan', ['editor', app.ward.id])
    const [{ id }] = (await app.request('GET', '/api/library/documents')).json.documents
    const base = `/api/library/proofs/${id}`
    const post = async (as: string) => {
      const { hash } = (await app.request('GET', base, { as })).json
      const { lines } = (await app.request('GET', `${base}/parts/0`, { as })).json
      const before = 'Điều 3. Rác thải'
      const line = lines.find((one: { text: string }) => one.text === before)?.at
      const changes = [{ line, before, after: 'Chuyện khác hẳn' }]
      const body = { hash, which: 'shown', changes, articlesMayGo: true }
      expect((await app.request('POST', `${base}/corrections`, { as, body })).status).toBe(202)
      await app.settled()
    }
    await post(app.editor.token)
    await app.call('POST', `/${(await app.releases())[0].id}/discard`)
    await app.settled()
    app.clock.at += 1000
    await post(lan.token)
    const waiting = await app.request('GET', `${base}?which=waiting`, { as: lan.token })
    expect(waiting.json.corrections).toMatchObject([{ madeByName: 'Lan' }])
  })

  it('a document that was never shown is read and put right while it waits; thrown away, nothing of it stays', async () => {
    const app = await goldenOffice()
    await app.take(
      'Số: 02/QU-TDP\n\n# Đường đi sân bay\n\nĐiều 1. Sân bay gần nhất\nSân bay gần nhất cách đây bao xa: 12 km.',
    )
    const [waiting] = await app.deps.db.all<{ id: string }>(sql`select id from documents where version = 0`)
    if (!waiting) throw new Error('nothing waits')
    const base = `/api/library/proofs/${waiting.id}`
    const proof = (await app.request('GET', base, { as: app.editor.token })).json
    expect(proof).toMatchObject({ which: 'waiting', version: 1, hasLines: true })
    for (const { id } of await app.releases()) await app.call('POST', `/${id}/discard`)
    await app.settled()
    expect((await app.request('GET', base, { as: app.editor.token })).status).toBe(404)
    expect(await app.deps.db.all(sql`select 1 from document_texts where document_id = ${waiting.id}`)).toEqual([])
  })

  it('what was thrown away is let go of with its words', async () => {
    const app = await goldenOffice()
    await app.take(withoutRubbish)
    for (const { id } of await app.releases()) await app.call('POST', `/${id}/discard`)
    await app.settled()
    const texts = () => app.deps.db.all(sql`select distinct hash from document_texts`)
    expect(await texts()).toHaveLength(2)
    app.clock.at = Date.parse('2026-12-24T02:00:00Z') + 30 * dayMs
    await retain(app.system)
    expect(await texts()).toHaveLength(1)
  })
})
