import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { visit } from './visit.ts'

const question = 'Xe lăn của phường cho mượn mấy ngày?'
const lending = (days: string) => `Số: 31/QĐ-UBND

# Quy định cho mượn xe lăn

Điều 1. Người được mượn
Người già yếu, người khuyết tật thường trú tại phường được mượn xe lăn.
${days}`
const first = lending(`
Điều 2. Thời gian mượn
Xe lăn của phường cho mượn 30 ngày, hết hạn có thể mượn tiếp.
`)
const second = lending('')

describe.skipIf(noBrowser)(`a new version that answers less, in Chromium (${whyNoBrowser})`, () => {
  const { miniApp, console: desk } = visit('shared')

  test('waits, shows what it would change, and is shown for a reason; until then people are answered from the old one', async () => {
    const page = await desk('editor', 'library')
    const upload = async (text: string) => {
      await page.getByRole('button', { name: 'Tải văn bản lên' }).click()
      await page
        .getByRole('region', { name: 'Tải văn bản lên thư viện' })
        .locator('input[type=file]')
        .setInputFiles({ name: 'cho-muon-xe-lan.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    }
    const files = page.getByRole('region', { name: 'Tệp đã tải lên' }).getByRole('listitem')
    const latest = files.filter({ hasText: 'cho-muon-xe-lan.txt' }).first()
    await upload(first)
    await latest.getByText('1 văn bản').waitFor()

    const questions = await desk('editor', 'evaluation')
    await questions.getByRole('button', { name: 'Thêm câu hỏi mẫu' }).click()
    await questions.getByLabel('Câu hỏi, đúng như bà con hay hỏi').fill(question)
    await questions.getByRole('button', { name: 'Tìm đoạn trả lời' }).click()
    await questions
      .getByRole('checkbox', { name: /Điều 2/ })
      .first()
      .check()
    await questions.getByRole('button', { name: 'Lưu câu hỏi mẫu' }).click()
    await questions.getByText('1 câu hỏi mẫu').waitFor()

    await page.reload()
    await upload(second)
    await latest.getByText('Bản mới qua mục “Chờ công bố”').waitFor()
    const waiting = page.getByRole('region', { name: 'Chờ công bố' })
    await waiting.getByText('Với bản mới, Loa trả lời đúng 0/1 câu hỏi mẫu; hiện nay đúng 1/1 câu.').waitFor()
    await waiting.getByText('Đang đúng, sẽ sai').waitFor()

    const phone = await miniApp('/ask')
    const ask = async () => {
      await phone.goto(phone.url().replace(/\/ask.*/, '/ask'))
      await phone.getByLabel('Câu hỏi của bạn').fill(question)
      await phone.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    }
    await ask()
    await phone.getByText('cho mượn 30 ngày').first().waitFor()

    await waiting.getByRole('button', { name: 'Hỏi lại' }).click()
    await waiting.getByText('Đang đúng, sẽ sai').waitFor()
    await waiting.getByRole('button', { name: 'Vẫn công bố' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Vẫn công bố' }).click()
    await dialog.getByText('Vui lòng ghi lý do công bố').waitFor()
    await dialog.getByLabel('Lý do công bố').fill('Quyết định mới đã bỏ điều về thời gian mượn')
    await dialog.getByRole('button', { name: 'Vẫn công bố' }).click()
    await waiting.getByText('Các lần công bố gần đây').click()
    await waiting.getByText(/vẫn công bố: Quyết định mới đã bỏ điều/).waitFor()
    await ask()
    await phone.getByRole('button', { name: 'Chuyển cho cán bộ' }).waitFor()
    expect(await phone.getByText('cho mượn 30 ngày').count()).toBe(0)
  })
})
