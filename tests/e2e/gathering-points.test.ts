import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { as, type Ctx } from '../../core/context.ts'
import { announceGathering } from '../../core/gatherings/announce.ts'
import { closeGathering, openGathering } from '../../core/gatherings/lead.ts'
import { answerInvitation } from '../../core/gatherings/own.ts'
import { endPoint } from '../../core/gatherings/points/change.ts'
import { keeperLink } from '../../core/gatherings/points/keeper.ts'
import { planPoint } from '../../core/gatherings/points/plan.ts'
import { draftGathering } from '../../core/gatherings/write.ts'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { system } from '../../core/roles.ts'
import { hourMs } from '../../core/time.ts'
import type { SimUser } from '../simulator/state.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { phone, visit } from './visit.ts'

const title =
  'Hội nghị trực tuyến quán triệt nghị quyết của Thành uỷ tới toàn thể cán bộ, đảng viên và tổ trưởng tổ dân phố'

describe.skipIf(noBrowser)(`a conference of five points, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, open } = visit('shared')
  const small = { widths: [320, 390] }

  /** The mini app on the phone of a resident: nobody vouches for a guest of a browser, so they keep nothing by the link. */
  async function phoneOf({ uidByApp: appUserId, name }: SimUser, path: string): Promise<Page> {
    const { service, simulator } = demo()
    const { token } = await signInFromZalo(as(service.deps as never, system) as Ctx, { appUserId, name })
    const before = `localStorage.setItem('loa.guest', ${JSON.stringify(token)})`
    return open(`${service.url}/zapps/${simulator.app.miniAppId}${path}`, phone, { before })
  }

  test('what five keepers report on their phones rolls up on the desk and the wall as it comes; a point is lost on the day', async () => {
    const { service, world } = demo()
    const { nam, khoi, ha, bay, mai } = world.residents
    const ctx = as(service.deps as never, system) as Ctx
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
      ...{ name: names[4] ?? '', room: '', keeperId: null, capacity: 1, registered: 1, unitId: null, under: 1 },
    })
    await page.getByRole('link', { name: 'Trạm y tế' }).waitFor()

    await announceGathering(as(ctx, { ...system, personId: world.staff.approver.personId }), id, { contentHash })
    // Whoever is asked says where they will be; where it is full, the next is named.
    const first = await signInFromZalo(ctx, { appUserId: mai.uidByApp, name: mai.name })
    await answerInvitation(as(ctx, { ...system, personId: first.personId }), id, { answer: 'yes', point: 5 })
    const asked = await phoneOf(bay, `/gatherings/${id}`)
    await asked.getByText('Tôi sẽ dự').click()
    await asked.getByText('Đã đủ chỗ. Điểm khác còn chỗ: Nhà văn hoá khu dân cư số 1').waitFor()
    await asked.getByLabel('Tìm điểm cầu theo tên').fill('truong hoc')
    await asked.getByRole('radio', { name: 'Trường học' }).click()
    await expectFits(asked, 'point-choice', small)
    await expectFits(asked, 'point-choice', { ...small, letters: 200 })
    await asked.getByRole('button', { name: 'Gửi trả lời' }).click()
    await asked.getByText('Bạn dự tại: Trường học').waitFor()
    await page.getByText('1 báo sẽ dự').nth(1).waitFor()
    await openGathering(ctx, id)
    const keepers = [nam, khoi, ha, bay, mai]
    const told: [present: number, absent: number][] = [
      [90, 3],
      [64, 6],
      [50, 2],
      [41, 0],
      [7, 1],
    ]
    const phones: Page[] = []
    for (const [n, keeper] of keepers.entries()) {
      const { link } = await keeperLink(ctx, id, n + 1)
      const one = await phoneOf(keeper, new URL(link).pathname.replace(/^.*?(?=\/gatherings)/, ''))
      phones.push(one)
      await one.getByRole('button', { name: 'Tôi phụ trách điểm này' }).click()
      await one.getByLabel('Số người có mặt').fill(String(told[n]?.[0]))
      await one.getByLabel('Số người vắng').fill(String(told[n]?.[1]))
      if (n === 1) {
        await one.getByRole('img', { name: 'Mã QR điểm danh của điểm' }).waitFor()
        await expectFits(one, 'own-point', small)
        await expectFits(one, 'own-point', { ...small, letters: 200 })
        await one.getByLabel('Lý do vắng').fill('Bận việc gia đình')
      }
      if (n === 4) await one.getByLabel('Sự cố (nếu có)').fill('Mất điện cả khu, không có máy nổ')
      // One hall has no network: what is reported there goes as it comes back, in its order.
      if (n === 3) {
        await one.context().setOffline(true)
        await one.getByRole('button', { name: 'Gửi báo cáo' }).click()
        await one.getByText('Máy chưa có mạng. 1 báo cáo đã giữ').waitFor()
        await one.getByLabel('Sự cố (nếu có)').fill('Mất mạng')
        await one.getByRole('button', { name: 'Gửi báo cáo' }).click()
        await one.getByText('2 báo cáo đã giữ').waitFor()
        await expectFits(one, 'own-point-kept', { widths: [390] })
        await one.context().setOffline(false)
        await one.getByText('Đã xử lý xong').or(one.getByText('· Sự cố · Mất mạng')).first().waitFor()
        await one.getByRole('button', { name: 'Sự cố đã xử lý xong' }).click()
      } else await one.getByRole('button', { name: 'Gửi báo cáo' }).click()
      await one.getByText('Đã gửi báo cáo.').waitFor()
      // The head's page has heard of it without being asked anew.
      const sum = (which: 0 | 1) => told.slice(0, n + 1).reduce((all, one) => all + one[which], 0)
      await page
        .getByText(`báo cáo ${sum(0)} có mặt, ${sum(1)} vắng`)
        .first()
        .waitFor()
    }
    await page.getByText('Có sự cố', { exact: true }).first().waitFor()
    await endPoint(ctx, id, 5, { into: null, reason: 'Mất điện cả khu' })
    await phones[4]?.getByText('Điểm này đã ngừng').waitFor()
    await page.getByText('Đã ngừng').first().waitFor()
    await expectFits(page, 'points')
    await expectFits(page, 'points', { ...small, letters: 200 })
    await page.getByRole('button', { name: 'Chưa báo cáo' }).click()
    await page.getByRole('link', { name: 'Nhà văn hoá khu dân cư số 1' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Màn hình tổng hợp' }).click()
    await page.getByText('Báo cáo có mặt').waitFor()
    await expectFits(page, 'points-wall')
    // Who was at the point that was lost is counted by their codes alone.
    expect(await page.getByText('245').first().isVisible()).toBe(true)
    await closeGathering(ctx, id)
  })
})
