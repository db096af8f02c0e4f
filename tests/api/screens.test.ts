import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { builtAssets } from '../../bot/assets.ts'
import { testApp } from '../support/app.ts'
import { testEnvironment } from '../support/environment.ts'

const base = `/zapps/${testEnvironment.ZALO_MINI_APP_ID}/`

/** The app over a folder laid out as the build lays it out. */
async function withScreens() {
  const folder = await mkdtemp(join(tmpdir(), 'loa-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const built = join(folder, 'dist')
  await mkdir(join(built, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'not for the web')
  await writeFile(join(built, 'index.html'), '<html><head></head><body>app</body></html>')
  await writeFile(join(built, 'console.html'), '<html><head></head><body>console</body></html>')
  await writeFile(join(built, 'assets/main.abc.js'), 'export {}')
  return testApp({ assets: builtAssets(built) })
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
})

test('hashed files may be kept for ever, pages not', async () => {
  const app = await withScreens()
  const script = await app.request('GET', `${base}assets/main.abc.js`)
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect((await app.request('GET', base)).headers.get('cache-control')).toBe('no-cache')
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
