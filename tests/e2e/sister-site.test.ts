import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { sessionCookie } from '../../bot/http/auth.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { noBrowser, sharedBrowser, whyNoBrowser } from '../support/browser.ts'

type Answer = (request: Request) => Response | Promise<Response>

/** Listens on a port of its own: to a browser another port is another origin, and the same site. */
async function listen(fetch: Answer): Promise<string> {
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function loa(app: TestApp) {
  const heard: string[] = []
  const url = await listen(async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/page')
      return new Response('<!doctype html><p>Trang', { headers: { 'content-type': 'text/html' } })
    const reply = await app.app.fetch(request, { defer: () => {} })
    const sent = (request.headers.get('cookie') ?? '').includes(sessionCookie)
    if (request.method !== 'GET')
      heard.push(`${request.method} ${pathname} ${sent ? 'with' : 'without'} the cookie: ${reply.status}`)
    return reply
  })
  return { url, heard }
}

describe.skipIf(noBrowser)(`a page of a sister site, in Chromium (${whyNoBrowser})`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await sharedBrowser()
  })

  test('its forms and requests bring the staff’s cookie and do nothing; a page of ours acts', async () => {
    const app = await testApp()
    const unit = await app.unit('Phường Mẫu')
    const { token } = await app.person('Nguyễn Văn Biên', ['admin', unit.id])
    const { url, heard } = await loa(app)
    const form = `<!doctype html><form method="post" action="${url}/api/zalo/consent"><button>Gửi</button></form>`
    const sister = await listen(() => new Response(form, { headers: { 'content-type': 'text/html' } }))
    const context = await browser.newContext()
    onTestFinished(() => context.close())
    await context.addCookies([{ name: sessionCookie, value: token, url, httpOnly: true, sameSite: 'Strict' }])
    const page = await context.newPage()
    const post = (address: string) =>
      page.evaluate(`fetch('${address}/api/zalo/consent', { method: 'POST', mode: 'no-cors', credentials: 'include' })`)

    await page.goto(sister)
    await post(url)
    await page.getByRole('button').click()
    await page.waitForURL(`${url}/**`)
    expect(heard).toEqual(Array(2).fill('POST /api/zalo/consent with the cookie: 403'))

    await page.goto(`${url}/page`)
    await post(url)
    expect(heard.at(-1)).toBe('POST /api/zalo/consent with the cookie: 201')
  })
})
