import { expect, test } from 'vitest'
import { articleOn } from '../../bot/feed/page/article.ts'
import { feedsOn } from '../../bot/feed/page/feeds.ts'
import { itemsOnPage } from '../../bot/feed/page/items.ts'
import { patternFrom } from '../../bot/feed/page/learn.ts'
import { pagesOfSitemap } from '../../bot/feed/page/sitemap.ts'

const address = 'https://phuong.example.vn/tin-tuc'
const menu =
  '<nav><ul><li><a href="/">Trang chủ của phường An Bình</a></li><li><a href="/gioi-thieu">Giới thiệu chung về phường</a></li></ul></nav>'

const card = (id: number, title: string, more = '') => `<article class="news-item ${id === 1 ? 'first' : ''}">
  <a class="thumb" href="/tin/${id}.html"><img src="x.png"></a>
  <h3 class="title"><a href="/tin/${id}.html?utm_source=home">${title}</a></h3>${more}</article>`
const portal = `<!doctype html><html><head><title>Tin tức</title></head><body>${menu}<div class="list">
  ${card(1, 'Phường khai trương điểm trả kết quả lưu động', '<span class="date">20/11/2026 08:30</span><p class="sapo">Điểm trả kết quả lưu động đặt tại nhà văn hoá tổ 3, mở cửa sáng thứ Bảy.</p>')}
  ${card(2, 'Lịch tiếp công dân của Chủ tịch phường tháng 12', '<span class="date">19/11/2026</span>')}
  ${card(3, 'Ra quân dọn vệ sinh các tuyến hẻm cuối năm')}
</div><aside><a href="/quang-cao">Quảng cáo dài hơn hai mươi chữ cái</a></aside></body></html>`
const table = `<table><tr><td><a href="tb.aspx?id=7">Thông báo niêm yết công khai hồ sơ nhà đất</a></td><td>(05/11/2026)</td></tr>
  <tr><td><a href="tb.aspx?id=8">Thông báo tạm ngừng cấp nước khu phố 4</a></td><td>(06/11/2026)</td></tr></table>`

test.for([
  ['its headline', 'lịch tiếp công dân của chủ tịch phường tháng 12'],
  ['its link', 'https://phuong.example.vn/tin/2.html'],
  ['its link with what counts clicks', 'https://phuong.example.vn/tin/2.html?utm_source=home#top'],
] as const)('a page’s items are found from one of them, named by %s', ([, example]) => {
  const pattern = patternFrom(portal, address, example)
  const found = itemsOnPage(portal, address, pattern!)
  expect(found.kind === 'items' && found.items).toMatchObject([
    {
      title: 'Phường khai trương điểm trả kết quả lưu động',
      link: 'https://phuong.example.vn/tin/1.html',
      summary: 'Điểm trả kết quả lưu động đặt tại nhà văn hoá tổ 3, mở cửa sáng thứ Bảy.',
      publishedAt: Date.parse('2026-11-20T08:30:00+07:00'),
    },
    { title: 'Lịch tiếp công dân của Chủ tịch phường tháng 12', publishedAt: Date.parse('2026-11-19T00:00:00+07:00') },
    { title: 'Ra quân dọn vệ sinh các tuyến hẻm cuối năm', publishedAt: null },
  ])
})

test('the latest news that a portal sets apart above its others, and a day in parts, are read', () => {
  const part = (id: number, title: string, date: string) =>
    `<div class="item"><h3><a href="/tin/${id}.html">${title}</a></h3>${date}</div>`
  const hot = part(3, 'Ngày hội đại đoàn kết tại ấp 4', '<time>14<span>Th10</span><span>2026</span></time>')
  const rest = part(2, 'Khám tuyển nghĩa vụ quân sự', '') + part(1, 'Giải ngân vốn vay hộ cận nghèo', '')
  const html = `<div class="hot">${hot}</div><div class="list">${rest}</div><aside>${part(9, 'Giá đất của phường năm 2026', '')}</aside>`
  const found = itemsOnPage(html, address, patternFrom(html, address, 'Khám tuyển nghĩa vụ quân sự')!)
  const dates = found.kind === 'items' ? found.items.map(({ link, publishedAt }) => [link.at(-6), publishedAt]) : []
  expect(dates).toEqual([
    ['3', Date.parse('2026-10-14T00:00:00+07:00')],
    ['2', null],
    ['1', null],
  ])
})

test('a day that leads to all told on it is no headline, and news that is pinned is built like the others', () => {
  const post = (id: number, title: string, name: string) =>
    `<div class="post ${name}"><h2><a href="/tin/${id}.html">${title}</a></h2><p><a href="/2026/11/"><time datetime="2026-11-2${id}T08:00:00+07:00">2${id} Tháng Mười Một, 2026</time></a></p></div>`
  const html = `<main>${post(7, 'Cấp thẻ căn cước tại nhà cho cụ già', '')}${post(8, 'Nội quy mới của công viên bờ sông', 'sticky')}</main>`
  const found = itemsOnPage(html, address, patternFrom(html, address, 'Nội quy mới của công viên bờ sông')!)
  expect(found.kind === 'items' && found.items.map(({ publishedAt }) => publishedAt)).toEqual(
    [7, 8].map((day) => Date.parse(`2026-11-2${day}T08:00:00+07:00`)),
  )
})

test('what a link that leads nowhere says is the headline of its row, and links begin where the page says', () => {
  const row = (link: string, id: number) =>
    `<tr><td>${link}</td><td>0${id}/12/2026</td><td><a href="${id}.pdf">Tải về</a></td></tr>`
  const rows = [
    row('<a href="javascript:void(0)">Quyết định công nhận hộ thoát nghèo</a>', 2),
    row('<a href="xem/1">Quyết định lập Tổ công nghệ số cộng đồng</a>', 1),
  ]
  const html = `<html><head><base href="/vb/"></head><body><table>${rows.join('')}</table></body></html>`
  const found = itemsOnPage(html, address, patternFrom(html, address, 'Quyết định lập Tổ công nghệ số cộng đồng')!)
  expect(found.kind === 'items' && found.items.map(({ title, link }) => [title, link])).toEqual([
    ['Quyết định công nhận hộ thoát nghèo', 'https://phuong.example.vn/vb/2.pdf'],
    ['Quyết định lập Tổ công nghệ số cộng đồng', 'https://phuong.example.vn/vb/xem/1'],
  ])
})

test('the rows of an old portal’s table are items, and their links are relative to the page', () => {
  const pattern = patternFrom(table, 'https://phuong.example.vn/web/ds.aspx', 'Thông báo tạm ngừng cấp nước khu phố 4')
  const found = itemsOnPage(table, 'https://phuong.example.vn/web/ds.aspx', pattern!)
  expect(found.kind === 'items' && found.items.map(({ link, publishedAt }) => [link, publishedAt])).toEqual([
    ['https://phuong.example.vn/web/tb.aspx?id=7', Date.parse('2026-11-05T00:00:00+07:00')],
    ['https://phuong.example.vn/web/tb.aspx?id=8', Date.parse('2026-11-06T00:00:00+07:00')],
  ])
})

test('a headline that its portal cuts short is read whole from its link', () => {
  const short = table.replace(
    '>Thông báo niêm yết công khai hồ sơ nhà đất<',
    ' title="Thông báo niêm yết công khai hồ sơ nhà đất">Thông báo niêm yết công...<',
  )
  const ofTable = (html: string) => {
    const found = itemsOnPage(html, address, patternFrom(html, address, 'Thông báo tạm ngừng cấp nước khu phố 4')!)
    return found.kind === 'items' ? found.items.map(({ title }) => title) : []
  }
  expect(ofTable(short)).toEqual(ofTable(table))
})

test('an example that is not on the page teaches nothing; a page that was built anew says so', () => {
  expect(patternFrom(portal, address, 'Tin không có ở đây')).toBeNull()
  expect(patternFrom('', address, 'Tin không có ở đây')).toBeNull()
  expect(
    itemsOnPage('<html><body><p>Bảo trì</p></body></html>', address, {
      block: 'div.list > article.news-item',
      link: 'h3.title > a',
    }),
  ).toEqual({
    kind: 'refused',
    reason: 'feed.no-items',
  })
})

test('the feeds that a page names are offered', () => {
  const head =
    '<html><head><link rel="alternate" type="application/rss+xml" title="Tin mới" href="/rss/moi.rss"></head><body></body></html>'
  expect(feedsOn(head, address)).toEqual([{ link: 'https://phuong.example.vn/rss/moi.rss', title: 'Tin mới' }])
})

const urlset = (places: string) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${places}</urlset>`

test('a sitemap of news gives its newest first, with titles and times; what was only changed has no time', () => {
  const found = pagesOfSitemap(
    urlset(`<url><loc>https://bao.vn/1</loc><lastmod>2026-11-20</lastmod></url>
      <url><loc>https://bao.vn/2</loc><news:news><news:publication_date>2026-11-22T08:00:00+07:00</news:publication_date>
      <news:title><![CDATA[Bão số 5 &amp; mưa]]></news:title></news:news></url><url><loc>javascript:alert(1)</loc></url>`),
    'https://bao.vn/sitemap.xml',
  )
  expect(found).toEqual({
    kind: 'items',
    items: [
      {
        guid: 'https://bao.vn/2',
        title: 'Bão số 5 & mưa',
        summary: '',
        author: '',
        link: 'https://bao.vn/2',
        publishedAt: Date.parse('2026-11-22T01:00:00Z'),
      },
      { guid: 'https://bao.vn/1', title: '', summary: '', author: '', link: 'https://bao.vn/1', publishedAt: null },
    ],
  })
})

test('a list of sitemaps leads to the one for news, else to the one changed last', () => {
  const list = (places: string) => `<sitemapindex>${places}</sitemapindex>`
  const map = (link: string, at: string) => `<sitemap><loc>${link}</loc><lastmod>${at}</lastmod></sitemap>`
  const both = map('https://bao.vn/a.xml', '2026-11-01') + map('https://bao.vn/b.xml', '2026-11-20')
  expect(pagesOfSitemap(list(both), 'https://bao.vn/')).toEqual({ kind: 'elsewhere', link: 'https://bao.vn/b.xml' })
  expect(pagesOfSitemap(list(`${both}${map('https://bao.vn/news.xml', '2026-01-01')}`), 'https://bao.vn/')).toEqual({
    kind: 'elsewhere',
    link: 'https://bao.vn/news.xml',
  })
  expect(pagesOfSitemap('<html></html>', 'https://bao.vn/')).toEqual({ kind: 'refused', reason: 'feed.not-sitemap' })
})

const paragraphs = Array.from(
  { length: 6 },
  (_, i) =>
    `<p>Đoạn thứ ${i + 1} của bài kể việc phường mở thêm điểm nhận hồ sơ cho bà con ở xa trung tâm, dài vừa đủ để là một đoạn.</p>`,
).join('')

test('an article tells its facts from what its page says of itself, and its text without the page around it', () => {
  const html = `<html><head><title>Phường – Báo</title><meta property="og:title" content="Mở thêm điểm nhận hồ sơ">
    <meta property="og:description" content="Phường mở thêm điểm nhận hồ sơ."><meta property="og:site_name" content="Báo Mẫu">
    <link rel="canonical" href="/bai/1"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-11-20T08:00:00+07:00","author":{"name":"Lê Bình"}}</script></head>
    <body>${menu}<article><h1>Mở thêm điểm nhận hồ sơ</h1>${paragraphs}</article><footer>Bản quyền</footer></body></html>`
  const article = articleOn(html, 'https://bao.vn/bai/1?utm_source=x')
  expect(article).toMatchObject({
    ...{
      kind: 'article',
      title: 'Mở thêm điểm nhận hồ sơ',
      lead: 'Phường mở thêm điểm nhận hồ sơ.',
      author: 'Lê Bình',
    },
    ...{ site: 'Báo Mẫu', link: 'https://bao.vn/bai/1', publishedAt: Date.parse('2026-11-20T01:00:00Z') },
  })
  expect(article.kind === 'article' && article.text.split('\n')).toHaveLength(6)
})

test('a page to sign in at, or one that says nothing, is no article', () => {
  const form = '<html><body><form><input name="u"><input type="password"></form></body></html>'
  expect(articleOn(form, address)).toEqual({ kind: 'refused', reason: 'feed.sign-in' })
  const office =
    '<title>Phát động làm sạch kênh Mẫu – Phường Mẫu</title><h1>Phường Mẫu</h1><h1>Phát động làm sạch kênh Mẫu</h1>'
  const told = articleOn(`${office}<p>${'Sáng nay hơn 200 người ra quân. '.repeat(9)}</p>`, address)
  expect(told).toMatchObject({ title: 'Phát động làm sạch kênh Mẫu' })
  const prices = '<table><tr><th>Bậc</th><th>Giá</th></tr><tr><td>1</td><td>1.984</td></tr></table>'
  const others = '<ul><li><a href="/r">Trạm thiếu thuốc, dân vượt tuyến</a></li></ul>'
  const power = `<p>${'Giá điện mới rẻ hơn. '.repeat(20)}</p>`
  const article = articleOn(`<article>${power}${others}${power}${prices}</article>`, address)
  expect(article).not.toMatchObject({ text: expect.stringContaining('vượt tuyến') })
  expect(article).toMatchObject({ text: expect.stringMatching(/\nBậc \| Giá\n1 \| 1\.984$/) })
  const merged = `<table><tr><th rowspan="2">Hạng</th><th colspan="2">Giá</th></tr><tr><th>Cũ</th><th>Mới</th></tr>
    <tr><td rowspan="2">Một</td><td>75</td><td>40</td></tr><tr><td>70</td><td>35</td></tr><tr><td>Hai</td><td colspan="2">30</td></tr></table>`
  const rows = ['Hạng | Giá | Giá', 'Hạng | Cũ | Mới', 'Một | 75 | 40', 'Một | 70 | 35', 'Hai | 30 | 30'].join('\n')
  expect(articleOn(`<article>${power}${merged}</article>`, address)).toMatchObject({
    text: expect.stringContaining(rows),
  })
  expect(articleOn('', address)).toEqual({ kind: 'refused', reason: 'feed.no-article' })
})

test('what an article’s page tells in several places is doubted where they contradict each other or a weak one is alone', () => {
  const read = (head: string, body: string) =>
    articleOn(`<html><head>${head}</head><body>${body}</body></html>`, address)
  const title = 'Khởi công cầu dân sinh qua kênh Mẫu'
  const text =
    '<p>Sáng 4/9, xã khởi công cầu dân sinh qua kênh Mẫu, dài 28 m, rộng 3,5 m.</p><p>Dự kiến thông xe trước Tết.</p>'
  const heading = `<h1>${title}</h1>`
  const day = '<div>Cập nhật: 21/11/2026 07:00 | Ngày đăng: 04/09/2026 09:45</div>'
  const at = Date.parse('2026-09-04T09:45:00+07:00')
  const told = (time: string) => `<meta property="article:published_time" content="${time}">`
  const data = (type: string, published: string) =>
    `<script type="application/ld+json">{"@type":"${type}","name":"Hội nghị","datePublished":"${published}"}</script>`
  const sure = { title, publishedAt: at, doubts: [] }
  expect(read('<title>Xã Mẫu</title>', heading + day + text)).toMatchObject(sure)
  expect(read(told('2026-09-04T09:45:00Z'), heading + day + text)).toMatchObject(sure)
  expect(read(data('WebSite', '2024-01-01'), heading + day + text)).toMatchObject(sure)
  const other = data('NewsArticle', '2025-08-01').replace('"name":"Hội nghị"', '"headline":"Bè mảng trôi trong đêm lũ"')
  expect(read(other, heading + day + text)).toMatchObject(sure)
  expect(read('', `${heading}<ul><li>04/09/2026 09:45</li><li>Đoàn xã</li></ul>${text}`)).toMatchObject(sure)
  expect(read(told('2026-12-01T03:30:00+07:00'), heading + day + text)).toMatchObject({ ...sure, doubts: ['day'] })
  const shared = '<meta property="og:title" content="Tin nổi bật nhất trong tuần qua">'
  expect(read(shared, heading + day + text)).toMatchObject(sure)
  expect(read(shared, `<div>${title}</div>${day}${text}`)).toMatchObject({ publishedAt: at, doubts: ['title'] })
  expect(read('<title>Bản in</title>', `<p>${title}</p>${day}${text}`)).toMatchObject({ ...sure, doubts: ['title'] })
  expect(read('<title>Bản in</title>', `<b>${title}</b>${day}${text}`)).toMatchObject(sure)
  const half = Date.parse('2026-09-04T15:22:00+07:00')
  const weather = '<div>Tỷ giá - Cập nhật: 30/11/2026</div>'
  for (const shown of [
    '<div class="d">04/09/2026 3:22 CH</div>',
    '<div><i></i> 15:22:00 04/09/2026</div>',
    '<div>Đăng bởi Trạm Y tế vào lúc 15 giờ 22 ngày 4/9/2026</div>',
    '<p>Thứ Sáu, 04/09/2026, 15:22 [GMT+7]</p>',
    '<p>Được đăng: 4 Tháng 9 2026 15:22</p>',
    '<p class="t">Xã đoàn Mẫu Ninh - 15h22 ngày 04/09/2026</p>',
  ])
    expect(read('', heading + shown + text + weather)).toMatchObject({ title, publishedAt: half, doubts: [] })
  const box = '<div class="art-related"><p>Ba nhà thầu cam kết thi công ba ca để kịp thông tuyến trước Tết.</p></div>'
  expect(read('', heading + day + text.replace('</p>', `</p>${box}`))).toMatchObject(sure)
  expect(read('', `${heading}<p class="timeupdate">Thứ sáu - 04/09/2026</p>${text}`)).toMatchObject({
    ...{ publishedAt: Date.parse('2026-09-04T00:00:00+07:00'), doubts: [] },
  })
  const next = `<article><h2>Khai giảng lớp tin học</h2><p>${'Lớp mở cho 25 người cao tuổi của xã. '.repeat(9)}</p></article>`
  expect(read('', `<article>${heading}${day}${text}</article>${next}`)).toMatchObject({
    ...{ ...sure, text: expect.not.stringContaining('cao tuổi') },
  })
  const sponsor =
    '<div class="ads-inline"><p>Khuyến mãi: đặt phòng giảm 30% trong tháng, gọi ngay hôm nay để giữ chỗ.</p></div>'
  expect(read('', heading + day + text.replace('</p>', `</p>${sponsor}`))).toMatchObject({
    ...{ ...sure, text: expect.not.stringContaining('Khuyến mãi') },
  })
  const column = `<tr><td>${heading}${day}${text}</td><td>Số người online: 4</td></tr>`
  expect(read('', `<table>${column}</table>`)).toMatchObject({ ...sure, text: expect.not.stringContaining('online') })
  const event = '<div class="event-time"><time datetime="2026-11-27T14:00:00+07:00">14:00 27/11/2026</time></div>'
  expect(read('', heading + event + day + text)).toMatchObject(sure)
  const named = '<div class="ArticleHeadline">Khởi công cầu dân sinh qua kênh Mẫu</div>'
  const around = '<div>Thứ Hai, 30/11/2026 09:14</div><video>Trình duyệt của bạn không phát được video này.</video>'
  const others =
    '<p><b>Xem thêm: <a href="/x">Cá chết trắng hồ Mẫu Tây</a></b></p><p>&gt;&gt; <a href="/y">Giếng nhiễm mặn</a></p>'
  const views = '<div><span>(04/09/2026 09:45)</span> <span>Lượt xem: 1.204</span></div>'
  expect(read('', around + named + views + others + text)).toMatchObject({
    ...{
      ...sure,
      text: 'Sáng 4/9, xã khởi công cầu dân sinh qua kênh Mẫu, dài 28 m, rộng 3,5 m.\nDự kiến thông xe trước Tết.',
    },
  })
})

test('an article of five megabytes is read to where a summary needs it', () => {
  const html = `<html><body><article>${paragraphs.repeat(5000)}</article></body></html>`.slice(0, 5 * 1024 * 1024)
  const article = articleOn(html, address)
  expect(article.kind === 'article' && article.text.length).toBeLessThanOrEqual(100_000)
})

test('a portal that calls each of its pages by its own name is told by the heading that stands on the page', () => {
  const body = '<p>Phường thay cống ở ngõ 3 trong ba ngày, bà con đi vòng qua đường lớn.</p>'.repeat(4)
  const page = (heading: string) =>
    `<html><head><title>Trang thông tin phường</title></head><body><article>${heading}${body}</article></body></html>`
  const titleOf = (heading: string) => articleOn(page(heading), 'https://phuong.vn/bai/1')
  expect(titleOf('<h1>Sửa cống ngõ 3 trước Tết</h1>')).toMatchObject({ title: 'Sửa cống ngõ 3 trước Tết' })
  expect(titleOf('<h1>Tin tức</h1>')).toMatchObject({ title: 'Trang thông tin phường' })
  const shared = ['Sửa cống ngõ 3 | Phường Mẫu', 'Phường Mẫu'].map(
    (words, i) => `<meta property="og:${i ? 'site_name' : 'title'}" content="${words}">`,
  )
  const clock = '<div class="date">Thứ Tư, 02/12/2026</div>'
  const named = '<div class="cms_title">Sửa cống ngõ 3</div>'
  const dated = (day: string) => titleOf(`${clock}${named}${day}<div class="audio">Giọng nữ</div>`)
  const at = Date.parse('2026-03-09T14:05:00+07:00')
  for (const day of [
    '<div class="cms_date">Đăng lúc: 14:05 ngày 9-3-2026</div>',
    '<p>Ngày đăng: 09/03/2026 14:05 | Xem: 12</p>',
  ])
    expect(dated(day)).toMatchObject({
      title: 'Sửa cống ngõ 3',
      publishedAt: at,
      text: expect.not.stringMatching(/Giọng/),
    })
  expect(dated('<p>Ngày 09/03/2026</p>')).toMatchObject({ publishedAt: null })
  const sidebar = `<h1>Sửa cống ngõ 3 trước Tết</h1>${'<p>Phường thay cống.</p>'.repeat(12)}<div>Cập nhật: 09/03/2026</div>`
  expect(titleOf(sidebar)).toMatchObject({ publishedAt: null })
  const ofSchool = ['site_name', 'title'].map((name) => `<meta property="og:${name}" content="Trường Mầm non Hoa Mai">`)
  expect(titleOf(`${ofSchool.join('')}<h2 class="entry-title">Thực đơn tuần 2 cho các bé</h2>`)).toMatchObject({
    title: 'Thực đơn tuần 2 cho các bé',
  })
  const gold = `<div>Cập nhật: 09/03/2026</div>${'<p>Vàng miếng</p>'.repeat(5)}`
  expect(titleOf(`${gold}<h1>Sửa cống ngõ 3 trước Tết</h1>`)).toMatchObject({ publishedAt: null })
  const generic = (html: string) =>
    articleOn(html.replace(/<title>.*<\/title>/, '<title>Chi tiết tin | Trang TTĐT</title>'), 'https://phuong.vn/bai/1')
  const plain = '<p>Phường thay cống ở ngõ 3</p><p>Thứ hai - 09/03/2026 14:05</p>'
  expect(generic(page(`${plain}<div class="ads">Mua nhà trả góp</div>`))).toMatchObject({
    ...{ title: 'Phường thay cống ở ngõ 3', publishedAt: at, text: expect.not.stringContaining('trả góp') },
  })
  const info = '<h2>Sửa nghĩa trang liệt sĩ</h2><div class="post-info">Tác giả: Ban VHXH | Ngày: 09/03/2026</div>'
  const beside = page(`<h1>Chính sách - Xã hội phường</h1>${info}`).replace(
    /<title>.*<\/title>/,
    '<title>Sửa nghĩa trang liệt sĩ | UBND phường</title>',
  )
  expect(articleOn(beside, 'https://phuong.vn/bai/1')).toMatchObject({
    ...{ title: 'Sửa nghĩa trang liệt sĩ', publishedAt: Date.parse('2026-03-09T00:00:00+07:00') },
  })
  expect(dated('<p>(14:05 | 09/03/2026)</p>')).toMatchObject({ publishedAt: at })
  const portal = '<div id="header"><h1>UBND PHƯỜNG PHÚ MỸ</h1></div><h2>Phát động thi đua làm đường</h2>'
  expect(generic(page(`${portal}<p class="submitted">Gửi bởi A vào T2, 09/03/2026 - 14:05</p>`))).toMatchObject({
    ...{ title: 'Phát động thi đua làm đường', publishedAt: at },
  })
  const told =
    '<table><tr><td class="tieude_bv">Ra mắt “Camera ngõ 12”</td></tr><tr><td>(Ngày đăng: 24/07/2026 15:47)</td></tr></table>'
  const lead = '<h2 class="detail__summary">Sáng 9/3 phường thay cống ở ngõ 3, xong trong ba ngày.</h2>'
  expect(titleOf(told)).toMatchObject({
    title: 'Ra mắt “Camera ngõ 12”',
    publishedAt: Date.parse('2026-07-24T15:47:00+07:00'),
  })
  expect(titleOf(`<h1>Sửa cống ngõ 3 trước Tết</h1><div>${lead}</div>`)).toMatchObject({
    lead: 'Sáng 9/3 phường thay cống ở ngõ 3, xong trong ba ngày.',
    text: expect.stringContaining('Sáng 9/3 phường'),
  })
  const around = '<div class="breadcrumb">Trang chủ / Tin</div><div class="share">Chia sẻ Zalo</div>'
  const article = titleOf(`${shared.join('')}${around}<h1>Sửa cống ngõ 3</h1>`)
  expect(article).toMatchObject({ title: 'Sửa cống ngõ 3', text: expect.not.stringMatching(/Trang chủ|Zalo/) })
})
