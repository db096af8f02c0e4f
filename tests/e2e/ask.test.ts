import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { inPhone, openChat, said, visit, write } from './visit.ts'

describe.skipIf(noBrowser)(`a question, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console } = visit()

  test('asked without accents, it is answered with the clause, which opens marked among its neighbours', async () => {
    const page = await tour()
    await openChat(page, 'Nguyễn Thị Năm', 'Loa phường Hoà Mẫu')
    await write(page, 'may gio khong duoc hat karaoke')
    const answer = said(page, 'không khoan đục từ 22 giờ đến 6 giờ sáng hôm sau')
    await answer.getByText(/Điều 4, khoản 1, Quy ước tổ dân phố số 1.*số 01\/QU-TDP1\. Còn hiệu lực\./).waitFor()
    await answer.getByRole('link', { name: 'Xem văn bản' }).click()

    const marked = inPhone(page).getByRole('region', { name: 'Đoạn được trích' })
    await marked.getByText('Không hát karaoke').waitFor()
    const next = inPhone(page).locator('section', { hasText: 'không dùng loa kéo ngoài trời' }).last()
    expect(await backgroundOf(marked)).not.toBe(await backgroundOf(next))
  })

  test('what the library does not hold is not guessed at: it goes to a person, whose answer comes back to the chat', async () => {
    const page = await tour()
    await openChat(page, 'Hoàng Minh Khôi', 'Loa phường Hoà Mẫu')
    await write(page, 'sân bóng mới mở cửa ngày nào?')
    const refusal = said(page, 'hệ thống không đoán')
    await refusal.getByRole('button', { name: 'Chuyển cho cán bộ' }).click()
    await said(page, 'Câu hỏi của bạn đã được chuyển cho cán bộ').waitFor()

    const desk = await console('responder', 'questions')
    const card = desk.getByRole('listitem').filter({ hasText: 'sân bóng mới mở cửa ngày nào?' })
    await card.getByText(/Hoàng Minh Khôi hỏi qua Trò chuyện với OA/).waitFor()
    await card.getByRole('button', { name: 'Trả lời' }).click()
    await card.getByLabel('Câu trả lời').fill('Sân bóng mở cửa từ ngày 5 tháng sau, theo Thông báo số 19/TB-PHM.')
    await card.getByRole('button', { name: 'Gửi câu trả lời' }).click()
    await desk.getByText('Đã gửi câu trả lời.').waitFor()
    await said(page, /Cán bộ trả lời câu hỏi “sân bóng.*Sân bóng mở cửa từ ngày 5 tháng sau/s).waitFor()
    expect(await card.count()).toBe(0)
  })
})

const backgroundOf = (locator: Locator) =>
  locator.evaluate((element) => element.computedStyleMap().get('background-color')?.toString())
