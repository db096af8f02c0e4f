import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deliveries } from '../../db/schema/broadcasts.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { inPhone, openChat, phone, said, visit } from './visit.ts'

describe.skipIf(noBrowser)(`announcements to groups, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console, demo } = visit()
  const text = (page: Page) => page.getByRole('textbox', { name: /^Nội dung/ })

  test('an emergency is written at the desk, approved on two phones, and stands in the group', async () => {
    const editor = await console('editor', 'announcements')
    await editor.getByRole('button', { name: 'Soạn thông báo' }).click()
    await editor.getByLabel('Tiêu đề').fill('Cây đổ chắn phố Bằng Lăng')
    await text(editor).fill('Bà con đi vòng qua ngõ 6.\n\nKhông lại gần dây điện rơi.')
    await editor.getByLabel('Tin khẩn: không chờ được').check()
    await editor.getByLabel('Vì sao không chờ được').fill('Dây điện rơi xuống đường')
    await editor.getByText('THÔNG BÁO KHẨN – PHƯỜNG HOÀ MẪU').waitFor()
    await editor.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await editor.getByText('Chưa ai duyệt.').waitFor()
    await demo().service.tick()

    // Two telephones, each in a hand of its own.
    const [one, other] = [await tour(phone), await tour(phone)]
    const asked = async (chat: Page, who: string) => {
      await openChat(chat, who, 'Loa Giang Mẫu')
      const ask = said(chat, 'KHẨN – mời bạn duyệt ngay').last()
      const opens = ask
        .getByRole('link', { name: 'Xem và duyệt' })
        .or(ask.getByRole('button', { name: 'Xem và duyệt' }))
      await opens.click()
      await inPhone(chat).getByText('Không lại gần dây điện rơi.').waitFor()
    }
    await asked(one, 'Phạm Quốc Bình')
    await asked(other, 'Nguyễn Thị Lan')
    const app = inPhone(one)
    await app.getByText('Tin khẩn, cần hai người duyệt: Dây điện rơi xuống đường').waitFor()
    await app.getByText(/^Người viết: Trần Minh Hoà\. Chờ duyệt từ/).waitFor()
    await app.getByText(/^Người duyệt: .*Phạm Quốc Bình/).waitFor()
    await app.getByText('Chưa đủ hai người thì chưa gửi cho ai.').waitFor()
    await expectFits(one, 'approval', { widths: [390, 320] })
    // The first answer is lost on its way: pressed again, the page tells that it was done.
    await one.route(
      '**/api/approvals/*/approve',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await app.getByRole('button', { name: 'Duyệt tin khẩn' }).click()
    await app.getByText('Chưa kết nối được').first().waitFor()
    await app.getByRole('button', { name: 'Duyệt tin khẩn' }).click()
    await app.getByText('Bạn đã duyệt. Cần thêm một người nữa.').waitFor()
    // The other had it open before the first approved, and need not read it anew.
    const approvedAt = demo().service.deps.now()
    await inPhone(other).getByRole('button', { name: 'Duyệt tin khẩn' }).click()
    await inPhone(other).getByText('Đã duyệt xong. Cảm ơn bạn.').waitFor()
    await demo().service.tick()
    await openChat(one, 'Nguyễn Thị Năm', 'Tổ dân phố số 1')
    const told = said(one, 'Cây đổ chắn phố Bằng Lăng')
    await told.waitFor()
    expect(await told.count()).toBe(1)
    const rows = await demo().world.ctx.db.select().from(deliveries).where(eq(deliveries.channel, 'oa_group'))
    const [last] = rows.map(({ sentAt }) => sentAt ?? 0).sort((a, b) => b - a)
    expect(last! - approvedAt).toBeLessThan(60_000)
    await editor.reload()
    await editor.getByText('Đã gửi').first().waitFor()
    const admin = await console('admin', 'audit')
    await admin.getByText('Tin khẩn, vì: Dây điện rơi xuống đường').first().waitFor()
  })

  test('a weekly one is written, kept as a template, given back, mended, approved and ended', async () => {
    const editor = await console('editor', 'announcements')
    await editor.getByRole('button', { name: 'Soạn thông báo' }).click()
    await editor.getByLabel('Tiêu đề').fill('Tổng vệ sinh hằng tuần')
    await text(editor).fill('Mời bà con quét dọn ngõ.')
    await editor.getByRole('button', { name: 'Lưu làm mẫu' }).click()
    await editor.getByLabel('Tên mẫu').fill('Tổng vệ sinh')
    await editor.getByRole('button', { name: 'Lưu làm mẫu' }).click()
    await editor.getByText('Đã lưu mẫu.').waitFor()
    await editor.getByLabel('Lặp lại theo tuần hoặc tháng').check()
    await editor.getByLabel('Thứ hai').uncheck()
    await editor
      .getByText(/Hãy điền|Còn thiếu|Vào các thứ/)
      .first()
      .waitFor()
    await editor.getByLabel('Thứ bảy').check()
    await editor.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await editor.waitForURL(/\/announcements\/[^/]+$/)
    await editor.getByText(/Thứ bảy hằng tuần, lúc 07:00/).waitFor()

    const page = new URL(editor.url()).pathname.split('/').slice(-2).join('/')
    const approver = await console('approver', page)
    await approver.getByRole('button', { name: 'Trả lại' }).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByLabel('Cần sửa gì').fill('Thêm giờ tập trung')
    await dialog.getByRole('button', { name: 'Trả lại' }).click()
    await approver.getByText('Được trả lại để sửa: Thêm giờ tập trung').waitFor()

    await editor.reload()
    await editor.getByRole('button', { name: 'Sửa' }).click()
    await text(editor).fill('Mời bà con quét dọn ngõ, tập trung lúc 6 giờ 45.')
    await editor.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await editor.getByText('Chưa ai duyệt.').waitFor()
    await approver.reload()
    await approver.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await approver.getByRole('dialog').getByRole('button', { name: 'Duyệt', exact: true }).click()
    await approver
      .getByText(/Đang lặp lại/)
      .first()
      .waitFor()
    await editor.reload()
    await editor.getByRole('button', { name: 'Dừng lặp lại' }).click()
    await editor.getByRole('dialog').getByRole('button', { name: 'Dừng lặp lại' }).click()
    await editor.locator('.rows').getByText('Đã dừng').first().waitFor()
  })
})
