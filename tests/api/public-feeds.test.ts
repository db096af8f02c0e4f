import { parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { approveCorrection, writeCorrection } from '../../core/broadcasts/corrections.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { readFeed } from '../../core/news/feed.ts'
import { approveItem, createNotice } from '../../core/news/items.ts'
import { instantOf } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { fontAssets } from '../support/fonts.ts'
import { pixelsOf } from '../support/forms.ts'
import { newsroom } from '../support/newsroom.ts'

const morning = instantOf('2026-11-23', '07:00')
const bad = '\u0001\ufffe\ud800'

/** A ward whose page has published one digest. */
async function published({ title = 'Lịch thu gom rác', summary = 'Từ 18 giờ.' } = {}) {
  const app = await testApp({ startAt: morning, assets: fontAssets })
  const room = await newsroom(app)
  const body = { unitId: room.ward.id, channel: 'web', name: 'Trang tin phường' }
  await app.request('POST', '/api/groups', { as: room.communicator.token, body })
  const { id: itemId } = await createNotice(room.editor.ctx, { unitId: room.ward.id, title, summary })
  await approveItem(room.approver.ctx, itemId)
  const digest = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, digest.id, { contentHash: digest.contentHash, sendAt: morning })
  await sendDue(app.system)
  const read = (path: string) => app.request('GET', `/digests${path}`)
  return { app, room, digest, read, page: `/of/${room.ward.id}` }
}

test('a page names its three feeds, for programs and for people', async () => {
  const { read, page, digest } = await published()
  for (const path of [page, `/${digest.code}`]) {
    const { text } = await read(path)
    for (const [type, file] of [
      ['application/atom+xml', 'atom.xml'],
      ['application/rss+xml', 'rss.xml'],
      ['application/feed+json', 'feed.json'],
    ])
      expect(text).toMatch(
        new RegExp(`<link rel="alternate" type="${type?.replace('+', '\\+')}"[^>]* href="/digests${page}/${file}">`),
      )
  }
  expect((await read(page)).text).toContain(`<a href="/digests${page}/rss.xml">Nhận tin tự động (RSS)</a>`)
})

test.each(['atom.xml', 'rss.xml', 'feed.json'])(
  '%s is read by our own reader of feeds as it was told',
  async (file) => {
    const { app, read, page, digest } = await published({
      title: `Rác & “ngõ 5”, 5 < 6${bad}`,
      summary: `Từ${bad} 18 giờ.`,
    })
    const reply = await read(`${page}/${file}`)
    expect(reply.status).toBe(200)
    const feed = readFeed(reply.text, `https://loa.example.vn/digests${page}/${file}`)
    if (feed.kind !== 'items') throw new Error(feed.kind)
    expect(feed.items).toHaveLength(1)
    const link = `${app.config.PUBLIC_URL}/digests/${digest.code}`
    expect(feed.items[0]).toMatchObject({ title: digest.title, link, publishedAt: morning, author: 'Phường An Bình' })
    expect(feed.items[0]?.guid).toMatch(/^urn:uuid:/)
    expect(feed.items[0]?.summary).toContain('Rác & “ngõ 5”, 5 < 6')
    expect(feed.items[0]?.summary).toContain('18 giờ.')
  },
)

test('RSS and JSON Feed hold what their standards ask for, and the same ids as Atom', async () => {
  const { app, room, read, page, digest } = await published()
  const rss = await read(`${page}/rss.xml`)
  expect(rss.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  const channel = parseRssFeed(rss.text)
  expect(rss.text).toContain('<rss version="2.0"')
  expect(channel).toMatchObject({
    ...{ title: 'Trang tin chính thức của Phường An Bình', language: 'vi' },
    ...{ link: `${app.config.PUBLIC_URL}/digests${page}`, description: expect.any(String) },
    atom: { links: [{ rel: 'self', href: `${app.config.PUBLIC_URL}/digests${page}/rss.xml` }] },
  })
  const json = await read(`${page}/feed.json`)
  expect(json.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
  expect(JSON.parse(json.text)).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title: 'Trang tin chính thức của Phường An Bình', language: 'vi' },
    home_page_url: `${app.config.PUBLIC_URL}/digests${page}`,
    feed_url: `${app.config.PUBLIC_URL}/digests${page}/feed.json`,
    items: [{ content_html: expect.stringContaining('Từ 18 giờ.'), date_published: '2026-11-23T00:00:00.000Z' }],
  })
  const atom = (await read(`${page}/atom.xml`)).text
  const [id] = /urn:uuid:[0-9a-f-]+(?=<\/id>\s*<title>Bản tin)/.exec(atom) ?? []
  const ids = [channel.items?.[0]?.guid?.value, parseJsonFeed(JSON.parse(json.text)).items?.[0]?.id]
  expect(atom).toContain(String(ids[0]))
  expect(new Set(ids).size).toBe(1)
  // A correction is told first, and changes when it was modified.
  app.clock.at += 60_000
  const correction = await writeCorrection(room.editor.ctx, digest.id, { text: 'Đúng là 19 giờ.' })
  await approveCorrection(room.approver.ctx, digest.id, correction.id, { contentHash: correction.contentHash })
  await sendDue(app.system)
  const [item] = JSON.parse((await read(`${page}/feed.json`)).text).items
  expect(item).toMatchObject({ id: ids[0], date_modified: '2026-11-23T00:01:00.000Z' })
  expect(item.content_html.indexOf('19 giờ')).toBeLessThan(item.content_html.indexOf('18 giờ'))
  expect(id ?? ids[0]).toBe(ids[0])
})

test('a feed of nothing is a feed still, and no other file stands beside them', async () => {
  const app = await testApp({ startAt: morning })
  const room = await newsroom(app)
  const read = (path: string) => app.request('GET', `/digests/of/${room.ward.id}${path}`)
  expect((await read('/rss.xml')).status).toBe(404)
  const body = { unitId: room.ward.id, channel: 'web', name: 'Trang tin phường' }
  await app.request('POST', '/api/groups', { as: room.communicator.token, body })
  expect(parseRssFeed((await read('/rss.xml')).text).items ?? []).toEqual([])
  expect(JSON.parse((await read('/feed.json')).text).items).toEqual([])
  expect((await read('/feed.xml')).status).toBe(404)
})

test('who shows a link to a digest finds its card, and nobody finds one of a digest that never went out', async () => {
  const { app, room, read, digest } = await published()
  const { text } = await read(`/${digest.code}`)
  const address = `${app.config.PUBLIC_URL}/digests/${digest.code}/card.png`
  expect(text).toContain(`<meta property="og:image" content="${address}">`)
  expect(text).toContain('<meta property="og:title" content="Bản tin Phường An Bình – 23/11/2026">')
  const drawn = (path = '', headers = {}, address = '198.51.100.1') =>
    app.app.request(`/digests/${digest.code}/card.png${path}`, { headers }, { address, defer: () => {} })
  const card = await drawn()
  expect(card.headers.get('content-type')).toBe('image/png')
  expect(pixelsOf(new Uint8Array(await card.arrayBuffer()))).toMatchObject({ width: 1200, height: 630 })
  expect((await drawn('', { 'if-none-match': card.headers.get('etag') ?? '' })).status).toBe(304)
  expect((await drawn('?item=1')).status).toBe(200)
  expect((await drawn('?item=9')).status).toBe(404)
  // Who asks for more of them than for questions waits.
  const many: number[] = []
  for (let at = 0; at < 61; at++) many.push((await drawn('', {}, '198.51.100.7')).status)
  expect(new Set(many.slice(0, 60))).toEqual(new Set([200]))
  expect(many.at(-1)).toBe(429)
  app.clock.at += 24 * 3_600_000
  await room.approvedNotice('Tin chưa phát')
  const { code } = await room.draft()
  expect((await read(`/${code}/card.png`)).status).toBe(404)
})
