import { describe, expect, test } from 'vitest'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { approveDigest } from '../../core/digests/digests.ts'
import { listDigests } from '../../core/digests/list.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { hourMs } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { inPhone, openChat, said, visit } from './visit.ts'

describe.skipIf(noBrowser)(`a digest carried by hand, in Chromium (${whyNoBrowser})`, () => {
  const { tour, console, demo } = visit()

  /** The demo's group that the account may not join and one more, and a digest that is due in both now. */
  async function inHand() {
    const { simulator, service, world } = demo()
    const [name, unitId] = ['Ngõ 9 (nhóm cũ)', world.units.second.id]
    await linkGroup(world.ctx, { unitId, channel: 'share', externalId: `tay ${name}`, name })
    await fetch(new URL(`/__sim/bridge/${world.residents.ha.id}/follow`, simulator.url), { method: 'POST' })
    const approver = { ...world.ctx, actor: world.staff.approver }
    const [digest] = await listDigests(approver, { unitId: world.units.ward.id, status: 'draft' })
    const { id, contentHash } = digest!
    await approveDigest(approver, id, { contentHash })
    const broadcast = await scheduleDigest(approver, id, { contentHash, sendAt: service.deps.now() })
    await service.tick()
    return { ...broadcast, groupId: world.groups.old.id }
  }

  test('the reminder opens it; it is shared to a group, marked, and stands in the console as sent', async () => {
    const { id, text, groupId } = await inHand()
    demo().simulator.clock.advance(2 * hourMs)
    const page = await tour()
    await openChat(page, 'Lê Thu Hà', 'Loa Giang Mẫu')
    const reminder = said(page, 'chưa được đánh dấu là đã chia sẻ vào 2 nhóm')
    await reminder.getByRole('link', { name: 'Mở để chia sẻ' }).click()

    const app = inPhone(page)
    await app.getByRole('heading', { name: 'Chia sẻ bản tin' }).waitFor()
    await app.getByText('Tổng vệ sinh các ngõ').waitFor()
    await app.getByRole('button', { name: 'Chia sẻ', exact: true }).click()
    await page.getByLabel('Ngõ 5 (nhóm cũ)', { exact: true }).check()
    await page.getByRole('button', { name: 'Gửi vào nhóm đã chọn' }).click()
    await app.getByText('Đã chia sẻ. Bạn đánh dấu những nhóm đã gửi ở dưới.').waitFor()
    expect(
      demo()
        .simulator.groupChat(groupId)
        .map((message) => message.text),
    ).toContain(text)

    await app.getByRole('checkbox', { name: 'Ngõ 5 (nhóm cũ)' }).check()
    await app.getByRole('button', { name: 'Xác nhận đã gửi 1 nhóm' }).click()
    await app.getByText(/Ngõ 5 \(nhóm cũ\), lúc/).waitFor()
    expect(await app.getByRole('checkbox').count()).toBe(1)
    await app.getByRole('button', { name: 'Quay lại' }).click()
    await app.getByRole('link', { name: /Còn 1 nhóm/ }).waitFor()

    const desk = await console('approver', `broadcasts/${id}`)
    await desk.getByRole('row', { name: /Ngõ 5 \(nhóm cũ\).*Đã gửi/ }).waitFor()
    // Who carries it is held at once with the rest, not at the next look at who is left.
    await desk.getByRole('button', { name: 'Tạm dừng' }).click()
    await desk.getByText('Đợt phát đang tạm dừng: xin chưa chia sẻ.').waitFor()
    await desk.getByRole('button', { name: 'Gửi tiếp' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Gửi tiếp' }).click()
    await desk.getByRole('checkbox', { name: 'Ngõ 9 (nhóm cũ)' }).check()
    await desk.getByRole('button', { name: 'Đánh dấu đã gửi 1 nhóm' }).click()
    await desk.getByText('Đã gửi đủ các nhóm.').waitFor()
    await desk.getByRole('row', { name: /Ngõ 9 \(nhóm cũ\).*Đã gửi/ }).waitFor()
  })

  test('nobody else is offered it', async () => {
    const page = await tour()
    await openChat(page, 'Nguyễn Thị Năm', 'Tổ dân phố số 1')
    await said(page, 'Tổng vệ sinh các ngõ').getByRole('link').last().click()
    await inPhone(page).getByRole('link', { name: 'Tin', exact: true }).click()
    await inPhone(page).getByRole('link', { name: 'Đọc bản tin' }).waitFor()
    expect(await inPhone(page).getByText('Bản tin cần bạn chia sẻ').count()).toBe(0)
  })
})
