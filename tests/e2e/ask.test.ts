import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { inPhone, openChat, said, visit, write } from './visit.ts'

describe.skipIf(noBrowser)(`a question, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console, miniApp } = visit()

  test('asked without accents, it is answered with the clause, which opens marked among its neighbours', async () => {
    const page = await tour()
    await openChat(page, 'Nguyễn Thị Năm', 'Loa Giang Mẫu')
    await write(page, 'may gio khong duoc hat karaoke')
    const answer = said(page, 'không khoan đục từ 22 giờ đến 6 giờ sáng hôm sau')
    await answer.getByText(/Điều 4, khoản 1, Quy ước tổ dân phố số 1.*số 01\/QU-TDP1\. Còn hiệu lực\./).waitFor()
    await answer.getByRole('link', { name: 'Xem văn bản' }).click()

    const marked = inPhone(page).getByRole('region', { name: 'Đoạn được trích' })
    await marked.getByText('Không hát karaoke').waitFor()
    const next = inPhone(page).locator('section', { hasText: 'không dùng loa kéo ngoài trời' }).last()
    expect(await backgroundOf(marked)).not.toBe(await backgroundOf(next))
    await expect.poll(() => isInSight(marked)).toBe(true)

    // What stood first is still in sight when what comes before it has been added above.
    const first = await inPhone(page).locator('.reading section').first().innerText()
    await inPhone(page).getByRole('button', { name: 'Xem phần trước' }).click()
    await inPhone(page).getByText('Quy ước này dành cho ai').waitFor()
    const stayed = inPhone(page)
      .locator('.reading section')
      .filter({ hasText: first.split('\n').at(-1) ?? '' })
    await expect.poll(() => isInSight(stayed)).toBe(true)
    await inPhone(page).getByRole('button', { name: 'Xem phần tiếp theo' }).click()
    await inPhone(page).getByText('Muốn sửa, cần ít nhất một phần ba số hộ').waitFor()
    expect(
      await inPhone(page)
        .getByRole('button', { name: /^Xem phần/ })
        .count(),
    ).toBe(0)
  })

  test('a visitor’s next question may lean on the one before it', async () => {
    const page = await miniApp('/ask')
    const ask = async (text: string) => {
      await page.getByLabel('Câu hỏi của bạn').fill(text)
      await page.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    }
    await ask('Mấy giờ không được hát karaoke?')
    await page.getByText('Điều 4, khoản 1').waitFor()
    await ask('Điều đó ở khoản nào?')
    await expect.poll(() => page.getByText('Điều 4, khoản 1').count()).toBe(2)
  })

  test('tried in the console, a passage opens marked in its document by the keyboard', async () => {
    const page = await console('editor', 'library')
    await page.getByRole('textbox', { name: 'Câu hỏi' }).fill('nuôi chó phải đeo rọ mõm')
    await page.keyboard.press('Enter')
    const link = page.getByRole('link', { name: 'Điều 5, khoản 1' })
    await link.waitFor()
    await page.getByText('Chỉ tìm trong một số văn bản').click()
    await page.getByLabel('Loại văn bản').selectOption('Thông báo')
    await link.waitFor({ state: 'detached' })
    await page.getByLabel('Loại văn bản').selectOption('Tất cả')
    await link.focus()
    await page.keyboard.press('Enter')
    const marked = page.getByRole('region', { name: 'Đoạn được trích' })
    await marked.getByText('Chó ra đường').waitFor()
    await expect.poll(() => isFocused(marked)).toBe(true)
  })

  test('a question that people asked becomes a golden one in two clicks', async () => {
    const page = await console('editor', 'questions')
    const card = page.getByRole('listitem').filter({ hasText: 'khai trương bể bơi' })
    await card.getByRole('link', { name: 'Thêm vào câu hỏi kiểm tra' }).click()
    const form = page.locator('form', { has: page.getByRole('checkbox') })
    expect(await form.getByRole('textbox').inputValue()).toContain('khai trương bể bơi')
    await form.getByRole('checkbox').last().check()
    await form.getByRole('button', { name: /Lưu/ }).click()
    await page.getByRole('listitem').filter({ hasText: 'khai trương bể bơi' }).waitFor()
  })

  test('what the library does not hold is not guessed at: it goes to a person, whose answer comes back to the chat', async () => {
    const page = await tour()
    await openChat(page, 'Ngô Văn Lộc', 'Loa Giang Mẫu')
    await write(page, 'sân bóng mới mở cửa ngày nào?')
    const refusal = said(page, 'hệ thống không đoán').last()
    await refusal.getByRole('button', { name: 'Chuyển cho cán bộ' }).click()
    await said(page, 'Câu hỏi của bạn đã được chuyển cho cán bộ').waitFor()

    const desk = await console('responder', 'questions')
    const card = desk.getByRole('listitem').filter({ hasText: 'sân bóng mới mở cửa ngày nào?' })
    await card.getByText(/Một người dân hỏi qua Trò chuyện với OA/).waitFor()
    await card.getByRole('button', { name: 'Trả lời' }).click()
    await card.getByLabel('Câu trả lời').fill('Sân bóng mở cửa từ ngày 5 tháng sau, theo Thông báo số 19/TB-PHM.')
    await card.getByText(/Thư viện không có.*19\/TB-PHM/).waitFor()
    await card.getByRole('button', { name: 'Gửi câu trả lời' }).click()
    await desk.getByText('Đã gửi câu trả lời.').waitFor()
    await said(page, /Cán bộ trả lời câu hỏi “sân bóng.*Sân bóng mở cửa từ ngày 5 tháng sau/s).waitFor()
    expect(await card.count()).toBe(0)
  })

  test('a resident finds a document as they type, keeps a clause of it, and reads it without a network', async () => {
    const page = await miniApp('/ask')
    await page.getByRole('link', { name: 'Tìm trong thư viện văn bản' }).click()
    await page.getByRole('heading', { level: 1, name: 'Thư viện văn bản' }).waitFor()
    await page.getByLabel('Tìm văn bản').fill('karaoke')
    await page
      .getByRole('region')
      .or(page.locator('section'))
      .getByRole('link', { name: /hát karaoke/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Mã QR' }).click()
    await page.getByRole('img', { name: /^Mã QR mở Điều/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Lưu lại' }).click()
    await page.getByText('Đã lưu trên máy này.').waitFor()
    await page.getByRole('link', { name: 'Xem mục lục văn bản' }).click()
    await page.getByRole('button', { name: 'Lưu lại' }).click()
    await page.goto(page.url().replace(/\/documents\/.*/, '/me'))
    await page.getByRole('link', { name: 'Những gì tôi đã lưu' }).click()
    await page.context().setOffline(true)
    await page.getByText('Đọc tại đây').last().click()
    await page.getByText('Không hát karaoke').waitFor()
    await page.getByRole('button', { name: 'Bỏ lưu' }).first().click()
    expect(await page.getByRole('button', { name: 'Bỏ lưu' }).count()).toBe(1)
  })
})

const isInSight = (locator: Locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < (element.ownerDocument.defaultView?.innerHeight ?? 0)
  })
const isFocused = (locator: Locator) => locator.evaluate((element) => element === element.ownerDocument.activeElement)
const backgroundOf = (locator: Locator) =>
  locator.evaluate((element) => element.computedStyleMap().get('background-color')?.toString())
