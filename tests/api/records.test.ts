import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { publicOnly } from '../../core/library/clearance.ts'
import { searchSections } from '../../core/library/search/search-sections.ts'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'

const old = `ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
Số: 12/2020/QĐ-UBND
Phường Mẫu, ngày 01 tháng 3 năm 2020

QUYẾT ĐỊNH
Ban hành Quy chế nuôi ong

Điều 1. Nuôi ong phải báo tổ trưởng.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
`
const newer = `ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
Số: 45/2026/QĐ-UBND
Phường Mẫu, ngày 15 tháng 9 năm 2026

QUYẾT ĐỊNH
Ban hành Quy chế nuôi ong và thả diều

Điều 1. Đặt tổ ong cách nhà mười mét.
Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 10 năm 2026 và thay thế Quyết định số 12/2020/QĐ-UBND.
`

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const as = editor.token
  const upload = (fileName: string, text: string) => takeIn(editor.ctx, { fileName, text, access: 'public' })
  const idOf = async (number: string) => {
    const [row] = await app.deps.db.all<{ id: string }>(sql`select id from documents where number = ${number}`)
    return row?.id ?? ''
  }
  const record = async (number: string, on = '') =>
    (await app.request('GET', `/api/records/${await idOf(number)}${on && `?on=${on}`}`, { as })).json
  const confirm = async (number: string, change: object = {}) => {
    const known = await record(number)
    const { version, title, kind, issuer, place, issuedOn, effectiveOn, expiresOn, term, signatory, access } = known
    const read = { version, title, kind, issuer, place, issuedOn, effectiveOn, expiresOn, term, signatory, access }
    const body = { ...read, number, ...change }
    return app.request('PUT', `/api/records/${await idOf(number)}`, { as, body })
  }
  const decide = async (number: string, body: object = { confirmed: true }) => {
    const { does } = await record(number)
    const path = `/api/records/${await idOf(number)}/relations/${does[0].id}`
    return app.request('PUT', path, { as, body })
  }
  return { ...app, ward, editor, upload, idOf, record, confirm, decide }
}

describe('what was read of a document', () => {
  it('is read by a neighbour’s editor too, who is told that it is not theirs to change', async () => {
    const { upload, idOf, request, record, person, unit } = await office()
    await upload('ong.txt', old)
    const other = await unit('Phường Khác')
    const { token: as } = await person('Lan', ['editor', other.id])
    const seen = await request('GET', `/api/records/${await idOf('12/2020/QĐ-UBND')}`, { as })
    expect(seen).toMatchObject({ status: 200, json: { mine: false } })
    expect(await record('12/2020/QĐ-UBND')).toMatchObject({ mine: true })
  })

  it('is not written over by who had before them what somebody else has changed since', async () => {
    const { upload, record, confirm, clock } = await office()
    await upload('ong.txt', old)
    const { updatedAt } = await record('12/2020/QĐ-UBND')
    clock.at += 60_000
    expect((await confirm('12/2020/QĐ-UBND', { signatory: 'Lê Văn Ký', updatedAt })).status).toBe(200)
    const late = await confirm('12/2020/QĐ-UBND', { signatory: 'Người khác', updatedAt })
    expect([late.status, late.json.error.reason]).toEqual([409, 'document.stale'])
    const now = await record('12/2020/QĐ-UBND')
    expect(now.signatory).toBe('Lê Văn Ký')
    expect((await confirm('12/2020/QĐ-UBND', { signatory: 'Người khác', updatedAt: now.updatedAt })).status).toBe(200)
  })

  it('is shown with its words and not confirmed, until a person confirms it, which the log keeps', async () => {
    const { upload, record, confirm, deps, editor } = await office()
    await upload('cu.txt', old)
    const before = await record('12/2020/QĐ-UBND')
    expect(before).toMatchObject({
      title: 'Quyết định ban hành Quy chế nuôi ong',
      issuer: 'Ủy ban nhân dân phường Mẫu',
      effectiveOn: '2020-03-01',
      confirmedAt: null,
      inForce: 'unknown',
    })
    expect(before.readings.effectiveOn.evidence).toBe('Quyết định này có hiệu lực kể từ ngày ký')
    expect((await confirm('12/2020/QĐ-UBND', { signatory: 'Nguyễn Thị Lan' })).status).toBe(200)
    const after = await record('12/2020/QĐ-UBND')
    expect(after).toMatchObject({ inForce: 'yes', confirmedByName: 'Hà', signatory: 'Nguyễn Thị Lan' })
    expect((await record('12/2020/QĐ-UBND', '2020-02-29')).inForce).toBe('not_yet')
    const lines = await deps.db.all<{ actor_id: string; detail: string }>(
      sql`select actor_id, detail from audit_log where action = 'document.confirm'`,
    )
    expect(lines).toHaveLength(1)
    expect(lines[0]?.actor_id).toBe(editor.id)
    expect(JSON.parse(lines[0]?.detail ?? '')).toEqual({
      before: { signatory: '' },
      after: { signatory: 'Nguyễn Thị Lan' },
    })
  })

  it('stays as it was confirmed when a new version of the text comes, and the new reading stands beside it', async () => {
    const { upload, record, confirm } = await office()
    await upload('cu.txt', old)
    await confirm('12/2020/QĐ-UBND', { title: 'Quy chế nuôi ong của phường', access: 'member' })
    await upload('cu.txt', old.replace('báo tổ trưởng', 'báo tổ trưởng trước bảy ngày'))
    const record2 = await record('12/2020/QĐ-UBND')
    expect(record2).toMatchObject({
      version: 2,
      title: 'Quy chế nuôi ong của phường',
      access: 'member',
      confirmedByName: 'Hà',
    })
    expect(record2.readings.title.value).toBe('Quyết định ban hành Quy chế nuôi ong')
  })

  it('is found by its mended title, and no longer by the wrong one, as if it had come so', async () => {
    const { upload, confirm, deps, idOf } = await office()
    await upload('cu.txt', old)
    const id = await idOf('12/2020/QĐ-UBND')
    const found = async (text: string) =>
      (await searchSections(deps.db, text, publicOnly)).sections.map((one) => one.documentId)
    await confirm('12/2020/QĐ-UBND', { title: 'Quyết định về chăn thả gia cầm' })
    expect(await found('chăn thả gia cầm')).toContain(id)
    expect(await found('quy chế')).toEqual([])
    const negative = await deps.db.all(sql`select term from library_terms where sections < 0`)
    expect(negative).toEqual([])
    await confirm('12/2020/QĐ-UBND', { title: 'Quyết định về chăn thả gia cầm', access: 'communicator' })
    expect(await found('chăn thả gia cầm')).toEqual([])
  })

  it.each([
    ['an end before the beginning', { effectiveOn: '2020-03-01', expiresOn: '2020-03-01' }, 400],
    ['no title', { title: ' ' }, 400],
    ['a day that the calendar lacks', { issuedOn: '2020-02-30' }, 400],
    ['a version that is no longer the one', { version: 7 }, 409],
  ])('is not confirmed with %s', async (_what, change, status) => {
    const { upload, record, confirm } = await office()
    await upload('cu.txt', old)
    expect((await confirm('12/2020/QĐ-UBND', change)).status).toBe(status)
    expect((await record('12/2020/QĐ-UBND')).confirmedAt).toBeNull()
  })

  it('is another unit’s to confirm when the document is', async () => {
    const { upload, idOf, request, person, unit } = await office()
    await upload('cu.txt', old)
    const other = await person('Tú', ['editor', (await unit('Phường khác')).id])
    const path = `/api/records/${await idOf('12/2020/QĐ-UBND')}/relations`
    const body = { kind: 'repeals', number: '1/2019/QĐ-UBND' }
    expect((await request('POST', path, { as: other.token, body })).status).toBe(404)
  })

  it('narrows who may read, where the text says whom it is for', async () => {
    const { upload, record } = await office()
    await upload('nb.txt', old.replace('QUYẾT ĐỊNH\n', 'LƯU HÀNH NỘI BỘ\nQUYẾT ĐỊNH\n'))
    expect(await record('12/2020/QĐ-UBND')).toMatchObject({ access: 'communicator' })
  })
})

describe('what a document does to another', () => {
  it.each([
    ['the replaced one first', [old, newer]],
    ['the replacing one first', [newer, old]],
  ])('moves its force once a person has confirmed it: %s', async (_what, texts) => {
    const { upload, record, confirm, decide } = await office()
    for (const text of texts) await upload(`${text.length}.txt`, text)
    await confirm('12/2020/QĐ-UBND')
    expect((await record('12/2020/QĐ-UBND')).done).toMatchObject([
      { kind: 'replaces', status: 'suggested', number: '45/2026/QĐ-UBND' },
    ])
    expect((await record('12/2020/QĐ-UBND')).inForce).toBe('yes')
    expect((await decide('45/2026/QĐ-UBND')).status).toBe(200)
    expect((await record('12/2020/QĐ-UBND')).inForce).toBe('no')
    expect((await record('12/2020/QĐ-UBND', '2026-09-30')).inForce).toBe('yes')
    await decide('45/2026/QĐ-UBND', { confirmed: false })
    expect((await record('12/2020/QĐ-UBND')).inForce).toBe('yes')
  })

  it('holds for a document that comes after it was confirmed, and through new versions of either', async () => {
    const { upload, record, confirm, decide } = await office()
    await upload('moi.txt', newer)
    await decide('45/2026/QĐ-UBND')
    await upload('cu.txt', old)
    expect((await record('12/2020/QĐ-UBND')).inForce).toBe('no')
    await upload('moi.txt', newer.replace('mười mét', 'hai mươi mét'))
    await upload('cu.txt', old.replace('tổ trưởng', 'tổ phó'))
    expect((await record('12/2020/QĐ-UBND')).inForce).toBe('no')
    await confirm('45/2026/QĐ-UBND', { effectiveOn: '2027-01-01' })
    await confirm('12/2020/QĐ-UBND')
    expect(await record('12/2020/QĐ-UBND')).toMatchObject({ inForce: 'yes', repealedOn: '2027-01-01' })
  })

  it('is in part, and not at an end, while another document suspends it', async () => {
    const { upload, record, confirm, decide } = await office()
    await upload('cu.txt', old)
    await upload('moi.txt', newer.replace('thay thế Quyết định', 'ngưng hiệu lực thi hành Quyết định'))
    await confirm('12/2020/QĐ-UBND')
    await decide('45/2026/QĐ-UBND')
    expect(await record('12/2020/QĐ-UBND')).toMatchObject({ inForce: 'partly', repealedOn: null })
  })

  it('is in part where a named article was repealed, and is added by hand where the text does not say it', async () => {
    const { upload, record, confirm, request, editor, idOf } = await office()
    await upload('cu.txt', old)
    await upload('moi.txt', newer.replace('và thay thế Quyết định số 12/2020/QĐ-UBND', ''))
    await confirm('12/2020/QĐ-UBND')
    const path = `/api/records/${await idOf('45/2026/QĐ-UBND')}/relations`
    const add = (body: object) => request('POST', path, { as: editor.token, body })
    expect((await add({ kind: 'repeals', number: 'qđ 12/2020/qđ-ubnd', scope: 'Điều 1' })).status).toBe(201)
    expect((await record('12/2020/QĐ-UBND')).inForce).toBe('partly')
    expect((await add({ kind: 'repeals', number: '12' })).json.error.message).toContain('ký hiệu')
    expect((await add({ kind: 'repeals', number: '45/2026/QĐ-UBND' })).status).toBe(400)
  })
})
