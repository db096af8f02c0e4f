import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { readDocx } from '../support/read-docx.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`figures and a month's report, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit('shared')
  /** The month before this one, of which the demo's nights have counted. */
  const monthOf = () => addDays(`${dayOf(demo().service.deps.now()).slice(0, 7)}-01`, -1).slice(0, 7)

  const downloaded = async (page: Page, name: string) => {
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name, exact: true }).first().click()
    return readFile(await (await waiting).path())
  }

  test('the head of an office sees in one screen what is late and what changed, and goes from a number to its list', async () => {
    const page = await desk('admin')
    await page.getByRole('navigation').first().getByRole('link', { name: 'Số liệu', exact: true }).click()
    await page.getByRole('heading', { name: 'Đang trễ, đang chờ' }).waitFor()
    await page.getByRole('button', { name: 'Kỳ trước đó' }).click()
    await page.getByText(/^So với tháng/).waitFor()
    await page.getByText('Câu hỏi có câu trả lời').waitFor()
    await expectFits(page, 'figures-office')
    await expectFits(page, 'figures-office', { widths: [1440, 390], letters: 200 })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Biểu đồ' }).click()
    const chart = page.getByRole('region', { name: 'Câu hỏi của người dân' })
    await chart.getByText(/^Tháng \d\d\/\d{4} có [\d.]+ câu hỏi/).waitFor()
    expect(await chart.locator('svg rect').count()).toBeGreaterThan(20)
    await chart.getByText('Xem số trong bảng').click()
    await expectFits(page, 'figures-charts')
    await expectFits(page, 'figures-charts', { widths: [1440, 390], letters: 200 })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'So sánh đơn vị' }).click()
    await page.getByRole('link', { name: 'Tải số liệu (XLSX)' }).waitFor()
    await expectFits(page, 'figures-units')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Biểu đồ' }).click()
    await page.getByRole('link', { name: 'Xem phản ánh đã trả lời' }).click()
    await page.getByRole('heading', { name: 'Phản ánh', exact: true }).waitFor()
    await page.getByText(/^Phản ánh đã trả lời từ 01\/\d\d\/\d{4} đến/).waitFor()
    await page.getByRole('button', { name: 'Bỏ lọc theo ngày' }).click()
    await page.getByText(/^Phản ánh đã trả lời từ/).waitFor({ state: 'detached' })
  })

  test('a month’s report is headed, downloaded in Word and as a PDF, and read', async () => {
    const month = monthOf()
    const page = await desk('admin')
    await page.getByRole('navigation').first().getByRole('link', { name: 'Số liệu', exact: true }).click()
    await page.getByRole('button', { name: 'Báo cáo' }).click()
    const form = page.getByRole('region', { name: 'Phần đầu và phần ký của báo cáo' })
    await form.getByLabel('Họ tên người ký').fill('Nguyễn Thị Hoà Bình')
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.getByText('Đã lưu.').waitFor()
    const word = await readDocx(await downloaded(page, 'Tải Word (DOCX)'))
    for (const said of [
      'Độc lập - Tự do - Hạnh phúc',
      'BÁO CÁO',
      'Nguyễn Thị Hoà Bình',
      `Tháng ${month.slice(5)}/${month.slice(0, 4)} có`,
    ])
      expect(word).toContain(said)
    const pdf = await downloaded(page, 'Tải PDF')
    if (process.env.SHOTS) await writeFile(`${process.env.SHOTS}/report.pdf`, pdf)
    const printed = (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text
    expect(printed).toContain('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(printed).toContain('Nguyễn Thị Hoà Bình')
    await expectFits(page, 'figures-reports')
    await expectFits(page, 'figures-reports', { widths: [1440, 390], letters: 200 })
  })
})
