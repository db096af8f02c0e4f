import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { publishQuiz } from '../../core/quizzes/office/publish.ts'
import { publishedPages, publishedSeals } from '../../core/quizzes/published-ledger.ts'
import { createQuiz } from '../../core/quizzes/quizzes.ts'
import { ledgerFaults } from '../../core/quizzes/recount.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { system } from '../../core/roles.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

const questions = [
  {
    text: 'Theo quy ước của tổ dân phố, rác sinh hoạt được để ra đầu ngõ trong khoảng thời gian nào để xe thu gom đến lấy?',
    options: [
      'Trước 6 giờ sáng',
      'Từ 18 giờ đến 20 giờ 30 phút hằng ngày, kể cả ngày nghỉ và ngày lễ',
      'Bất cứ lúc nào',
      'Chỉ chủ nhật',
    ],
    correct: [1],
    explanation: 'Khoản 2 Điều 5 của quy ước.',
  },
  { text: 'Số điện thoại nào gọi khi có cháy?', options: ['113', '114', '115'], correct: [1] },
]

describe.skipIf(noBrowser)(`a live room, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, miniApp } = visit('shared')
  const phones = { widths: [320, 390] }

  async function contest() {
    const { service, world } = demo()
    const ctx = { ...service.deps, actor: system }
    const title = 'Hội thi tìm hiểu quy ước tổ dân phố văn minh'
    const { id } = await createQuiz(ctx, { unitId: world.units.ward.id, title, questions })
    const now = ctx.now()
    const rules = { live: { seconds: 60 }, people: 'all', units: 'chosen' } as const
    const times = { opensAt: now - minuteMs, closesAt: now + hourMs }
    const round = await addRound(ctx, { quizId: id, name: 'Hội trường phường', ...times, rules })
    await publishQuiz(ctx, id)
    return { ctx, quizId: id, roundId: round.id }
  }

  const answers = async (page: Page, option: string) => {
    await page.getByText(option, { exact: true }).click()
    await page.getByRole('button', { name: 'Gửi câu trả lời' }).click()
  }
  const next = (page: Page, name: string) => page.locator('.live-next', { hasText: name }).click()

  test('a live room is added to a draft in one short form', async () => {
    const { service, world } = demo()
    const ctx = { ...service.deps, actor: system }
    const { id } = await createQuiz(ctx, { unitId: world.units.ward.id, title: 'Hội thi nháp', questions })
    const page = await desk('editor', `quizzes/${id}`)
    await page.getByRole('button', { name: 'Mở phòng trực tiếp' }).click()
    await page.getByLabel('Thời gian mỗi câu (giây)').fill('3')
    await page.getByRole('button', { name: 'Lưu phòng trực tiếp' }).click()
    await page.getByLabel('Thời gian mỗi câu (giây)').fill('45')
    await expectFits(page, 'live-form', { widths: [1440, 390, 320] })
    await page.getByRole('button', { name: 'Lưu phòng trực tiếp' }).click()
    await page.getByText('Thi trực tiếp, mỗi câu 45 giây').waitFor()
    // Nobody comes in before a second person has published it.
    expect(await page.getByRole('button', { name: 'Vào dẫn phòng' }).count()).toBe(0)
  })

  test('one leads, a wall shows, two answer, one drops out and comes back to the same seat, and the ledger is whole', async () => {
    const { ctx, quizId, roundId } = await contest()
    const lead = await desk('editor', `quizzes/${quizId}`)
    await lead.getByRole('button', { name: 'Vào dẫn phòng' }).click()
    await lead.getByText('Đang chờ người vào').waitFor()
    await lead.getByRole('button', { name: 'Hỏi câu 1' }).click()
    await lead.getByText('Chưa có ai vào phòng nên chưa hỏi được.').waitFor()
    const code = await lead.locator('.live-code').innerText()
    const roomId = new URL(lead.url()).pathname.split('/').at(-1)
    // Somebody else's machine projects.
    const wall = await desk('admin', `live-rooms/${roomId}`)
    await wall.getByRole('link', { name: 'Mở màn hình chiếu' }).click()
    await wall.getByText(`${code.slice(0, 3)} ${code.slice(3)}`).waitFor()

    const hoa = await miniApp('/live')
    await expectFits(hoa, 'live-code', phones)
    // A slip stays to be put right.
    await hoa.getByLabel('Mã phòng (6 số)').fill(code === '000000' ? '000001' : '000000')
    await hoa.getByRole('button', { name: 'Tìm phòng' }).click()
    await hoa.getByText('Không có phòng nào đang mở với mã này').waitFor()
    await hoa.getByLabel('Mã phòng (6 số)').fill(code)
    await hoa.getByRole('button', { name: 'Tìm phòng' }).click()
    await hoa.getByLabel('Tên hiện trên màn hình hội trường').fill('Bà Hoa tổ 1')
    await expectFits(hoa, 'live-enter', phones)
    await expectFits(hoa, 'live-enter', { ...phones, letters: 200 })
    await hoa.getByRole('button', { name: 'Vào phòng' }).click()
    await hoa.getByText('Bạn đã vào phòng').waitFor()
    const tu = await miniApp(`/live/${code}`)
    await tu.getByRole('button', { name: 'Vào phòng' }).click()
    await tu.getByText('Ghế 2').waitFor()
    await wall.getByText('2 người trong phòng').waitFor()
    await wall.getByText('Bà Hoa tổ 1').waitFor()
    await expectFits(wall, 'live-wall-waiting', { widths: [1920, 1440, 1024, 768] })
    await expectFits(lead, 'live-lead', { widths: [1440, 768, 390, 320] })
    await expectFits(tu, 'live-waiting', phones)

    await next(lead, 'Hỏi câu 1')
    await wall.getByRole('heading', { name: /Theo quy ước/ }).waitFor()
    await hoa.getByText(/Theo quy ước/).waitFor()
    await expectFits(wall, 'live-wall-asking', { widths: [1920, 1440, 1024, 768] })
    await expectFits(hoa, 'live-asking', phones)
    await expectFits(hoa, 'live-asking', { ...phones, letters: 200 })
    await expectFits(lead, 'live-lead-asking', { widths: [1440, 390, 320] })
    await expectFits(lead, 'live-lead-asking', { widths: [390], letters: 200 })
    // What was picked is there again after another page, and the way back to the room says where it leads.
    await hoa.getByText(questions[0]?.options[1] ?? '', { exact: true }).click()
    await hoa.getByRole('link', { name: 'Cuộc thi' }).click()
    await hoa.getByRole('link', { name: 'Về phòng thi trực tiếp của bạn' }).click()
    await hoa.locator('.live-option:has(:checked)').waitFor()
    await answers(hoa, questions[0]?.options[1] ?? '')
    await hoa.getByText('Đã nhận câu trả lời của bạn').waitFor()
    await wall.getByText('1/2 người đã trả lời').waitFor()
    // The network goes as he answers: it is kept, also when the page is opened anew.
    await tu.context().setOffline(true)
    await answers(tu, 'Trước 6 giờ sáng')
    await tu.getByText(/câu trả lời được giữ lại/).waitFor()
    await expectFits(tu, 'live-away', phones)
    await tu.context().setOffline(false)
    await tu.reload()
    await tu.getByText('Đã nhận câu trả lời của bạn').waitFor()
    await wall.getByText('2/2 người đã trả lời').waitFor()

    await next(lead, 'Hết giờ câu này')
    await hoa.getByText('Hết giờ', { exact: true }).first().waitFor()
    await lead.locator('.live-next:not([data-loading])', { hasText: 'Hiện đáp án' }).click()
    await hoa.getByText('Bạn trả lời đúng').waitFor()
    await tu.getByText('Bạn trả lời chưa đúng').waitFor()
    await wall.getByText('Đáp án đúng').waitFor()
    await expectFits(wall, 'live-wall-answer', { widths: [1920, 1440, 768] })
    await expectFits(tu, 'live-answer', phones)
    await expectFits(tu, 'live-answer', { widths: [390], letters: 200 })
    await lead.getByRole('button', { name: 'Ẩn tên Bà Hoa tổ 1' }).click()
    await next(wall, 'Hiện điểm')
    await wall.getByText('Ghế 1').waitFor()
    await expectFits(wall, 'live-wall-scores', { widths: [1920, 1440] })
    await expectFits(hoa, 'live-scores', phones)
    expect(await wall.getByText('Bà Hoa tổ 1').count()).toBe(0)

    // He is away for a whole question, and comes back to his seat.
    await tu.context().setOffline(true)
    await next(wall, 'Hỏi câu 2')
    await answers(hoa, '114')
    await hoa.getByText('Đã nhận câu trả lời của bạn').waitFor()
    await next(lead, 'Hết giờ câu này')
    await lead.locator('.live-next:not([data-loading])', { hasText: 'Hiện đáp án' }).click()
    await hoa.getByText('Bạn trả lời đúng').waitFor()
    await tu.context().setOffline(false)
    await tu.getByText('Bạn không trả lời câu này').waitFor()
    await tu.getByText('Bạn có 0 điểm, đang ở hạng 2.').waitFor()

    await lead.getByRole('button', { name: 'Kết thúc phòng' }).click()
    await lead.getByRole('dialog').getByRole('button', { name: 'Kết thúc phòng' }).click()
    await hoa.getByText('Bạn được 2 điểm, hạng 1.').waitFor()
    await wall.getByText('Cảm ơn mọi người đã tham gia!').waitFor()
    await expectFits(hoa, 'live-ended', phones)

    await sealDue({ ...ctx, now: () => ctx.now() + 5 * minuteMs })
    const papers = []
    for await (const page of (await publishedPages(ctx, roundId)).pages) papers.push(...page)
    expect(papers.map(({ score, total }) => ({ score, total })).sort((a, b) => a.score - b.score)).toEqual([
      { score: 0, total: 2 },
      { score: 2, total: 2 },
    ])
    const faults = await ledgerFaults(await publishedSeals(ctx, roundId), papers)
    expect(faults).toEqual([])
  })
})
