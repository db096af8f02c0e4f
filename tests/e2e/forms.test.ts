import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { pixelsOf } from '../support/forms.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

async function downloaded(page: Page, name: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ])
  return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) }
}

describe.skipIf(noBrowser)(`a digest in its other forms, in Chromium (${whyNoBrowser})`, () => {
  const { console, demo, open } = visit('shared')

  test('an editor reads the script of a draft, takes the board and the card, and each says that it is a draft', async () => {
    const desk = await console('editor', 'digests')
    await desk.getByRole('link', { name: /Chờ duyệt/ }).click()
    const card = desk.getByRole('region', { name: 'Các dạng khác' })
    await card.getByText(/BẢN NHÁP – chưa duyệt/).waitFor()
    await expectFits(desk, 'digest')
    const board = await downloaded(desk, 'Khổ A4')
    expect(board.name).toMatch(/^bang-tin-[0-9A-Z]+-a4\.pdf$/)
    expect(new TextDecoder().decode(board.bytes.subarray(0, 5))).toBe('%PDF-')
    expect(pixelsOf((await downloaded(desk, 'Ảnh vuông')).bytes)).toMatchObject({ width: 1080, height: 1080 })
    await card.getByRole('button', { name: 'Kịch bản 60 giây' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByText(/Kính thưa bà con\. Sau đây là bản tin của/).waitFor()
    await dialog.getByText('BẢN NHÁP – chưa duyệt').waitFor()
    const script = await dialog.locator('.script').innerText()
    expect(script).not.toMatch(/\d/)
    await expectFits(desk, 'script')
    await dialog.getByLabel('Cách đọc số').selectOption('south')
    await dialog
      .getByText(/hai ngàn không trăm/)
      .first()
      .waitFor()
    await desk.emulateMedia({ media: 'print' })
    const printed = desk.locator('.printed')
    expect(await printed.isVisible()).toBe(true)
    expect(await dialog.isVisible()).toBe(false)
    expect(await printed.innerText()).toContain('BẢN NHÁP – chưa duyệt')
  })

  test('the register shows what went where, by channel, and comes as a workbook; its empty state says so', async () => {
    const desk = await console('editor', 'register')
    const row = desk.getByRole('row', { name: /Nhóm của OA|Trang web/ }).first()
    await row.waitFor()
    await expectFits(desk, 'register')
    const { bytes, name } = await downloaded(desk, 'Tải sổ (XLSX)')
    expect(name).toMatch(/^so-theo-doi-.*\.xlsx$/)
    const [sheet] = await sheetsIn(bytes)
    expect(sheet?.rows.size).toBe(await desk.getByRole('row').count())
    await desk.getByLabel('Từ ngày').fill('01/01/2020')
    await desk.getByLabel('Đến ngày').fill('02/01/2020')
    await desk.getByText('Không có tin nào đã phát trong khoảng này').waitFor()
    await desk.getByLabel('Đến ngày').fill('01/01/2019')
    await desk.getByText('Ngày đầu phải trước hoặc trùng ngày cuối.').waitFor()
  })

  test('the public page of a digest names a card that is a picture', async () => {
    const { service, world } = demo()
    const page = await open(`${service.url}/digests/of/${world.units.ward.id}`)
    await page.locator('ol.list a').first().click()
    const address = await page.locator('meta[property="og:image"]').getAttribute('content')
    const reply = await page.request.get(`${service.url}${new URL(String(address)).pathname}`)
    expect(reply.headers()['content-type']).toBe('image/png')
    expect(pixelsOf(new Uint8Array(await reply.body()))).toMatchObject({ width: 1200, height: 630 })
  })
})
