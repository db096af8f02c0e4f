import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { leadInTo } from '../../core/answers/lead-in.ts'
import type { Ctx } from '../../core/context.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { testApp } from '../support/app.ts'

const long = (what: string) =>
  `${what}, ${'có giấy xác nhận của tổ trưởng và hai hộ liền kề, '.repeat(12)}nộp tại nhà văn hóa;`
const rules = `Số: 07/QU-TDP
Loại: Quy ước

# Quy ước nuôi ong

Điều 1. Đặt tổ ong
1. Tổ ong đặt cách nhà ở mười mét.
2. Mỗi tổ ong phải có:
a) lưới che;
b) ba biển báo.

Điều 2. Hồ sơ xin lập trại ong
Hộ xin lập trại ong nộp các giấy tờ sau:
a) ${long('Đơn xin lập trại ong')}
b) ${long('Sơ đồ trại ong')}

Điều 3. Mức đóng góp

| Loại trại | Mức đóng góp một năm |
|---|---|
| Trại ong lấy mật | 200.000 đồng |
| Trại ong giống | 90.000 đồng |
`

async function asked(text: string, llm?: Ctx['llm']) {
  const office = await testApp({ llm })
  await office.unit('Phường Mẫu')
  await importDocuments(office.system, [documentFromText('ong.md', rules)])
  const body = { text, id: '3f1f7a54-9b43-4f0e-8f0e-0d2f6b1f9c58' }
  return { ...office, body, answer: (await office.request('POST', '/api/questions', { body })).json }
}

describe('what a quote completes is shown with it, to the letter', () => {
  it('for a point of a clause, and the same again for the same id', async () => {
    const { request, deps, body, answer } = await asked('điểm b khoản 2 điều 1 quy ước nuôi ong')
    expect(answer.citations).toMatchObject([{ quote: 'b) ba biển báo.', lead: '2. Mỗi tổ ong phải có:' }])
    expect(answer.text).toContain('Câu dẫn: “2. Mỗi tổ ong phải có:”\n“b) ba biển báo.”')
    expect((await request('POST', '/api/questions', { body })).json).toEqual(answer)
    expect(await deps.db.all(sql`select lead from citations`)).toEqual([{ lead: '2. Mỗi tổ ong phải có:' }])
  })

  it('for a point that is a passage of its own', async () => {
    const { answer } = await asked('Sơ đồ trại ong có giấy xác nhận của tổ trưởng nộp tại đâu?')
    expect(answer.citations[0]).toMatchObject({
      label: 'Điều 2, điểm b',
      lead: 'Hộ xin lập trại ong nộp các giấy tờ sau:',
    })
  })

  it('for a row of a table the names of its columns', async () => {
    const { answer } = await asked('Trại ong giống đóng góp một năm bao nhiêu đồng?')
    expect(answer.citations[0]).toMatchObject({ lead: '| Loại trại | Mức đóng góp một năm |' })
    expect(answer.text).toContain('Tên cột: “| Loại trại | Mức đóng góp một năm |”\n“| Trại ong giống | 90.000 đồng |”')
  })

  it('is not there where the words stand alone', async () => {
    const { answer } = await asked('Tổ ong đặt cách nhà ở bao nhiêu mét?')
    expect(answer.citations).toMatchObject([{ label: 'Điều 1, khoản 1', lead: '' }])
    expect(answer.text).not.toContain('Câu dẫn')
  })

  it('is shown to the model, which may take its facts from there', async () => {
    let shown = ''
    const { answer } = await asked('Trại ong giống đóng góp một năm bao nhiêu đồng?', {
      async *complete(_system, user) {
        shown = user
        yield 'Mức đóng góp của trại ong giống là 90.000 đồng [1].'
      },
    })
    expect(shown).toContain('| Loại trại | Mức đóng góp một năm |\n| Trại ong giống | 90.000 đồng |')
    expect(answer.origin).toBe('model')
  })
})

it.each([
  ['1. Hồ sơ gồm:\na) đơn;\nb) ảnh.\n2. Lệ phí gồm:\na) phí in;', 'b) ảnh.', '1. Hồ sơ gồm:'],
  ['1. Hồ sơ gồm:\na) đơn;\nb) ảnh.\n2. Lệ phí gồm:\na) phí in;', 'a) phí in;', '2. Lệ phí gồm:'],
  ['Nộp trước ngày hẹn. Hồ sơ gồm:\n- đơn:\n- ảnh.', '- ảnh.', 'Hồ sơ gồm:'],
  ['Hồ sơ gồm:\na) đơn. Đơn theo mẫu.', 'Đơn theo mẫu.', 'TRƯỚC:'],
  ['a) đơn; b) ảnh', 'a) đơn; b) ảnh', 'TRƯỚC:'],
])('in “%s” what leads to “%s” is “%s”', (text, quote, lead) => {
  expect(leadInTo({ text, lead: 'TRƯỚC:' }, quote)).toBe(lead)
})
