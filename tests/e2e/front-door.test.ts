import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { openChat, said, visit, write } from './visit.ts'

const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

describe.skipIf(noBrowser)(`the front door of the chat, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console: desk } = visit()

  test('a resident greets, reads this morning’s edition, asks the hours and a number, stops and starts', async () => {
    const page = await tour()
    await openChat(page, 'Nguyễn Thị Năm', 'Loa Giang Mẫu')
    const ask = async (text: string, reply: string) => {
      await write(page, text)
      await said(page, reply).last().waitFor()
    }
    await ask('chào phường', 'Đây là kênh thông tin chính thức')
    await ask('hôm nay có gì', 'Mã bản tin')
    await ask('còn hôm qua?', 'kênh không có bản tin')
    await ask('chủ nhật phường có làm việc không', 'Mở cửa lại: Thứ hai')
    await ask('số điện thoại công an phường', '(024) 0000 0113')
    await ask('ngừng nhận tin', 'sẽ không tự nhắn tin cho bạn nữa')
    await ask('nhận lại tin', 'Bạn đã bật lại')
  })

  test('what is written at the console is what the chat tells, and a wrong hour is said where it stands', async () => {
    const page = await desk('editor', 'contacts')
    await page.getByRole('button', { name: 'Thêm nơi liên hệ' }).click()
    await page.getByLabel('Loại').selectOption({ label: 'Nước' })
    await page.getByLabel('Tên', { exact: false }).first().fill('Cấp nước Giang Mẫu')
    await page.getByText('Còn thiếu: Số điện thoại hoặc địa chỉ.').waitFor()
    await page.getByLabel('Số điện thoại').fill('(024) 0000 0003')
    await page.getByRole('button', { name: 'Lưu' }).first().click()
    await page.getByRole('heading', { name: 'Cấp nước Giang Mẫu' }).waitFor()

    const hours = page.getByRole('region', { name: 'Giờ làm việc' })
    await hours.getByLabel('Chủ nhật').fill('8h đến 7h30')
    await hours.getByLabel('Những ngày nghỉ khác').fill('24/12/2026 đến 25/12/2026: kiểm kê\nmai nghỉ')
    await hours.getByText('Dòng 2 chưa đúng.').waitFor()
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(`document.documentElement.style.fontSize = '${width === 768 ? '200%' : ''}'`)
      await expect.poll(() => page.evaluate(beyond), { message: `${width} pixels wide` }).toBeLessThanOrEqual(0)
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/contacts-${width}.png`, fullPage: true })
    }
    await hours.getByLabel('Những ngày nghỉ khác').fill('24/12/2026 đến 25/12/2026: kiểm kê')
    await hours.getByRole('button', { name: 'Lưu' }).click()
    await hours.getByText('Mỗi buổi phải có giờ mở trước giờ đóng').waitFor()
    await hours.getByLabel('Chủ nhật').fill('')
    await hours.getByRole('button', { name: 'Lưu' }).click()
    await hours.getByText('Đã lưu giờ làm việc.').waitFor()

    const chat = await tour()
    await openChat(chat, 'Đặng Văn Bảy', 'Loa Giang Mẫu')
    await write(chat, 'mất nước thì gọi ai')
    await said(chat, '(024) 0000 0003').waitFor()
  })
})
