import { describe, expect, test } from 'vitest'
import { as } from '../../core/context.ts'
import { announceGathering } from '../../core/gatherings/announce.ts'
import { closeGathering, codeNow, openGathering } from '../../core/gatherings/lead.ts'
import { paperCode } from '../../core/gatherings/paper-code.ts'
import { draftGathering } from '../../core/gatherings/write.ts'
import { system } from '../../core/roles.ts'
import { hourMs } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

const long =
  'Hội nghị nhân dân tổ dân phố số 5 bàn việc sửa chữa đường ngõ, thu gom rác và các khoản đóng góp năm 2027 của toàn thể bà con'

describe.skipIf(noBrowser)(`gatherings, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, miniApp } = visit('shared')
  const phones = { widths: [320, 390] }

  async function drafted(title: string, startsInHours: number) {
    const { service, world } = demo()
    const ctx = as(service.deps as never, system)
    const startsAt = ctx.now() + startsInHours * hourMs
    const piece = { startsAt: null, minutes: null, speaker: 'Ông Nguyễn Văn Tổ Trưởng', note: '' }
    const gathering = await draftGathering(ctx, world.units.ward.id, {
      ...{ kind: 'residents_meeting', title, lead: 'Kính mời bà con đến dự đông đủ, đúng giờ.', startsAt },
      ...{ endsAt: startsAt + 2 * hourMs, place: 'Nhà văn hoá khu dân cư số 5, ngõ 12', link: '', contact: 'Bà Lan' },
      ...{ attends: 'all', votes: 'members', quorumPercent: null, votersExpected: null },
      ...{ asksRoomNumber: true, anonymousComments: false },
      agenda: [
        { ...piece, title: 'Báo cáo thu chi quý III và những việc đã làm sau cuộc họp trước' },
        { ...piece, title: 'Bàn và biểu quyết việc sửa đường ngõ' },
      ],
      invited: { groupIds: [], unitIds: [world.units.ward.id], personIds: [] },
    })
    return { ctx, ...gathering }
  }

  test('a guest of a browser is told who lets them in, and sees the gathering all the same', async () => {
    const { ctx, id, contentHash } = await drafted(long, 1)
    const { world } = demo()
    await announceGathering(as(ctx, { ...system, personId: world.staff.approver.personId }), id, { contentHash })
    await openGathering(ctx, id)
    const { link, roomNumber } = await codeNow(ctx, id)
    const phone = await miniApp(new URL(link).pathname.replace(/^.*?(?=\/gatherings)/, ''))
    await phone.getByLabel('Số của phòng họp').fill(roomNumber ?? '')
    await expectFits(phone, 'check-in', phones)
    await phone.getByRole('button', { name: 'Điểm danh' }).click()
    // Nobody vouches for a guest of a browser: the host writes them in.
    await phone.getByText('Vui lòng mở ứng dụng trong Zalo').waitFor()
    await expectFits(phone, 'check-in-refused', phones)
    await expectFits(phone, 'check-in-refused', { ...phones, letters: 200 })
    await phone.getByRole('link', { name: 'Xem cuộc họp' }).click()
    await phone.getByRole('heading', { name: long }).waitFor()
    await expectFits(phone, 'own-gathering', phones)
    await expectFits(phone, 'own-gathering', { ...phones, letters: 200 })
    await closeGathering(ctx, id)
    expect(link).toContain(id)
  })

  test('a check-in that lay on the phone is sent as the app opens again, and what is refused is said until it is read', async () => {
    const { ctx, id, contentHash } = await drafted('Họp tổ dân phố số 7', 2)
    const { world } = demo()
    await announceGathering(as(ctx, { ...system, personId: world.staff.approver.personId }), id, { contentHash })
    await openGathering(ctx, id)
    const { link } = await paperCode(ctx, id)
    const path = new URL(link).pathname.replace(/^.*?(?=\/gatherings)/, '')
    const page = await miniApp(path)
    await page.getByLabel('Số của phòng họp').fill('0000')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Điểm danh' }).click()
    await page.getByText('Máy chưa có mạng').waitFor()
    // The app is closed; opened again where there is a network, it sends what lies here.
    const [context, address] = [page.context(), page.url().replace(/\/in\/.*$/, '')]
    await page.close()
    await context.setOffline(false)
    const later = await context.newPage()
    await later.goto(address)
    await later.getByText('Lần điểm danh giữ trên máy không được nhận').waitFor()
    await expectFits(later, 'check-in-kept-refused', phones)
    await later.getByRole('button', { name: 'Đã đọc' }).click()
    await later.getByText('Lần điểm danh giữ trên máy không được nhận').waitFor({ state: 'detached' })
    await closeGathering(ctx, id)
  })

  test('an announced gathering is moved by a second person, and what comes every month is set down', async () => {
    const { ctx, id, contentHash } = await drafted('Họp tổ dân phố số 8', 60)
    const { world } = demo()
    await announceGathering(as(ctx, { ...system, personId: world.staff.approver.personId }), id, { contentHash })
    const page = await desk('editor', `gatherings/${id}`)
    await page.getByRole('button', { name: 'Đổi lịch, địa điểm…' }).click()
    await page.getByLabel('Lý do thay đổi (nếu có)').fill('Nhà văn hoá đang sửa')
    await page.getByLabel('Địa điểm').fill('Sân đình, ngõ 12')
    await expectFits(page, 'gathering-change-form')
    await page.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await page.getByText('Thay đổi chờ duyệt').waitFor()
    await expectFits(page, 'gathering-change-waiting')
    await expectFits(page, 'gathering-change-waiting', { ...phones, letters: 200 })
    const approver = await desk('approver', `gatherings/${id}`)
    await approver.getByRole('button', { name: 'Duyệt và báo mọi người' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: 'Duyệt và báo mọi người' }).click()
    await approver.getByText('Báo thay đổi').waitFor()
    await page.goto(page.url().replace(/\/gt_.*/, ''))
    await page.getByText('Lịch họp lặp lại hằng tháng').click()
    await page.getByRole('button', { name: 'Đặt lịch lặp lại' }).click()
    await page.getByLabel('Tên cuộc họp').fill('Sinh hoạt chi bộ')
    await page.getByLabel('Địa điểm').fill('Nhà văn hoá')
    await expectFits(page, 'gathering-series')
    await expectFits(page, 'gathering-series', { ...phones, letters: 200 })
    await page.getByRole('button', { name: 'Đặt lịch', exact: true }).click()
    await page.getByText('ngày 4 hằng tháng, 19:30').waitFor()
  })
})
