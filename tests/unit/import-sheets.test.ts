import { describe, expect, test } from 'vitest'
import { readQuestions } from '../../bot/question-bank/read-file.ts'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { tablesIn } from '../../bot/xlsx/table.ts'
import { sheetFor } from '../../core/sheets/heads.ts'
import { sheetOfText } from '../../core/sheets/of-text.ts'
import { rowsOf } from '../../core/sheets/rows.ts'
import type { Column } from '../../core/sheets/sheet.ts'
import { type Typed, workbook } from '../support/xlsx.ts'
import { zipOf } from '../support/zip.ts'

const columns: Column[] = [
  { key: 'name', head: 'Họ và tên', also: ['Họ tên'], required: true, as: 'text' },
  { key: 'phone', head: 'Số điện thoại', also: ['SĐT'], as: 'phone' },
  { key: 'code', head: 'Mã', as: 'code' },
  { key: 'until', head: 'Đến ngày', as: 'day' },
]
type Made = Parameters<typeof workbook>[0][number]
const read = async (rows: Typed[][], made: Partial<Made> = {}, how = {}) => {
  const [sheet] = await sheetsIn(workbook([{ name: 'Trang 1', rows, ...made }], how))
  const found = sheet && rowsOf(sheet, columns)
  if (!found) throw new Error('no heads')
  return {
    values: found.rows.map(({ values }) => values),
    notes: found.notes.map(({ row, column, problem }) => `${row} ${column} ${problem}`),
    faults: found.faults.map(({ row, column, problem }) => `${row} ${column} ${problem}`),
  }
}
const names = ({ values }: { values: Record<string, string>[] }) => values.map(({ name }) => name)

describe('heads', () => {
  test('stand below a title, by other names, in composed letters or not', async () => {
    const rows = [
      ['UBND PHƯỜNG MẪU'],
      ['DANH SÁCH'],
      [],
      ['STT', 'HỌ\u00a0TÊN'.normalize('NFD'), 'SĐT'],
      [1, 'An', 912345678],
    ]
    expect(await read(rows)).toEqual({ values: [{ name: 'An', phone: '0912345678' }], notes: [], faults: [] })
  })

  test('of two lines are one', async () => {
    const rows = [
      ['Họ và tên', 'Liên hệ', null],
      [null, 'Số điện thoại', 'Đến ngày'],
      ['An', '0912345678', '31/12/2026'],
    ]
    expect((await read(rows, { merged: ['A1:A2', 'B1:C1'] })).values).toEqual([
      { name: 'An', phone: '0912345678', until: '2026-12-31' },
    ])
  })

  test('that stand over two columns, or of which two make one, are of the words of both', async () => {
    const rows = [
      ['STT', 'Họ và tên', null, 'SĐT'],
      [1, 'Nguyễn Văn', 'An', '0912345678'],
      [2, 'Trần Thị', null, null],
    ]
    const found = await read(rows, { merged: ['B1:C1'] })
    expect(names(found)).toEqual(['Nguyễn Văn An', 'Trần Thị'])
    expect(found.notes).toEqual([])
    const [sheet] = await sheetsIn(
      workbook([
        {
          name: 'Lớp',
          rows: [
            ['Họ đệm', 'Tên'],
            ['Lê Thị', 'Ba'],
          ],
        },
      ]),
    )
    const parted: Column[] = [
      { key: 'name', head: 'Họ và tên', parts: [['Họ đệm'], ['Tên']], required: true, as: 'text' },
    ]
    expect(sheet && rowsOf(sheet, parted)?.rows[0]?.values).toEqual({ name: 'Lê Thị Ba' })
  })

  test('that nothing reads are told, and one that stands twice is a fault', async () => {
    const rows = [
      ['Họ và tên', 'Thời hạn', null, 'Trống'],
      ['An', '31/12/2026', 'x'],
    ]
    expect((await read(rows)).notes).toEqual([
      '1 B (Thời hạn) Cột này không có trong mẫu nên Loa không đọc.',
      '1 C Cột này không có tên nên Loa không đọc.',
    ])
    expect(
      (
        await read([
          ['Họ và tên', 'Mã', 'Mã'],
          ['An', '1', '2'],
        ])
      ).faults,
    ).toEqual(['1 Mã Có hai cột “Mã” (B, C). Hãy bỏ một cột.'])
  })
})

describe('rows', () => {
  test('that are hidden are left out and told, and so are the sum and the signature below', async () => {
    const rows = [
      ['Họ và tên', 'Mã'],
      ['An', 'a'],
      ['Bình', 'b'],
      ['Tổng cộng', 2],
      [],
      ['NGƯỜI LẬP BIỂU'],
      ['Nguyễn Văn Tổng', 'c'],
    ]
    const found = await read(rows, { hiddenRows: [3] })
    expect(names(found)).toEqual(['An', 'Nguyễn Văn Tổng'])
    expect(found.notes.map((note) => note.slice(0, 20))).toEqual(
      ['3  Dòng này đang bị ẩ', '4  Có vẻ là dòng cộng', '6  Có vẻ là dòng cộng'].map((note) => note.slice(0, 20)),
    )
    expect(found.faults).toEqual([])
  })

  test('below those who signed are none, whoever stands beside each other there, but for one that is numbered', async () => {
    const rows = [
      ['STT', 'Họ tên', 'SĐT'],
      [1, 'An', '0912345678'],
      [null, 'Người lập bảng', 'CHỦ TỊCH'],
      [null, 'Lê Thị Hoa', 'Phạm Văn Sáu'],
      [2, 'Bình', '0912345679'],
    ]
    const found = await read(rows)
    expect(names(found)).toEqual(['An', 'Bình'])
    expect(found.notes.map((note) => note.slice(0, 22))).toEqual(['3  Có vẻ là dòng cộng ', '4  Có vẻ là dòng cộng '])
    expect(found.faults).toEqual([])
  })

  test('of a second table below the first follow the heads once more, by whatever name; one cell over all columns is a group', async () => {
    const rows = [
      ['Họ tên', 'SĐT', 'Mã'],
      ['Tổ 1', null, null],
      ['An', '0912345678', null],
      ['Họ tên', 'SĐT', 'Mã'],
      ['Bình', null, null],
    ]
    const found = await read(rows, { merged: ['A2:C2'] })
    expect(names(found)).toEqual(['An', 'Bình'])
    expect(found.notes.map((note) => note[0])).toEqual(['2', '4'])
  })

  test('a sheet that is hidden is none, and another that would do is told', async () => {
    const rows = [['Họ tên'], ['An']]
    const of = async (made: Made[]) => {
      const { sheet, notes } = sheetFor(await sheetsIn(workbook(made)), 'Thành viên', columns)
      return [sheet?.name, ...notes.map(({ problem }) => problem)]
    }
    expect(
      await of([
        { name: 'Thành viên', rows, hidden: true },
        { name: 'Mới', rows },
        { name: 'Lịch', rows: [['x']] },
      ]),
    ).toEqual(['Mới', 'Trang “Thành viên” đang bị ẩn nên Loa không đọc.'])
    expect(
      await of([
        { name: 'Cũ', rows },
        { name: 'Thành viên', rows },
      ]),
    ).toEqual(['Thành viên', 'Trang “Cũ” cũng có các cột này, mà Loa chỉ đọc trang “Thành viên”.'])
  })
})

test.for<[number, string, string]>([
  [0.005, '0.0%', '0,5%'],
  [2_500_000, '#,##0" đ"', '2.500.000 đ'],
  [8000, '_-* #,##0\\ _₫_-', '8.000'],
  [0.1 + 0.2, 'General', '0,3'],
  [2_500_000, 'General', '2500000'],
  [1.5, '0.00', '1,50'],
  [5, '"Tổ "0', 'Tổ 5'],
])('%d in the form %s reads %s where words are read', async ([number, form, shown]) => {
  expect(names(await read([['Họ và tên'], [{ number, form }]]))).toEqual([shown])
})

test('a code keeps the noughts that its cell shows, and no sign that only parts thousands', async () => {
  const rows = [12, 1234].map((number, at): Typed[] => ['An', { number, form: at ? '#,##0' : '000' }])
  expect((await read([['Họ và tên', 'Mã'], ...rows])).values.map(({ code }) => code)).toEqual(['012', '1234'])
  expect((await tablesInText('Họ và tên;Mã\nAn;1,2E+11')).faults[0]?.problem).toContain('mất chữ số')
})

const tablesInText = async (text: string) => {
  const [sheet] = await tablesIn(new TextEncoder().encode(text), 'unit.file')
  const found = sheet && rowsOf(sheet, columns)
  if (!found) throw new Error('no heads')
  return found
}

test('days count from 1904 where the workbook says so, and are read as a database writes them', async () => {
  const until = { number: 44_925, style: 1 } as const
  const values = (
    await read(
      [
        ['Họ và tên', 'Đến ngày'],
        ['An', until],
        ['Bình', '2026-12-31'],
      ],
      {},
      { from1904: true },
    )
  ).values
  expect(values.map(({ until }) => until)).toEqual(['2026-12-31', '2026-12-31'])
})

test('a telephone keeps to be one behind the sign that makes it a text', async () => {
  expect(
    (
      await read([
        ['Họ và tên', 'SĐT'],
        ['An', "'0912345678"],
      ])
    ).values,
  ).toEqual([{ name: 'An', phone: '0912345678' }])
})

test('signs that XML cannot hold are no letters of the words', async () => {
  expect(names(await read([['Họ và tên'], ['Câu một_x000D_\nxuống dòng _x005F_'], [true]]))).toEqual([
    'Câu một xuống dòng _',
    'TRUE',
  ])
})

const cellsIn = (text: string) =>
  [...sheetOfText(text).rows].map(([at, row]) => [at, ...[...row.values()].map((cell) => cell.text)])

test.for<[string, string, (string | number)[][]]>([
  [
    'semicolons, quotes in quotes, a line end in a cell',
    'a;b\r\n"Nhà ""Đông""";"Tầng 1\nPhòng 2"\r\nc;d\r\n',
    [
      [1, 'a', 'b'],
      [2, 'Nhà "Đông"', 'Tầng 1\nPhòng 2'],
      [3, 'c', 'd'],
    ],
  ],
  [
    'a title above, commas in cells',
    'DANH SÁCH\na,b\n"x, y",2',
    [
      [1, 'DANH SÁCH'],
      [2, 'a', 'b'],
      [3, 'x, y', '2'],
    ],
  ],
  ['what Excel says of its mark', 'sep=;\na;b,c', [[1, 'a', 'b,c']]],
  [
    'a mark of inches is no quotation',
    'a\tb\nống 5"\t"dở\nx\ty',
    [
      [1, 'a', 'b'],
      [2, 'ống 5"', '"dở'],
      [3, 'x', 'y'],
    ],
  ],
  [
    'semicolons with commas in the words',
    'a;b\nThôn A, xã B;1,5\n',
    [
      [1, 'a', 'b'],
      [2, 'Thôn A, xã B', '1,5'],
    ],
  ],
  [
    'blank lines count, as a spreadsheet counts them',
    'a;b\n\n\nc;d',
    [
      [1, 'a', 'b'],
      [4, 'c', 'd'],
    ],
  ],
])('a table of text: %s', ([, text, cells]) => {
  expect(cellsIn(text)).toEqual(cells)
})

test('words in fonts of before Unicode are read as letters, in capitals where the font draws them so, and that is told', async () => {
  const rows = [
    ['Họ tên', 'Mã'],
    ['NguyÔn V¨n An', 'a'],
    ['TrÇn ThÞ B×nh', 'b'],
    ['Lª Hång §øc', 'c'],
    ['Vò TiÕn Dòng', 'd'],
  ]
  const found = await read(rows)
  expect(names(found)).toEqual(['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Hồng Đức', 'Vũ Tiến Dũng'])
  expect(found.notes).toEqual(['1  Chữ theo phông cũ (.Vn, VNI) đã được đổi sang Unicode. Vui lòng đọc soát.'])
  const capitals = await read([...rows, ['ph¹m v¨n hïng', 'd']], { fonts: { A6: '.VnTimeH' } })
  expect(names(capitals).at(-1)).toBe('PHẠM VĂN HÙNG')
})

test('the lines of a cell that lists one thing a line are parted, without the marks before them', async () => {
  const listing: Column[] = [{ key: 'papers', head: 'Giấy tờ', required: true, listed: true, as: 'text' }]
  const listed = async (cell: string) => {
    const [sheet] = await sheetsIn(workbook([{ name: 'T', rows: [['Giấy tờ'], [cell]] }]))
    return sheet && rowsOf(sheet, listing)?.rows[0]?.values.papers
  }
  expect(await listed('- Tờ khai;\n- Giấy chứng sinh.\n- Căn cước')).toBe('Tờ khai; Giấy chứng sinh; Căn cước')
  expect(await listed('1. Tờ khai\n2. Giấy chứng sinh\n(bản chính)')).toBe('Tờ khai; Giấy chứng sinh (bản chính)')
  expect(await listed('Tờ khai theo mẫu\ncủa Bộ Tư pháp\nCăn cước')).toBe('Tờ khai theo mẫu của Bộ Tư pháp; Căn cước')
  expect(await listed('Tờ khai; 2 ảnh')).toBe('Tờ khai; 2 ảnh')
})

test('a table in UTF-16 or in the old letters is read; an old workbook, and one of LibreOffice, are told so', async () => {
  const wide = new Uint8Array(Buffer.from('\ufeffHọ tên;Mã\nĐông;1', 'utf16le'))
  const old = new Uint8Array(Buffer.from('Hä vµ tªn;M·\nTrÇn \u00a7«ng;1\nNguyÔn V¨n An;2\n', 'latin1'))
  for (const [bytes, name] of [
    [wide, 'Đông'],
    [old, 'Trần Đông'],
  ] as const) {
    const [sheet] = await tablesIn(bytes, 'unit.file')
    expect(sheet && rowsOf(sheet, columns)?.rows[0]?.values.name).toBe(name)
  }
  const refused = (bytes: ArrayLike<number>) =>
    tablesIn(new Uint8Array(bytes), 'unit.file').catch((error: { reason: string }) => error.reason)
  expect(await refused([0xd0, 0xcf, 0x11, 0xe0])).toBe('unit.old-excel')
  const zipped = (kind: string) => zipOf([{ name: 'mimetype', data: Buffer.from(kind) }])
  expect(await refused(zipped('application/vnd.oasis.opendocument.spreadsheet'))).toBe('unit.open-document')
  expect(await refused(zipped('application/epub+zip'))).toBe('unit.file')
})

describe('questions of a workbook', () => {
  const heads = ['Câu hỏi', 'A', 'B', 'Đáp án']
  test('come from each sheet that is shown; a hidden one is told', async () => {
    const made = [
      { name: 'Cũ', hidden: true as const, rows: [heads, ['Cũ?', 'x', 'y', 'A']] },
      { name: 'Đề 1', rows: [heads, ['Một?', 'x', 'y', 'A']] },
      { name: 'Đề 2', rows: [heads, ['Hai?', { number: 0.1, form: '0%' }, { number: 0.155, form: '0.0%' }, 'C']] },
    ]
    const { questions, told } = await readQuestions(workbook(made))
    expect(questions.map(({ text, options, correct }) => [text, options, correct])).toEqual([
      ['Một?', ['x', 'y'], [0]],
      ['Hai?', ['10%', '15,5%'], [2]],
    ])
    expect(told.map(({ level, words }) => `${level} ${words}`)).toEqual(['note Cũ', 'fault Đáp án'])
  })

  test('come from a table with semicolons or commas too, their answer in words or in a letter', async () => {
    const csv =
      '\ufeffTT,Nội dung câu hỏi,Đáp án A,Đáp án B,Đáp án đúng\n1,"Ngày nào, tháng nào?",30/4,2/9,2/9\n2,Số nào?,1,2,2\n3,Số nào nữa?,2,1,2\n'
    const { format, questions, told } = await readQuestions(new TextEncoder().encode(csv))
    expect(format).toBe('workbook')
    expect(questions.map(({ correct }) => correct)).toEqual([[1], [1], []])
    expect(told).toMatchObject([{ at: 4, level: 'fault', problem: 'Đáp án “2” không chỉ phương án nào của câu.' }])
  })
})

test('rows that are no one’s: the heads once more, their numbers, the name of a group, the sum of a page', async () => {
  const rows = [
    ['STT', 'Họ và tên', 'SĐT'],
    ['(1)', '(2)', '(3)'],
    ['I', 'TỔ DÂN PHỐ 1', null],
    [1, 'An', '0912345678'],
    [null, 'Cộng trang 1: 1 người', null],
    ['STT', 'Họ và tên', null],
    [2, 'Bình', null],
    ['3', 'X', null],
  ]
  const found = await read(rows)
  expect(names(found)).toEqual(['An', 'Bình', 'X'])
  expect(found.notes.map((note) => note[0])).toEqual(['2', '3', '5', '6'])
  expect(
    (
      await read([
        ['Họ tên', 'Mã'],
        ['V', '1'],
        ['An', '2'],
      ])
    ).values,
  ).toHaveLength(2)
})
