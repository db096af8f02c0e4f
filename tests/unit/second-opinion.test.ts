import { expect, test } from 'vitest'
import { opinionOf } from '../../bot/import/second/opinion.ts'

const line = (number: number) => `Hộ thứ ${number} nộp cho tổ trưởng trước ngày mười lăm của tháng sau.`
const page = (from: number) => Array.from({ length: 20 }, (_, i) => line(from + i)).join('\n')
const whole = [page(100), page(200), page(300)]
const read = (pages: string[], beside: string[] = []) => ({ text: pages, beside, pages })
const without = (text: string, lines: number) => text.split('\n').slice(lines).join('\n')

test.each<[string, string[], string[], ReturnType<typeof opinionOf>]>([
  ['the same words', whole, whole, { short: [], lack: 'none', words: '' }],
  [
    'other ways of writing them: capitals, blanks, marks apart',
    whole,
    whole.map((text) => text.toUpperCase().replaceAll(' ', '  ').normalize('NFD')),
    { short: [], lack: 'none', words: '' },
  ],
  [
    'a page’s number and a running head',
    whole,
    whole.map((text, i) => `Trang ${i + 1}\n${text}`),
    { short: [], lack: 'none', words: '' },
  ],
  [
    'a line that was not read',
    [whole[0] as string, without(whole[1] as string, 1), whole[2] as string],
    whole,
    { short: [2], lack: 'some', words: '200' },
  ],
  [
    'half of it',
    whole.map((text) => without(text, 10)),
    whole,
    { short: [1, 2, 3], lack: 'much', words: '100 101 102 103 104 105 106 107 108 109' },
  ],
  ['more than the other tells', whole, whole.map((text) => without(text, 10)), { short: [], lack: 'none', words: '' }],
  ['what the other makes no sense of', whole, whole.map((text) => text.replaceAll('n', 'ñx')), none()],
  ['a page that the other does not have', whole, whole.slice(0, 2), none()],
])('%s', (_, ours, other, opinion) => {
  expect(opinionOf(read(ours), other)).toEqual(opinion)
})

test('what was left out on purpose stands beside, and is not missed', () => {
  const pages = [without(whole[0] as string, 2)]
  const beside = [line(100), line(101)]
  expect(opinionOf(read(pages, beside), [whole[0] as string])).toEqual(none())
})

test('a text in one of the old fonts is the same text', () => {
  const old = 'Céng hoµ x· héi chñ nghÜa ViÖt Nam. Tæ tr­ëng ®äc quy ­íc nµy cho c¸c hé nghe, råi d¸n ë nhµ v¨n ho¸.'
  const now = 'Cộng hoà xã hội chủ nghĩa Việt Nam. Tổ trưởng đọc quy ước này cho các hộ nghe, rồi dán ở nhà văn hoá.'
  expect(opinionOf({ text: [now], beside: [], pages: [] }, [old])).toEqual(none())
})

function none(): ReturnType<typeof opinionOf> {
  return { short: [], lack: 'none', words: '' }
}
