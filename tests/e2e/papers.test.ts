import type { BrowserContext, Locator, Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { minuteMs } from '../../core/time.ts'
import { keyOf } from '../demo/contest.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { phone, visit } from './visit.ts'

const dayAhead = 'const real = Date.now.bind(Date); Date.now = () => real() + 86_400_000'

describe.skipIf(noBrowser)(`a paper on a bad network, in Chromium (${whyNoBrowser})`, () => {
  const { demo, miniApp } = visit()
  const home = () => `${demo().service.url}/zapps/${demo().simulator.app.miniAppId}`
  const contest = () => `/quizzes/${demo().world.quizId}`

  /** Opens another page on the same phone. */
  async function opened(context: BrowserContext, path: string, before = ''): Promise<Page> {
    const next = await context.newPage()
    next.setDefaultTimeout(30_000)
    const errors: string[] = []
    next.on('pageerror', (error) => errors.push(error.message))
    onTestFinished(() => expect(errors).toEqual([]))
    if (before) await next.addInitScript(before)
    await next.goto(`${home()}${path}`)
    return next
  }

  const savedBy = (page: Page) =>
    page.waitForResponse((reply) => reply.url().endsWith('/answers') && reply.status() === 200)

  test('the network cut at every step, two tabs, a reload, a turned phone and a wrong clock: one paper, nothing lost', async () => {
    const page = await miniApp(contest())
    const context = page.context()
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()

    // Cut before the first answer.
    await page.getByText('Câu 1 trên 10').waitFor()
    await context.setOffline(true)
    for (let at = 1; at <= 3; at++) await answer(page, at)
    await page.getByText(/Đang mất mạng. Câu trả lời vẫn còn trên máy này/).waitFor()
    await answer(page, 4)
    await page.close()
    await context.setOffline(false)

    // Opened elsewhere: what lies here is sent from there.
    const elsewhere = await context.newPage()
    const saved = savedBy(elsewhere)
    await elsewhere.goto(`${home()}/ask`)
    expect(
      (await saved)
        .request()
        .postDataJSON()
        .answers.filter((chosen: number[]) => chosen.length > 0),
    ).toHaveLength(4)
    await elsewhere.close()

    // Two tabs, one paper; one of them on a phone that is a day ahead.
    const first = await opened(context, contest())
    await resume(first)
    await first.getByText('Câu 5 trên 10').waitFor()
    const second = await opened(context, contest(), dayAhead)
    await second.getByRole('button', { name: 'Làm tiếp bài đang dở' }).or(question(second, 5)).first().waitFor()
    if (!(await question(second, 5).isVisible())) await resume(second)
    await answer(second, 5)
    expect(await first.locator('label.choice input:checked').count()).toBeGreaterThan(0)
    await answer(first, 5, { already: true })
    await answer(first, 6)
    await answer(second, 6, { already: true })
    await second.close()

    await first.reload()
    await resume(first)
    await first.setViewportSize({ width: phone.height, height: phone.width })
    await answer(first, 7)
    await first.setViewportSize(phone)
    for (let at = 8; at <= 10; at++) await answer(first, at)
    await first.getByText('Bạn đã trả lời đủ các câu.').waitFor()

    // Cut at handing in, and the app closed.
    await context.setOffline(true)
    await first.getByRole('button', { name: 'Nộp bài' }).click()
    await first.getByText(/Bài của bạn vẫn còn trên máy này/).waitFor()
    await first.close()
    await context.setOffline(false)
    const last = await opened(context, '/ask')
    await last.getByText('Bài thi làm lúc mất mạng đã được nộp: 10/10 câu có trả lời.').waitFor()
    await last.getByRole('button', { name: 'Đã rõ' }).click()
    await last.goto(`${home()}${contest()}`)
    await last.getByText('Bạn đã thi 1 lượt, còn 2 lượt.').waitFor()
  })

  test('the last minute is shown and read out; what comes after the end is told what counts, and a try without a word comes back', async () => {
    const page = await miniApp(contest())
    const context = page.context()
    const saved = savedBy(page)
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await answer(page, 1)
    await saved
    // The service's clock runs on, the phone's does not.
    demo().simulator.clock.advance(9.2 * minuteMs)
    for (let at = 2; at <= 4; at++) await answer(page, at)
    await page.getByRole('status').filter({ hasText: 'Còn một phút.' }).waitFor()
    await context.setOffline(true)
    await answer(page, 5)
    await page.close()
    demo().simulator.clock.advance(2 * minuteMs)
    await context.setOffline(false)
    const again = await opened(context, '/ask')
    await again.getByText(/máy chủ tính những gì nhận được trước đó: 4\/10 câu có trả lời/).waitFor()
    await again.goto(`${home()}${contest()}`)
    await again.getByText(/Lượt gần nhất hết giờ khi chưa nộp: .* 4\/10 câu có trả lời/).waitFor()

    await again.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await again.getByText('Câu 1 trên 10').waitFor()
    await context.setOffline(true)
    await answer(again, 1)
    demo().simulator.clock.advance(11 * minuteMs)
    await again.close()
    await context.setOffline(false)
    const back = await opened(context, '/ask')
    await back.getByText(/máy chủ chưa nhận được câu trả lời nào, nên bài gửi lên không được tính/).waitFor()
    await back.goto(`${home()}${contest()}`)
    await back.getByText(/Một lượt đã hết giờ .* lượt ấy không bị tính/).waitFor()
    await back.getByText('Bạn đã thi 1 lượt, còn 2 lượt.').waitFor()
  })
})

const question = (page: Page, at: number): Locator => page.getByText(`Câu ${at} trên 10`)
const resume = (page: Page) => page.getByRole('button', { name: 'Làm tiếp bài đang dở' }).click()

/** Answers the question that is shown rightly, or finds it answered, and goes on. */
async function answer(page: Page, at: number, { already = false } = {}): Promise<void> {
  await question(page, at).waitFor()
  const text = (await page.locator('legend').textContent()) ?? ''
  const labels = page.locator('label.choice')
  const options = (await labels.allInnerTexts()).map((option) => option.trim())
  const key = keyOf({ text: text.trim(), options })
  for (const index of already ? [] : key) await labels.nth(index).click()
  for (const index of key) await expect.poll(() => labels.nth(index).locator('input').isChecked()).toBe(true)
  await page.getByRole('button', { name: at < 10 ? 'Câu tiếp' : 'Xem lại bài' }).click()
}
