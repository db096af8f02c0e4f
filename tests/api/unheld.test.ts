import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '../../db/schema/audit.ts'
import { testApp } from '../support/app.ts'
import { takeIn } from '../support/library.ts'

const text = (number: string, kind: string, title: string) =>
  `Số: ${number}\nLoại: ${kind}\nCơ quan: Cơ quan mẫu\nNgày ban hành: 18/01/2024\n\n# ${title}\n\nĐiều 1. Phạm vi\nQuy định về ${title}.\n`

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  await takeIn(app.system, { fileName: 'qd.md', text: text('45/QĐ-UBND', 'Quyết định', 'Quyết định về thu gom rác') })
  await takeIn(app.system, { fileName: 'luat.md', text: text('31/2024/QH15', 'Luật', 'Luật Đất đai') })
  await takeIn(app.system, {
    fileName: 'kin.md',
    access: 'communicator',
    text: text('46/QĐ-UBND', 'Quyết định', 'Quyết định về nhân sự'),
  })
  const unheld = async (cited: string) => {
    const { json } = await app.request('POST', '/api/library/unheld', { as: responder.token, body: { text: cited } })
    return json.unheld
  }
  return { app, responder, unheld }
}

test.each([
  ['Theo Quyết định số 45/QĐ-UBND của phường.', []],
  ['theo qđ 45/qđ-ubnd', []],
  ['Theo Quyết định 46/QĐ-UBND.', ['46/QĐ-UBND']],
  ['Căn cứ Thông báo 12/TB-UBND và Quyết định 45/QĐ-UBND', ['12/TB-UBND']],
  ['Nghị định 147/2024/NĐ-CP quy định rõ', ['147/2024/NĐ-CP']],
  ['Điều 5 Luật Đất đai quy định như vậy.', []],
  ['điều 5 luật đất đai', []],
  ['theo Luật Đất đai 2024, người dân được', []],
  ['theo Luật Đất đai năm 2013', ['Luật Đất đai 2013']],
  ['Điều 12 Luật Khiếu nại.', ['Luật Khiếu nại']],
  ['Bộ luật Dân sự 2015 cũng nêu', ['Bộ luật Dân sự 2015']],
  ['Theo pháp luật và luật định, luật sư sẽ giải thích.', []],
  ['Sẽ thay bóng đèn trước ngày 25/11/2026, đơn giá 45/m.', []],
  ['Đội 3 gồm 12 người làm trong 5 ngày', []],
  ['Quyết định 45/QĐ-UBND'.normalize('NFD'), []],
])('%s names as not held: %j', async (cited, expected) => {
  const { unheld } = await office()
  expect(await unheld(cited)).toEqual(expected)
})

test('an answer that cites what the library lacks is sent all the same, and its writer is told', async () => {
  const { app, responder } = await office()
  const { json: sent } = await app.request('POST', '/api/feedback', { body: { text: 'Rác chất đống đầu ngõ' } })
  const { json } = await app.request('GET', '/api/feedback', { as: responder.token })
  const { id } = json.feedback.find(({ trackCode }: { trackCode: string }) => trackCode === sent.trackCode)
  const answered = await app.request('POST', `/api/feedback/${id}/answer`, {
    as: responder.token,
    body: { text: 'Đã giải quyết theo 45/QĐ-UBND.', document: 'Thông báo 12/TB-UBND ngày 20/11/2026' },
  })
  expect(answered).toMatchObject({ status: 201, json: { unheld: ['12/TB-UBND'] } })
})

test('so is whoever answers a question with one', async () => {
  const { app, responder } = await office()
  const asked = await app.request('POST', '/api/questions', { body: { text: 'Sân bóng mở cửa ngày nào?' } })
  const id = asked.json.questionId
  await app.request('POST', `/api/questions/${id}/hand-on`)
  const answered = await app.request('POST', `/api/questions/${id}/answer`, {
    as: responder.token,
    body: { text: 'Ngày 5, theo Thông báo 19/TB-UBND và Quyết định 45/QĐ-UBND.' },
  })
  expect(answered).toMatchObject({ status: 201, json: { unheld: ['19/TB-UBND'] } })
  const [line] = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'question.answer'))
  expect(line?.detail).toMatchObject({ unheld: ['19/TB-UBND'] })
})
