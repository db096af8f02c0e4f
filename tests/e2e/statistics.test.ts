import { readFile, writeFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, test } from 'vitest'
import { countFacts } from '../../core/statistics/facts/count-due.ts'
import { addDays, dayOf, instantOf } from '../../core/time.ts'
import { questions } from '../../db/schema/answers.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { readDocx } from '../support/read-docx.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`figures and a month's report, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit('shared')
  let month = ''

  /** The month before this one: questions, cases and sends of each of its days, counted as nights would have. */
  beforeAll(async () => {
    const { service, world } = demo()
    const { db, write } = service.deps
    const last = addDays(`${dayOf(service.deps.now()).slice(0, 7)}-01`, -1)
    month = last.slice(0, 7)
    const unitId = world.units.ward.id
    const days = Array.from({ length: Number(last.slice(8)) }, (_, at) => addDays(`${month}-01`, at))
    await write(async (tx) => {
      for (const [at, day] of days.entries()) {
        const when = instantOf(day, '09:00')
        const id = `brd_figures_${at}`
        await tx.insert(broadcasts).values({
          ...{ id, unitId, title: 'Bản tin tháng trước', text: 't', contentHash: 'h', status: 'finished' },
          ...{ sendAt: when, sendBy: when, createdAt: when, updatedAt: when },
        })
        for (let one = 0; one < 8 + (at % 5); one += 1)
          await tx.insert(deliveries).values({
            ...{ id: `dl_figures_${at}_${one}`, broadcastId: id, channel: 'oa_group', recipient: `r${one}`, unitId },
            ...{ state: one % 3 ? 'seen' : 'received', dueAt: when, sentAt: when, updatedAt: when },
          })
        for (let one = 0; one < 6 + (at % 9); one += 1)
          await tx.insert(questions).values({
            ...{
              id: `qu_figures_${at}_${one}`,
              unitId,
              channel: 'web',
              text: 'Câu hỏi của tháng trước',
              askedAt: when,
            },
            ...{ outcome: one % 4 ? 'found' : 'not_found', updatedAt: when },
          })
        const trackCode = `FIGURES${at}`
        await tx.insert(feedback).values({
          ...{
            id: `fb_figures_${at}`,
            trackCode,
            unitId,
            channel: 'web',
            text: 'Rác tồn ở đầu ngõ',
            category: 'moi-truong',
          },
          ...{
            status: 'closed',
            acceptBy: when,
            dueAt: when,
            answeredAt: when,
            answeredLate: at % 6 === 0,
            createdAt: when,
          },
          ...{ updatedAt: when },
        })
      }
    })
    for (const day of days) await countFacts({ db, write, now: () => instantOf(addDays(day, 1), '00:10') })
    await countFacts({ db, write, now: () => instantOf(dayOf(service.deps.now()), '00:10') })
  })

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
  })

  test('a month’s report is headed, downloaded in Word and as a PDF, and read', async () => {
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
