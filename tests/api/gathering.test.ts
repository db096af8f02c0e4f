import { expect, test } from 'vitest'
import type { FetchedFeed } from '../../core/context.ts'
import { collectDue } from '../../core/news/collect.ts'
import { minuteMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const fresh = (body: string, etag: string | null = null): FetchedFeed => ({
  kind: 'fresh',
  body,
  etag,
  lastModified: null,
})
const notFound: FetchedFeed = { kind: 'refused', reason: 'feed.http 404' }

const matters = [
  [
    'Mở điểm nhận hồ sơ lưu động',
    'Phường An Bình nhận hồ sơ tại nhà văn hoá tổ dân phố mỗi sáng thứ Bảy, bắt đầu từ tuần tới.',
  ],
  [
    'Tiêm vắc xin sởi cho trẻ dưới năm tuổi',
    'Trạm y tế tiêm vắc xin sởi miễn phí, cha mẹ mang theo sổ tiêm chủng của con.',
  ],
  ['Sửa cống ở hẻm chợ cũ', 'Xe cộ đi vòng qua đường bờ kè trong lúc công nhân thay nắp cống bị sụt ở hẻm chợ cũ.'],
] as const
const matterOf = (id: number) => matters[(id - 1) % 3]!
const titleOf = (id: number) => (id > 3 ? `${matterOf(id)[0]} đợt ${id}` : matterOf(id)[0])
const sentence = (id: number) => matterOf(id)[1]
const article = (id: number, head = '') =>
  `<html><head><meta property="og:title" content="${titleOf(id)}"><meta property="og:site_name" content="Báo Mẫu">
   <meta property="article:published_time" content="2026-11-22T08:0${id % 10}:00+07:00">${head}</head>
   <body><article>${`<p>${sentence(id)}</p>`.repeat(4)}</article></body></html>`
const list = (ids: number[]) =>
  `<html><body><ul class="tin">${ids.map((id) => `<li class="dong"><a href="/bai/${id}">${titleOf(id)}</a></li>`).join('')}</ul></body></html>`

async function withWeb(
  pages: Record<string, FetchedFeed>,
  llm: Parameters<typeof testApp>[0] extends infer O ? (O extends { llm?: infer L } ? L : never) : never = null,
) {
  const asked: string[] = []
  const app = await testApp({
    llm,
    fetchFeed: async (url) => {
      asked.push(url)
      return pages[url] ?? notFound
    },
  })
  const room = await newsroom(app)
  const as = room.editor.token
  const post = (path: string, body: object) => app.request('POST', path, { as, body })
  const items = async () => (await app.request('GET', '/api/items', { as })).json.items
  return { app, asked, room, pages, post, items, as }
}

const url = 'https://phuong.vn/tin'
const ids = [1, 2, 3]
const site = () => ({
  [url]: fresh(list(ids), '"v1"'),
  ...Object.fromEntries(ids.map((id) => [`https://phuong.vn/bai/${id}`, fresh(article(id))])),
})

test('a page without a feed is looked at, learned from an example, added and collected with its articles’ words and times', async () => {
  const { app, room, post, items } = await withWeb(site())
  const look = await post('/api/sources/look', { url, example: titleOf(2) })
  expect(look.json).toMatchObject({
    kind: 'page',
    items: [{ title: 'Mở điểm nhận hồ sơ lưu động', link: 'https://phuong.vn/bai/1' }, {}, {}],
  })
  const { pattern } = look.json
  const added = await post('/api/sources', { unitId: room.ward.id, name: 'Trang phường', url, kind: 'page', pattern })
  expect(added.status).toBe(201)
  await collectDue(app.system)
  const found = await items()
  expect(found).toHaveLength(3)
  expect(
    found.map(({ summary, publishedAt }: { summary: string; publishedAt: number }) => [summary, publishedAt]),
  ).toContainEqual([sentence(2), Date.parse('2026-11-22T08:02:00+07:00')])
})

test('a page tells which feeds it names, and asks for an example where it has none', async () => {
  const feed = '<link rel="alternate" type="application/rss+xml" title="Tin mới" href="/rss">'
  const { post } = await withWeb({ [url]: fresh(`<html><head>${feed}</head><body>${list([1])}</body></html>`) })
  expect((await post('/api/sources/look', { url })).json).toEqual({
    ...{ kind: 'page', pattern: null, items: [] },
    feeds: [{ link: 'https://phuong.vn/rss', title: 'Tin mới' }],
  })
  const lost = await post('/api/sources/look', { url, example: 'Không có tin này' })
  expect(lost).toMatchObject({ status: 400, json: { error: { reason: 'source.no-example' } } })
})

test('what cannot be looked at says why; a page is no source without an example', async () => {
  const { room, post } = await withWeb({ 'https://a.vn/': fresh('<html><body><input type="password"></body></html>') })
  const refused = await post('/api/sources/look', { url })
  expect(refused.json.error).toMatchObject({
    reason: 'source.unread',
    details: { message: 'Trang nguồn báo lỗi (HTTP 404).' },
  })
  const closed = await post('/api/sources/look', { url: 'https://a.vn/' })
  expect(closed.json.error.details.message).toContain('đăng nhập')
  const added = await post('/api/sources', { unitId: room.ward.id, name: 'A', url, kind: 'page' })
  expect(added).toMatchObject({ status: 400, json: { error: { reason: 'source.pattern' } } })
})

test('a feed that becomes a page to sign in at says so, keeps what it brought and comes back by itself', async () => {
  const rss = (title: string) =>
    fresh(
      `<rss version="2.0"><channel><title>t</title><item><title>${title}</title><link>https://phuong.vn/1</link></item></channel></rss>`,
    )
  const { app, room, pages, post, items, as } = await withWeb({ [url]: rss('Một') })
  await post('/api/sources', { unitId: room.ward.id, name: 'A', url })
  await collectDue(app.system)
  pages[url] = fresh('<html><form action="/login"><input type="password" name="p"></form></html>')
  app.clock.at += 15 * minuteMs
  await collectDue(app.system)
  const [source] = (await app.request('GET', '/api/sources', { as })).json.sources
  expect(source.lastError).toContain('đòi đăng nhập')
  expect(await items()).toHaveLength(1)
})

test('of a long list ten articles are read a round, and the rest with the next though the list stays as it is', async () => {
  const many = Array.from({ length: 14 }, (_, i) => i + 1)
  const pages = {
    [url]: fresh(list(many), '"v1"'),
    ...Object.fromEntries(many.map((id) => [`https://phuong.vn/bai/${id}`, fresh(article(id))])),
  }
  const { app, asked, room, post } = await withWeb(pages)
  const pattern = { block: 'ul.tin > li.dong', link: 'a' }
  await post('/api/sources', { unitId: room.ward.id, name: 'Trang phường', url, kind: 'page', pattern })
  await collectDue(app.system)
  expect(asked).toHaveLength(11)
  app.clock.at += 15 * minuteMs
  await collectDue(app.system)
  expect(asked).toHaveLength(16)
  expect(new Set(asked).size).toBe(15)
})

test('a sitemap behind a list of sitemaps is collected', async () => {
  const place = 'https://phuong.vn/sitemap.xml'
  const { app, room, post, items } = await withWeb({
    [place]: fresh('<sitemapindex><sitemap><loc>https://phuong.vn/tin.xml</loc></sitemap></sitemapindex>'),
    'https://phuong.vn/tin.xml': fresh(
      '<urlset><url><loc>https://phuong.vn/bai/1</loc></url><url><loc>https://phuong.vn/bai/mat-bai</loc></url></urlset>',
    ),
    'https://phuong.vn/bai/1': fresh(article(1)),
  })
  const look = await post('/api/sources/look', { url: place })
  expect(look.json).toMatchObject({ kind: 'sitemap', items: [{ link: 'https://phuong.vn/bai/1' }, {}] })
  await post('/api/sources', { unitId: room.ward.id, name: 'Trang phường', url: place, kind: 'sitemap' })
  await collectDue(app.system)
  // What cannot be read is there for an editor to look at, and is held back for what it lacks.
  const found = (await items()).map(({ title, blocks }: { title: string; blocks: object[] }) => [title, blocks.length])
  expect(found.sort()).toEqual([
    ['Mở điểm nhận hồ sơ lưu động', 0],
    ['mat bai', 1],
  ])
})

test('a pasted link becomes one item, once, and is told with the article’s own source and time', async () => {
  const { app, as, room, post } = await withWeb({ 'https://bao.vn/bai/1': fresh(article(1)) })
  const paste = (link: string) => post('/api/items/from-link', { unitId: room.ward.id, url: link })
  const made = await paste('https://bao.vn/bai/1?utm_source=zalo')
  expect(made).toMatchObject({
    status: 201,
    json: {
      kind: 'news',
      status: 'draft',
      sourceName: 'Báo Mẫu',
      link: 'https://bao.vn/bai/1',
      licence: 'excerpt',
      blocks: [],
      // Its page shows it nowhere.
      doubts: ['Tiêu đề: trang ghi mỗi nơi một khác, hoặc chỉ một chỗ không rõ là tiêu đề.'],
    },
  })
  const edited = await app.request('PATCH', `/api/items/${made.json.id}`, { as, body: { title: titleOf(1) } })
  expect(edited.json).toMatchObject({ title: titleOf(1), doubts: [] })
  expect(await paste('https://bao.vn/bai/1')).toMatchObject({ status: 409, json: { error: { reason: 'item.exists' } } })
  expect(await paste('https://bao.vn/khong-co')).toMatchObject({
    status: 409,
    json: { error: { reason: 'source.unread' } },
  })
  expect(await paste('ftp://bao.vn/1')).toMatchObject({ status: 400, json: { error: { reason: 'source.address' } } })
  expect(await room.actions()).toContain('item.draft')
})

const saying = (text: string) => ({
  async *complete() {
    yield text
  },
})

test('a summary is the article’s own sentences, or a model’s that tells nothing besides it, marked', async () => {
  const pages = { 'https://bao.vn/bai/1': fresh(article(1)) }
  const summaryBy = async (llm: Parameters<typeof withWeb>[1]) => {
    const { room, post } = await withWeb(pages, llm)
    const { json } = await post('/api/items/from-link', { unitId: room.ward.id, url: 'https://bao.vn/bai/1' })
    return (await post(`/api/items/${json.id}/summary`, {})).json
  }
  const plain = sentence(1)
  expect(await summaryBy(null)).toEqual({ summary: plain, by: 'sentences', untold: [] })
  expect(await summaryBy(saying('Phường An Bình nhận hồ sơ mỗi sáng thứ Bảy.'))).toEqual({
    ...{ summary: 'Phường An Bình nhận hồ sơ mỗi sáng thứ Bảy. (AI tóm tắt)', by: 'model', untold: [] },
  })
  expect(await summaryBy(saying('Phường An Bình mở 12 điểm ở Đà Nẵng ngày 5/12.'))).toEqual({
    ...{ summary: plain, by: 'sentences', untold: ['5/12', '12', '5', 'Đà Nẵng'] },
  })
  expect(await summaryBy(saying('dài '.repeat(500)))).toMatchObject({ by: 'sentences' })
})
