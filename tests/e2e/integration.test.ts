import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits as fits } from './fits.ts'
import { visit } from './visit.ts'

/** As in every look, at a desk's width, and with letters twice as large. */
async function expectFits(page: Page, name: string): Promise<void> {
  await fits(page, name, { widths: [1440, 1024, 768, 390, 320] })
  await fits(page, name, { widths: [768, 390], letters: 200 })
  await page.setViewportSize({ width: 1280, height: 800 })
}

const longName = 'Cổng thông tin điện tử của Uỷ ban nhân dân phường Hoà Mẫu, phần Tiếp nhận và giải đáp'.slice(0, 80)

describe.skipIf(noBrowser)(`other programs, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, open } = visit()

  test('the API is read on a page without a script', async () => {
    const page = await open(`${demo().service.url}/api/reference`)
    await page.getByText('GET /library/search').click()
    await page.getByText('Keys: library.read.').first().waitFor()
    if (!process.env.SHOTS) await expectFits(page, 'reference')
  })

  test('an admin makes a key, sees it once, and takes it back', async () => {
    const page = await desk('admin', 'integration')
    const keys = page.getByRole('region', { name: 'Khoá kết nối' })
    await keys.getByText('Chưa có khoá nào').waitFor()
    await expectFits(page, 'integration-empty')
    await keys.getByRole('button', { name: 'Tạo khoá' }).click()
    await keys.getByText('Còn thiếu: Tên phần mềm; Ít nhất một việc khoá được làm.').waitFor()
    await keys.getByLabel('Tên phần mềm').fill(longName)
    await keys.getByLabel('Đọc thư viện').check()
    await keys.getByLabel('Hỏi đáp').check()
    await expectFits(page, 'integration-form')
    await keys.locator('form').getByRole('button', { name: 'Tạo khoá' }).click()
    const token = (await keys.getByText(/^loa_[0-9a-z]{52}$/).textContent()) ?? ''
    await expectFits(page, 'integration-made')
    const read = (path: string) =>
      fetch(`${demo().service.url}/api/${path}`, { headers: { authorization: `Bearer ${token}` } })
    expect((await read('library/documents')).status).toBe(200)
    expect((await read('feedback')).status).toBe(403)
    await keys.getByRole('button', { name: 'Đã chép, ẩn khoá' }).click()
    await page.reload()
    await keys.getByText('Đang dùng').waitFor()
    expect(await page.content()).not.toContain(token)
    await keys.getByText(/Dùng gần nhất/).waitFor()
    await keys.getByRole('button', { name: /^Thu hồi khoá/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click()
    await keys.getByText('Đã thu hồi').waitFor()
    expect((await read('library/documents')).status).toBe(401)
  })

  test('a target is added, tried out, paused, let again and removed', async () => {
    const page = await desk('admin', 'integration')
    const hooks = page.getByRole('region', { name: 'Nơi nhận tin tự động' })
    await hooks.getByText('Chưa có nơi nhận nào').waitFor()
    await hooks.getByRole('button', { name: 'Thêm nơi nhận' }).click()
    await hooks.getByLabel('Địa chỉ nhận tin').fill('https://127.0.0.1/loa')
    await hooks.getByLabel('Có phản ánh mới').check()
    const save = hooks.locator('form').getByRole('button', { name: 'Thêm nơi nhận' })
    await save.click()
    await hooks.getByText('nằm trong mạng nội bộ').waitFor()
    if (process.env.SHOTS) await expectFits(page, 'webhook-form')
    // Nobody answers there, which is what its log tells.
    await hooks.getByLabel('Địa chỉ nhận tin').fill('cong-thong-tin-dien-tu-phuong-hoa-mau.invalid/loa/nhan-tin')
    await save.click()
    await hooks.getByText(/^whsec_/).waitFor()
    await hooks.getByRole('button', { name: 'Đã chép, ẩn mã' }).click()
    await hooks.getByRole('button', { name: 'Gửi thử' }).click()
    await hooks.getByText('Các lần gửi gần đây').click()
    await hooks.getByText('Tin thử').waitFor()
    await hooks.getByText('Đang gặp lỗi').waitFor()
    await expectFits(page, 'webhook-failing')
    await hooks.getByRole('button', { name: 'Tạm dừng' }).click()
    await hooks.getByText('Do người quản trị tạm dừng.').waitFor()
    await hooks.getByRole('button', { name: 'Gửi tiếp' }).click()
    await hooks.getByRole('button', { name: 'Tạm dừng' }).waitFor()
    await hooks.getByRole('button', { name: 'Bỏ', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ', exact: true }).click()
    await hooks.getByText('Chưa có nơi nhận nào').waitFor()
  })
})
