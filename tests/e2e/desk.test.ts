import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { approveItem, createNotice } from '../../core/news/items.ts'
import { broadcasts } from '../../db/schema/broadcasts.ts'
import { by } from '../demo/world.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits as fits } from './fits.ts'
import { visit } from './visit.ts'

/** As in every look, and back at a desk's width. */
async function expectFits(page: Page, name: string): Promise<void> {
  await fits(page, name, { widths: [1440, 1024, 768, 390] })
  await page.setViewportSize({ width: 1440, height: 900 })
}

describe.skipIf(noBrowser)(`the editor’s desk, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit()
  const waiting = ['Lịch lấy rác mới ở phố Mẫu Đơn', 'Sửa đèn đường hẻm 9', 'Nhận đơn xin cấp cây xanh']
  const approved = ['Mở lại sân chơi ngõ 6', 'Đọc sách miễn phí ở nhà văn hoá']

  beforeAll(async () => {
    const { ctx, staff, units } = demo().world
    const notice = (title: string) =>
      createNotice(by(ctx, staff.editor), { unitId: units.ward.id, title, summary: `${title}, từ tuần sau.` })
    for (const title of waiting) await notice(title)
    for (const title of approved) await approveItem(by(ctx, staff.approver), (await notice(title)).id)
  })
  const row = (page: Page, title: string) =>
    page.getByRole('list', { name: 'Dòng tin' }).getByRole('listitem').filter({ hasText: title })
  const pane = (page: Page) => page.getByRole('region', { name: 'Bản tin đang soạn' })
  const at = async (who: 'editor' | 'approver', query = '') => {
    const page = await desk(who, 'items')
    await page.setViewportSize({ width: 1440, height: 900 })
    if (query) await page.goto(`${demo().service.url}/console/items?${query}`)
    await page.getByRole('heading', { level: 1, name: 'Tin' }).waitFor()
    return page
  }

  test('by keys alone: found, approved, taken back, chosen and approved together', async () => {
    const page = await at('approver')
    await row(page, waiting[0]!).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Phím tắt', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await page.keyboard.type('cây xanh')
    await page.keyboard.press('Enter')
    await page.getByText('1 tin', { exact: true }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.getByText('Đã duyệt 1 tin.').waitFor()
    await row(page, 'cây xanh').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Hoàn tác (z)' }).waitFor()
    await page.keyboard.press('z')
    await page.getByText('Đã hoàn tác: Đã duyệt 1 tin.').waitFor()
    await row(page, 'cây xanh').waitFor()

    await page.getByRole('button', { name: 'Bỏ tìm' }).click()
    for (const title of waiting) await row(page, title).getByRole('checkbox').check()
    await expectFits(page, 'stream')
    await page.getByRole('button', { name: 'Duyệt 3 tin' }).click()
    await page.getByText('Đã duyệt 3 tin.').waitFor()
  })

  test('taken into the edition by a key, a button and a drag, kept at once and taken back', async () => {
    const page = await at('approver', 'status=approved&words=m%E1%BB%9F+l%E1%BA%A1i')
    const edition = pane(page)
    await edition.getByText('Tổng vệ sinh các ngõ').first().waitFor()
    await row(page, approved[0]!).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await edition.getByText(/Đã lưu lúc/).waitFor()
    await edition.getByText(approved[0]!).first().waitFor()
    await row(page, approved[0]!).getByText('trong bản tin').waitFor()
    await page.keyboard.press('z')
    await row(page, approved[0]!).getByText('trong bản tin').waitFor({ state: 'detached' })

    await row(page, approved[0]!).dragTo(edition.getByText('Tổng vệ sinh các ngõ').first())
    await row(page, approved[0]!).getByText('trong bản tin').waitFor()
    expect(await edition.locator('.pieces > li').first().textContent()).toContain(approved[0]!)
    await edition.getByText('Xem trước theo kênh').click()
    await edition.locator('.bubble').getByText(approved[0]!).waitFor()
    await edition.getByRole('button', { name: 'Trang công khai' }).click()
    await page.frameLocator('iframe').getByRole('heading', { name: approved[0]! }).waitFor()
    await edition.getByRole('button', { name: 'Loa phát thanh' }).click()
    await edition
      .locator('.script')
      .getByText(/sân chơi/i)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Bỏ tìm' }).click()
    await row(page, approved[1]!)
      .getByRole('button', { name: `Đưa vào bản tin: ${approved[1]}` })
      .click()
    await row(page, approved[1]!).getByText('trong bản tin').waitFor()
    await expectFits(page, 'edition')
  })

  test('two at one edition see each other’s change; what both changed is asked about, and nothing is lost', async () => {
    const one = await at('approver')
    await pane(one).getByRole('link', { name: 'Mở cả trang bản tin' }).click()
    await one.getByLabel('Lời mở đầu').waitFor()
    const other = await desk('editor', new URL(one.url()).pathname.replace('/console/', ''))
    await other.getByLabel('Lời mở đầu').waitFor()

    await other.getByRole('button', { name: /^Bỏ khỏi bản tin: Cảnh giác/ }).click()
    await one.getByText('Trần Minh Hoà vừa sửa bản tin này:').waitFor()
    await one.getByText(/bỏ “Cảnh giác/).waitFor()
    await one.getByRole('button', { name: 'Đã xem' }).click()

    await one.getByLabel('Lời mở đầu').fill('Thưa bà con.')
    await other.getByLabel('Lời mở đầu').fill('Kính chào bà con.')
    await other.getByLabel('Lời mở đầu').blur()
    await other.getByText(/Đã lưu lúc/).waitFor()
    await one.getByLabel('Lời mở đầu').blur()
    await one.getByText('Trần Minh Hoà vừa sửa đúng chỗ bạn đang sửa').waitFor()
    await one.getByRole('definition').getByText('Kính chào bà con.').waitFor()
    await one.getByRole('button', { name: 'Giữ bản của họ' }).click()
    expect(await one.getByLabel('Lời mở đầu').inputValue()).toBe('Kính chào bà con.')
    await other.getByRole('button', { name: 'Hoàn tác' }).click()
    await one.getByText('sửa lời mở đầu').waitFor()
  })

  test('before a stopped broadcast goes on, the text and the number of places are asked about; what failed stands first', async () => {
    const { ctx } = demo().world
    const [planned] = (await ctx.db.select().from(broadcasts)).filter(({ status }) => status === 'scheduled')
    await ctx.write((tx) => tx.update(broadcasts).set({ status: 'paused', pauseReason: 'failures' }))
    const page = await desk('approver')
    const troubles = page.getByRole('region', { name: 'Việc gấp và việc bị hỏng, theo thứ tự cần làm' })
    await troubles
      .getByText(/Người làm tiếp: .*\(tuyên truyền viên\)/)
      .first()
      .waitFor()
    await expectFits(page, 'first-page')
    await page.goto(`${demo().service.url}/console/broadcasts/${planned!.id}`)
    await page.getByRole('button', { name: 'Nhóm', exact: true }).click()
    expect(await page.getByRole('columnheader', { name: 'Nhóm' }).getAttribute('aria-sort')).toBe('ascending')
    await page.getByLabel('Lọc bảng').fill('trang tin')
    await page.getByText('1 trong 5 dòng').waitFor()
    for (const width of [1024, 768]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.getByRole('columnheader').filter({ visible: true }).count()).toBe(5)
    }
    await page.getByLabel('Lọc bảng').fill('')
    await expectFits(page, 'deliveries')
    await page.getByRole('button', { name: 'Gửi tiếp' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Gửi tiếp tới 5 nơi chưa nhận\?/).waitFor()
    await dialog.locator('.bubble').getByText('Tạm ngừng cấp điện').waitFor()
    await dialog.getByRole('button', { name: 'Thôi' }).click()
    const [still] = (await ctx.db.select().from(broadcasts)).filter(({ id }) => id === planned!.id)
    expect(still?.status).toBe('paused')
  })

  test('an empty stream, and one that cannot be read, say so at every width', async () => {
    const page = await at('approver', 'words=kh%C3%B4ngc%C3%B3t%E1%BB%ABn%C3%A0y')
    await page.getByText('Không có tin nào khớp').waitFor()
    await expectFits(page, 'empty')
    await page.route('**/api/items?**', (route) => route.abort())
    await page.goto(`${demo().service.url}/console/items?status=approved`)
    await page.getByRole('button', { name: 'Thử lại' }).first().waitFor()
    await expectFits(page, 'failing')
  })
})
