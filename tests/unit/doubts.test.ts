import { expect, test } from 'vitest'
import { doubtsOf } from '../../core/library/parse/doubts.ts'
import { articlesPassedOver } from '../../core/library/parse/gaps.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { isRefusal } from '../../core/library/parse/source-document.ts'

const read = (text: string) => {
  const document = documentFromText('van-ban.txt', text)
  if (isRefusal(document)) throw new Error(document.reason)
  return document
}
const articles = (...numbers: (number | string)[]) =>
  numbers.map((number) => `Điều ${number}. Việc thứ ${number}\nTổ trưởng làm việc này trong ba ngày.`).join('\n\n')

test.each([
  ['a whole text', articles(1, 2, 3, 4), []],
  ['a page that was left out', articles(1, 3, 4), ['Điều 2']],
  ['the first lost', articles(2, 3), ['Điều 1']],
  ['two lost', articles(1, 2, 5), ['Điều 3', 'Điều 4']],
  ['an article put in later', articles(1, 2, '2a', 3), []],
  ['no articles at all', 'Họp lúc 19 giờ.\nAi cũng được đến.', []],
  [
    'a rule that is attached and counts from one again',
    `${articles(1, 2)}\n\nQUY CHẾ\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND)\n\n${articles(1, 3)}`,
    [expect.stringMatching(/› Điều 2$/)],
  ],
])('%s: the articles passed over', (_, text, missing) => {
  expect(articlesPassedOver(read(text))).toEqual(missing)
})

test.each([
  ['I. Mục tiêu\nLàm sạch.\nII. Việc cần làm\nThu rác.\nIII. Thực hiện\nCác thôn làm.', []],
  ['I. Mục tiêu\nLàm sạch.\nII. Việc cần làm\nThu rác.\nII. Thực hiện\nCác thôn làm.', ['numbers.gap']],
  ['I. Mục tiêu\nLàm sạch.\nIII. Thực hiện\nCác thôn làm.', ['numbers.gap']],
  ['Chương I\nCHUNG\nĐiều 1. Rác\nChương II\nRIÊNG\nĐiều 2. Chó\nChương II\nTHI HÀNH\nĐiều 3. Hạn', ['numbers.gap']],
  ['I. Mục tiêu\nLàm sạch.\nI. Việc cần làm\nThu rác.\nII. Thực hiện\nCác thôn làm.', ['numbers.gap']],
  ['A. Năm nay\nI. Mục tiêu\nLàm sạch.\nB. Năm sau\nI. Mục tiêu\nGiữ sạch.', []],
  ['Điều 1. Phí\n1. Xe đạp.\n2. Xe máy.\n4. Ô tô.', ['numbers.gap']],
  ['Điều 1. Phí\n1. Xe đạp.\n2. Xe máy.\nĐiều 2. Thu\n1. Thu theo tháng.\n2. Thu theo quý.', []],
  // A list that a program began anew in its midst.
  ['II. Việc\n1. Một.\n1. Hai.\nIII. Hạn\n1. Ba.\n1. Bốn.\n2. Năm.', ['numbers.gap']],
  ['Điều 1. Việc\n1. Một.\n2. Hai.\nĐiều 2. Hạn\n1. Ba.\n1. Bốn.\n2. Năm.', ['numbers.gap']],
  // A list within a clause counts for itself, and what is quoted or in a table for nothing.
  ['1. Việc\n1. Một.\n2. Hai.\n3. Ba.\n2. Hạn\n3. Nơi', []],
  ['1. Sửa khoản 3 như sau:\n“3. Phí là 5.000 đồng.”\n2. Bãi bỏ khoản 5.\n| 5. Khác | 1 |', []],
  ['V/v tiêm phòng\nTiêm trong tháng 5.\n2-metyl và 4-metyl là tạp chất.', []],
  ['Nghỉ hè các tháng 678 hằng năm.', ['numbers.gap']],
  ['Nghỉ hè các tháng 6, 7, 8; phí 678.000 đồng, lớp 6.', []],
])('numbers that a text passes over are told: %j', (text, notes) => {
  expect(doubtsOf({ sections: [] }, text)).toEqual(notes)
})

const clear = 'Tổ trưởng tổ dân phố đọc quy ước này cho các hộ nghe, rồi dán ở nhà văn hoá để ai cũng xem được. '

test.each([
  ['as people write', clear.repeat(4), []],
  [
    'words run together, as after a bad conversion',
    clear.repeat(4) + 'các hộdân nộptiền tạinhà vănhoá đúnghạn'.repeat(2),
    ['text.odd'],
  ],
  [
    'another language',
    'The head of each household pays the fee at the office before the tenth of every month. '.repeat(4),
    [],
  ],
  ['loan words, as chemists use', `${clear.repeat(2)} benzen, metan, etan và propan có trong xăng, dầu.`, []],
])('%s: the doubt about its words', (_, text, notes) => {
  expect(doubtsOf(read(text), text)).toEqual(notes)
})

test('what makes no sense is kept from all but communicators until a person has looked', () => {
  const garbled = clear
    .repeat(4)
    .replaceAll('ộ', 'éö')
    .replaceAll('ể', 'ýz')
    .replaceAll('à', 'íq')
    .replaceAll('ọ', 'ùw')
  const document = read(garbled)
  expect(doubtsOf(document, garbled)).toEqual(['text.senseless'])
  expect(document).toMatchObject({ access: 'communicator' })
})

test.each([
  [['| Việc | Phí |', '|---|---|', '| Xe máy | 5.000 |'], []],
  [['| Việc | Phí |', '|---|---|', '| Xe máy | 5.000 |', '| Ô tô | con | 9.000 |'], ['table.uneven']],
  [
    ['| Việc | Phí |', '|---|---|', '| Xe máy | 5.000 |', 'Rồi đến bảng sau.', '| Ngày | Giờ | Nơi |', '|---|---|---|'],
    [],
  ],
  [['| Việc | Phí |', '| I. Giữ xe |', '| Xe máy | 5.000 |', '| II. Rác |', '| Hộ | 9.000 |'], []],
  [['| Việc | Phí |', '| I. Giữ xe |', '| Xe máy | 5.000 | Chợ |'], ['table.uneven']],
  [['| Việc | Phí |', '|---|---|', '| Xe máy \\| xe đạp | 5.000 |'], []],
  [['| Việc | Phí | Nơi |', '| Xe máy | 5.000 | Chợ |', '\f', '| Ô tô | 9.000 |'], ['table.uneven']],
  [['| Việc | Ngày | Đêm |', '| Xe đạp Xe máy | 1.000 3.000 | 2.000 5.000 |'], ['table.unruled']],
  [['| TT | Tên |', '|---|---|', '| 2 | Xe máy |', '| m | Xe đạp |', '| 4 | Ô tô |'], ['numbers.gap']],
  [['| TT | Tên |', '| 2 | Xe máy |', '| II | Xe lớn |', '| 3 | Ô tô |', '| - | Khác |', '|  | Xe thồ |'], []],
  [['| Ai | Máy | Nhà |', '| Lan | 0914 123 456 | 0274 3 755 123 |'], []],
])('a table whose rows differ is told: %j', (rows, notes) => {
  expect(doubtsOf({ sections: [] }, rows.join('\n'))).toEqual(notes)
})
