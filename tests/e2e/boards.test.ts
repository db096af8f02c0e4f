import type { Page } from 'playwright-core'
import { describe, test } from 'vitest'
import { nameSeat } from '../../core/boards/seats.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { grantRole } from '../../core/people/roles.ts'
import { system } from '../../core/roles.ts'
import { addDays, dayOf, writtenDate } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits as fits } from './fits.ts'
import { visit } from './visit.ts'

/** As in every look, and back at a desk's width. */
async function expectFits(page: Page, name: string): Promise<void> {
  await fits(page, name, { widths: [1440, 1024, 768, 390, 320] })
  await page.setViewportSize({ width: 1280, height: 800 })
}

const longName = 'Công Tằng Tôn Nữ Nguyễn Hoàng Bảo Phương Khánh Huyền'

describe.skipIf(noBrowser)(`editorial boards, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit()

  test('a roster is filled, a refusal is read, and a draft says who wrote it and who will approve it', async () => {
    const { world, service } = demo()
    const ctx = { ...service.deps, actor: system }
    const { id: personId } = await introducePerson(ctx, longName)
    const unitId = world.units.ward.id
    await grantRole(ctx, { personId, role: 'approver', unitId })
    await nameSeat(ctx, unitId, { office: 'chair', personId })
    const today = dayOf(demo().clock.now())
    const until = writtenDate(addDays(today, 6))

    const page = await desk('approver', 'board')
    const roster = page.getByRole('region', { name: 'Lịch trực' })
    await roster.getByText('Đơn vị chưa xếp lịch trực').waitFor()
    await roster.getByRole('button', { name: 'Xếp trực', exact: true }).click()
    await roster.getByText('Còn thiếu: Người trực.').waitFor()
    await roster.getByLabel('Người trực').fill(longName.slice(0, 12))
    await roster.getByRole('button', { name: longName }).click()
    await roster.getByLabel('Đến hết ngày').fill(until)
    if (process.env.SHOTS) await expectFits(page, 'form')
    await roster.locator('form').getByRole('button', { name: 'Xếp trực' }).click()
    await roster.getByText('Đã lưu lịch trực.').waitFor()
    await roster.getByText(`Trực duyệt: ${longName}`).first().waitFor()
    await roster
      .getByText(/chưa có người trực duyệt/)
      .first()
      .waitFor()

    await roster.getByRole('button', { name: 'Xếp trực', exact: true }).click()
    await roster.getByLabel('Người trực').fill('lan')
    await roster.getByLabel('Người trực').press('Enter')
    await roster.getByLabel('Từ ngày').fill(writtenDate(today))
    await roster.locator('form').getByRole('button', { name: 'Xếp trực' }).click()
    await roster.getByText(`Có ngày đã có người khác trực.`).waitFor()
    await roster.locator('form').getByRole('button', { name: 'Thôi' }).click()
    await page
      .getByRole('region', { name: 'Thành viên' })
      .getByRole('button', { name: 'Trưởng ban: chọn người khác' })
      .click()
    const seat = page.getByRole('region', { name: 'Thành viên' }).getByLabel('Trưởng ban')
    await seat.fill('lan')
    await seat.press('Enter')
    await page.getByText('Đã ghi.').waitFor()
    await page.getByRole('region', { name: 'Đúng giờ' }).getByText('Duyệt trước giờ').first().waitFor()
    await expectFits(page, 'board')

    await page.goto(`${service.url}/console/announcements`)
    await page.getByRole('button', { name: 'Soạn thông báo' }).click()
    await page.getByLabel('Tiêu đề').fill('Mời họp tổ dân phố')
    await page.getByRole('textbox', { name: /^Nội dung/ }).fill('Mời bà con đến nhà văn hoá.')
    await page.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await page.getByText('Chưa ai duyệt.').waitFor()
    await page.getByText(/Người viết: .*Chờ duyệt từ/).waitFor()
    await page.getByText(`Đang trực duyệt: ${longName} (Loa không nhắn được)`).waitFor()
    await expectFits(page, 'draft')
    await page.goto(`${service.url}/console/announcements`)
    await page.getByText(`Trực duyệt: ${longName}`).waitFor()
    if (process.env.SHOTS) await expectFits(page, 'list')
  })
})
