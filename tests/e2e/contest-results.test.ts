import { describe, expect, test } from 'vitest'
import { publishQuiz } from '../../core/quizzes/office/publish.ts'
import { closeQuiz, createQuiz } from '../../core/quizzes/quizzes.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { system } from '../../core/roles.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { plainQuestions } from '../support/quiz.ts'
import { scannedPath } from '../support/scanned.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`results of a contest, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, miniApp, open } = visit('shared')

  async function contest(title: string) {
    const { service, world } = demo()
    const ctx = { ...service.deps, actor: system }
    const { id } = await createQuiz(ctx, { unitId: world.units.ward.id, title, questions: plainQuestions(1) })
    await publishQuiz(ctx, id)
    const now = ctx.now()
    const rules = { graceMs: 0, people: 'all', units: 'chosen', questionCount: 1 } as const
    const round = await addRound(ctx, {
      quizId: id,
      name: 'Đợt chung kết dành cho cán bộ, đoàn viên và nhân dân',
      opensAt: now - minuteMs,
      closesAt: now + hourMs,
      rules,
    })
    const end = async () => {
      await closeQuiz(ctx, id)
      await sealDue({ ...ctx, now: () => ctx.now() + 5 * minuteMs })
    }
    return { id, roundId: round.id, end }
  }

  test('a hall sees the way in and how long is left, and what it saw last when the network drops', async () => {
    const { id, roundId } = await contest('Tìm hiểu lịch sử địa phương và truyền thống cách mạng')
    const hall = await open(`${demo().service.url}/zapps/app/rounds/${roundId}/hall`, { width: 1920, height: 1080 })
    await hall.getByRole('heading', { name: 'Tìm hiểu lịch sử địa phương' }).waitFor()
    await hall.getByText('Chưa có bài nào được nộp.').waitFor()
    await hall.getByText(/^Còn lại \d+:\d\d$/).waitFor()
    await expectFits(hall, 'hall', { widths: [1920, 1440, 1024, 390] })
    await expectFits(hall, 'hall', { widths: [1920], letters: 200 })
    await hall.setViewportSize({ width: 1920, height: 1080 })
    const code = hall.getByRole('img', { name: 'Mã QR vào cuộc thi' })
    const [path, box] = [await code.locator('path').getAttribute('d'), await code.getAttribute('viewBox')]
    expect(scannedPath(path ?? '', Number(box?.split(' ')[2]))).toBe(`${demo().service.url}/zapps/app/quizzes/${id}`)
    await hall.context().setOffline(true)
    await hall.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
    await hall.getByText(/^Mất mạng/).waitFor()
    await hall.getByRole('heading', { name: 'Tìm hiểu lịch sử địa phương' }).waitFor()
    await hall.context().setOffline(false)
    await hall.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
    await hall.getByText(/^Số liệu lúc/).waitFor()
    const running = await open(`${demo().service.url}/zapps/app/rounds/${demo().world.roundId}/hall`, {
      width: 1920,
      height: 1080,
    })
    await running.getByText('Tổ dân phố số 1', { exact: true }).waitFor()
    await expectFits(running, 'hall-running', { widths: [1920, 1440] })
  })

  test('who is placed fills a form on the phone, one asks to open it, another agrees, and both read it', async () => {
    const { id, roundId, end } = await contest('Tìm hiểu luật giao thông')
    const office = await desk('editor', `contests/${roundId}`)
    await office.getByText('Chưa có ai bắt đầu làm bài.').waitFor()
    await office.getByLabel('Hỏi bao nhiêu hạng đầu').fill('3')
    await office.getByLabel('Hỏi để làm gì').fill('Trao giải và làm giấy khen')
    await office.getByRole('button', { name: 'Lưu lời hỏi' }).click()
    await office.getByText('Đã lưu lời hỏi.').waitFor()

    const page = await miniApp(`/quizzes/${id}`)
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await page.getByText('Đúng', { exact: true }).click()
    await page.getByRole('button', { name: 'Xem lại bài' }).click()
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('heading', { name: 'Bài của bạn đã được nhận' }).waitFor()
    await end()
    await page.getByRole('link', { name: 'Xem kết quả các đơn vị' }).click()
    await page.getByText('để: Trao giải và làm giấy khen').waitFor()
    await page.getByText('tự xoá sau 90 ngày').waitFor()
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Ngọc Ưng')
    await page.getByLabel('Năm sinh').fill('19')
    await page.getByLabel('Số điện thoại').fill('0901 234 567')
    await page.getByLabel('Đơn vị hoặc nơi ở').fill('Tổ dân phố số 3')
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.getByText('Ghi năm sinh đủ bốn chữ số.').waitFor()
    await page.getByLabel('Năm sinh').fill('1956')
    await page.getByRole('button', { name: 'Gửi phiếu' }).click()
    await page.getByText(/^Đã nhận phiếu/).waitFor()
    await expectFits(page, 'winner-form', { widths: [320, 390] })
    await expectFits(page, 'winner-form', { widths: [390], letters: 200 })

    await office.reload()
    await office.getByText('1 phiếu đã điền, đang niêm phong.').waitFor()
    await office.getByLabel('Lý do mở phiếu').fill('In giấy khen')
    await office.getByRole('button', { name: 'Đề nghị mở phiếu' }).click()
    await office.getByText('Đang chờ một người khác đồng ý.').waitFor()
    const admin = await desk('admin', `contests/${roundId}`)
    await admin.getByText(/đề nghị mở lúc .*Lý do: In giấy khen/).waitFor()
    await admin.getByRole('button', { name: 'Đồng ý mở phiếu' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Đồng ý mở phiếu' }).click()
    await admin.getByRole('button', { name: 'Xem phiếu' }).click()
    await admin.getByRole('cell', { name: '0901234567' }).waitFor()
    await expectFits(admin, 'contest-round')
    await office.reload()
    await office.getByRole('button', { name: 'Xem phiếu' }).click()
    await office.getByRole('rowheader', { name: 'Nguyễn Thị Ngọc Ưng' }).waitFor()
  })

  test('the office sees a round that runs: how many, when, by unit, who, and types how many people a unit has', async () => {
    const office = await desk('editor', `contests/${demo().world.roundId}`)
    await office.getByText(/^Nhiều bài nộp nhất/).waitFor()
    await office.getByRole('rowheader', { name: 'Tổ dân phố số 1', exact: true }).waitFor()
    await office.getByText('Xem từng con số').click()
    await office.getByLabel('Tìm theo tên').fill('khongcoai')
    await office.getByText(/^Không thấy ai tên như vậy/).waitFor()
    await office.getByLabel('Tìm theo tên').fill('')
    await expectFits(office, 'contest-round-running')
    await expectFits(office, 'contest-round-running', { widths: [390], letters: 200 })
  })
})
