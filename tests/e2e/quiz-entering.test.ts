import { describe, expect, test } from 'vitest'
import { signInAsGuest } from '../../core/people/sessions.ts'
import { enterRound } from '../../core/quizzes/entering/admit.ts'
import { publishQuiz } from '../../core/quizzes/office/publish.ts'
import { createQuiz } from '../../core/quizzes/quizzes.ts'
import { addRound } from '../../core/quizzes/rounds.ts'
import { startAttempt } from '../../core/quizzes/start.ts'
import { system } from '../../core/roles.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import type { RoundRules } from '../../db/schema/quizzes.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { plainQuestions } from '../support/quiz.ts'
import { expectFits } from './fits.ts'
import { visit } from './visit.ts'

describe.skipIf(noBrowser)(`who may enter a contest, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo, miniApp } = visit('shared')

  async function contest(title: string, given: Partial<RoundRules>) {
    const { service, world } = demo()
    const ctx = { ...service.deps, actor: system }
    const { id } = await createQuiz(ctx, { unitId: world.units.ward.id, title, questions: plainQuestions(1) })
    await publishQuiz(ctx, id)
    const now = ctx.now()
    const rules = { people: 'all', units: 'chosen', questionCount: 1, ...given } as const
    const round = await addRound(ctx, {
      quizId: id,
      name: 'Đợt 1',
      opensAt: now - minuteMs,
      closesAt: now + hourMs,
      rules,
    })
    return { ctx, id, round }
  }

  test('a child enters by a telephone number and a year with their guardian, and takes it back', async () => {
    const { id } = await contest('Thi theo tuổi', { guests: 'phone', minAge: 9, maxAge: 80 })
    const page = await miniApp(`/quizzes/${id}`)
    const begin = page.getByRole('button', { name: 'Bắt đầu làm bài' })
    await begin.click()
    await page.getByText('Năm sinh gồm bốn chữ số, như 1956.').waitFor()
    await expectFits(page, 'entering-asked', { widths: [390, 320] })
    await page.getByLabel('Số điện thoại của bạn').fill('0912 345 678')
    const year = new Date(demo().service.deps.now()).getFullYear() - 12
    await page.getByLabel('Năm sinh của bạn').fill(String(year))
    await page.getByLabel('Tôi đồng ý cho ban tổ chức giữ năm sinh này').check()
    await begin.click()
    // Under the tick, not the rule above that ends alike.
    await page.getByText('Cần cha, mẹ hoặc người giám hộ đồng ý.', { exact: true }).waitFor()
    await page.getByLabel('Họ tên người giám hộ').fill('<script>alert(1)</script>')
    await page.getByLabel('Số điện thoại người giám hộ').fill('0987654321')
    await page.getByLabel('Tôi là cha, mẹ hoặc người giám hộ').check()
    await expectFits(page, 'entering-guardian', { widths: [320, 768, 390], letters: 200 })
    await begin.click()
    await page.getByText('Câu 1 trên 1').waitFor()
    await page.reload()
    await page.getByText(`Năm sinh bạn đã ghi: ${year}. Người giám hộ đã đồng ý.`).waitFor()
    await page.getByText('mỗi số tính là một người dự thi trong đợt này.', { exact: false }).first().waitFor()
    await expectFits(page, 'entering-admitted', { widths: [320, 390] })
    await page.getByRole('button', { name: 'Rút lại sự đồng ý' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Rút lại sự đồng ý' }).click()
    await page.getByLabel('Năm sinh của bạn').waitFor()
    await page.getByText('Năm sinh bạn đã ghi').waitFor({ state: 'detached' })
  })

  test('the office says who may enter, hands out codes, looks at papers of one machine and leaves one out and takes it back', async () => {
    const { ctx, id, round } = await contest('Thi trên một máy', { guests: 'code' })
    const office = await desk('editor', `quizzes/${id}`)
    await office.getByRole('button', { name: 'Mở đợt thi' }).click()
    await office.getByLabel('Ai được vào thi').selectOption('members')
    await office.getByLabel('Thành viên của đơn vị nào').selectOption({ index: 1 })
    await office.getByLabel('Hỏi năm sinh').check()
    await office.getByLabel('Từ tuổi').fill('16')
    await expectFits(office, 'entering-rules')
    await office.getByLabel('Ai được vào thi').selectOption('all')
    await office.getByLabel('Khách ngoài Zalo: thế nào là một người').selectOption('phone')
    await office.getByLabel('Tên đợt').fill('Đợt hai')
    await office.getByRole('button', { name: 'Mở đợt thi' }).last().click()
    await office.getByText('khách: mỗi số điện thoại một người').waitFor()
    await office.getByText('từ 16 tuổi').waitFor()

    await office.getByRole('button', { name: 'Mã vào thi' }).click()
    await office.getByLabel('Lập thêm bao nhiêu mã').fill('4')
    await office.getByRole('button', { name: 'Lập mã' }).click()
    await office.getByText('Đã lập 4 mã, 0 mã đã có người dùng.').waitFor()
    const codes = await office.getByRole('list', { name: 'Mã vào thi' }).getByRole('listitem').allTextContents()
    expect(codes).toHaveLength(4)
    await expectFits(office, 'entering-codes', { widths: [1024, 390, 320] })

    const page = await miniApp(`/quizzes/${id}`)
    await page.getByLabel('Mã ban tổ chức phát cho bạn').fill('SAI0-SAI0')
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await page.getByText('Mã này không đúng.', { exact: false }).first().waitFor()
    await page.getByLabel('Mã ban tổ chức phát cho bạn').fill(codes[0]?.toLowerCase() ?? '')
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await page.getByText('Câu 1 trên 1').waitFor()

    await onOneMachine(ctx, round.id, codes.slice(1))
    await office.reload()
    await office.getByRole('link', { name: 'Bài cần xem lại' }).last().click()
    const group = office.locator('section', { hasText: 'Nhiều người trên một máy' })
    await group.getByText('3 người').waitFor()
    await expectFits(office, 'entering-review')
    await group.getByLabel('Chọn cả nhóm').check()
    await group.getByRole('button', { name: 'Giữ nguyên' }).click()
    await group.getByText('Đã xem, giữ nguyên').nth(2).waitFor()
    await group.getByRole('checkbox').nth(1).check()
    await group.getByRole('button', { name: 'Để ngoài bảng xếp hạng' }).click()
    await office.getByLabel('Lý do, mọi người đều đọc được').fill('Một người thi hai lần')
    await office.getByRole('dialog').getByRole('button', { name: 'Để ngoài bảng xếp hạng' }).click()
    const out = office
      .locator('section')
      .filter({ has: office.getByRole('heading', { name: 'Đang ở ngoài bảng xếp hạng' }) })
    await out.getByRole('checkbox').first().waitFor()
    await expectFits(office, 'entering-left-out', { widths: [1440, 390], letters: 200 })
    await page.reload()
    await page.getByText('Một người thi hai lần').waitFor()
    await out.getByRole('checkbox').first().check()
    await out.getByRole('button', { name: 'Đưa trở lại bảng xếp hạng' }).click()
    await office.getByLabel('Lý do, mọi người đều đọc được').fill('Hai chị em dùng chung máy')
    await office.getByRole('dialog').getByRole('button', { name: 'Đưa trở lại bảng xếp hạng' }).click()
    await out.waitFor({ state: 'detached' })
  })

  /** Guests who enter by these codes from one app, and hand in. */
  async function onOneMachine(ctx: Parameters<typeof startAttempt>[0], roundId: string, codes: string[]) {
    for (const code of codes) {
      const { personId } = await signInAsGuest(ctx)
      const actor = { personId, name: '', grants: [] }
      await enterRound({ ...ctx, actor }, roundId, { code })
      const { attemptId } = await startAttempt({ ...ctx, actor }, roundId, { device: 'one', network: '203.0.113.7' })
      const handed = { attemptId, personId, answers: [[0]], guess: null, sequence: null, timeUp: false }
      await demo().service.deps.submit({ ...handed, at: ctx.now() + 20_000 })
    }
  }
})
