import { expect, test } from 'vitest'
import type { FetchedFeed, FetchFeed } from '../../core/context.ts'
import { draftDigest } from '../../core/digests/draft.ts'
import { collectDue } from '../../core/news/collect.ts'
import { approveItem } from '../../core/news/items.ts'
import { dayOf, hourMs, minuteMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

type Pages = Record<string, FetchedFeed>

/** A web that notes which hosts are being read from at once. */
function webOf(pages: Pages) {
  const asked: string[] = []
  const busy = new Map<string, number>()
  const most = { ofOneHost: 0, hosts: 0 }
  const fetchFeed: FetchFeed = async (url) => {
    const { host } = new URL(url)
    asked.push(url)
    busy.set(host, (busy.get(host) ?? 0) + 1)
    most.ofOneHost = Math.max(most.ofOneHost, busy.get(host) ?? 0)
    most.hosts = Math.max(most.hosts, [...busy.values()].filter((count) => count > 0).length)
    await new Promise((resolve) => setImmediate(resolve))
    busy.set(host, (busy.get(host) ?? 1) - 1)
    return pages[url] ?? { kind: 'refused', reason: 'feed.http 404' }
  }
  return { asked, most, fetchFeed, pages }
}

const fresh = (body: string, more: object = {}): FetchedFeed => ({
  ...{ kind: 'fresh', body, etag: null, lastModified: null },
  ...more,
})
const rss = (items: string[], head = '') =>
  `<rss version="2.0"><channel><title>t</title>${head}${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`
const story = (title: string, link: string, more = '') =>
  `<title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>Sun, 22 Nov 2026 20:00:00 +0700</pubDate>${more}`

async function withSources(web: ReturnType<typeof webOf>, ...sources: { url: string; filter?: object }[]) {
  const app = await testApp({ fetchFeed: web.fetchFeed })
  const room = await newsroom(app)
  const added = []
  for (const source of sources) {
    const body = { unitId: room.ward.id, name: new URL(source.url).hostname, ...source }
    added.push(await app.request('POST', '/api/sources', { as: room.editor.token, body }))
  }
  const get = async (path: string) => (await app.request('GET', path, { as: room.editor.token })).json
  return {
    ...{ app, room, added },
    listed: async () => (await get('/api/sources')).sources,
    titles: async (): Promise<string[]> => (await get('/api/items')).items.map(({ title }: { title: string }) => title),
  }
}

test('of one host one address is read at a time, of several hosts several', async () => {
  const urls = ['a.vn/1', 'a.vn/2', 'a.vn/3', 'b.vn/1', 'c.vn/1'].map((place) => `https://${place}`)
  const web = webOf(Object.fromEntries(urls.map((url, i) => [url, fresh(rss([story(`Tin ${i}`, `${url}/x`)]))])))
  const { app, titles } = await withSources(web, ...urls.map((url) => ({ url })))
  expect(await collectDue(app.system)).toBe(5)
  expect(web.most).toEqual({ ofOneHost: 1, hosts: 3 })
  expect(await titles()).toHaveLength(5)
})

test('an address that several units share is read once, and each gets its items', async () => {
  const url = 'https://bao.vn/rss'
  const web = webOf({ [url]: fresh(rss([story('Một', 'https://bao.vn/1')]), { etag: '"v1"' }) })
  const { app, room } = await withSources(web, { url })
  const others = []
  for (const name of ['Phường Hai', 'Phường Ba']) {
    const unit = await app.unit(name)
    const editor = await app.person(name, ['editor', unit.id])
    await app.request('POST', '/api/sources', { as: editor.token, body: { unitId: unit.id, name: 'Báo', url } })
    others.push(editor)
  }
  expect(await collectDue(app.system)).toBe(3)
  expect(web.asked).toEqual([url])
  for (const { token } of [room.editor, ...others]) {
    const { json } = await app.request('GET', '/api/items', { as: token })
    expect(json.items.map(({ title }: { title: string }) => title)).toEqual(['Một'])
  }
})

test('who comes to a shared address later gets what the others know already', async () => {
  const url = 'https://bao.vn/rss'
  const web = webOf({})
  const known: (string | null)[] = []
  const fetchFeed: FetchFeed = async (_, { etag }) => {
    known.push(etag)
    return etag ? { kind: 'unchanged' } : fresh(rss([story('Một', 'https://bao.vn/1')]), { etag: '"v1"' })
  }
  const { app, room } = await withSources({ ...web, fetchFeed }, { url })
  await collectDue(app.system)
  const unit = await app.unit('Phường Hai')
  const editor = await app.person('Biên tập viên hai', ['editor', unit.id])
  await app.request('POST', '/api/sources', { as: editor.token, body: { unitId: unit.id, name: 'Báo', url } })
  app.clock.at += 15 * minuteMs
  await collectDue(app.system)
  expect(known).toEqual([null, null])
  expect((await app.request('GET', '/api/items', { as: editor.token })).json.total).toBe(1)
  expect((await app.request('GET', '/api/items', { as: room.editor.token })).json.total).toBe(1)
})

test.for([
  ['its ttl', rss([story('Một', 'https://a.vn/1')], '<ttl>60</ttl>'), {}, hourMs],
  ['its server', rss([story('Một', 'https://a.vn/1')]), { freshForMs: 2 * hourMs }, 2 * hourMs],
  ['nobody', rss([story('Một', 'https://a.vn/1')]), {}, 15 * minuteMs],
  [
    'a server that asks for a year, but not so long',
    rss([story('Một', 'https://a.vn/1')]),
    { freshForMs: 365 * 24 * hourMs },
    4 * hourMs,
  ],
] as const)('a feed is read again when %s says so', async ([, body, more, wait]) => {
  const url = 'https://a.vn/rss'
  const { app } = await withSources(webOf({ [url]: fresh(body, more) }), { url })
  await collectDue(app.system)
  app.clock.at += wait - 1
  expect(await collectDue(app.system)).toBe(0)
  app.clock.at += 1
  expect(await collectDue(app.system)).toBe(1)
})

test('a source that fails is asked ever more seldom, tells since when and why, and is well again after one reading', async () => {
  const url = 'https://a.vn/rss'
  const web = webOf({ [url]: { kind: 'refused', reason: 'feed.slow' } })
  const { app, added, room, listed } = await withSources(web, { url })
  const since = app.clock.at
  await collectDue(app.system)
  for (let hour = 0; hour < 24 * 4; hour++) {
    app.clock.at += 15 * minuteMs
    await collectDue(app.system)
  }
  // Every quarter of an hour would be 97.
  expect(web.asked.length).toBeGreaterThan(5)
  expect(web.asked.length).toBeLessThan(10)
  const [source] = await listed()
  expect(source).toMatchObject({
    failingSince: since,
    failures: web.asked.length,
    lastError: 'Trang nguồn không trả lời trong 10 giây.',
  })
  expect(source.nextFetchAt - source.fetchedAt).toBeGreaterThan(9 * hourMs)
  web.pages[url] = fresh(rss([story('Một', 'https://a.vn/1')]))
  await app.request('POST', `/api/sources/${added[0]!.json.id}/collect`, { as: room.editor.token })
  const [well] = await listed()
  expect(well).toMatchObject({ failingSince: null, failures: 0, lastError: null })
  expect(well.nextFetchAt).toBe(app.clock.at + 15 * minuteMs)
})

test('a feed that turns into a page to log in on is said to be none, keeps what it brought, and goes on once it is a feed again', async () => {
  const url = 'https://a.vn/rss'
  const before = fresh(rss([story('Một', 'https://a.vn/1')]), { etag: '"1"' })
  const web = webOf({ [url]: before })
  const { app, added, room, listed } = await withSources(web, { url })
  const collect = async () =>
    (await app.request('POST', `/api/sources/${added[0]!.json.id}/collect`, { as: room.editor.token })).json
  expect(await collect()).toMatchObject({ added: 1 })
  web.pages[url] = fresh(
    `<!doctype html><html><head><title>Đăng nhập</title><link rel="alternate" type="application/rss+xml" href="/rss"></head>
    <body><form action="/login"><h1>Đăng nhập</h1><a href="/quen">Quên mật khẩu</a><a href="/2">Cắt điện ngày mai</a></form></body></html>`,
    { etag: '"login"' },
  )
  const message = 'Địa chỉ này không phải là nguồn tin (RSS, Atom, RDF hoặc JSON Feed).'
  expect(await collect()).toEqual({ found: 0, added: 0, duplicates: 0, refused: 'feed.not-feed', message })
  expect((await listed())[0]).toMatchObject({ lastError: message, failures: 1, failingSince: app.clock.at })
  expect((await app.request('GET', '/api/items', { as: room.editor.token })).json.total).toBe(1)
  web.pages[url] = fresh(rss([story('Một', 'https://a.vn/1'), story('Hai', 'https://a.vn/2')]))
  expect(await collect()).toMatchObject({ found: 2, added: 1, duplicates: 1 })
  expect((await listed())[0]).toMatchObject({ lastError: null, failures: 0, failingSince: null })
})

test('a server that says when to come back is not asked before', async () => {
  const url = 'https://a.vn/rss'
  const web = webOf({ [url]: { kind: 'refused', reason: 'feed.http 503', retryAfterMs: 3 * hourMs } })
  const { app } = await withSources(web, { url })
  await collectDue(app.system)
  app.clock.at += 3 * hourMs - 1
  expect(await collectDue(app.system)).toBe(0)
  app.clock.at += 1
  expect(await collectDue(app.system)).toBe(1)
})

test('a filter takes what speaks of one thing, leaves out what speaks of another, and is heard anew once it is changed', async () => {
  const url = 'https://a.vn/rss'
  const category = (name: string) => `<category>${name}</category>`
  const web = webOf({
    [url]: fresh(
      rss([
        story('Bão số 5 vào Quảng Ninh', 'https://a.vn/1', category('Thời sự')),
        story('Bảo hiểm y tế đổi mức đóng', 'https://a.vn/2', category('Thời sự')),
        story('Giải bóng đá hoãn vì bão', 'https://a.vn/3', category('Thể thao')),
        story('Bão và bóng đá học đường', 'https://a.vn/4', category('Thời sự')),
      ]),
      { etag: '"v1"' },
    ),
  })
  const filter = { include: ['bão'], exclude: ['bóng đá học đường'], categories: ['thời sự'] }
  const { app, room, added, titles } = await withSources(web, { url, filter })
  const collected = await app.request('POST', `/api/sources/${added[0]!.json.id}/collect`, { as: room.editor.token })
  expect(collected.json).toEqual({ found: 4, added: 1, duplicates: 0, left: 3 })
  expect(await titles()).toEqual(['Bão số 5 vào Quảng Ninh'])
  const change = { filter: { include: [], exclude: [], categories: [] } }
  await app.request('PATCH', `/api/sources/${added[0]!.json.id}`, { as: room.editor.token, body: change })
  await collectDue(app.system)
  expect(await titles()).toHaveLength(4)
})

test('news of a source that concerns one ward comes into that ward’s digest and not into another’s', async () => {
  const url = 'https://a.vn/rss'
  const web = webOf({ [url]: fresh(rss([story('Sửa cầu An Bình', 'https://a.vn/1')])) })
  const app = await testApp({ fetchFeed: web.fetchFeed })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const one = await newsroom(app, { parentId: city.id })
  const other = await app.unit('Phường Khác', { kind: 'ward', parentId: city.id })
  const editor = await app.person('Biên tập thành phố', ['editor', city.id])
  const approver = await app.person('Duyệt thành phố', ['approver', city.id])
  const body = { unitId: city.id, name: 'Báo', url, concerns: [one.ward.id] }
  expect((await app.request('POST', '/api/sources', { as: editor.token, body })).status).toBe(201)
  await collectDue(app.system)
  const [item] = (await app.request('GET', '/api/items', { as: editor.token })).json.items
  await approveItem(approver.ctx, item.id)
  const day = dayOf(app.clock.at)
  const digest = await draftDigest(app.system, { unitId: one.ward.id, day })
  expect(digest.text).toContain('Sửa cầu An Bình')
  await expect(draftDigest(app.system, { unitId: other.id, day })).rejects.toMatchObject({ reason: 'nothing-new' })
})

test('a source concerns only units at or below its own', async () => {
  const { app, room } = await withSources(webOf({}))
  const elsewhere = await app.unit('Phường khác')
  const body = { unitId: room.ward.id, name: 'Báo', url: 'https://a.vn/rss', concerns: [elsewhere.id] }
  const refused = await app.request('POST', '/api/sources', { as: room.editor.token, body })
  expect(refused).toMatchObject({ status: 400, json: { error: { reason: 'source.concerns' } } })
})

test('a source that makes its ids anew at each reading brings nothing twice, and loses no notice of the same name', async () => {
  const url = 'https://phuong.vn/rss'
  const item = (id: string, day: string, link = '') =>
    `<title>Thông báo cắt điện</title><guid isPermaLink="false">${id}</guid>${link}<pubDate>${day} Nov 2026 08:00:00 +0700</pubDate>`
  const link = (id: string) => `<link>https://phuong.vn/tb/${id}</link>`
  const web = webOf({
    [url]: fresh(rss([item('1', '20'), item('2', '21'), item('3', '21', link('a')), item('4', '21', link('b'))])),
  })
  const { app, room, added } = await withSources(web, { url })
  const collect = async () =>
    (await app.request('POST', `/api/sources/${added[0]!.json.id}/collect`, { as: room.editor.token })).json
  expect(await collect()).toMatchObject({ found: 4, added: 4 })
  web.pages[url] = fresh(
    rss([item('5', '20'), item('6', '21'), item('7', '21', link('a')), item('8', '21', link('b'))]),
  )
  expect(await collect()).toMatchObject({ found: 4, added: 0, duplicates: 4 })
})

test('of a feed that broke off the whole items come in, and its source says so until it is whole again', async () => {
  const url = 'https://a.vn/rss'
  const whole = rss([story('Tin còn nguyên', 'https://a.vn/1')])
  const torn = whole.replace('</channel></rss>', '<item><title>Tin bị đứt gi')
  const web = webOf({ [url]: fresh(torn, { etag: '"1"' }) })
  const { app, listed, titles } = await withSources(web, { url })
  await collectDue(app.system)
  expect(await titles()).toEqual(['Tin còn nguyên'])
  const [source] = await listed()
  expect(source).toMatchObject({ lastError: expect.stringContaining('đứt giữa chừng'), failures: 0 })
  web.pages[url] = fresh(whole)
  app.clock.at += 2 * hourMs
  await collectDue(app.system)
  expect((await listed())[0]).toMatchObject({ lastError: null, failingSince: null })
})
