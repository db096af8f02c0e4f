import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { FetchedFeed, FetchFeed } from '../../core/context.ts'
import { collectDue } from '../../core/news/collect.ts'
import { rejectItem } from '../../core/news/items.ts'
import { minuteMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'
import { noSharedData, sharedData, whyNoSharedData } from '../support/shared-data.ts'

type Web = Record<string, FetchedFeed | Error>

/** A web of few pages. What it was asked for is kept in `asked`. */
function webOf(pages: Web) {
  const asked: Parameters<FetchFeed>[] = []
  const fetchFeed: FetchFeed = async (url, known) => {
    asked.push([url, known])
    const page = pages[url]
    if (page instanceof Error) throw page
    return page ?? { kind: 'refused', reason: 'feed.http 404' }
  }
  return { asked, fetchFeed, pages }
}

const fresh = (body: string, etag: string | null = null): FetchedFeed => ({
  kind: 'fresh',
  body,
  etag,
  lastModified: null,
})
const rss = (...items: string[]) =>
  fresh(
    `<rss version="2.0"><channel><title>t</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`,
  )
const story = (title: string, link: string, at = 'Sun, 22 Nov 2026 20:00:00 +0700') =>
  `<title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>${at}</pubDate>`

async function withSource(web: ReturnType<typeof webOf>, ...urls: string[]) {
  const app = await testApp({ fetchFeed: web.fetchFeed })
  const room = await newsroom(app)
  const sources = []
  for (const url of urls) {
    const body = { unitId: room.ward.id, name: new URL(url).hostname, url }
    sources.push((await app.request('POST', '/api/sources', { as: room.editor.token, body })).json)
  }
  const collect = (id: string) => app.request('POST', `/api/sources/${id}/collect`, { as: room.editor.token })
  const items = async () => (await app.request('GET', '/api/items', { as: room.editor.token })).json.items
  const listed = async () => (await app.request('GET', '/api/sources', { as: room.editor.token })).json.sources
  return { app, room, sources, collect, items, listed }
}

describe.skipIf(noSharedData)(`a real feed (${whyNoSharedData})`, () => {
  test('is collected once: the second time everything in it is known', async () => {
    const body = readFileSync(sharedData('rss/vnexpress-2017-04-19.xml'), 'utf8')
    const { sources, collect, items } = await withSource(
      webOf({ 'https://bao.vn/rss': fresh(body) }),
      'https://bao.vn/rss',
    )
    expect((await collect(sources[0].id)).json).toEqual({ found: 25, added: 25, duplicates: 0 })
    expect((await collect(sources[0].id)).json).toEqual({ found: 25, added: 0, duplicates: 25 })
    const [item] = await items()
    expect(item).toMatchObject({ kind: 'news', status: 'draft', sourceName: 'bao.vn', licence: 'excerpt', blocks: [] })
  })
})

test('a new source is read by the next tick, and again after its interval', async () => {
  const web = webOf({ 'https://bao.vn/rss': rss(story('Một', 'https://bao.vn/1')) })
  const { app, items } = await withSource(web, 'https://bao.vn/rss')
  expect(await collectDue(app.system)).toBe(1)
  expect(await items()).toHaveLength(1)
  app.clock.at += 15 * minuteMs - 1
  expect(await collectDue(app.system)).toBe(0)
  app.clock.at += 1
  expect(await collectDue(app.system)).toBe(1)
  expect(await items()).toHaveLength(1)
})

test('what the server said about its version is shown to it again, but not after a feed that was refused', async () => {
  const url = 'https://bao.vn/rss'
  const web = webOf({ [url]: { ...(rss(story('Một', 'https://bao.vn/1')) as object), etag: '"v1"' } as FetchedFeed })
  const { sources, collect } = await withSource(web, url)
  await collect(sources[0].id)
  web.pages[url] = fresh('không phải nguồn tin', '"v2"')
  await collect(sources[0].id)
  web.pages[url] = { kind: 'unchanged' }
  expect((await collect(sources[0].id)).json).toEqual({ found: 0, added: 0, duplicates: 0 })
  expect(web.asked.map(([, known]) => known.etag)).toEqual([null, '"v1"', '"v1"'])
})

test.for([
  [fresh('<rss version="2.0"><channel><title>t</title></channel></rss>'), 'feed.empty', 'Nguồn tin không có tin nào.'],
  [fresh('<html></html>'), 'feed.not-feed', 'Địa chỉ này không phải là nguồn tin (RSS, Atom, RDF hoặc JSON Feed).'],
  [{ kind: 'refused', reason: 'feed.http 503' }, 'feed.http 503', 'Trang nguồn báo lỗi (HTTP 503).'],
  [{ kind: 'refused', reason: 'feed.too-large' }, 'feed.too-large', 'Nguồn tin nặng quá 5 MB nên không đọc.'],
] as [FetchedFeed, string, string][])(
  'a feed refused as $1 says so and keeps the reason',
  async ([page, reason, message]) => {
    const { sources, collect, listed } = await withSource(webOf({ 'https://bao.vn/rss': page }), 'https://bao.vn/rss')
    const { status, json } = await collect(sources[0].id)
    expect(status).toBe(200)
    expect(json).toEqual({ found: 0, added: 0, duplicates: 0, refused: reason, message })
    expect((await listed())[0].lastError).toBe(message)
  },
)

test('one source that fails does not keep the others from being read', async () => {
  const web = webOf({
    'https://a.vn/rss': new Error('broken'),
    'https://b.vn/rss': rss(story('Một', 'https://b.vn/1')),
  })
  const { app, items, listed } = await withSource(web, 'https://a.vn/rss', 'https://b.vn/rss')
  expect(await collectDue(app.system)).toBe(2)
  expect(await items()).toHaveLength(1)
  expect((await listed()).map((one: { lastError: string | null }) => one.lastError)).toEqual([
    'Không kết nối được tới trang nguồn.',
    null,
  ])
})

test('one story in two papers is shown once, with the other paper named; another day’s price is another story', async () => {
  const web = webOf({
    'https://a.vn/rss': rss(story('Bão số 5 đổ bộ vào Quảng Ninh chiều nay', 'https://a.vn/1')),
    'https://b.vn/rss': rss(
      story('Chiều nay bão số 5 đổ bộ vào Quảng Ninh', 'https://b.vn/1'),
      story('Bão số 6 đổ bộ vào Quảng Ninh chiều nay', 'https://b.vn/2'),
    ),
  })
  const { app, items } = await withSource(web, 'https://a.vn/rss', 'https://b.vn/rss')
  await collectDue(app.system)
  const shown: { title: string; alsoIn: string[] }[] = await items()
  expect(shown.map(({ title, alsoIn }) => [title, alsoIn]).sort()).toEqual([
    ['Bão số 5 đổ bộ vào Quảng Ninh chiều nay', ['b.vn']],
    ['Bão số 6 đổ bộ vào Quảng Ninh chiều nay', []],
  ])
})

test('once the first telling of a story is rejected, another paper’s takes its place', async () => {
  const web = webOf({
    'https://a.vn/rss': rss(story('Bão số 5 đổ bộ vào Quảng Ninh chiều nay', 'https://a.vn/1')),
    'https://b.vn/rss': rss(story('Chiều nay bão số 5 đổ bộ vào Quảng Ninh', 'https://b.vn/1')),
  })
  const { app, items } = await withSource(web, 'https://a.vn/rss', 'https://b.vn/rss')
  await collectDue(app.system)
  const [first] = await items()
  await rejectItem(app.system, first.id, { reason: 'Nguồn này chưa có thoả thuận' })
  const shown: { title: string; alsoIn: string[] }[] = await items()
  expect(shown.map(({ title, alsoIn }) => [title, alsoIn])).toContainEqual([
    'Chiều nay bão số 5 đổ bộ vào Quảng Ninh',
    [],
  ])
})

test('one page in two feeds of a unit is one item, whatever counts the clicks', async () => {
  const web = webOf({
    'https://a.vn/moi': rss(story('Một', 'https://a.vn/1?utm_source=rss')),
    'https://a.vn/xa-hoi': rss(story('Một, sửa tựa', 'https://a.vn/1')),
  })
  const { sources, collect, items } = await withSource(web, 'https://a.vn/moi', 'https://a.vn/xa-hoi')
  await collect(sources[0].id)
  expect((await collect(sources[1].id)).json).toEqual({ found: 1, added: 0, duplicates: 1 })
  expect(await items()).toHaveLength(1)
})

test('notices that share a page are each an item, and stay so when they come again', async () => {
  const notice = (title: string, id: string) =>
    `<title>${title}</title><link>https://phuong.vn/thong-bao</link><guid isPermaLink="false">${id}</guid>`
  const first = rss(notice('Thông báo số 1 về điện', 'tb-1'), notice('Thông báo số 2 về điện', 'tb-2'))
  const web = webOf({ 'https://phuong.vn/rss': first })
  const { sources, collect, items } = await withSource(web, 'https://phuong.vn/rss')
  expect((await collect(sources[0].id)).json).toEqual({ found: 2, added: 2, duplicates: 0 })
  web.pages['https://phuong.vn/rss'] = rss(notice('Giấy mời họp', 'gm-1'), notice('Thông báo số 1 về điện', 'tb-1'))
  expect((await collect(sources[0].id)).json).toEqual({ found: 2, added: 1, duplicates: 1 })
  expect(await items()).toHaveLength(3)
})

test('what cannot have been published yet has no time, and does not stand before all', async () => {
  const url = 'https://bao.vn/rss'
  const later = story('Tin của mười năm sau', 'https://bao.vn/sau', 'Wed, 05 Nov 2036 10:00:00 +0700')
  const body = rss(later, story('Tin hôm nay', 'https://bao.vn/nay'))
  const { sources, collect, items } = await withSource(webOf({ [url]: body }), url)
  await collect(sources[0].id)
  const [item] = (await items()).filter(({ title }: { title: string }) => title === 'Tin của mười năm sau')
  expect(item).toMatchObject({ publishedAt: null, blocks: [expect.objectContaining({ reason: 'no-time' })] })
})

test('a source that lets only titles out gives items without a summary', async () => {
  const web = webOf({ 'https://a.vn/rss': rss(`${story('Một', 'https://a.vn/1')}<description>Tóm tắt</description>`) })
  const { app, room, sources, collect, items } = await withSource(web, 'https://a.vn/rss')
  const change = { licence: 'link', embargoMinutes: 0 }
  await app.request('PATCH', `/api/sources/${sources[0].id}`, { as: room.editor.token, body: change })
  await collect(sources[0].id)
  expect((await items())[0]).toMatchObject({ licence: 'link', summary: '', blocks: [] })
})

test('a paused source is left alone by the tick', async () => {
  const web = webOf({})
  const { app, room, sources } = await withSource(web, 'https://a.vn/rss')
  await app.request('PATCH', `/api/sources/${sources[0].id}`, { as: room.editor.token, body: { paused: true } })
  expect(await collectDue(app.system)).toBe(0)
  expect(web.asked).toEqual([])
})

test('an address that is not of the web, or that the unit has, is refused with a sentence', async () => {
  const { app, room } = await withSource(webOf({}), 'https://a.vn/rss')
  const add = (url: string) =>
    app.request('POST', '/api/sources', { as: room.editor.token, body: { unitId: room.ward.id, name: 'A', url } })
  expect((await add('file:///etc/passwd')).json.error).toMatchObject({ code: 'INVALID', reason: 'source.address' })
  expect(await add('https://a.vn/rss')).toMatchObject({ status: 409, json: { error: { reason: 'source.exists' } } })
})

test('sources are the work of editors and communicators, in their own unit', async () => {
  const { app, room, sources } = await withSource(webOf({}), 'https://a.vn/rss')
  const elsewhere = await app.person('Người nơi khác', ['editor', (await app.unit('Phường khác')).id])
  const collect = (as: string | null) => app.request('POST', `/api/sources/${sources[0].id}/collect`, { as })
  expect((await collect(null)).status).toBe(401)
  expect((await collect(room.approver.token)).status).toBe(403)
  expect((await collect(elsewhere.token)).status).toBe(404)
  expect((await collect(room.communicator.token)).status).toBe(200)
  expect((await room.actions()).filter((action) => action.startsWith('source.'))).toEqual([
    'source.add',
    'source.collect',
  ])
})
