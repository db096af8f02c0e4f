import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { saveRules } from '../../core/calendar/rules.ts'
import { system } from '../../core/roles.ts'
import { addDays, dayOf, instantOf, writtenDate } from '../../core/time.ts'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`the calendar of the console, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit()
  const tomorrow = () => addDays(dayOf(demo().clock.now()), 1)
  const planned = async () => {
    const rows = await demo().world.ctx.db.select().from(broadcasts)
    return rows.filter(({ status, unitId }) => status === 'scheduled' && unitId === demo().world.units.ward.id)
  }
  /** The week of tomorrow, as the ward's approver, who also plans what is sent. */
  const calendar = async () => {
    const page = await desk('approver', 'calendar')
    // What is dragged and where it goes are both in sight.
    await page.setViewportSize({ width: 1280, height: 1200 })
    await page.getByRole('heading', { level: 1, name: 'Lịch gửi tin' }).waitFor()
    await page.goto(`${demo().service.url}/console/calendar?day=${tomorrow()}`)
    return page
  }
  const cell = (page: Page, day: string, hour: number) => page.locator(`td[data-day="${day}"][data-hour="${hour}"]`)

  test('a planned broadcast is dragged to another hour, with a question before it', async () => {
    const page = await calendar()
    const entry = cell(page, tomorrow(), 6).getByRole('link', { name: /Bản tin/ })
    await entry.dragTo(cell(page, tomorrow(), 9))
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`sang 09:30 ngày ${writtenDate(tomorrow())}?`).waitFor()
    await dialog.getByRole('button', { name: 'Thôi' }).click()
    expect((await planned())[0]?.sendAt).toBe(instantOf(tomorrow(), '06:30'))
    await entry.dragTo(cell(page, tomorrow(), 9))
    await dialog.getByRole('button', { name: 'Dời giờ' }).click()
    await page.getByText(`Đã dời sang 09:30 ngày ${writtenDate(tomorrow())}.`).waitFor()
    await cell(page, tomorrow(), 9)
      .getByRole('link', { name: /Bản tin/ })
      .waitFor()
    expect((await planned())[0]?.sendAt).toBe(instantOf(tomorrow(), '09:30'))
  })

  test('dragged into quiet hours it is said that it goes after them; what may not be moved is not lifted', async () => {
    const page = await calendar()
    await cell(page, tomorrow(), 9)
      .getByRole('link', { name: /Bản tin/ })
      .dragTo(cell(page, tomorrow(), 3))
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`giờ yên lặng: đợt phát sẽ lùi đến 06:00 ngày ${writtenDate(tomorrow())}`).waitFor()
    await dialog.getByRole('button', { name: 'Thôi' }).click()
    const draft = page.locator('a.entry').filter({ hasText: 'Chờ duyệt' }).first()
    expect(await draft.getAttribute('draggable')).toBe('false')
  })

  test('without a mouse it is moved by a form of its own page', async () => {
    const [{ id } = { id: '' }] = await planned()
    const page = await desk('approver', `broadcasts/${id}`)
    await page.getByRole('button', { name: 'Dời giờ' }).click()
    await page.getByText('Giờ này là giờ đang đặt.').waitFor()
    await page.getByLabel('Giờ phát mới').fill(`10:15 ${writtenDate(tomorrow())}`)
    await page.getByRole('button', { name: 'Dời giờ' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Dời giờ' }).click()
    await page.getByText(`Đã dời sang 10:15 ngày ${writtenDate(tomorrow())}.`).waitFor()
    expect((await planned())[0]?.sendAt).toBe(instantOf(tomorrow(), '10:15'))
  })

  test('a day on which nothing is sent puts off what was planned, and says how much', async () => {
    const page = await desk('approver', 'days')
    await page.getByRole('button', { name: 'Thêm ngày' }).click()
    await page.getByText('Còn thiếu: Ngày; Tên ngày.').waitFor()
    await page.getByRole('textbox', { name: 'Ngày', exact: true }).fill(writtenDate(tomorrow()))
    await page.getByLabel('Tên ngày').fill('Quốc tang')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('1 đợt phát được dời sang ngày sau.').waitFor()
    expect((await planned())[0]?.sendAt).toBe(instantOf(addDays(tomorrow(), 1), '10:15'))
    await page.getByRole('listitem').filter({ hasText: 'Quốc tang' }).getByText('Không gửi tin').waitFor()
    await page.goto(`${demo().service.url}/console/calendar?day=${tomorrow()}`)
    await page.getByRole('columnheader', { name: /Quốc tang: không gửi tin/ }).waitFor()
    await expectFits(page, 'week')
  })

  test('a month, days, rules and an empty week fit every screen; what fails says so', async () => {
    const { world, service } = demo()
    await saveRules({ ...service.deps, actor: system }, world.units.city.id, {
      ...{ ifNobody: 'items', eveningAt: '19:30', quietFrom: '21:00', quietTo: '06:00', parts: 2 },
    })
    const page = await desk('approver', 'days')
    await page.getByText('theo quy định của Thành phố Giang Mẫu').waitFor()
    await expectFits(page, 'days')
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('button', { name: 'Lưu thành quy định riêng' }).click()
    await page.getByText('có quy định riêng, dùng cho cả').waitFor()
    await page.goto(`${service.url}/console/calendar?view=month&day=${tomorrow()}`)
    await page.locator('a.entry, .rows a').first().waitFor()
    await expectFits(page, 'month')
    await page.goto(`${service.url}/console/calendar?day=2031-05-05`)
    await page.getByText('Không có gì được gửi trong những ngày này').waitFor()
    await expectFits(page, 'empty')
    await page.goto(`${service.url}/console/calendar?unitId=un_none`)
    await page.getByText('Không tìm thấy nội dung này').waitFor()
    await expectFits(page, 'failing')
  })

  test('an address for the phone is shown once with its code, and taken back', async () => {
    const page = await desk('approver', 'calendar')
    const card = page.getByRole('region', { name: 'Xem trong lịch điện thoại' })
    await card.getByRole('button', { name: 'Tạo đường dẫn' }).click()
    const url = (await card.locator('code, pre').first().textContent())?.trim() ?? ''
    await card.getByRole('img', { name: /Mã QR/ }).waitFor()
    await expectFits(page, 'feed')
    const read = () => fetch(`${demo().service.url}${new URL(url).pathname}`)
    expect(await (await read()).text()).toContain('BEGIN:VEVENT')
    await page.reload()
    await card.getByText('Bạn có một đường dẫn').waitFor()
    expect(await card.getByText(url).count()).toBe(0)
    await card.getByRole('button', { name: 'Bỏ đường dẫn' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ đường dẫn' }).click()
    await card.getByRole('button', { name: 'Tạo đường dẫn' }).waitFor()
    expect((await read()).status).toBe(404)
  })
})
