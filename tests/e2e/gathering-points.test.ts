import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { as, system } from '../../core/context.ts'
import { announceGathering } from '../../core/gatherings/announce.ts'
import { openGathering } from '../../core/gatherings/lead.ts'
import { endPoint } from '../../core/gatherings/points/change.ts'
import { keeperLink } from '../../core/gatherings/points/keeper.ts'
import { reportFor } from '../../core/gatherings/points/one.ts'
import { planPoint } from '../../core/gatherings/points/plan.ts'
import { draftGathering } from '../../core/gatherings/write.ts'
import { hourMs } from '../../core/time.ts'
import { gatheringPoints } from '../../db/schema/gathering-rooms.ts'
import { people } from '../../db/schema/people.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

const title =
  'Hội nghị trực tuyến quán triệt nghị quyết của Thành uỷ tới toàn thể cán bộ, đảng viên và tổ trưởng tổ dân phố'

describe.skipIf(noBrowser)(`a conference of five points, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, miniApp } = visit('shared')
  const phones = { widths: [320, 390] }

  test('what keepers report on their phones rolls up on the desk and the wall as it comes', async () => {
    const { service, world } = demo()
    const ctx = as(service.deps as never, system)
    const startsAt = ctx.now() + hourMs
    const { id, contentHash } = await draftGathering(ctx, world.units.ward.id, {
      ...{
        kind: 'conference',
        title,
        lead: '',
        startsAt,
        endsAt: startsAt + 2 * hourMs,
        place: 'Hội trường A',
        link: '',
      },
      ...{ contact: '', attends: 'all', votes: 'nobody', quorumPercent: null, votersExpected: null },
      ...{ asksRoomNumber: false, anonymousComments: false, agenda: [] },
      invited: { groupIds: [], unitIds: [world.units.ward.id], personIds: [] },
    })
    const page = await desk('editor', `gatherings/${id}`)
    await page.getByRole('link', { name: 'Các điểm cầu' }).click()
    await page.getByText('Chưa có điểm cầu nào').waitFor()
    await expectFits(page, 'points-empty', { widths: [1440, 390] })
    const names = [
      'Hội trường lớn',
      'Nhà văn hoá khu dân cư số 1',
      'Nhà văn hoá khu dân cư số 2',
      'Trường học',
      'Trạm y tế',
    ]
    await page.getByLabel('Dán bảng vào đây').fill(
      ['Điểm cầu\tThuộc điểm cầu\tPhòng họp\tSức chứa\tSố đăng ký']
        .concat(names.slice(0, 4).map((name, n) => `${name}\t${n === 0 ? '' : names[0]}\tPhòng ${n}\t100\t70`))
        .concat('Điểm lạc\tKhông có')
        .join('\n'),
    )
    await page.getByRole('button', { name: 'Xem thử' }).click()
    await page.getByText('4 điểm mới, 0 đã có, 1 dòng cần sửa.').waitFor()
    await expectFits(page, 'points-table', { widths: [1440, 390] })
    await page.getByRole('button', { name: 'Thêm 4 điểm' }).click()
    await page.getByRole('link', { name: 'Hội trường lớn' }).click()
    await planPoint(ctx, id, {
      ...{ name: names[4] ?? '', room: '', keeperId: null, capacity: 20, registered: 12, unitId: null, under: 1 },
    })
    await page.getByRole('link', { name: 'Trạm y tế' }).waitFor()

    await announceGathering(as(ctx, { ...system, personId: world.staff.approver.personId }), id, { contentHash })
    await openGathering(ctx, id)
    // Nobody vouches for a guest of a browser, so they keep nothing by the link: here the row says that they do.
    const { link } = await keeperLink(ctx, id, 2)
    const phone = await miniApp(new URL(link).pathname.replace(/^.*?(?=\/gatherings)/, ''))
    await phone.getByRole('button', { name: 'Tôi phụ trách điểm này' }).click()
    await phone.getByText('Vui lòng mở ứng dụng trong Zalo').waitFor()
    await expectFits(phone, 'keep-point', phones)
    const newest = (rows: { id: string; createdAt: number }[]) => rows.sort((a, b) => b.createdAt - a.createdAt)[0]
    const guest = newest(await ctx.db.select({ id: people.id, createdAt: people.createdAt }).from(people))
    await ctx.write((tx) =>
      tx
        .update(gatheringPoints)
        .set({ keeperId: guest?.id ?? '', change: 1000 })
        .where(eq(gatheringPoints.number, 2)),
    )
    await phone.goto(phone.url().replace(/\/keep\/.*$/, '/points/2'))
    await phone.getByRole('img', { name: 'Mã QR điểm danh của điểm' }).waitFor()
    await expectFits(phone, 'own-point', phones)
    await expectFits(phone, 'own-point', { ...phones, letters: 200 })
    await phone.getByLabel('Số người có mặt').fill('64')
    await phone.getByLabel('Số người vắng').fill('6')
    await phone.getByLabel('Lý do vắng').fill('Bận việc gia đình')
    await phone.getByLabel('Sự cố (nếu có)').fill('Đường truyền chập chờn, tiếng nghe lúc được lúc mất')
    await phone.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await phone.getByText('Đã gửi báo cáo.').waitFor()

    // The desk has heard of it without being asked anew.
    await page.getByText('báo cáo 64 có mặt, 6 vắng').first().waitFor()
    await page.getByText('Có sự cố', { exact: true }).waitFor()
    const report = { clientId: randomUUID(), present: 50, absent: 2, why: '', incident: '', solved: false }
    await reportFor(ctx, id, 3, report)
    await endPoint(ctx, id, 5, { into: 4, reason: 'Mất điện cả khu' })
    await page.getByText('báo cáo 114 có mặt, 8 vắng').first().waitFor()
    await page.getByText('Đã gộp vào Trường học').waitFor()
    await expectFits(page, 'points')
    await expectFits(page, 'points', { ...phones, letters: 200 })
    await page.getByRole('button', { name: 'Chưa báo cáo' }).click()
    await page.getByRole('link', { name: 'Nhà văn hoá khu dân cư số 1' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Màn hình tổng hợp' }).click()
    await page.getByText('Báo cáo có mặt').waitFor()
    await expectFits(page, 'points-wall')
    expect(await page.getByText('114').first().isVisible()).toBe(true)
  })
})
