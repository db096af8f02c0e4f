import { describe, expect, it } from 'vitest'
import { fileReader, readFile } from '../../bot/import/file.ts'
import { pageTexts } from '../../bot/import/page/reflow.ts'
import { pdfLines } from '../../bot/import/pdf/pdf.ts'
import { plainDocument } from '../../core/library/parse/source-document.ts'
import { readDocument } from '../../core/library/store/read-document.ts'
import { repairLegacy } from '../../core/text/encodings/legacy.ts'
import { readWell, textOf } from '../support/documents.ts'
import { type Part, pdfIn, pdfOf, type Stroke, type Word } from '../support/pdf.ts'

const read = async (...pages: Part[][]) => {
  const { lines, layers: _layers, ...rest } = await pdfLines(pdfOf(...pages))
  return { text: pageTexts(lines).join('\n\f\n').split('\n'), ...rest }
}
const rule: Word[] = [
  { text: 'Điều 1. Giữ xe', x: 70, y: 780 },
  { text: '1. Xe đạp: 2.000 đồng', x: 70, y: 760 },
]

it('words in a font of TCVN3 that draws small letters as capitals are capitals', async () => {
  const page: Word[] = [
    { text: 'vÒ gi÷ xe, sè: 5', x: 200, y: 780 },
    { text: 'quy chÕ nµy quy ®Þnh viÖc tiÕp c«ng d©n t¹i trô së x·', x: 70, y: 740 },
  ]
  const readIn = async (font: string) =>
    repairLegacy(pageTexts((await pdfLines(pdfIn(font, page))).lines).join('\n')).text.replace('\n', ' ')
  expect(await readIn('ABCDEF+.VnTimeH')).toBe('VỀ GIỮ XE, SỐ: 5 QUY CHẾ NÀY QUY ĐỊNH VIỆC TIẾP CÔNG DÂN TẠI TRỤ SỞ XÃ')
  expect(await readIn('.VnTime')).toBe('về giữ xe, số: 5 quy chế này quy định việc tiếp công dân tại trụ sở xã')
})

it('letters that lie askew on a page are told, and stand beside its text', async () => {
  const askew = await read([{ text: 'BẢN SAO MẬT', x: 150, y: 500, size: 40, turn: 45 }, ...rule])
  expect(askew).toEqual({
    text: ['Điều 1. Giữ xe', '1. Xe đạp: 2.000 đồng'],
    beside: ['BẢN SAO MẬT'],
    notes: ['text.slanted'],
  })
})

it('words that stand on their side in a table’s cell are what its rows have in common', async () => {
  const across = [700, 660, 620].map((y): Stroke => ({ from: [y === 660 ? 110 : 70, y], to: [370, y] }))
  const down = [70, 110, 240, 370].map((x): Stroke => ({ from: [x, 620], to: [x, 700] }))
  const cells = [
    ...[
      { text: 'Xe máy', x: 120, y: 675 },
      { text: '5.000', x: 250, y: 675 },
    ],
    ...[
      { text: 'Ô tô', x: 120, y: 635 },
      { text: '20.000', x: 250, y: 635 },
    ],
  ]
  for (const turn of [90, -90]) {
    const x = turn > 0 ? 92 : 84
    const standing = { text: 'Khu A', x, y: turn > 0 ? 640 : 680, turn }
    expect(await read([...rule, ...across, ...down, ...cells, standing])).toEqual({
      text: ['Điều 1. Giữ xe', '1. Xe đạp: 2.000 đồng', '| Khu A | Xe máy | 5.000 |', '| Khu A | Ô tô | 20.000 |'],
      beside: [],
      notes: [],
    })
  }
  const outside = { text: 'Bản in thử', x: 500, y: 300, turn: 90 }
  expect((await read([...rule, ...across, ...down, ...cells, outside])).notes).toEqual(['text.slanted'])
})

it('a mark of secrecy that lies askew on a page is one', async () => {
  const pdf = pdfOf([{ text: 'MẬT', x: 150, y: 500, size: 40, turn: 30 }, ...rule])
  expect(await readFile('a.pdf', pdf)).toEqual({ name: 'a.pdf', reason: 'document.secret' })
})

it('a page whose text lies on its side as a whole is read as it was meant', async () => {
  const turned = rule.map(({ text }, i) => ({ text, x: 100 + i * 20, y: 70, turn: 90 }))
  expect(await read(turned)).toMatchObject({ text: ['Điều 1. Giữ xe', '1. Xe đạp: 2.000 đồng'], notes: [] })
})

it('letters set apart come together by where each is drawn', async () => {
  const { text } = await read([{ text: 'Điều 2. Giá giữ xe', x: 70, y: 780, apart: 4 }, ...rule.slice(1)])
  expect(text[0]).toBe('Điều 2. Giá giữ xe')
})

it('letters of another font, drawn behind the line, stand in its words', async () => {
  const line: Word[] = [
    { text: 'Đi', x: 70, y: 780 },
    { text: 'u 1. Ph', x: 88, y: 780 },
    { text: 'm vi', x: 136, y: 780 },
    { text: 'ề', x: 82, y: 780 },
    { text: 'ạ', x: 130, y: 780 },
  ]
  expect((await read(line)).text).toEqual(['Điều 1. Phạm vi'])
})

it('a table whose rules are drawn is read cell by cell, also where it lies on its side and goes over the page', async () => {
  const words = (rows: string[][], top: number): Word[] =>
    rows.flatMap((row, i) => row.map((text, j) => ({ text, x: 75 + j * 100, y: top - 25 - i * 40 + (j % 2) * 6 })))
  const rules = (rows: number, top: number): Stroke[] => [
    ...Array.from({ length: rows + 1 }, (_, i): Stroke => ({ from: [70, top - i * 40], to: [370, top - i * 40] })),
    ...[0, 1, 2, 3].map((i): Stroke => ({ from: [70 + i * 100, top], to: [70 + i * 100, top - rows * 40] })),
  ]
  const first = [
    ...rule,
    ...words(
      [
        ['TT', 'Tên', 'Mức'],
        ['1', '', '5.000'],
      ],
      700,
    ),
    ...rules(2, 700),
  ]
  const next = [
    ...words(
      [
        ['2', '', ''],
        ['', 'Hộ nghèo', ''],
      ],
      780,
    ),
    ...rules(2, 780),
  ]
  const told = ['Điều 1. Giữ xe', '1. Xe đạp: 2.000 đồng', '| TT | Tên | Mức |', '| 1 |  | 5.000 |', '', '\f', '']
  const onSide = (one: Word | Stroke): Word | Stroke =>
    'text' in one
      ? { ...one, x: 800 - one.y, y: one.x, turn: 90 }
      : { from: [800 - one.from[1], one.from[0]], to: [800 - one.to[1], one.to[0]] }
  for (const pages of [[first, next], [first, next].map((page) => page.map(onSide))])
    expect((await read(...pages)).text.filter(Boolean)).toEqual(
      [...told, '| 2 |  |  |', '|  | Hộ nghèo |  |'].filter(Boolean),
    )
})

it('a row of a ruled table that goes over to the next page alone is one', async () => {
  const box = (rows: number, top: number): Stroke[] => [
    ...Array.from({ length: rows + 1 }, (_, i): Stroke => ({ from: [70, top - i * 40], to: [370, top - i * 40] })),
    ...[0, 1, 2, 3].map((i): Stroke => ({ from: [70 + i * 100, top], to: [70 + i * 100, top - rows * 40] })),
  ]
  const words = (texts: string[], y: number): Word[] =>
    texts.flatMap((text, i) => (text ? [{ text, x: 75 + i * 100, y }] : []))
  const first = [...rule, ...words(['Tên', 'Quý một', 'Quý hai'], 675), ...words(['Hà', '5', '7'], 635), ...box(2, 700)]
  const next = [...words(['Lan', '', '9'], 755), ...box(1, 780), { text: 'Điều 2. Giá', x: 70, y: 700 }]
  expect((await read(first, next)).text.filter(Boolean).slice(2)).toEqual([
    ...['| Tên | Quý một | Quý hai |', '| Hà | 5 | 7 |', '\f', '| Lan |  | 9 |', 'Điều 2. Giá'],
  ])
})

describe('a page whose letters the file tells wrongly', () => {
  const rest = 'Người dân mang rác ra điểm tập kết đúng giờ để giữ sạch ngõ phố'
  const some = [rest, rest, rest].map((text, i) => ({ text, x: 40, y: 700 - i * 20 }))
  const without = fileReader({ able: async () => false })

  it('is told, and kept where most of it can be believed', async () => {
    const page = [{ text: 'Điều 1. Ông Nguye\u0000n Va\u0000n Tuo\u0000ng', x: 40, y: 780 }, ...some]
    const told = await readWell('a.pdf', pdfOf(page), {}, without)
    expect(told).toMatchObject({ notes: ['text.garbled'], unread: [] })
    expect(textOf(told)).not.toContain('\u0000')
  })

  it('is kept out where little of it can', async () => {
    const lost = [{ text: '\u0011iều 1. Phạm vi \u0012iều chỉnh', x: 40, y: 780 }]
    expect(await readWell('a.pdf', pdfOf(some, lost), {}, without)).toMatchObject({
      notes: ['text.garbled'],
      unread: [{ page: 2, reason: 'page.garbled' }],
    })
  })
})

it('nothing is handed to the store with U+0000 in it', () => {
  const section = { article: '1', heading: 'Điều\u0000 1', path: '', text: 'Giữ\u0000 xe' }
  const read = readDocument(
    plainDocument({ name: 'a', origin: 'file', title: 'Quy\u0000 chế', number: '1\u0000/QĐ', sections: [section] }),
  )
  expect(JSON.stringify([read.source, ...(read.sections() as Iterable<unknown>)])).not.toContain('\\u0000')
  expect(read.source.title).toBe('Quy chế')
})

it('what people filled in to a form’s fields stands behind what the fields are called', async () => {
  const form = [
    { text: 'Họ và tên:', x: 70, y: 740 },
    { field: [140, 735, 400, 755] as [number, number, number, number], value: 'Trần Văn Ước' },
    { text: 'Nơi ở:', x: 70, y: 700 },
    { field: [140, 695, 400, 715] as [number, number, number, number], value: 'Thôn Đông Hòa' },
    { text: 'Lệ phí: 20.000 đồng.', x: 70, y: 660 },
  ]
  const { lines, beside } = await pdfLines(pdfOf(form))
  expect(pageTexts(lines)).toEqual(['Họ và tên: Trần Văn Ước\nNơi ở: Thôn Đông Hòa\nLệ phí: 20.000 đồng.'])
  expect(beside).toEqual(['Trần Văn Ước', 'Thôn Đông Hòa'])
})

it('what people chose in a form stands where they chose it, also on a page that lies on its side', async () => {
  const round = (value: string, x: number): Part => ({
    annotation: `<</Type/Annot/Subtype/Widget/Parent<</FT/Btn/Ff 49152/T(a)/V/nu>>/AP<</N<</${value} 6 0 R/Off 6 0 R>>>>/Rect[${x} 738 ${x + 12} 750]>>`,
  })
  const list = '/FT/Ch/Ff 131072/T(b)/Opt[[(d)(Xom Dong)][(t)(Xom Tay)]]/V(t)/Rect[140 695 300 715]/DA(/F1 12 Tf)'
  const chosen = [
    ...[{ text: 'Giới tính:', x: 70, y: 740 }, round('nam', 135), { text: 'Nam', x: 152, y: 740 }],
    ...[round('nu', 190), { text: 'Nữ', x: 207, y: 740 }],
    ...[{ text: 'Nơi ở:', x: 70, y: 700 }, { annotation: `<</Type/Annot/Subtype/Widget${list}>>` }],
  ]
  expect((await read(chosen)).text).toEqual(['Giới tính: ☐ Nam ☒ Nữ', 'Nơi ở: Xom Tay'])
  const onSide: Part[] = [
    { text: 'Họ và tên:', x: 100, y: 70, turn: 90 },
    { field: [85, 140, 105, 400], value: 'Trần Văn Ước' },
    { text: 'Lệ phí: 20.000 đồng.', x: 140, y: 70, turn: 90 },
  ]
  expect((await read(onSide)).text).toEqual(['Họ và tên: Trần Văn Ước', 'Lệ phí: 20.000 đồng.'])
})

describe('letters that nobody sees or that hold no more', () => {
  const line = (text: string, y: number, x = 70): Word => ({ text, x, y })
  const draw = (order: string) => ({ draw: order })
  const scan = draw('q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q')
  const first = line('Vé xe: 3.000 5.000 đồng', 780)

  // Each letter is six points wide, so that the sum begins at 70 + 7 × 6 and ends five letters on.
  it.each([
    ['a line', '1 w 112 783.6 m 142 783.6 l S'],
    ['a thin box', '112 783 30 0.8 re f'],
    ['a thin box drawn as a shape', '112 783 m 142 783 l 142 783.8 l 112 783.8 l h f*'],
    ['two lines', '0.5 w 112 782.6 m 142 782.6 l S 112 784.6 m 142 784.6 l S'],
    ['dashes', '112 783 6 0.8 re f 122 783 6 0.8 re f 132 783 6 0.8 re f 140 783 2 0.8 re f'],
    ['a wave', '0.5 w 112 783 m 118 785 l 124 782 l 130 785 l 136 782 l 142 784 l S'],
  ])('are left out where %s goes through their middle', async (_how, order) => {
    expect(await read([first, draw(order), line('Vé tháng: 90.000 đồng', 760)])).toEqual({
      text: ['Vé xe: 5.000 đồng', 'Vé tháng: 90.000 đồng'],
      beside: ['3.000'],
      notes: ['text.struck'],
    })
  })

  it('are left out where a reader’s mark goes through them', async () => {
    const mark = '<</Type/Annot/Subtype/StrikeOut/Rect[112 778 142 792]/QuadPoints[112 792 142 792 112 778 142 778]>>'
    expect(await read([first, { annotation: mark }])).toMatchObject({ text: ['Vé xe: 5.000 đồng'], beside: ['3.000'] })
  })

  it.each([
    ['a box that a reader laid over them', '/Subtype/Square/IC[0 0 0]/C[0 0 0]/CA 1'],
    ['what is to be blacked out', '/Subtype/Redact/IC[0 0 0]/QuadPoints[112 792 142 792 112 778 142 778]'],
  ])('are left out under %s', async (_what, kind) => {
    const box = `<</Type/Annot${kind}/Rect[112 778 142 792]>>`
    expect(await read([first, { annotation: box }])).toMatchObject({ text: ['Vé xe: 5.000 đồng'], beside: ['3.000'] })
  })

  it('are left out under a thick line that a hand drew over them', async () => {
    const covering = draw('14 w 0 G 110 784 m 120 786 l 132 783 l 144 785 l S')
    expect(await read([first, covering])).toMatchObject({ text: ['Vé xe: 5.000 đồng'], notes: ['text.hidden'] })
  })

  it.each([
    ['under them', '1 w 112 778 m 142 778 l S'],
    ['over them', '1 w 112 790 m 142 790 l S'],
    ['through them and far on, as one to write on', '1 w 112 783.6 m 420 783.6 l S'],
  ])('are read where a rule goes %s', async (_how, order) => {
    expect(await read([first, draw(order)])).toMatchObject({ text: ['Vé xe: 3.000 5.000 đồng'], notes: [] })
  })

  it.each([
    ['white', [draw('1 g'), line('giá cũ 1 đồng', 760), draw('0 g')]],
    ['nearly as white as paper', [draw('0.98 0.98 0.98 rg'), line('giá cũ 1 đồng', 760), draw('0 g')]],
    ['white in the colours of print', [draw('0 0 0 0 k'), line('giá cũ 1 đồng', 760), draw('0 g')]],
    ['not drawn', [draw('3 Tr'), line('giá cũ 1 đồng', 760), draw('0 Tr')]],
    ['as dark as the box they stand on', [draw('0 g 60 755 200 20 re f'), line('giá cũ 1 đồng', 760)]],
    ['under a box', [line('giá cũ 1 đồng', 760), draw('0.5 g 60 755 200 20 re f 0 g')]],
    ['cut off', [draw('q 300 755 10 20 re W n 300 755 1 1 re f'), line('giá cũ 1 đồng', 760), draw('Q')]],
  ])('are left out where they are %s', async (_how, parts) => {
    expect(await read([line('Vé xe: 5.000 đồng', 780), ...parts, line('Vé tháng', 740)])).toEqual({
      text: ['Vé xe: 5.000 đồng', 'Vé tháng'],
      beside: ['giá cũ 1 đồng'],
      notes: ['text.hidden'],
    })
  })

  it.each([
    ['white on a dark box', [draw('0 0.2 0.5 rg 60 755 200 20 re f 1 g'), line('Mức thu', 760), draw('0 g')]],
    ['white on what no one knows', [draw('0 g 60 755 m 100 790 l 260 755 l h f 1 g'), line('Mức thu', 760)]],
    ['white on a thick line', [draw('20 w 60 763 m 260 763 l S 1 g'), line('Mức thu', 760), draw('0 g')]],
    ['not drawn over a scan', [scan, draw('3 Tr'), line('Mức thu', 760), draw('0 Tr')]],
    ['white under a scan', [draw('1 g'), line('Mức thu', 760), draw('0 g'), scan]],
    ['beside a box', [line('Mức thu', 760), draw('1 g 200 755 200 20 re f 0 g')]],
    ['under a box that is cut off', [line('Mức thu', 760), draw('q 0 0 10 10 re W n 0 g 0 0 600 800 re f Q')]],
  ])('are read where they are %s', async (_how, parts) => {
    const told = await read([line('Vé xe: 5.000 đồng', 780), ...parts])
    expect(told).toMatchObject({ text: ['Vé xe: 5.000 đồng', 'Mức thu'], notes: [] })
  })
})

it('a dot that is drawn before words is the sign of an item, and one elsewhere is none', async () => {
  const dot = (x: number, y: number): Part => ({
    draw: `${x} ${y} m ${x + 2} ${y} ${x + 4} ${y + 1} ${x + 4} ${y + 2} c ${x + 4} ${y + 3} ${x + 3} ${y + 4} ${x + 2} ${y + 4} c ${x + 1} ${y + 4} ${x} ${y + 3} ${x} ${y + 2} c ${x} ${y + 1} ${x + 1} ${y} ${x + 2} ${y} c h f`,
  })
  const told = await read([
    { text: 'Thu gom rác như sau:', x: 60, y: 800 },
    { text: 'Rác hữu cơ: thứ hai.', x: 82, y: 780 },
    dot(70, 782),
    { text: 'Rác tái chế: thứ bảy.', x: 82, y: 760 },
    { draw: '70 762 4 4 re f' },
    { text: 'Hết', x: 60, y: 740 },
    dot(400, 742),
  ])
  expect(told.text).toEqual(['Thu gom rác như sau:', '- Rác hữu cơ: thứ hai.', '- Rác tái chế: thứ bảy.', 'Hết'])
})

it('a box that is drawn before words is one to tick, or ticked, and boxes for digits are none', async () => {
  const white = '1 1 1 rg 1 1 1 RG'
  const black = '0 0 0 rg 0 0 0 RG'
  // As browsers draw them: a square with round corners, a ring with a dot in it, and a plain square that a person crossed.
  const rounded = (x: number, y: number, how: string) =>
    `${x + 1} ${y} m ${x + 8} ${y} l ${x + 9} ${y} ${x + 9} ${y} ${x + 9} ${y + 1} c ${x + 9} ${y + 8} l ${x + 9} ${y + 9} ${x + 9} ${y + 9} ${x + 8} ${y + 9} c ${x + 1} ${y + 9} l ${x} ${y + 9} ${x} ${y + 9} ${x} ${y + 8} c ${x} ${y + 1} l ${x} ${y} ${x} ${y} ${x + 1} ${y} c h ${how}`
  const ring = (x: number, y: number, r: number, how: string) =>
    `${x + r} ${y} m ${x + r} ${y + r} ${x + r} ${y + r} ${x} ${y + r} c ${x - r} ${y + r} ${x - r} ${y + r} ${x - r} ${y} c ${x - r} ${y - r} ${x - r} ${y - r} ${x} ${y - r} c ${x + r} ${y - r} ${x + r} ${y - r} ${x + r} ${y} c h ${how}`
  const draw = (...orders: string[]): Part => ({ draw: orders.join(' ') })
  const { text } = await read([
    { text: 'Phiếu lấy ý kiến', x: 70, y: 800 },
    draw(
      white,
      rounded(70, 780, 'f'),
      '0 0.46 1 rg',
      rounded(70, 780, 'f'),
      white,
      '72 784 m 74 782 l 78 787 l S',
      black,
    ),
    { text: 'Đồng ý', x: 83, y: 780 },
    draw(white, rounded(70, 760, 'f'), black, rounded(70, 760, 'S')),
    { text: 'Không đồng ý', x: 83, y: 760 },
    draw(ring(74, 744, 4.5, 'S'), ring(74, 744, 2.5, 'f')),
    { text: 'Nam', x: 83, y: 740 },
    draw(ring(124, 744, 4.5, 'S')),
    { text: 'Nữ', x: 133, y: 740 },
    { text: 'Hộ nghèo', x: 70, y: 720 },
    draw('122 719 11 11 re S 124 721 m 131 728 l S 131 721 m 124 728 l S'),
    { text: 'Số căn cước:', x: 70, y: 700 },
    draw(...[150, 161, 172, 183].map((x) => `${x} 699 11 11 re S`)),
    draw('0 0.5 0 rg', '70 681 8 8 re f', black),
    { text: 'Khu dân cư', x: 83, y: 680 },
  ])
  expect(text).toEqual([
    ...['Phiếu lấy ý kiến', '☑ Đồng ý', '☐ Không đồng ý', '☑ Nam ☐ Nữ', 'Hộ nghèo ☑', 'Số căn cước:'],
    '- Khu dân cư',
  ])
})

it('a sum that was painted over and typed anew keeps the figures that both have', async () => {
  const page: Part[] = [
    { text: 'Lương tháng: ', x: 70, y: 700 },
    ...[...'5.200'].map((text, i) => ({ text, x: 148 + i * 6, y: 700 })),
    { draw: '1 g 147 695 31 16 re f 0 g' },
    ...[...'5.700'].map((text, i) => ({ text, x: 148 + i * 6, y: 700 })),
    { text: ' đồng, làm ca đêm.', x: 178, y: 700 },
  ]
  const { text, notes } = await read(page)
  expect([text, notes]).toEqual([['Lương tháng: 5.700 đồng, làm ca đêm.'], ['text.hidden']])
})

it('lines that a draft counts are read without their numbers, and the rows of a list with theirs', async () => {
  const lines = [
    'Điều 1. Việc cưới không mời quá',
    'ba mươi mâm, không dùng loa',
    'sau 22 giờ.',
    'Điều 2. Làng góp 500.000',
    'đồng một đám tang.',
  ]
  const counted = (says: string[]) =>
    says.flatMap((text, i): Word[] => [
      { text: String(i + 1), x: 50, y: 760 - i * 18, size: 8 },
      { text, x: 90, y: 760 - i * 18 },
    ])
  const { text } = await read(counted(lines))
  expect(text).toEqual([
    'Điều 1. Việc cưới không mời quá ba mươi mâm, không dùng loa sau 22 giờ.',
    'Điều 2. Làng góp 500.000 đồng một đám tang.',
  ])
  const names = await read(counted(['Lò Thị Mây', 'Giàng A Súa', 'Vi Văn Hạt', 'Hù Cố Xuân']))
  expect(names.text).toEqual(['| 1 | Lò Thị Mây |', '| 2 | Giàng A Súa |', '| 3 | Vi Văn Hạt |', '| 4 | Hù Cố Xuân |'])
})

it('two pages on one sheet are read one after the other, without the head and the numbers that both bear', async () => {
  const half = (left: number, lines: string[], page: string): Word[] => [
    { text: 'Dự thảo ngày 25/11', x: left + 90, y: 560 },
    ...lines.map((text, i) => ({ text, x: left, y: 520 - i * 18 })),
    { text: page, x: left + 170, y: 25 },
  ]
  const first = ['Điều 1. Mỗi hộ gửi không quá', 'hai xe máy trong bãi chung.', 'Điều 2. Gửi qua đêm phải báo']
  const second = ['trước 21 giờ cùng ngày.', 'Điều 3. Phí là 90.000 đồng.', 'Điều 4. Có hiệu lực từ hôm nay.']
  const sheet: Part[] = [{ sheet: [842, 595] }, ...half(40, first, '1'), ...half(461, second, '2')]
  const { text, notes } = await read(sheet)
  expect([text, notes]).toEqual([
    [
      'Dự thảo ngày 25/11',
      'Điều 1. Mỗi hộ gửi không quá hai xe máy trong bãi chung.',
      'Điều 2. Gửi qua đêm phải báo trước 21 giờ cùng ngày.',
      ...['Điều 3. Phí là 90.000 đồng.', 'Điều 4. Có hiệu lực từ hôm nay.'],
    ],
    [],
  ])
})

it('a frame that the text goes round is read before the paragraph beside it, and told; a field within its line is not', async () => {
  const sides = (x: number, right: number, y: number, top: number): Stroke[] => [
    { from: [x, y], to: [right, y] },
    { from: [x, top], to: [right, top] },
    { from: [x, y], to: [x, top] },
    { from: [right, y], to: [right, top] },
  ]
  const says = ['Mức vận động là 60.000 đồng', 'một hộ trong năm, hộ nghèo và', 'hộ cận nghèo không phải đóng.']
  const page: Part[] = [
    { text: 'Xe thu gom rác vào ngõ lúc 17 giờ, bà con không để rác trước giờ ấy.', x: 70, y: 760 },
    ...says.map((text, i): Word => ({ text, x: 70, y: 740 - i * 17 })),
    ...sides(240, 340, 700, 755),
    { text: 'Đường dây nóng:', x: 245, y: 736 },
    { text: '0911.000.222', x: 245, y: 719 },
    { text: 'Ông Tạ Văn Lực, tổ phó, thu tại nhà văn hoá vào sáng chủ nhật 22/11.', x: 70, y: 660 },
  ]
  const { text } = await read(page)
  expect(text).toEqual([
    'Xe thu gom rác vào ngõ lúc 17 giờ, bà con không để rác trước giờ ấy.',
    ...['Đường dây nóng:', '0911.000.222'],
    'Mức vận động là 60.000 đồng một hộ trong năm, hộ nghèo và hộ cận nghèo không phải đóng.',
    'Ông Tạ Văn Lực, tổ phó, thu tại nhà văn hoá vào sáng chủ nhật 22/11.',
  ])
  expect((await readWell('a.pdf', pdfOf(page))).notes).toContain('text.box')
  const field = await read([
    { text: 'Họ tên:', x: 70, y: 760 },
    ...sides(118, 240, 755, 775),
    { text: 'Tạ Văn Lực', x: 122, y: 760 },
  ])
  expect(field.text).toEqual(['Họ tên: Tạ Văn Lực'])
})

it('what is filled in far behind a colon stands in the line of what it is called', async () => {
  const field = (y: number, value: string) => ({
    field: [200, y - 7, 450, y + 13] as [number, number, number, number],
    value,
  })
  const { text } = await read([
    ...['Lớp:', 'Ca học:', 'Nộp tại văn phòng nhà trường trước ngày 15/5 hằng năm.'].map((text, i) => ({
      text,
      x: 80,
      y: 750 - i * 30,
    })),
    ...[field(750, '4B'), field(720, 'Ca 2, 16h')],
  ])
  expect(text.slice(0, 2)).toEqual(['Lớp: 4B', 'Ca học: Ca 2, 16h'])
})

it('lines that each say what something costs are a list, and whose paper it is stands above what it is called', async () => {
  const says = ['Vé người lớn: 35.000 đồng', 'Vé trẻ em dưới 1,2 m: 20.000 đồng', 'Gửi xe: 5.000 đồng']
  const lines = (all: string[]) => all.map((text, i): Word => ({ text, x: 80, y: 740 - i * 18 }))
  expect((await read(lines(says))).text).toEqual(says)
  const led = [
    'TRUNG TÂM VĂN HOÁ PHƯỜNG MẪU',
    'BẢNG GIÁ THUÊ SÂN',
    'Sân bóng ............ 180.000 đồng',
    'Sân cầu lông ........ 50.000 đồng',
  ]
  expect((await read(lines(led))).text).toEqual(led)
  expect((await readWell('a.pdf', pdfOf(lines(led)))).documents[0]?.title).toBe('Bảng giá thuê sân')
})

it('where every fifth line of a draft bears a number, none of them comes into its sentences', async () => {
  const says = [
    'Điều 1. Nhà văn hoá mở cửa từ 6',
    'giờ đến 21 giờ hằng ngày.',
    'Điều 2. Đoàn thể đăng ký lịch',
    'trước ba ngày, theo thứ tự đăng',
    'ký, riêng việc hiếu trước hết.',
    'Điều 3. Phí là 70.000 đồng.',
  ]
  const { text } = await read([
    ...says.map((text, i): Word => ({ text, x: 90, y: 760 - i * 18 })),
    ...[0, 4].map((i): Word => ({ text: String(i + 1), x: 66, y: 760 - i * 18 })),
  ])
  expect(text).toEqual([
    'Điều 1. Nhà văn hoá mở cửa từ 6 giờ đến 21 giờ hằng ngày.',
    'Điều 2. Đoàn thể đăng ký lịch trước ba ngày, theo thứ tự đăng ký, riêng việc hiếu trước hết.',
    'Điều 3. Phí là 70.000 đồng.',
  ])
})

it('three columns of a leaflet, each drawn whole before the next, are read one after the other', async () => {
  const columns = [
    ['Lật úp chum vại, lốp xe', 'mỗi tuần một lần.', 'Ngủ màn cả ban ngày.'],
    ['Uống nhiều nước, hạ sốt', 'bằng thuốc, nghỉ ngơi.', 'Sốt hai ngày thì đi khám.'],
    ['Trạm Y tế phường Mẫu ở', 'số 5 ngõ Cây Khế nhỏ.', 'Mở cửa cả ngày lẫn đêm.'],
  ]
  const page = columns.flatMap((says, c) => says.map((text, i): Word => ({ text, x: 40 + c * 185, y: 740 - i * 16 })))
  const words = (await read(page)).text.join(' ')
  expect(words).toBe(columns.flat().join(' '))
  // One row of a table is drawn so too.
  const cells = [['12'], ['Xác nhận', 'hộ nghèo'], ['Tờ khai theo', 'mẫu, giấy tờ', 'tuỳ thân.'], ['không']]
  const row = cells.flatMap((says, c) => says.map((text, i): Word => ({ text, x: 40 + c * 130, y: 740 - i * 16 })))
  expect((await read(row)).text[0]).toMatch(/^\| 12 \| Xác nhận/)
})

it('a heading whose letters are set apart is read as its words, however wide the gaps between these are', async () => {
  const apart = (text: string, y: number): Word[] => {
    let x = 150
    return Array.from(text).flatMap((letter): Word[] => {
      const at = x
      x += letter === ' ' ? 14 : 11
      return letter === ' ' ? [] : [{ text: letter, x: at, y }]
    })
  }
  const { text, notes } = await read([
    ...apart('Nội quy thư viện', 780),
    ...rule.map((word) => ({ ...word, y: word.y - 60 })),
  ])
  expect([text[0], notes]).toEqual(['Nội quy thư viện', []])
})

it('a number that an office typed over its blank as a reader’s remark stands in its line, and a remark in words does not', async () => {
  const typed = (says: string, x: number) => ({
    annotation: `<</Type/Annot/Subtype/FreeText/Rect[${x} 776 ${x + 24} 792]/Contents(${says})/DA(/Helv 12 Tf)/F 4>>`,
  })
  const blank = { text: 'Số:      /TB-BQL', x: 70, y: 780 }
  const stamped = await read([blank, typed('67', 96), ...rule.map((word) => ({ ...word, y: word.y - 80 }))])
  expect(stamped.text[0]?.replace(/\s/g, '')).toBe('Số:67/TB-BQL')
  expect(stamped.notes).toEqual(['text.comments'])
  const remarked = await read([blank, typed('xem lai', 96), ...rule.map((word) => ({ ...word, y: word.y - 80 }))])
  expect(remarked.text.join(' ')).not.toContain('xem lai')
})
