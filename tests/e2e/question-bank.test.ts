import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { docxOf, paragraph, run } from '../support/docx.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

const questions = [
  ['Chợ Hoà Mẫu họp phiên vào buổi nào?', 'Sáng sớm', 'Giữa trưa', 'Nửa đêm'],
  ['Nhà văn hoá của tổ mở cửa ngày nào?', 'Chủ nhật', 'Thứ hai', 'Cả A và B'],
]
const file = docxOf(
  questions
    .flatMap(([text = '', ...options], at) => [
      paragraph(run(`Câu ${at + 1}: ${text}`, '<w:b/>')),
      ...options.map((option, place) =>
        paragraph(run(`${'ABC'[place]}. ${option}`, place === 2 ? '<w:u w:val="single"/>' : '')),
      ),
    ])
    .join(''),
)

describe.skipIf(noBrowser)(`the bank of questions, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk } = visit('shared')

  test('a Word file is looked through, comes into the bank, one of it is mended, and they become the draft of a quiz', async () => {
    const page = await desk('editor', 'question-bank')
    await page.getByRole('button', { name: 'Nhập câu hỏi' }).click()
    const card = page.getByRole('region', { name: 'Nhập câu hỏi' })
    await card.getByLabel('Nhãn cho mọi câu').fill('tổ dân phố')
    await card.locator('input[type=file]').setInputFiles({
      ...{ name: 'de-thi.docx', buffer: file },
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
    await card.getByText('de-thi.docx (Word): đọc được 2 câu dùng được.').waitFor()
    await card.getByText(/các phương án của câu này giữ nguyên thứ tự/).waitFor()
    await card.getByText('Xem các câu sẽ nhập').click()
    await card.getByText('Nửa đêm (Đáp án)').waitFor()
    await card.getByRole('button', { name: 'Nhập 2 câu' }).click()
    await card.getByText('Đã nhập 2 câu.').waitFor()

    await expectFits(page, 'question-bank-import', { widths: [320, 1280] })
    await page.getByLabel('Tìm câu hỏi').fill('cho hoa mau')
    await page.getByRole('link', { name: /Chợ Hoà Mẫu/ }).click()
    await page.getByLabel('Phương án B').fill('Giữa buổi trưa')
    await page.locator('figure.phone').getByText('Giữa buổi trưa').waitFor()
    await page.getByRole('button', { name: 'Lưu câu hỏi' }).click()
    await page.getByRole('link', { name: /Chợ Hoà Mẫu.*Bản 2/ }).waitFor()

    await page.getByRole('button', { name: 'Tạo cuộc thi' }).click()
    const form = page.locator('form.card')
    await form.getByLabel('Tên cuộc thi').fill('Tìm hiểu tổ dân phố')
    await form.getByLabel('Số câu, dòng 1').fill('2')
    await form.getByLabel('Nhãn, dòng 1').selectOption({ label: 'tổ dân phố (2)' })
    await form.getByRole('button', { name: 'Tạo bản nháp' }).click()
    await page.getByRole('heading', { name: 'Tìm hiểu tổ dân phố' }).waitFor()
    await page.getByText('2 câu hỏi').waitFor()
    expect(await page.getByText('Giữa buổi trưa').count()).toBe(1)
    expect(await page.getByText('Bản nháp', { exact: true }).count()).toBe(1)
  })

  test('a contest typed at once is read by the same rules before it is saved, and edited in the same form', async () => {
    const page = await desk('editor', 'quizzes')
    await page.getByRole('button', { name: 'Soạn cuộc thi' }).click()
    const form = page.locator('form.card')
    await form.getByLabel('Tên cuộc thi').fill('Thi nhanh')
    const field = form.getByRole('textbox', { name: 'Câu hỏi' })
    await field.fill('Câu 1: Ai?\nA. Ông\nB. Bà\nĐáp án: D')
    await form.getByText(/Dòng 4, “Đáp án: D”: Không rõ đáp án/).waitFor()
    await field.fill('Câu 1: Ai?\nA. Ông\nB. Bà\nĐáp án: B')
    await form.getByText('Đọc được 1 câu hỏi.').waitFor()
    await form.getByRole('button', { name: 'Lưu bản nháp' }).click()
    await page.getByRole('heading', { name: 'Thi nhanh' }).waitFor()
    await page.getByText('Bà (Đáp án)').waitFor()

    await page.getByRole('button', { name: 'Sửa cuộc thi' }).click()
    await form.getByText('Đọc được 1 câu hỏi.').waitFor()
    expect(await field.inputValue()).toBe('Câu 1: Ai?\nA. Ông\nB. Bà\nĐáp án: B')
    await field.fill('Câu 1: Ai?\nA. Ông\nB. Bà\nĐáp án: A')
    await form.getByText('Ông (Đáp án)').waitFor({ state: 'attached' })
    await expectFits(page, 'quiz-edit', { widths: [320, 1440] })
    await form.getByRole('button', { name: 'Lưu bản nháp' }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByText('Ông (Đáp án)').waitFor()
  })

  test('what is pasted is mended in its place: a fault is told with its line, a title only noted, and then all come in', async () => {
    const page = await desk('editor', 'question-bank')
    await page.getByRole('button', { name: 'Nhập câu hỏi' }).click()
    const card = page.getByRole('region', { name: 'Nhập câu hỏi' })
    const box = card.getByLabel('Hoặc dán câu hỏi')
    const paste = (answer: string) =>
      box.fill(
        `UBND PHƯỜNG HOÀ MẪU\nBỘ CÂU HỎI\nCâu 1: Rác hữu cơ, theo quy định về phân loại chất thải rắn sinh hoạt tại nguồn, bỏ vào đâu?\nA. Thùng xanh\nB. Thùng vàng\nĐáp án: ${answer}\nTrang 1/2`,
      )
    await paste('D')
    await card.getByRole('button', { name: 'Xem trước' }).click()
    await card.getByText('Vui lòng sửa trong ô trên rồi bấm Xem trước.').waitFor()
    await card.getByText('UBND PHƯỜNG HOÀ MẪU / BỘ CÂU HỎI').waitFor()
    await expectFits(page, 'question-bank-pasted', { widths: [390] })
    await expectFits(page, 'question-bank-pasted', { widths: [320], letters: 200 })
    await paste('A')
    await card.getByRole('button', { name: 'Xem trước' }).click()
    await card.getByRole('button', { name: 'Nhập 1 câu' }).click()
    await card.getByText('Đã nhập 1 câu.').waitFor()
  })
})
