import { expect, test } from 'vitest'
import { spokenOfCase } from '../../core/feedback/sender/spoken.ts'

test.each([
  ['bổ sung K7M2Q9: cột số 7', { does: 'addition', code: 'K7M2Q9', text: 'cột số 7' }],
  ['Bo sung k7m2q9 cot so 7', { does: 'addition', code: 'K7M2Q9', text: 'cot so 7' }],
  ['Trả lời K7M2Q9, nắp vuông', { does: 'addition', code: 'K7M2Q9', text: 'nắp vuông' }],
  ['mở lại K7M2Q9: vẫn tối', { does: 'reopen', code: 'K7M2Q9', text: 'vẫn tối' }],
  ['đánh giá K7M2Q9 5', { does: 'rating', code: 'K7M2Q9', rating: 5, text: '' }],
  ['Đánh giá K7M2Q9: 2 sao lâu quá', { does: 'rating', code: 'K7M2Q9', rating: 2, text: 'lâu quá' }],
])('“%s” speaks of a case', (text, said) => {
  expect(spokenOfCase(text)).toEqual(said)
  expect(spokenOfCase(text.normalize('NFD'))).toEqual(said)
})

test.each([
  'bổ sung phương án thoát nước',
  'bổ sung thêm giấy tờ gì',
  'bổ sung hồ sơ khai sinh ở đâu',
  'trả lời tôi đi',
  'mở lại chợ đêm chưa',
  'đánh giá cán bộ phường',
  'đánh giá K7M2Q9 12',
  'K7M2Q9',
])('“%s” speaks of none', (text) => {
  expect(spokenOfCase(text)).toBeNull()
})
