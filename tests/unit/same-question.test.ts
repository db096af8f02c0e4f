import { expect, test } from 'vitest'
import { isSameQuestion, nearnessOf } from '../../core/answers/curated/same-question.ts'

test.each([
  ['Đăng ký tạm trú cần giấy tờ gì?', 'đăng kí tạm trú cần những giấy tờ gì ạ'],
  ['Đăng ký tạm trú cần giấy tờ gì?', 'dang ky tam tru can giay to gi'],
  ['Đăng ký tạm trú cần giấy tờ gì?', 'CHO TÔI HỎI ĐĂNG KÝ TẠM TRÚ CẦN GIẤY TỜ GÌ'],
  ['Đăng ký tạm trú cần giấy tờ gì?', 'Đăng ký tạm trú cần giấy tờ nào?'.normalize('NFD')],
  ['Lệ phí cấp lại thẻ căn cước là bao nhiêu?', 'Cấp lại thẻ căn cước lệ phí bao nhiêu tiền ạ?'],
  ['Lệ phí cấp lại thẻ căn cước là bao nhiêu?', 'le phi cap lai the can cuoc het bao nhieu'],
  ['Phường làm việc mấy giờ?', 'Dạ cho em hỏi phường làm việc mấy giờ vậy ạ'],
  ['Nuôi chó có phải đăng ký không?', 'nuôi chó phải đăng ký ko'],
  ['Nuôi chó có phải đăng ký không?', 'Nuôi chó có phải đăng ký hay không?'],
  ['Nuôi chó có được thả rông không?', 'Nuôi chó thả rông được không?'],
  ['Làm giấy khai sinh mất bao lâu?', 'Làm GKS bao lâu'],
  ['Chứng thực ở đâu?', 'chứng thực tại đâu vậy'],
  ['Nghị định 147/2024/NĐ-CP có hiệu lực khi nào?', 'nghị định số 147/2024/nđ-cp có hiệu lực từ khi nào'],
  ['Làm thế nào để tách hộ?', 'tách hộ như thế nào?'],
  ['Ủy ban nhân dân phường ở đâu?', 'UBND phường ở đâu ạ'],
  ['Nộp hai mươi phần trăm tiền trong mười lăm ngày thì sao?', 'nộp 20 phần trăm tiền trong 15 ngày thì sao'],
  ['Khoản hai Điều ba mươi bảy Luật Đất đai nói gì?', 'khoản 2 điều 37 luật đất đai nói gì'],
  ['Hoà giải ở tổ dân phố do ai làm?', 'Hòa giải ở tổ dân phố do ai làm'],
])('“%s” and “%s” are one question', (one, other) => {
  expect(isSameQuestion(one, other)).toBe(true)
  expect(isSameQuestion(other, one)).toBe(true)
})

test.each([
  ['Lệ phí cấp mới thẻ căn cước là bao nhiêu?', 'Lệ phí cấp lại thẻ căn cước là bao nhiêu?'],
  ['Lệ phí cấp mới thẻ căn cước là bao nhiêu?', 'le phi cap doi the can cuoc la bao nhieu'],
  ['Đăng ký thường trú cần giấy tờ gì?', 'Đăng ký tạm trú cần giấy tờ gì?'],
  ['Đăng ký tạm trú cần giấy tờ gì?', 'Đăng ký tạm vắng cần giấy tờ gì?'],
  ['Đăng ký tạm trú cần giấy tờ gì?', 'Xoá đăng ký tạm trú cần giấy tờ gì?'],
  ['Đăng ký tạm trú cần giấy tờ gì?', 'Gia hạn đăng ký tạm trú cần giấy tờ gì?'],
  ['Đăng ký tạm trú cần giấy tờ gì?', 'Đăng ký tạm trú cho con cần giấy tờ gì?'],
  ['Đăng ký tạm trú ở đâu?', 'Đăng ký tạm trú bao lâu?'],
  ['Đăng ký tạm trú ở đâu?', 'Đăng ký tạm trú khi nào?'],
  ['Đăng ký tạm trú mất bao nhiêu tiền?', 'Đăng ký tạm trú mất bao lâu?'],
  ['Đăng ký tạm trú như thế nào?', 'Vì sao đăng ký tạm trú?'],
  ['Không có hộ khẩu thì đăng ký tạm trú được không?', 'Có hộ khẩu thì đăng ký tạm trú được không?'],
  ['Không có hộ khẩu đăng ký tạm trú được không?', 'có hộ khẩu đk tạm trú dc ko'],
  ['Hộ nghèo không phải đóng phí rác đúng không?', 'Hộ nghèo phải đóng phí rác đúng không?'],
  ['Người chưa đủ 14 tuổi làm căn cước thế nào?', 'Người đủ 14 tuổi làm căn cước thế nào?'],
  ['Trẻ dưới 6 tuổi khám bệnh ở đâu?', 'Trẻ trên 6 tuổi khám bệnh ở đâu?'],
  ['Trẻ dưới 6 tuổi khám bệnh ở đâu?', 'Trẻ dưới 16 tuổi khám bệnh ở đâu?'],
  ['Điều 5 Luật Cư trú quy định gì?', 'Điều 15 Luật Cư trú quy định gì?'],
  ['Nghị định 147/2024/NĐ-CP có hiệu lực khi nào?', 'Nghị định 147/2025/NĐ-CP có hiệu lực khi nào?'],
  ['Nghị quyết 15-NQ/TW nói gì?', 'Nghị quyết 18-NQ/TW nói gì?'],
  ['Cho thuê nhà phải đóng thuế gì?', 'Thuê nhà phải đóng thuế gì?'],
  ['Cho con thuê nhà cần giấy tờ gì?', 'Thuê nhà cho con cần giấy tờ gì?'],
  ['Thuế đất nộp ở đâu?', 'Thuê đất nộp ở đâu?'],
  ['Bán đất cần giấy tờ gì?', 'Mua đất cần giấy tờ gì?'],
  ['Thủ tục nhận con nuôi ở đâu?', 'Thủ tục nhận nuôi con ở đâu?'],
  ['Cha nhận con thì làm thủ tục gì?', 'Con nhận cha thì làm thủ tục gì?'],
  ['Chuyển từ tạm trú sang thường trú cần gì?', 'Chuyển từ thường trú sang tạm trú cần gì?'],
  ['Nuôi chó có phải đăng ký không?', 'Nuôi chó có được đăng ký không?'],
  ['Nuôi chó có phải đăng ký không?', 'Nuôi chó đăng ký ở đâu?'],
  ['Đăng ký kết hôn cần giấy tờ gì?', 'Ly hôn cần giấy tờ gì?'],
  ['Đăng ký kết hôn với người nước ngoài cần giấy tờ gì?', 'Đăng ký kết hôn cần giấy tờ gì?'],
  ['Ai được miễn học phí?', 'Ai được giảm học phí?'],
  ['Ai được hưởng trợ cấp?', 'Ai không được hưởng trợ cấp?'],
  ['Giấy phép lái xe hết hạn thì đổi ở đâu?', 'Giấy phép lái xe sắp hết hạn thì đổi ở đâu?'],
  ['Khai sinh cho con ngoài giá thú thế nào?', 'Khai sinh cho con trong giá thú thế nào?'],
  ['Thi bằng lái xe máy cần gì?', 'bang lai xe may can gi'],
  ['Vay tiền ngân hàng chính sách ở đâu?', 'tien ngan hang chinh sach o dau'],
  ['Ở đâu?', 'Khi nào?'],
  ['Ở đâu?', 'Ở đâu?'],
])('“%s” and “%s” are not taken for one question', (one, other) => {
  expect(isSameQuestion(one, other)).toBe(false)
  expect(isSameQuestion(other, one)).toBe(false)
})

test('typed without marks, one of two questions that differ by a mark alone may be either', () => {
  expect(isSameQuestion('Thuế đất nộp ở đâu?', 'thue dat nop o dau')).toBe(true)
  expect(isSameQuestion('Thuê đất nộp ở đâu?', 'thue dat nop o dau')).toBe(true)
})

test('nearness is of the words in common, and none where a number differs', () => {
  expect(nearnessOf('Lệ phí cấp mới thẻ căn cước?', 'le phi cap lai the can cuoc')).toBeCloseTo(5 / 6, 5)
  expect(nearnessOf('Điều 5 Luật Cư trú', 'Điều 15 Luật Cư trú')).toBe(0)
  expect(nearnessOf('Giờ đổ rác', 'Đăng ký tạm trú')).toBe(0)
  expect(nearnessOf('', '')).toBe(0)
})
