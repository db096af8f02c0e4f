import { describe, expect, it } from 'vitest'
import { secretMarking } from '../../core/library/metadata/secrecy.ts'
import { passesOverNumbers } from '../../core/library/parse/gaps.ts'
import { passagesOf } from '../../core/library/parse/passages.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import type { SourceDocument } from '../../core/library/parse/source-document.ts'
import { sectionsOf } from '../../core/library/parse/structure.ts'

const law = `QUỐC HỘI
Luật số: 99/2026/QH16
Hà Nội, ngày 03 tháng 02 năm 2026

LUẬT MẪU

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
Luật này quy định việc mẫu. Việc khác theo
Điều 5 của Luật khác.

Điều 2. Nguyên tắc
1. Công khai.
2. Đúng người, đúng việc.

Chương II
TỔ CHỨC

Mục 1. BỘ MÁY

Điều 3. Cơ quan
Cơ quan gồm:
1. Ban thứ nhất;
2. Ban thứ hai.

Điều 4. Hiệu lực
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.

Luật này được Quốc hội thông qua ngày 03 tháng 02 năm 2026.
CHỦ TỊCH QUỐC HỘI
`

describe('a law read as text', () => {
  it('is parted at its articles, each under its chapter; preamble, titles and signature stand aside', () => {
    const all = sectionsOf(law)
    const sections = all.filter(({ aside }) => !aside)
    expect(all.filter(({ aside }) => aside).map(({ text }) => text.split('\n')[0])).toEqual([
      'QUỐC HỘI',
      'Chương I QUY ĐỊNH CHUNG',
      'Chương II TỔ CHỨC',
      'Mục 1 BỘ MÁY',
      'Luật này được Quốc hội thông qua ngày 03 tháng 02 năm 2026.',
    ])
    expect(sections.map(({ article, heading, path }) => [article, heading, path])).toEqual([
      ['1', 'Điều 1. Phạm vi', 'Chương I QUY ĐỊNH CHUNG'],
      ['2', 'Điều 2. Nguyên tắc', 'Chương I QUY ĐỊNH CHUNG'],
      ['3', 'Điều 3. Cơ quan', 'Chương II TỔ CHỨC › Mục 1 BỘ MÁY'],
      ['4', 'Điều 4. Hiệu lực', 'Chương II TỔ CHỨC › Mục 1 BỘ MÁY'],
    ])
    expect(sections.at(-1)?.text).toBe('Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.')
  })
})

describe('a text without articles', () => {
  it('ends where what is attached to it begins', () => {
    const plan = 'KẾ HOẠCH\nNgày hội\n\nI. MỤC ĐÍCH\n1. Vui.\nII. TỔ CHỨC\n1. Xã lo.'
    const annexes = 'PHỤ LỤC I\nDỰ TOÁN\n(Kèm theo Kế hoạch số   /KH-UBND)\n1. Nước: 500.000 đồng\n2. Loa: 900.000 đồng'
    const sections = sectionsOf(`${plan}\n\n${annexes}\nPHỤ LỤC II\nBAN TỔ CHỨC\n1. Trưởng ban`)
    const placeOf = (words: string) => sections.find(({ text }) => text.includes(words))?.place
    expect(placeOf('Xã lo')).toBe('Mục II')
    expect(placeOf('Loa: 900.000')).toMatch(/^Phụ lục I(?!I)/)
    expect(placeOf('Trưởng ban')).toMatch(/^Phụ lục II/)
  })

  it('calls an annex by its own name and not by the motto of the form in it, and keeps signatures out of articles', () => {
    const form = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN ĐỀ NGHỊ\nTôi tên là: …'
    const rules = 'Điều 1. Giờ làm việc\nSáng từ 7 giờ.\nĐiều 2. Trách nhiệm\n1. Nhân viên trực theo lịch.'
    const sections = sectionsOf(`QUY CHẾ\n${rules}\nTRẠM TRƯỞNG\nHồ Thị Sen\nPHỤ LỤC I\nMẪU ĐƠN MIỄN, GIẢM\n${form}`)
    expect(sections.map(({ heading }) => heading)).toContain('PHỤ LỤC I MẪU ĐƠN MIỄN, GIẢM')
    expect(sections.find(({ text }) => text.includes('Hồ Thị Sen'))?.aside).toBe(true)
    const lease = sectionsOf('Điều 1. Giá thuê\n1. Một đồng.\nĐẠI DIỆN BÊN A\nLê Kim Hoa')
    expect(lease.find(({ text }) => text.includes('Lê Kim Hoa'))?.aside).toBe(true)
    const procedure = documentFromText('tt.txt', 'THỦ TỤC HÀNH CHÍNH\nĐăng ký khai sinh\n1. Nộp tờ khai.')
    expect(procedure).toMatchObject({ title: 'THỦ TỤC HÀNH CHÍNH Đăng ký khai sinh' })
    const slashed = sectionsOf(
      'Điều 1. Nguyên tắc\n1/ Đúng chức năng.\n2/ Được 1/2 số hộ tán thành.\nĐiều 2. Nội dung\na/ Tuyên truyền;\nb/ Tuần tra.',
    )
    expect(slashed.map(({ heading }) => heading)).toEqual(['Điều 1. Nguyên tắc', 'Điều 2. Nội dung'])
    const [first] = slashed
    expect(first && passagesOf(first).map(({ text }) => text.slice(0, 2))).toEqual(['1/', '2/'])
    const annex = documentFromText('phu-luc.txt', 'PHỤ LỤC SỐ 02\nBIỂU GIÁ DỊCH VỤ CHỢ\n1. Sạp: 9.000 đồng')
    expect(annex).toMatchObject({ title: 'PHỤ LỤC SỐ 02 BIỂU GIÁ DỊCH VỤ CHỢ' })
  })

  it('takes no number out of a word: MỤC LỤC', () => {
    const text =
      'QUY CHẾ\nLàm việc\n\nMỤC LỤC\nChương I. CHUNG ... 1\n\nChương I\nCHUNG\nĐiều 1. Một\nA.\nĐiều 2. Hai\nB.'
    const all = sectionsOf(text)
      .map(({ heading, text: said }) => `${heading}\n${said}`)
      .join('\n')
    expect(all).toContain('MỤC LỤC')
    expect(all).not.toContain('MỤC L ỤC')
  })
})

describe('passages of an article', () => {
  const labels = (text: string) =>
    passagesOf({ article: '5', heading: 'Điều 5.', path: '', text }).map(({ label }) => label)

  it('are its clauses, with what stands before them', () => {
    expect(labels('Gồm có:\n1. Một;\n2. Hai.')).toEqual(['Điều 5', 'Điều 5, khoản 1', 'Điều 5, khoản 2'])
  })

  it('are its points where a clause is long, đ included', () => {
    const point = (letter: string) => `${letter}) ${'nội dung của điểm này. '.repeat(12)}`
    const text = `1. Các trường hợp:\n${['a', 'b', 'c', 'd', 'đ', 'e'].map(point).join('\n')}\n2. Khác.`
    expect(labels(text)).toEqual([
      'Điều 5, khoản 1',
      ...['a', 'b', 'c', 'd', 'đ', 'e'].map((letter) => `Điều 5, khoản 1, điểm ${letter}`),
      'Điều 5, khoản 2',
    ])
  })

  it('are what a later law put between them too', () => {
    expect(labels('1. Một.\n1a. Một a.\n1b.[2] Một b.\n2. Hai.\n5a. Không phải khoản.')).toEqual(
      ['1', '1a', '1b', '2'].map((clause) => `Điều 5, khoản ${clause}`),
    )
    const point = (mark: string) => `${mark}) ${'nội dung của điểm này. '.repeat(20)}`
    expect(labels(`1. Gồm có:\n${['a', 'a1', 'b', 'd5'].map(point).join('\n')}`)).toEqual([
      'Điều 5, khoản 1',
      ...['a', 'a1', 'b'].map((mark) => `Điều 5, khoản 1, điểm ${mark}`),
    ])
  })

  it('do not begin at a number out of turn', () => {
    expect(labels('Tốc độ:\n60. là số cao nhất\n1. Một.')).toEqual(['Điều 5', 'Điều 5, khoản 1'])
  })

  it.each([
    ['curved', '“', '”'],
    ['straight', '"', '"'],
  ])('are never clauses or points that it quotes between %s marks', (_, from, to) => {
    const quoted = `${from}Điều 2. Từ ngữ\n1. Nhà là nơi ở.\n2. Xóm là nơi có nhà.${to}`
    const text = `1. Sửa đổi Điều 2 như sau:\n${quoted}\n2. Bãi bỏ Điều 7.`
    expect(labels(text)).toEqual(['Điều 5, khoản 1', 'Điều 5, khoản 2'])
    const points = ['a', 'b', 'c'].map((letter) => `${letter}) ${'nội dung được thêm vào. '.repeat(20)}`).join('\n')
    const long = `1. Sửa khoản 3 Điều 2 như sau:\n${from}3. Gồm có:\n${points}${to}\n2. Bãi bỏ Điều 7.`
    expect(new Set(labels(long))).toEqual(new Set(['Điều 5, khoản 1', 'Điều 5, khoản 2']))
  })

  it('hold every word of it to the letter', () => {
    const text = `1. ${'Câu thứ nhất rất dài về một việc. '.repeat(60)}\n2. Hết.`
    const parts = passagesOf({ article: '1', heading: '', path: '', text })
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) expect(text).toContain(part.text)
    expect(
      parts
        .map((part) => part.text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(text.replace(/\s/g, ''))
  })
})

describe('a text file', () => {
  it('has its facts from the header', () => {
    const read = documentFromText(
      'a.md',
      'Số: 02/TB\nNgày ban hành: 5/10/2026\nHiệu lực: 01/11/2026\n\n# Thông báo cắt nước\n\nNước ngừng từ 8 giờ.',
    )
    expect(read).toMatchObject({
      number: '02/TB',
      title: 'Thông báo cắt nước',
      kind: 'Thông báo',
      issuedOn: '2026-10-05',
      effectiveOn: '2026-11-01',
    })
    expect((read as SourceDocument).sections.map(({ text }) => text)).toEqual(['Nước ngừng từ 8 giờ.'])
  })

  it('is parted at its headings where it has no articles', () => {
    const read = documentFromText('a.md', '# Hỏi đáp\n\n## Giờ làm việc\nTừ 7 giờ 30.\n\n## Địa chỉ\nSố 1 phố Mẫu.')
    expect((read as SourceDocument).sections.map(({ heading, text }) => [heading, text])).toEqual([
      ['Giờ làm việc', 'Từ 7 giờ 30.'],
      ['Địa chỉ', 'Số 1 phố Mẫu.'],
    ])
  })
})

describe('a text that begins at once with an article', () => {
  const begins =
    'Điều 1. Phạm vi điều chỉnh\nQuy chế này quy định việc tiếp dân.\nĐiều 2. Lệ phí\nLệ phí là 20.000 đồng.\n'
  it.each([
    ['a.txt', begins],
    ['quy-che.doc', `\n\n${begins}`],
    ['a.txt', begins.replaceAll(/ Phạm vi điều chỉnh| Lệ phí(?=\n)/g, '')],
    ['a.txt', `Chương I\nQUY ĐỊNH CHUNG\n\n${begins}`],
    ['a.txt', `Số: 5/QC-UBND\nTên: Quy chế tiếp dân\n\n${begins}`],
  ])('keeps it, and is not called by its heading: %s', (name, text) => {
    const read = documentFromText(name, text) as SourceDocument
    expect(read.sections.flatMap(({ article }) => article || [])).toEqual(['1', '2'])
    expect(read.title).not.toMatch(/Điều|Chương|QUY ĐỊNH CHUNG/)
    expect(read.title).toBe(text.includes('Tên:') ? 'Quy chế tiếp dân' : name.replace(/\..*/, ''))
    expect(read.sections.find(({ article }) => article === '1')?.text).toContain('Quy chế này quy định việc tiếp dân.')
  })

  it('keeps words that are its title where they come again', () => {
    const read = documentFromText('a.txt', 'Giờ mở cửa\n\nTừ 7 giờ.\n\nGiờ mở cửa\n\nTừ 8 giờ.') as SourceDocument
    expect(read.sections.map(({ text }) => text).join('\n')).toContain('Giờ mở cửa')
  })
})

describe('secrecy markings', () => {
  it.each(['MẬT', 'Tối mật', 'TUYỆT MẬT', 'Độ mật: Mật', '[TỐI MẬT]', 'MẬT'.normalize('NFD')])(
    'refuses a text marked %s',
    (mark) => {
      expect(secretMarking(`ỦY BAN NHÂN DÂN\n${mark}\nBáo cáo`)).not.toBeNull()
      expect(documentFromText('x.txt', `ỦY BAN NHÂN DÂN\n${mark}\nBáo cáo`)).toEqual({
        name: 'x.txt',
        reason: 'document.secret',
      })
    },
  )

  it.each(['Luật Bảo vệ bí mật nhà nước', '1. Tài liệu đóng dấu Mật phải cất trong tủ.', 'mật ong', 'Bí mật'])(
    'takes “%s”, which only speaks of it',
    (line) => {
      expect(secretMarking(`# Tiêu đề\n${line}`)).toBeNull()
    },
  )
})

it('a note marked by a star stands aside of the last article where its mark is in an earlier one', () => {
  const text =
    'Điều 1. Giờ\nMở cửa từ 7 giờ(*).\n\nĐiều 2. Trật tự\nKhông hút thuốc.\n\nTRƯỞNG THÔN\nLê Văn Mẫu\n\n(*) Mùa đông từ 7 giờ 30.'
  expect(sectionsOf(text).map(({ heading, text: said, aside }) => [heading, said, aside === true])).toEqual([
    ['Điều 1. Giờ', 'Mở cửa từ 7 giờ(*).', false],
    ['Điều 2. Trật tự', 'Không hút thuốc.', false],
    ['', 'TRƯỞNG THÔN\nLê Văn Mẫu', true],
    ['', '(*) Mùa đông từ 7 giờ 30.', true],
  ])
})

it('clauses go on being counted behind a table, which stands in one of them', () => {
  const text =
    'Điều 1. Mức thu\n1. Mức thu như sau:\n| Xe | Mức |\n| Xe đạp | 2.000 |\nĐã gồm thuế.\n2. Thu theo ngày.\nĐiều 2. Hết\nHết.'
  const [first] = sectionsOf(text)
  expect(passagesOf(first as never).map(({ label, text: said }) => [label, said])).toEqual([
    ['Điều 1, khoản 1', '1. Mức thu như sau:'],
    ['Điều 1, bảng 1', '| Xe | Mức |'],
    ['Điều 1, bảng 1, dòng 1', '| Xe đạp | 2.000 |'],
    ['Điều 1, khoản 1', 'Đã gồm thuế.'],
    ['Điều 1, khoản 2', '2. Thu theo ngày.'],
  ])
})

it('what a form has to fill in behind another on its line is counted, and leaves no gap', () => {
  const form =
    'TỜ KHAI TẠM TRÚ\n1. Họ tên: ……………\n2. Ngày sinh: ……/……/……     3. Giới tính: ………\n4. Nơi ở: …………\n5. Đề nghị: …………\n'
  const read = documentFromText('a.txt', form)
  if ('reason' in read) throw new Error(read.reason)
  expect(read.sections.flatMap(passagesOf).map(({ label }) => label)).toEqual([
    '',
    ...['Mục 1', 'Mục 2', 'Mục 4', 'Mục 5'],
  ])
  expect(passesOverNumbers(form)).toBe(false)
  expect(passesOverNumbers(form.replace('3. Giới tính', 'Giới tính'))).toBe(true)
})

it('a part of one line that says something is found, and one that only names something is not', () => {
  const minutes =
    'I. THÀNH PHẦN\nCó 45 hộ.\nII. NỘI DUNG\nBiểu quyết 38 phiếu.\nIII. Kết luận: chọn phương án 1.\nIV. KÝ TÊN'
  const aside = sectionsOf(minutes).flatMap(({ heading, aside }) => (aside ? [heading] : []))
  expect(aside).toEqual(['IV. KÝ TÊN'])
})

it('the lines of a table of contents open no part', () => {
  const contents = ['MỤC LỤC', 'Phần I. SỰ CẦN THIẾT    2', 'Phần II. MỤC TIÊU.........3', '1. Mục tiêu chung    3']
  const body = ['Phần I. SỰ CẦN THIẾT', 'Làng nghề có 120 hộ.', 'Phần II. MỤC TIÊU', 'Giữ nghề.']
  const headings = sectionsOf(['ĐỀ ÁN', 'Phát triển làng nghề', ...contents, ...body].join('\n')).map(
    ({ heading }) => heading,
  )
  expect(headings.filter((heading) => heading.startsWith('Phần'))).toEqual(['Phần I SỰ CẦN THIẾT', 'Phần II MỤC TIÊU'])
})

it('what may be chosen below a question opens no part', () => {
  const asked = [
    'Câu 1. Tạm trú tối đa bao lâu?',
    'A. 1 năm',
    'B. 2 năm',
    'Câu 2. Ai xác nhận cư trú?',
    'A. Ủy ban',
    'B. Công an',
  ]
  expect(sectionsOf(asked.join('\n')).map(({ heading, text }) => [heading, text])).toEqual([
    ['Câu 1. Tạm trú tối đa bao lâu?', 'A. 1 năm\nB. 2 năm'],
    ['Câu 2. Ai xác nhận cư trú?', 'A. Ủy ban\nB. Công an'],
  ])
})

it.each([
  ['Mẫu, ngày 15 tháng 8 năm 2026\nTM. BAN QUẢN LÝ\nTrưởng ban\nTrần Văn Đực'],
  ['Mẫu, ngày ... tháng ... năm 2026\nTrưởng thôn\n(Ký, ghi rõ họ tên)'],
  ['TRƯỞNG BAN CÔNG TÁC MẶT TRẬN\nPhạm Bá Tửu\nTRƯỞNG THÔN\nLê Thị Nhàn'],
  ['Tổ trưởng\nLê Thị Nhàn'],
  ['BÊN B\nLê Thị Nhàn\nBÊN A\nVũ Văn Cài'],
])('the day, the place and who signs below a text are none of its last clause: %j', (foot) => {
  const saidOf = (text: string) => sectionsOf(text).map(({ text: said, aside }) => [said, aside === true])
  expect(saidOf(`Điều 1. Mở cửa\nTừ 6 giờ.\nĐiều 2. Giữ vệ sinh chung.\n${foot}`).slice(-2)).toEqual([
    ['Giữ vệ sinh chung.', false],
    [foot, true],
  ])
  expect(saidOf(`1. Mở cửa từ 6 giờ.\n2. Giữ vệ sinh.\n${foot}`).at(-1)).toEqual([foot, true])
})

it('a day within a list and a list of who does what are the text’s own', () => {
  const days = 'Điều 1. Lịch\nTiêm hai đợt:\nngày 05/9/2026\nngày 12/9/2026'
  expect(sectionsOf(days).at(-1)?.text).toContain('ngày 12/9/2026')
  const people = `Điều 1. Phân công\nTổ trưởng\nLê Thị Nhàn\n${'- Trực đêm, ghi sổ.\n'.repeat(8)}`
  expect(sectionsOf(people).at(-1)?.text).toContain('Lê Thị Nhàn')
})

it('what a letter is about stands in its head, between its number and what the other side of the head says', () => {
  const head = ['UBND PHƯỜNG MẪU', 'Số: 9/UBND', 'V/v rà soát thẻ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']
  const all = [...head, 'Độc lập - Tự do - Hạnh phúc', 'Mẫu, ngày 06 tháng 11 năm 2026', 'Kính gửi: Trạm Y tế.']
  const [first, second] = sectionsOf([...all, 'Đề nghị Trạm rà soát.'].join('\n'))
  expect(first).toMatchObject({ text: all.join('\n'), aside: true })
  expect(second?.text).toBe('Đề nghị Trạm rà soát.')
})

it('what a chair orders by telegram is text, and who signs below it is none', () => {
  const told = [
    'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:',
    '- Giám đốc các sở;',
    'Hồi 04 giờ ngày 17/9/2026 tâm bão ở vào khoảng 16,8 độ vĩ Bắc, sức gió mạnh nhất cấp 12.',
    '1. Cấm biển từ 12 giờ ngày 17/9/2026; kêu gọi tàu cá vào nơi trú.',
  ]
  const signed = ['Nơi nhận:', '- Như trên.', 'CHỦ TỊCH', 'Hà Sỹ Mẫu']
  const head = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 09/CĐ-UBND', 'CÔNG ĐIỆN', 'Về việc ứng phó bão số 9']
  const sections = sectionsOf([...head, ...told, ...signed].join('\n'))
  const text = (aside: boolean) =>
    sections
      .filter((section) => (section.aside ?? false) === aside)
      .map((section) => section.text)
      .join('\n')
  for (const line of told) expect(text(false)).toContain(line)
  for (const line of signed) expect(text(true)).toContain(line)
})
