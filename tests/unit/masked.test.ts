import { expect, test } from 'vitest'
import { isSameTopic, topicOf } from '../../core/answers/curated/same-topic.ts'
import { masked } from '../../core/text/people/masked.ts'

test.each([
  ['Con tôi Nguyễn Văn An học lớp 3 trường Lê Lợi, sđt 0912 345 678', 'Con tôi … học lớp 3 trường Lê Lợi, sđt …'],
  ['ông Trần Văn Bảy ở số nhà 12/3 ngõ 45 đường Lê Lợi', 'ông … ở … đường Lê Lợi'],
  ['Theo Nghị định 38/2023/NĐ-CP thì mức phạt bao nhiêu', 'Theo Nghị định 38/2023/NĐ-CP thì mức phạt bao nhiêu'],
  ['CCCD 048123456789 hết hạn đổi ở đâu', 'CCCD … hết hạn đổi ở đâu'],
  ['cccd 0 4 8 1 2 3 4 5 6 7 8 9 cấp lại ở đâu', 'cccd … cấp lại ở đâu'],
  ['không chín không năm một hai ba bốn năm sáu gọi đòi tiền', '… gọi đòi tiền'],
  ['học hai ba bốn năm lớp thì nghỉ', 'học hai ba bốn năm lớp thì nghỉ'],
  ['gửi về mail lan.nguyen@example.vn được chưa', 'gửi về mail … được chưa'],
  ['xe 43A-123.45 bị phạt nguội', 'xe … bị phạt nguội'],
  ['tôi là Hoàng muốn hỏi mua vé bơi', 'tôi là … muốn hỏi mua vé bơi'],
  ['Uỷ ban nhân dân phường Hoà Mẫu mở lớp bơi không', 'Uỷ ban nhân dân phường Hoà Mẫu mở lớp bơi không'],
  ['ông bà nội có được trợ cấp', 'ông bà nội có được trợ cấp'],
  ['toi la tran thi hoa muon hoi lop boi', 'toi la … muon hoi lop boi'],
  ['tôi tên nguyễn thị lan muốn hỏi', 'tôi tên … muốn hỏi'],
  ['nguyễn văn an ở tổ 3 xin hỏi lớp bơi', '… ở tổ 3 xin hỏi lớp bơi'],
  ['TÔI TÊN NGUYỄN VĂN AN', 'TÔI TÊN …'],
  ['gặp chị trần lan tổ 3 ở đâu', 'gặp chị … tổ 3 ở đâu'],
  ['nguyễn minh bảy ở tổ 3 xin hỏi lớp bơi', '… ở tổ 3 xin hỏi lớp bơi'],
  ['đường nguyễn huệ ngập', 'đường nguyễn huệ ngập'],
  ['triều nguyễn có mấy vua', 'triều nguyễn có mấy vua'],
  ['đèn huỳnh quang hỏng', 'đèn huỳnh quang hỏng'],
  ['ông phạm tội gì', 'ông phạm tội gì'],
  ['con đỗ đại học được thưởng gì', 'con đỗ đại học được thưởng gì'],
  ['con trai Gia Bảo lớp 2', 'con trai … lớp 2'],
  ['đường nguyễn văn linh ngập', 'đường nguyễn văn linh ngập'],
  ['trường tiểu học Lê Văn Tám tuyển sinh', 'trường tiểu học Lê Văn Tám tuyển sinh'],
  ['tôi là giáo viên muốn hỏi', 'tôi là giáo viên muốn hỏi'],
  ['số 0912-345-678', 'số …'],
  ['zalo 0912345678a', 'zalo …a'],
  ['BHYT DN4797912345678, hộ chiếu C1234567', 'BHYT …, hộ chiếu …'],
  ['biển 92-F1 1234', 'biển …'],
  ['sinh ngày 12/03/1985', 'sinh ngày …'],
  ['nhà k45/12 đường Lê Lợi', 'nhà … đường Lê Lợi'],
  ['facebook.com/lan.nguyen', '…'],
  ['mức phạt 12.000.000 đồng', 'mức phạt 12.000.000 đồng'],
  ['quyết định số 123456/QĐ-UBND', 'quyết định số 123456/QĐ-UBND'],
  ['luật 45/2019/QH14', 'luật 45/2019/QH14'],
])('“%s” is kept as “%s”', (said, kept) => {
  expect(masked(said)).toBe(kept)
})

test.each<[string, string, boolean]>([
  ['bao giờ mở lớp bơi cho trẻ em', 'lop boi tre em mo o dau', true],
  ['làm sổ đỏ mất bao lâu', 'thời hạn cấp giấy chứng nhận quyền sử dụng đất', true],
  ['chỗ gửi xe ở chợ Mẫu', 'gửi xe chợ Mẫu mấy đồng', true],
  ['bao giờ mở lớp bơi cho trẻ em', 'bao giờ mở lớp võ cho người già', false],
  ['học phí lớp 3', 'học phí lớp 10', false],
  ['đăng ký kết hôn', 'đăng ký ly hôn', false],
  ['đăng ký tạm trú', 'đăng ký tạm vắng', false],
  ['mở lớp võ', 'mở lớp bơi', false],
  ['thẻ thư viện', 'làm thẻ thư viện', true],
  ['xe buýt tuyến mới', 'đèn đường tuyến mới hỏng', false],
])('“%s” and “%s” are the same topic: %s', (one, other, same) => {
  expect(isSameTopic(topicOf(one), topicOf(other))).toBe(same)
})
