import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`groups at the console, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit('shared')

  test('a group is made for a unit, its code is there to print, and who waits is let in', async () => {
    const { simulator } = demo()
    simulator.addAsset({ productType: 'gmf50' })
    const page = await desk('approver', 'groups')
    await page.getByRole('button', { name: 'Đọc lại từ Zalo' }).click()
    await page.getByText('Nhóm tới 50 người').waitFor()

    await page.getByRole('button', { name: 'Tạo nhóm' }).click()
    await page.getByLabel('Đơn vị').first().selectOption({ label: '– Chi bộ tổ dân phố số 1' })
    await page.getByLabel('Dùng suất').selectOption({ index: 1 })
    await page.getByLabel('Tên nhóm').fill('Chi bộ tổ 1 – họp và học')
    await page.getByLabel('Lê Thu Hà').check()
    await page.getByRole('button', { name: 'Tạo nhóm trên Zalo' }).click()

    await page.getByRole('heading', { level: 1, name: 'Chi bộ tổ 1 – họp và học' }).waitFor()
    const group = simulator.groups().find(({ name }) => name === 'Chi bộ tổ 1 – họp và học')
    expect(group?.memberIds).toHaveLength(1)
    await page.getByRole('img', { name: 'Mã QR mời vào nhóm Chi bộ tổ 1' }).waitFor()
    await page.getByRole('link', { name: group?.link }).waitFor()
    await page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    await page.getByRole('button', { name: 'Chép liên kết' }).click()
    await page.getByText('Trình duyệt không cho chép.').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Quét bằng Zalo để vào nhóm').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'In mã QR' }).isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })

    const waiting = simulator.addUser({ name: 'Trần Văn Lộc' })
    group?.pendingIds.push(waiting.id)
    await page.getByRole('button', { name: 'Xem lại trên Zalo' }).click()
    await page.getByText('1 người chờ duyệt').waitFor()
    await page.getByRole('button', { name: 'Cho vào' }).first().click()
    await page.getByText('Không có ai chờ.').waitFor()
    expect(group?.memberIds).toContain(waiting.id)
  })
})
