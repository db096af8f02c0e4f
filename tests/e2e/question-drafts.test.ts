import { afterAll, describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { type Prompt, refuses, startModel, writes } from '../support/model.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

/** A question on each of the first two passages that the model was shown, and one that quotes what is nowhere. */
const drafted = ({ user }: Prompt) => {
  const shown = Array.from(user.matchAll(/<doan so="(\d+)"[^\n]*\n([^\n]*)/g), ([, doan, line = '']) => ({
    ...{ doan: Number(doan), line: line.replace(/^\d+\.\s*/, '') },
  })).slice(0, 2)
  return JSON.stringify(
    [...shown, { doan: 1, line: 'Câu này không có ở đâu cả trong văn bản.' }].map(({ doan, line }) => ({
      ...{ doan, trich: line, hoi: 'Theo văn bản, điều nào sau đây đúng?', dung: 'B' },
      phuong_an: ['Điều thứ nhất', line, 'Điều thứ ba', 'Điều thứ tư'],
    })),
  )
}

describe.skipIf(noBrowser)(`drafts of questions by a model, in Chromium (${whyNoBrowser})`, () => {
  let model: Awaited<ReturnType<typeof startModel>>
  const { console: desk } = visit({
    async env() {
      model = await startModel(writes(drafted))
      return { ...model.env, OPENAI_SECONDS: '20' }
    },
  })
  afterAll(() => model?.stop())

  test('stand beside their clauses, stay when the model fails, and only what is kept comes into the bank', async () => {
    const page = await desk('editor', 'question-bank')
    await page.getByRole('button', { name: 'Soạn nháp từ văn bản' }).click()
    const card = page.getByRole('region', { name: 'Soạn nháp từ văn bản' })
    await card
      .getByText(/Còn thiếu|Cần/)
      .first()
      .waitFor()
    await card.getByLabel(/^Văn bản/).selectOption({ index: 1 })
    await card.getByLabel('Số câu (nhiều nhất 20)').fill('2')
    await card.getByRole('button', { name: 'Soạn nháp' }).click()
    await card.getByText('Có 2 câu nháp chờ bạn đọc và duyệt.').waitFor()
    await card.getByText('1 câu vì câu trích không có nguyên văn trong đoạn.').waitFor()
    await expectFits(page, 'question-drafts', { widths: [320, 390, 768, 1024, 1440] })

    await expectFits(page, 'question-drafts', { widths: [390], letters: 200 })
    model.behaviour = refuses(500)
    await card.getByLabel(/^Văn bản/).selectOption({ index: 2 })
    await card.getByRole('button', { name: 'Soạn nháp' }).click()
    await card.getByText(/AI chưa trả lời được lúc này/).waitFor()
    const first = card.getByRole('group', { name: 'Câu nháp 1' })
    await first.getByLabel('Câu hỏi').fill('Theo quy ước, điều nào đúng với bà con?')
    await first.getByRole('button', { name: 'Duyệt và giữ câu này' }).click()
    await card.getByText('Đã đưa 1 câu vào ngân hàng.').waitFor()
    await page.getByRole('link', { name: /điều nào đúng với bà con.*AI soạn nháp, người duyệt/ }).waitFor()
    await card.getByRole('button', { name: 'Bỏ câu này' }).click()
    expect(await card.getByRole('group', { name: /Câu nháp/ }).count()).toBe(0)
    expect(await page.getByText('1 câu', { exact: true }).count()).toBe(1)
  })
})
