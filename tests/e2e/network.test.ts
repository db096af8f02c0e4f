import { describe, expect, test } from 'vitest'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits as fits } from './fits.ts'
import { inPhone, openChat, said, visit } from './visit.ts'

const long =
  'Nghị quyết về sắp xếp thôn, tổ dân phố và việc bà con không phải làm lại giấy tờ khi tên tổ dân phố thay đổi từ tháng 12'

describe.skipIf(noBrowser)(`communicators’ network, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, tour, miniApp, demo } = visit()

  test('a packet is written, approved, read on a phone, told of in two taps, and counted by unit', async () => {
    const { service, simulator, world } = demo()
    await fetch(new URL(`/__sim/bridge/${world.residents.ha.id}/follow`, simulator.url), { method: 'POST' })
    const page = await desk('editor', 'packets')
    await page.getByText('Chưa có gói tháng nào').waitFor()
    await page.getByRole('button', { name: 'Soạn gói tháng' }).click()
    await page.getByText('Còn thiếu:').waitFor()
    await page.getByLabel('Tháng (như 12/2026)').fill('12/2026')
    await page.getByLabel('Tên gói').fill(long)
    await page
      .getByRole('textbox', { name: 'Định hướng' })
      .fill('Nói rõ vì sao sắp xếp, quyền lợi của bà con giữ nguyên.')
    await page
      .getByRole('textbox', { name: 'Số liệu, căn cứ' })
      .fill('Phường có 42 tổ, sau sắp xếp còn 25 | Nghị quyết 12/NQ-HĐND')
    await page.getByRole('button', { name: 'Thêm câu hỏi' }).click()
    await page.getByLabel('Câu hỏi 1').fill('Có phải làm lại căn cước không?')
    await page.getByLabel('Trả lời 1').fill('Không. Giấy tờ cũ vẫn dùng được.')
    await page.getByLabel('Nội dung 1: tiêu đề').fill('Sắp xếp tổ dân phố')
    await page.getByLabel('Nội dung 1: lời').fill('Từ 1/12/2026, tổ 1 và tổ 2 nhập làm một. Giấy tờ cũ vẫn dùng được.')
    if (process.env.SHOTS) await fits(page, 'packet-form')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await page.getByText('Bạn soạn gói này nên cần người khác duyệt.').waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1)

    const approver = await desk('approver', `packets/${id}`)
    await approver.getByRole('button', { name: 'Duyệt và gửi' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: 'Duyệt và gửi' }).click()
    await approver.getByText('Đã gửi', { exact: true }).waitFor()
    await service.tick()

    const walk = await tour()
    await openChat(walk, 'Lê Thu Hà', 'Loa Giang Mẫu')
    await said(walk, 'đã có gói tuyên truyền tháng 12/2026').getByRole('link', { name: 'Mở gói tháng' }).click()
    const app = inPhone(walk)
    await app.getByRole('heading', { name: 'Định hướng' }).waitFor()
    await app.getByText('Không. Giấy tờ cũ vẫn dùng được.').waitFor()
    await app.getByRole('button', { name: 'Tôi đã đọc' }).click()
    await app.getByText('Bạn đã xác nhận đã đọc.').waitFor()
    await app.getByRole('checkbox', { name: 'Loa truyền thanh' }).click()
    await expect.poll(() => app.getByRole('checkbox', { name: 'Loa truyền thanh' }).isChecked()).toBe(true)

    await approver.reload()
    await approver.getByText('1 trên 2 tuyên truyền viên đã đọc.').waitFor()
    await fits(approver, 'packet', {})
    if (process.env.SHOTS) await fits(approver, 'packet', { widths: [1280, 390], letters: 200 })
    await approver.goto(`${service.url}/console/packets`)
    await approver.getByText(long).waitFor()
    if (process.env.SHOTS) await fits(approver, 'packets')

    const { code } = (await approver.evaluate(`fetch('/api/packets/${id}').then((reply) => reply.json())`)) as {
      code: string
    }
    const kit = await miniApp(`/kits/${code}`)
    await kit.getByText('Từ 1/12/2026, tổ 1 và tổ 2 nhập làm một.').waitFor()
    expect(await kit.getByText('Nói rõ vì sao sắp xếp').count()).toBe(0)
    await fits(kit, 'kit', { widths: [390], letters: 200 })
  })

  test('a communicator reports what people say; a name is refused in words, and the console tells nothing of a month that runs', async () => {
    const walk = await tour()
    const { service, world, simulator } = demo()
    await fetch(new URL(`/__sim/bridge/${world.residents.ha.id}/follow`, simulator.url), { method: 'POST' })
    void service
    await openChat(walk, 'Lê Thu Hà', 'Loa Giang Mẫu')
    await said(walk, 'đã có gói tuyên truyền').getByRole('link', { name: 'Mở gói tháng' }).click()
    const app = inPhone(walk)
    await app.getByRole('heading', { name: 'Định hướng' }).waitFor()
    await app.getByRole('button', { name: 'Quay lại' }).click()
    await app.getByRole('link', { name: 'Báo điều bà con nói' }).click()
    await app.getByRole('button', { name: 'Gửi', exact: true }).click()
    await app.getByText(/^Còn thiếu:/).waitFor()
    const where = app.getByRole('group', { name: 'Ở đâu' })
    if (await where.isVisible()) await where.getByRole('radio').first().check()
    await app.getByRole('radio', { name: 'Việc khác' }).check()
    await app.getByLabel('Việc gì (ngắn gọn)').fill('Tiếng ồn ban đêm')
    await app.getByRole('radio', { name: 'Từ 5 đến 19 người' }).check()
    await app.getByRole('radio', { name: 'Bức xúc' }).check()
    const suggestion = app.getByLabel('Bà con đề nghị gì (không bắt buộc)')
    await suggestion.fill('Ông Nguyễn Văn Tám mở nhạc to')
    await app.getByRole('button', { name: 'Gửi', exact: true }).click()
    await app.getByText(/không ghi tên hay ý kiến của một người/).waitFor()
    await suggestion.fill('Phường nhắc các hộ kinh doanh')
    await app.getByRole('button', { name: 'Gửi', exact: true }).click()
    await app.getByText(/^Đã nhận\. Cảm ơn bạn\./).waitFor()

    const page = await desk('editor', 'opinions')
    await page.getByText('Tháng này không có phiếu nào').waitFor()
    await fits(page, 'opinions', {})
  })
})
