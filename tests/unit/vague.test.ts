import { expect, test } from 'vitest'
import { missingIn } from '../../core/feedback/vague.ts'

const today = '2026-11-23'
const said = (given: Partial<Parameters<typeof missingIn>[0]>) =>
  missingIn(
    { action: 'Thay bóng đèn ngõ 12', actionBy: 'Đội quản lý đô thị', actionOn: '2026-11-27', document: '', ...given },
    today,
  )

test.each([
  [{ action: 'Đang xem xét' }, ['act']],
  [{ action: 'Sẽ xử lý sớm nhất' }, ['act']],
  [{ action: 'Đã chuyển bộ phận chuyên môn giải quyết' }, ['act']],
  [{ action: 'da chuyen co quan chuc nang' }, ['act']],
  [{ action: 'Ghi nhận và cảm ơn ý kiến của bà con' }, ['act']],
  [{ actionBy: 'các đơn vị liên quan' }, ['unit']],
  [{ actionOn: '2030-01-01' }, ['day']],
  [{ actionOn: '2020-01-01' }, ['day']],
  [{ action: '', actionBy: '', actionOn: '' }, ['act', 'unit', 'day']],
  [{ document: 'văn bản' }, ['document']],
])('%j says too little', (given, missing) => {
  expect(said(given)).toEqual(missing)
})

test.each([
  {},
  { action: 'Kiểm tra hiện trường' },
  { action: 'Xử lý đống rác ngõ 5' },
  { action: 'Chuyển Công ty Môi trường dọn rác' },
  { actionBy: 'Phòng Kinh tế', actionOn: '2026-11-20' },
  { action: '', actionBy: '', actionOn: '', document: '12/TB-UBND' },
])('%j is an answer', (given) => {
  expect(said(given)).toEqual([])
})
