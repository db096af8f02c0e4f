import { expect, test } from 'vitest'
import { asksOwnCase } from '../../core/answers/asker/own-case.ts'

test.each([
  'Tôi được bao nhiêu tiền trợ cấp?',
  'toi duoc bao nhieu tien tro cap',
  'Trường hợp của tôi có phải nộp thuế không?',
  'truong hop cua toi co phai nop thue khong',
  'Mẹ tôi nghỉ hưu rồi, mẹ tôi có được hưởng một lần không?',
  'TÔI CÓ PHẢI ĐI NGHĨA VỤ QUÂN SỰ KHÔNG?',
])('“%s” asks about the asker’s own case', (question) => {
  expect(asksOwnCase(question)).toBe(true)
})

test.each([
  'Cho tôi hỏi thủ tục đăng ký tạm trú',
  'cho toi hoi thu tuc dang ky tam tru',
  'Tôi muốn biết ai ký giấy xác nhận',
  'Trẻ em có được miễn học phí không?',
  'Người phạm tội bị xử lý thế nào?',
  'nguoi pham toi bi xu ly the nao',
])('“%s” asks for the rule', (question) => {
  expect(asksOwnCase(question)).toBe(false)
})
