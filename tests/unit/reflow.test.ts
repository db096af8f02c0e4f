import { describe, expect, it } from 'vitest'
import { type Line, pageTexts, runningLines, textOn } from '../../bot/import/page/reflow.ts'

// A page of 13-point lines, 480 points wide, at 18 points from line to line.
const full = 550
const line = (text: string, at: number, more: Partial<Line> = {}): Line => ({
  cells: text.split(' | '),
  x: 70,
  right: text.length > 60 ? full : 70 + text.length * 7,
  y: 780 - at * 18,
  size: 13,
  ...more,
})
const page = (...texts: string[]) => texts.map((text, i) => line(text, i))
const long = 'Người dân mang rác ra điểm tập kết đúng giờ để giữ sạch ngõ phố, xe gom đi'

describe('lines of pages', () => {
  it('become paragraphs where a line was full, and stay apart where a new thought begins', () => {
    const [text] = pageTexts([
      page(
        'Điều 1. Rác thải',
        `1. ${long}`,
        'qua lúc bảy giờ tối.',
        `2. ${long}`,
        'Điều 2. Nuôi chó',
        `a) ${long} theo`,
        'Mục 2 Chương này;',
        'b) Chó có rọ mõm.',
      ),
    ])
    expect(text?.split('\n')).toEqual([
      'Điều 1. Rác thải',
      `1. ${long} qua lúc bảy giờ tối.`,
      `2. ${long}`,
      'Điều 2. Nuôi chó',
      `a) ${long} theo Mục 2 Chương này;`,
      'b) Chó có rọ mõm.',
    ])
  })

  it('over each of several papers in one file stay, for a letterhead runs over no pages', () => {
    const paper = (number: number) =>
      page(
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        `ĐƠN SỐ ${number}`,
        `${number}. ${long}.`,
      )
    for (const text of pageTexts([paper(1), paper(2), paper(3)])) expect(text).toContain('CỘNG HÒA XÃ HỘI')
  })

  it('with a page’s number above a letterhead lose the number alone', () => {
    const first = page(
      '1',
      'ỦY BAN NHÂN DÂN XÃ MẪU',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'QUYẾT ĐỊNH',
      'Điều 1. Giữ xe',
    )
    const [text] = pageTexts([first, page('2', 'Điều 2. Thu tiền', 'Điều 3. Thi hành')])
    expect(text?.split('\n')[0]).toBe('ỦY BAN NHÂN DÂN XÃ MẪU')
    expect(pageTexts([first, page('2', 'Điều 2.')]).join('\n')).not.toMatch(/^\d$/m)
    expect(pageTexts([page('Mẫu số 1', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'ĐƠN')])[0]).toMatch(/^Mẫu số 1$/m)
  })

  it('of a running head with rules that the next page shows as a row stay once, and part no table', () => {
    const row = (text: string, at: number) => line(text, at, { row: true })
    const [, second] = pageTexts([
      [line('Mã: BM-01 | Lần ban', 0), line('hành: 02', 1), row('TT | Tuyến', 3), row('1 | Đường làng', 4)],
      [row('Mã: BM-01 | Lần ban hành: 02', 1), row('2 | Đường chợ', 2)],
    ])
    expect(second).toBe('| 2 | Đường chợ |')
    const [, other] = pageTexts([
      [row('2 | Nghỉ', 0), row('3 | Đường làng', 1)],
      [row('2 | Nghỉ', 1), row('2 | Đường chợ', 2)],
    ])
    expect(other).toBe('| 2 | Nghỉ |\n| 2 | Đường chợ |')
  })

  it('of a table’s row that the foot of a page parts stand in one row, and a row of its own does not', () => {
    const row = (text: string, at: number) => line(text, at, { row: true })
    const head = 'TT | Ngày | Nơi mất điện'
    const rows = (...next: string[]) =>
      pageTexts([
        [
          line('Lịch ngừng cấp điện', 0),
          row(head, 1),
          row('1 | 02/12/2026 | Xóm Một', 2),
          row('2 | 03/12/202 | Xóm Hai, xã', 3),
        ],
        [head, ...next].map((text, i) => row(text, i)),
      ]).map((text) => text.split('\n').filter((one) => one.startsWith('| ') && !one.includes('---')))
    const [first, second] = rows(' | 6 | Kim Long', '3 | 04/12/2026 | Xóm Ba')
    expect(first?.at(-1)).toBe('| 2 | 03/12/2026 | Xóm Hai, xã Kim Long |')
    expect(second).toEqual(['| 3 | 04/12/2026 | Xóm Ba |'])
    expect(rows(' | 05/12/2026 | Xóm Tư')[1]).toEqual(['|  | 05/12/2026 | Xóm Tư |'])
  })

  it('that run over a page stay with the page they begin on; running heads and page numbers are left out', () => {
    const head = 'Công báo phường Mẫu, số 12'
    const body = ['Việc thứ nhất.', 'Việc thứ hai.', 'Việc thứ ba.']
    const pages = [1, 2, 3, 4].map((number) =>
      page(head, ...body.map((text) => `${number}. ${text}`), `Mở đầu ${number}. ${long}`, `– ${number} –`),
    )
    pages[1]?.splice(1, 0, line('và việc này đi qua trang sau.', 0.5))
    const texts = pageTexts(pages)
    expect(texts.join('\n')).not.toMatch(/Công báo|– \d –/)
    expect(runningLines(pages)).toEqual([head, '– 1 –', '– 2 –', '– 3 –', '– 4 –'])
    expect(texts[0]).toMatch(/xe gom đi và việc này đi qua trang sau\.$/)
    expect(texts[1]).toMatch(/^2\. Việc thứ nhất\./)
  })

  it('lose the address and the number of pages that a browser prints at their feet', () => {
    const pages = [1, 2].map((number) =>
      page(
        `${number}. Việc thứ ${number}. ${long}`,
        `${number}. ${long}`,
        `https://xa.example.vn/ke-hoach.html ${number}/2`,
      ),
    )
    expect(pageTexts(pages).join('\n')).not.toContain('https')
  })

  it('keep a number that is no page’s, and a line that stands on few pages', () => {
    expect(pageTexts([page('Danh sách', '12'), page('Hết', '2')])).toEqual(['Danh sách\n12', 'Hết'])
  })

  it('lose the hyphen of a foreign word that a line broke, and no other', () => {
    const texts = (first: string, next: string) =>
      pageTexts([[line(first, 0, { right: full }), line(next, 1), line(long, 2)]])[0]?.split('\n')[0]
    expect(texts('Cổng thông tin và infor-', 'mation của phường')).toBe('Cổng thông tin và information của phường')
    expect(texts('Phát triển kinh tế-', 'xã hội của phường')).toBe('Phát triển kinh tế-xã hội của phường')
    expect(texts('Uỷ ban Ô-lim-', 'pích Việt Nam')).toBe('Uỷ ban Ô-lim-pích Việt Nam')
    expect(texts('Kế hoạch năm 2025-', '2026 của phường')).toBe('Kế hoạch năm 2025-2026 của phường')
  })

  it('are rows where they have cells, and two parts side by side are the head of a document', () => {
    const [text] = pageTexts([
      page(
        'ỦY BAN | CỘNG HÒA XÃ HỘI',
        'Số: 12/QĐ | Mẫu, ngày 3',
        'Thu phí',
        'Phòng | Sức chứa | Phí',
        'Hội trường | 200',
        'Phòng đọc | 30 | 0',
      ),
    ])
    expect(text?.split('\n')).toEqual([
      'ỦY BAN',
      'CỘNG HÒA XÃ HỘI',
      'Số: 12/QĐ',
      'Mẫu, ngày 3',
      'Thu phí',
      '| Phòng | Sức chứa | Phí |',
      '| Hội trường | 200 |',
      '| Phòng đọc | 30 | 0 |',
    ])
  })
})

it('keeps a dateline apart from the heading close below it', () => {
  const day = 'Phường Hòa Bình Mẫu, ngày 05 tháng 11 năm 2025'
  const [text] = pageTexts([page(day, 'QUYẾT ĐỊNH', 'Về việc thu phí')])
  expect(text?.split('\n').slice(0, 2)).toEqual([day, 'QUYẾT ĐỊNH'])
})

it('tells a page of text from a picture with a stamp on it', () => {
  expect(textOn([])).toBe('none')
  expect(textOn(page('Ký bởi: Uỷ ban nhân dân phường Mẫu, ngày 3 tháng 11 năm 2026'))).toBe('little')
  expect(textOn(page(long, long, long, long, long))).toBe('enough')
})

describe('a note at the foot that is set as large as the body', () => {
  const above = ['1. Hộ khó khăn (*) nộp nửa giá vé.', `2. ${long}* hằng ngày.`, '3. Giá vé theo bảng¹.', '4. Xong.']

  it.each([
    ['(*) Do thôn bình xét hằng năm.', ['1. Hộ khó khăn [*] nộp nửa giá vé.', '[*] Do thôn bình xét hằng năm.']],
    ['¹ Bảng do phường niêm yết.', ['3. Giá vé theo bảng[1].', '[1] Bảng do phường niêm yết.']],
    ['[1] Bảng do phường niêm yết.', ['3. Giá vé theo bảng[1].', '[1] Bảng do phường niêm yết.']],
  ])('goes with the line that bears its mark: %s', (note, lines) => {
    const [text = ''] = pageTexts([[...page(...above), line(note, 20)]])
    expect(text).toContain(lines.join('\n'))
    expect(text.endsWith('4. Xong.')).toBe(true)
  })

  it('goes with a word before a power of the same figure, and stays in its row of a table', () => {
    const row = (text: string, at: number) => line(text, at, { row: true })
    const body = [
      line('1. Vốn vay 10² triệu đồng/km².', 0),
      row('Khu | Hộ nghèo²', 1),
      row('Một | 20', 2),
      line('Có bảng¹.', 3),
    ]
    const [text = ''] = pageTexts([[...body, line('¹ Bảng mẫu.', 20), line('² Ngày 15 tháng 6.', 21)]])
    expect(text.split('\n')).toEqual([
      '1. Vốn vay 10² triệu đồng/km².',
      ...['| Khu | Hộ nghèo[2] [2] Ngày 15 tháng 6. |', '| Một | 20 |'],
      ...['Có bảng[1].', '[1] Bảng mẫu.'],
    ])
  })

  it('stands on a page behind the end of the text, also where its sign is a Roman number', () => {
    const texts = pageTexts([
      page('Điều 1. Mức chi[i]', 'Mức chi 450.000 đồng.', 'Điều 2. Hiệu lực[ii]', 'Từ ngày ký.', 'Lê Thị Lan'),
      page('i Điều này được sửa đổi.', 'ii Điều này được bổ sung.'),
    ])
    expect(texts.join('\n').split('\n')).toEqual([
      ...['Điều 1. Mức chi[i]', '[i] Điều này được sửa đổi.', 'Mức chi 450.000 đồng.'],
      ...['Điều 2. Hiệu lực[ii]', '[ii] Điều này được bổ sung.', 'Từ ngày ký.', 'Lê Thị Lan', ''],
    ])
  })

  it('may be small and stand above the signature, on another page than its mark', () => {
    const texts = pageTexts([
      page('Điều 1. Thu phí', 'Cơ sở kinh doanh¹ nộp phí.', 'Điều 2. Hiệu lực'),
      [
        ...[line('Từ ngày ký.', 0), line('¹ Trừ quán dưới 10 m².', 3, { size: 10 })],
        ...[line('Nơi nhận: | CHỦ TỊCH', 6), line('- Như trên.', 7, { size: 11 }), line('Lê Thị Mẫu', 10, { x: 330 })],
      ],
    ])
    expect(texts.join('\n').split('\n').slice(1)).toEqual([
      ...['Cơ sở kinh doanh[1] nộp phí.', '[1] Trừ quán dưới 10 m².', 'Điều 2. Hiệu lực', 'Từ ngày ký.'],
      ...['Nơi nhận:', 'CHỦ TỊCH', '- Như trên.', 'Lê Thị Mẫu'],
    ])
  })

  it('is none where it is an item, or a bullet whose sign stands for “times”', () => {
    const items = page('1. Giá vé theo bảng¹.', '1. Vé xe', 'Tính 5 * 3 m.', '* Giữ vé để đối chiếu.')
    expect(pageTexts([items])[0]?.split('\n').at(-1)).toBe('* Giữ vé để đối chiếu.')
  })
})

describe('short words that stand in blocks side by side', () => {
  const doubts = (...texts: string[]) => {
    let told = 0
    const blocks = texts.map((text, i) => line(text, i, { side: true }))
    pageTexts([[line('Lịch tiêm', 30), ...blocks]], () => told++)
    return told
  }

  it('are said to be a table, for nothing tells which belong together', () => {
    expect(doubts('Ngày Buổi Thôn', 'Sáng Đông', '05/9', 'Chiều Tây', 'Sáng Nam', 'Ghi chú', 'Mang sổ')).toBe(1)
  })

  it.each([
    [['Nơi nhận:', '- Như Điều 3;', '- Công an;', '- Tổ 1;', '- Lưu: VT.', 'CHỦ TỊCH', 'Trần Mẫu']],
    [['ỦY BAN NHÂN DÂN', 'XÃ MẪU', 'Số: 4/TB', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập', 'Xã Mẫu, ngày 1']],
    [[long, long, long, long, long, long]],
  ])('are none in a letterhead, a signature or columns of sentences: %s', (texts) => {
    expect(doubts(...texts)).toBe(0)
  })
})

it('whose paper it is, what it is and what about stand on lines of their own', () => {
  const at = (text: string, y: number, x: number): Line => ({
    cells: [text],
    x,
    right: 620 - x,
    y,
    size: 13,
    font: 'bold',
  })
  const head = [
    at('TRẠM Y TẾ PHƯỜNG AN HÒA', 780, 200),
    at('QUY TRÌNH', 762, 270),
    at('Tiếp nhận người bệnh', 744, 230),
  ]
  const body = [line('Bước 1: Đăng ký tại quầy, xuất trình thẻ.', 4), line('Bước 2: Đo huyết áp.', 5)]
  expect(pageTexts([[...head, ...body]])[0]?.split('\n')).toEqual([
    ...['TRẠM Y TẾ PHƯỜNG AN HÒA', 'QUY TRÌNH', 'Tiếp nhận người bệnh'],
    ...['Bước 1: Đăng ký tại quầy, xuất trình thẻ.', 'Bước 2: Đo huyết áp.'],
  ])
})

it('a line of a table of contents ends with its page, and one to be written on with its dots', () => {
  const dots = '.'.repeat(70)
  const lines = [`Phần I. SỰ CẦN THIẾT${dots}2`, `Phần II. MỤC TIÊU${dots}3`, `Lý do: ${dots}`, 'Phần dành cho cơ quan']
  expect(pageTexts([page(...lines)])[0]?.split('\n')).toEqual(lines)
})

it('the heading of a page printed from a portal is marked as one below the portal’s name and menu, and elsewhere none is', () => {
  const at = (text: string, y: number, size = 12): Line => ({ cells: [text], x: 60, right: 500, y, size })
  const menu = [at('CỔNG THÔNG TIN ĐIỆN TỬ', 800, 13), at('TRANG CHỦ GIỚI THIỆU TIN TỨC LIÊN HỆ', 780)]
  const own = [
    at('Lịch tiêm chủng tháng 12', 740, 20),
    at('Trạm y tế phường thông báo lịch tiêm.', 700),
    at('Hết.', 680),
  ]
  expect(pageTexts([[...menu, ...own]])[0]?.split('\n')).toContain('# Lịch tiêm chủng tháng 12')
  expect(pageTexts([own])[0]?.split('\n')[0]).toBe('Lịch tiêm chủng tháng 12')
})

it('a bold heading is no part of the text below it, nor is a type in capitals or a row of dashes', () => {
  const at = (text: string, y: number, more: Partial<Line> = {}): Line => ({
    ...{ cells: [text], x: 70, right: 550, y, size: 13 },
    ...more,
  })
  const texts = pageTexts([
    [
      at('HƯỚNG DẪN', 780, { x: 270, right: 350 }),
      at('sinh hoạt chi bộ định kỳ và sinh hoạt chuyên đề', 762, { x: 170, right: 450 }),
      at('-----', 744, { x: 290, right: 330 }),
      at('Tuyển dụng nhân viên nuôi dưỡng năm học mới của trường', 726, { font: 'bold' }),
      at('Trường thông báo như sau, để mọi người biết và nộp hồ sơ', 708, { font: 'plain' }),
      at('trong giờ hành chính.', 690, { right: 200, font: 'plain' }),
    ],
  ])
  expect(texts[0]?.split('\n')).toEqual([
    'HƯỚNG DẪN',
    'sinh hoạt chi bộ định kỳ và sinh hoạt chuyên đề',
    '-----',
    'Tuyển dụng nhân viên nuôi dưỡng năm học mới của trường',
    'Trường thông báo như sau, để mọi người biết và nộp hồ sơ trong giờ hành chính.',
  ])
})

it('a large heading that goes on below is one, though its lines stand further apart than those of the text', () => {
  const large = (text: string, y: number) => line(text, 0, { size: 24, y, right: 540 })
  const body = [
    'Phường thông báo lịch như sau:',
    'Chủ tịch tiếp các ngày 03, 10.',
    'Địa điểm: phòng 102.',
    'Mang căn cước.',
  ]
  const [text] = pageTexts([
    [large('Lịch tiếp công dân của lãnh', 780), large('đạo phường', 753), ...body.map((one, i) => line(one, i + 4))],
  ])
  expect(text?.split('\n')[0]).toBe('Lịch tiếp công dân của lãnh đạo phường')
})

it('a sheet laid across does not tell where the lines of one that stands end', () => {
  const lines = ['1. ', '2. ', '3. '].flatMap((number) => [
    `${number}${long} đúng ngày 16 tháng 6 năm`,
    '2025; xe gom.',
  ])
  const wide = page(`(Kèm theo) ${long}`, `(Kèm theo) ${long}`).map((one) => ({ ...one, right: 800 }))
  expect(pageTexts([page(...lines), wide])[0]?.split('\n')).toHaveLength(3)
})

it('a part of an item begins a line though it begins small, where it stands further in', () => {
  const inner = (text: string, at: number) => line(text, at, { x: 95 })
  const [text] = pageTexts([
    [line(`1. ${long} hoặc`, 0), inner('a. gọi số 115;', 1), line(`2. ${long} tại điểm`, 2), line('a. của thôn.', 3)],
  ])
  expect(text?.split('\n')).toEqual([`1. ${long} hoặc`, 'a. gọi số 115;', `2. ${long} tại điểm a. của thôn.`])
})

it('the head of a table that a page says again stands where it is first told', () => {
  const row = (cells: string[], at: number) => line('', at, { cells, row: true })
  const head = ['Ngày', 'Buổi']
  const again: string[] = []
  const pages = [
    [line('Lịch thi', 0), row(head, 1), row(['10/9', 'Sáng'], 2)],
    [row(head, 0), row(['11/9', 'Sáng'], 1), row(['11/9', 'Chiều'], 2)],
    [row(head, 1), row(['12/9', 'Sáng'], 2), line('Mang căn cước.', 3)],
  ]
  const texts = pageTexts(
    pages,
    () => {},
    (words) => again.push(words),
  )
  expect(again).toEqual(['Ngày Buổi', 'Ngày Buổi'])
  expect(texts.join('\n').split('\n')).toEqual([
    ...['Lịch thi', '| Ngày | Buổi |', '| 10/9 | Sáng |', '| 11/9 | Sáng |', '| 11/9 | Chiều |'],
    ...['| 12/9 | Sáng |', 'Mang căn cước.'],
  ])
})

it('a paragraph begins below a heading that fills its line and bears no mark', () => {
  const [text] = pageTexts([
    [
      line(`Hội nghị ${long}`, 0, { x: 72 }),
      line(`Hôm nay ${long}`, 1, { x: 100 }),
      line('gồm có:', 2),
      line(`Ông An ${long}`, 3, { x: 100 }),
      line('chủ trì.', 4),
    ],
  ])
  expect(text?.split('\n')).toEqual([`Hội nghị ${long}`, `Hôm nay ${long} gồm có:`, `Ông An ${long} chủ trì.`])
})

it('a sentence goes on below a line that stands in the middle by chance, and a name is no part of whose it is', () => {
  const begun = long.slice(0, 60).trim()
  const indented = line(begun, 3, { x: 92, right: 528 })
  const texts = pageTexts([
    [
      ...[line(`${long}.`, 0), line(`${long}.`, 1), line(`${long}.`, 2), indented],
      line('và cùng ký tên.', 4),
      line(`${begun.replace('mang', 'để')}.`, 5, { x: 92, right: 528 }),
      line('Không thu lệ phí.', 6),
      line('PHÓ CHỦ TỊCH', 8, { x: 450, right: full }),
      line('Lê Mỹ Hoa', 9, { x: 480, right: full }),
    ],
  ])
  expect(texts[0]?.split('\n').slice(-4)).toEqual([
    `${begun} và cùng ký tên.`,
    `${begun.replace('mang', 'để')}. Không thu lệ phí.`,
    'PHÓ CHỦ TỊCH',
    'Lê Mỹ Hoa',
  ])
})

it('a running head over a letterhead is none of the text where the next page says it without one', () => {
  const head = line('UBND xã Mẫu - Báo cáo quý III', 0)
  const letterhead = page('', 'XÃ MẪU', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc').slice(1)
  const texts = pageTexts([
    [head, ...letterhead, line(`1. ${long}.`, 5), line('Một.', 7), line('Hai.', 9)],
    [head, line(`2. ${long}.`, 2), line('Ba.', 4), line('Bốn.', 6)],
  ])
  expect(texts.join('\n')).not.toContain('Báo cáo quý III')
  expect(texts.join('\n')).toContain('XÃ MẪU')
})
