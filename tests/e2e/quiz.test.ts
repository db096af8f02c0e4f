import type { FrameLocator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { keyOf } from '../demo/contest.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { inPhone, openChat, said, visit } from './visit.ts'

describe.skipIf(noBrowser)(`the quiz, in Chromium (${whyNoBrowser})`, () => {
  const { tour, demo, miniApp } = visit('shared')

  async function enter(person: string) {
    const page = await tour()
    await openChat(page, person, demo().world.groups.first.name)
    await said(page, 'Mời bà con thi')
      .getByRole('link', { name: /\/quizzes\// })
      .click()
    const app = inPhone(page)
    await app.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    return { page, app }
  }

  /** How many papers the first unit has handed in, as the standing tells everybody. */
  async function entriesOfFirst(): Promise<number> {
    const { service, world } = demo()
    const reply = await fetch(`${service.url}/api/rounds/${world.roundId}/standing`)
    const { units } = (await reply.json()) as { units: { unitId: string; entries: number }[] }
    return units.find(({ unitId }) => unitId === world.units.first.id)?.entries ?? 0
  }

  test('entered from the group, answered, handed in once: it is in, no score before the end, and how many papers the units have', async () => {
    const before = await entriesOfFirst()
    const { page, app } = await enter('Hoàng Minh Khôi')
    await answerAll(app)
    await app.getByText('Bạn đã trả lời đủ các câu.').waitFor()
    await app.getByRole('button', { name: 'Nộp bài' }).click()
    await app.getByRole('heading', { name: 'Bài của bạn đã được nhận' }).waitFor()
    await app.getByText(/Điểm được báo khi đợt thi kết thúc, vào \d\d:\d\d/).waitFor()
    expect(await app.getByText(/Đúng \d+\/10/).count()).toBe(0)
    await app.getByRole('link', { name: 'Xem kết quả các đơn vị' }).click()
    const units = app.getByRole('listitem')
    const mine = units.filter({ hasText: 'Tổ dân phố số 1' })
    await mine.getByText(`${before + 1} lượt thi`).waitFor()
    await units.filter({ hasText: 'Chi bộ' }).getByText('Dưới 5 người').waitFor()
    expect(await page.locator('#app-frame').isVisible()).toBe(true)
  })

  test('handed in on a dead network, it is kept, and goes by itself when the network is back; it counts once', async () => {
    const before = await entriesOfFirst()
    const { page, app } = await enter('Lê Thu Hà')
    await answerAll(app)
    await page.context().setOffline(true)
    await app.getByRole('button', { name: 'Nộp bài' }).click()
    await app.getByText(/Bài của bạn vẫn còn trên máy này/).waitFor()
    await page.context().setOffline(false)
    await app.getByRole('heading', { name: 'Bài của bạn đã được nhận' }).waitFor()
    expect(await entriesOfFirst()).toBe(before + 1)
  })

  test('handed in on a dead network and the app closed: it goes by itself when the app is opened again, at any page', async () => {
    const { world, service, simulator } = demo()
    const page = await miniApp(`/quizzes/${world.quizId}`)
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await answerAll(page)
    const context = page.context()
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByText(/Bài của bạn vẫn còn trên máy này/).waitFor()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    const handedIn = again.waitForResponse((reply) => reply.url().endsWith('/submit') && reply.status() === 200)
    await again.goto(`${service.url}/zapps/${simulator.app.miniAppId}/ask`)
    expect(await (await handedIn).json()).toMatchObject({ total: 10, late: false })
    await again.goto(`${service.url}/zapps/${simulator.app.miniAppId}/quizzes/${world.quizId}`)
    await again.getByText(/Bài đã được nhận\. Điểm được báo khi đợt thi kết thúc/).waitFor()
    expect(await again.getByRole('button', { name: 'Làm tiếp bài đang dở' }).count()).toBe(0)
  })
})

/** Answers every question rightly, as somebody would who has read the documents. */
async function answerAll(app: FrameLocator | Page): Promise<void> {
  for (let at = 1; at <= 10; at++) {
    await app.getByText(`Câu ${at} trên 10`).waitFor()
    const text = (await app.locator('legend').textContent()) ?? ''
    const labels = app.locator('label.choice')
    const options = await labels.allInnerTexts()
    for (const index of keyOf({ text: text.trim(), options: options.map((option) => option.trim()) })) {
      await labels.nth(index).click()
    }
    await app.getByRole('button', { name: at < 10 ? 'Câu tiếp' : 'Xem lại bài' }).click()
  }
}
