import { describe, expect, it } from 'vitest'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { isRefusal } from '../../core/library/parse/source-document.ts'
import { sectionsOf } from '../../core/library/parse/structure.ts'
import { withTypedTables } from '../../core/library/typed/typed-tables.ts'

const lines = (...all: string[]) => all.join('\n')
const articlesOf = (text: string) => {
  const made = documentFromText('a.txt', text)
  if (isRefusal(made)) throw new Error(made.reason)
  return made.sections.filter(({ article }) => article).map(({ heading, text: said }) => [heading, said])
}

describe('tables that were typed', () => {
  it.each([
    [
      'with a tab a column, cells left empty',
      lines('Lịch trực', 'STT\tHọ tên\tNgày', '1\tHồ Niêm\t05/3', '2\tTrần Lệ', '3\t\t19/3', 'Hết.'),
      lines(
        'Lịch trực',
        '| STT | Họ tên | Ngày |',
        '| 1 | Hồ Niêm | 05/3 |',
        '| 2 | Trần Lệ |  |',
        '| 3 |  | 19/3 |',
        'Hết.',
      ),
    ],
    [
      'with the signs that draw lines',
      lines(
        'Lịch trực',
        '┌──────┬──────┐',
        '│ Thôn │ Ngày │',
        '├──────┼──────┤',
        '│ Đông │ 12/9 │',
        '│ Tây  │      │',
        '└──────┴──────┘',
        'Hết.',
      ),
      lines('Lịch trực', '| Thôn | Ngày |', '| Đông | 12/9 |', '| Tây |  |', 'Hết.'),
    ],
    [
      'with as many tabs as it took',
      lines('Thôn\t\tSố hộ\tHộ nghèo', 'Đông\t\t120\t\t3', 'Tây Nam\t98\t\t1'),
      lines('| Thôn | Số hộ | Hộ nghèo |', '| Đông | 120 | 3 |', '| Tây Nam | 98 | 1 |'),
    ],
    [
      'with blanks',
      lines('Loại xe        Ngày      Đêm', 'Xe đạp         2.000     3.000'),
      lines('| Loại xe | Ngày | Đêm |', '| Xe đạp | 2.000 | 3.000 |'),
    ],
    [
      'of two columns under a head',
      lines('Loại xe\tGiá', 'Xe đạp\t2.000', 'Xe máy\t4.000'),
      lines('| Loại xe | Giá |', '| Xe đạp | 2.000 |', '| Xe máy | 4.000 |'),
    ],
  ])('are rows under their head: %s', (_what, text, rows) => {
    expect(withTypedTables(text)).toBe(rows)
  })

  it.each([
    ['items', lines('1.\tMang căn cước.', '2.\tĐến đúng giờ.', '3.\tTrật tự.')],
    ['items with tabs in them', lines('1. Ông Phúc\tTổ trưởng\tChủ trì', '2. Bà Hạnh\tChi hội phó\tThư ký')],
    ['hours', lines('7h30\tĐón khách', '8h00\tKhai mạc', '9h00\tThảo luận')],
    ['signatures', lines('THƯ KÝ\tCHỦ TỌA\tĐẠI DIỆN', 'Võ A\tTrần B\tLê C')],
    ['a form', lines('Họ tên:\t.............\tNam/Nữ', 'Sinh ngày:\t..........\tTại:')],
    ['a table of contents', lines('Điều 1. Tên gọi\t1', 'Điều 2. Hội viên\t2', 'Điều 3. Hội phí\t3')],
  ])('are not made of %s', (_what, text) => {
    expect(withTypedTables(text)).toBe(text)
  })
})

it('the two columns of a letterhead say two things', () => {
  const text = lines('UBND XÃ A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'V/v cắt nước\tA, ngày 5 tháng 3 năm 2026')
  expect(withTypedTables(text).split('\n')).toEqual([
    'UBND XÃ A',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'V/v cắt nước',
    'A, ngày 5 tháng 3 năm 2026',
  ])
})

describe('numbers of pages in a text that was copied', () => {
  const page = (n: number) =>
    Array.from({ length: 12 }, (_, i) => `${i + 1}. Mức thu thứ ${n * 100 + i} là hai nghìn đồng.`)
  const said = (text: string) =>
    sectionsOf(text)
      .map((section) => section.text)
      .join('\n')

  it.each([
    ['- 2 -', '- 3 -'],
    ['Trang 2', 'Trang 3'],
    ['Trang 1/3', 'Trang 2/3'],
    ['1/3', '2/3'],
    ['2', '3'],
  ])('are no part of a clause: %s', (first, second) => {
    const text = lines(
      ...page(1),
      'Người thu tiền phải ghi phiếu và',
      '',
      first,
      '',
      'giao cho người nộp.',
      ...page(2),
      second,
      ...page(3),
    )
    expect(said(text).split('\n')).not.toContain(first)
    expect(said(text).split('\n')).not.toContain(second)
    expect(said(text)).toMatch(/ghi phiếu và\s+giao cho người nộp\./)
  })

  it.each([
    ['cells of a column', lines('Thôn', '2', 'Đông', '3', 'Tây')],
    ['days', lines('Lịch nghỉ lễ như sau:', '1/5', 'Quốc tế Lao động nghỉ', '2/5', 'Nghỉ bù một ngày nữa')],
    ['numbers out of turn', lines(...page(1), '7', ...page(2), '5', ...page(3))],
  ])('are not %s', (_what, text) => {
    const numbers = text.split('\n').filter((line) => /^\d+(?:\/\d)?$/.test(line))
    expect(said(text).split('\n')).toEqual(expect.arrayContaining(numbers))
  })
})

describe('a document without the word “này”', () => {
  it.each(['Điều 2: Quyết định có hiệu lực từ ngày 01/3/2026.', 'Hương ước có hiệu lực từ ngày 01/3/2026.'])(
    'takes effect as it says: %s',
    (sentence) => {
      const made = documentFromText('a.txt', `QUYẾT ĐỊNH\nVề phí chợ\nĐiều 1. Thu phí.\n${sentence}`)
      expect(made).toMatchObject({ effectiveOn: '2026-03-01' })
    },
  )
})

describe('articles of old and of typed papers', () => {
  it('are known by words', () => {
    const text = lines(
      'ĐIỀU LỆ',
      'Điều thứ nhất: Công đoàn là tổ chức của công nhân.',
      'Điều thứ hai. Hội viên',
      'Ai lao động thì được gia nhập theo Điều thứ nhất của Điều lệ này.',
      'ĐIỀU THỨ BA',
      'Đoàn phí một phần trăm.',
      ...['tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'].flatMap((word) => [`Điều thứ ${word}.`, `Việc ${word}.`]),
      'Điều thứ mười một. Hiệu lực',
      'Từ ngày ký.',
    )
    expect(articlesOf(text).map(([heading]) => heading)).toEqual([
      'Điều 1',
      'Điều 2. Hội viên',
      ...Array.from({ length: 8 }, (_, i) => `Điều ${i + 3}`),
      'Điều 11. Hiệu lực',
    ])
  })

  it('have whole sentences where a line’s end broke the first, and whole titles', () => {
    const text = lines(
      'Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý',
      'nghĩa trang phường Tân An.',
      'Điều 2. Quyết định có hiệu lực từ ngày ký;',
      'việc đã làm trước đó thì thôi.',
      'Điều 3. Quyền và nghĩa vụ của người',
      'sử dụng nhà văn hóa',
      'Người sử dụng giữ vệ sinh chung.',
    )
    expect(articlesOf(text)).toEqual([
      ['Điều 1', 'Ban hành kèm theo Quyết định này Quy chế quản lý nghĩa trang phường Tân An.'],
      ['Điều 2', 'Quyết định có hiệu lực từ ngày ký; việc đã làm trước đó thì thôi.'],
      ['Điều 3. Quyền và nghĩa vụ của người sử dụng nhà văn hóa', 'Người sử dụng giữ vệ sinh chung.'],
    ])
  })
})
