import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { dayOf, instantOf } from '../../core/time.ts'
import { type Demo, startDemo } from '../demo/start.ts'
import { sharedBrowser } from '../support/browser.ts'
import { projectRoot } from '../support/source-files.ts'

export const phone = { width: 390, height: 844 }
export const desk = { width: 1280, height: 800 }

/** Today at three in the afternoon, whatever the hour: the demo's day then runs alike in every run. */
export const afternoon = () => instantOf(dayOf(Date.now()), '15:00')

let demoHere: Promise<Demo> | null = null

/** The demo of this process, which ends with it; one that could not start is tried again by the next file. */
async function sharedDemo(): Promise<Demo> {
  demoHere ??= startDemo({ startAt: afternoon() }).catch((error) => {
    demoHere = null
    throw error
  })
  return demoHere
}

type Own = {
  /** What an operator would have set besides, asked when the demo starts. */
  env?: () => Promise<Record<string, string>>
}

/**
 * A demo for the tests of a file: one of its own, or with `shared` the one that every such file of this process visits.
 * Those leave its clock and its day's messages alone, and find what they wrote by names of their own.
 */
export function visit(how: Own | 'shared' = {}) {
  let demo: Demo
  let browser: Browser
  beforeAll(async () => {
    if (!existsSync(join(projectRoot, 'miniapp/dist/index.html'))) throw new Error('build the screens: npm run build')
    demo = how === 'shared' ? await sharedDemo() : await startDemo({ startAt: afternoon(), env: await how.env?.() })
    browser = await sharedBrowser()
  })
  afterAll(() => (how === 'shared' ? undefined : demo?.stop()))

  /** A page of its own, closed after the test; an error in it fails the test. `before` is run before its own scripts. */
  async function open(url: string, viewport = desk, { before = '' } = {}): Promise<Page> {
    // Nothing is to be waited for while it moves, and moving takes a twentieth of the time.
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
    const page = await context.newPage()
    if (before) await page.addInitScript(before)
    page.setDefaultTimeout(30_000)
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    onTestFinished(async () => {
      await context.close()
      expect(errors).toEqual([])
    })
    await page.goto(url)
    return page
  }
  return {
    demo: () => demo,
    open,
    tour: (viewport = desk) => open(demo.url, viewport),
    /** The console as one of the staff, at a page of it. */
    console: (who: 'admin' | 'editor' | 'approver' | 'responder', page?: string) => open(demo.door.link(who, page)),
    /** The mini app in a plain browser, on a phone's screen. */
    miniApp: (path: string) => open(`${demo.service.url}/zapps/${demo.simulator.app.miniAppId}${path}`, phone),
  }
}

/** Takes the phone of a resident and opens one of their chats. */
export async function openChat(page: Page, person: string, chat: string): Promise<void> {
  await page.getByRole('group', { name: 'Bạn đang là' }).getByRole('button', { name: person }).click()
  // The phone may stand in a chat or be just leaving one: a way back that goes while we reach for it was not needed.
  const back = page.getByRole('button', { name: 'Về danh sách tin nhắn' })
  if (await back.isVisible()) await back.click({ timeout: 2_000 }).catch(() => {})
  await page.getByRole('region', { name: 'Điện thoại' }).getByRole('button', { name: chat }).click()
}

export async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Nội dung tin nhắn').fill(text)
  await page.getByRole('button', { name: 'Gửi', exact: true }).click()
}

/** Messages of the open chat that hold these words. */
export const said = (page: Page, words: string | RegExp) => page.getByRole('log').locator('.bubble', { hasText: words })

/** The mini app inside the tour's phone. */
export const inPhone = (page: Page) => page.frameLocator('#app-frame')
