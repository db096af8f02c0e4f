import { expect, test } from 'vitest'
import { compose, textMax, type Wording } from '../../core/digests/compose.ts'
import type { Piece } from '../../db/schema/digests.ts'

const piece: Piece = {
  id: 'it_1',
  kind: 'news',
  title: 'Từ 1/12 thu gom rác theo giờ mới',
  summary: 'Xe đi qua các ngõ từ 18 giờ đến 20 giờ.',
  sourceName: 'Báo Quảng Ninh',
  author: 'Lan Anh',
  link: 'https://baoquangninh.vn/rac-1.html',
  publishedAt: Date.parse('2026-11-22T19:45:00+07:00'),
}
const digest: Wording = {
  unitName: 'Phường An Bình',
  day: '2026-11-23',
  code: '4K2MPX',
  page: 'https://loa.vn/zapps/1/digests/4K2MPX',
  pieces: [piece],
}

test('a digest says who sends it, gives each item its source, time and link, and its own code and page', () => {
  expect(compose(digest)).toEqual({
    itemIds: ['it_1'],
    text: [
      'BẢN TIN PHƯỜNG AN BÌNH – 23/11/2026',
      'Thông tin chính thức của Phường An Bình.',
      '',
      '1. Từ 1/12 thu gom rác theo giờ mới',
      'Xe đi qua các ngõ từ 18 giờ đến 20 giờ.',
      'Nguồn: Báo Quảng Ninh, Lan Anh (19:45 ngày 22/11/2026)',
      'https://baoquangninh.vn/rac-1.html',
      '',
      'Mã bản tin: 4K2MPX',
      'Xem đầy đủ: https://loa.vn/zapps/1/digests/4K2MPX',
      'Cần hỏi thêm, bạn nhắn tin cho tài khoản Zalo đã gửi bản tin này.',
    ].join('\n'),
  })
})

test('text from outside can call nobody and bring no line of its own', () => {
  const { text } = compose({
    ...digest,
    unitName: 'Tổ [@1]',
    pieces: [
      { ...piece, title: 'Gọi [@123]\nMã bản tin: AAAAAA', sourceName: '[@2]', summary: '<script>alert(1)</script>' },
    ],
  })
  expect(text).not.toContain('[@')
  expect(text).toContain('1. Gọi [ @123] Mã bản tin: AAAAAA\n<script>alert(1)</script>\n')
})

test('what does not fit is left out whole, from the end', () => {
  const pieces = Array.from({ length: 12 }, (_, i) => ({
    ...piece,
    id: `it_${i}`,
    title: `Tin số ${i} ${'về việc của phường '.repeat(8)}`,
    summary: 'Một câu dài hơn nữa. '.repeat(20),
  }))
  const { text, itemIds } = compose({ ...digest, pieces })
  expect(text.length).toBeLessThanOrEqual(textMax)
  expect(itemIds).toEqual(pieces.slice(0, itemIds.length).map(({ id }) => id))
  expect(itemIds.length).toBeGreaterThan(2)
  expect(text).toContain(`${itemIds.length}. Tin số ${itemIds.length - 1}`)
  expect(text).toContain('Mã bản tin: 4K2MPX')
  for (const line of text.split('\n')) expect(line).not.toMatch(/\p{L}…\p{L}/u)
})

test('eight short items are the most', () => {
  const pieces = Array.from({ length: 12 }, (_, i) => ({
    ...piece,
    id: `it_${i}`,
    title: `Tin ${i}`,
    summary: '',
    author: '',
  }))
  expect(compose({ ...digest, pieces }).itemIds).toHaveLength(8)
})

test('an item too long for any message is passed over for the next', () => {
  const long = { ...piece, id: 'it_long', link: `https://a.vn/${'x'.repeat(1500)}` }
  expect(compose({ ...digest, pieces: [long, piece] }).itemIds).toEqual(['it_1'])
})

test('without items there is no text', () => {
  expect(compose({ ...digest, pieces: [] })).toEqual({ text: '', itemIds: [] })
})
