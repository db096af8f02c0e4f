import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { phone, visit } from './visit.ts'

describe.skipIf(noBrowser)(`the tour's first screen, in Chromium (${whyNoBrowser})`, () => {
  const { demo, open } = visit()

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
    await page.getByRole('link', { name: /Tải tệp mẫu/ }).click()
    const file = await loading
    expect(file.suggestedFilename()).toBe('noi-quy-nha-van-hoa.docx')
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
  })
})
