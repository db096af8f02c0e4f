import { describe, expect, it } from 'vitest'
import { docOf, line, setting, tableOf } from '../support/doc.ts'
import { readWell } from '../support/documents.ts'
import { docxOf, paragraph, run } from '../support/docx.ts'

const title = 'Mức hỗ trợ hộ nghèo'

/** The rows of the one table of a file. */
async function rowsOf(name: string, bytes: Buffer): Promise<string[]> {
  const { documents } = await readWell(name, bytes)
  const text = documents.flatMap(({ sections }) => sections.map((section) => section.text)).join('\n')
  return text.split('\n').filter((row) => row.startsWith('|'))
}

const docx = (rows: string) => docxOf(`${paragraph(run(title))}<w:tbl>${rows}</w:tbl>${paragraph(run('Hết.'))}`)
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text ? paragraph(run(text)) : '<w:p/>'}</w:tc>`
const first = '<w:vMerge w:val="restart"/>'
const goesOn = '<w:vMerge/>'
const html = (rows: string) => Buffer.from(`<html><body><p>${title}</p><table>${rows}</table><p>Hết.</p></body></html>`)

const expected = [
  '| Đối tượng | Khu vực | Mức |',
  '| Hộ nghèo | Thành thị | 500.000 |',
  '| Hộ nghèo | Nông thôn | 400.000 |',
  '| Hộ cận nghèo | Thành thị | 300.000 |',
  '| Hộ cận nghèo | Nông thôn | 200.000 |',
  '| Tổng | Tổng | 1.400.000 |',
]

describe('the cells of a table that are merged', () => {
  it.each([
    [
      'a.docx',
      docx(
        row(cell('Đối tượng'), cell('Khu vực'), cell('Mức')) +
          row(cell('Hộ nghèo', first), cell('Thành thị'), cell('500.000')) +
          row(cell('', goesOn), cell('Nông thôn'), cell('400.000')) +
          row(cell('Hộ cận nghèo', first), cell('Thành thị'), cell('300.000')) +
          row(cell('', goesOn), cell('Nông thôn'), cell('200.000')) +
          row(cell('Tổng', '<w:gridSpan w:val="2"/>'), cell('1.400.000')),
      ),
    ],
    [
      'a.html',
      html(
        '<tr><th>Đối tượng<th>Khu vực<th>Mức<tr><td rowspan="2">Hộ nghèo<td>Thành thị<td>500.000<tr><td>Nông thôn<td>400.000<tr><td rowspan=2>Hộ cận nghèo<td>Thành thị<td>300.000<tr><td>Nông thôn<td>200.000<tr><td colspan=2>Tổng<td>1.400.000',
      ),
    ],
    [
      'a.doc',
      docOf([
        line(title),
        ...tableOf([
          ['Đối tượng', 'Khu vực', 'Mức'],
          [{ text: 'Hộ nghèo', down: 'first' }, 'Thành thị', '500.000'],
          [{ text: '', down: 'goes on' }, 'Nông thôn', '400.000'],
          [{ text: 'Hộ cận nghèo', down: 'first' }, 'Thành thị', '300.000'],
          [{ text: '', down: 'goes on' }, 'Nông thôn', '200.000'],
          [{ text: 'Tổng', across: 2 }, '1.400.000'],
        ]),
        line('Hết.'),
      ]),
    ],
  ])('are in each row and column that they are merged over: %s', async (name, bytes) => {
    expect(await rowsOf(name, bytes)).toEqual(expected)
  })

  const twoRows = '| Đối tượng | Mức: Thành thị | Mức: Nông thôn |'
  it.each([
    [
      'merged down',
      html('<tr><td rowspan=2>Đối tượng<td colspan=2>Mức<tr><td>Thành thị<td>Nông thôn<tr><td>Hộ nghèo<td>5<td>4'),
    ],
    [
      'left blank below',
      html('<tr><td>Đối tượng<td colspan=2>Mức<tr><td><td>Thành thị<td>Nông thôn<tr><td>Hộ nghèo<td>5<td>4'),
    ],
    [
      'under a title of the table',
      html(
        '<tr><td colspan=3>Bảng giá<tr><td rowspan=2>Đối tượng<td colspan=2>Mức<tr><td>Thành thị<td>Nông thôn<tr><td>Hộ nghèo<td>5<td>4',
      ),
    ],
  ])('make one head of two rows: %s', async (_what, bytes) => {
    expect(await rowsOf('a.html', bytes)).toEqual([twoRows, '| Hộ nghèo | 5 | 4 |'])
  })

  it('are bounded, whatever a page says', async () => {
    const wide = '<tr><td>a<td>b<td>c<tr><td colspan=100000 rowspan=100000>x<td>y<tr><td>z'
    expect(await rowsOf('a.html', html(wide))).toHaveLength(3)
  })
})

it('a row of a Word table that leaves places free at its sides keeps its columns', async () => {
  const free = (before: number, behind: number) =>
    `<w:trPr><w:gridBefore w:val="${before}"/><w:gridAfter w:val="${behind}"/></w:trPr>`
  const rows = await rowsOf(
    'a.docx',
    docx(
      row(cell('Hộ'), cell('Quý một'), cell('Quý hai'), cell('Quý ba')) +
        row(free(1, 1), cell('50.000'), cell('60.000')) +
        row(cell('Hộ nghèo'), cell('10.000'), cell('20.000'), cell('30.000')),
    ),
  )
  expect(rows).toEqual([
    '| Hộ | Quý một | Quý hai | Quý ba |',
    '|  | 50.000 | 60.000 |  |',
    '| Hộ nghèo | 10.000 | 20.000 | 30.000 |',
  ])
})

it('a table within a cell keeps its words apart, and a note in a cell leaves the table one', async () => {
  const inner = `<w:tbl>${row(cell('Tán thành'), cell('23'))}${row(cell('Không'), cell('4'))}</w:tbl><w:p/>`
  const nested = docx(row(cell('Kết quả'), `<w:tc>${inner}</w:tc>`, cell('x')) + row(cell('a'), cell('b'), cell('c')))
  expect(await rowsOf('a.docx', nested)).toContain('| Kết quả | Tán thành 23 Không 4 | x |')
  const noted = html('<tr><td>Loại<td>Giá<tr><td><p>Dại[1]</p><p>[1] Chưa gồm công tiêm.</p><td>210.000</tr>')
  expect(await rowsOf('a.html', noted)).toContain('| Dại[1] [1] Chưa gồm công tiêm. | 210.000 |')
})

it('a table within a cell is told of in every kind of file', async () => {
  const inner = `<w:tbl>${row(cell('Xe máy'), cell('5.000'))}</w:tbl><w:p/>`
  const within = docx(
    row(cell('Loại'), cell('Giá'), cell('Nơi')) + row(cell('Xe'), `<w:tc>${inner}</w:tc>`, cell('Chợ')),
  )
  const page = html('<tr><td>Loại<td>Giá<td>Nơi<tr><td>Xe<td><table><tr><td>Xe máy<td>5.000</table></td><td>Chợ</tr>')
  const deeper = setting(0x6649, 2, 0, 0, 0)
  const [head, values] = [tableOf([['Loại', 'Giá']]), tableOf([['Xe', 'Xe máy: 5.000']])]
  const old = docOf([
    line(title),
    ...head,
    { letters: ['Xe máy'], settings: [setting(0x2416, 1), deeper], mark: '\r' },
    ...values,
    line('Hết.'),
  ])
  for (const [name, bytes] of [
    ['a.docx', within],
    ['a.html', page],
    ['a.doc', old],
  ] as const)
    expect((await readWell(name, bytes)).notes).toEqual(['table.nested'])
  expect((await readWell('b.html', html('<tr><td>Loại<td>Giá<tr><td>Xe<td>5.000</tr>'))).notes).toEqual([])
})

it('items of a list are counted as the page shows them', async () => {
  const list =
    '<ol type="I"><li>Mục đích<ol><li>Chung<li>Riêng<ol type="a"><li>Một<li>Hai<li>Ba<li>Bốn<li>Năm</ol></ol><li>Việc</ol>'
  const { documents } = await readWell('a.html', Buffer.from(`<html><body><p>${title}</p>${list}</body></html>`))
  const text = documents.flatMap(({ sections }) =>
    sections.flatMap((section) => [section.heading, ...section.text.split('\n')]),
  )
  const counted = ['I. Mục đích', '1. Chung', '2. Riêng', 'a) Một', 'e) Năm', 'II. Việc']
  expect(text).toEqual(expect.arrayContaining(counted))
})

it('items of a list keep the numbers that were given to them, and hours written above the line their time', async () => {
  const list = '<ol start="4"><li>Bốn<li value="7">Bảy<li>Tám</ol><p>Từ 7<sup>h</sup>30.</p>'
  const { documents } = await readWell('a.html', Buffer.from(`<html><body><p>${title}</p>${list}</body></html>`))
  const text = documents.flatMap(({ sections }) => sections.map((section) => section.text)).join('\n')
  expect(text).toContain('4. Bốn\n7. Bảy\n8. Tám\nTừ 7h30.')
})

it('a cell goes on below the row of a Word table that every page repeats', async () => {
  const repeated = '<w:tr><w:trPr><w:tblHeader/></w:trPr>'
  const head = row(cell('Thôn', first), cell('Kết quả', '<w:gridSpan w:val="2"/>')).replace('<w:tr>', repeated)
  const rows = head + row(cell('', goesOn), cell('Đạt'), cell('Không')) + row(cell('An Hòa'), cell('25'), cell('4'))
  expect(await rowsOf('a.docx', docx(rows))).toEqual([
    '| Thôn | Kết quả: Đạt | Kết quả: Không |',
    '| An Hòa | 25 | 4 |',
  ])
})
