import { expect, test } from 'vitest'
import type { FetchedFeed } from '../../core/context.ts'
import { collectDue } from '../../core/news/collect.ts'
import { dayMs } from '../../core/time.ts'
import { storyKeys, storyPrints } from '../../db/schema/news.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

type Shown = { id: string; title: string; alsoIn: string[]; others: { id: string; title: string }[] }

const rss = (items: [title: string, link: string, text?: string][]): FetchedFeed => ({
  kind: 'fresh',
  body: `<rss version="2.0"><channel><title>t</title>${items
    .map(
      ([title, link, text = '']) =>
        `<item><title>${title}</title><link>${link}</link><guid>${link}</guid><description>${text}</description><pubDate>Sun, 22 Nov 2026 20:00:00 +0700</pubDate></item>`,
    )
    .join('')}</channel></rss>`,
  etag: null,
  lastModified: null,
})

async function withPapers(pages: Record<string, FetchedFeed>) {
  const app = await testApp({ fetchFeed: async (url) => pages[url] ?? { kind: 'refused', reason: 'feed.http 404' } })
  const room = await newsroom(app)
  for (const url of Object.keys(pages)) {
    const body = { unitId: room.ward.id, name: new URL(url).hostname, url }
    await app.request('POST', '/api/sources', { as: room.editor.token, body })
  }
  await collectDue(app.system)
  const as = room.editor.token
  return {
    ...{ app, room },
    shown: async (): Promise<Shown[]> => (await app.request('GET', '/api/items', { as })).json.items,
    join: (id: string, into: string) => app.request('POST', `/api/items/${id}/join`, { as, body: { into } }),
    split: (id: string) => app.request('POST', `/api/items/${id}/split`, { as, body: {} }),
  }
}

const storm = 'Bão số 5 đổ bộ vào Quảng Ninh chiều nay'
const stormToo = 'Chiều nay bão số 5 đổ bộ vào Quảng Ninh'
const school = 'Học sinh Cẩm Phả nghỉ học tránh bão'
const pages = {
  'https://a.vn/rss': rss([[storm, 'https://a.vn/1']]),
  'https://b.vn/rss': rss([[stormToo, 'https://b.vn/1']]),
  'https://c.vn/rss': rss([[school, 'https://c.vn/1']]),
}

test('an editor joins what was not seen to be one story, and splits it again; the log tells of both', async () => {
  const { room, shown, join, split } = await withPapers(pages)
  const before = await shown()
  const [first, other] = [
    before.find(({ alsoIn }) => alsoIn.length === 1),
    before.find(({ title }) => title === school),
  ]
  const joined = await join(other!.id, first!.id)
  expect(joined.json.others.map(({ title }: Shown) => title).sort()).toEqual([
    ...[stormToo, storm].filter((title) => title !== first!.title),
    school,
  ])
  expect(await shown()).toHaveLength(1)
  const alone = await split(other!.id)
  expect(alone.json).toMatchObject({ title: school, others: [] })
  expect(await shown()).toHaveLength(2)
  expect((await room.actions()).filter((action) => /^item\.(join|split)$/.test(action))).toEqual([
    'item.join',
    'item.split',
  ])
})

test('when the shown item is split off, the others stay one story under the next', async () => {
  const { shown, join, split } = await withPapers(pages)
  const before = await shown()
  const [first, other] = [
    before.find(({ alsoIn }) => alsoIn.length === 1),
    before.find(({ title }) => title === school),
  ]
  await join(other!.id, first!.id)
  await split(first!.id)
  const after = await shown()
  expect(after.map(({ others }) => others.length).sort()).toEqual([0, 1])
  expect(after.find(({ id }) => id === first!.id)?.others).toEqual([])
})

test('a notice, an item of another unit and what is one story already are not joined', async () => {
  const { app, room, shown, join } = await withPapers(pages)
  const [news, more] = await shown()
  const notice = await app.request('POST', '/api/items', {
    as: room.editor.token,
    body: { unitId: room.ward.id, title: 'Cắt điện' },
  })
  for (const [id, into] of [
    [notice.json.id, news!.id],
    [news!.id, notice.json.id],
    [news!.id, news!.id],
  ])
    expect(await join(id, into)).toMatchObject({ status: 400, json: { error: { reason: 'item.story' } } })
  const elsewhere = await app.person('Người nơi khác', ['editor', (await app.unit('Phường khác')).id])
  const asked = await app.request('POST', `/api/items/${news!.id}/join`, {
    as: elsewhere.token,
    body: { into: more!.id },
  })
  expect(asked.status).toBe(404)
})

test('what stories are known by goes a week later', async () => {
  const { app } = await withPapers(pages)
  expect((await app.deps.db.select().from(storyPrints)).length).toBe(3)
  app.clock.at += 8 * dayMs
  await collectDue(app.system)
  expect(await app.deps.db.select().from(storyPrints)).toEqual([])
  expect(await app.deps.db.select().from(storyKeys)).toEqual([])
})
