import { expect, test } from 'vitest'
import { masked } from '../../core/unmet/masked.ts'
import { isSameTopic, topicOf } from '../../core/unmet/same-topic.ts'

test.each([
  ['Con tôi Nguyễn Văn An học lớp 3 trường Lê Lợi, sđt 0912 345 678', 'Con tôi … học lớp 3 trường Lê Lợi, sđt …'],
  ['ông Trần Văn Bảy ở số nhà 12/3 ngõ 45 đường Lê Lợi', 'ông … ở … đường Lê Lợi'],
  ['Theo Nghị định 38/2023/NĐ-CP thì mức phạt bao nhiêu', 'Theo Nghị định 38/2023/NĐ-CP thì mức phạt bao nhiêu'],
  ['CCCD 048123456789 hết hạn đổi ở đâu', 'CCCD … hết hạn đổi ở đâu'],
  ['gửi về mail lan.nguyen@example.vn được chưa', 'gửi về mail … được chưa'],
  ['xe 43A-123.45 bị phạt nguội', 'xe … bị phạt nguội'],
  ['tôi là Hoàng muốn hỏi mua vé bơi', 'tôi là … muốn hỏi mua vé bơi'],
  ['Uỷ ban nhân dân phường Hoà Mẫu mở lớp bơi không', 'Uỷ ban nhân dân phường Hoà Mẫu mở lớp bơi không'],
  ['ông bà nội có được trợ cấp', 'ông bà nội có được trợ cấp'],
])('“%s” is kept as “%s”', (said, kept) => {
  expect(masked(said)).toBe(kept)
})

test.each<[string, string, boolean]>([
  ['bao giờ mở lớp bơi cho trẻ em', 'lop boi tre em mo o dau', true],
  ['làm sổ đỏ mất bao lâu', 'thời hạn cấp giấy chứng nhận quyền sử dụng đất', true],
  ['chỗ gửi xe ở chợ Mẫu', 'gửi xe chợ Mẫu mấy đồng', true],
  ['bao giờ mở lớp bơi cho trẻ em', 'bao giờ mở lớp võ cho người già', false],
  ['học phí lớp 3', 'học phí lớp 10', false],
  ['xe buýt tuyến mới', 'đèn đường tuyến mới hỏng', false],
])('“%s” and “%s” are the same topic: %s', (one, other, same) => {
  expect(isSameTopic(topicOf(one), topicOf(other))).toBe(same)
})
