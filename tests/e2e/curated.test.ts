import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { visit } from './visit.ts'

const asked = 'Sân bóng mới của phường mở cửa ngày nào?'
const answered = 'Sân bóng mở cửa từ 1/12/2026, từ 6 giờ đến 21 giờ hằng ngày.'

describe.skipIf(noBrowser)(`answers written beforehand, in Chromium (${whyNoBrowser})`, () => {
  const { miniApp, console: desk } = visit('shared')

  test('a person’s answer is kept for whoever asks next; approved by another, it comes at once; retired, its link says so', async () => {
    const citizen = await miniApp('/ask')
    await citizen.getByLabel('Câu hỏi của bạn').fill(asked)
    await citizen.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await citizen.getByRole('button', { name: 'Chuyển cho cán bộ' }).click()
    await citizen.getByText('Đã chuyển cho cán bộ').waitFor()

    const responder = await desk('responder', 'questions')
    const card = responder.getByRole('listitem').filter({ hasText: asked })
    await card.getByRole('button', { name: 'Trả lời' }).click()
    await card.getByLabel('Câu trả lời').fill(answered)
    await card.getByRole('button', { name: 'Gửi câu trả lời' }).click()
    await responder.getByRole('link', { name: 'Lưu làm câu trả lời soạn sẵn' }).click()

    const form = responder.locator('form.card')
    expect(await form.getByLabel('Các cách hỏi').inputValue()).toBe(asked)
    expect(await form.getByLabel('Câu trả lời').inputValue()).toBe(answered)
    expect(responder.url()).not.toContain('S%C3%A2n')
    await form.getByLabel('Các cách hỏi').fill(`${asked}\nBao giờ sân bóng mới mở cửa?`)
    await form.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await responder.getByText('Bạn soạn hoặc sửa câu này, nên cần người khác duyệt.').waitFor()

    const approver = await desk('admin', 'curated')
    await approver.getByRole('button', { name: 'Chờ duyệt' }).click()
    await approver.getByRole('listitem').filter({ hasText: asked }).getByRole('button', { name: 'Duyệt' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: 'Duyệt' }).click()
    await approver.getByText('Chưa có câu nào ở đây').waitFor()

    const next = await miniApp('/ask')
    await next.getByLabel('Câu hỏi của bạn').fill('bao gio san bong moi mo cua a')
    await next.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await next.getByText(answered).waitFor()
    await next.getByText(/^Cán bộ .* trả lời, ngày/).waitFor()

    await responder.getByRole('button', { name: 'Đang dùng' }).click()
    await responder.getByRole('button', { name: 'Rút', exact: true }).click()
    await responder.getByRole('dialog').getByRole('button', { name: 'Rút' }).click()
    await responder.getByText('Chưa có câu nào ở đây').waitFor()

    const id = await responder.evaluate(`fetch('/api/curated?view=retired')
      .then((reply) => reply.json()).then(({ curated }) => curated[0].id)`)
    const link = await miniApp(`/answers/${id}`)
    await link.getByText('Câu trả lời này không còn dùng nữa').waitFor()
    expect(await link.getByRole('button', { name: 'Thử lại' }).count()).toBe(0)
  })

  test('a clause is found and quoted to the letter; other words than the library’s are shown and refused', async () => {
    const page = await desk('responder', 'curated')
    await page.getByRole('button', { name: 'Soạn câu trả lời' }).click()
    const form = page.locator('form.card')
    await form.getByLabel('Các cách hỏi').fill('Mấy giờ thì phải tắt karaoke?')
    await form.getByLabel('Câu trả lời').fill('Sau 22 giờ bà con tắt loa để cả ngõ nghỉ ngơi.')
    await form.getByRole('button', { name: 'Tìm' }).click()
    await form.getByRole('listitem').first().getByRole('button', { name: 'Trích đoạn này' }).click()
    const quote = form.getByLabel(/^Lời trích: Điều 4, khoản 1/)
    const words = await quote.inputValue()
    expect(words).toContain('22 giờ')
    await quote.fill(words.replace('22 giờ', '23 giờ'))
    await form.getByText('Phải đúng nguyên văn trong thư viện.').waitFor()
    await form.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await form
      .getByRole('alert')
      .getByText(/nguyên văn/)
      .waitFor()
    await quote.fill(words)
    await form.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    const card = page.getByRole('listitem').filter({ hasText: 'Mấy giờ thì phải tắt karaoke?' })
    await card.getByText('Chờ duyệt').waitFor()

    await page.getByLabel('Tìm theo câu hỏi').fill('karaoke')
    await page.getByRole('button', { name: 'Tìm', exact: true }).click()
    await card.waitFor()
    await page.getByLabel('Tìm theo câu hỏi').fill('hộ chiếu')
    await page.getByRole('button', { name: 'Tìm', exact: true }).click()
    await page.getByText('Không có câu hỏi nào giống vậy').waitFor()
  })
})
