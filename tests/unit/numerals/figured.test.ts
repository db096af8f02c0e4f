import { expect, test } from 'vitest'
import { fold } from '../../../core/text/fold.ts'
import { inFigures } from '../../../core/text/numerals/figured.ts'

const cases = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' => '))

test.each(
  cases(`
Điều ba mươi bảy khoản hai luật đất đai => Điều 37 khoản 2 luật đất đai
điều ba bảy bộ luật lao động nói gì => điều 37 bộ luật lao động nói gì
điều một trăm hai mươi => điều 120
khoản hai điều năm nghị định một trăm linh ba năm hai nghìn không trăm hai mươi tư => khoản 2 điều 5 nghị định 103 năm 2024
nghị định một sáu tám => nghị định 168
nghị định một trăm sáu tám phạt gì => nghị định 168 phạt gì
nghị định số một trăm xuyệt hai nghìn không trăm hai mươi tư => nghị định số 100/2024
thông tư liên tịch số một năm hai nghìn không trăm mười sáu => thông tư liên tịch số 1 năm 2016
chỉ thị số năm của phường => chỉ thị số 5 của phường
kế hoạch năm hai không hai sáu => kế hoạch năm 2026
tổ dân phố năm có cắt điện không => tổ dân phố 5 có cắt điện không
ngày mười lăm tháng bảy năm hai nghìn không trăm hai mươi sáu => ngày 15 tháng 7 năm 2026
mùng một tháng năm => mùng 1 tháng 5
đường ba tháng hai => đường 3 tháng 2
gọi số không chín một hai ba bốn năm sáu bảy tám => gọi số 0912345678
số không hai ba sáu, ba tám hai hai, một một chín => số 02363822119
gọi một một ba => gọi 113
dieu ba muoi bay khoan hai => dieu 37 khoan 2
điều hai nói gì => điều 2 nói gì
Điều Năm có nội dung gì? => Điều 5 có nội dung gì?
khoản một điều ba nói về gì => khoản 1 điều 3 nói về gì
chương hai cho biết gì => chương 2 cho biết gì
dieu nam noi gi => dieu 5 noi gi
khoan mot dieu ba noi gi => khoan 1 dieu 3 noi gi
khoan hai dieu nam => khoan 2 dieu 5
quyết định số năm nói gì => quyết định số 5 nói gì
quyet dinh so hai noi gi => quyet dinh so 2 noi gi
có điều ba nói gì cũng đúng => có điều ba nói gì cũng đúng
những điều ba mẹ nói gì cũng vậy => những điều ba mẹ nói gì cũng vậy
điều hai bên nói gì => điều hai bên nói gì
nghi dinh mot tram linh ba nam hai nghin khong tram hai muoi tu => nghi dinh 103 nam 2024
`),
)('what is called “%s” is called “%s”', (text, figures) => {
  expect(inFigures(text ?? '', 'called').text).toBe(figures)
})

test.each(
  cases(`
phạt từ mười lăm triệu đến hai mươi triệu đồng => phạt từ 15.000.000 đến 20.000.000 đồng
hai mươi phần trăm, năm phần trăm => 20 phần trăm, 5 phần trăm
đủ mười tám tuổi => đủ 18 tuổi
trong năm tháng => trong 5 tháng
ba đến năm ngày => 3 đến 5 ngày
có hai con => có 2 con
bảy giờ ba mươi phút, hai giờ rưỡi, 9 giờ rưỡi => 7 giờ 30 phút, 2 giờ 30, 9 giờ 30
từ không giờ ngày mùng một tháng một => từ 0 giờ ngày mùng 1 tháng 1
một nghìn hai trăm năm mươi phẩy năm mét => 1.250,5 mét
phat muoi lam trieu, muoi ngay => phat 15.000.000, 10 ngay
15 triệu rưỡi => 15 triệu rưỡi
`),
)('what counts “%s” counts “%s”', (text, figures) => {
  expect(inFigures(text ?? '').text).toBe(figures)
})

const none = `ba tôi năm nay già rồi
những điều ba mẹ cần biết
điều hai vợ chồng cần làm, khoản hai bên thoả thuận
tám chuyện với hàng xóm
việc chưa chín muồi, không có năm nào
hai vợ chồng tôi
chú Bảy ngày mai có họp không
ông Trần Văn Mười tổ trưởng
thứ hai tuần sau
bốn năm người, khoảng năm bảy ngày
năm tháng trôi qua
mấy mươi năm, hàng trăm người
ba phần mười, hai phần ba số phiếu
quyết định hai vợ chồng
tổ tư vấn tâm lý, chưa đủ số năm kinh nghiệm, kẻ thù số một
sinh ngày tháng năm nào, Cách mạng Tháng Mười
một cửa, một người dân`.split('\n')

test.each(none)('“%s” has no number', (text) => {
  expect(inFigures(text).text).toBe(text)
})

test.each([
  ...['sau muoi ngay', 'ba toi muon hoi', 'hai vo chong toi', 'khoan nam nay nop', 'hai tram y te', 'muoi i ot'],
  ...['nam nay tam tru', 'sau ngay hop', 'tu van phap luat', 'khong tram nao', 'hai ngan hang'],
])('“%s” without marks has none either', (text) => {
  expect(inFigures(text).text).toBe(text)
})

test('each stretch of figures stands where its words stood', () => {
  const text = 'Thu mười lăm triệu, ngày ba mươi tháng tư, tại số 6.'
  const { text: figured, spanOf } = inFigures(text)
  expect(figured).toBe('Thu 15.000.000, ngày 30 tháng 4, tại số 6.')
  const said = (part: string) => {
    const at = figured.indexOf(part)
    return text.slice(...spanOf(at, at + part.length))
  }
  expect(said('15.000.000')).toBe('mười lăm triệu')
  expect(said('30 tháng 4')).toBe('ba mươi tháng tư')
  expect(said('Thu 15')).toBe('Thu mười lăm triệu')
  expect(said('tại số 6')).toBe('tại số 6')
  expect(said(', ngày')).toBe(', ngày')
})

test('a text without marks reads as with them where it reads at all', () => {
  const text = 'điều ba mươi bảy nghị định một trăm linh ba, phạt hai mươi triệu đồng, trong mười lăm ngày'
  expect(inFigures(fold(text)).text).toBe(fold(inFigures(text).text))
})
