import { describe, expect, it, vi } from 'vitest'
import { pageTexts } from '../../bot/import/page/reflow.ts'
import { linesOf, type Run } from '../../bot/import/page/runs.ts'

// Letters half as wide as they are high, on lines 18 points apart.
const width = (text: string, size: number) => Array.from(text).length * size * 0.5
const run = (text: string, x: number, at: number, more: Partial<Run> = {}): Run => ({
  text,
  x,
  right: x + width(text, more.size ?? 12),
  y: 780 - at * 18,
  size: 12,
  ...more,
})
const read = (...pages: Run[][]) => pageTexts(pages.map(linesOf)).map((text) => text.split('\n'))
const long = 'Người dân mang rác ra điểm tập kết đúng giờ để giữ sạch ngõ phố, xe gom đi'
const inRow = (x: number, at: number, ...texts: [string, number][]) => texts.map(([text, dx]) => run(text, x + dx, at))

describe('what a page says stands in the order of its places', () => {
  it('also in a file that is drawn from its end', () => {
    const page = [run('Điều 1. Rác thải', 70, 0), run(`1. ${long}`, 70, 1), run('qua lúc tối.', 70, 2)]
    expect(read([...page].reverse())).toEqual(read(page))
    expect(read(page)[0]).toEqual(['Điều 1. Rác thải', `1. ${long} qua lúc tối.`])
  })

  it('with letters of another font, drawn after the line, in their words', () => {
    expect(
      read([run('Đi', 70, 0), run('u 1. Ph', 88, 0), run('m vi', 136, 0), run('ề', 82, 0), run('ạ', 130, 0)])[0]?.[0],
    ).toBe('Điều 1. Phạm vi')
  })

  it('with blocks side by side whole before the signatures below them, however each file draws its columns', () => {
    const left = [run('Khu vực 1', 70, 0), run('Từ 8 giờ tại phố Bông.', 70, 1), run('Mọi người trữ nước.', 70, 3)]
    const right = [run('Khu vực 2', 330, 0), run('Từ 13 giờ tại phố Lý.', 330, 1)]
    const to = [run('Nơi nhận:', 70, 5.4), run('- Như trên;', 70, 6.4)]
    const by = [run('CHỦ TỊCH', 390, 5), run('Lê Lan', 390, 8)]
    expect(read([...left, ...to, ...right, ...by])[0]).toEqual([
      ...['Khu vực 1', 'Từ 8 giờ tại phố Bông.', 'Khu vực 2', 'Từ 13 giờ tại phố Lý.', 'Mọi người trữ nước.'],
      ...['Nơi nhận:', '- Như trên;', 'CHỦ TỊCH', 'Lê Lan'],
    ])
  })

  it('with a step and what is done in it, behind a tab, on one line', () => {
    const steps = ['Đăng ký tại quầy.', 'Đo huyết áp.', 'Khám.'].flatMap((text, i) => [
      run(`Bước ${i + 1}:`, 70, i),
      run(text, 160, i),
    ])
    expect(read(steps)[0]).toEqual(['Bước 1: Đăng ký tại quầy.', 'Bước 2: Đo huyết áp.', 'Bước 3: Khám.'])
  })

  it('with the mark of a note before its words, and a heading apart from what stands close below it', () => {
    const mark = run('1', 66, 3, { size: 7 })
    const raised = { ...mark, right: 69.5, y: mark.y + 4 }
    const note = run('Điều này được sửa đổi theo quy định tại khoản 1 Điều 1.', 70, 3)
    expect(read([run('XÁC THỰC VĂN BẢN', 200, 0), raised, note])[0]).toEqual([
      'XÁC THỰC VĂN BẢN',
      '¹Điều này được sửa đổi theo quy định tại khoản 1 Điều 1.',
    ])
    const head = [
      run('ĐƠN ĐỀ NGHỊ TRỢ CẤP', 120, 0),
      run('Kính gửi: Phường An', 120, 1),
      run('(Ban hành kèm theo)', 120, 2),
      run('Chương I', 160, 3),
      run('CHƯƠNG TRÌNH HÀNH ĐỘNG', 120, 4),
      run('thực hiện nghị quyết', 130, 5),
      run('Trả lời: Miễn phí.', 120, 6),
      run('Câu 2. Mấy ngày xong?', 120, 7),
    ]
    expect(read(head)[0]).toEqual(head.map(({ text }) => text))
  })

  it('with a second column of one line behind the sentence of the first column that it ends', () => {
    const lines = [
      'Bản tin của phường',
      'ghi nhận người dân',
      'đến làm thủ tục ở',
      'bộ phận một cửa, mà',
      'phần lớn được trả',
      'trước hạn, không',
    ]
    const column = lines.map((text, i) => run(text, 70, i))
    expect(read([...column, run('hồ sơ nào quá hạn.', 310, 0)])[0]?.join(' ')).toBe(
      `${lines.join(' ')} hồ sơ nào quá hạn.`,
    )
    // As a scan is read, line by line.
    const [first, ...rest] = column as [Run, ...Run[]]
    const scanned = read([first, run('hồ sơ nào quá hạn.', 310, 0), ...rest])[0]
    expect(scanned?.join(' ')).toBe(`${lines.join(' ')} hồ sơ nào quá hạn.`)
    expect(read([first, run('Quá hạn: 0', 310, 0), ...rest])[0]?.at(-1)).not.toMatch(/không Quá/)
  })

  it('with a box beside the letterhead or a clause apart from it, each paragraph whole, and told', () => {
    const at = (text: string, x: number, y: number): Run => ({ ...run(text, x, 0, { size: 13 }), y })
    const page = [
      ...[
        at('HỘI ĐỒNG NHÂN DÂN PHƯỜNG AN', 85, 771),
        at('KHÁNH', 85, 753),
        at('1. Lắp đèn ở đường đất, xong', 85, 700),
      ],
      ...[at('trong quý II.', 85, 682), at('2. Dẹp chợ tạm trước tháng 4.', 85, 662), at(`${long}.`, 85, 640)],
      ...[at('Số: 15/CV-HĐND', 290, 760), at('V/v trả lời cử tri', 290, 742)],
      ...[at('Ghi chú: kinh phí của phường là 84', 290, 691), at('triệu đồng', 290, 673)],
    ]
    const doubts: string[] = []
    const [text] = pageTexts([linesOf(page)], (doubt) => doubts.push(doubt))
    expect(text?.split('\n')).toEqual([
      ...['HỘI ĐỒNG NHÂN DÂN PHƯỜNG AN KHÁNH', 'Số: 15/CV-HĐND', 'V/v trả lời cử tri'],
      ...['1. Lắp đèn ở đường đất, xong trong quý II.', '2. Dẹp chợ tạm trước tháng 4.'],
      ...['Ghi chú: kinh phí của phường là 84 triệu đồng', `${long}.`],
    ])
    expect(doubts).toEqual(['text.box'])
  })

  it('block by block also where the cells of a letterhead are centred, each on heights of its own', () => {
    const at = (text: string, x: number, y: number, size = 14): Run => ({
      ...run(text, x, 0, { size }),
      right: x + Array.from(text).length * size * 0.45,
      y,
    })
    const page = [
      ...[at('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT', 302, 797), at('UBND TỈNH KHÁNH SƠN', 93, 788), at('NAM', 414, 778)],
      ...[at('SỞ NỘI VỤ', 139, 755), at('Độc lập - Tự do - Hạnh phúc', 335, 745), at('Số: 1187/SNV-TCBC', 114, 719)],
      ...[
        at('V/v hướng dẫn thực hiện', 70, 690),
        at('chế độ đối với', 74, 676),
        at('Khánh Sơn, ngày 05/9/2025', 335, 674),
      ],
      ...[at('tổ dân phố', 116, 658), at('Kính gửi: Ủy ban nhân dân xã.', 181, 620)],
      at('1. Đối tượng là người hoạt động không chuyên trách ở thôn, ở tổ dân phố.', 85, 590),
      ...[at('KT. GIÁM ĐỐC', 388, 550), at('Nơi nhận:', 58, 540), at('PHÓ GIÁM ĐỐC', 384, 534)],
      ...[at('- Như Điều 3;', 58, 522), at('- Lưu: VT.', 58, 503), at('Bùi Quang Vinh', 384, 470)],
    ]
    expect(read(page)[0]).toEqual([
      ...['UBND TỈNH KHÁNH SƠN', 'SỞ NỘI VỤ', 'Số: 1187/SNV-TCBC'],
      'V/v hướng dẫn thực hiện chế độ đối với tổ dân phố',
      ...['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Khánh Sơn, ngày 05/9/2025'],
      'Kính gửi: Ủy ban nhân dân xã.',
      '1. Đối tượng là người hoạt động không chuyên trách ở thôn, ở tổ dân phố.',
      ...['Nơi nhận:', '- Như Điều 3;', '- Lưu: VT.', 'KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Bùi Quang Vinh'],
    ])
    const village = [
      ...[at('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 260, 797), at('THÔN NÀ PẢN', 90, 788)],
      ...[at('Độc lập - Tự do - Hạnh phúc', 335, 778), at('HƯƠNG ƯỚC', 260, 755)],
      ...[at('Điều 4: Việc tang', 85, 730), at('a. Không để người chết trong nhà quá 48 giờ.', 85, 712)],
    ]
    expect(read(village)[0]).toEqual([
      ...['THÔN NÀ PẢN', 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'HƯƠNG ƯỚC'],
      ...['Điều 4: Việc tang', 'a. Không để người chết trong nhà quá 48 giờ.'],
    ])
  })

  it.each<[string, [string, number, number][]]>([
    [
      'names on the same height below signs of roles',
      [
        ['NGƯỜI LẬP', 100, 600],
        ['ĐẠI DIỆN BÊN B', 380, 600],
        ['Trần Thị Bình', 95, 530],
        ['Nguyễn Văn An', 384, 530],
      ],
    ],
    [
      'names on heights of their own, one far below',
      [
        ...([
          ['THƯ KÝ', 110, 600],
          ['CHỦ TRÌ', 390, 600],
          ['(Ký, ghi rõ họ tên)', 360, 582],
        ] as [string, number, number][]),
        ...([
          ['Trần Thị Bình', 95, 548],
          ['Nguyễn Văn An', 372, 520],
        ] as [string, number, number][]),
      ],
    ],
    [
      'one begun above the other',
      [
        ...([
          ['KẾ TOÁN TRƯỞNG', 370, 615],
          ['Nơi nhận:', 70, 600],
          ['- Như Điều 3;', 70, 586],
        ] as [string, number, number][]),
        ...([
          ['- Lưu: VT.', 70, 572],
          ['Lê Thị Mẫu', 390, 540],
        ] as [string, number, number][]),
      ],
    ],
  ])('block by block in signatures: %s', (_what, placed) => {
    const page = placed.map(([text, x, y]): Run => ({ ...run(text, x, 0, { size: 12 }), y }))
    const side = (isLeft: boolean) => placed.filter(([, x]) => x < 250 === isLeft).map(([text]) => text)
    expect(read([run(`${long}.`, 70, 2), ...page])[0]).toEqual([`${long}.`, ...side(true), ...side(false)])
  })

  it('without what runs beside a page’s number, with a form’s number above the motto, and a note’s sign before its words', () => {
    const sign = run('(1)', 54, 5, { size: 8 })
    const page = [
      ...[run('Mẫu số 01/TK-HT', 430, 0), run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 200, 1)],
      ...[run('TỜ KHAI', 270, 2), run(`${long}.`, 70, 3), run('Chú thích:', 100, 4)],
      ...[{ ...sign, right: 69, y: sign.y + 5 }, run('Ghi rõ tên cơ quan.', 70, 5)],
      run('Bản tin xã Mẫu - Trang 1', 220, 40),
    ]
    expect(read(page)[0]).toEqual([
      ...['Mẫu số 01/TK-HT', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'TỜ KHAI', `${long}.`, 'Chú thích:'],
      '⁽¹⁾Ghi rõ tên cơ quan.',
    ])
  })

  it('paragraph by paragraph where each fills its line, and item by item where a dash parts the number', () => {
    const at = (one: Run, line: number): Run => ({ ...one, right: 550, y: 780 - line * 18 })
    const page = [
      at(run('Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;', 98, 0), 0),
      at(run('Căn cứ Luật Phí và lệ phí ngày 25 tháng 11 năm 2015;', 98, 1), 1),
      at(run('Điều 1. Thu tiền nước sạch của các hộ trong thôn', 98, 2), 2),
      run('theo đồng hồ.', 70, 3),
      at(run('Ban Thường vụ Đảng ủy kết luận:', 98, 4), 4),
      run('1- Tập trung giải phóng mặt bằng.', 98, 5),
    ]
    expect(read(page)[0]).toEqual([
      'Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;',
      'Căn cứ Luật Phí và lệ phí ngày 25 tháng 11 năm 2015;',
      'Điều 1. Thu tiền nước sạch của các hộ trong thôn theo đồng hồ.',
      'Ban Thường vụ Đảng ủy kết luận:',
      '1- Tập trung giải phóng mặt bằng.',
    ])
  })

  it('once, where bold letters are drawn twice', () => {
    expect(read([run('QUYẾT ĐỊNH', 200, 0), run('QUYẾT ĐỊNH', 200.3, 0)])).toEqual([['QUYẾT ĐỊNH']])
  })

  it('block by block in a letterhead, and column by column in a text of two', () => {
    const head = [
      ...[run('ỦY BAN NHÂN DÂN', 90, 0), run('XÃ TÂN LẬP', 105, 1), run('Số: 45/QĐ-UBND', 92, 2)],
      ...[run('CỘNG HÒA XÃ HỘI', 330, 0), run('Độc lập - Tự do', 336, 1), run('Tân Lập, ngày 3', 328, 2)],
    ]
    expect(read([...head, run('QUYẾT ĐỊNH', 260, 3)])[0]).toEqual([
      ...['ỦY BAN NHÂN DÂN', 'XÃ TÂN LẬP', 'Số: 45/QĐ-UBND'],
      ...['CỘNG HÒA XÃ HỘI', 'Độc lập - Tự do', 'Tân Lập, ngày 3', 'QUYẾT ĐỊNH'],
    ])
    // As a scan's lines are recognized, across both columns, which begin at one place each.
    const across = [
      ...[run('ỦY BAN NHÂN DÂN', 70, 0), run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 0)],
      ...[run('XÃ TÂN LẬP', 70, 1), run('Độc lập - Tự do', 300, 1)],
      ...[run('Số: 45/QĐ-UBND', 70, 2), run('Tân Lập, ngày 3', 300, 2)],
    ]
    expect(read([...across, run('QUYẾT ĐỊNH', 260, 3)])[0]?.slice(0, 4)).toEqual([
      ...['ỦY BAN NHÂN DÂN', 'XÃ TÂN LẬP', 'Số: 45/QĐ-UBND', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ])
    const below = [run('QUYẾT ĐỊNH', 90, 3), run('Về việc giữ xe', 90, 4), run('Điều 1. Mức thu', 90, 5)]
    expect(read([...head, ...below])[0]?.slice(-4)).toEqual([
      ...['Tân Lập, ngày 3', 'QUYẾT ĐỊNH', 'Về việc giữ xe', 'Điều 1. Mức thu'],
    ])
    const column = (name: string, x: number) =>
      Array.from({ length: 10 }, (_, i) => run(`${i + 1}. Việc ${name} cần làm trong tháng.`, x, i))
    const [left, right] = [column('đầu', 50), column('sau', 290)]
    const both = [...left, ...right].map(({ text }) => text)
    expect(read([...left, ...right])[0]).toEqual(both)
    expect(read(left.flatMap((one, i) => [one, right[i] as Run]))[0]).toEqual(both)
  })

  it('column by column where their lines end where words end, below a head and above a foot', () => {
    const items = (from: number, x: number) =>
      Array.from({ length: 4 }, (_, i) => [
        run(`Điều ${from + i}. Việc thứ ${from + i}`, x, 2 + i * 3),
        run('Người dân mang rác ra nơi thu gom.', x, 3 + i * 3),
        run('a) rác ướt;', x, 4 + i * 3),
      ]).flat()
    const [head, left, right] = [run('QUY ĐỊNH CỦA KHU PHỐ VỀ RÁC', 210, 0), items(1, 70), items(5, 310)]
    const foot = run('Nơi nhận: các hộ.', 70, 14)
    const page = [head, ...left, ...right, foot]
    expect(read(page)[0]).toEqual(page.map(({ text }) => text))
  })
})

it('a paragraph goes on at its column’s own edge and over to the next column, whatever its next line begins with', () => {
  const left = [
    ...['Căn cứ Luật Đường bộ ngày 27 tháng 6 năm', '2024;', 'Theo đề nghị của Giám đốc Sở,'],
    ...['Điều 1. Vỉa hè', 'Quyết định này quy định việc sử dụng một', 'phần vỉa hè, thay Quyết định số 18/2019/QĐ-'],
    ...['UBND của tỉnh, trừ vỉa hè trước cổng trường', 'học và trước trụ sở của công an và của các'],
  ]
  const right = [
    ...['Ủy ban nhân dân xã.', 'Điều 2. Thời gian', 'Việc cưới được dùng vỉa hè không quá là'],
    ...[
      '48 giờ, và phải báo trước cho cán bộ của',
      'Phòng Kinh tế xã.',
      'Điều 3. Hiệu lực',
      'Từ ngày 20 tháng 10 năm 2026 và thay cho',
    ],
    '“Quy định tạm” trước đây của tỉnh.',
  ]
  const head = [run('4', 70, -1), run('CÔNG BÁO/Số 31 + 32/Ngày 20-10-2026', 160, -1)]
  const set = (lines: string[], x: number) =>
    lines.map((text, i) => {
      const isFull = text.length > 38
      return { ...run(text, x, i, { size: 10 }), ...(isFull && { right: x + 215 }) }
    })
  const capitals = { ...run('QUYẾT ĐỊNH:', 150, 2.5, { size: 10 }), right: 205 }
  const lowered = set(left, 70).map((line, i) => (i < 3 ? line : { ...line, y: line.y - 18 }))
  expect(
    read([
      ...head,
      ...lowered.slice(0, 3),
      { ...capitals, y: 780 - 3 * 18 },
      ...lowered.slice(3),
      ...set(right, 310),
    ])[0],
  ).toEqual([
    'Căn cứ Luật Đường bộ ngày 27 tháng 6 năm 2024;',
    'Theo đề nghị của Giám đốc Sở,',
    'QUYẾT ĐỊNH:',
    'Điều 1. Vỉa hè',
    'Quyết định này quy định việc sử dụng một phần vỉa hè, thay Quyết định số 18/2019/QĐ-UBND của tỉnh, trừ vỉa hè trước cổng trường học và trước trụ sở của công an và của các Ủy ban nhân dân xã.',
    'Điều 2. Thời gian',
    'Việc cưới được dùng vỉa hè không quá là 48 giờ, và phải báo trước cho cán bộ của Phòng Kinh tế xã.',
    'Điều 3. Hiệu lực',
    'Từ ngày 20 tháng 10 năm 2026 và thay cho “Quy định tạm” trước đây của tỉnh.',
  ])
})

it('three columns are read one after the other', () => {
  const column = (from: number, x: number) =>
    Array.from({ length: 4 }, (_, i) => [
      run(`Điều ${from + i}. Việc ${from + i}`, x, 2 + i * 3),
      run('Đổ rác đúng nơi thu.', x, 3 + i * 3),
      run('a) rác ướt để riêng;', x, 4 + i * 3),
    ]).flat()
  const page = [run('QUY ĐỊNH CỦA KHU PHỐ VỀ RÁC', 210, 0), ...column(1, 60), ...column(5, 220), ...column(9, 380)]
  expect(read(page)[0]).toEqual(page.map(({ text }) => text))
})

describe('notes in small letters', () => {
  const small = (text: string, x: number, at: number) => run(text, x, at, { size: 9 })
  const bears = (text: string, at: number, sign: string) => {
    const words = run(text, 70, at)
    return [words, run(sign, words.right, at, { size: 7, y: words.y + 5 })]
  }

  it('whose signs a wide gap sets apart from their words go with what bears the signs', () => {
    const page = [
      ...bears('1. Hộ khó khăn nộp nửa giá vé.', 0, '1'),
      ...bears('2. Trẻ em không phải nộp.', 1, '2'),
      run('3. Vé có bán tại nhà văn hoá.', 70, 2),
      ...[small('1', 70, 20), small('Do thôn bình xét.', 95, 20), small('2', 70, 21), small('Dưới 6 tuổi.', 95, 21)],
    ]
    expect(read(page)[0]).toEqual([
      ...['1. Hộ khó khăn nộp nửa giá vé.[1]', '[1] Do thôn bình xét.'],
      ...['2. Trẻ em không phải nộp.[2]', '[2] Dưới 6 tuổi.', '3. Vé có bán tại nhà văn hoá.'],
    ])
  })

  it('whose signs stand in brackets go with what bears them', () => {
    const page = [run('Điều 1. Giá vé[1]', 70, 0), run('Vé có bán tại nhà văn hoá.', 70, 1)]
    expect(read([...page, small('[1] Sửa theo Quyết định số 8/QĐ-UBND.', 70, 20)])[0]).toEqual([
      ...['Điều 1. Giá vé[1]', '[1] Sửa theo Quyết định số 8/QĐ-UBND.', 'Vé có bán tại nhà văn hoá.'],
    ])
  })

  it('tear no sentence whose line ends at what it refers to', () => {
    const [words, sign] = bears('Giảm cho hộ khó khăn', 0, '1') as [ReturnType<typeof run>, ReturnType<typeof run>]
    const reference = [run('tại khoản 1', sign.right + 4, 0), run('Điều 3.', 70, 1), run('Vé có bán.', 70, 3)]
    const page = [words, sign, ...reference]
    expect(read([...page, small('1', 70, 20), small('Do thôn bình xét.', 95, 20)])[0]).toEqual([
      ...['Giảm cho hộ khó khăn[1] tại khoản 1', 'Điều 3.', '[1] Do thôn bình xét.', 'Vé có bán.'],
    ])
  })

  it('behind the end of the text go back to the page that bears their signs', () => {
    const first = [...bears('1. Hộ khó khăn nộp nửa giá vé.', 0, 'i'), run('2. Trẻ em không phải nộp.', 70, 1)]
    const second = [run('3. Vé có bán tại nhà văn hoá.', 70, 0), run('4. Mất vé không được trả lại tiền.', 70, 1)]
    const third = [small('i', 70, 0), small('Do thôn bình xét.', 95, 0)]
    expect(read(first, second, third)).toEqual([
      ['1. Hộ khó khăn nộp nửa giá vé.[i]', '[i] Do thôn bình xét.', '2. Trẻ em không phải nộp.'],
      ['3. Vé có bán tại nhà văn hoá.', '4. Mất vé không được trả lại tiền.'],
      [''],
    ])
  })
})

describe('headings of parts without numbers', () => {
  const bold = (text: string, at: number) => run(text, 70, at, { font: 'bold' })
  const plain = (text: string, at: number) => run(text, 70, at, { font: 'plain' })

  it('are told by their looks and the room above them', () => {
    const page = [
      ...[plain('Sổ tay người dân', 0), bold('Đăng ký tạm trú', 2), plain(`${long}.`, 3)],
      ...[run('THU GOM RÁC THẢI', 70, 5, { font: 'plain' }), plain(`${long}.`, 6), plain('Phí thu theo quý.', 7)],
      ...[run('Điện chiếu sáng', 70, 9.2, { font: 'plain', size: 15 }), plain('Đèn bật lúc 18 giờ.', 10.5)],
    ]
    expect(read(page)[0]?.filter((line) => line.startsWith('#'))).toEqual([
      ...['## Đăng ký tạm trú', '## THU GOM RÁC THẢI', '## Điện chiếu sáng'],
    ])
  })

  it('are told by how large they are also where few lines are smaller, and go over two lines', () => {
    const large = (text: string, at: number) => run(text, 70, at, { size: 15, font: 'plain' })
    const page = [
      ...[
        run('Sổ tay mùa mưa bão', 150, 0, { size: 20 }),
        large('Trước khi mưa đến, mỗi nhà cần', 3),
        large('chuẩn bị', 4),
      ],
      ...[plain('Dự trữ nước uống, lương thực, đèn pin.', 5.5), large('Khi có lũ', 8), plain('Lên nơi cao.', 9.5)],
    ]
    expect(read(page)[0]).toEqual([
      ...['Sổ tay mùa mưa bão', '## Trước khi mưa đến, mỗi nhà cần chuẩn bị', 'Dự trữ nước uống, lương thực, đèn pin.'],
      ...['## Khi có lũ', 'Lên nơi cao.'],
    ])
  })

  it('are none where the text has articles, nor what is bold within it, nor what closes it', () => {
    const articles = [bold('Điều 1. Phạm vi', 0), plain(`${long}.`, 1), bold('Thu gom rác', 3), plain(`${long}.`, 4)]
    const within = [plain(`${long}.`, 0), bold('Lưu ý khi đi tiêm', 1), plain(`${long}.`, 2), bold('Mang giấy tờ', 3)]
    const closed = [plain(`${long}.`, 0), bold('TM. ỦY BAN NHÂN DÂN', 2), bold('CHỦ TỊCH', 3), bold('Lê Thị Mẫu', 6)]
    for (const page of [articles, within, closed]) expect(read(page)[0]?.join('\n')).not.toContain('#')
  })
})

it('boxes to tick with what they stand for are lines of their own', () => {
  const page = ['☐ Chưa kết hôn ☑ Đã kết hôn', 'Mã hồ sơ: 123', '☐ Nhận tại nhà'].map((text, at) => run(text, 70, at))
  expect(read(page)[0]).toEqual(page.map(({ text }) => text))
})

it('what stands at the right edge above a paragraph takes none of its lines along', () => {
  const page = [run('Chương 4. Thu phí', 70, 0), run('10', 540, 0), run(`${long}.`, 70, 1), run(`${long}!`, 70, 2)]
  const more = [run('Phụ lục kèm theo', 70, 3), run('[Mẫu]', 522, 3)]
  expect(read([...page, ...more])[0]).toEqual([
    'Chương 4. Thu phí',
    '10',
    `${long}. ${long}!`,
    'Phụ lục kèm theo',
    '[Mẫu]',
  ])
})

describe('letters set apart', () => {
  const spaced = (text: string, x: number, gap: number, size = 12) => {
    let at = x
    return text.split(' ').flatMap((word, i) => {
      at += i > 0 ? gap * 2 : 0
      return Array.from(word, (letter) => {
        const one = run(letter, at, 0, { size, right: at + size * 0.5 })
        at += size * 0.5 + gap
        return one
      })
    })
  }

  it('come together to words where words stand clearly further apart', () => {
    expect(read(spaced('Điều 1. Giá giữ xe', 70, 3))[0]).toEqual(['Điều 1. Giá giữ xe'])
  })

  it('stay apart where nobody can tell what a word is', () => {
    expect(read(spaced('ABCDE', 70, 3))[0]).toEqual(['A B C D E'])
  })
})

describe('tables', () => {
  const head = inRow(70, 0, ['STT', 0], ['Đối tượng', 60], ['Mức hỗ trợ', 180], ['Ghi chú', 300])

  it('of two columns keep each label, set in its middle, beside what it says, below a head set in the middle of both', () => {
    const centred = (text: string, middle: number, at: number) => run(text, middle - width(text, 12) / 2, at)
    const page = [
      ...[centred('Buổi', 150, 0), centred('Nội dung', 390, 0)],
      ...[centred('Thứ hai', 150, 1.5), run('Chủ tịch tiếp công dân định kỳ', 260, 1.5)],
      run('tại phòng tiếp dân', 260, 2.4),
      ...[centred('Sáng thứ tư', 150, 3.9), run('Phó Chủ tịch tiếp công dân về đất đai', 260, 3.9)],
      ...[centred('Thứ sáu', 150, 5.4), run('Công an xã tiếp công dân', 260, 5.4)],
    ]
    expect(read(page)[0]).toEqual([
      '| Buổi | Nội dung |',
      '| Thứ hai | Chủ tịch tiếp công dân định kỳ tại phòng tiếp dân |',
      '| Sáng thứ tư | Phó Chủ tịch tiếp công dân về đất đai |',
      '| Thứ sáu | Công an xã tiếp công dân |',
    ])
  })

  it('of labels set in the middle and sums that end at one place keep each sum in its row', () => {
    const row = (label: string, sum: string, at: number) => [
      run(label, 170 - width(label, 12) / 2, at),
      run(sum, 520 - width(sum, 12), at),
    ]
    const page = [
      row('Dịch vụ', 'Giá (đồng)', 0),
      row('Giữ xe đạp', '2.000', 1),
      row('Giữ xe máy ban đêm', '10.000', 2),
    ]
    expect(read(page.flat())[0]).toEqual([
      ...['| Dịch vụ | Giá (đồng) |', '| Giữ xe đạp | 2.000 |', '| Giữ xe máy ban đêm | 10.000 |'],
    ])
  })

  it('keep what a cell has on a second line in its row, and empty cells in their place', () => {
    const table = [
      ...head,
      ...inRow(70, 1.5, ['1', 0], ['Hộ nghèo', 60], ['500.000', 180]),
      run('đồng/tháng', 250, 2.5),
      run('Thành thị', 370, 1.5),
      ...inRow(70, 4, ['2', 0], ['400.000', 180], ['Nông thôn', 300]),
      run('đồng/tháng', 250, 5),
    ]
    expect(read([...table, run('Điều 4. Thi hành', 66, 6.6)])[0]).toEqual([
      '| STT | Đối tượng | Mức hỗ trợ | Ghi chú |',
      '| 1 | Hộ nghèo | 500.000 đồng/tháng | Thành thị |',
      '| 2 |  | 400.000 đồng/tháng | Nông thôn |',
      'Điều 4. Thi hành',
    ])
  })

  it('keep their columns where no row has all of them, and say that only places tell them', () => {
    const rows = [
      ...inRow(70, 0, ['Đỗ Hữu Tấn', 0], ['379.750', 120], ['872.500', 360]),
      ...inRow(70, 1, ['Phan Diễm', 0], ['723.750', 120], ['449.750', 240]),
      ...inRow(70, 2, ['Vũ Thạch', 0], ['18.000', 240], ['35.000', 360]),
      ...inRow(70, 3, ['Lò Thị Ngần', 0], ['126.000', 120], ['40.750', 360]),
    ]
    let doubts = 0
    const told = () => {
      doubts += 1
    }
    expect(pageTexts([linesOf(rows)], told)[0]?.split('\n')).toEqual([
      '| Đỗ Hữu Tấn | 379.750 |  | 872.500 |',
      '| Phan Diễm | 723.750 | 449.750 |  |',
      '| Vũ Thạch |  | 18.000 | 35.000 |',
      '| Lò Thị Ngần | 126.000 |  | 40.750 |',
    ])
    expect(doubts).toBe(1)
    // Here nobody can tell whether the last two are one column.
    pageTexts([linesOf(rows.filter((_, i) => i < 6 || i > 8))], told)
    expect(doubts).toBe(2)
  })

  it('leave no doubt where each row has all its cells on one line', () => {
    let doubts = 0
    const rows = [1, 2].flatMap((n) => inRow(70, n, [`${n}`, 0], ['Hộ nghèo', 60], ['5.000', 180], ['Xã', 300]))
    pageTexts([linesOf([...head, ...rows])], () => {
      doubts += 1
    })
    expect(doubts).toBe(0)
  })

  it('end where an article begins, however short its lines are', () => {
    const rows = [1, 2].flatMap((n) => inRow(70, n, [`${n}`, 0], ['Hộ nghèo', 60], ['5.000', 180], ['Xã', 300]))
    const after = [run('Điều 2. Thi hành', 66, 3.2), run('Quyết định có hiệu lực.', 66, 4.4)]
    expect(read([...head, ...rows, ...after])[0]?.slice(2)).toEqual([
      '| 2 | Hộ nghèo | 5.000 | Xã |',
      'Điều 2. Thi hành',
      'Quyết định có hiệu lực.',
    ])
  })

  it('of two columns are rows where they are drawn row by row', () => {
    const rows = [
      ...inRow(70, 0, ['Xe đạp', 0], ['2.000 đồng', 200]),
      ...inRow(70, 1, ['Xe máy', 0], ['5.000 đồng', 200]),
    ]
    expect(read(rows)[0]).toEqual(['| Xe đạp | 2.000 đồng |', '| Xe máy | 5.000 đồng |'])
  })

  it('are none where a line was only pulled wide by a hard break', () => {
    const wide = [run('Công dân', 70, 1), run('đến', 250, 1), run('trụ', 380, 1), run('sở', 508, 1)]
    expect(read([run(long, 70, 0), ...wide, run('phải xuất trình giấy tờ tùy thân.', 70, 2)])[0]).toEqual([
      `${long} Công dân đến trụ sở phải xuất trình giấy tờ tùy thân.`,
    ])
  })
})

describe('what is set above the line', () => {
  it('stays apart from the number before it, and tears no sentence', () => {
    const above = (text: string, x: number) => run(text, x, 0, { y: 785, size: 7 })
    expect(
      read([
        run('theo Điều 3', 70, 0),
        above('4', 136),
        run('và 10', 144, 0),
        above('2', 174),
        run('người.', 182, 0),
      ])[0],
    ).toEqual(['theo Điều 3⁴ và 10² người.'])
  })

  it('is told from a small figure below the line, which belongs to its letter', () => {
    const low = (text: string, x: number) => run(text, x, 0, { y: 776, size: 8 })
    const ion = run('+', 93, 0, { y: 785, size: 8 })
    expect(
      read([run('(NH', 70, 0), low('4', 88.5), ion, run(') và CO', 98, 0), low('2', 140.5), run('.', 145, 0)])[0],
    ).toEqual(['(NH4⁺) và CO2.'])
  })

  it('is the mark of a note, which stands behind its paragraph and not before the next article', () => {
    const first = [
      run('1. Xã tiếp công dân', 70, 0),
      run('1', 184, 0, { y: 785, size: 7 }),
      run('tại trụ sở.', 192, 0),
      run('2. Diện tích 5 m', 70, 1),
      run('2', 166, 1, { y: 767, size: 7 }),
      run(`Điều 2. ${long}`, 70, 2),
      run('1 Sửa đổi theo Nghị quyết số 12,', 70, 38, { size: 10 }),
      run('có hiệu lực từ năm 2026.', 70, 39, { size: 10 }),
      run('Quy chế tiếp công dân', 200, 41),
    ]
    const second = [run('và về đúng lúc.', 70, 0), run('Quy chế tiếp công dân', 200, 41)]
    expect(read(first, second)).toEqual([
      [
        '1. Xã tiếp công dân[1] tại trụ sở.',
        '[1] Sửa đổi theo Nghị quyết số 12, có hiệu lực từ năm 2026.',
        '2. Diện tích 5 m²',
        `Điều 2. ${long} và về đúng lúc.`,
      ],
      [''],
    ])
  })
})

describe('a note whose mark is no number', () => {
  const above = (text: string, x: number, at = 0) => run(text, x, at, { y: 780 - at * 18 + 5, size: 7 })
  const small = (text: string, at: number) => run(text, 70, at, { size: 10 })

  it.each(['i', 'ii', 'iv', 'a', 'b', '*', '**', '(*)'])('%s stays apart from the word before it', (sign) => {
    const name = sign.replace(/[()]/g, '')
    expect(
      read([
        run('Phí', 70, 0),
        above(sign, 88),
        run('thuê là 50.000 đồng.', 112, 0),
        small(`${sign} Gồm điện.`, 38),
      ])[0],
    ).toEqual([`Phí[${name}] thuê là 50.000 đồng.`, `[${name}] Gồm điện.`])
  })

  it('is told from the others, and from an item of a note', () => {
    const body = [
      ...[run('Phí', 70, 0), above('(*)', 88), run('là 50.000 đồng', 112, 0), above('*', 196), run('/ buổi', 208, 0)],
      ...[above('i', 244), run('; hội viên', 247.5, 0), above('ii', 308), run('nộp một nửa.', 330, 0)],
      run(`2. ${long}`, 70, 1),
      run(`3. ${long}`, 70, 2),
    ]
    const foot = [
      '(*) Gồm điện.',
      '* Từ tháng 3:',
      'a) buổi sáng;',
      'i Bốn giờ, nếu',
      'vi phạm thì thu đủ.',
      'ii Có thẻ.',
    ]
    expect(read([...body, ...foot.map((text, i) => small(text, 34 + i))])[0]).toEqual([
      'Phí[*] là 50.000 đồng[*] / buổi[i]; hội viên[ii] nộp một nửa.',
      '[*] Gồm điện.',
      '[*] Từ tháng 3: a) buổi sáng;',
      '[i] Bốn giờ, nếu vi phạm thì thu đủ.',
      '[ii] Có thẻ.',
      `2. ${long}`,
      `3. ${long}`,
    ])
  })
})

describe('a note at the foot', () => {
  const marked = [run('1. Xã tiếp công dân.', 70, 0), run('1', 190, 0, { y: 785, size: 7 }), run(`2. ${long}`, 70, 1)]

  it('is one also where its number is as large as the text', () => {
    const note = [run('1', 70, 38), run('Sửa đổi theo Nghị quyết số 12.', 82, 38, { size: 10 })]
    expect(read([...marked, ...note])[0]).toEqual([
      '1. Xã tiếp công dân.[1]',
      '[1] Sửa đổi theo Nghị quyết số 12.',
      `2. ${long}`,
    ])
  })

  it('goes on at the foot of the next page', () => {
    const note = run('1 Sửa đổi theo Nghị quyết số 12, áp dụng từ', 70, 39, { size: 10 })
    const next = [run('Điều 2. Giữ xe', 70, 0), run('ngày 01 tháng 3.', 70, 39, { size: 10 })]
    expect(read([...marked, note], next)).toEqual([
      ['1. Xã tiếp công dân.[1]', '[1] Sửa đổi theo Nghị quyết số 12, áp dụng từ ngày 01 tháng 3.', `2. ${long}`],
      ['Điều 2. Giữ xe'],
    ])
  })
})

it('two copies of one sheet keep all their lines', () => {
  const sheet = ['Mẫu số 1', 'Tờ khai giữ xe', 'Họ và tên', 'Biển số', 'Ngày ký'].map((text, i) => run(text, 70, i * 2))
  expect(read(sheet, sheet)[1]).toEqual(read(sheet)[0])
})

it('a line of an article that was pulled wide below a table is no row of it', () => {
  const row = (at: number, ...texts: string[]) => texts.map((text, i) => run(text, 70 + i * 130, at))
  const wide = 'Điều 2. Mức hỗ trợ thường xuyên: Tổ trưởng'.split(' ').map((word, i) => run(word, 70 + i * 52, 4))
  const page = [...row(0, 'STT', 'Họ và tên', 'Năm sinh', 'Chức vụ'), ...row(1, '1', 'Lê Bá Dũng', '1975', 'Tổ trưởng')]
  const rows = [...page, ...row(2, '2', 'Hà Văn Tình', '1988', 'Tổ phó')]
  expect(read([...rows, ...wide, run('là 2 triệu đồng.', 70, 5)])[0]?.slice(3)[0]).toMatch(/^Điều 2\. Mức hỗ trợ/)
})

it('smaller letters in another column, a little above the line, are no powers', () => {
  const letters = ['- C', 'á', 'c t', 'ổ', ' d', 'â', 'n']
  let at = 86
  const small = letters.map((text) => {
    const one = run(text, at, 1, { size: 11, y: 766 })
    at = one.right
    return one
  })
  const page = [run('Nơi nhận:', 86, 0), run('KT. CHỦ TỊCH', 376, 0, { size: 14 }), ...small]
  const text = read([...page, run('PHÓ CHỦ TỊCH', 372, 1, { size: 14, y: 762 })])[0]?.join('\n')
  expect(text).toContain('- Các tổ dân')
})

it('a dateline near the subject that a letter has below its number stays apart from it', () => {
  const left = ['UBND XÃ MẪU', 'Số: 955/UBND-KT', 'V/v trả lời kiến nghị của cử tri', 'tổ 12 về ngập nước'].map(
    (text, i) => run(text, 70, i),
  )
  const right = [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Xã Mẫu, ngày 21 tháng 8',
    'năm 2026',
  ]
  // The subject ends at 262.
  const beside = right.map((text, i) => run(text, 276, i))
  expect(read([...left, ...beside, run('Kính gửi: Ông Nghĩa', 200, 5)])[0]).toEqual([
    ...['UBND XÃ MẪU', 'Số: 955/UBND-KT', 'V/v trả lời kiến nghị của cử tri tổ 12 về ngập nước'],
    ...['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Xã Mẫu, ngày 21 tháng 8 năm 2026'],
    'Kính gửi: Ông Nghĩa',
  ])
})

describe('also where no rules tell', () => {
  it('with the rows of a table without rules whose cells stand in the middle of them', () => {
    const at = (text: string, x: number, y: number) => ({ ...run(text, x, 0), y })
    const page = [
      ...[at('TT', 60, 760), at('Việc phải làm', 90, 760), at('Ai làm', 240, 760), at('Xong', 380, 760)],
      ...[at('Phòng Kinh tế', 240, 738), at('Hỗ trợ hộ nghèo vay vốn', 90, 730)],
      ...[at('1', 60, 722), at('phối hợp Hội', 240, 722), at('30/10/2025', 380, 722)],
      ...[at('sản xuất', 90, 714), at('Nông dân xã', 240, 706)],
      ...[at('Sửa nhà văn hóa', 90, 684), at('2', 60, 676), at('Ban Quản lý', 240, 676), at('Quý IV', 380, 676)],
      at('thôn Đông', 90, 668),
      at('Các thôn làm theo bảng trên đây, xong thì báo về Ủy ban nhân dân xã Mẫu.', 60, 640),
    ]
    expect(read(page)[0]).toEqual([
      '| TT | Việc phải làm | Ai làm | Xong |',
      '| 1 | Hỗ trợ hộ nghèo vay vốn sản xuất | Phòng Kinh tế phối hợp Hội Nông dân xã | 30/10/2025 |',
      '| 2 | Sửa nhà văn hóa thôn Đông | Ban Quản lý | Quý IV |',
      'Các thôn làm theo bảng trên đây, xong thì báo về Ủy ban nhân dân xã Mẫu.',
    ])
  })

  it('with the rows of two columns that stand near each other and begin at one place each', () => {
    const at = (text: string, x: number, y: number) => ({ ...run(text, x, 0), y })
    const page = [
      ...[at('Thủ tục', 70, 760), at('Nơi nhận hồ sơ', 208, 760)],
      ...[at('Đăng ký khai sinh cho', 70, 740), at('Trung tâm Phục vụ hành chính', 208, 740)],
      ...[at('trẻ em có cha mẹ ở xã', 70, 724), at('công xã, số 12 Trần Phú', 208, 724)],
      ...[at('Đăng ký tạm trú', 70, 704), at('Công an xã', 208, 704)],
      ...[at('Xác nhận hôn nhân', 70, 684), at('Trung tâm Phục vụ hành chính', 208, 684)],
    ]
    expect(read(page)[0]).toEqual([
      '| Thủ tục | Nơi nhận hồ sơ |',
      '| Đăng ký khai sinh cho trẻ em có cha mẹ ở xã | Trung tâm Phục vụ hành chính công xã, số 12 Trần Phú |',
      '| Đăng ký tạm trú | Công an xã |',
      '| Xác nhận hôn nhân | Trung tâm Phục vụ hành chính |',
    ])
  })

  it('with each of two pairs of signatures below one another above its own name', () => {
    const page = [
      ...[run('Nơi nhận:', 70, 0), run('TL. CHỦ TỊCH', 320, 0)],
      ...[run('- Lưu: VT.', 70, 1), run('CHÁNH VĂN PHÒNG', 310, 1)],
      run('Hoàng Văn Thái', 320, 4),
      ...[run('XÁC NHẬN CỦA ĐẢNG ỦY', 70, 5), run('TUQ. CHỦ TỊCH', 320, 5)],
      ...[run('BÍ THƯ', 110, 6), run('TRƯỞNG PHÒNG', 320, 6)],
      ...[run('Lý Văn Sơn', 100, 9), run('Đỗ Thị Hạnh', 325, 9)],
    ]
    expect(read(page)[0]).toEqual([
      ...['Nơi nhận:', '- Lưu: VT.', 'TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG', 'Hoàng Văn Thái'],
      ...['XÁC NHẬN CỦA ĐẢNG ỦY', 'BÍ THƯ', 'Lý Văn Sơn', 'TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG', 'Đỗ Thị Hạnh'],
    ])
  })
})

it('links that a newspaper sets beside its article stand behind it, and are told', () => {
  const small = (text: string, at: number) => run(text, 400, at, { size: 9 })
  const large = (text: string, at: number) => run(text, 70, at, { size: 21 })
  const told = vi.fn()
  const text = [
    'Từ hôm nay người dân gửi xe',
    'miễn phí ở phường.',
    'Bãi xe rộng 150 chỗ, mở',
    'từ 7 giờ.',
    'Ảnh: Hà Mẫu.',
  ]
  const article = [
    large('Phường miễn phí gửi xe cho', 1),
    large('người dân', 2.8),
    ...text.map((one, i) => run(one, 70, i + 5)),
  ]
  const links = ['ĐỌC NHIỀU', 'Giá vàng tăng', 'Mưa lớn ngập phố', 'Khai trương chợ đêm'].map((one, i) =>
    small(one, i * 1.3 + 1),
  )
  const head = [run('BÁO MẪU ĐIỆN TỬ', 70, 0)]
  const [page] = pageTexts([linesOf([...head, ...article, ...links])], told)
  expect(page?.split('\n')).toEqual([
    'BÁO MẪU ĐIỆN TỬ',
    '# Phường miễn phí gửi xe cho người dân',
    'Từ hôm nay người dân gửi xe miễn phí ở phường.',
    'Bãi xe rộng 150 chỗ, mở từ 7 giờ.',
    'Ảnh: Hà Mẫu.',
    ...['ĐỌC NHIỀU', 'Giá vàng tăng', 'Mưa lớn ngập phố', 'Khai trương chợ đêm'],
  ])
  expect(told.mock.calls).toEqual([['text.box']])
})

it('what a browser prints around a page is none of its text', () => {
  const around = (head: string, behind: string, foot: string, last: string) => [
    ...[run(head, 70, 0), run(behind, 300, 0), run('Cắt điện từ 8 giờ.', 70, 2)],
    ...[run(foot, 70, 40), run(last, 420, 40)],
  ]
  const at = '31/10/2025, 17:02'
  const address = 'https://mau.example.vn/tin/1'
  for (const page of [around(at, 'Lịch cắt điện', address, '1/1'), around('Lịch cắt điện', address, '1 of 1', at)])
    expect(read(page)[0]).toEqual(['Cắt điện từ 8 giờ.'])
  expect(read(around(at, 'Lịch cắt điện', 'Tổ 5 trực', '1/1'))[0]).toContain('Lịch cắt điện')
  const national = 'Độc lập - Tự do - Hạnh phúc'
  const paper = [run(at, 70, 0), run(national, 300, 1), run('Cắt điện từ 8 giờ.', 70, 4)]
  expect(read([...paper, run(address, 70, 40), run('1/1', 420, 40)])[0]).toEqual([national, 'Cắt điện từ 8 giờ.'])
})

it('the last line of a paragraph goes with it, however near below it the signatures stand', () => {
  const first = run('Báo cáo trước 15 giờ hằng ngày về số điện thoại 0237.000.456', 106, 0)
  const text = [{ ...first, right: 500 }, run('(ông Hà Mẫu) để tổng hợp.', 70, 1)]
  const signed = [
    run('Nơi nhận:', 70, 2.1),
    run('KT. GIÁM ĐỐC', 390, 2.1),
    run('- Như trên;', 70, 3),
    run('Lê Lan', 400, 5),
  ]
  expect(read([...text, ...signed])[0]?.[0]).toBe(`${first.text} (ông Hà Mẫu) để tổng hợp.`)
})
