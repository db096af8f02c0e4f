import { expect, test } from 'vitest'
import { isFurniture, sentencesFrom } from '../../core/news/summary/extract.ts'
import { untoldIn } from '../../core/news/summary/grounded.ts'

const title = 'Phường An Bình mở thêm một điểm nhận hồ sơ cho bà con'
const first = 'Từ thứ Hai tuần tới, phường An Bình nhận hồ sơ tại nhà văn hoá tổ dân phố số 3 và số 5 ở hẻm chợ.'
const second = 'Bà con mang theo căn cước và bản chính giấy tờ cần chứng thực.'

test.for([
  ['two whole sentences', `${first} ${second} Điểm này mở cửa cả sáng thứ Bảy trong tháng 12.`, `${first} ${second}`],
  ['no byline', `(Báo Mẫu) - ${first}`, first],
  ['no byline of an agency', `TTXVN - ${first}`, first],
  [
    'no second one that leans on what is left out',
    `${first} Tuy nhiên, bà con cần gọi trước để khỏi phải chờ lâu.`,
    first,
  ],
  ['none that leans on it by other words', `Thành ra bà con phải đi hai lần mới xong việc. ${first}`, first],
  ['none that speaks of “this” office', `Cơ quan này nhận hồ sơ ở tầng một cả tuần. ${first}`, first],
  [
    'what begins with this week',
    `Tuần này phường mở thêm một điểm nhận hồ sơ.`,
    `Tuần này phường mở thêm một điểm nhận hồ sơ.`,
  ],
  ['nothing cut off', `${first} Bà con mang theo căn cước và bản chính giấy tờ cần...`, first],
  ['nothing whose quote is not closed', `“Phường sẽ mở thêm hai điểm nữa trong quý sau. ${first}`, first],
  ['no caption', `Ảnh: Minh Anh chụp tại bộ phận một cửa của phường sáng nay.\n${first}`, first],
  ['no title again', `${title}.\n${first}`, first],
] as const)('a summary has %s', ([, text, summary]) => {
  expect(sentencesFrom({ title, lead: '', text })).toBe(summary)
})

test('the publisher’s lead goes before the text, unless it is no whole sentence', () => {
  expect(sentencesFrom({ title, lead: second, text: first })).toBe(second)
  expect(sentencesFrom({ title, lead: 'Điểm nhận hồ sơ mới của phường An Bình ở tổ 3', text: first })).toBe(first)
})

test('what holds no whole sentence short enough is summed up by nothing', () => {
  expect(sentencesFrom({ title, lead: '', text: `Phường ${'mở thêm điểm nhận hồ sơ và '.repeat(20)}.` })).toBe('')
  expect(sentencesFrom({ title, lead: '', text: '' })).toBe('')
})

test.for([
  ['Xem thêm: Lịch tiếp dân tháng 12.', true],
  ['Mời bạn đọc theo dõi tin tiếp theo trên trang của chúng tôi.', true],
  ['Người dân xem ảnh tư liệu tại bảo tàng.', false],
  ['Nguồn nước ở hồ đã cạn.', false],
] as const)('“%s” is of the page and not of the article: %s', ([sentence, isSo]) => {
  expect(isFurniture(sentence)).toBe(isSo)
})

const article = `Ngày 9/2, UBND phường An Bình thu 1.500 hồ sơ, tăng 15,5% so với tháng trước. Ông Trần Văn Mười nói tại Hà Nội.`
test.for([
  ['Phường An Bình thu 1500 hồ sơ ngày 09/02, tăng 15.5%.', []],
  ['Phường An Bình thu 1.600 hồ sơ.', ['1.600']],
  ['Ngày 10/2 phường thu 1.500 hồ sơ.', ['10/2', '10']],
  ['Theo ông Nguyễn Văn Mười, hồ sơ tăng 15,5%.', ['Nguyễn Văn Mười']],
  ['Hồ sơ tăng ở Đà Nẵng.', ['Đà Nẵng']],
  ['Phường thu một nghìn năm trăm hồ sơ, tăng mười lăm phẩy năm phần trăm.', []],
  ['Phường thu một nghìn sáu trăm hồ sơ.', ['một nghìn sáu trăm']],
  ['Hồ sơ tăng.', []],
] as const)('“%s” tells besides its article: %j', ([summary, untold]) => {
  expect(untoldIn(summary, article)).toEqual(untold)
})

test('an amount is the same in figures and in words, and not where what scales it differs', () => {
  const told = 'Phường chi từ 15-20 triệu đồng cho hai mươi hộ.'
  expect(untoldIn('Chi mười lăm triệu cho 20 hộ, nhiều nhất 20.000.000 đồng.', told)).toEqual([])
  expect(untoldIn('Chi 15 tỷ đồng.', told)).toEqual(['15 tỷ'])
})
