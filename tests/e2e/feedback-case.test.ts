import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { writtenDay } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { png, toldPhoto } from '../support/pictures.ts'
import { visit } from './visit.ts'

const choose = (page: Page, label: string, shade: number) =>
  page.getByLabel(label, { exact: true }).setInputFiles({
    ...{ name: `${shade}.png`, mimeType: 'image/png', buffer: Buffer.from(png({ shade, size: 300 })) },
  })

/** A photo as phones take them, which says where and when. */
async function photo(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2400, height: 1800 })
    canvas.getContext('2d').fillRect(100, 100, 900, 700)
    return canvas.toDataURL('image/jpeg')
  })()`)
  // Behind the two bytes by which every JPEG begins.
  return Buffer.from(toldPhoto([...Buffer.from(drawn.split(',')[1] ?? '', 'base64').subarray(2)]))
}

/** Whether a picture is there now: it is, once its words were looked through. */
async function isShown(page: Page, name: string): Promise<boolean> {
  await page.reload()
  const shown = page.getByRole('img', { name }).waitFor({ timeout: 1500 })
  return shown.then(
    () => true,
    () => false,
  )
}

describe.skipIf(noBrowser)(`feedback as a case, in Chromium (${whyNoBrowser})`, () => {
  const { console, demo, miniApp } = visit('shared')

  test('from a photo to another unit, a question back, closed with proof, opened again and rated', async () => {
    const phone = await miniApp('/feedback')
    await phone.getByLabel('Nội dung phản ánh').fill('Nắp cống vỡ trước nhà số 9 ngõ 31')
    const buffer = await photo(phone)
    await phone.getByLabel('Ảnh', { exact: true }).setInputFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer })
    await phone.getByRole('img', { name: 'Ảnh 1' }).waitFor()
    // What the photo says of its making goes; its place and time are offered, and neither is chosen for them.
    const spot = phone.getByLabel('Gửi kèm vị trí chụp ảnh')
    expect([await spot.isChecked(), await phone.getByLabel('Gửi kèm giờ chụp ảnh').isChecked()]).toEqual([false, false])
    await spot.check()
    const aloud = { name: 'noi.m4a', mimeType: 'audio/mp4', buffer: Buffer.from('\0\0\0\x20ftypM4A loi noi', 'latin1') }
    await phone.getByLabel('Chọn tệp ghi âm').setInputFiles(aloud)
    await phone.getByRole('button', { name: 'Bỏ đoạn ghi âm' }).waitFor()
    if (process.env.SHOTS) await phone.screenshot({ path: `${process.env.SHOTS}/sending.png`, fullPage: true })
    await phone.getByLabel('Địa chỉ nơi xảy ra').fill('Số 9 ngõ 31 đường Hoà Bình')
    // The network goes: what was written lies on the phone, and goes once when it is back.
    await phone.context().setOffline(true)
    await phone.getByRole('button', { name: 'Gửi phản ánh' }).click()
    await phone.getByText('Chưa có mạng. Phản ánh đã được giữ').waitFor()
    await phone.context().setOffline(false)
    const arrived = phone.getByText('Phản ánh giữ trên máy đã gửi xong')
    await arrived.waitFor()
    const code = /Mã tra cứu: (\w{6})/.exec((await arrived.textContent()) ?? '')?.[1] ?? ''
    expect(code).toMatch(/^\w{6}$/)

    const desk = await console('responder', 'feedback')
    await desk.locator('.case-row', { hasText: code }).getByRole('link').click()
    await desk.getByRole('heading', { name: `Mã ${code}` }).waitFor()
    await expect.poll(() => isShown(desk, 'Ảnh 1')).toBe(true)
    await desk.getByText('Nơi: Số 9 ngõ 31 đường Hoà Bình').waitFor()
    await desk.getByText('Xem vị trí chụp ảnh: 10.7769, 106.7009').waitFor()
    expect(await desk.getByText(/^Ảnh chụp \d/).count()).toBe(0)
    const [kept] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name: 'Tải tệp ghi âm' }).click(),
    ])
    expect((await readFile(await kept.path(), 'latin1')).endsWith('loi noi')).toBe(true)
    if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/case.png`, fullPage: true })
    await desk.getByRole('button', { name: 'Hỏi lại' }).click()
    await desk.getByLabel('Câu hỏi cho người gửi').fill('Nắp cống tròn hay vuông ạ?')
    await desk.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await desk.getByText('Nắp cống tròn hay vuông ạ?').first().waitFor()
    await desk.getByRole('button', { name: 'Giao, chuyển' }).click()
    const units = desk.getByLabel('Chuyển đến đơn vị')
    const below = await units.locator('option').nth(1).getAttribute('value')
    await units.selectOption(below ?? '')
    await desk.getByLabel('Lý do', { exact: true }).fill('Việc ở khu phố này')
    await desk.getByRole('button', { name: 'Chuyển', exact: true }).click()
    await desk.getByText('Việc ở khu phố này').waitFor()

    await phone.goto(phone.url().replace(/\/feedback.*/, `/track/${code}`))
    await phone.getByText('Cán bộ đang chờ bạn trả lời').waitFor()
    await phone.getByLabel('Bổ sung cho phản ánh này').fill('Nắp vuông, cạnh 60 phân')
    await phone.getByRole('button', { name: 'Gửi bổ sung' }).click()
    await phone.getByText('Nắp vuông, cạnh 60 phân').first().waitFor()

    await desk.reload()
    await desk.getByText('Nắp vuông, cạnh 60 phân').waitFor()
    await desk.getByLabel('Lời trả lời').fill('Đã lắp nắp cống mới.')
    await desk.getByLabel('Làm việc gì').fill('Lắp nắp gang vuông 60 phân')
    await desk.getByLabel('Đơn vị hoặc người làm').fill('Đội duy tu thoát nước')
    await desk.getByLabel('Ngày hoàn thành').fill(writtenDay(demo().clock.now()))
    await desk.getByLabel('Việc đã làm xong, đóng phản ánh').check()
    const send = desk.getByRole('button', { name: 'Gửi trả lời' })
    expect(await send.isDisabled()).toBe(true)
    await choose(desk, 'Ảnh việc đã làm', 200)
    await desk.getByRole('button', { name: 'Bỏ ảnh 1' }).waitFor()
    await send.click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Gửi trả lời' }).click()
    await desk.getByText('Đã đóng').first().waitFor()

    await expect.poll(() => isShown(phone, 'Ảnh 1 của lời trả lời')).toBe(true)
    await phone.getByText('Đã lắp nắp cống mới.').waitFor()
    await phone.getByLabel('2. Không hài lòng').check()
    await phone.getByLabel('Một câu góp ý (không bắt buộc)').fill('Chưa khít')
    await phone.getByRole('button', { name: 'Gửi đánh giá' }).click()
    await phone.getByText('Bạn đã đánh giá: 2/5.').waitFor()
    await phone.getByRole('button', { name: 'Việc chưa xong, mở lại' }).click()
    await phone.getByLabel('Việc gì chưa xong?').fill('Nắp còn kênh một góc')
    await phone.getByRole('button', { name: 'Mở lại phản ánh' }).click()
    await phone.getByText('Nắp còn kênh một góc').waitFor()
    expect(await phone.getByRole('button', { name: 'Việc chưa xong, mở lại' }).count()).toBe(0)
    await desk.reload()
    await desk.getByText('Hài lòng 2/5').waitFor()
    await desk.getByText('Nắp còn kênh một góc').waitFor()
  })

  test('the board is gone through by keys, chosen from, and a filter is kept', async () => {
    const { url } = demo().service
    const desk = await console('responder', 'feedback')
    // A link signs in once: whoever reloads before it has done so is nobody.
    await desk.getByLabel('Xếp theo').waitFor()
    for (const text of ['Biển báo đổ ở ngã ba bến xe', 'Biển báo ngã ba bến xe bị đổ'])
      await fetch(`${url}/api/feedback`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) },
      })
    await desk.reload()
    await desk.getByRole('link', { name: /Biển báo đổ/ }).waitFor()
    await desk.keyboard.press('j')
    await desk.keyboard.press('x')
    await desk.getByText('Đã chọn 1').waitFor()
    await desk.keyboard.press('x')
    await desk.getByText('Đã chọn 1').waitFor({ state: 'detached' })
    for (const name of [/Biển báo đổ/, /Biển báo ngã ba/]) {
      const row = desk.locator('.case-row', { has: desk.getByRole('link', { name }) })
      await row.getByRole('checkbox').check()
    }
    await desk.getByRole('button', { name: 'Gộp 2 việc làm một' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Gộp 2 việc làm một' }).click()
    await desk.getByText('2 người phản ánh').waitFor()
    await desk.getByLabel('Xếp theo').selectOption('state')
    await desk.getByRole('heading', { name: /Mới nhận/ }).waitFor()
    await desk.getByRole('button', { name: 'Lưu bộ lọc này' }).click()
    await desk.getByLabel('Tên bộ lọc').fill('Theo trạng thái')
    await desk.getByRole('button', { name: 'Lưu', exact: true }).click()
    await desk.getByLabel('Xếp theo').selectOption('due')
    await desk.getByLabel('Bộ lọc đã lưu').selectOption('Theo trạng thái')
    expect(await desk.getByLabel('Xếp theo').inputValue()).toBe('state')
  })
})
