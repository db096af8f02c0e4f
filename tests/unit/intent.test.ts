import { expect, test } from 'vitest'
import { intentOf } from '../../core/inbox/intent.ts'

test.each([
  ['Thủ tục đăng ký tạm trú gồm những gì?', { kind: 'ask', text: 'Thủ tục đăng ký tạm trú gồm những gì?' }],
  ['phản ánh: đèn đường ngõ 12 hỏng', { kind: 'feedback', text: 'đèn đường ngõ 12 hỏng' }],
  ['PHAN ANH den duong hong', { kind: 'feedback', text: 'den duong hong' }],
  ['Góp ý', { kind: 'feedback', text: '' }],
  ['#phananh', { kind: 'feedback', text: '' }],
  ['tra cứu 4k2mpq', { kind: 'track', code: '4K2MPQ' }],
  ['#chuyen qu_0123456789abcdef01234567', { kind: 'hand_on', questionId: 'qu_0123456789abcdef01234567' }],
  ['Chuyển cho cán bộ', { kind: 'hand_on', questionId: null }],
  ['chuyen can bo.', { kind: 'hand_on', questionId: null }],
  ['chuyển khẩu cần giấy gì', { kind: 'ask', text: 'chuyển khẩu cần giấy gì' }],
  ['Gửi phản ánh', { kind: 'feedback', text: '' }],
  ['Đồng ý xoá', { kind: 'erase_confirmed' }],
  ['Mã nhóm?', { kind: 'group_id' }],
  ['Xin chào!', { kind: 'help' }],
  ['xoá dữ liệu', { kind: 'erase' }],
  ['#xoadulieu dongy', { kind: 'erase_confirmed' }],
  ['', { kind: 'help' }],
  ['phản ánh của dân được giải quyết thế nào?', { kind: 'ask', text: 'phản ánh của dân được giải quyết thế nào?' }],
  ['phản ánh: bao giờ sửa đèn?', { kind: 'feedback', text: 'bao giờ sửa đèn?' }],
])('%s', (text, intent) => {
  expect(intentOf(text)).toEqual(intent)
})

test('the same words in NFD mean the same', () => {
  const typed = 'phản ánh rác chưa được thu gom'
  expect(intentOf(typed.normalize('NFD'))).toEqual(intentOf(typed))
})
