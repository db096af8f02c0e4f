import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { accountName } from '../demo/world.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { openChat, phone, said, visit, write } from './visit.ts'

describe.skipIf(noBrowser)(`the tour's first screen, in Chromium (${whyNoBrowser})`, () => {
  const { demo, open, tour, console: desk } = visit()

  test('on a phone it says what Loa is, the steps stand above what they are tried on, nothing runs out sideways', async () => {
    const page = await open(demo().url, phone)
    await page.getByText('Xem nhóm tổ dân phố').waitFor()
    const topOf = async (what: ReturnType<typeof page.locator>) => (await what.boundingBox())?.y ?? Infinity
    expect(await topOf(page.getByText('Loa là loa phường'))).toBeLessThan(300)
    // The list is drawn anew whenever a step is done.
    await expect.poll(() => topOf(page.getByText('Xem nhóm tổ dân phố'))).toBeLessThan(phone.height)
    expect(await topOf(page.locator('#tour'))).toBeLessThan(await topOf(page.locator('.device')))
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width)
  })

  test('the wire is folded until a message is followed over it', async () => {
    const page = await open(demo().url)
    await page.getByRole('button', { name: /Nguyễn Thị Năm/ }).click()
    await page.getByRole('button', { name: demo().world.groups.first.name }).click()
    const wire = page.locator('#wire')
    await wire.locator('li').first().waitFor({ state: 'attached' })
    expect(await wire.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Xem trên dây' }).first().click()
    await wire.waitFor()
  })

  test('the step that uploads a document offers one', async () => {
    const page = await open(demo().url)
    const loading = page.waitForEvent('download')
    await page
      .getByRole('link', { name: /Tải tệp mẫu/ })
      .first()
      .click()
    const file = await loading
    expect(file.suggestedFilename()).toBe('noi-quy-nha-van-hoa.docx')
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
  })

  test('what one ward tells its communicators is quoted to those and to nobody of the other ward', async () => {
    const page = await tour()
    const asked = 'tiền thuê chỗ trong lúc sửa chợ được giảm bao nhiêu?'
    await openChat(page, 'Lê Thu Hà', accountName)
    await write(page, asked)
    await said(page, 'giảm một nửa').waitFor()
    for (const other of ['Ngô Văn Lộc', 'Nguyễn Thị Năm']) {
      await openChat(page, other, accountName)
      await write(page, asked)
      await said(page, 'hệ thống không đoán').last().waitFor()
      expect(await said(page, 'giảm một nửa').count()).toBe(0)
    }
  })

  test('each ward is told when its own rubbish is taken', async () => {
    const page = await tour()
    for (const [who, own, other] of [
      ['Ngô Văn Lộc', 'Sông Mẫu', '20 giờ 30'],
      ['Nguyễn Thị Năm', 'Hoà Mẫu', '19 giờ'],
    ] as const) {
      await openChat(page, who, accountName)
      await write(page, 'xe thu gom rác mấy giờ đi qua?')
      const answer = said(page, `thu gom rác của phường ${own}`).last()
      await answer.waitFor()
      expect(await answer.innerText()).not.toContain(other)
    }
  })

  test('a village that is merged in the night: its people, its group and its name go on; a quarter is reminded of its meeting', async () => {
    const page = await tour()
    await openChat(page, 'Lò Thị Mây', accountName)
    await write(page, 'tôi thuộc đơn vị nào')
    await said(page, 'Thôn Đoài').last().waitFor()
    const before = await desk('admin', 'units')
    await before.getByText('Sáp nhập Thôn Đoài vào Thôn Đông').first().waitFor()
    await page.getByRole('button', { name: '06:30 sáng mai' }).click()
    await openChat(page, 'Lò Thị Mây', demo().world.groups.joined.name)
    await said(page, 'Từ hôm nay thôn Đoài nhập vào thôn Đông').waitFor()
    await openChat(page, 'Đặng Văn Bảy', demo().world.groups.second.name)
    await said(page, 'Nhắc lịch họp dân.').waitFor()
    await openChat(page, 'Lò Thị Mây', accountName)
    await write(page, 'tôi thuộc đơn vị nào')
    await said(page, 'Thôn Đông').last().waitFor()
    const after = await desk('admin', 'units')
    await after.getByText('trước là Thôn Đoài').waitFor()
  })
})
