import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { builtAssets } from '../../bot/http/assets.ts'
import type { Opening } from '../../bot/http/opening.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'
import { newsroom } from '../support/newsroom.ts'

const base = `/zapps/${testEnvironment.ZALO_MINI_APP_ID}/`

/** The app over a folder laid out as the build lays it out. */
async function withScreens(env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const built = join(folder, 'dist')
  await mkdir(join(built, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'not for the web')
  await writeFile(join(built, 'index.html'), '<html><head></head><body>app<div id="app"></div></body></html>')
  await writeFile(join(built, 'console.html'), '<html><head></head><body>console</body></html>')
  await writeFile(join(built, 'widget.html'), '<html><head></head><body>widget</body></html>')
  await writeFile(join(built, 'widget.js'), '(() => {})()')
  await writeFile(join(built, 'assets/main.abc.js'), 'export {}')
  for (const name of ['assets/main.abc.js', 'widget.js']) {
    await writeFile(join(built, `${name}.br`), brotliCompressSync('export {}'))
    await writeFile(join(built, `${name}.gz`), gzipSync('export {}'))
  }
  return testApp({ assets: builtAssets(built), env })
}

test('every address of the mini app is its one page, told where it is mounted', async () => {
  const app = await withScreens()
  for (const path of [base, `${base}passages/pa_1`, `${base}quizzes/qz_1`]) {
    const page = await app.request('GET', path)
    expect(page.status).toBe(200)
    expect(page.text).toContain(`<base href="${base}">`)
    expect(page.text).toContain('app')
  }
})

test('only Loa’s own files may run in a page, and nobody frames the console', async () => {
  const app = await withScreens()
  const policy = async (path: string) => (await app.request('GET', path)).headers.get('content-security-policy')
  expect(await policy(base)).toContain("script-src 'self'")
  expect(await policy('/console/')).toContain("frame-ancestors 'none'")
  for (const path of [base, '/console/', '/widget/']) expect(await policy(path)).toContain("form-action 'self'")
})

test('hashed files may be kept for ever, pages not', async () => {
  const app = await withScreens()
  const script = await app.request('GET', `${base}assets/main.abc.js`)
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect((await app.request('GET', base)).headers.get('cache-control')).toBe('no-cache')
})

test('a page and a file that a browser has already are not sent again, and are when they have changed', async () => {
  const app = await withScreens()
  for (const path of [base, '/console/', '/widget/', `${base}assets/main.abc.js`])
    for (const accepted of ['gzip', 'identity']) {
      const read = (known = '"other"') =>
        app.request('GET', path, { headers: { 'if-none-match': known, 'accept-encoding': accepted } })
      const first = await read()
      expect([first.status, first.headers.get('etag')], path).toEqual([200, expect.stringMatching(/"\w+"$/)])
      expect(await read(first.headers.get('etag') ?? ''), path).toMatchObject({ status: 304, text: '' })
    }
})

test('a file is handed out packed as its reader takes it, and what is made for one reader is packed on the way', async () => {
  const { app } = await withScreens()
  const fetched = async (path: string, accepted: string) => {
    const { headers } = await app.request(path, { headers: { 'accept-encoding': accepted } }, {})
    return [headers.get('content-encoding'), headers.get('vary')?.toLowerCase(), headers.get('content-type')]
  }
  const script = `${base}assets/main.abc.js`
  const type = 'text/javascript; charset=utf-8'
  expect(await fetched(script, 'gzip, deflate, br')).toEqual(['br', 'accept-encoding', type])
  expect(await fetched(script, 'gzip, br;q=0')).toEqual(['gzip', 'accept-encoding', type])
  expect(await fetched(script, 'identity')).toEqual([null, 'accept-encoding', type])
  expect((await fetched('/widget.js', 'br'))[0]).toBe('br')
  expect((await fetched(base, 'gzip'))[0]).toBe('gzip')
  expect((await fetched('/api/units', 'gzip'))[0]).toBe('gzip')
  expect((await fetched('/api/units', ''))[0]).toBe(null)
})

test('an answer that streams is not held back to be packed', async () => {
  const app = await withScreens()
  const init = { body: { text: 'Giờ đổ rác?' }, headers: { 'accept-encoding': 'gzip' } }
  const { headers } = await app.request('POST', '/api/questions/stream', init)
  expect([headers.get('content-type'), headers.get('content-encoding')]).toEqual(['text/event-stream', null])
})

test('another mini app’s id, a file that is not there and a way out of the folder are not found', async () => {
  const app = await withScreens()
  for (const path of ['/zapps/999/', `${base}assets/none.js`, `${base}assets/..%2f..%2fsecret.txt`, '/nowhere']) {
    const reply = await app.request('GET', path)
    expect(reply.status, path).toBe(404)
    expect(reply.text).not.toContain('not for the web')
  }
})

test('a link made without knowing the id leads to the configured one', async () => {
  const app = await withScreens()
  const reply = await app.request('GET', '/zapps/app/passages/pa_1?from=cli')
  expect(reply.status).toBe(302)
  expect(reply.headers.get('location')).toBe(`${base}passages/pa_1?from=cli`)
})

test('the last stroke of the mini app’s address may be left out', async () => {
  const app = await withScreens()
  for (const path of ['/zapps/app', base.slice(0, -1)]) {
    const reply = await app.request('GET', `${path}?from=qr`)
    expect([reply.status, reply.headers.get('location')], path).toEqual([302, `${base}?from=qr`])
  }
  expect((await app.request('GET', '/zapps/999')).status).toBe(404)
})

test('the question box is framed by the portals on the list and by no other', async () => {
  const policy = async (env?: Record<string, string>) =>
    (await (await withScreens(env)).request('GET', '/widget/')).headers.get('content-security-policy')
  expect(await policy()).toMatch(/frame-ancestors 'self'$/)
  const listed = 'https://portal.example.vn/,https://*.quan.example.vn,http://10.0.0.5:8080'
  expect(await policy({ WIDGET_ORIGINS: listed })).toMatch(
    /frame-ancestors 'self' https:\/\/portal\.example\.vn https:\/\/\*\.quan\.example\.vn http:\/\/10\.0\.0\.5:8080$/,
  )
})

test('a list of portals that is none stops the start', async () => {
  for (const list of ['portal.example.vn', "https://a.vn; script-src 'unsafe-inline'", 'https://a.vn/tin-tuc', '*']) {
    await expect(withScreens({ WIDGET_ORIGINS: list })).rejects.toThrow('WIDGET_ORIGINS')
  }
})

test('the script that portals name keeps its name, may be used from anywhere, and is not fetched twice in vain', async () => {
  const app = await withScreens()
  const { status, headers } = await app.request('GET', '/widget.js')
  expect([status, headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(headers.get('cache-control')).toBe('public, max-age=600')
  const etag = headers.get('etag') ?? ''
  expect((await app.request('GET', '/widget.js', { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('the first screen is there before its script: whose news, and the newest digest, as words and as data', async () => {
  const app = await withScreens()
  const empty = '<div id="app"></div>'
  expect((await app.request('GET', base)).text).toContain(empty)
  const room = await newsroom(app)
  const title = 'Họp dân $& <script>alert(1)</script>'
  await room.approvedNotice(title)
  const { contentHash, id, code } = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
  expect((await app.request('GET', base)).text).toContain(empty)
  await sendDue(app.system)
  const { text } = await app.request('GET', base)
  expect(text).toContain('Tin của Phường An Bình')
  expect(text).toContain('Thứ Hai, 23/11/2026')
  expect(text).toContain('<li>Họp dân $&amp; &lt;script&gt;alert(1)&lt;/script&gt;</li>')
  expect(text.match(/<script/g)).toHaveLength(1)
  const [, data = ''] = /id="opening">(.*?)<\/script>/.exec(text) ?? []
  const opening: Opening = JSON.parse(data)
  const listed = await app.request('GET', '/api/digests/public')
  expect(opening).toEqual({ office: 'Phường An Bình', digests: listed.json.digests })
  for (const other of ['ask', `digests/${code}`])
    expect((await app.request('GET', base + other)).text, other).toContain(empty)
  expect((await app.request('GET', '/console/')).text).not.toContain('Họp dân')
})
