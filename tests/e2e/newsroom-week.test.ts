import { inArray } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { commonRules, saveRules } from '../../core/calendar/rules.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { createNotice } from '../../core/news/items.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { grantRole } from '../../core/people/roles.ts'
import { makeLoginLink } from '../../core/people/sessions.ts'
import { grantsOf, system } from '../../core/roles.ts'
import { addDays, dayOf, instantOf, writtenDate } from '../../core/time.ts'
import { items } from '../../db/schema/news.ts'
import type { Role } from '../../db/schema/roles.ts'
import { feedOf, type Notice, newsPage } from '../demo/notices.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { openChat, said, visit } from './visit.ts'

const news: Notice[] = [
  {
    slug: 'be-boi',
    title: 'Bể bơi Sông Mẫu mở lại sau khi thay nước',
    summary: 'Bể mở cửa từ 6 giờ đến 20 giờ hằng ngày. Trẻ dưới 12 tuổi có người lớn đi cùng.',
    author: 'Ban quản lý bể bơi',
    agoMs: 3 * 3_600_000,
  },
  {
    slug: 'cay-xanh',
    title: 'Trồng thêm 120 cây sấu dọc đường Ven Sông',
    summary: 'Đội cây xanh trồng từ ngày mai, mỗi ngày hai chục cây. Xe để vỉa hè xin dời sang bãi số 2.',
    author: 'Đội cây xanh',
    agoMs: 2 * 3_600_000,
  },
]
const cut = 'Tạm ngừng cấp điện phố Bến Đò'

/** A ward that has nothing yet but people: no source, no item, nobody who ever got anything. */
describe.skipIf(noBrowser)(`a week in the newsroom of a ward, in Chromium (${whyNoBrowser})`, () => {
  const { open, tour, demo } = visit()
  const arrived = () => dayOf(demo().world.present)
  const day = (later: number) => addDays(arrived(), later)
  let staff: Record<'editor' | 'approver', string>
  let feed = ''
  let groupId = ''

  beforeAll(async () => {
    const { world, simulator, service } = demo()
    const ctx = { ...service.deps, actor: system }
    const { neighbour } = world.units
    const { id: assetId } = simulator.addAsset({ productType: 'gmf100' })
    const group = simulator.addGroup({ name: 'Khu phố Bến Đò', assetId, memberIds: [world.residents.loc.id] })
    groupId = group.id
    const link = { unitId: neighbour.id, name: group.name }
    await linkGroup(ctx, { ...link, channel: 'oa_group', externalId: group.id })
    await linkGroup(ctx, { ...link, channel: 'web', externalId: neighbour.id, name: 'Trang tin phường Sông Mẫu' })
    const employed = async (name: string, role: Role) => {
      const { id } = await introducePerson(ctx, name)
      await grantRole(ctx, { personId: id, role, unitId: neighbour.id })
      return id
    }
    staff = { editor: await employed('Lưu Thị Sen', 'editor'), approver: await employed('Cao Văn Đạt', 'approver') }
    feed = simulator.serveFeed('song-mau.xml', {
      body: feedOf(news, world.present, (slug) => `${simulator.url}/feeds/song-mau/${slug}`),
    })
  })

  /** The console as one of the ward's two. */
  const desk = async (who: 'editor' | 'approver', page = ''): Promise<Page> => {
    const { deps, url } = demo().service
    const secret = await makeLoginLink({ ...deps, actor: system }, staff[who])
    return open(`${url}/console/${page}#login=${secret}`)
  }
  /** The clock goes on to a time, through every hour on the way. */
  const until = async (at: number) => {
    demo().simulator.clock.set(at)
    await expect.poll(() => demo().clock.now()).toBeGreaterThanOrEqual(at)
    await demo().service.tick()
    await demo().service.tick()
  }
  const inGroup = (words: string) =>
    demo()
      .simulator.groupChat(groupId)
      .filter(({ text }) => text.includes(words))

  test('from an empty desk: a source is read, a notice with an end is written, a second person approves all', async () => {
    const editor = await desk('editor', 'items')
    await editor.getByText('Chưa có tin nào ở đây').waitFor()
    await expectFits(editor, 'week-empty', { widths: [1440, 390] })
    await editor.setViewportSize({ width: 1280, height: 800 })
    await editor.goto(`${demo().service.url}/console/sources`)
    await editor.getByRole('button', { name: 'Thêm nguồn' }).click()
    await editor.getByLabel('Tên nguồn').fill(newsPage)
    await editor.getByLabel('Địa chỉ').fill(feed)
    await editor.getByRole('button', { name: 'Xem thử' }).click()
    await editor.getByText(news[0]!.title).waitFor()
    await editor.locator('form').getByRole('button', { name: 'Thêm nguồn' }).click()
    await editor.getByText('Lưu Thị Sen').first().waitFor()
    // The lists that are opened next are read once: what the source has is in before.
    await expect
      .poll(async () => {
        await demo().service.tick()
        const { db } = demo().service.deps
        return db.$count(items, inArray(items.title, [...news.map(({ title }) => title)]))
      })
      .toBe(news.length)
    await editor.goto(`${demo().service.url}/console/items`)
    await editor.getByRole('button', { name: 'Viết thông báo' }).click()
    await editor.getByLabel('Tiêu đề').fill(cut)
    await editor.getByLabel('Nội dung tóm tắt').fill('Điện lực thay dây ở phố Bến Đò và hai ngõ bên cạnh.')
    await editor.getByText('Giờ, nơi, hạn của thông báo').click()
    await editor.getByLabel('Loại thông báo').selectOption('power')
    await editor.getByLabel('Bắt đầu').fill(`08:00 ${writtenDate(day(1))}`)
    await editor.getByLabel('Kết thúc').fill(`11:30 ${writtenDate(day(1))}`)
    await editor.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await editor.getByRole('listitem').filter({ hasText: cut }).waitFor()

    const approver = await desk('approver', 'items')
    const rows = approver.getByRole('list', { name: 'Dòng tin' }).getByRole('listitem')
    for (const title of [cut, ...news.map((one) => one.title)])
      await rows.filter({ hasText: title }).getByRole('checkbox').check()
    await approver.getByRole('button', { name: 'Duyệt 3 tin' }).click()
    await approver.getByText('Đã duyệt 3 tin.').waitFor()
  })

  test('drafted in the evening and approved, it leaves in the morning though nobody pressed anything more', async () => {
    await until(instantOf(arrived(), '19:45'))
    const approver = await desk('approver', 'digests')
    await approver.getByRole('link', { name: /Chờ duyệt/ }).click()
    await approver.getByText('Loa soạn sẵn, chưa ai sửa.').waitFor()
    await approver.getByRole('button', { name: 'Duyệt bản tin' }).click()
    const dialog = approver.getByRole('dialog')
    await dialog.getByText(cut).first().waitFor()
    await dialog.getByRole('button', { name: 'Duyệt bản tin' }).click()
    await approver.getByText(/Cao Văn Đạt duyệt lúc/).waitFor()
    expect(inGroup(cut)).toEqual([])

    await until(instantOf(day(1), '06:31'))
    expect(inGroup(cut)).toHaveLength(1)
    const chat = await tour()
    await openChat(chat, 'Ngô Văn Lộc', 'Loa Giang Mẫu')
    await said(chat, 'đã tự gửi, vì đã duyệt và không ai đặt giờ khác').waitFor()
    await approver.reload()
    await approver.getByRole('link', { name: 'Xem đợt phát' }).click()
    await approver.getByRole('row', { name: /Khu phố Bến Đò.*Đã gửi.*06:3/ }).waitFor()
  })

  test('once the power is back the notice leaves the page, the answers and the next draft by itself', async () => {
    const chat = await tour()
    await openChat(chat, 'Ngô Văn Lộc', 'Loa Giang Mẫu')
    const asks = async (question: string) => {
      await chat.getByLabel('Nội dung tin nhắn').fill(question)
      await chat.getByRole('button', { name: 'Gửi', exact: true }).click()
    }
    await asks('hôm nay có cắt điện không')
    await said(chat, cut).waitFor()
    const page = await open(`${demo().service.url}/digests/of/${demo().world.units.neighbour.id}`)
    await page.getByRole('heading', { level: 2 }).getByRole('link').first().click()
    await page.getByRole('heading', { name: new RegExp(cut) }).waitFor()
    expect(await page.getByText('Thông báo này đã hết hạn.').count()).toBe(0)

    await until(instantOf(day(1), '19:45'))
    await page.reload()
    await page.getByText('Thông báo này đã hết hạn.').waitFor()
    const before = await said(chat, cut).count()
    const answers = await chat.getByRole('log').locator('.bubble').count()
    await asks('hôm nay có cắt điện không')
    await expect.poll(() => chat.getByRole('log').locator('.bubble').count()).toBeGreaterThanOrEqual(answers + 2)
    expect(await said(chat, cut).count()).toBe(before)
  })

  test('the week goes on by the ward’s rule; what nobody approved stays, and the first page says who is to act', async () => {
    const { world, service } = demo()
    const { neighbour } = world.units
    const ctx = { ...service.deps, actor: system }
    const as = async (personId: string) => ({
      ...ctx,
      actor: { personId, name: '', grants: await grantsOf(ctx, personId) },
    })
    const notice = async (title: string) =>
      createNotice(await as(staff.editor), { unitId: neighbour.id, title, summary: `${title}, mời bà con xem.` })
    await saveRules(await as(staff.approver), neighbour.id, { ...commonRules, ifNobody: 'items' })
    await notice('Tập dưỡng sinh sáng thứ Bảy')
    const approver = await desk('approver', 'items')
    const row = approver.getByRole('list', { name: 'Dòng tin' }).getByRole('listitem')
    await row.filter({ hasText: 'Tập dưỡng sinh' }).getByRole('checkbox').check()
    await approver.getByRole('button', { name: 'Duyệt 1 tin' }).click()
    await approver.getByText('Đã duyệt 1 tin.').waitFor()
    // Day two: nobody touches the draft, and the words that were approved by themselves leave.
    await until(instantOf(day(2), '06:31'))
    expect(inGroup('Tập dưỡng sinh sáng thứ Bảy')).toHaveLength(1)
    expect(inGroup('Tập dưỡng sinh')[0]?.text).not.toContain(cut)
    // Day three: under the other rule a draft that nobody approved stays.
    await saveRules(await as(staff.approver), neighbour.id, null)
    await notice('Phát thẻ thư viện')
    await approver.reload()
    await row.filter({ hasText: 'Phát thẻ thư viện' }).getByRole('checkbox').check()
    await approver.getByRole('button', { name: 'Duyệt 1 tin' }).click()
    await approver.getByText('Đã duyệt 1 tin.').waitFor()
    await until(instantOf(day(3), '06:45'))
    expect(inGroup('Phát thẻ thư viện')).toEqual([])
    await approver.goto(`${service.url}/console/`)
    const troubles = approver.getByRole('region', { name: 'Việc gấp và việc bị hỏng, theo thứ tự cần làm' })
    await troubles.getByText('Người làm tiếp: Cao Văn Đạt (người duyệt)').waitFor()
    await troubles.getByRole('link').first().click()
    await approver.getByRole('button', { name: 'Duyệt bản tin' }).click()
    await approver.getByRole('dialog').getByRole('button', { name: 'Duyệt bản tin' }).click()
    await approver.getByText(/Cao Văn Đạt duyệt lúc/).waitFor()
    await until(instantOf(day(3), '07:00'))
    expect(inGroup('Phát thẻ thư viện')).toHaveLength(1)
  })
})
