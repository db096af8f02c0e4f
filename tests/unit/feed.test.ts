import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFeed } from '../../core/news/feed.ts'
import { canonicalLink } from '../../core/news/link.ts'
import { clip, plainText } from '../../core/news/plain.ts'
import { instantFrom } from '../../core/news/published.ts'
import { isSameStory, wordsOf } from '../../core/news/same-story.ts'
import { noSharedData, sharedData, whyNoSharedData } from '../support/shared-data.ts'

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`
const home = 'https://phuong.example.vn/rss.xml'
const itemsIn = (body: string) => {
  const feed = readFeed(body, home)
  return feed.kind === 'items' ? feed.items : []
}

describe.skipIf(noSharedData)(`feeds as their publisher sent them (${whyNoSharedData})`, () => {
  test.for([
    ['vnexpress-2017-04-19.xml', 25],
    ['vnexpress-2017-07-26.xml', 25],
    ['vnexpress-2017-08-30.xml', 25],
    ['vnexpress-2025-item-with-bare-ampersand.xml', 1],
  ] as const)('%s gives %i items, each with title, summary, link and time', ([name, count]) => {
    const items = itemsIn(readFileSync(sharedData(`rss/${name}`), 'utf8'))
    expect(items).toHaveLength(count)
    for (const item of items) {
      expect(item.title).toMatch(/^\S.*\S$/)
      expect(`${item.title} ${item.summary}`).not.toMatch(/[<>\n]|&\w+;/)
      expect(item.summary.length).toBeGreaterThan(20)
      expect(item.link).toMatch(/^https?:\/\/\S+$/)
      expect(item.publishedAt).toBeGreaterThan(Date.parse('2017-01-01'))
    }
  })

  test('a title and a link with line breaks around them are read as one line', () => {
    const [first] = itemsIn(readFileSync(sharedData('rss/vnexpress-2017-04-19.xml'), 'utf8'))
    expect(first).toMatchObject({
      title: 'Ủy ban Tài chính: Chi 65 tỷ đồng mua quà tặng thành lập tỉnh là quá lãng phí',
      publishedAt: Date.parse('2017-04-19T19:45:55+07:00'),
      link: expect.stringMatching(/-3572838\.html$/),
    })
  })
})

test('a sign for less is read as itself, and what follows it is not lost', () => {
  const [item] = itemsIn(
    rss('<item><title>Giá < 5 triệu, ẩm <80%</title><description>Còn <b>rẻ</b></description></item>'),
  )
  expect(item).toMatchObject({ title: 'Giá < 5 triệu, ẩm <80%', summary: 'Còn rẻ' })
  const named = rss(
    '<item><title>Tin <nhắn lạ></title><description><![CDATA[Từ <Ngân hàng A>, <o:p>bấm</o:p> 1]]></description></item>',
  )
  expect(itemsIn(named)[0]).toMatchObject({ title: 'Tin <nhắn lạ>', summary: 'Từ <Ngân hàng A>, bấm 1' })
})

test('a bare ampersand outside and inside CDATA is read as itself', () => {
  const [item] = itemsIn(
    rss('<item><title>Sở Y tế & Sở Nội vụ</title><description><![CDATA[A & B <i>C</i>]]></description></item>'),
  )
  expect(item).toMatchObject({ title: 'Sở Y tế & Sở Nội vụ', summary: 'A & B C' })
})

test('an Atom entry gives its alternate link, its author and the time it was published', () => {
  const [item] = itemsIn(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>urn:1</id>
    <title type="html">Lịch &lt;b&gt;tiêm&lt;/b&gt;</title><link rel="edit" href="https://a.vn/sua"/><link href="https://a.vn/1"/>
    <published>2026-11-22T08:00:00+07:00</published><updated>2026-11-22T09:00:00+07:00</updated>
    <author><name>Trạm y tế</name></author></entry></feed>`)
  expect(item).toEqual({
    guid: 'urn:1',
    title: 'Lịch tiêm',
    summary: '',
    author: 'Trạm y tế',
    link: 'https://a.vn/1',
    publishedAt: Date.parse('2026-11-22T01:00:00Z'),
  })
})

test('a link without a host is at the feed’s own page, or else where the feed is', () => {
  const relative = '<item><title>Một</title><link>/tb-1</link></item>'
  expect(itemsIn(rss(relative))[0]?.link).toBe('https://phuong.example.vn/tb-1')
  expect(itemsIn(rss(`<link>https://tin.example.vn/muc/</link>${relative}`))[0]?.link).toBe(
    'https://tin.example.vn/tb-1',
  )
  expect(itemsIn(rss(`<link>/</link>${relative}`))[0]?.link).toBe('https://phuong.example.vn/tb-1')
  expect(itemsIn(rss('<item><title>Một</title></item>'))[0]?.link).toBe('')
})

test.each([
  ['xml:base="https://a.vn/tin/"', '', '', 'https://a.vn/tin/1.html'],
  ['xml:base="https://a.vn/tin/"', 'xml:base="2026/"', '', 'https://a.vn/tin/2026/1.html'],
  ['xml:base="https://a.vn/tin/"', 'xml:base="2026/"', 'xml:base="11/"', 'https://a.vn/tin/2026/11/1.html'],
  ['xml:base="https://a.vn/tin/"', 'xml:base="2026/"', "xml:base='/goc/'", 'https://a.vn/goc/1.html'],
  ['xml:base="https://a.vn/tin/"', '', 'xml:base="https://b.vn/x/?a=1&amp;b=2"', 'https://b.vn/x/1.html'],
  ['xml:base="tin/"', 'xml:base="../bao/"', '', 'https://phuong.example.vn/bao/1.html'],
  ['', 'xml:base="https://a.vn/x/"', '', 'https://a.vn/x/1.html'],
  ['xml:base="javascript:alert(1)"', '', '', 'https://phuong.example.vn/1.html'],
  ['', '', '', 'https://trang.example.vn/1.html'],
])('a link is relative to the nearest of the addresses around it: feed %s, entry %s, link %s', (...said) => {
  const [feed, entry, link, address] = said
  const [item] = itemsIn(`<feed xmlns="http://www.w3.org/2005/Atom" ${feed}><title>t</title>
    <link href="https://trang.example.vn/"/>
    <entry ${entry}><id>urn:1</id><title>Một</title><link ${link} href="1.html"/></entry></feed>`)
  expect(item?.link).toBe(address)
})

test('an item of RSS has such an address around it too', () => {
  const [item] = itemsIn(`<rss version="2.0" xml:base="https://a.vn/tin/"><channel><title>t</title>
    <item xml:base="2026/"><title>Một</title><link>1.html</link></item></channel></rss>`)
  expect(item?.link).toBe('https://a.vn/tin/2026/1.html')
})

test('a summary is what is told in full where nothing else is told, or a picture alone', () => {
  const full = '<content:encoded><![CDATA[<p>Nội dung ở đây.</p>]]></content:encoded>'
  const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <item><title>Một</title>${full}</item>
    <item><title>Hai</title><description><![CDATA[<img src="a.png">]]></description>${full}</item>
    <item><title>Ba</title><description>Tóm tắt.</description>${full}</item></channel></rss>`
  expect(itemsIn(feed).map(({ summary }) => summary)).toEqual(['Nội dung ở đây.', 'Nội dung ở đây.', 'Tóm tắt.'])
})

test('a summary is what is said of a film or a picture where nothing else is told', () => {
  const media = (inside: string) =>
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>t</title><item><title>Một</title>${inside}</item></channel></rss>`
  const said = '<media:description type="plain">Phường cắt nước sáng mai.</media:description>'
  const forms = [
    said,
    `<media:group>${said}</media:group>`,
    `<media:content url="https://a.vn/a.jpg">${said}</media:content>`,
  ]
  for (const form of forms) expect(itemsIn(media(form))[0]?.summary).toBe('Phường cắt nước sáng mai.')
  expect(itemsIn(media(`<description>Tóm tắt.</description>${said}`))[0]?.summary).toBe('Tóm tắt.')
  const links =
    '<link rel="alternate" hreflang="en" href="https://a.vn/en/1"/><link rel="alternate" hreflang="vi" href="https://a.vn/vi/1"/>'
  const paper = '<link rel="enclosure" href="https://a.vn/quy.pdf"/><content src="https://a.vn/vi/2" type="text/html"/>'
  const pages = [links, paper].map((inside, i) => `<entry><id>${i}</id><title>Một</title>${inside}</entry>`)
  expect(
    itemsIn(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${pages.join('')}</feed>`).map(
      ({ link }) => link,
    ),
  ).toEqual(['https://a.vn/vi/1', 'https://a.vn/vi/2'])
  const heard = '<item><title>Bản tin sáng</title><itunes:summary>Giá xăng giảm 320 đồng.</itunes:summary></item>'
  const told = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>t</title>${heard}</channel></rss>`
  expect(itemsIn(told)).toMatchObject([{ summary: 'Giá xăng giảm 320 đồng.' }])
  const film = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>t</title><entry><id>1</id><title>Một</title><link href="https://a.vn/1"/><media:group>${said}</media:group></entry></feed>`
  expect(itemsIn(film)[0]?.summary).toBe('Phường cắt nước sáng mai.')
})

test('what is struck out, and what stands below a picture, is no part of a summary', () => {
  const said = '<figure><figcaption>Ảnh: Hà</figcaption></figure><p>Học phí <s>500.000đ</s> 300.000đ.</p>'
  const item = `<item><title>Lớp nấu cỗ</title><description><![CDATA[${said}]]></description></item>`
  expect(itemsIn(rss(item))[0]?.summary).toBe('Học phí 300.000đ.')
})

test.each(['Xem thêm', 'Đọc tiếp »', 'Chi tiết'])('a link that leads on is no part of a summary: %s', (words) => {
  const said = `<![CDATA[<p>Mỗi tháng 936.000 đồng.&nbsp;<a href="https://a.vn/1">${words}</a></p>]]>`
  expect(itemsIn(rss(`<item><title>Học phí</title><description>${said}</description></item>`))[0]?.summary).toBe(
    'Mỗi tháng 936.000 đồng.',
  )
})

test.each([
  'The post <a href="https://a.vn/1">Cắt nước</a> appeared first on <a href="https://a.vn">UBND xã Mẫu</a>.',
  'The post <a href="https://a.vn/1">Cắt nước</a> first appeared on <a href="https://a.vn">UBND xã Mẫu</a>.',
  'Bài viết <a href="https://a.vn/1">Cắt nước</a> đã xuất hiện đầu tiên vào ngày <a href="https://a.vn">UBND xã Mẫu</a>.',
  'Bài viết <a href="https://a.vn/1">Cắt nước</a> xuất hiện đầu tiên trên <a href="https://a.vn">UBND xã Mẫu</a>.',
])('the line that WordPress puts behind an item is no part of it: %s', (closing) => {
  const [item] = itemsIn(
    rss(
      `<item><title>Cắt nước</title><description><![CDATA[<p>Từ 8 giờ [&#8230;]</p><p>${closing}</p>]]></description></item>`,
    ),
  )
  expect(item).toMatchObject({ summary: 'Từ 8 giờ […]', title: 'Cắt nước' })
})

test('a sentence that says where something was first seen stays', () => {
  const said = 'Bài chòi xuất hiện đầu tiên tại vùng biển này.'
  expect(itemsIn(rss(`<item><title>Một</title><description>${said}</description></item>`))[0]?.summary).toBe(said)
})

test('items without an id that share a page are told apart by their titles', () => {
  const item = (title: string) => `<item><title>${title}</title><link>https://a.vn/thong-bao</link></item>`
  const guids = itemsIn(rss(item('Cắt điện') + item('Cắt nước') + item('Cắt điện'))).map(({ guid }) => guid)
  expect(new Set(guids).size).toBe(2)
  expect(itemsIn(rss(item('Cắt điện'))).map(({ guid }) => guid)).toEqual(['https://a.vn/thong-bao'])
})

test('a link of another scheme is not kept', () => {
  const [item] = itemsIn(rss('<item><title>Bẫy</title><link>javascript:alert(1)</link></item>'))
  expect(item).toMatchObject({ title: 'Bẫy', link: '' })
})

// RSS 1.0 (https://web.resource.org/rss/1.0/spec) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
test.for([
  [
    'RDF',
    `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="${home}"><title>Phường Mẫu</title><link>https://phuong.example.vn/</link><description>Tin</description></channel>
      <item rdf:about="https://phuong.example.vn/a"><title>Lịch tiêm chủng</title><link>/a</link><description>Thứ Năm, 7 giờ 30.</description><dc:date>2025-11-05T15:20:00+07:00</dc:date></item></rdf:RDF>`,
  ],
  [
    'JSON Feed',
    JSON.stringify({
      ...{
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Phường Mẫu',
        home_page_url: 'https://phuong.example.vn/',
      },
      items: [
        {
          id: '1',
          url: 'https://phuong.example.vn/a',
          title: 'Lịch tiêm chủng',
          summary: 'Thứ Năm, 7 giờ 30.',
          date_published: '2025-11-05T15:20:00+07:00',
        },
      ],
    }),
  ],
  [
    'JSON Feed of others’ pages',
    JSON.stringify({
      ...{ version: 'https://jsonfeed.org/version/1.1', title: 'Phường Mẫu' },
      items: [
        {
          ...{ id: '1', external_url: 'https://phuong.example.vn/a', title: 'Lịch tiêm chủng' },
          ...{ summary: 'Thứ Năm, 7 giờ 30.', date_modified: '2025-11-05T15:20:00+07:00' },
        },
      ],
    }),
  ],
])('%s is read with title, summary, link and time', ([, body]) => {
  expect(itemsIn(body!)).toMatchObject([
    {
      ...{ title: 'Lịch tiêm chủng', summary: 'Thứ Năm, 7 giờ 30.', link: 'https://phuong.example.vn/a' },
      publishedAt: Date.parse('2025-11-05T15:20:00+07:00'),
    },
  ])
})

test('a feed whose entities are made of entities is read, and they are left as they stand', () => {
  const entities = '<!DOCTYPE rss [<!ENTITY a "tin"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>'
  const body = rss('<item><title>Tin &c;</title><link>/a</link></item>').replace('<rss', `${entities}<rss`)
  expect(itemsIn(body).map(({ title }) => title)).toEqual(['Tin &c;'])
})

test('a feed without items is refused as empty', () => {
  expect(readFeed(rss(''), home)).toEqual({ kind: 'refused', reason: 'feed.empty' })
})

test.for([
  ['nothing', ''],
  ['a page', '<!doctype html><html><body>Xin chào</body></html>'],
  ['words', 'không phải nguồn tin'],
  ['other JSON', '{"error": 1}'],
  ['a feed cut off', '<?xml version="1.0"?><rss version="2.0"'],
  ['many openings without an end', '<![CDATA[<!DOCTYPE<a '.repeat(50_000)],
])('%s is refused as no feed', ([, body]) => {
  expect(readFeed(body!, home)).toEqual({ kind: 'refused', reason: 'feed.not-feed' })
})

test.for([
  ['<p>Họp&nbsp;t&ocirc;̉ <b>dân phố</b></p><script>x()</script>', 'Họp tổ dân phố'],
  ['A<br/>B &lt;3 &#7879; &#x1EC7; &khongco;', 'A B <3 ệ ệ &khongco;'],
  ['Nhiệt độ 39&deg;C, 20m&sup2;, &frac12; ngày', 'Nhiệt độ 39°C, 20m², ½ ngày'],
  ['<b>mư</b>a to ở <span class="x">xã</span>, 5 m<sup>2</sup>', 'mưa to ở xã, 5 m²'],
  ['<![CDATA[Tin về A &amp; B]]>', 'Tin về A & B'],
  ['Tin&#0; mới&#x00;', 'Tin mới'],
  ['<td>Một</td><td>hai</td><li>ba', 'Một hai ba'],
  ['phường &#147;xanh&#148; &#146;', 'phường “xanh” ’'],
  ['Ngược\u202e chiều\u0007', 'Ngược chiều'],
  ['5 < 6 và 7 > 2', '5 < 6 và 7 > 2'],
] as const)('the words of %s', ([html, words]) => {
  expect(plainText(html)).toBe(words)
})

test('clipping ends after a whole word', () => {
  expect(clip('Phường họp dân', 14)).toBe('Phường họp dân')
  expect(clip('Phường họp dân', 13)).toBe('Phường họp…')
  expect(clip('Phường, họp', 9)).toBe('Phường…')
  expect(clip('mộttừrấtdài', 5)).toBe('')
})

test.for([
  ['https://Bao.vn/a?utm_source=x&id=2#top', 'https://bao.vn/a?id=2'],
  ['https://bao.vn/a?x=1&amp;id=2&amp;amp;y=3', 'https://bao.vn/a?x=1&id=2&y=3'],
  ['http://bao.vn/a?fbclid=1', 'http://bao.vn/a'],
  ['//bao.vn/a', null],
  ['', null],
  ['data:text/html,x', null],
  ['https://ten:mat@bao.vn/', null],
] as const)('the canonical form of %s is %s', ([link, canonical]) => {
  expect(canonicalLink(link)).toBe(canonical)
})

test.for([
  ['Sun, 22 Nov 2026 08:00:00 +0700', '2026-11-22T08:00:00+07:00'],
  ['Sun, 22 Nov 2026 01:00:00 GMT', '2026-11-22T08:00:00+07:00'],
  ['Sun, 22 Nov 2026 08:00:00 GMT+7', '2026-11-22T08:00:00+07:00'],
  ['Sun, 22 Nov 2026 08:00:00', '2026-11-22T08:00:00+07:00'],
  ['2026-11-22T01:00:00Z', '2026-11-22T08:00:00+07:00'],
  ['2026-11-22 08:00:00', '2026-11-22T08:00:00+07:00'],
  ['2026-11-22', '2026-11-22T00:00:00+07:00'],
  ['22/11/2026 8:05', '2026-11-22T08:05:00+07:00'],
  ['05/11/2025 15:20:00 +0700', '2025-11-05T15:20:00+07:00'],
  ['15:20 05/11/2025', '2025-11-05T15:20:00+07:00'],
  ['05/11/2025 15:20 (GMT+7)', '2025-11-05T15:20:00+07:00'],
  ['05-11-2025 15:20:00 +0700', '2025-11-05T15:20:00+07:00'],
  ['05.11.2025 15:20', '2025-11-05T15:20:00+07:00'],
  ['Thứ Tư, 05/11/2025 15:20', '2025-11-05T15:20:00+07:00'],
  ['Thứ tư, 5 Tháng 11 2025 - 15:20', '2025-11-05T15:20:00+07:00'],
  ['1762330800', '2025-11-05T15:20:00+07:00'],
  ['1762330800000', '2025-11-05T15:20:00+07:00'],
  ['05/11/2025 8h5', '2025-11-05T08:05:00+07:00'],
  ['15h20 ngày 05/11/2025', '2025-11-05T15:20:00+07:00'],
  ['5/11/2025 3:20:00 CH', '2025-11-05T15:20:00+07:00'],
  ['05/11/2025 2:30 chiều', '2025-11-05T14:30:00+07:00'],
  ['05/11/2025 12 giờ trưa', '2025-11-05T12:00:00+07:00'],
  ['11:05 trưa 05/11/2025', '2025-11-05T11:05:00+07:00'],
  ['/Date(1762327800000)/', '2025-11-05T14:30:00+07:00'],
  ['2025-11-05 08:20:00 Z', '2025-11-05T15:20:00+07:00'],
  ['2025-11-05T08:20:00.123+00:00', '2025-11-05T15:20:00+07:00'],
  ['Wed, 05 Nov 25 15:20:00 +0700', '2025-11-05T15:20:00+07:00'],
  ['Wed, 05 Nov 2025 15:20:00 ICT', '2025-11-05T15:20:00+07:00'],
  ['02/03/2026 07 giờ 30', '2026-03-02T07:30:00+07:00'],
  ['15 giờ 20 phút, ngày 5 tháng 11 năm 2025', '2025-11-05T15:20:00+07:00'],
  ['1 Tháng Ba, 2026', '2026-03-01T00:00:00+07:00'],
  ['12 tháng mười hai 2026', '2026-12-12T00:00:00+07:00'],
  ['Th 2, 02/03/2026', '2026-03-02T00:00:00+07:00'],
  ['Wed Nov  5 15:20:00 2025', '2025-11-05T15:20:00+07:00'],
  ['Nov 5, 2025 3:20 PM', '2025-11-05T15:20:00+07:00'],
  ['05/11/25', '2025-11-05T00:00:00+07:00'],
  ['11/25/2025 3:20 PM', '2025-11-25T15:20:00+07:00'],
  ['11/12/2026 8:05:00 AM', null],
  ['31/02/2025', null],
  ['05/11/2025 25:20', null],
  ['06 Th11 2025', '2025-11-06T00:00:00+07:00'],
  ['CN, 09 Th11, 2025 08:30', '2025-11-09T08:30:00+07:00'],
  ['Thứ Sáu, 06 Th6 2025', '2025-06-06T00:00:00+07:00'],
  ['Th11 6, 2025', '2025-11-06T00:00:00+07:00'],
  ['20251106T083000+0700', '2025-11-06T08:30:00+07:00'],
  ['20251106T013000Z', '2025-11-06T08:30:00+07:00'],
  ['20251106083000', '2025-11-06T08:30:00+07:00'],
  ['Cập nhật lúc 08:30, ngày 06/11/2025', '2025-11-06T08:30:00+07:00'],
  ['06/11/2025 (08:30)', '2025-11-06T08:30:00+07:00'],
  ['0001-01-01T00:00:00', null],
  ['20251106T0830', '2025-11-06T08:30:00+07:00'],
  ['20251106', '2025-11-06T00:00:00+07:00'],
  ['2025-11-06T08:30:00−07:00', '2025-11-06T22:30:00+07:00'],
  ['2025-11-06T08:30:00+07:00[Asia/Ho_Chi_Minh]', '2025-11-06T08:30:00+07:00'],
  ['Thu Nov 06 08:30:00 ICT 2025', '2025-11-06T08:30:00+07:00'],
  ['Thursday, 6th November 2025 08:30', '2025-11-06T08:30:00+07:00'],
  ['25/11/06', null],
  ['20251306T083000', null],
  ['Sun, 1 Nov 2026 7:5:00 +0700', '2026-11-01T07:05:00+07:00'],
  ['2025110608', null],
  ['hôm qua', null],
] as const)('the date %s is %s', ([text, at]) => {
  expect(instantFrom(text)).toBe(at && Date.parse(at))
})

test.for([
  ['Bão số 5 đổ bộ vào Quảng Ninh chiều nay', 'Chiều nay, bão số 5 đổ bộ vào Quảng Ninh', true],
  ['Giá vàng hôm nay 20/11 tăng mạnh', 'Giá vàng hôm nay 21/11 tăng mạnh', false],
  ['Giẫm đạp tại sân vận động, 17 người chết', 'Giẫm đạp ở sân vận động, nhiều người chết', true],
  ['Lịch cắt điện phường An Bình', 'Lịch tiêm chủng phường An Bình', false],
  ['…', '…', false],
] as const)('"%s" and "%s" tell one story: %s', ([a, b, same]) => {
  expect(isSameStory(wordsOf(a), wordsOf(b))).toBe(same)
})

test('an item without a title is known by its first words', () => {
  const [item] = itemsIn(
    rss('<item><title> </title><link>https://a.vn/3</link><description>Họp dân lúc 8 giờ.</description></item>'),
  )
  expect(item).toMatchObject({ title: 'Họp dân lúc 8 giờ.', link: 'https://a.vn/3' })
})

test.for(['Ngày 06/11/2025 lúc 08h30', '06/11/2025 lúc 08:30', 'Thu Nov 06 2025 08:30:00 GMT+0700 (Indochina Time)'])(
  '%s is half past eight in Vietnam',
  (text) => {
    expect(instantFrom(text)).toBe(Date.parse('2025-11-06T08:30:00+07:00'))
  },
)

test('of a feed that broke off its whole items stand, and what was begun is left', () => {
  const whole = '<item><title>Tin còn nguyên</title><link>https://phuong.example.vn/1</link></item>'
  for (const torn of [
    '<item><title>Tin bị đứt gi',
    '<item><title>Tin</title><description><![CDATA[dở',
    '<item',
    '<item><title>Tin bị đứt</title><description>dở dang',
  ])
    expect(itemsIn(`<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${whole}${torn}`)).toMatchObject([
      { title: 'Tin còn nguyên' },
    ])
  expect(readFeed(`<rss version="2.0"><channel>${whole}<item>`, home)).toMatchObject({ torn: true })
  expect(readFeed(rss(whole), home)).not.toHaveProperty('torn')
  const entry = '<entry><id>1</id><title>Tin</title><link href="https://phuong.example.vn/1"/></entry>'
  expect(itemsIn(`<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${entry}<entry><id>`)).toHaveLength(1)
})

test('a host that is written without its scheme is no page below this one', () => {
  const [item] = itemsIn(rss('<item><title>Tin sáu</title><link>phuong.example.vn/tin-6</link></item>'))
  expect(item?.link).toBe('https://phuong.example.vn/tin-6')
  const [page] = itemsIn(rss('<item><title>Tin bảy</title><link>tin-7.html</link></item>'))
  expect(page?.link).toBe('https://phuong.example.vn/tin-7.html')
})
