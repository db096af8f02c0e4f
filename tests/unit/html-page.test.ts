import { expect, it } from 'vitest'
import { htmlText } from '../../bot/import/html/html.ts'

const linesOf = (body: string) => htmlText(`<html><body>${body}</body></html>`).text.replace(/^##/gm, '#').split('\n')

const text =
  '<h1>Lịch tiếp dân</h1><p>Chủ tịch phường tiếp dân vào sáng thứ Năm hằng tuần, tại trụ sở.</p><p>Mang theo căn cước.</p>'
const lines = [
  '# Lịch tiếp dân',
  'Chủ tịch phường tiếp dân vào sáng thứ Năm hằng tuần, tại trụ sở.',
  'Mang theo căn cước.',
]

it('a page that its portal sends inside a form is read, with its scripts counted for nothing', () => {
  const script = `<script>${'let so = 1;'.repeat(200)}</script>`
  expect(linesOf(`${script}<form method="post"><input type="hidden" value="x">${text}</form>`)).toEqual(lines)
  expect(
    linesOf(`<form><nav><a href="/">Trang chủ</a></nav><main>${text}</main><footer>Bản quyền</footer></form>`),
  ).toEqual(lines)
})

it('a form to be filled in beside the text is no part of it', () => {
  expect(linesOf(`${text}<form><p>Họ tên</p><input name="ten"></form>`)).toEqual(lines)
})

it('what stands over a table as its caption stands above its rows', () => {
  const rows = '<tr><th>Khu</th><th>Phí</th></tr><tr><td>Rau</td><td>5.000</td></tr>'
  expect(linesOf(`<table><caption>Áp dụng từ <b>01/01/2026</b></caption>${rows}</table>`)).toEqual([
    'Áp dụng từ 01/01/2026',
    '| Khu | Phí |',
    '| Rau | 5.000 |',
  ])
})

it('what a part that folds is called stands over its words, as deep as it lies', () => {
  const folded =
    '<h2>Hỏi đáp</h2><details><summary>Phí là <b>bao nhiêu</b>?</summary><p>20.000 đồng.</p><details><summary>Ai được miễn?</summary>Hộ nghèo.</details></details><details open><summary>Nộp ở đâu?</summary>Tại quầy số 2.</details>'
  expect(
    htmlText(`<html><body>${folded}<details><summary>Trống</summary></details></body></html>`).text.split('\n'),
  ).toEqual([
    '## Hỏi đáp',
    '### Phí là bao nhiêu?',
    '20.000 đồng.',
    '#### Ai được miễn?',
    'Hộ nghèo.',
    '### Nộp ở đâu?',
    'Tại quầy số 2.',
    'Trống',
  ])
})

it('two columns of few rows are a table where the first names what the second says of it, and a frame where they are signed', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const days = row('Ngày', 'Người tiếp') + row('04/12', '<p>Chủ tịch</p><p>Phòng 1</p>') + row('18/12', 'Phó Chủ tịch')
  expect(linesOf(`<table>${days}</table>`)).toEqual([
    ...['| Ngày | Người tiếp |', '| 04/12 | Chủ tịch Phòng 1 |', '| 18/12 | Phó Chủ tịch |'],
  ])
  const tasks = row('Nội dung', 'Phụ trách') + row('<p>1. Quét đường</p><p>2. Trồng hoa</p>', 'Đoàn Thanh niên')
  expect(linesOf(`<table>${tasks}</table>`)).toEqual([
    ...['| Nội dung | Phụ trách |', '| 1. Quét đường 2. Trồng hoa | Đoàn Thanh niên |'],
  ])
  const signed = row('THƯ KÝ', 'CHỦ TRÌ') + row('<p>(Ký)</p><p>Vũ Thị Nga</p>', '<p>(Ký)</p><p>Phạm Văn Tú</p>')
  const head = row('UBND PHƯỜNG MẪU<br>TỔ 8', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập – Tự do – Hạnh phúc')
  expect(linesOf(`<table>${head}</table>`)).not.toContainEqual(expect.stringContaining('|'))
  expect(linesOf(`<table>${signed}</table>`)).not.toContainEqual(expect.stringContaining('|'))
})

it('parts that are shown one at a time are all read, and lists of other pages are not', () => {
  const tabs = '<a href="#a">Trình tự</a><button data-bs-target="#c">Lệ phí</button>'
  const parts =
    '<div id="a" class="tab on"><p>Nộp tờ khai.</p></div><div id="b" class="tab"><p>Nháp</p></div><div id="c" class="tab"><p>8.000 đồng</p></div>'
  const style = '<style>.tab{display:none}.on{display:block}</style>'
  const text = linesOf(`${style}<h1>Trích lục</h1>${tabs}${parts}`).join('\n')
  for (const said of ['Nộp tờ khai.', '8.000 đồng']) expect(text).toContain(said)
  expect(text).not.toContain('Nháp')
  const open = linesOf(
    '<style>.tab{display:none}.on{display:block}</style><div class="tab on"><p>Nộp tờ khai.</p></div>',
  )
  expect(open).toContain('Nộp tờ khai.')
  const others = `<ul>${['Một', 'Hai', 'Ba', 'Bốn'].map((name) => `<li><a href="/x">Tin số ${name}</a></li>`).join('')}</ul>`
  expect(linesOf(`<h1>Nghỉ lễ</h1><p>Nghỉ từ 30/8.</p><h3>Tin liên quan</h3>${others}`)).toEqual([
    ...['# Nghỉ lễ', 'Nghỉ từ 30/8.'],
  ])
  expect(linesOf(`<h1>Biểu mẫu</h1><p>Tải về:</p>${others}`)).toContain('- Tin số Hai')
  const two =
    '<div><a href="/a">Lịch tiếp dân</a> (18/11/2025)</div><div><a href="/b">Tiêm chủng</a> (17/11/2025)</div>'
  const around = [
    '<div><a href="#">A-</a> <a href="#">A</a> <a href="#">A+</a></div>',
    '<div>Từ khóa: <a href="/t">hộ nghèo</a></div>',
  ]
  expect(
    linesOf(
      `<h1>Nghỉ lễ</h1>${around[0]}<p>Nghỉ từ ngày 30/8 đến hết ngày 02/9, trực tại quầy số một của phường.</p>${around[1]}<div><div>Các tin khác</div>${two}</div>`,
    ),
  ).toEqual(['# Nghỉ lễ', 'Nghỉ từ ngày 30/8 đến hết ngày 02/9, trực tại quầy số một của phường.'])
  const asked = `<p>Con tôi học lớp 3, ${'gia đình chuyển sang phường khác, '.repeat(2)}tôi cần giấy tờ gì?</p>`
  const answer = `<p>${'Phụ huynh nộp đơn cho trường nơi đến, hai ngày sau có ý kiến. '.repeat(2)}</p>`.repeat(3)
  const question = `<h2 class="qa-title">Chuyển trường cho con giữa hai phường</h2><div class="q">${asked}</div>`
  const read = linesOf(`<nav><a href="/">Trang chủ</a></nav><div>${question}<div class="a">${answer}</div></div>`)
  expect(read[0]).toBe('# Chuyển trường cho con giữa hai phường')
  expect(read).toContainEqual(expect.stringContaining('Con tôi học lớp 3'))
  const framed = `<table><tr><td>${others}</td><td><p>QUYẾT ĐỊNH</p><p>Điều 1. Giá</p></td></tr></table>`
  expect(linesOf(framed)).toEqual(['QUYẾT ĐỊNH', 'Điều 1. Giá'])
})

it('what comes up over a page when it is asked for is no text of it, and what a later rule hides stays hidden', () => {
  const hidden = (id: string, inner: string, more = '') => `<div id="${id}" style="display:none" ${more}>${inner}</div>`
  const linked = (...ids: string[]) => `<nav>${ids.map((id) => `<a href="#${id}">Mở phần</a>`).join('')}</nav>`
  const opened = (...parts: string[]) => linesOf(`<h1>Giá nước</h1>${parts.join('')}`)
  const login = hidden('vao', '<p>Tên tài khoản</p><form><input name="ten"></form>')
  const cookies = hidden('cookie-notice', '<p>Trang này dùng cookie.</p>')
  const terms = hidden('dieu-khoan', '<p>Điều khoản sử dụng.</p>')
  expect(opened(linked('vao', 'cookie-notice', 'dieu-khoan'), login, cookies, terms)).toEqual(['# Giá nước'])
  const asked = '<button data-bs-toggle="modal" data-bs-target="#gop-y">Góp ý</button>'
  const shared = '<nav><a aria-haspopup="true" href="#gui">Gửi bài</a></nav>'
  expect(opened(asked, shared, hidden('gop-y', '<p>Cảm ơn bạn.</p>'), hidden('gui', '<p>Gửi thư.</p>'))).toEqual([
    '# Giá nước',
  ])
  // One alone is text where it is said to fold out.
  const folds = '<a data-toggle="collapse" href="#them">Xem thêm</a>'
  expect(opened(folds, hidden('them', '<p>Từ 01/01/2026: 8.500 đồng.</p>'))).toContain('Từ 01/01/2026: 8.500 đồng.')
  const styled = (rules: string) => linesOf(`<style>${rules}</style><h1>Giá</h1><p class="a b">Nháp</p>`)
  expect(styled('.a{display:none}.b{display:flex}')).toEqual(['# Giá', 'Nháp'])
  expect(styled('.b{display:flex}.a{display:none}')).toEqual(['# Giá'])
  expect(styled('.a{position:absolute;left:-9999px}.b{display:block}')).toEqual(['# Giá'])
})

it('a page all of which is a table keeps its cells and its heading', () => {
  const rows = '<tr><th>Mã thủ tục</th><td>2.000528</td></tr><tr><th>Lĩnh vực</th><td>Hộ tịch</td></tr>'
  const steps = `<tr><th>Trình tự</th><td><p>${'Người yêu cầu nộp hồ sơ, công chức kiểm tra. '.repeat(4)}</p><p>${'Trả kết quả, thu lệ phí. '.repeat(4)}</p></td></tr>`
  const fees =
    '<tr><th>Lệ phí</th><td><table><tr><th>Hình thức</th><th>Mức</th></tr><tr><td>Trực tiếp</td><td>75.000 đồng</td></tr></table></td></tr>'
  const nav = '<nav><a href="/">Trang chủ</a></nav>'
  const read = linesOf(`${nav}<main><h2>Đăng ký khai sinh</h2><table>${rows}${steps}${fees}</table></main>`)
  expect(read).toContain('# Đăng ký khai sinh')
  expect(read).toContain('| Mã thủ tục | 2.000528 |')
  expect(read).toContain('| Lệ phí | Trực tiếp | 75.000 đồng |')
})

it('the day at the head of a page or of its article is a line of its text, and the portal’s own furniture is not', () => {
  const [, ...body] = text.split('</h1>')
  const title = '<h1>Lịch tiếp dân</h1>'
  const time = (at: string, words = '') => `<time datetime="${at}">${words}</time>`
  const site = (inside = '') => `<header><a href="/">Cổng xã</a> ${inside}</header><nav><a href="/">Trang chủ</a></nav>`
  const dated = (day: string) => [lines[0], day, ...lines.slice(1)]
  const pages = [
    `${site(time('2026-11-05T08:00:00+07:00', 'Thứ năm, 05/11/2026 08:00'))}<main>${text}</main>`,
    `${site(time('2026-11-04T22:30:00Z'))}<main>${text}</main>`,
    `${site(time('2026-11-28', '28/11/2026'))}<article>${title}<p>${time('2026-11-05', '05/11/2026')}</p>${body}</article>`,
    `${site()}<article><header>${title}${time('2026-11-05')}</header>${body}</article>`,
  ]
  const days = ['Thứ năm, 05/11/2026 08:00', '05/11/2026', '05/11/2026', '05/11/2026']
  expect(pages.map(linesOf)).toEqual(days.map(dated))
  const foot = `${site()}<article>${text}<footer>Đăng ngày ${time('2026-11-05', '05/11/2026')}</footer></article><footer>Bản quyền</footer>`
  expect(linesOf(foot)).toEqual([...lines, 'Đăng ngày 05/11/2026'])
})

it('menus, paths, feet and boxes of a portal that only their names tell are left out, and said', () => {
  const menu =
    '<div id="header"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li><li><a href="/tin">Tin tức</a></li></ul></div>'
  const path = '<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/tb">Thông báo</a></div>'
  const box = '<div><h3>Thống kê truy cập</h3><p>Đang online: 14</p></div>'
  const foot = '<div id="footer">Bản quyền thuộc UBND xã Mẫu</div>'
  const page = `<html><body>${menu}${path}<div class="content has-sidebar">${text}</div>${box}${foot}</body></html>`
  const read = htmlText(page)
  expect(read.text.replace(/^##/gm, '#').split('\n')).toEqual(lines)
  expect(read.notes).toEqual(['text.menu'])
  const poll =
    '<div>Bạn thấy trang này thế nào? <label><input type="radio">Tốt</label> <label><input type="radio">Kém</label></div>'
  const tabs = '<ul class="tabs"><li>Nội dung</li><li>Thuộc tính</li><li>VB liên quan</li></ul>'
  const day = '<div>Hôm nay, thứ Hai 30/11/2026 <a href="/en">English</a></div>'
  const stars = '<div><span>Đánh giá bài viết:</span> <span>★★★★★</span> (3 lượt)</div>'
  expect(linesOf(`${day}${poll}${tabs}${text}${stars}`)).toEqual(lines)
  const shared = '<div class="social-share"><a>Chia sẻ Facebook</a><a>Zalo</a></div>'
  const said = '<div class="comment-box"><div><b>Minh:</b> Khi nào làm đường?</div></div>'
  expect(linesOf(`${text}${shared}${said}`)).toEqual(lines)
  const told = '<dl><dt>Cấp thực hiện:</dt><dd>Cấp xã</dd><dt>Nộp ở đâu?</dt><dd>Tại phường.</dd></dl>'
  expect(linesOf(`${text}${told}`).slice(lines.length)).toEqual(['Cấp thực hiện: Cấp xã', 'Nộp ở đâu?', 'Tại phường.'])
  // A document's own foot, and a list of files to take, are no furniture.
  const own = '<div class="footer"><p>Nơi nhận:</p><p>- Như trên;</p></div>'
  const files =
    '<ul><li><a href="a.pdf">Mẫu số 1</a></li><li><a href="b.pdf">Mẫu số 2</a></li><li><a href="c.pdf">Mẫu số 3</a></li></ul>'
  expect(linesOf(`${text}${own}${files}`)).toEqual([
    ...lines,
    'Nơi nhận:',
    '- Như trên;',
    '- Mẫu số 1',
    '- Mẫu số 2',
    '- Mẫu số 3',
  ])
})

it('a table that is all of what a name says keeps its columns, with the name in each row', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const inner = `<table>${row('Hình thức', 'Phí')}${row('Trực tiếp', '8.000 đồng')}${row('Trực tuyến', '4.000 đồng')}</table>`
  const table = `<table>${row('Mã', '2.000635')}${row('Cơ quan', 'UBND xã')}${row('Cách nộp', inner)}${row('Điều kiện', 'Không có')}${row('Kết quả', 'Bản sao')}</table>`
  const { text, notes } = htmlText(`<html><body>${table}</body></html>`)
  expect(notes).toEqual([])
  expect(text.split('\n')).toEqual([
    '| Mã | 2.000635 |',
    '| Cơ quan | UBND xã |',
    '| Cách nộp | Hình thức | Phí |',
    '| --- | --- | --- |',
    '| Cách nộp | Trực tiếp | 8.000 đồng |',
    '| Cách nộp | Trực tuyến | 4.000 đồng |',
    '| Điều kiện | Không có |',
    '| --- | --- |',
    '| Kết quả | Bản sao |',
  ])
})

const notice =
  '<p>Trạm Y tế xã Mẫu thông báo lịch tiêm chủng mở rộng tháng 10 năm 2026 cho trẻ em dưới 5 tuổi.</p><p>Mang theo sổ tiêm chủng.</p>'
const noticed = [
  'Trạm Y tế xã Mẫu thông báo lịch tiêm chủng mở rộng tháng 10 năm 2026 cho trẻ em dưới 5 tuổi.',
  'Mang theo sổ tiêm chủng.',
]
const items = ['Lịch cắt điện tháng 10', 'Kế hoạch phòng dịch', 'Danh sách hộ nghèo năm 2026']
const links = items.map((item, i) => `<a href="/${i}">${item}</a>`)

it.each([
  [
    'SharePoint',
    `<form method="post"><div class="ms-nav"><ul class="root">${links.map((one) => `<li>${one}</li>`).join('')}</ul></div>
     <div class="ms-breadcrumb-box"><span><a href="/">Trang chủ</a> &gt; <a href="/y">Y tế</a> &gt; Lịch tiêm</span></div>
     <div class="ms-rtestate-field"><h2>Lịch tiêm</h2>${notice}</div>
     <div class="ms-webpart-zone"><div class="ms-webpart-chrome-title">Tin liên quan</div><ul>${links.map((one) => `<li>${one}</li>`).join('')}</ul></div>
     <div class="luot">Số lượt truy cập: 1.234.567</div></form>`,
    ['# Lịch tiêm', ...noticed],
  ],
  [
    'Liferay',
    `<div id="banner" role="banner"><a href="/">Cổng TTĐT xã Mẫu</a></div><div class="sign-in"><a href="/login">Đăng nhập</a></div>
     <div class="journal-content-article"><h3>Lịch tiêm</h3>${notice}</div><div class="ratings">Đánh giá: <span>0</span> (0 phiếu)</div>
     <div class="asset-links"><span>Các tin khác</span>${links.map((one) => `<div>${one}</div>`).join('')}</div>
     <div role="contentinfo">Cơ quan chủ quản: UBND xã Mẫu. Ghi rõ nguồn khi phát hành lại.</div>`,
    ['# Lịch tiêm', ...noticed],
  ],
  [
    'Joomla',
    `<div class="path">Bạn đang ở: <a href="/">Trang chủ</a> » <a href="/t">Tin tức</a> » Lịch tiêm</div><h2>Lịch tiêm</h2>
     <div>Thứ ba, 29 Tháng 9 2026 08:12 | Số lượt xem: 245</div><ul><li><a href="#">In bài</a></li><li><a href="#">Gửi email</a></li></ul>
     ${notice}<h3>Bài viết khác...</h3><ol>${links.map((one) => `<li>${one}</li>`).join('')}</ol>
     <h3>Lịch</h3><table><tr><td>T2</td><td>T3</td><td>CN</td></tr>${Array.from({ length: 10 }, (_, i) => `<tr><td>${i * 3 + 1}</td><td>${i * 3 + 2}</td><td>${i * 3 + 3}</td></tr>`).join('')}</table>`,
    ['# Lịch tiêm', 'Thứ ba, 29 Tháng 9 2026 08:12', ...noticed],
  ],
  [
    'no name that says so',
    `<div class="a"><a href="/in">Đăng nhập</a> | <a href="/en">English</a></div><div class="b">${links.map((one) => `<div>${one}</div>`).join('')}</div>
     <div class="c"><span>Trang chủ &gt; Y tế &gt; Chi tiết tin</span></div><div class="d"><div class="tieude">Lịch tiêm</div>
     <div>Cỡ chữ: <a>A-</a> <a>A+</a> | <a>In bài viết</a> | <a>Đọc bài viết</a></div>${notice}</div>
     <div class="e"><div>Tin cùng chuyên mục</div>${links.map((one) => `<div>${one} <span>(28/09/2026)</span></div>`).join('')}</div>
     <div class="f"><p>Thống kê truy cập</p><p>Đang online: 12</p><p>Hôm nay: 345</p></div>
     <div class="g"><p>CỔNG THÔNG TIN ĐIỆN TỬ XÃ MẪU</p><p>Chịu trách nhiệm: Ông Mẫu</p><p>Địa chỉ: Số 1. Điện thoại: 0203. Email: a@mau.vn, cùng các số máy của xã</p></div>`,
    ['Lịch tiêm', ...noticed],
  ],
])('what a portal of %s sets around its text is told by how it is built', (_, page, expected) => {
  const { text: read, notes } = htmlText(`<html><body>${page}</body></html>`)
  expect(read.replace(/^###? /gm, '# ').split('\n')).toEqual(expected)
  expect(notes).toContain('text.menu')
})

it('links that a text lists, files that it brings and what a table says of "good" are its own', () => {
  const list = links.map((one) => `<li>${one}</li>`).join('')
  const files = items.map((item, i) => `<li><a href="/${i}.pdf">${item}</a></li>`).join('')
  const rated =
    '<table><tr><td>Nội dung</td><td>Xếp loại</td></tr><tr><td>Vệ sinh ngõ phố của tổ</td><td>Tốt</td></tr></table>'
  expect(
    linesOf(
      `<p>Điều 1. Danh mục gồm:</p><ul>${list}</ul>${rated}<p>Điều 2. Nơi nhận hồ sơ.</p><p>Tài liệu đính kèm</p><ul>${files}</ul>`,
    ),
  ).toEqual([
    'Điều 1. Danh mục gồm:',
    ...items.map((item) => `- ${item}`),
    '| Nội dung | Xếp loại |',
    '| Vệ sinh ngõ phố của tổ | Tốt |',
    ...['Điều 2. Nơi nhận hồ sơ.', 'Tài liệu đính kèm'],
    ...items.map((item) => `- ${item}`),
  ])
})

it('a table that only lays out a page is no table, and a path above a record is none of it', () => {
  const around = links.map((one) => `<tr><td>${one}</td></tr>`).join('')
  const page = `<table><tr><td colspan="3">Xã Mẫu</td></tr><tr><td><table>${around}</table></td><td><table><tr><td>Lịch tiêm</td></tr><tr><td>${notice}</td></tr></table></td><td><table><tr><td><b>Tin mới</b></td></tr>${around}</table></td></tr></table>`
  expect(linesOf(page)).toEqual(['Xã Mẫu', 'Lịch tiêm', ...noticed])
  const record =
    '<table><tr><td>Số ký hiệu</td><td>7/QĐ-UBND</td></tr><tr><td>Người ký</td><td>Hà Mẫu</td></tr></table>'
  expect(linesOf(`<div>Trang chủ » Hệ thống văn bản</div>${record}`)).toEqual([
    '| Số ký hiệu | 7/QĐ-UBND |',
    '| Người ký | Hà Mẫu |',
  ])
})

it('the signatures that a program joined to the table above them are no rows of it, and leave it no column more', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td${cell}</td>`).join('')}</tr>`
  const signed = (...lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('')
  const table = [
    row('>Ngày', ' colspan="2">Buổi', '>Nơi'),
    row('>03/8', ' colspan="2">Sáng', '>Trụ sở'),
    row(
      ` colspan="2">${signed('Nơi nhận:', '- Lưu: VT.')}`,
      ` colspan="2">${signed('CHÁNH VĂN PHÒNG', '', 'Mai Xuân Hoa')}`,
    ),
  ]
  expect(linesOf(`${text}<table>${table.join('')}</table>`)).toEqual([
    ...lines,
    '| Ngày | Buổi | Nơi |',
    '| 03/8 | Sáng | Trụ sở |',
    ...['Nơi nhận:', '- Lưu: VT.', 'CHÁNH VĂN PHÒNG', 'Mai Xuân Hoa'],
  ])
  const asked = row(
    ' colspan="2">',
    ` colspan="2">${signed('Xã Mẫu, ngày.....tháng.....năm......', 'NGƯỜI LÀM ĐƠN', '(Ký, ghi rõ họ tên)')}`,
  )
  expect(linesOf(`${text}<table>${table.slice(0, 2).join('')}${asked}</table>`).slice(-5)).toEqual([
    '| Ngày | Buổi | Nơi |',
    '| 03/8 | Sáng | Trụ sở |',
    ...['Xã Mẫu, ngày.....tháng.....năm......', 'NGƯỜI LÀM ĐƠN', '(Ký, ghi rõ họ tên)'],
  ])
  // As a font of before Unicode has the letters.
  const old = row(' colspan="2">', ` colspan="2">${signed('TM. ñy ban nh©n d©n', 'chñ tÞch', 'NguyÔn V¨n §­îc')}`)
  expect(linesOf(`${text}<table>${table.slice(0, 2).join('')}${old}</table>`).slice(-3)).toEqual([
    ...['TM. ñy ban nh©n d©n', 'chñ tÞch', 'NguyÔn V¨n §­îc'],
  ])
  const people = [row('>Chức vụ', '>Tên'), row('>CHỦ TỊCH', '>Lê Thị Lan'), row('>THƯ KÝ', '>Vũ Văn Hà')]
  expect(linesOf(`${text}<table>${people.join('')}</table>`)).toEqual([
    ...lines,
    ...['| Chức vụ | Tên |', '| CHỦ TỊCH | Lê Thị Lan |', '| THƯ KÝ | Vũ Văn Hà |'],
  ])
})

it('what a page shows behind its tabs is read where the reader of articles leaves it out, and two other papers below it are none of it', () => {
  const tabs = ['a', 'b'].map((id, i) => `<li><a href="#${id}">${i ? 'Lệ phí' : 'Trình tự'}</a></li>`).join('')
  const parts = `<div id="a"><p>Bước 1: Nộp hồ sơ tại quầy.</p></div><div id="b" style="display:none"><p>Lệ phí: không thu.</p></div>`
  const more =
    '<h4>Văn bản liên quan</h4><ul><li><a href="/1">Nghị quyết 10/NQ-HĐND</a></li><li><a href="/2">Công văn 99/UBND</a></li></ul>'
  expect(
    linesOf(
      `<header>Cổng thông tin</header><main>${text}<div><ul class="nav nav-tabs">${tabs}</ul>${parts}</div></main>${more}<footer>Bản quyền</footer>`,
    ),
  ).toEqual([...lines, 'Bước 1: Nộp hồ sơ tại quầy.', 'Lệ phí: không thu.'])
})

it('a button that opens a part stands above it as the question over its answer', () => {
  const part = (id: string, asked: string, said: string) =>
    `<button aria-controls="${id}">${asked}</button><div id="${id}" style="display:none"><p>${said}</p></div>`
  const parts = part('q1', 'Lệ phí <b>đổi</b> thẻ?', '50.000 đồng/thẻ.') + part('q2', 'Mất bao lâu?', '07 ngày.')
  expect(htmlText(`<html><body>${text}<button>Gửi</button>${parts}</body></html>`).text.split('\n').slice(3)).toEqual([
    ...['### Lệ phí đổi thẻ?', '50.000 đồng/thẻ.', '### Mất bao lâu?', '07 ngày.'],
  ])
})

it('a cell is merged no further than its part of the table, and lines that stand beside figures are rows', () => {
  const head = '<thead><tr><th>Hàng<th>Hạng<th>Giá</thead>'
  const first = '<tbody><tr><th rowspan="0">Vải<td>1<td>90.000<tr><td>2<td>80.000</tbody>'
  const last = '<tbody><tr><th>Rau<td>1<td>20.000</tbody>'
  expect(linesOf(`${text}<table>${head}${first}${last}</table>`)).toEqual([
    ...[...lines, '| Hàng | Hạng | Giá |', '| Vải | 1 | 90.000 |', '| Vải | 2 | 80.000 |', '| Rau | 1 | 20.000 |'],
  ])
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const listed = row('Xe đạp<br>Xe máy', '<p>1.000</p><p>3.000</p>', '')
  const whole = row('Xe đạp,<br>xe máy', '1.000<br>đồng', 'Ngày<br>Đêm')
  expect(linesOf(`${text}<table>${row('Loại', 'Giá', 'Nơi')}${listed}${whole}</table>`)).toEqual([
    ...[...lines, '| Loại | Giá | Nơi |', '| Xe đạp | 1.000 |  |', '| Xe máy | 3.000 |  |'],
    '| Xe đạp, xe máy | 1.000 đồng | Ngày Đêm |',
  ])
})

it.each([
  ['what portals call its element', '<div class="news-title">Kết quả xét hỗ trợ sửa nhà</div>', ''],
  [
    'its browser',
    '<font><b>Kết quả xét hỗ trợ sửa nhà</b></font>',
    '<title>Kết quả xét hỗ trợ sửa nhà - UBND xã</title>',
  ],
  ['a headline’s own mark', '<span itemprop="headline">Kết quả xét hỗ trợ sửa nhà</span><span>(12/11)</span>', ''],
])('a page without a heading of its own is called as %s says', (_, headline, head) => {
  const body = `<h1 class="hide-accessible">Chi tiết tin</h1>${headline}<p>Hội đồng xã họp ngày 09/11, thống nhất 4 hộ được hỗ trợ.</p>`
  const { text } = htmlText(`<html><head>${head}</head><body><nav>Tin</nav>${body}</body></html>`)
  expect(text.split('\n').filter((line) => /^#\s/.test(line))).toEqual(['# Kết quả xét hỗ trợ sửa nhà'])
  expect(text).toContain('thống nhất 4 hộ được hỗ trợ.')
})

it('the only heading of a page is what it is called, whatever its rank', () => {
  const prose = '<p>Chiều 26/11, xã họp đánh giá tình hình kinh tế - xã hội mười một tháng.</p>'
  const heading = '<h2>UBND xã họp phiên thường kỳ tháng 11</h2>'
  expect(linesOf(`${heading}${prose}`)[0]).toBe('# UBND xã họp phiên thường kỳ tháng 11')
  const two = `${heading}${prose}<h2>Việc cần làm trong tháng mười hai</h2>${prose}`
  expect(htmlText(`<html><body>${two}</body></html>`).text).toMatch(/^## UBND/)
})

it('headlines of several articles, and a heading of its own, leave a page as it is', () => {
  const list = '<p class="news-title">Lịch tiêm chủng mở rộng</p><p class="news-title">Lịch thu gom rác</p>'
  expect(linesOf(list).some((line) => line.startsWith('#'))).toBe(false)
  const clock = '<a href="#x">Nhảy đến nội dung</a><div>Hôm nay: Thứ Ba, 01/12/2026 | Tiếng Việt | English</div>'
  expect(
    linesOf(
      `${clock}<h1>Hỏi đáp về bảo hiểm y tế hộ gia đình</h1><p>Người thứ hai trong hộ đóng bằng 70% mức đóng của người thứ nhất.</p>`,
    )[0],
  ).toContain('# Hỏi đáp')
  const tabs =
    '<ul role="tablist"><li><a href="#a" data-toggle="tab">Hồ sơ</a></li><li><a href="#b" data-toggle="tab">Mức hỗ trợ</a></li></ul>'
  const panes =
    '<div id="a"><p>Tờ khai.</p></div><div id="b" style="display:none"><p>Mức hỗ trợ bằng 20 lần mức chuẩn.</p></div>'
  expect(linesOf(`<h1>Hỗ trợ mai táng</h1>${tabs}${panes}`).map((line) => line.replace(/^#+ /, ''))).toEqual([
    ...['Hỗ trợ mai táng', 'Hồ sơ', 'Tờ khai.', 'Mức hỗ trợ', 'Mức hỗ trợ bằng 20 lần mức chuẩn.'],
  ])
  const upper =
    '<p align="center"><span style="text-transform:uppercase">Biên bản họp thôn</span></p><p>Bầu trưởng thôn.</p>'
  expect(linesOf(`<h1>Bầu trưởng thôn</h1>${upper}<div class="cookie-banner">Trang này dùng cookie.</div>`)).toEqual([
    '# Bầu trưởng thôn',
    'BIÊN BẢN HỌP THÔN',
    'Bầu trưởng thôn.',
  ])
  const ofSite = '<h1 class="site-title">Trường THCS Mẫu</h1><h1 class="entry-title">Quy chế dùng phòng thực hành</h1>'
  expect(htmlText(`<html><body>${ofSite}<p>Có 24 chỗ.</p></body></html>`).text.split('\n').slice(0, 2)).toEqual([
    '## Trường THCS Mẫu',
    '# Quy chế dùng phòng thực hành',
  ])
  const own = '<h1>Thông báo lịch tiếp công dân tháng 12</h1><p class="post-title">Tin mới: lịch thu gom rác</p>'
  expect(linesOf(own)[0]).toBe('# Thông báo lịch tiếp công dân tháng 12')
})

it('a part that a button beside it folds out is read below what the button says, and a paper in a frame is told', () => {
  const folds = `<style>.panel{display:none}</style><h1>Hỏi đáp</h1><button class="accordion">Khám trái tuyến được trả bao nhiêu?</button><div class="panel"><p>Nội trú được trả 40%.</p></div>`
  expect(linesOf(`${folds}<button>Gửi</button><div class="panel">Nháp</div>`)).toEqual([
    ...['# Hỏi đáp', '## Khám trái tuyến được trả bao nhiêu?', 'Nội trú được trả 40%.'],
  ])
  const notesOf = (frame: string) => htmlText(`<html><body>${text}${frame}</body></html>`).notes
  expect(notesOf('<iframe src="https://docs.google.com/viewer?url=a.pdf"></iframe>')).toEqual(['text.unread'])
  expect(notesOf('<object data="/files/thu-chi.pdf"></object>')).toEqual(['text.unread'])
  expect(notesOf('<iframe src="https://video.example.vn/1"></iframe>')).toEqual([])
  // The scan of a paper that an office puts up as pictures.
  expect(notesOf('<img src="/img/tb1.jpg" width="800" height="1131">')).toEqual(['text.unread'])
  expect(notesOf('<img src="/img/logo.png" width="80" height="80">')).toEqual([])
})

it('a form that people fill in on a page is told; a search and room for what readers think are not', () => {
  const form = (inside: string) =>
    htmlText(`<html><body><main>${text}<form>${inside}</form></main></body></html>`).notes
  const asked =
    '<label>Họ tên <input name="a"></label><select><option>Hộ tịch</option></select><label><input type="radio"> Sáng</label>'
  expect(form(asked)).toEqual(['text.form'])
  expect(form('<input name="q"><button>Tìm kiếm</button>')).toEqual([])
  expect(form(`Bình luận ${asked}<textarea></textarea>`)).toEqual([])
})

it('a letterhead with an empty cell between its halves is read half by half, and so is whom a paper was sent to beside who signs', () => {
  const cell = (...said: string[]) => `<td>${said.map((line) => `<p>${line}</p>`).join('')}</td>`
  const country = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
  const head = `<table><tr>${cell('UBND XÃ MẪU', 'Số: 5/TB-UBND')}<td></td>${cell(country, 'Mẫu, ngày 5 tháng 9 năm 2026')}</tr></table>`
  expect(linesOf(`${head}<p>THÔNG BÁO</p>`)).toEqual([
    ...['UBND XÃ MẪU', 'Số: 5/TB-UBND', country, 'Mẫu, ngày 5 tháng 9 năm 2026', 'THÔNG BÁO'],
  ])
  const foot = `<p>Hết.</p><table><tr>${cell('Nơi nhận:')}${cell('CHỦ TỊCH')}</tr></table>`
  expect(linesOf(foot)).toEqual(['Hết.', 'Nơi nhận:', 'CHỦ TỊCH'])
})
