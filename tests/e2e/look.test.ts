import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { grantRole } from '../../core/people/roles.ts'
import { system } from '../../core/roles.ts'
import { keyOf } from '../demo/contest.ts'
import { noBrowser, whyNoBrowser } from '../support/browser.ts'
import { beyond } from './fits.ts'
import { visit } from './visit.ts'

/** Nothing runs out of the screen sideways, nothing is cut off, and everything that can be used has a name. */
async function expectReadable(page: Page, screen: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await expect
    .poll(() => page.evaluate(beyond), { message: `${screen}: pixels beyond the right edge` })
    .toBeLessThanOrEqual(0)
  expect.soft(await page.evaluate(cutOff), `${screen}: cut off`).toEqual([])
  expect.soft(await nameless(page), `${screen}: without a name`).toEqual([])
}

// What is meant for screen readers alone is cut to a pixel on purpose, and what ends in “…” leads to the whole.
const cutOff = `[...document.querySelectorAll('body *')]
  .filter((element) => {
    const { overflowX, overflowY, position, webkitLineClamp, width } = getComputedStyle(element)
    if ((position === 'absolute' && width === '1px') || webkitLineClamp !== 'none') return false
    const tooWide = element.scrollWidth > element.clientWidth + 1 && /hidden|clip/.test(overflowX)
    const tooHigh = element.scrollHeight > element.clientHeight + 1 && /hidden|clip/.test(overflowY)
    const { left, right } = element.getBoundingClientRect()
    const outside = element.children.length === 0 && element.textContent.trim() !== '' && right > left + 1 &&
      (right > innerWidth + 1 || left < -1)
    return tooWide || tooHigh || outside
  })
  .map((element) => element.outerHTML.slice(0, 120))`

// Zalo's own buttons, whose size stays as it is however large the letters are.
const corner = { width: 92, height: 40 }

/** Of a title: the words that are torn over two lines, whether it runs under Zalo's buttons, and its lines. */
const titleIn = `(() => {
  const text = document.querySelector('h1').firstChild
  const boxesOf = (from, to) => {
    const range = new Range()
    range.setStart(text, from)
    range.setEnd(text, to)
    return [...range.getClientRects()]
  }
  const words = [...text.data.matchAll(/\\S+/g)].map(({ 0: word, index }) => ({ word, boxes: boxesOf(index, index + word.length) }))
  const boxes = words.flatMap(({ boxes }) => boxes)
  return {
    torn: words.filter(({ boxes }) => boxes.length > 1).map(({ word }) => word),
    covered: boxes.some(({ right, top }) => right > innerWidth - ${corner.width} && top < ${corner.height}),
    lines: new Set(boxes.map(({ top }) => Math.round(top))).size,
  }
})()`

const controls = 'button|link|textbox|searchbox|checkbox|radio|combobox|option|switch|spinbutton'

async function nameless(page: Page): Promise<string[]> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n')
  return lines.filter((line) => new RegExp(`^\\s*- (${controls})(?! ")\\b`).test(line))
}

describe.skipIf(noBrowser)(`the mini app at twice the text size, in Chromium (${whyNoBrowser})`, () => {
  const { miniApp, demo, open } = visit('shared')

  /** A screen of the mini app for somebody who has set their phone to letters twice the size. */
  async function large(path: string): Promise<Page> {
    const page = await miniApp(path)
    await page.addStyleTag({ content: 'html { font-size: 225% !important }' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.evaluate('getComputedStyle(document.body).fontSize')).toBe('36px')
    return page
  }

  test('the checks see a screen that is too wide, cut off and nameless', async () => {
    const page = await open('about:blank')
    await page.setContent(
      '<p style="width:3000px">x</p><button></button><div style="overflow:hidden;height:9px">Loa</div>',
    )
    expect(await page.evaluate(beyond)).toBeGreaterThan(0)
    expect(await nameless(page)).toEqual(['- button'])
    expect(await page.evaluate(cutOff)).toHaveLength(2)
  })

  test.each([
    ['the news', '/', 'Bản tin'],
    ['the contests', '/quizzes', 'Vào thi'],
    ['feedback', '/feedback', 'Nội dung phản ánh'],
    ['tracking', '/track', 'Mã tra cứu'],
    ['whether a text is real', '/verify', 'Nội dung tin'],
    ['who I am', '/me', 'Bạn từng nhắn cho trang Zalo?'],
    ['an address that leads nowhere', '/nowhere', 'Không có trang này'],
  ])('%s', async (name, path, words) => {
    const page = await large(path)
    await page.getByText(words).first().waitFor()
    await expectReadable(page, name)
  })

  test.each([
    ['/feedback', [[320, 1, 1]]],
    [
      '/me',
      [
        [390, 1, 1],
        [320, 1, 1],
        [390, 2, 2],
        [320, 2, 2],
      ],
    ],
    ['/nowhere', [[320, 2, 2]]],
    [
      '/quizzes/:id',
      [
        [320, 1, 2],
        [320, 2, 5],
      ],
    ],
  ] as const)('in Zalo the title of %s stands in whole words, however narrow and large', async (path, cases) => {
    const page = await miniApp(path.replace(':id', demo().world.quizId))
    await page.evaluate(`document.documentElement.dataset.platform = 'zalo'`)
    await page.locator('.loading').first().waitFor({ state: 'detached' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const [width, size, most] of cases) {
      await page.setViewportSize({ width, height: 700 })
      await page.addStyleTag({ content: `html { font-size: ${112.5 * size}% !important }` })
      await page.evaluate('document.fonts.ready')
      const { lines, ...title } = (await page.evaluate(titleIn)) as { lines: number }
      expect(title, `${width} px, letters ${size} times the size`).toEqual({ torn: [], covered: false })
      expect(lines).toBeLessThanOrEqual(most)
    }
  })

  test('a digest', async () => {
    const { service } = demo()
    const reply = await fetch(`${service.url}/api/digests/public`)
    const { digests } = (await reply.json()) as { digests: { code: string }[] }
    const page = await large(`/digests/${digests[0]?.code}`)
    await page.getByText('Chợ Hoà Mẫu sửa mái che').waitFor()
    await expectReadable(page, 'a digest')
  })

  test('a question, what was found, the passage, its document; and what was not found', async () => {
    const page = await large('/ask')
    await expectReadable(page, 'asking')
    await page.getByLabel('Câu hỏi của bạn').fill('dang ky tam tru can giay to gi')
    await page.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await page.getByText('hợp đồng thuê nhà').waitFor()
    await expectReadable(page, 'an answer')
    await page.getByRole('link', { name: 'Mở văn bản' }).click()
    await page.getByRole('region', { name: 'Đoạn được trích' }).waitFor()
    await expectReadable(page, 'a passage')
    await page.getByRole('link', { name: 'Xem mục lục văn bản' }).click()
    await page.getByRole('heading', { name: /Mục lục/ }).waitFor()
    await expectReadable(page, 'a document')

    const other = await large('/ask')
    await other.getByLabel('Câu hỏi của bạn').fill('sân bóng mới mở cửa ngày nào?')
    await other.getByRole('button', { name: 'Gửi câu hỏi' }).click()
    await other.getByRole('button', { name: 'Chuyển cho cán bộ' }).click()
    await other.getByText('Đã chuyển cho cán bộ').waitFor()
    await expectReadable(other, 'a question handed on')
  })

  test('the quiz: its rules, a question, the paper, the result, the standing', async () => {
    const page = await large(`/quizzes/${demo().world.quizId}`)
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).waitFor()
    await expectReadable(page, 'the rules')
    await page.getByRole('button', { name: 'Bắt đầu làm bài' }).click()
    for (let at = 1; at <= 10; at++) {
      await page.getByText(`Câu ${at} trên 10`).waitFor()
      if (at === 1) await expectReadable(page, 'a question')
      const labels = page.locator('label.choice')
      const options = (await labels.allTextContents()).map((option) => option.trim())
      const text = (await page.locator('legend').textContent()) ?? ''
      for (const index of keyOf({ text: text.trim(), options })) await labels.nth(index).click()
      await page.getByRole('button', { name: at < 10 ? 'Câu tiếp' : 'Xem lại bài' }).click()
    }
    await page.getByRole('button', { name: 'Nộp bài' }).waitFor()
    await expectReadable(page, 'the paper')
    await page.getByRole('button', { name: 'Nộp bài' }).click()
    await page.getByRole('heading', { name: 'Bài của bạn đã được nhận' }).waitFor()
    await expectReadable(page, 'the result')
    await page.getByRole('link', { name: 'Xem kết quả các đơn vị' }).click()
    await page.getByText('Chi bộ tổ dân phố số 1').waitFor()
    await expectReadable(page, 'the standing')
  })

  test('feedback: the receipt, and what became of it', async () => {
    const page = await large('/feedback')
    await page.getByLabel('Nội dung phản ánh').fill('Ghế đá ở sân nhà văn hoá bị gãy chân.')
    await page.getByRole('button', { name: 'Gửi phản ánh' }).click()
    await page.getByText('Đã nhận phản ánh của bạn').waitFor()
    await expectReadable(page, 'the receipt')
    await page
      .getByRole('link', { name: /Ghế đá/ })
      .first()
      .click()
    await page.getByText('Chưa có trả lời.').waitFor()
    await expectReadable(page, 'tracking')
  })
})

describe.skipIf(noBrowser)(`the console on a small phone at twice the text size, in Chromium (${whyNoBrowser})`, () => {
  const { console: desk, demo } = visit('shared')
  const places = ['', 'items', 'digests', 'broadcasts', 'questions', 'feedback', 'library', 'evaluation', 'quizzes']
  const offices = ['sources', 'units', 'groups', 'people', 'contacts', 'district', 'audit', 'connection']

  // Of the head: what of it that can be pressed or read stands beyond an edge of the screen.
  const headBeyond = `[...document.querySelectorAll('.header :is(button:not(.skip), a, svg, strong)')]
    .filter((element) => element.checkVisibility())
    .filter((element) => element.getBoundingClientRect().right > innerWidth || element.getBoundingClientRect().left < 0)
    .map((element) => element.outerHTML.slice(0, 120))`

  // Words whose letters stand on several lines; an address, which has no blanks, may.
  const torn = `(() => {
    const found = []
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode: text } = texts
      if (/:\\/\\/|^\\S+[./]\\S+$/.test(text.data) || !text.parentElement.checkVisibility()) continue
      for (const { 0: word, index } of text.data.matchAll(/\\p{L}+/gu)) {
        const range = new Range()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word)
      }
    }
    return found
  })()`

  // A page is opened once for both widths: to open it takes many times as long as to look at it.
  test('at 320 and 390 pixels nothing of a page runs out of it, and its title stands in whole words', async () => {
    const { service, world } = demo()
    const { personId } = world.staff.editor
    await grantRole({ ...service.deps, actor: system }, { personId, role: 'admin', unitId: world.units.ward.id })
    const page = await desk('editor')
    let title = ''
    const expectWhole = async (place: string) => {
      // The page before it stands until this one is there.
      const shown = () => page.evaluate('document.querySelector("h1")?.textContent ?? ""')
      await expect.poll(shown).not.toBe(title)
      await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
      await page.locator('.loading').first().waitFor({ state: 'detached' })
      await page.evaluate('document.fonts.ready')
      title = await page.getByRole('heading', { level: 1 }).evaluate((h1) => h1.textContent ?? '')
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 700 })
        const at = `/${place} at ${width} pixels`
        await expect
          .poll(() => page.evaluate(beyond), { message: `${at}: pixels beyond the right edge` })
          .toBeLessThanOrEqual(0)
        expect.soft(await page.evaluate(headBeyond), `${at}: the head`).toEqual([])
        expect.soft(await page.evaluate(titleIn), `${at}: its title`).toMatchObject({ torn: [] })
        expect.soft(await page.evaluate(torn), `${at}: torn words`).toEqual([])
      }
    }
    await page.setViewportSize({ width: 320, height: 700 })
    // As a link of the console goes, without loading it anew.
    const go = (place: string) => page.evaluate(`history.pushState(null, '', '/console/${place}')`)
    for (const place of [...places, ...offices]) {
      await go(place)
      await expectWhole(place)
    }
    await go('digests')
    await page.getByRole('link', { name: /Chờ duyệt/ }).click()
    await page
      .getByRole('button', { name: /^Sửa lời/ })
      .first()
      .waitFor()
    await expectWhole('digests/:id')
    for (const place of ['broadcasts', 'groups', 'library', 'quizzes', 'feedback']) {
      await go(place)
      // A document that waits has a way to its proof before its own, in a menu that is closed.
      await page.locator(`main a[href*="/${place}/"]:not([href*="/proof"]):visible`).first().click()
      await expectWhole(`${place}/:id`)
    }
  })
})
