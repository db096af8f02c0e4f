import { expect, test } from 'vitest'
import { intentOf } from '../../core/inbox/intent.ts'

test.each([
  ['Thủ tục đăng ký tạm trú gồm những gì?', { kind: 'ask', text: 'Thủ tục đăng ký tạm trú gồm những gì?' }],
  ['phản ánh: đèn đường ngõ 12 hỏng', { kind: 'feedback', text: 'đèn đường ngõ 12 hỏng' }],
  ['PHAN ANH den duong hong', { kind: 'feedback', text: 'den duong hong' }],
  ['Góp ý', { kind: 'feedback', text: '' }],
  ['#phananh', { kind: 'feedback', text: '' }],
  ['Đăng nhập 482 913', { kind: 'sign_in', code: '482913' }],
  ['đăng nhập dịch vụ công 2026', { kind: 'ask', text: 'đăng nhập dịch vụ công 2026' }],
  ['tra cứu 4k2mpq', { kind: 'track', code: '4K2MPQ' }],
  ['#chuyen qu_0123456789abcdef01234567', { kind: 'hand_on', questionId: 'qu_0123456789abcdef01234567' }],
  ['Chuyển cho cán bộ', { kind: 'hand_on', questionId: null }],
  ['chuyen can bo.', { kind: 'hand_on', questionId: null }],
  ['chuyển khẩu cần giấy gì', { kind: 'ask', text: 'chuyển khẩu cần giấy gì' }],
  ['Gửi phản ánh', { kind: 'feedback', text: '' }],
  ['Đồng ý xoá', { kind: 'erase_confirmed' }],
  ['Mã nhóm?', { kind: 'group_id' }],
  ['chuyển cán bộ giúp em', { kind: 'hand_on', questionId: null }],
  ['xoá dữ liệu của tôi đi ạ', { kind: 'erase' }],
  ['tra cứu', { kind: 'help' }],
  ['???', { kind: 'small_talk', said: 'wordless' }],
  ['tra cứu quy hoạch ở đâu', { kind: 'ask', text: 'tra cứu quy hoạch ở đâu' }],
  ['chuyển cán bộ đi xã khác', { kind: 'ask', text: 'chuyển cán bộ đi xã khác' }],
  ['Xin chào!', { kind: 'help' }],
  ['xoá dữ liệu', { kind: 'erase' }],
  ['#xoadulieu dongy', { kind: 'erase_confirmed' }],
  ['', { kind: 'help' }],
  ['phản ánh của dân được giải quyết thế nào?', { kind: 'ask', text: 'phản ánh của dân được giải quyết thế nào?' }],
  ['#hoi Góp ý dự thảo luật gửi về đâu', { kind: 'ask', text: 'Góp ý dự thảo luật gửi về đâu' }],
  ['hỏi: kiến nghị gửi ai', { kind: 'ask', text: 'kiến nghị gửi ai' }],
  ['#phananh: ổ gà thì ai xử lý', { kind: 'feedback', text: 'ổ gà thì ai xử lý' }],
  ['Phản ánh đầu ngõ 5 có đống rác', { kind: 'feedback', text: 'đầu ngõ 5 có đống rác' }],
  ['Xin chào ạ', { kind: 'help' }],
  ['Bạn là người hay máy?', { kind: 'help' }],
  ['Tôi muốn phản ánh quán karaoke ồn', { kind: 'feedback', text: 'quán karaoke ồn' }],
  ['em xin gop y den duong ngo 3 toi qua', { kind: 'feedback', text: 'den duong ngo 3 toi qua' }],
  ['Chúng tôi có kiến nghị: sửa cống', { kind: 'feedback', text: 'sửa cống' }],
  ['Tôi muốn gửi phản ánh', { kind: 'feedback', text: '' }],
  ['Phản ánh đèn hỏng, báo mãi vẫn chưa sửa', { kind: 'feedback', text: 'đèn hỏng, báo mãi vẫn chưa sửa' }],
  ['Tôi muốn phản ánh thì phải làm thế nào?', { kind: 'ask', text: 'Tôi muốn phản ánh thì phải làm thế nào?' }],
  ['Alo ad ơi', { kind: 'help' }],
  ['Cho hỏi', { kind: 'small_talk', said: 'opening' }],
  ['Cho hỏi thủ tục tạm trú', { kind: 'ask', text: 'Cho hỏi thủ tục tạm trú' }],
  ['Tôi góp ý là nên mở nhà văn hoá buổi tối', { kind: 'feedback', text: 'nên mở nhà văn hoá buổi tối' }],
  ['Đề nghị phường dọn rác ngõ 9', { kind: 'feedback', text: 'phường dọn rác ngõ 9' }],
  ['Đề nghị khen thưởng gửi hồ sơ ở đâu', { kind: 'ask', text: 'Đề nghị khen thưởng gửi hồ sơ ở đâu' }],
  ['Phản ánh ạ', { kind: 'feedback', text: '' }],
  ['/start', { kind: 'help' }],
  ['Đề nghị phường cho biết lịch tiêm ở đâu', { kind: 'ask', text: 'Đề nghị phường cho biết lịch tiêm ở đâu' }],
  ['phản ánh: bao giờ sửa đèn?', { kind: 'feedback', text: 'bao giờ sửa đèn?' }],
])('%s', (text, intent) => {
  expect(intentOf(text)).toEqual(intent)
})

test.each([
  ['Kiến nghị của cử tri được giải quyết trong bao lâu', 'của cử tri được giải quyết trong bao lâu'],
  ['Phản ánh ổ gà trên đường thì ai xử lý', 'ổ gà trên đường thì ai xử lý'],
  ['Góp ý dự thảo luật gửi về đâu', 'dự thảo luật gửi về đâu'],
  ['kien nghi sua doi hien phap can bao nhieu dai bieu', 'sua doi hien phap can bao nhieu dai bieu'],
  ['Kiến nghị có mất phí không', 'có mất phí không'],
  ['Gửi phản ánh kèm ảnh được không ạ', 'kèm ảnh được không ạ'],
  ['kien nghi co mat phi khong a', 'co mat phi khong a'],
  ['gop y thi gui cho ai', 'thi gui cho ai'],
  ['Phản ánh sao không ai trả lời', 'sao không ai trả lời'],
  ['Tôi muốn phản ánh thì gửi về đâu', 'thì gửi về đâu'],
])('which is meant is asked: %s', (text, told) => {
  expect(intentOf(text)).toEqual({ kind: 'which', text, told })
})

test.each([
  ['Cảm ơn', 'thanks'],
  ['cam on ban nhieu nhe', 'thanks'],
  ['dạ vâng em cảm ơn ạ', 'thanks'],
  ['ok', 'yes'],
  ['Vâng ạ', 'yes'],
  ['👍', 'wordless'],
  ['❤️❤️ :))', 'wordless'],
  ['Tạm biệt', 'bye'],
  ['trả lời sai rồi', 'complaint'],
  ['Bot ngu quá', 'complaint'],
])('%s asks nothing', (text, said) => {
  expect(intentOf(text)).toEqual({ kind: 'small_talk', said })
})

test.each(['Cảm ơn, cho hỏi lệ phí tạm trú', 'có được miễn học phí', 'đồng ý kết hôn', 'sai phạm đất đai'])(
  '%s is a question',
  (text) => {
    expect(intentOf(text)).toEqual({ kind: 'ask', text })
  },
)

test('the same words in NFD mean the same', () => {
  const typed = 'phản ánh rác chưa được thu gom'
  expect(intentOf(typed.normalize('NFD'))).toEqual(intentOf(typed))
})
