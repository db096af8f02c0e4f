import { describe, expect, test } from 'vitest'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { approveDigest } from '../../core/digests/digests.ts'
import { draftDigest } from '../../core/digests/draft.ts'
import { addDays, clockOf, dayOf } from '../../core/time.ts'
import { by } from '../demo/world.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { openChat, said, visit, write } from './visit.ts'

describe.skipIf(noBrowser)(`the front door of the chat, in Chromium (${whyNoBrowser})`, () => {
  const { demo, tour, console: desk } = visit()

  test('a resident greets, reads this morning’s edition, asks the hours, a number and a procedure, stops and starts', async () => {
    const page = await tour()
    await openChat(page, 'Nguyễn Thị Năm', 'Loa Giang Mẫu')
    const ask = async (text: string, reply: string) => {
      await write(page, text)
      await said(page, reply).last().waitFor()
    }
    await ask('chào phường', 'Đây là kênh thông tin chính thức')
    await ask('hôm nay có gì', 'Mã bản tin')
    await ask('còn hôm qua?', 'kênh không có bản tin')
    await ask('chủ nhật phường có làm việc không', 'Mở cửa lại: Thứ hai')
    await ask('số điện thoại công an phường', '(024) 0000 0113')
    await ask('làm giấy khai sinh cần giấy tờ gì', 'Giấy tờ:')
    await ask('lệ phí bao nhiêu', 'Lệ phí:')
    await ask('what time do you open?', 'This account answers in Vietnamese')
    await ask('ngừng nhận tin', 'sẽ không tự nhắn tin cho bạn nữa')
    await ask('nhận lại tin', 'Bạn đã bật lại')
  })

  test('what the morning’s digest told is answered from it; what was asked in vain comes back two days later as an item, to who stopped none', async () => {
    const page = await tour()
    await openChat(page, 'Đặng Văn Bảy', 'Loa Giang Mẫu')
    await write(page, 'tối mai họp ở đâu vậy')
    const answer = said(page, 'Họp bàn sửa cống các ngõ 2, 4, 6').last()
    await answer.waitFor()
    expect(await answer.innerText()).toMatch(
      /19:30–21:00[\s\S]*Nhà văn hoá tổ dân phố số 1[\s\S]*Bản tin Phường Hoà Mẫu/,
    )

    await write(page, 'bao giờ mở cửa bể bơi bốn mùa thế')
    await said(page, 'hệ thống không đoán').last().waitFor()
    await openChat(page, 'Lê Thu Hà', 'Loa Giang Mẫu')
    await write(page, 'ngừng nhận tin')
    await said(page, 'sẽ không tự nhắn tin cho bạn nữa').waitFor()
    const asked = demo().clock.now()
    for (const days of [1, 2]) {
      await page.getByRole('button', { name: '06:30 sáng mai' }).click()
      // Every hour of the night is worked through.
      const morning = () => dayOf(demo().clock.now()) === addDays(dayOf(asked), days)
      await expect.poll(morning, { timeout: 30_000 }).toBe(true)
      await expect.poll(() => clockOf(demo().clock.now()), { timeout: 30_000 }).toMatch(/^06:3/)
    }

    const editor = await desk('editor', 'questions')
    await editor.getByText('Chưa trả lời được', { exact: true }).click()
    const topic = editor.getByRole('listitem').filter({ hasText: '5 người hỏi' })
    await topic.getByRole('heading', { name: /bể bơi bốn mùa/ }).waitFor()
    await topic.getByRole('button', { name: 'Viết thông báo' }).click()
    await expectFits(editor, 'unmet', { widths: [320, 768, 1440] })
    await topic.getByLabel('Tiêu đề').fill('Bể bơi bốn mùa mở cửa từ thứ Hai')
    await topic.getByLabel('Nội dung tóm tắt').fill('Mở từ 6 giờ đến 20 giờ, trẻ dưới 10 tuổi đi cùng người lớn.')
    await topic.getByText('Giờ, nơi, hạn của thông báo').click()
    await topic.getByLabel('Địa điểm').fill('Nhà văn hoá phường')
    await topic.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await topic.getByText('Đã viết thành thông báo').waitFor()

    const approver = await desk('approver', 'items')
    const item = approver.getByRole('listitem').filter({ hasText: 'Bể bơi bốn mùa mở cửa' })
    await item.getByRole('button', { name: /^Bể bơi bốn mùa/ }).click()
    await item.getByText('Địa điểm: Nhà văn hoá phường').waitFor()
    await item.getByRole('button', { name: 'Duyệt', exact: true }).click()
    await item.waitFor({ state: 'detached' })
    await goneOut()
    await openChat(page, 'Hoàng Minh Khôi', 'Loa Giang Mẫu')
    await said(page, 'Nay kênh đã có: Bể bơi bốn mùa mở cửa từ thứ Hai').waitFor()
    await openChat(page, 'Đặng Văn Bảy', 'Loa Giang Mẫu')
    await said(page, 'Nay kênh đã có: Bể bơi').waitFor()
    await write(page, 'bể bơi bốn mùa mở cửa chưa')
    await said(page, 'trẻ dưới 10 tuổi đi cùng người lớn').last().waitFor()
    await openChat(page, 'Lê Thu Hà', 'Loa Giang Mẫu')
    await write(page, 'nhận lại tin')
    await said(page, 'Bạn đã bật lại').waitFor()
    expect(await said(page, 'Nay kênh đã có').count()).toBe(0)
  })

  /** The next days' digest is made of what is approved, sent, and what follows of it done. */
  async function goneOut() {
    const { world, simulator, service } = demo()
    const day = addDays(dayOf(simulator.clock.now()), 3)
    const editing = by(world.ctx, world.staff.editor)
    const approving = by(world.ctx, world.staff.approver)
    const { id, contentHash } = await draftDigest(editing, { unitId: world.units.ward.id, day })
    await approveDigest(approving, id, { contentHash })
    await scheduleDigest(approving, id, { contentHash, sendAt: simulator.clock.now() })
    for (let minute = 0; minute < 3; minute++) await service.tick()
  }

  test('what is written at the console is what the chat tells, and a wrong hour is said where it stands', async () => {
    const page = await desk('editor', 'contacts')
    await page.getByRole('button', { name: 'Thêm nơi liên hệ' }).click()
    await page.getByLabel('Loại').selectOption({ label: 'Nước' })
    await page.getByLabel('Tên', { exact: false }).first().fill('Cấp nước Giang Mẫu')
    await page.getByText('Còn thiếu: Số điện thoại hoặc địa chỉ.').waitFor()
    await page.getByLabel('Số điện thoại').fill('(024) 0000 0003')
    await page.getByRole('button', { name: 'Lưu' }).first().click()
    await page.getByRole('heading', { name: 'Cấp nước Giang Mẫu' }).waitFor()

    const hours = page.getByRole('region', { name: 'Giờ làm việc' })
    await hours.getByLabel('Chủ nhật').fill('8h đến 7h30')
    await hours.getByLabel('Những ngày nghỉ khác').fill('24/12/2026 đến 25/12/2026: kiểm kê\nmai nghỉ')
    await hours.getByText('Dòng 2 chưa đúng.').waitFor()
    await expectFits(page, 'contacts', { widths: [768], letters: 200 })
    await expectFits(page, 'contacts', { widths: [320, 1440] })
    await hours.getByLabel('Những ngày nghỉ khác').fill('24/12/2026 đến 25/12/2026: kiểm kê')
    await hours.getByRole('button', { name: 'Lưu' }).click()
    await hours.getByText('Mỗi buổi phải có giờ mở trước giờ đóng').waitFor()
    await hours.getByLabel('Chủ nhật').fill('')
    await hours.getByRole('button', { name: 'Lưu' }).click()
    await hours.getByText('Đã lưu giờ làm việc.').waitFor()

    const chat = await tour()
    await openChat(chat, 'Đặng Văn Bảy', 'Loa Giang Mẫu')
    await write(chat, 'mất nước thì gọi ai')
    await said(chat, '(024) 0000 0003').waitFor()
  })
})
