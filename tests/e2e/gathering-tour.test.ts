import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { afterAll, describe, expect, test } from 'vitest'
import { as, type Ctx } from '../../core/context.ts'
import { announceGathering } from '../../core/gatherings/announce.ts'
import { codeNow } from '../../core/gatherings/lead.ts'
import { gatheringInFull } from '../../core/gatherings/list.ts'
import { decideBelonging } from '../../core/people/belonging/decide.ts'
import { knownPerson } from '../../core/people/people.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { system } from '../../core/roles.ts'
import { addDays, dayOf, instantOf } from '../../core/time.ts'
import type { SimUser } from '../simulator/state.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { startModel, writes } from '../support/model.ts'
import { readDocx } from '../support/read-docx.ts'
import { expectFits } from './fits.ts'
import { inPhone, openChat, phone, said, visit } from './visit.ts'

const title =
  'Hội nghị nhân dân tổ dân phố số 5 bàn việc sửa chữa đường ngõ, thu gom rác và các khoản đóng góp năm 2027 của toàn thể bà con'

describe.skipIf(noBrowser)(`the tour of gatherings, in Chromium (${whyNoBrowser})`, () => {
  let model: Awaited<ReturnType<typeof startModel>>
  const {
    console: desk,
    demo,
    open,
  } = visit({
    async env() {
      model = await startModel(writes('Đề nghị lắp thêm đèn đường ở ngõ 12 vì buổi tối rất tối [1].'))
      return { ...model.env, OPENAI_SECONDS: '20' }
    },
  })
  afterAll(() => model?.stop())
  // At every width where somebody looks at the pictures.
  const wide = process.env.SHOTS ? {} : { widths: [1440, 390] }
  const small = { widths: process.env.SHOTS ? [320, 390] : [320] }
  // At twice the letters the host's page of the room and a phone's with a result are tried each time, all others where somebody looks.
  const enlarged = (page: Page, name: string) =>
    process.env.SHOTS ? expectFits(page, name, { ...small, letters: 200 }) : undefined
  const ctxNow = () => as(demo().service.deps as never, system) as Ctx

  /** The mini app on the phone of a resident, whom Zalo vouches for. */
  async function phoneOf({ uidByApp: appUserId, name }: SimUser, path: string): Promise<Page> {
    const { token } = await signInFromZalo(ctxNow(), { appUserId, name })
    const { service, simulator } = demo()
    return open(`${service.url}/zapps/${simulator.app.miniAppId}${path}`, phone, {
      before: `localStorage.setItem('loa.guest', ${JSON.stringify(token)})`,
    })
  }
  const at = async (day: string, clock: string) => {
    demo().simulator.clock.set(instantOf(day, clock))
    await demo().service.tick()
  }
  const confirm = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  }

  test('a residents’ meeting from its invitation to signed minutes: three phones, and a wall', async () => {
    const { world } = demo()
    const { nam, ha, khoi } = world.residents
    const tomorrow = addDays(dayOf(demo().simulator.clock.now()), 1)
    const written = tomorrow.split('-').reverse().join('/')
    const ctx = ctxNow()
    for (const { id: oaUserId } of [nam, ha, khoi]) {
      const { id: personId } = await ctx.write((tx) => knownPerson(tx, ctx, { oaUserId }))
      const unitId = world.units.first.id
      await changeProfile(as(ctx, { personId, name: '', grants: [] }), { unitId, consents: { unit: true } })
      await decideBelonging(as(ctx, world.staff.admin), { people: [{ id: personId, unitId }], confirm: true })
    }

    const host = await desk('editor', 'gatherings')
    await host.getByRole('button', { name: 'Soạn cuộc họp' }).click()
    await host.getByLabel('Tên cuộc họp').fill(title)
    await host.getByLabel('Bắt đầu').fill(`19:30 ${written}`)
    await host.getByLabel('Kết thúc').fill(`21h ${written}`)
    await host.getByLabel('Địa điểm').fill('Nhà văn hoá khu dân cư số 5, ngõ 12')
    await host.getByRole('button', { name: 'Thêm mục' }).click()
    await host.getByRole('textbox', { name: 'Mục 1' }).fill('Bàn và biểu quyết việc sửa đường ngõ')
    await host.getByText('Mọi nhóm của').click()
    await host.getByLabel('Mời đích danh', { exact: true }).fill('thu ha')
    await host.getByRole('button', { name: /^Lê Thu Hà/ }).click()
    await host.getByText('Điểm danh và biểu quyết').click()
    await host.getByText('Mọi người có mặt').click()
    await host.getByLabel('Tỉ lệ phải có mặt (%)').fill('50')
    await host.getByLabel('Tổng số người có quyền biểu quyết').fill('5')
    await host.getByText('Hỏi thêm số của phòng khi điểm danh').click()
    await host.getByText('Cho góp ý không ghi tên').click()
    await expectFits(host, 'gathering-form', wide)
    await enlarged(host, 'gathering-form')
    await host.getByRole('button', { name: 'Lưu và chờ duyệt' }).click()
    await host.getByText('Bạn soạn buổi này nên người khác phải duyệt.').waitFor()
    if (process.env.SHOTS) await expectFits(host, 'gathering-draft')
    const id = new URL(host.url()).pathname.split('/').at(-1) ?? ''

    // That a second person approves it on their own screen the tests of gatherings show.
    const { contentHash } = await gatheringInFull(ctx, id)
    await announceGathering(as(ctx, world.staff.approver), id, { contentHash })
    await demo().service.tick()

    // She hears of it in the group of her neighbourhood, and answers behind the link.
    const chat = await open(demo().url, phone)
    await openChat(chat, nam.name, world.groups.first.name)
    await said(chat, 'Mời dự họp dân.').last().getByRole('link').first().click()
    await inPhone(chat).getByText('Tôi sẽ dự').click()
    await inPhone(chat).getByRole('button', { name: 'Gửi trả lời' }).click()
    await inPhone(chat).getByText('Đã ghi câu trả lời của bạn.').waitFor()
    await at(tomorrow, '16:35')
    await chat.getByRole('button', { name: 'Đóng', exact: true }).click()
    await said(chat, 'Nhắc lịch họp dân.').last().waitFor()

    demo().simulator.clock.set(instantOf(tomorrow, '19:10'))
    await host.reload()
    await host.getByText('1 sẽ dự, 0 không dự').waitFor()
    await host.getByRole('button', { name: 'Mở điểm danh' }).click()
    await host.getByLabel('Họ tên').fill('Cụ Trần Thị Sáu')
    await host.getByRole('button', { name: 'Ghi tên' }).click()
    await host.getByText('1 người có mặt').first().waitFor()
    await expectFits(host, 'gathering-open', wide)
    await expectFits(host, 'gathering-open', { ...small, letters: 200 })
    const wall = await desk('editor', `gatherings/${id}`)
    await wall.getByRole('link', { name: 'Mở màn hình chiếu' }).click()
    const qr = wall.getByRole('img', { name: /Mã QR điểm danh/ })
    const stood = await qr.innerHTML()
    await expectFits(wall, 'gathering-wall', process.env.SHOTS ? {} : { widths: [1440] })
    const read = async () => {
      const { link, roomNumber } = await codeNow(ctx, id)
      return { path: new URL(link).pathname.replace(/^.*?(?=\/gatherings)/, ''), number: roomNumber ?? '' }
    }
    const { path, number } = await read()
    const residents = [nam, ha, khoi]
    const people = await Promise.all(residents.map((resident) => phoneOf(resident, path)))
    for (const [n, one] of people.entries()) {
      const resident = residents[n]
      await one.getByLabel('Số của phòng họp').fill(number)
      if (n === 0) await expectFits(one, 'check-in', small)
      if (resident === khoi) await one.context().setOffline(true)
      await one.getByRole('button', { name: 'Điểm danh' }).click()
      if (resident === khoi) {
        await one.getByText('Máy chưa có mạng').waitFor()
        await expectFits(one, 'check-in-kept', { widths: [390] })
        // The code is another by the time the network is back; the phone says when it read its own.
        demo().simulator.clock.set(demo().simulator.clock.now() + 25_000)
        await one.context().setOffline(false)
      }
      await one.getByText('Bạn đã điểm danh lúc').waitFor()
      await one.getByRole('link', { name: 'Xem cuộc họp' }).click()
    }
    const [chair, secretary, young] = people as [Page, Page, Page]
    await wall.getByText('4 người có mặt').first().waitFor()
    await expect.poll(() => qr.innerHTML()).not.toBe(stood)

    await young.getByLabel('Ý kiến hoặc câu hỏi của bạn').fill('Đề nghị lắp thêm đèn đường ở ngõ 12, buổi tối rất tối')
    await young.getByText('Không ghi tên tôi').click()
    await young.getByRole('button', { name: 'Gửi ý kiến' }).click()
    await young.getByText('Đã gửi ý kiến tới chủ trì.').waitFor()
    await host.getByText('Đề nghị lắp thêm đèn đường').waitFor()
    await host.getByRole('button', { name: 'Hiện', exact: true }).click()
    await host.getByRole('button', { name: 'Ý kiến', exact: true }).click()
    await wall.getByText('Đề nghị lắp thêm đèn đường').waitFor()
    await expectFits(wall, 'wall-comments', { widths: [1440] })

    const asked = async (text: string, way: string) => {
      await host.getByRole('button', { name: 'Thêm nội dung biểu quyết' }).click()
      await host.getByLabel('Nội dung', { exact: true }).fill(text)
      await host.getByLabel('Cách biểu quyết').selectOption({ label: way })
      await host.getByRole('button', { name: 'Lưu nội dung' }).click()
      await host.getByRole('button', { name: 'Mở biểu quyết' }).click()
    }
    await asked('Thông qua chương trình buổi họp', 'Giơ tay, chủ trì đếm')
    await young.getByText('Vui lòng giơ tay theo hướng dẫn của chủ trì.').waitFor()
    await host.getByLabel('Số người giơ tay: Đồng ý').fill('4')
    await confirm(host, 'Kiểm phiếu và công bố')
    await host.getByText('đã kiểm phiếu').waitFor()

    await asked('Góp 200.000 đồng mỗi hộ để sửa đường ngõ 12 trong quý I năm 2027', 'Bỏ phiếu kín')
    // What is open stands before what was counted, and who sends nothing is told.
    await young.getByRole('button', { name: 'Gửi phiếu' }).click()
    await young.getByText('Bạn chưa chọn ý nào').waitFor()
    expect(await young.getByRole('heading', { level: 3 }).first().innerText()).toContain('Góp 200.000 đồng')
    const vote = async (one: Page, n: number) => {
      await one.getByText(n === 2 ? 'Không đồng ý' : 'Đồng ý', { exact: true }).click()
      if (n === 0) await expectFits(one, 'own-vote', small)
      if (n === 0) await enlarged(one, 'own-vote')
      await one.getByRole('button', { name: 'Gửi phiếu' }).click()
      await one.getByText('Mã phiếu của bạn').waitFor()
    }
    await Promise.all(people.map(vote))
    await wall.getByText('3/4 đã biểu quyết').waitFor()
    await expectFits(wall, 'wall-vote', { widths: [1440] })
    await expectFits(host, 'gathering-steering', process.env.SHOTS ? {} : { widths: [390] })
    await host.getByLabel('Số người giơ tay: Đồng ý').fill('1')
    await confirm(host, 'Kiểm phiếu và công bố')
    await wall.getByText('Được thông qua').waitFor()
    await expectFits(wall, 'wall-result', { widths: [1440] })
    await young.getByRole('button', { name: 'Kiểm lại bảng phiếu' }).click()
    await young.getByText('khớp với kết quả').waitFor()
    await young.getByText(/có trong bảng: Không đồng ý/).waitFor()
    await expectFits(young, 'own-result', { ...small, letters: 200 })

    await host.getByRole('button', { name: 'Giao việc' }).click()
    await host.getByLabel('Việc phải làm').fill('Khảo sát và lắp thêm ba đèn đường ở ngõ 12')
    await host.getByLabel('Xong trước ngày').fill('31/12/2031')
    await host.getByRole('button', { name: 'Giao việc' }).click()
    await host.getByText('xong trước 31/12/2031').waitFor()
    await confirm(host, 'Kết thúc buổi này')
    await host.getByLabel('Chủ trì').fill('nam')
    await host.getByLabel('Chủ trì').press('ArrowDown')
    await host.keyboard.press('Enter')
    await host.getByLabel('Thư ký').fill('thu ha')
    await host.getByLabel('Thư ký').press('Enter')
    await host.getByRole('button', { name: 'Lưu', exact: true }).click()
    await host.getByRole('button', { name: 'Lập biên bản' }).click()
    await host.getByText('Kết quả: Đồng ý 3; Không đồng ý 1').waitFor()
    await host.getByRole('button', { name: 'Nhờ AI viết gọn ý kiến' }).click()
    await host.getByText('Ý kiến: Đề nghị lắp thêm đèn đường ở ngõ 12 vì buổi tối rất tối.').waitFor()
    await host.getByText('Câu gốc', { exact: true }).click()
    await expectFits(host, 'gathering-worded', process.env.SHOTS ? {} : { widths: [390] })
    await host.getByRole('button', { name: 'Dùng lại câu gốc' }).click()
    await host.getByText('Ý kiến: “Đề nghị lắp thêm đèn đường ở ngõ 12, buổi tối rất tối”.').waitFor()
    await host.getByRole('button', { name: 'Sửa biên bản' }).click()
    const part = host.getByLabel(/\(mỗi dòng một câu\)/).last()
    await part.fill(`${await part.inputValue()}\nChủ trì kết luận: khởi công trước rằm tháng Giêng.`)
    await host.getByRole('button', { name: 'Lưu', exact: true }).click()
    await host.getByText('khởi công trước rằm tháng Giêng').waitFor()
    await Promise.all([chair.reload(), secretary.reload()])
    for (const [one, who] of [
      [chair, 'chủ trì'],
      [secretary, 'thư ký'],
    ] as const) {
      await one.getByRole('button', { name: `Tôi đã đọc và ký với vai ${who}` }).click()
      await one.getByText(who === 'thư ký' ? /Thư ký .* đã ký lúc/ : /Chủ trì .* đã ký lúc/).waitFor()
    }
    await enlarged(secretary, 'own-minutes')
    await host.reload()
    await confirm(host, 'Gửi biên bản')
    await host.getByText('Đã gửi', { exact: true }).first().waitFor()
    await demo().service.tick()

    // Whoever was asked reads them, and carries them away in both forms.
    await openChat(chat, nam.name, world.groups.first.name)
    await said(chat, 'biên bản').last().waitFor()
    await young.goto(`${young.url()}/minutes`)
    for (const [name, words] of [
      ['Tải biên bản (Word)', async (file: Buffer) => readDocx(new Uint8Array(file))],
      [
        'Tải biên bản (PDF)',
        async (file: Buffer) => (await extractText(new Uint8Array(file), { mergePages: true })).text,
      ],
    ] as const) {
      const [saved] = await Promise.all([young.waitForEvent('download'), young.getByRole('button', { name }).click()])
      const text = (await words(await readFile(await saved.path()))).replace(/\s+/g, ' ')
      expect(text).toContain('khởi công trước rằm tháng Giêng')
      expect(text).toContain('lắp thêm ba đèn đường')
    }
  })
})
