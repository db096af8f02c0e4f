import { describe, expect, onTestFinished, test } from 'vitest'
import { openPortal } from '../demo/portal.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { phone, visit } from './visit.ts'

describe.skipIf(noBrowser)(`the question box in a portal, in Chromium (${whyNoBrowser})`, () => {
  const { demo, open, console: desk } = visit()
  const label = 'Hỏi Loa Giang Mẫu'

  test('on another origin, somebody asks without signing in and gets the clause, by the keyboard alone', async () => {
    const page = await open(demo().portal.url)
    await page.getByRole('button', { name: label }).focus()
    await page.keyboard.press('Enter')
    const box = page.frameLocator('iframe')
    const question = box.getByLabel('Câu hỏi của bạn')
    await question.fill('dang ky tam tru can giay to gi')
    await box.getByRole('button', { name: 'Gửi câu hỏi' }).press('Enter')
    await box.getByText('hợp đồng thuê nhà').waitFor()
    const opening = page.waitForEvent('popup')
    await box.getByRole('link', { name: 'Mở văn bản' }).click()
    const opened = await opening
    await opened.getByRole('region', { name: 'Đoạn được trích' }).waitFor()
    expect(new URL(opened.url()).origin).toBe(demo().service.url)

    await question.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await page.evaluate('document.activeElement.tagName')).toBe('LOA-WIDGET')
    await page.keyboard.press('Enter')
    await box.getByText('hợp đồng thuê nhà').waitFor()
    // What is outside the box is out of reach while it is open.
    await expect(page.getByRole('link', { name: 'Một đường dẫn của cổng' }).click({ timeout: 500 })).rejects.toThrow()
  })

  test('what the library does not hold goes to a person, and the answer comes back to the same browser', async () => {
    const page = await open(demo().portal.url, phone)
    await page.getByRole('button', { name: label }).click()
    const box = page.frameLocator('iframe')
    await box.getByLabel('Câu hỏi của bạn').fill('sân bóng mới mở cửa ngày nào?')
    await box.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await box.getByRole('button', { name: 'Chuyển cho cán bộ' }).click()
    await box.getByText('Đã chuyển cho cán bộ').waitFor()
    const size = await page.getByRole('dialog').boundingBox()
    expect(size).toEqual({ x: 0, y: 0, ...phone })

    const responder = await desk('responder', 'questions')
    const card = responder.getByRole('listitem').filter({ hasText: 'sân bóng mới mở cửa' }).first()
    await card.getByText(/Một người dân hỏi qua Trang web/).waitFor()
    await card.getByRole('button', { name: 'Trả lời' }).click()
    await card.getByLabel('Câu trả lời').fill('Sân mở cửa từ ngày 1 tháng 12.')
    await card.getByRole('button', { name: 'Gửi câu trả lời' }).click()
    await responder.getByText('Đã gửi câu trả lời.').waitFor()
    await page.reload()
    await page.getByRole('button', { name: label }).click()
    await box.getByText('Sân mở cửa từ ngày 1 tháng 12.').waitFor()

    await box.getByRole('button', { name: 'Xoá khỏi máy này' }).click()
    await box.getByText('Sân mở cửa từ ngày 1 tháng 12.').waitFor({ state: 'detached' })
  })

  test('a text that somebody was sent is checked there, and what is often asked is a tap away', async () => {
    const page = await open(demo().portal.url, phone)
    await page.getByRole('button', { name: label }).click()
    const box = page.frameLocator('iframe')
    await box.getByRole('button', { name: 'Giờ làm việc của uỷ ban' }).click()
    await box.getByText(/07:30–11:30/).waitFor()
    await box.getByRole('button', { name: 'Kiểm tra tin' }).click()
    await box
      .getByLabel('Nội dung tin')
      .fill('Chuyển gấp 500.000 đồng vào tài khoản 0123456789 để giữ suất mua nhà ở xã hội')
    await box.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
    await box
      .getByText(/không phải tin của|Không thấy/i)
      .first()
      .waitFor()
  })

  test('feedback gets its code', async () => {
    const page = await open(demo().portal.url)
    await page.getByRole('button', { name: label }).click()
    const box = page.frameLocator('iframe')
    await box.getByRole('button', { name: 'Phản ánh', exact: true }).click()
    await box.getByLabel('Nội dung phản ánh').fill('Nắp cống ở ngõ 5 bị vỡ.')
    await box.getByRole('button', { name: 'Gửi phản ánh' }).click()
    await box.getByText('Đã nhận phản ánh của bạn').waitFor()
  })

  test('a portal that is not on the list is refused, and its visitors are led to a page of ours', async () => {
    const other = await openPortal()
    onTestFinished(() => other.stop())
    other.embed(demo().service.url, label)
    const page = await open(other.url)
    const refused = page.waitForEvent('console', { predicate: (line) => line.text().includes('frame-ancestors') })
    await page.getByRole('button', { name: label }).click()
    await refused
    // At once, and not when somebody has given up waiting.
    await page.getByText('Chưa mở được khung hỏi đáp ở đây.').waitFor({ timeout: 3_000 })
    const link = page.getByRole('link', { name: 'Mở trong trang mới' })
    expect(await link.getAttribute('href')).toBe(`${demo().service.url}/widget/`)
    await page.getByRole('button', { name: 'Đóng' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('a portal chooses its colour, corner and language, and what was asked is there after a reload', async () => {
    const page = await open(demo().portal.url)
    await page.evaluate(`(() => {
      document.querySelector('loa-widget')?.remove()
      const script = document.createElement('script')
      Object.assign(script.dataset, { color: '#ffd000', corner: 'left', lang: 'en' })
      script.src = '${demo().service.url}/widget.js'
      document.body.append(script)
    })()`)
    const button = page.getByRole('button', { name: 'Ask the office' })
    await button.waitFor()
    const { x = 999 } = (await button.boundingBox()) ?? {}
    expect(x).toBeLessThan(40)
    const look = 'getComputedStyle(document.querySelector("loa-widget").shadowRoot.querySelector(".open"))'
    // Dark letters on a light colour.
    expect(await page.evaluate(`[${look}.backgroundColor, ${look}.color]`)).toEqual([
      'rgb(255, 208, 0)',
      'rgb(0, 0, 0)',
    ])
    await button.click()
    const { x: boxX = 999 } = (await page.getByRole('dialog').boundingBox()) ?? {}
    expect(boxX).toBeLessThan(40)
    await page.getByRole('button', { name: 'Close' }).waitFor()
    const box = page.frameLocator('iframe')
    await box.getByLabel('Câu hỏi của bạn').fill('dang ky tam tru can giay to gi')
    await box.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await box.getByText('hợp đồng thuê nhà').waitFor()
    await page.reload()
    await page.getByRole('button', { name: label }).click()
    await box.getByText('hợp đồng thuê nhà').waitFor()
  })
})
