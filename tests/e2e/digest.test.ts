import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { openChat, said, visit } from './visit.ts'

describe.skipIf(noBrowser)(`a digest, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console, demo } = visit()

  test('an editor sees what the group would get at every step, and takes a step back', async () => {
    const desk = await console('editor', 'digests')
    await desk.getByRole('link', { name: /Chờ duyệt/ }).click()
    const preview = desk.getByRole('region', { name: 'Người trong nhóm sẽ thấy' })
    const title = 'Tổng vệ sinh các ngõ vào sáng thứ Bảy'
    await preview.getByText(title).waitFor()
    await desk.getByRole('button', { name: `Sửa lời: ${title}` }).click()
    await desk.getByLabel('Tiêu đề').fill('Tổng vệ sinh dời sang Chủ nhật')
    await desk.getByRole('button', { name: 'Dùng lời này' }).click()
    await preview.getByText('Tổng vệ sinh dời sang Chủ nhật').waitFor()
    await desk.getByText('lời đã sửa riêng cho bản tin này').waitFor()
    await desk.getByLabel('Lời kết').fill('Mời bà con cùng làm.')
    await desk.getByLabel('Lời kết').blur()
    await preview.getByText('Mời bà con cùng làm.').waitFor()
    await desk.getByRole('button', { name: 'Hoàn tác' }).click()
    await preview.getByText('Mời bà con cùng làm.').waitFor({ state: 'detached' })
    await desk.getByRole('button', { name: 'Hoàn tác' }).click()
    await preview.getByText(title).waitFor()
  })

  test('a second person approves it, it is scheduled, and at half past six it stands in both groups, once', async () => {
    const page = await tour()
    await openChat(page, 'Nguyễn Thị Năm', 'Tổ dân phố số 1')
    await said(page, 'Mời bà con thi tìm hiểu quy ước').waitFor()

    const desk = await console('approver', 'digests')
    await desk.getByRole('link', { name: /Chờ duyệt/ }).click()
    await desk.getByText('Người sửa cuối: Trần Minh Hoà').waitFor()
    await desk.getByRole('button', { name: 'Duyệt bản tin' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByText('Tổng vệ sinh các ngõ vào sáng thứ Bảy').waitFor()
    await dialog.getByRole('button', { name: 'Duyệt bản tin' }).click()
    await desk.getByText(/Phạm Quốc Bình duyệt lúc/).waitFor()
    await desk.getByRole('button', { name: 'Đặt giờ phát' }).click()
    await dialog.getByRole('button', { name: 'Phát tới 4 nhóm và 1 trang web' }).click()
    await desk.getByText('Chờ đến giờ').waitFor()
    expect(await desk.getByRole('row', { name: /Chờ gửi/ }).count()).toBe(5)

    await page.getByRole('button', { name: '06:30 sáng mai' }).click()
    await said(page, 'Tạm ngừng cấp điện phố Bằng Lăng').waitFor()
    expect(await said(page, 'Tổng vệ sinh các ngõ').count()).toBe(0)
    await page.getByRole('button', { name: '06:30 sáng mai' }).click()
    await said(page, 'Tổng vệ sinh các ngõ').waitFor()
    await openChat(page, 'Đặng Văn Bảy', 'Tổ dân phố số 2')
    await said(page, 'Tổng vệ sinh các ngõ').waitFor()

    for (const name of ['Tổ dân phố số 1', 'Tổ dân phố số 2']) {
      const row = desk.getByRole('row', { name: new RegExp(name) })
      await row.filter({ hasText: /Đã gửi.*06:30/ }).waitFor()
      expect(await row.count()).toBe(1)
    }
    const { first, second } = demo().world.groups
    for (const group of [first, second]) {
      const copies = demo()
        .simulator.groupChat(group.id)
        .filter(({ text }) => text.includes('Tổng vệ sinh các ngõ'))
      expect(copies).toHaveLength(1)
    }
  })

  test('who changed a word last cannot approve it', async () => {
    const { service, world } = demo()
    const desk = await console('approver', 'items')
    await desk.getByRole('button', { name: 'Viết thông báo' }).click()
    await desk.getByLabel('Tiêu đề').fill('Thông báo do người duyệt tự viết')
    await desk.getByLabel('Nội dung tóm tắt').fill('Người viết thì không tự duyệt được.')
    await desk.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    const item = desk.getByRole('listitem').filter({ hasText: 'Thông báo do người duyệt tự viết' })
    await item.getByText('Bạn viết tin này, nên cần người khác duyệt.').waitFor()

    const { items } = await (await desk.request.get(`${service.url}/api/items?unitId=${world.units.ward.id}`)).json()
    const { id } = items.find(({ title }: { title: string }) => title === 'Thông báo do người duyệt tự viết')
    const refused = await desk.request.post(`${service.url}/api/items/${id}/approve`, {
      data: {},
      headers: { origin: service.url },
    })
    expect(await refused.json()).toMatchObject({ error: { code: 'FORBIDDEN', reason: 'four-eyes' } })
  })
})
