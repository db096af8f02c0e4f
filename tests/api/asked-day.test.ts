import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { questions } from '../../db/schema/answers.ts'
import { testApp } from '../support/app.ts'

const decree = (number: string, issued: string, fine: string) =>
  `Số: ${number}\nLoại: Nghị định\nCơ quan: Chính phủ\nNgày ban hành: ${issued}\n\n# Nghị định về xử phạt thả chó\n\nĐiều 1. Mức phạt\nNgười thả chó ra đường không rọ mõm bị phạt ${fine} đồng.\n`

async function office() {
  const app = await testApp()
  await app.unit('Phường Mẫu')
  await importDocuments(app.system, [
    documentFromText('cu.md', decree('10/2015/NĐ-CP', '01/06/2015', 'hai trăm nghìn')),
    documentFromText('moi.md', decree('90/2021/NĐ-CP', '01/06/2021', 'một triệu')),
  ])
  // As a person confirmed them: the later decree replaces the earlier.
  await app.deps.write((tx) =>
    tx.run(sql`update documents set confirmed_at = 1, effective_on = issued_on,
      repealed_on = case number when '10/2015/NĐ-CP' then '2021-06-01' end`),
  )
  const lan = await app.person('Lan')
  const ask = async (text: string) =>
    (await app.request('POST', '/api/questions', { as: lan.token, body: { text } })).json
  return { ...app, ask }
}
const numberIn = (answer: { citations: { documentNumber: string }[] }) => answer.citations[0]?.documentNumber

it('chooses the text that could be applied then, says so, and goes on from the question before', async () => {
  const { ask } = await office()
  const then = await ask('Hồi 2019 thả chó không rọ mõm bị phạt bao nhiêu?')
  expect(numberIn(then)).toBe('10/2015/NĐ-CP')
  expect(then.text).toContain('áp dụng được vào ngày 31/12/2019')
  const next = await ask('năm 2023 thì sao?')
  expect(numberIn(next)).toBe('90/2021/NĐ-CP')
  expect(next.text).toContain('31/12/2023')
  const old = await ask('Theo luật cũ thả chó không rọ mõm bị phạt bao nhiêu?')
  expect(numberIn(old)).toBe('10/2015/NĐ-CP')
  expect(old.text).toContain('đã hết hiệu lực')
})

it('asks what is meant where nothing was asked before, and keeps nothing of it', async () => {
  const { ask, deps, request } = await office()
  for (const text of ['năm 2023 thì sao', 'hồi 2019 thì sao?', 'ở điều nào', 'lệ phí bao nhiêu', 'mất mấy ngày?']) {
    expect((await request('POST', '/api/questions', { body: { text } })).json.message, text).toContain(
      'bạn hỏi về việc gì',
    )
    expect((await ask(text)).message, text).toContain('bạn hỏi về việc gì')
  }
  expect(await deps.db.$count(questions)).toBe(0)
})

it('says that nothing held is of that day, and never gives the present rule for it', async () => {
  const { ask } = await office()
  const answer = await ask('Hồi 2010 thả chó không rọ mõm bị phạt bao nhiêu?')
  expect(answer.text).toContain('không có văn bản trả lời được cho ngày 31/12/2010')
})
