import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addSession } from '../../core/classes/sessions.ts'
import { as, type Ctx } from '../../core/context.ts'
import { takeCheckIns } from '../../core/gatherings/check-in.ts'
import { closeGathering, codeNow, openGathering } from '../../core/gatherings/lead.ts'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { system } from '../../core/roles.ts'
import { clockOf, dayOf, minuteMs } from '../../core/time.ts'
import { gatherings } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { phone, visit } from './visit.ts'

const title =
  'Lớp bồi dưỡng kỹ năng tuyên truyền miệng, nắm bắt dư luận xã hội và sử dụng trợ lý số cho tuyên truyền viên cơ sở'

describe.skipIf(noBrowser)(`classes, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, open } = visit('shared')
  const small = { widths: [320, 390] }

  test('a class from its programme to the certificate in somebody’s hand', async () => {
    const { service, world, simulator } = demo()
    const ctx = as(service.deps as never, system) as Ctx
    const { token, personId } = await signInFromZalo(ctx, { appUserId: '6677889900777', name: 'Phan Thị Học Viên' })
    await ctx.write((tx) =>
      tx.update(people).set({ unitId: world.units.ward.id, unitState: 'confirmed' }).where(eq(people.id, personId)),
    )
    const page = await desk('editor', 'classes')
    await page.getByRole('button', { name: 'Mở lớp học' }).first().click()
    await page.getByLabel('Tên lớp').fill(title)
    await page.getByLabel('Chương trình').fill('Hai buổi: kỹ năng nói trước nhóm, và ghi lại điều bà con hỏi.')
    await page.getByLabel('Dự ít nhất (% số buổi)').fill('50')
    await expectFits(page, 'class-form', { widths: [1024, 320] })
    await page.getByRole('button', { name: 'Lưu lớp học' }).click()
    await page.getByText('Chưa có buổi nào.').waitFor()
    const id = page.url().split('/').at(-1)?.split('?')[0] ?? ''

    const at = (minutes: number) => ctx.now() + minutes * minuteMs
    const typed = (when: number) => `${clockOf(when)} ${dayOf(when).split('-').reverse().join('/')}`
    await page.getByRole('button', { name: 'Thêm buổi' }).click()
    await page.getByLabel('Nội dung buổi học').fill('Nói trước nhóm: mở đầu, dẫn chứng và trả lời câu hỏi khó')
    await page.getByLabel('Bắt đầu').fill(typed(at(6)))
    await page.getByLabel('Kết thúc').fill(typed(at(14)))
    await page.getByLabel('Địa điểm').fill('Hội trường trung tâm học tập cộng đồng')
    await page.getByLabel('Người giảng (nếu có)').fill('Bà Nguyễn Thị Giảng Viên')
    await page.getByRole('button', { name: 'Lưu buổi học' }).click()
    await page.getByText('Buổi 1:').waitFor()
    const writes = as(ctx, { ...system, personId: world.staff.editor.personId })
    await addSession(writes, id, {
      ...{ topic: 'Ghi lại điều bà con hỏi', speaker: '', startsAt: at(16), endsAt: at(26) },
      ...{ place: 'Nhà văn hoá', link: '' },
    })
    await page.getByLabel('Tìm người để thêm').fill('hoc vien')
    await page.getByRole('button', { name: 'Thêm Phan Thị Học Viên' }).click()
    await page.getByRole('button', { name: 'Bớt Phan Thị Học Viên' }).waitFor()
    await expectFits(page, 'class-drafted', { widths: [768, 390] })

    const approver = await desk('approver', `classes/${id}`)
    await approver.getByRole('button', { name: 'Duyệt và thông báo lớp học' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: 'Duyệt và thông báo lớp học' }).click()
    await approver.getByText('Đã thông báo').first().waitFor()

    const sessions = await ctx.db
      .select()
      .from(gatherings)
      .where(eq(gatherings.seriesId, id))
      .orderBy(gatherings.startsAt)
    for (const [nth, session] of sessions.entries()) {
      await openGathering(ctx, session.id)
      const { link } = await codeNow(ctx, session.id)
      const there = { gatheringId: session.id, personId, clientId: randomUUID(), code: link, roomNumber: '' }
      if (nth === 0) await takeCheckIns(ctx, [{ ...there, readAt: ctx.now(), at: ctx.now() }])
      await closeGathering(ctx, session.id)
    }
    const path = `/zapps/${simulator.app.miniAppId}/classes/${id}`
    const own = await open(`${service.url}${path}`, phone, {
      before: `localStorage.setItem('loa.guest', ${JSON.stringify(token)})`,
    })
    await own.getByText('Bạn đã dự 1/2 buổi đã học.').waitFor()
    const saved = own.waitForEvent('download')
    await own.getByRole('button', { name: 'Thêm vào lịch trên máy' }).click()
    expect((await saved).suggestedFilename()).toBe('lop-hoc.ics')
    await expectFits(own, 'own-class', { ...small, letters: 200 })

    await page.reload()
    await page.getByText('1/2', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Kết thúc lớp' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc lớp' }).click()
    await page.getByRole('button', { name: 'Cấp giấy cho mọi người đã hoàn thành' }).waitFor()

    await own.reload()
    await own.getByRole('button', { name: 'Lấy giấy chứng nhận' }).click()
    await own.getByRole('button', { name: 'Xem ảnh để giữ trên điện thoại' }).click()
    await own.getByRole('img', { name: 'Giấy chứng nhận của Phan Thị Học Viên' }).waitFor()
    await expectFits(own, 'own-class-certificate', { widths: [320] })

    await page.getByRole('button', { name: 'Cấp giấy cho mọi người đã hoàn thành' }).click()
    await page.getByText('Không còn ai chờ cấp giấy.').waitFor()
    await page.getByRole('link', { name: 'Tải mọi giấy để in (PDF)' }).waitFor()
    await expectFits(page, 'class-ended')
    await expectFits(page, 'class-ended', { widths: [320], letters: 200 })
    await page.getByRole('link', { name: 'Về danh sách lớp học' }).click()
    await page.getByRole('heading', { name: 'Số liệu theo đơn vị' }).waitFor()
    await expectFits(page, 'classes', { widths: [1440, 320] })
  })
})
