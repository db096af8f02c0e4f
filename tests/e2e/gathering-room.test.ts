import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { as, type Ctx, system } from '../../core/context.ts'
import { announceGathering } from '../../core/gatherings/announce.ts'
import { takeCheckIns } from '../../core/gatherings/check-in.ts'
import { codeNow, openGathering } from '../../core/gatherings/lead.ts'
import { draftGathering } from '../../core/gatherings/write.ts'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { hourMs } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { phone, visit } from './visit.ts'

const title = 'Họp tổ dân phố số 7 bàn việc sửa đường ngõ và thu gom rác năm 2027'

describe.skipIf(noBrowser)(`votes and minutes, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, open } = visit('shared')
  const small = { widths: [320, 390] }

  test('three phones and a wall: a comment, a vote with its count, and minutes that two sign', async () => {
    const { service, world, simulator } = demo()
    const ctx = as(service.deps as never, system) as Ctx
    const startsAt = ctx.now() + hourMs / 2
    const piece = { startsAt: null, minutes: null, note: '' }
    const { id, contentHash } = await draftGathering(ctx, world.units.ward.id, {
      ...{
        kind: 'residents_meeting',
        title,
        lead: '',
        startsAt,
        endsAt: startsAt + hourMs,
        place: 'Nhà văn hoá',
        link: '',
      },
      ...{ contact: '', attends: 'all', votes: 'present', quorumPercent: null, votersExpected: null },
      ...{ asksRoomNumber: false, anonymousComments: true },
      agenda: [{ ...piece, title: 'Báo cáo thu chi', speaker: 'Tổ trưởng' }],
      invited: { groupIds: [], unitIds: [world.units.ward.id], personIds: [] },
    })
    const approver = { ...system, personId: world.staff.approver.personId }
    await announceGathering(as(ctx, approver), id, { contentHash })
    await openGathering(ctx, id)
    const { link } = await codeNow(ctx, id)
    const people = []
    for (const [n, name] of ['Nguyễn Văn Chủ', 'Trần Thị Thư', 'Lê Thị Hoa'].entries()) {
      const { token, personId } = await signInFromZalo(ctx, { appUserId: `66778899001${n}`, name })
      const there = { gatheringId: id, personId, clientId: randomUUID(), code: link, roomNumber: '' }
      await takeCheckIns(ctx, [{ ...there, readAt: ctx.now(), at: ctx.now() }])
      const path = `/zapps/${simulator.app.miniAppId}/gatherings/${id}`
      people.push(
        await open(`${service.url}${path}`, phone, {
          before: `localStorage.setItem('loa.guest', ${JSON.stringify(token)})`,
        }),
      )
    }
    const [chair, secretary, hoa] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]

    const host = await desk('editor', `gatherings/${id}`)
    const wall = await desk('editor', `gatherings/${id}`)
    await wall.getByRole('link', { name: 'Mở màn hình chiếu' }).click()
    await wall.getByRole('img', { name: /Mã QR điểm danh/ }).waitFor()

    await hoa.getByLabel('Ý kiến hoặc câu hỏi của bạn').fill('Đề nghị lắp thêm đèn đường ở ngõ 12, buổi tối rất tối')
    await hoa.getByText('Không ghi tên tôi').click()
    await hoa.getByRole('button', { name: 'Gửi ý kiến' }).click()
    await hoa.getByText('Đã gửi ý kiến tới chủ trì.').waitFor()
    await host.getByText('Đề nghị lắp thêm đèn đường').waitFor()
    await host.getByRole('button', { name: 'Hiện', exact: true }).click()
    await host.getByRole('button', { name: 'Ý kiến', exact: true }).click()
    await wall.getByText('Đề nghị lắp thêm đèn đường').waitFor()
    await expectFits(wall, 'wall-comments', { widths: [1440] })

    await host.getByRole('button', { name: 'Thêm nội dung biểu quyết' }).click()
    await host
      .getByLabel('Nội dung', { exact: true })
      .fill('Góp 200.000 đồng mỗi hộ để sửa đường ngõ 12 trong quý I năm 2027')
    await host.getByRole('button', { name: 'Lưu nội dung' }).click()
    await host.getByRole('button', { name: 'Mở biểu quyết' }).click()
    for (const [n, one] of people.entries()) {
      await one.getByText(n === 2 ? 'Không đồng ý' : 'Đồng ý', { exact: true }).click()
      if (n === 0) await expectFits(one, 'own-vote', small)
      if (n === 0) await expectFits(one, 'own-vote', { ...small, letters: 200 })
      await one.getByRole('button', { name: 'Gửi phiếu' }).click()
      await one.getByText('Mã phiếu của bạn').waitFor()
    }
    await wall.getByText('3/3 đã biểu quyết').waitFor()
    await expectFits(wall, 'wall-vote', { widths: [1440] })
    await expectFits(host, 'gathering-steering', { widths: [1440, 390] })
    await host.getByRole('button', { name: 'Kiểm phiếu và công bố' }).click()
    await host.getByRole('dialog').getByRole('button', { name: 'Kiểm phiếu và công bố' }).click()
    await wall.getByText('Được thông qua').waitFor()
    await expectFits(wall, 'wall-result', { widths: [1440] })
    await hoa.getByRole('button', { name: 'Kiểm lại bảng phiếu' }).click()
    await hoa.getByText('khớp với kết quả').waitFor()
    await hoa.getByText(/có trong bảng: Không đồng ý/).waitFor()
    await expectFits(hoa, 'own-result', { ...small, letters: 200 })

    await host.getByRole('button', { name: 'Kết thúc cuộc họp' }).click()
    await host.getByRole('dialog').getByRole('button', { name: 'Kết thúc cuộc họp' }).click()
    await host.getByLabel('Chủ trì').selectOption({ label: 'Nguyễn Văn Chủ' })
    await host.getByLabel('Thư ký').selectOption({ label: 'Trần Thị Thư' })
    await host.getByRole('button', { name: 'Lưu', exact: true }).click()
    await host.getByRole('button', { name: 'Lập biên bản' }).click()
    await host.getByText('Kết quả: Đồng ý 2; Không đồng ý 1').waitFor()
    await expectFits(host, 'gathering-minutes', { widths: [1440, 390] })
    for (const [one, who] of [
      [chair, 'chủ trì'],
      [secretary, 'thư ký'],
    ] as const) {
      await one.reload()
      await one.getByRole('button', { name: `Tôi đã đọc và ký với vai ${who}` }).click()
      await one.getByText(who === 'thư ký' ? /Thư ký .* đã ký lúc/ : /Chủ trì .* đã ký lúc/).waitFor()
    }
    await expectFits(secretary, 'own-minutes', { ...small, letters: 200 })
    await host.reload()
    await host.getByText('Đã đủ chữ ký').waitFor()
    const files = await host.evaluate(async (gatheringId) => {
      const kinds = []
      for (const form of ['pdf', 'docx']) {
        const file = await fetch(`/api/own-gatherings/${gatheringId}/minutes/file?form=${form}`)
        kinds.push([...new Uint8Array(await file.arrayBuffer()).slice(0, 2)])
      }
      return kinds
    }, id)
    expect(files).toEqual([
      [0x25, 0x50],
      [0x50, 0x4b],
    ])
  })
})
