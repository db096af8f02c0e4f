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
  const signed = row('THƯ KÝ', 'CHỦ TRÌ') + row('<p>(Ký)</p><p>Vũ Thị Nga</p>', '<p>(Ký)</p><p>Phạm Văn Tú</p>')
  expect(linesOf(`<table>${signed}</table>`)).not.toContainEqual(expect.stringContaining('|'))
})
