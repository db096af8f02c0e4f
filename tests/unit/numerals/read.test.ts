import fc from 'fast-check'
import { expect, test } from 'vitest'
import { manners, numberWords, wholeWords } from '../../../core/forms/spoken/number.ts'
import { fold } from '../../../core/text/fold.ts'
import { readerOf } from '../../../core/text/numerals/read.ts'
import { syllablesOf } from '../../../core/text/syllables.ts'

const read = (text: string, marked = true) => {
  const words = syllablesOf(text)
  const found = readerOf(words, { marked, loosely: true }).numeralAt(0)
  return found?.end === words.length ? found.value : null
}

test('a number that is said aloud is read back, in either manner, with its marks and without', () => {
  const number = fc.oneof(
    fc.integer({ min: 1, max: 12_000 }),
    fc.integer({ min: 1, max: 10 ** 9 }),
    fc.integer({ min: 1, max: 999 }).map((value) => value * 10 ** 9),
  )
  fc.assert(
    fc.property(number, fc.constantFrom(...manners), (value, manner) => {
      const words = wholeWords(String(value), manner)
      expect([read(words), read(fold(words), false)]).toEqual([value, value])
    }),
    { numRuns: 3000 },
  )
  expect(read(numberWords('2,05'))).toBe(2.05)
})

test.each([
  ['hai lăm', 25],
  ['hai nhăm', 25],
  ['ba mốt', 31],
  ['hai tư', 24],
  ['hai chục', 20],
  ['bẩy mươi bẩy', 77],
  ['một trăm lẻ ba', 103],
  ['một trăm linh tư', 104],
  ['một trăm sáu tám', 168],
  ['một trăm hai', 120],
  ['ba trăm rưởi', 350],
  ['ba ngàn hai', 3200],
  ['ba triệu tám', 3_800_000],
  ['triệu rưỡi', 1_500_000],
  ['hai tỷ rưỡi', 2_500_000_000],
  ['hai tỉ ba trăm triệu', 2_300_000_000],
  ['hai phẩy năm triệu', 2_500_000],
  ['không phẩy không năm', 0.05],
  ['hai nghìn năm trăm tỷ', 2_500_000_000_000],
  ['hai nghìn hai mươi tư', 2024],
  ['một vạn', 10_000],
])('“%s” is %d', (text, value) => {
  expect(read(text)).toBe(value)
})

// One ends where the next begins, or where what is counted does.
test.each([
  ['hai mươi năm', 20],
  ['mười năm', 10],
  ['hai mươi ba mươi ngày', 20],
  ['một trăm hai trăm', 100],
  ['hai triệu ba triệu', 2_000_000],
  ['năm triệu một tháng', 5_000_000],
  ['ba triệu hai người', 3_000_000],
  ['một trăm năm', 100],
])('“%s” begins with %d', (text, value) => {
  const words = syllablesOf(text)
  expect(readerOf(words, { marked: true }).numeralAt(0)?.value).toBe(value)
})

test.each(['hai ngân hàng', 'hai trạm y tế', 'hai tỷ lệ', 'không trăm', 'lăm', 'tư mươi'])(
  '“%s” is no such number without its marks either',
  (text) => {
    const words = syllablesOf(fold(text))
    const found = readerOf(words, { marked: false }).numeralAt(0)
    expect(found === null || found.isBare).toBe(true)
  },
)
