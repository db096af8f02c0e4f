import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { extractText } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { draftGathering } from '../../core/gatherings/write.ts'
import { importMembers } from '../../core/people/members/import.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { grantRole } from '../../core/people/roles.ts'
import { actorOf, signInFromZalo } from '../../core/people/sessions.ts'
import { system } from '../../core/roles.ts'
import { hourMs } from '../../core/time.ts'
import { optOuts } from '../../db/schema/conversation.ts'
import { people } from '../../db/schema/people.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { workbook } from '../support/xlsx.ts'
import { expectFits } from './fits.ts'
import { phone, visit } from './visit.ts'

describe.skipIf(noBrowser)(`one’s own page, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, miniApp, open } = visit()

  /** The console at any page of it, once signed in. */
  async function at(who: 'editor' | 'responder', path: string) {
    const page = await desk(who)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goto(`${demo().service.url}/console/${path}`)
    return page
  }

  test('somebody agrees to one thing and takes it back, carries away a paper, asks the office, which answers', async () => {
    const { service, world } = demo()
    const { personId } = world.staff.responder
    await grantRole({ ...service.deps, actor: system }, { personId, role: 'responder', unitId: world.units.ward.id })
    const page = await miniApp('/me')
    await page.getByLabel('Tên của bạn').fill('Nguyễn Thị Hường')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByText('Đã lưu.').waitFor()
    const ranked = page.getByLabel('Hiện tên tôi trong bảng xếp hạng cuộc thi')
    expect(
      await page.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => 'checked' in box && box.checked)),
    ).toEqual([false, false])
    // A box answers once the office has it.
    await ranked.click()
    await page.getByText(/^Đồng ý từ ngày \d/).waitFor()
    await ranked.click()
    await page.getByText(/^Đồng ý từ ngày \d/).waitFor({ state: 'detached' })

    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Tải bản PDF để đọc hoặc in' }).click()
    const { text } = await extractText(new Uint8Array(await readFile(await (await saving).path())), {
      mergePages: true,
    })
    expect(text.replace(/\s+/g, ' ')).toContain('Tên bạn ghi: Nguyễn Thị Hường')

    await page.getByRole('button', { name: 'Gửi yêu cầu', exact: true }).click()
    await page.getByRole('textbox', { name: 'Nội dung' }).fill('Đừng dùng tên tôi trong báo cáo.')
    await page.getByRole('button', { name: 'Gửi yêu cầu', exact: true }).click()
    await page.getByText(/^Đã gửi\. Cơ quan trả lời trước ngày/).waitFor()
    await expectFits(page, 'own-page', { widths: [390], letters: 200 })
    await expectFits(page, 'own-page', { widths: [320] })

    const office = await at('responder', 'data-requests')
    await office.getByText('Đừng dùng tên tôi trong báo cáo.').waitFor()
    await expectFits(office, 'data-requests', { widths: [320] })
    await office.getByRole('button', { name: 'Trả lời và kết thúc' }).click()
    await office.getByLabel('Trả lời người yêu cầu').fill('Đã bỏ tên khỏi báo cáo.')
    await office.getByRole('button', { name: 'Trả lời và kết thúc' }).click()
    await office.getByText('Không có yêu cầu nào chưa xong').waitFor()
    await page.reload()
    await page.getByText('Đã bỏ tên khỏi báo cáo.').waitFor()
  })

  test('residents who let their unit know of them are confirmed together, and read so on their own page', async () => {
    const { service, world } = demo()
    const { deps } = service
    const unitId = world.units.ward.id
    await grantRole({ ...deps, actor: system }, { personId: world.staff.editor.personId, role: 'communicator', unitId })
    const tokens = await Promise.all(
      ['Trần Văn Khởi', 'Lê Thị Khuyên'].map(async (name, at) => {
        const { token } = await signInFromZalo({ ...deps, actor: system }, { appUserId: `55667788990${at}`, name })
        const actor = await actorOf(deps, token)
        await changeProfile({ ...deps, actor }, { unitId, consents: { unit: true } })
        return token
      }),
    )
    const page = await desk('editor', 'belonging')
    await page.getByText('Trần Văn Khởi').waitFor()
    await expectFits(page, 'belonging', { widths: [768], letters: 200 })
    await expectFits(page, 'belonging', { widths: [320] })
    await page.getByLabel('Chọn cả 2 người').check()
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await page.getByText('Không có ai đang chờ').waitFor()

    const own = await open(`${service.url}/zapps/${demo().simulator.app.miniAppId}/me`, phone, {
      before: `localStorage.setItem('loa.guest', ${JSON.stringify(tokens[0])})`,
    })
    await own.getByText('Nơi ở đã xác nhận bạn.').waitFor()
    // Another place is not chosen by a slip.
    await own.getByRole('button', { name: /^Nơi ở/ }).click()
    await own
      .getByRole('button', { name: /Tổ dân phố số 1/ })
      .first()
      .click()
    await own.getByRole('button', { name: 'Giữ như cũ' }).click()
    await own.getByText('Nơi ở đã xác nhận bạn.').waitFor()
  })

  test('a code from paper makes who types it a member, and a wrong one says what to do', async () => {
    const { service, world } = demo()
    const office = { ...service.deps, actor: system }
    const list = workbook([{ name: 'Thành viên', rows: [['Họ và tên'], ['Đỗ Thị Giấy']] }])
    const { codes } = await importMembers(office, await sheetsIn(list), { unitId: world.units.ward.id, apply: true })
    const { token } = await signInFromZalo(office, { appUserId: '556677889955', name: 'Giấy' })
    const page = await open(`${service.url}/zapps/${demo().simulator.app.miniAppId}/me`, phone, {
      before: `localStorage.setItem('loa.guest', ${JSON.stringify(token)})`,
    })
    const field = page.getByLabel('Tôi có mã thành viên')
    await field.fill('0000-0000-0000')
    await page.getByRole('button', { name: 'Nhận tư cách thành viên' }).click()
    await page.getByText(/^Mã thành viên chưa đúng/).waitFor()
    await expectFits(page, 'member-code', { widths: [320] })
    await field.fill(codes[0]?.code.toUpperCase() ?? '')
    await page.getByRole('button', { name: 'Nhận tư cách thành viên' }).click()
    await page.getByText('Bạn đã là thành viên của Phường Hoà Mẫu.').waitFor()
    await page.getByText('Nơi ở đã xác nhận bạn.').waitFor()
    expect(await field.inputValue()).toBe('')
  })

  test('one kind of messages is stopped by a tap and stays so, and whoever invites them reads to ask them another way', async () => {
    const { service, world } = demo()
    const office = { ...service.deps, actor: system }
    const { token, personId } = await signInFromZalo(office, {
      appUserId: '556677889966',
      name: 'Bà Phạm Thị Thôi Họp',
    })
    await office.write((tx) =>
      tx.update(people).set({ oaUserId: '5566778899660', follows: true }).where(eq(people.id, personId)),
    )
    const page = await open(`${service.url}/zapps/${demo().simulator.app.miniAppId}/me`, phone, {
      before: `localStorage.setItem('loa.guest', ${JSON.stringify(token)})`,
    })
    const meetings = page.getByLabel('Lời mời và nhắc họp, lớp học')
    await meetings.uncheck()
    await expect
      .poll(async () => (await office.db.select().from(optOuts)).map(({ purpose }) => purpose))
      .toContain('meetings')
    await page.reload()
    await expect.poll(() => meetings.isChecked()).toBe(false)
    expect(await page.getByLabel('Trả lời phản ánh, câu hỏi của tôi').isChecked()).toBe(true)
    await expectFits(page, 'own-messages', { widths: [390, 320] })
    await expectFits(page, 'own-messages', { widths: [390, 320], letters: 200 })

    const startsAt = service.deps.now() + 48 * hourMs
    const { id } = await draftGathering(office, world.units.ward.id, {
      ...{ kind: 'residents_meeting', title: 'Họp tổ dân phố số 5', lead: 'Kính mời bà con.', startsAt },
      ...{ endsAt: startsAt + hourMs, place: 'Nhà văn hoá', link: '', contact: '', attends: 'all', votes: 'members' },
      ...{ quorumPercent: null, votersExpected: null, asksRoomNumber: false, anonymousComments: false, agenda: [] },
      invited: { groupIds: [], unitIds: [], personIds: [personId] },
    })
    const desktop = await at('editor', `gatherings/${id}`)
    await desktop.getByText('Không nhận tin qua Zalo: Bà Phạm Thị Thôi Họp.').waitFor()
    await expectFits(desktop, 'stopped-invited')
    await expectFits(desktop, 'stopped-invited', { widths: [1440, 390], letters: 200 })
  })

  test('what was opened is read again without a network; a code of it is shown at the console too', async () => {
    const page = await miniApp('/library')
    await page.getByLabel('Tìm văn bản').fill('karaoke')
    await page
      .locator('section')
      .getByRole('link', { name: /hát karaoke/ })
      .first()
      .click()
    await page.getByText('Không hát karaoke').first().waitFor()
    const kept = () => page.evaluate("(localStorage.getItem('loa.kept') ?? '').includes('karaoke')")
    await expect.poll(kept).toBe(true)
    const back = page.url()
    await page.route('**/api/**', (route) => route.abort())
    await page.reload()
    expect(page.url()).toBe(back)
    await page.getByText('Không hát karaoke').first().waitFor()

    const id = back.split('/passages/')[1] ?? ''
    const office = await at('editor', `library/passages/${id}`)
    await office.getByRole('button', { name: 'Mã QR' }).click()
    await office
      .getByRole('img', { name: /^Mã QR mở / })
      .first()
      .waitFor()
    const address = (await office.getByRole('dialog').getByRole('link').getAttribute('href')) ?? ''
    const opened = await open(address, phone)
    await opened.getByText('Không hát karaoke').first().waitFor()
    await expectFits(office, 'handed-over', { widths: [320] })
  })
})
