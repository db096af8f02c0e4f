import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { grantRole } from '../../core/people/roles.ts'
import { system } from '../../core/roles.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { olderBrowser } from './older.ts'
import { desk, phone, visit } from './visit.ts'

const before = olderBrowser

/** Every kind of page that can be reached by links from here; pages of one kind differ in an id alone. */
async function walk(page: Page, from: string): Promise<string[]> {
  const kindOf = (href: string) => new URL(href).pathname.replace(/\/[A-Za-z]+_\w+/g, '/:id')
  const waiting = [page.url()]
  const seen = new Set<string>()
  for (let href = waiting.shift(); href; href = waiting.shift()) {
    if (!href.startsWith(from) || seen.has(kindOf(href))) continue
    seen.add(kindOf(href))
    // As a link would lead there: the scripts of the page before serve it.
    await page.evaluate(
      `new Promise((drawn) => { history.pushState(null, '', '${href}'); requestAnimationFrame(() => requestAnimationFrame(drawn)) })`,
    )
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.loading').first().waitFor({ state: 'detached' })
    expect.soft(await page.getByText('Trang này gặp lỗi').count(), href).toBe(0)
    waiting.push(...((await page.evaluate('[...document.links].map(({ href }) => href)')) as string[]))
  }
  return [...seen].map((path) => path.slice(new URL(from).pathname.length))
}

describe.skipIf(noBrowser)(`screens in a browser of 2021, in Chromium (${whyNoBrowser})`, () => {
  const { demo, open, console: staff } = visit()

  test('what is newer than the target of the build is gone from it', async () => {
    const page = await open('about:blank', desk, { before })
    const kept = `['toSorted' in [], 'hasOwn' in Object, 'structuredClone' in window, 'any' in AbortSignal, 'map' in [].values(),
      'union' in new Set(), 'at' in []]`
    await page.reload()
    expect(await page.evaluate(kept)).toEqual([false, false, false, false, false, false, true])
  })

  test('the console of somebody who may do everything, every kind of page', async () => {
    const { service, door, world } = demo()
    const { personId } = world.staff.editor
    for (const role of ['admin', 'approver', 'responder'] as const)
      await grantRole({ ...service.deps, actor: system }, { personId, role, unitId: world.units.ward.id })
    const page = await open(door.link('editor'), desk, { before })
    await page.getByRole('navigation').waitFor()
    const seen = await walk(page, `${service.url}/console/`)
    const some = [
      'sources',
      'library/:id',
      'audit',
      'digests/:id',
      'broadcasts/:id',
      'groups/:id',
      'feedback',
      'questions',
    ]
    expect(seen).toEqual(expect.arrayContaining(['', ...some]))
  })

  test('the mini app, every kind of page, an answer as it is written, a paper as it is filled in', async () => {
    const { service, simulator, world } = demo()
    const home = `${service.url}/zapps/${simulator.app.miniAppId}/`
    const page = await open(home, phone, { before })
    expect(await walk(page, home)).toEqual(expect.arrayContaining(['', 'ask', 'feedback', 'quizzes', 'quizzes/:id']))
    await page.goto(`${home}ask`)
    await page.getByLabel('Câu hỏi của bạn').fill('dang ky tam tru can giay to gi')
    await page.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await page.getByRole('link', { name: 'Mở văn bản' }).click()
    await page.getByRole('region', { name: 'Đoạn được trích' }).waitFor()
    await page.goto(`${home}quizzes/${world.quizId}`)
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    await page.locator('label.choice').first().click()
  })

  test('the question box of a portal', async () => {
    const page = await open(demo().portal.url, phone, { before })
    await page.getByRole('button', { name: 'Hỏi Loa Giang Mẫu' }).click()
    const box = page.frameLocator('iframe')
    await box.getByLabel('Câu hỏi của bạn').fill('dang ky tam tru can giay to gi')
    await box.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await box.getByText('hợp đồng thuê nhà').waitFor()
    await box.getByRole('button', { name: 'Phản ánh' }).click()
    await box.getByLabel('Nội dung phản ánh').waitFor()
  })

  test('a page that breaks says so, keeps the menu, and the next page stands', async () => {
    const page = await staff('responder')
    await page.route(/\/api\/feedback(\?|$)/, (route) => route.fulfill({ json: { feedback: [{}, null] } }))
    await page.getByRole('link', { name: 'Phản ánh', exact: true }).click()
    await page.getByRole('heading', { name: 'Trang này gặp lỗi' }).waitFor()
    expect(await page.getByRole('button', { name: 'Tải lại' }).isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Thư viện', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Thư viện' }).waitFor()

    const { service, simulator } = demo()
    const small = await open(`${service.url}/zapps/${simulator.app.miniAppId}/`, phone)
    await small.route(/\/api\/quizzes(\?|$)/, (route) => route.fulfill({ json: { quizzes: [null] } }))
    await small.getByRole('link', { name: 'Cuộc thi', exact: true }).click()
    await small.getByRole('heading', { name: 'Trang này gặp lỗi' }).waitFor()
    await small.getByRole('link', { name: 'Hỏi đáp', exact: true }).click()
    await small.getByLabel('Câu hỏi của bạn').waitFor()
  })
})
