import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { confirmDocument } from '../../core/library/shelf/confirm.ts'
import { documents } from '../../db/schema/library.ts'
import { testApp } from '../support/app.ts'

const rule = (number: string, day: string) => `Số: ${number}
Ngày ban hành: ${day}

# Quy định về nuôi ong

Điều 1. Nơi nhận hồ sơ
Hồ sơ xin nuôi ong nộp tại Phòng Nông nghiệp và Phát triển nông thôn.

Điều 2. Nơi đặt tổ
Tổ ong đặt theo quy hoạch sử dụng đất cấp huyện, cách nhà ở mười mét.
`

async function office(day: string) {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const editor = await app.person('Hà', ['editor', ward.id])
  const taken: string[] = []
  await importDocuments(editor.ctx, [documentFromText('ong.md', rule('12/2019/QĐ-UBND', day))], {
    unitId: ward.id,
    onTaken: ({ id }) => void taken.push(id),
  })
  const ask = async (text: string) => (await app.request('POST', '/api/questions', { body: { text } })).json
  return { ...app, ward, editor, ask, documentId: taken[0] as string }
}
const where = 'Hồ sơ xin nuôi ong nộp ở đâu?'
const note =
  'Từ ngày 01/7/2025 không còn cấp huyện, nên không còn Phòng Nông nghiệp và Phát triển nông thôn như văn bản ghi. Bạn hỏi bộ phận một cửa của xã, phường để biết cơ quan nào làm việc này hiện nay.'

test('an answer that quotes a task of a district office says that there is no such level any more, and only such an answer', async () => {
  const { ask } = await office('03/4/2019')
  const answer = await ask(where)
  expect(answer).toMatchObject({ outcome: 'found', note })
  expect(answer.text).toContain(`Lưu ý: ${note}`)
  const other = await ask('Tổ ong đặt cách nhà bao nhiêu mét?')
  expect(other.outcome).toBe('found')
  expect(other.note).toBeUndefined()
})

test('what a person confirmed to be of a day since then means what it says', async () => {
  const { ask, editor, documentId } = await office('03/4/2026')
  expect((await ask(where)).note).toBe(note)
  const [read] = await editor.ctx.db.select().from(documents).where(eq(documents.id, documentId))
  await confirmDocument(editor.ctx, documentId, read as typeof documents.$inferSelect)
  expect(await ask(where)).toMatchObject({ outcome: 'found' })
  expect((await ask(where)).note).toBeUndefined()
})

const successor = {
  office: 'Phòng nông nghiệp và phát triển nông thôn',
  matter: '',
  successor: 'Ủy ban nhân dân xã, phường',
  legalSource: 'Nghị định 131/2025/NĐ-CP, Điều 5',
}

test('who does it now is told where the office has confirmed it, in the matter it is about, and no more once it is taken back', async () => {
  const { ask, request, ward, editor } = await office('03/4/2019')
  const confirm = (given: object) =>
    request('POST', '/api/district', { as: editor.token, body: { ...successor, unitId: ward.id, ...given } })
  const made = await confirm({})
  expect(made).toMatchObject({ status: 201, json: { office: 'Phòng nông nghiệp và phát triển nông thôn' } })
  const told = `Việc của Phòng Nông nghiệp và Phát triển nông thôn nay do ${successor.successor} làm (căn cứ: ${successor.legalSource}).`
  expect((await ask(where)).note).toBe(`${note.split(' Bạn hỏi')[0]} ${told}`)

  expect((await confirm({})).json.error).toMatchObject({ reason: 'district.twice' })
  expect((await confirm({ office: 'Sở Tư pháp' })).json.error).toMatchObject({ reason: 'district.office' })
  expect((await confirm({ matter: 'xe cộ', successor: 'Sở Xây dựng' })).status).toBe(201)
  expect((await ask(where)).note).toContain(told)
  expect((await confirm({ matter: 'nuôi ong', successor: 'Trạm thú y' })).status).toBe(201)
  expect((await ask(where)).note).toContain('nay do Trạm thú y làm')

  const { successors } = (await request('GET', '/api/district', { as: editor.token })).json
  for (const { id } of successors)
    expect((await request('DELETE', `/api/district/${id}`, { as: editor.token })).status).toBe(200)
  expect((await ask(where)).note).toBe(note)
})

test('only who keeps the library of a unit confirms there', async () => {
  const { request, ward, ...app } = await office('03/4/2019')
  const other = await app.unit('Phường Khác')
  const stranger = await app.person('Lạ', ['editor', other.id])
  const member = await app.person('Dân', ['member', ward.id])
  const body = { ...successor, unitId: ward.id }
  expect((await request('POST', '/api/district', { as: stranger.token, body })).status).toBe(404)
  expect((await request('POST', '/api/district', { as: member.token, body })).status).toBe(403)
  expect((await request('GET', '/api/district')).status).toBe(401)
})
