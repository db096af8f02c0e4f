import { expect, test } from 'vitest'
import { readAloud } from '../../core/forms/spoken/read-aloud.ts'
import { compare } from '../../core/verify/text/compare.ts'
import { factsIn } from '../../core/verify/text/facts.ts'
import { printsAsked, printsOf } from '../../core/verify/text/prints.ts'
import { tokensOf, wordKeys } from '../../core/verify/text/tokens.ts'
import { wantedIn } from '../../core/verify/wanted.ts'
import { timeOf } from '../support/hostile.ts'

const notice = `Phường Hoà Mẫu thu phí vệ sinh quý IV
Từ ngày 05/12/2026, Tổ thu phí do bà Nguyễn Thị Hạnh phụ trách thu 150.000 đồng mỗi hộ tại nhà văn hoá số 6, từ 7h30 đến 11 giờ.
Ai chưa nộp được thì gọi số 0243 555 0116. Hộ nghèo được miễn phí, không phải nộp đơn.
Xem thêm tại https://hoamau.example.vn/phi-ve-sinh`

const beside = (text: string, original = notice) => compare(tokensOf(text), tokensOf(original))
const changed = (from: string | RegExp, to: string) => beside(notice.replace(from, to)).differences
const unaccented = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

test.each([
  ['1.500.000 đồng, 1,5 triệu, 1500000đ, 1tr5, 1,500,000', ['1500000'], 'number'],
  ['2 tỷ 300 triệu và 2,3 tỉ', ['2300000000'], 'number'],
  ['500k hay 500 nghìn', ['500000'], 'number'],
  ['ngày 5 tháng 12, 05/12, ngày 5-12, 5/12', ['d5-12'], 'date'],
  ['7h30, 7:30, 7 giờ 30, 07h30', ['t7:30'], 'date'],
  ['0912.345.678, +84 912 345 678, 0912345678', ['0912345678'], 'phone'],
  ['STK: 1903 4567 8901; tài khoản 190345678901', ['190345678901'], 'account'],
  ['https://abc.example.vn/tin?utm_source=zalo, www.abc.example.vn/tin/', ['abc.example.vn/tin'], 'link'],
])('“%s” says %j however it is written', (text, keys, kind) => {
  const facts = factsIn(text)
  expect([...new Set(facts.map(({ key }) => key))]).toEqual(keys)
  expect(new Set(facts.map((fact) => fact.kind))).toEqual(new Set([kind]))
})

test.each([
  ['as it is', notice],
  ['without accents', unaccented(notice)],
  ['in capitals', notice.replace(/https.*/, '').toLocaleUpperCase('vi')],
  ['with decomposed letters', notice.normalize('NFD')],
  ['with other tone marks', notice.replace('Hoà', 'Hòa').replace('văn hoá', 'văn hóa')],
  [
    'with numbers and days written otherwise',
    notice
      .replace('05/12/2026', '5 tháng 12')
      .replace('150.000', '150k')
      .replace('7h30', '7:30')
      .replace('0243 555 0116', '02435550116'),
  ],
  [
    'with numbers and days in words',
    notice
      .replace('05/12/2026', 'mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu')
      .replace('150.000', 'một trăm năm mươi nghìn')
      .replace('7h30', 'bảy giờ ba mươi phút')
      .replace('11 giờ', 'mười một giờ')
      .replace('0243 555 0116', 'không hai bốn ba, năm năm năm, không một một sáu'),
  ],
  [
    'typed in a hurry',
    notice.replace('được', 'dc').replace('không', 'ko').replace('phụ trách', 'phụ trchá').replace('miễn', 'miến'),
  ],
  ['without its second line end', notice.replace('giờ.\n', 'giờ. ')],
])('a text %s is not called changed', (_, text) => {
  expect(beside(text)).toMatchObject({ differences: [], matched: tokensOf(text).tokens.length })
})

test('sentences in another order, and a cut, are no change', () => {
  const [title, first, second, third] = notice.split('\n')
  expect(beside([title, second, first, third].join('\n')).differences).toEqual([])
  expect(beside([first, third].join('\n')).differences).toEqual([])
  expect(beside(first!.slice(0, 60)).differences).toEqual([])
})

test.each([
  [/150.000/, '1.500.000', { kind: 'number', told: '1.500.000', original: '150.000' }],
  ['05/12/2026', '15/12/2026', { kind: 'date', told: 'ngày 15/12/2026', original: 'ngày 05/12/2026' }],
  ['7h30', '9h30', { kind: 'date', told: '9h30', original: '7h30' }],
  ['Nguyễn Thị Hạnh', 'Trần Văn Tuấn', { kind: 'name', told: 'Trần Văn Tuấn', original: 'Nguyễn Thị Hạnh' }],
  ['Nguyễn Thị Hạnh', 'Nguyễn Thị Hoa', { kind: 'name', told: 'Nguyễn Thị Hoa', original: 'Nguyễn Thị Hạnh' }],
  ['0243 555 0116', '0243 555 0161', { kind: 'phone', told: '0243 555 0161', original: '0243 555 0116' }],
  [
    'https://hoamau.example.vn/phi-ve-sinh',
    'https://hoamau-example.top/nop',
    { kind: 'link', told: 'https://hoamau-example.top/nop', original: 'https://hoamau.example.vn/phi-ve-sinh' },
  ],
  // A letter, or a mark, apart.
  [
    'https://hoamau.example.vn/phi-ve-sinh',
    'https://hoamua.example.vn/phi-ve-sinh',
    {
      kind: 'link',
      told: 'https://hoamua.example.vn/phi-ve-sinh',
      original: 'https://hoamau.example.vn/phi-ve-sinh',
    },
  ],
  [
    'hoamau.example.vn/phi',
    'hoamau-example.vn/phi',
    {
      kind: 'link',
      told: 'https://hoamau-example.vn/phi-ve-sinh',
      original: 'https://hoamau.example.vn/phi-ve-sinh',
    },
  ],
  ['không phải nộp đơn', 'phải nộp đơn', { kind: 'words', told: '', original: 'không' }],
  ['được miễn phí', 'bị tăng phí', { kind: 'words', told: 'bị tăng', original: 'được miễn' }],
])('%s turned into “%s” is named', (from, to, difference) => {
  expect(changed(from, to)).toEqual([difference])
  expect(beside(unaccented(notice.replace(from, to))).differences).toHaveLength(1)
})

test('an account in the place of an hour is told as one that was put in, and the hour as left out', () => {
  const differences = changed('từ 7h30 đến 11 giờ', 'tài khoản 190345678901')
  expect(differences).toContainEqual(expect.objectContaining({ kind: 'account', told: '190345678901', original: '' }))
  expect(differences.filter(({ kind, told }) => kind === 'date' && told === '').length).toBeGreaterThan(0)
})

test('an account that was put in is named, in words and in digits', () => {
  const forged = `${notice}\nBà con chuyển khoản về STK 0123 4567 8999 ngân hàng Mẫu.`
  expect(beside(forged).differences).toContainEqual({
    kind: 'account',
    told: '0123 4567 8999',
    original: '',
    beyond: true,
  })
})

test('two numbers that changed places are both named', () => {
  const original = 'Ông An được hỗ trợ 5 triệu đồng, ông Bình được hỗ trợ 3 triệu đồng từ quỹ của phường.'
  const told = original.replace('5 triệu', '# triệu').replace('3 triệu', '5 triệu').replace('#', '3')
  expect(beside(told, original).differences.map(({ kind }) => kind)).toEqual(['number', 'number'])
})

test('what is looked up meets what is kept, wherever it was cut from', () => {
  const words = Array.from({ length: 900 }, (_, i) => `từ${(i * 7919) % 1009}`)
  const kept = new Set(printsOf(words))
  expect(kept.size).toBeLessThan(160)
  for (let from = 0; from + 60 <= words.length; from += 60)
    expect(printsAsked(words.slice(from, from + 60)).some((print) => kept.has(print))).toBe(true)
  expect(wordKeys(tokensOf('Thu 5 triệu ngày 6/7').tokens)).toEqual(['thu'])
})

test.each([
  ['tin này có thật không?', ''],
  ['tin nay co that ko', ''],
  ['Thông tin này đúng không ạ', ''],
  ['có phải lừa đảo không?', ''],
  ['cái này thật hay giả vậy ad', ''],
  ['kiểm chứng: Phường thu 5 triệu mỗi hộ', 'Phường thu 5 triệu mỗi hộ'],
  ['Tin này có thật không: Phường thu 5 triệu mỗi hộ', 'Phường thu 5 triệu mỗi hộ'],
  ['Phường thu 5 triệu mỗi hộ.\nTin này có thật không?', 'Phường thu 5 triệu mỗi hộ.'],
  ['“Phường thu 5 triệu mỗi hộ” tin này có đúng không ad', 'Phường thu 5 triệu mỗi hộ'],
  ['#kiemchung K7Q2XM', 'K7Q2XM'],
])('“%s” asks whether a text is real', (typed, text) => {
  expect(wantedIn(typed)).toEqual({ text, asked: true })
})

test.each([
  'Giấy khai sinh làm ở đâu?',
  'Nghị định 168 có đúng là phạt 5 triệu không?',
  'Đăng ký xe có chính chủ không',
  'cảm ơn',
  'đúng',
  'Hồ sơ đất của tôi có hợp lệ không?',
])('“%s” does not', (typed) => {
  expect(wantedIn(typed)).toBeNull()
})

test.each([
  'có người tới nhà xưng là nhân viên điện lực thu tiền, phải không',
  'số lạ gọi bảo sim sắp bị khoá',
  'Có phải phường yêu cầu đóng tiền không?',
  'Cục CSGT thông báo: phương tiện của quý khách vi phạm, nộp phạt tại csgt-nopphat.example.cc để tránh bị khởi tố',
  'Tai khoan cua quy khach se bi khoa, vui long truy cap vneid-xacthuc.com de cap nhat',
  'chuyển tiếp: mai kiểm tra toàn bộ các ngõ, ai có xe thì ở nhà',
  'THÔNG BÁO KHẨN: từ mai cấm xe máy, bà con chia sẻ gấp cho người thân',
])('“%s” is a bait, a claim or handed on, and is looked up without “lừa đảo” in it', (typed) => {
  expect(wantedIn(typed)).toEqual({ text: typed, asked: true })
})

test('what the office is said to do is looked up, and is a question where it told nothing of it', () => {
  for (const told of [
    'có phải công an phường gửi giấy mời đi làm căn cước không',
    'bà con nói phường phát gạo, đúng không',
  ])
    expect(wantedIn(told)).toEqual({ text: told, asked: false })
})

test.each([
  'Muốn nộp phạt thì truy cập trang dichvucong.gov.vn được không',
  'giả danh công an phạt mấy năm tù',
  'vào trang dichvucong.gov.vn đăng nhập bị khoá tài khoản nhiều lần rồi',
  'có phải phường cấp sổ đỏ không',
  'có phải đóng phí vệ sinh không',
])('“%s” is no bait', (typed) => {
  expect(wantedIn(typed)).toBeNull()
})

test.each(['1A2B3C', '0K1K2K', 'ABCDEF', '123456', '5H30AB'])(
  'an edition’s code %s is one word, whatever it is drawn of',
  (code) => {
    for (const label of ['Mã bản tin:', 'MA BAN TIN']) {
      const [, , , ...rest] = tokensOf(`${label} ${code}.`).tokens
      expect(rest).toMatchObject([{ kind: 'word', key: code.toLowerCase() }])
    }
  },
)

test('a long text that asks nothing was passed on', () => {
  expect(wantedIn(notice)).toEqual({ text: notice, asked: false })
})

test('a text that only repeats itself is compared about as fast as one that does not', () => {
  const timed = (text: string) => {
    const [given, original] = [tokensOf(text), tokensOf(text.slice(0, 6000))]
    return timeOf(() => compare(given, original), null)
  }
  const plain = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 9973)
    .join(' t ')
    .slice(0, 20_000)
  timed(plain)
  const usual = timed(plain)
  for (const said of ['a a ', '1/1/', 'a.']) expect(timed(said.repeat(5000))).toBeLessThan(100 * usual)
})

test('a number that was changed is named as it was said, in words or in figures', () => {
  expect(changed('150.000', 'một trăm sáu mươi nghìn')).toEqual([
    { kind: 'number', told: 'một trăm sáu mươi nghìn', original: '150.000' },
  ])
  const inWords = notice.replace('150.000', 'một trăm năm mươi nghìn')
  expect(beside(notice, inWords).differences).toEqual([])
  expect(beside(unaccented(inWords), notice).differences).toEqual([])
  expect(beside(notice.replace('150.000', '15.000'), inWords).differences).toEqual([
    { kind: 'number', told: '15.000', original: 'một trăm năm mươi nghìn' },
  ])
})

test('what an announcer reads of a text is that text', () => {
  const facts = ['Thời gian: 07:30–11:30 ngày 30/11/2026', 'Liên hệ: 0236 3822 119', 'Mỗi hộ nộp 150.000 đồng'].join(
    '. ',
  )
  expect(factsIn(readAloud(facts).words).map(({ key }) => key)).toEqual(factsIn(facts).map(({ key }) => key))
})

test('a word that is a number only without its marks is no change', () => {
  const original =
    'Phường Hoà Mẫu nhắc lại: việc sửa cống đã năm năm vẫn chưa xong, mong nhà bà Triệu ở ngõ 3 thông cảm và tạm ngăn xe tải đi vào.'
  expect(beside(unaccented(original), original).differences).toEqual([])
})

const inWordsToo =
  'Đợt này hai mươi hộ của tổ dân phố số sáu được xét, mỗi hộ nhận năm triệu đồng và 20 ngàn tiền xe, trao lúc bảy giờ ngày 05/12 tại nhà văn hoá, hết tháng 7 năm 2027 thì xét lại cho hai hộ còn thiếu giấy, ông K. ở phòng R nhận đơn.'

test.each([
  ['hai hộ', 'hia hộ'],
  ['số sáu', 'số su'],
  ['năm triệu', 'năm triu'],
  ['20 ngàn', '20 ngn'],
  ['bảy giờ', 'bảy gờ'],
  ['ngày 05/12', 'nhày 05/12'],
  ['tháng 7 năm 2027', 'thng 7 năm 2027'],
  ['tháng 7 năm 2027', 'thánng 7 năm 2027'],
  ['ông K. ở phòng R', 'ông k ở phòng r'],
  ['tiền xe', 'tiền e'],
])('“%s” mistyped as “%s” is no change', (from, to) => {
  expect(beside(inWordsToo.replace(from, to), inWordsToo).differences).toEqual([])
})

test.each([
  ['hai hộ', 'ba hộ'],
  ['hai mươi hộ', 'ba mươi hộ'],
  ['số sáu', 'số tám'],
  ['năm triệu', 'năm tỷ'],
  ['năm triệu', 'năm tr ngàn'],
  ['20 ngàn', '20 triệu'],
  ['20 ngàn', '20 tr'],
  ['bảy giờ', 'ba giờ'],
  ['bảy giờ', 'bảy phút'],
  ['ngày 05/12', 'ngày 06/12'],
  ['tháng 7 năm 2027', 'thánng 7 năm 2028'],
  ['tháng 7 năm 2027', 'thng 8 năm 2027'],
])('“%s” made “%s” is told', (from, to) => {
  expect(beside(inWordsToo.replace(from, to), inWordsToo).differences).not.toEqual([])
})
