import { expect, test } from 'vitest'
import { collectDue } from '../../core/news/collect.ts'
import { hourMs } from '../../core/time.ts'
import { items, sources } from '../../db/schema/news.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

type Shown = {
  id: string
  title: string
  status: string
  contentHash: string
  decidedAt: number | null
  others: Shown[]
}

const rss = (title: string, link: string) =>
  `<rss version="2.0"><channel><title>t</title><item><title>${title}</title><link>${link}</link><guid>${link}</guid><pubDate>Sun, 22 Nov 2026 20:00:00 +0700</pubDate></item></channel></rss>`

const storm = 'Bão số 5 đổ bộ vào Quảng Ninh chiều nay'
const papers: Record<string, string> = {
  'https://a.vn/rss': rss(storm, 'https://a.vn/1'),
  'https://b.vn/rss': rss('Chiều nay bão số 5 đổ bộ vào Quảng Ninh', 'https://b.vn/1'),
  'https://c.vn/rss': rss('Báo động dịch sởi ở trường mầm non', 'https://c.vn/1'),
}

async function withStream() {
  const app = await testApp({
    fetchFeed: async (url) => ({ kind: 'fresh', body: papers[url] ?? '', etag: null, lastModified: null }),
  })
  const room = await newsroom(app)
  for (const url of Object.keys(papers)) {
    const body = { unitId: room.ward.id, name: new URL(url).hostname, url }
    await app.request('POST', '/api/sources', { as: room.editor.token, body })
  }
  await collectDue(app.system)
  app.clock.at += 3 * hourMs
  const as = room.approver.token
  return {
    ...{ app, room },
    shown: async (query = ''): Promise<Shown[]> => (await app.request('GET', `/api/items?${query}`, { as })).json.items,
    many: (body: object, token = as) => app.request('POST', '/api/items/many', { as: token, body }),
  }
}

const titles = (some: { title: string }[]) => some.map(({ title }) => title)

test('the stream is searched by words with and without marks, and by kind and source', async () => {
  const { app, room, shown } = await withStream()
  const body = { unitId: room.ward.id, title: 'Đèn đường hẻm 5', summary: 'Thay bóng đèn' }
  const { json: notice } = await app.request('POST', '/api/items', { as: room.editor.token, body })
  const found = async (words: string) => titles(await shown(`words=${encodeURIComponent(words)}`))
  expect((await found('bao')).length).toBe(2)
  expect(await found('bão')).toEqual([expect.stringMatching(/bão số 5/i)])
  expect(await found('Bão so 5')).toHaveLength(1)
  expect(await found('den duong')).toEqual(['Đèn đường hẻm 5'])
  expect(await found('"*) or')).toEqual([])
  expect((await found('… “”')).length).toBe(3)
  expect(titles(await shown('kind=notice'))).toEqual(['Đèn đường hẻm 5'])
  const [source] = await app.deps.db.select().from(sources)
  expect(await shown(`sourceId=${source!.id}`)).toHaveLength(1)
  await app.request('PATCH', `/api/items/${notice.id}`, { as: room.editor.token, body: { title: 'Cống thoát nước' } })
  expect(await found('den duong hem')).toEqual([])
  expect(await found('cong thoat')).toEqual(['Cống thoát nước'])
})

test('many are approved at once, each bound to what was read of it; what is refused keeps none back and says why', async () => {
  const { app, room, shown, many } = await withStream()
  const [one, other] = await shown('status=draft')
  await app.request('PATCH', `/api/items/${other!.id}`, { as: room.editor.token, body: { summary: 'Đã đổi' } })
  const asked = [one!, other!].map(({ id, contentHash }) => ({ id, contentHash }))
  const { status, json } = await many({ act: 'approve', items: [...asked, { id: 'it_none', contentHash: 'x' }] })
  expect(status).toBe(200)
  expect(json.done).toEqual([{ id: one!.id, decidedAt: app.clock.at }])
  expect(json.refused.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringContaining('vừa được người khác sửa'),
    expect.stringContaining('Không tìm thấy'),
  ])
  expect((await room.actions()).filter((action) => action === 'item.approve')).toHaveLength(1)
  expect((await many({ act: 'approve', items: [] })).status).toBe(400)
  expect((await many({ act: 'approve', items: asked }, room.editor.token)).status).toBe(403)
})

test('a decision is taken back: the item waits again and its story stands as it did', async () => {
  const { app, room, shown, many } = await withStream()
  const told = (await shown()).find(({ others }) => others.length === 1)!
  const [under] = told.others
  const rejected = await many({ act: 'reject', items: [{ id: told.id }], reason: 'Trùng' })
  const { decidedAt } = rejected.json.done[0]
  expect((await shown('status=draft')).map(({ id }) => id)).toContain(under!.id)
  const others = [under!.id]
  const back = await many({ act: 'reopen', items: [{ id: told.id, decidedAt, others }] })
  expect(back.json).toMatchObject({ done: [{ id: told.id, decidedAt: null }], refused: [] })
  const again = (await shown()).find(({ id }) => id === told.id)
  expect(again).toMatchObject({ status: 'draft', others: [{ id: under!.id }] })
  expect(await app.deps.db.select().from(items)).toHaveLength(3)
  expect((await room.actions()).slice(-2)).toEqual(['item.reject', 'item.reopen'])
})

test('what was decided anew by somebody else is not taken back by who decided before', async () => {
  const { app, shown, many } = await withStream()
  const [one] = await shown()
  const items = [{ id: one!.id, contentHash: one!.contentHash }]
  const { decidedAt } = (await many({ act: 'approve', items })).json.done[0]
  app.clock.at += 1000
  await many({ act: 'reject', items: [{ id: one!.id }], reason: 'Sai' })
  const late = await many({ act: 'reopen', items: [{ id: one!.id, decidedAt }] })
  expect(late.json.refused).toEqual([{ id: one!.id, message: expect.stringContaining('người khác quyết định') }])
  expect((await shown('status=rejected')).map(({ id }) => id)).toContain(one!.id)
})

test('the page of a draft is shown to staff as it will be read, before anybody else may read it', async () => {
  const { app, room } = await withStream()
  await room.approvedNotice('Lịch tiêm <b>chủng</b>')
  const { id, code } = await room.draft()
  const { json } = await app.request('GET', `/api/forms/digests/${id}/page`, { as: room.editor.token })
  expect(json.html).toContain('Lịch tiêm &lt;b&gt;chủng&lt;/b&gt;')
  expect(json.html).toContain(code)
  expect((await app.request('GET', `/digests/${code}`)).status).toBe(404)
  const elsewhere = await app.person('Người nơi khác', ['editor', (await app.unit('Phường khác')).id])
  expect((await app.request('GET', `/api/forms/digests/${id}/page`, { as: elsewhere.token })).status).toBe(404)
})
