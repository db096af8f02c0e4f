import { describe, expect, test } from 'vitest'
import { publishQuiz } from '../../core/quizzes/office/publish.ts'
import { closeQuiz, createQuiz } from '../../core/quizzes/quizzes.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { sealDue } from '../../core/quizzes/seal.ts'
import { system } from '../../core/roles.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { plainQuestions } from '../support/quiz.ts'
import { scanned } from '../support/scanned.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`certificates, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, miniApp } = visit()

  /** A contest of one question that is open now, and how it ends. */
  async function contest() {
    const { service, world } = demo()
    const ctx = { ...service.deps, actor: system }
    const [question] = plainQuestions(1)
    if (!question) throw new Error('a contest has a question')
    const title = 'Tìm hiểu quy ước <nhanh>'
    const { id } = await createQuiz(ctx, { unitId: world.units.ward.id, title, questions: [question] })
    await publishQuiz(ctx, id)
    const now = ctx.now()
    const rules = { graceMs: 0, people: 'all', units: 'chosen', questionCount: 1 } as const
    await addRound(ctx, { quizId: id, name: 'Đợt 1', opensAt: now - minuteMs, closesAt: now + hourMs, rules })
    const end = async () => {
      await closeQuiz(ctx, id)
      await sealDue({ ...ctx, now: () => ctx.now() + 5 * minuteMs })
    }
    return { id, end }
  }

  test('a round is finished, its certificate taken on the phone and scanned, and its page stands until two withdraw it', async () => {
    const { id, end } = await contest()
    const office = await desk('editor', `quizzes/${id}`)
    await office.getByRole('button', { name: 'Giấy chứng nhận' }).click()
    await office.getByLabel('Số hạng đầu được cấp').fill('3')
    await office.getByRole('button', { name: 'Lưu điều kiện' }).click()
    await office.getByText('Đã lưu điều kiện.').waitFor()

    const page = await miniApp(`/quizzes/${id}`)
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await page.getByText('Đúng', { exact: true }).click()
    await page.getByRole('button', { name: 'Xem lại bài' }).click()
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('heading', { name: 'Bài của bạn đã được nhận' }).waitFor()
    await end()
    await page.reload()
    await page.getByLabel('Họ tên in trên giấy').fill('Nguyễn Thị Ngọc Ưng')
    await expectFits(page, 'certificate-take', { widths: [320, 390] })
    await page.getByRole('button', { name: 'Lấy giấy chứng nhận' }).click()
    await page.getByRole('button', { name: 'Xem ảnh để giữ trên điện thoại' }).click()
    const picture = page.getByRole('img', { name: 'Giấy chứng nhận của Nguyễn Thị Ngọc Ưng' })
    await picture.waitFor()
    await expectFits(page, 'certificate-taken', { widths: [320, 390] })
    const link = scanned(Buffer.from(((await picture.getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64')) ?? ''
    const stands = await page.context().newPage()
    // In the demo links lead to the tour; the page is where the service is.
    await stands.goto(`${demo().service.url}${new URL(link).pathname}`)
    await stands.getByRole('heading', { name: 'Giấy này còn hiệu lực.' }).waitFor()
    await stands.getByText('Nguyễn Ư.').waitFor()
    await stands.getByText('Đạt hạng 1, kết quả 1/1').waitFor()
    await expectFits(stands, 'certificate-page')

    await office.reload()
    await office.getByRole('button', { name: 'Giấy chứng nhận' }).click()
    await office.getByText('Đã cấp 1 giấy còn hiệu lực.').waitFor()
    const row = office.getByRole('listitem').filter({ hasText: 'Nguyễn Thị Ngọc Ưng' }).last()
    await row.getByRole('button', { name: 'Thu hồi' }).click()
    await office.getByLabel('Lý do, hiện trên trang của giấy').fill('Thi hộ người khác')
    await office.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click()
    await row.getByText('đề nghị thu hồi. Lý do: Thi hộ người khác').waitFor()
    expect(await row.getByRole('button').count()).toBe(0)
    const admin = await desk('admin', `quizzes/${id}`)
    await admin.getByRole('button', { name: 'Giấy chứng nhận' }).click()
    await admin.getByRole('button', { name: 'Đồng ý thu hồi' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Đồng ý thu hồi' }).click()
    await admin.getByText(/^Thu hồi .*Lý do: Thi hộ người khác/).waitFor()
    await stands.reload()
    await stands.getByRole('heading', { name: /đã bị thu hồi/ }).waitFor()
    expect(await stands.getByText('Nguyễn Ư.').count()).toBe(0)
    await expectFits(stands, 'certificate-withdrawn', { widths: [390] })
    await expectFits(admin, 'certificate-console')
  })
})
