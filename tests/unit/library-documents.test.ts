import { describe, expect, it } from 'vitest'
import { passagesOf } from '../../core/library/parse/passages.ts'
import type { SourceSection } from '../../core/library/parse/source-document.ts'
import { sectionsOf } from '../../core/library/parse/structure.ts'

const found = (text: string) => sectionsOf(text).filter(({ aside }) => !aside)
const labels = (sections: SourceSection[]) => sections.flatMap(passagesOf).map(({ label }) => label)
const long = (words: string, times = 40) => `${words} `.repeat(times).trim()

describe('a decision with a regulation attached', () => {
  const text = `ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2026/QĐ-UBND
Mẫu, ngày 05 tháng 3 năm 2026

QUYẾT ĐỊNH
Ban hành Quy chế quản lý nhà văn hóa

Căn cứ Luật Tổ chức chính quyền địa phương;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý nhà văn hóa.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
Điều 3. Các ông bà có tên chịu trách nhiệm thi hành.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

QUY CHẾ
Quản lý nhà văn hóa
(Ban hành kèm theo Quyết định số 12/2026/QĐ-UBND ngày 05 tháng 3 năm 2026)

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi
Quy chế này quy định việc dùng nhà văn hóa.

Điều 2. Giờ mở cửa
1. Từ 7 giờ đến 21 giờ.
2. Chủ nhật nghỉ.

Phụ lục I
BIỂU GIÁ THUÊ
(Kèm theo Quy chế này)
| Phòng | Giá |
|---|---|
| Hội trường | 200.000 đồng |
| Phòng họp | 50.000 đồng |

Mẫu số 01
ĐƠN ĐĂNG KÝ
Kính gửi: Ban quản lý nhà văn hóa.
Tôi tên là: ……
`

  it('tells the articles of the one from those of the other, and names the annexes', () => {
    expect(labels(found(text))).toEqual([
      'Điều 1',
      'Điều 2',
      'Điều 3',
      'Quy chế kèm theo › Điều 1',
      'Quy chế kèm theo › Điều 2, khoản 1',
      'Quy chế kèm theo › Điều 2, khoản 2',
      'Phụ lục I, bảng 1',
      'Phụ lục I, bảng 1, dòng 1',
      'Phụ lục I, bảng 1, dòng 2',
      'Mẫu số 01',
    ])
  })

  it('keeps the path and the articles’ numbers, and a row reads under the head of its table', () => {
    const sections = found(text)
    expect(sections[3]).toMatchObject({ article: '1', path: 'Quy chế kèm theo › Chương I QUY ĐỊNH CHUNG' })
    const [, row] = passagesOf(sections[5] as SourceSection)
    expect(row).toMatchObject({ text: '| Hội trường | 200.000 đồng |', lead: '| Phòng | Giá |' })
    expect(sections[5]?.heading).toBe('Phụ lục I BIỂU GIÁ THUÊ')
  })

  it('is found without “kèm theo” too, by its numbers that begin anew after the signature', () => {
    const bare = text.replace(/\(Ban hành kèm theo[^)]*\)/, '')
    expect(labels(found(bare))).toContain('Quy chế kèm theo › Điều 1')
  })

  it('that begins the text is the document itself', () => {
    const alone = text.slice(text.indexOf('QUY CHẾ\n'), text.indexOf('Phụ lục I'))
    expect(labels(found(alone))).toEqual(['Điều 1', 'Điều 2, khoản 1', 'Điều 2, khoản 2'])
  })
})

describe('lines that look like articles', () => {
  const articles = (text: string) => found(text).map(({ article }) => article)

  it('are references where the sentence above goes on, or the article itself comes later', () => {
    const wrapped = `Điều 1. Một\nViệc này làm theo quy định tại\nĐiều 2. Và cả các điều sau.\n\nĐiều 2. Hai\nNội dung hai.`
    expect(found(wrapped).map(({ heading }) => heading)).toEqual(['Điều 1. Một', 'Điều 2. Hai'])
    const spoken = `Điều 1. Một\nNội dung.\nĐiều 2 Luật này quy định chi tiết.\nĐiều 2. Hai\nNội dung hai.`
    expect(found(spoken).map(({ heading }) => heading)).toEqual(['Điều 1. Một', 'Điều 2. Hai'])
  })

  it('are articles where they are next in turn and the turn goes on', () => {
    const text = `Điều 1. Một\nNội dung.\n\nĐiều 2 Luật này thay thế Luật cũ.\n\nĐiều 3 Chính phủ hướng dẫn thi hành.`
    expect(articles(text)).toEqual(['1', '2', '3'])
  })

  it('are articles through a slip of the scanner, in turn only', () => {
    expect(articles('Điều 1. Một\nA.\n\nĐiền 2. Hai\nB.\n\nĐiền 9. Chín\nC.')).toEqual(['1', '2'])
  })
})

describe('a party resolution', () => {
  const text = `ĐẢNG BỘ PHƯỜNG MẪU
CHI BỘ TỔ DÂN PHỐ 5
*
ĐẢNG CỘNG SẢN VIỆT NAM
Mẫu, ngày 05 tháng 11 năm 2026
Số 07-NQ/CB
NGHỊ QUYẾT
Hội nghị chi bộ tháng 11

Hôm nay chi bộ họp thường kỳ, có mặt 21 đảng viên.

I- ĐÁNH GIÁ THÁNG 10
1- Ưu điểm
${long('Chi bộ đã vận động bà con phân loại rác.')}
2- Hạn chế
${long('Việc thu quỹ còn chậm ở hai ngõ.')}
a) Do thiếu người.
II- NHIỆM VỤ THÁNG 11
1- Tổ chức ngày hội đại đoàn kết:
a) Thành lập ban tổ chức.
b) Mời bà con từng ngõ.
2- Rà soát hộ nghèo.

T/M CHI BỘ
BÍ THƯ`

  it('is parted at I-, 1-, a), with its letterhead and signature aside', () => {
    expect(found(text).map(({ place, heading }) => [place, heading])).toEqual([
      ['', ''],
      ['Mục I, điểm 1', 'I- ĐÁNH GIÁ THÁNG 10 › 1- Ưu điểm'],
      ['Mục I, điểm 2', 'I- ĐÁNH GIÁ THÁNG 10 › 2- Hạn chế'],
      ['Mục II', 'II- NHIỆM VỤ THÁNG 11'],
    ])
    expect(labels(found(text)).slice(-2)).toEqual(['Mục II, điểm 1', 'Mục II, điểm 2'])
    expect(sectionsOf(text).at(-1)).toMatchObject({ aside: true, text: 'T/M CHI BỘ\nBÍ THƯ' })
  })

  it('has its letters above its Roman numbers where they come first', () => {
    const two = 'A. PHẦN MỘT\nI. Một\nNội dung.\nII. Hai\nNội dung.\nB. PHẦN HAI\nI. Ba\nNội dung.'
    expect(labels(found(two))).toEqual(['Phần A, Mục I', 'Phần A, Mục II', 'Phần B, Mục I'])
  })
})

describe('letters and notices', () => {
  it('are cited by their numbers where they have some', () => {
    const text = 'Kính gửi: Các tổ dân phố.\nPhường đề nghị:\n1. Treo cờ từ ngày 01.\n2. Quét dọn ngõ.'
    expect(labels(found(text))).toEqual(['Đoạn', 'Mục 1', 'Mục 2'].map((one) => (one === 'Đoạn' ? '' : one)))
    expect(passagesOf(found(text)[0] as SourceSection)[1]?.lead).toBe('Phường đề nghị:')
  })

  it('are paragraphs where they have none', () => {
    const text = `Phường báo tin.\n\n${long('Nước ngừng từ 8 giờ.')}\n\n${long('Điện ngừng từ 9 giờ.')}`
    expect(found(text)).toHaveLength(2)
  })
})

describe('questions and answers', () => {
  it.each([
    ['Câu hỏi 1: Ai được hỗ trợ?\nTrả lời: Hộ nghèo.\nCâu hỏi 2: Nộp ở đâu?\nTrả lời: Bộ phận một cửa.'],
    ['Câu 1. Ai được hỗ trợ?\nHộ nghèo.\nCâu 2. Nộp ở đâu?\nBộ phận một cửa.'],
    ['Hỏi: Ai được hỗ trợ?\nĐáp: Hộ nghèo.\nHỏi: Nộp ở đâu?\nĐáp: Bộ phận một cửa.'],
  ])('each stands under its question: %j', (text) => {
    const sections = found(`HƯỚNG DẪN\nHỗ trợ nhà ở\n\n${text}`)
    expect(sections.slice(-2).map(({ heading }) => heading.replace(/^.*?[.:] /, ''))).toEqual([
      'Ai được hỗ trợ?',
      'Nộp ở đâu?',
    ])
    expect(labels(sections).slice(-2)).toEqual(['Câu 1', 'Câu 2'])
    expect(sections.at(-1)?.text).toMatch(/Bộ phận một cửa\.$/)
  })

  it('one alone parts nothing', () => {
    expect(labels(found('Phường báo tin.\nCâu hỏi 1: Ai được hỗ trợ?\nHộ nghèo.'))).not.toContain('Câu 1')
  })
})

it('clauses and points that are called so are parted and cited', () => {
  const points = `Điểm a: ${long('Tiệc cưới gọn.', 50)}\nĐiểm b: ${long('Không mời thuốc lá.', 40)}`
  const text = `HƯƠNG ƯỚC\nĐiều 1: Việc cưới\nKhoản 1: Đăng ký kết hôn.\nKhoản 2: Tổ chức:\n${points}\nKhoản 3. Trao giấy.`
  expect(labels(found(text))).toEqual([
    'Điều 1, khoản 1',
    'Điều 1, khoản 2',
    'Điều 1, khoản 2, điểm a',
    'Điều 1, khoản 2, điểm b',
    'Điều 1, khoản 3',
  ])
})

it('a clause of another article at the head of a line parts nothing', () => {
  const text = 'Điều 1. Mức\n1. Theo quy định tại\nKhoản 2. Điều 5 của Luật.\n2. Miễn phí.'
  expect(labels(found(text))).toEqual(['Điều 1, khoản 1', 'Điều 1, khoản 2'])
})

it('a table without a head is not read under its first row', () => {
  const rows = '| Thứ Hai | 08:00 - 11:00 |\n| Thứ Tư | 14:00 - 16:30 |'
  const leads = (text: string) =>
    found(text)
      .flatMap(passagesOf)
      .map(({ lead }) => lead)
  expect(leads(`Lịch tiếp dân\n\n${rows}`)).toEqual(['', '', ''])
  expect(leads(`Lịch tiếp dân\n\n| Ngày | Giờ |\n${rows}`).slice(-1)).toEqual(['| Ngày | Giờ |'])
})

describe('a long clause', () => {
  const point = (letter: string) => `${letter}) ${long('nội dung của điểm', 20)};`
  const section = { article: '7', heading: 'Điều 7. Điều kiện', path: '' }

  it('gives each point the words that it completes', () => {
    const text = `1. Có nhà. Hộ được hỗ trợ khi đủ các điều kiện sau đây:\n${['a', 'b', 'c', 'đ'].map(point).join('\n')}`
    const passages = passagesOf({ ...section, text })
    expect(passages.map(({ label, lead }) => [label, lead]).slice(1, 3)).toEqual([
      ['Điều 7, khoản 1, điểm a', 'Hộ được hỗ trợ khi đủ các điều kiện sau đây:'],
      ['Điều 7, khoản 1, điểm b', 'Hộ được hỗ trợ khi đủ các điều kiện sau đây:'],
    ])
    for (const { text: part } of passages) expect(text).toContain(part)
  })

  it('is parted at 1.1, 1.2 where it is numbered so', () => {
    const text = `1. Mức hỗ trợ:\n1.1. ${long('Mức một.', 90)}\n1.2. ${long('Mức hai.', 90)}`
    expect(passagesOf({ ...section, text }).map(({ label }) => label)).toEqual([
      'Điều 7, khoản 1',
      'Điều 7, khoản 1, điểm 1.1',
      'Điều 7, khoản 1, điểm 1.2',
    ])
  })
})

describe('text as a PDF gives it', () => {
  const pages = [
    'QUY ƯỚC MẪU\nĐiều 1. Giờ giấc\nBà con giữ yên tĩnh từ 22 giờ đến 6 giờ sáng hôm sau theo quy định tại\nkhoản 2 của Quy ước này, và nhắc nhau khi có việc cưới hoặc việc tang trong\n1',
    'QUY ƯỚC MẪU\nngõ của mình. Tổ trưởng nhắc lần đầu, lần sau thì họp tổ để bà con cùng\nbàn với nhau.\nĐiều 2. Rác\nRác được mang ra điểm tập kết từ 18 giờ đến 19 giờ hằng ngày, trừ những\nngày lễ.\n2',
    'QUY ƯỚC MẪU\nĐiều 3. Hiệu lực\nTừ ngày ký.\n3',
  ].join('\f')

  it('has its sentences whole again and its pages told, without their numbers and headers', () => {
    const passages = found(pages).flatMap(passagesOf)
    expect(passages.map(({ label, page }) => [label, page])).toEqual([
      ['Điều 1', 1],
      ['Điều 2', 2],
      ['Điều 3', 3],
    ])
    expect(passages[0]?.text).toContain('việc tang trong ngõ của mình. Tổ trưởng')
    expect(passages.map(({ text }) => text).join()).not.toMatch(/\f|QUY ƯỚC MẪU|\n\d/)
  })

  it('gives the page on which each clause begins', () => {
    const text = 'Điều 1. Một\n1. Trang một.\n2. Cũng trang một.\f3. Trang hai.\n\f4. Trang ba.'
    expect(
      found(text)
        .flatMap(passagesOf)
        .map(({ page }) => page),
    ).toEqual([1, 1, 2, 3])
  })
})

describe('a table of 10,000 rows', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `| ${i + 1} | Hộ thứ ${i + 1} |`)
  const sections = found(['Điều 1. Danh sách', '| STT | Tên |', ...rows].join('\n'))

  it('goes on over the end of a page, in a text that has no parts too', () => {
    const pages = [0, 20].map((from) =>
      rows.slice(from, from + 20).map((row) => row.replace('Hộ', 'Hộ gia đình ở khu phố Mẫu')),
    )
    const text = ['Danh sách', '| STT | Tên |', ...(pages[0] ?? []), '\f', ...(pages[1] ?? []), 'Hết.'].join('\n')
    const named = sectionsOf(text)
      .flatMap(passagesOf)
      .find(({ text }) => text.startsWith('| 21 |'))
    expect(named).toMatchObject({ label: 'Bảng 1, dòng 21', lead: '| STT | Tên |' })
  })

  it('is held row by row, some rows to a section', () => {
    const passages = sections.flatMap(passagesOf)
    expect(passages).toHaveLength(10_001)
    expect(passages.at(-1)).toMatchObject({ label: 'Điều 1, bảng 1, dòng 10000', lead: '| STT | Tên |' })
    expect(Math.max(...sections.map(({ text }) => text.split('\n').length))).toBeLessThanOrEqual(41)
  })
})
