import { expect, test } from 'vitest'
import { alarmsIn } from '../../core/feedback/question-alarms.ts'

test.each([
  'tôi muốn tố cáo chủ tịch phường nhận hối lộ',
  'Tôi muốn tố cáo thì gửi đơn ở đâu?',
  'Tố cáo ông Nguyễn Văn A lấn chiếm đất, có ai xử lý không?',
  'Tố cáo chủ tịch phường nhận tiền, ai cũng biết',
  'Chủ tịch phường ăn chặn tiền, tố cáo ở đâu?',
  'Thủ tục tố cáo ông Nguyễn Văn A như thế nào?',
  'toi muon to cao chu tich phuong an chan tien',
  'Đơn tố cáo',
])('a denunciation: %s', (text) => {
  expect(alarmsIn(text).denounces).toBe(true)
})

test.each([
  'thủ tục tố cáo như thế nào?',
  'Thủ tục tố cáo cán bộ xã như thế nào?',
  'Cho tôi hỏi đơn tố cáo gửi ở đâu',
  'Thẩm quyền giải quyết tố cáo chủ tịch xã thuộc về ai?',
  'Luật Tố cáo 2018',
  'Tố cáo nặc danh có được giải quyết không',
  'tố giác tội phạm gọi số nào ạ',
  'thu tuc to cao nhu the nao',
  'Người tố cáo được bảo vệ thế nào?',
  'Tôi không tố cáo ai, chỉ hỏi giờ làm việc',
  'Thời hiệu khiếu nại là bao lâu?',
])('no denunciation: %s', (text) => {
  expect(alarmsIn(text).denounces).toBe(false)
})

test.each([
  ['cháy nhà rồi cứu với', 'fire'],
  ['Cháy nhà thì gọi số nào?', 'fire'],
  ['Nhà bên đang cháy to, làm sao bây giờ?', 'fire'],
  ['dang danh nhau o cho', 'police'],
  ['Con tôi bất tỉnh rồi phải làm sao?', 'medical'],
  ['Có em bé đuối nước ở hồ', 'rescue'],
])('it cannot wait: %s', (text, urgent) => {
  expect(alarmsIn(text).urgent).toBe(urgent)
})

test.each([
  'báo cháy gọi số nào?',
  'Mức phạt hành vi bạo lực gia đình là bao nhiêu?',
  'Quy định về phòng cháy, khi có cháy chung cư thì ai chịu trách nhiệm?',
  'Đăng ký học bơi chống đuối nước cho trẻ ở đâu?',
  'Bị tai nạn lao động bị thương nặng được hưởng chế độ gì?',
])('it is only asked about: %s', (text) => {
  expect(alarmsIn(text).urgent).toBeNull()
})
