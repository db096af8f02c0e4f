import { expect, test } from 'vitest'
import { actLearned } from '../../core/feedback/suggest/learned.ts'
import { missingIn } from '../../core/feedback/vague.ts'
import { fold } from '../../core/text/fold.ts'
import { acts } from '../support/closings.ts'

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
  'sẽ giải quyết sau',
  'chờ cấp trên',
  'Đang chờ ý kiến chỉ đạo của cấp trên',
  'Sẽ trả lời trong thời gian sớm nhất',
  'Đã tiếp thu ý kiến của bà con',
  'Đã báo cáo lãnh đạo',
  'Đề nghị các đơn vị liên quan phối hợp xử lý',
  'Tiếp tục theo dõi',
  'Sẽ rà soát và có phương án phù hợp',
  'Đã nắm được thông tin',
  'Sẽ lưu ý',
  'Rút kinh nghiệm',
  'Đang trong quá trình giải quyết',
  'Giải quyết theo quy định của pháp luật',
  'Mong bà con thông cảm',
  'Sẽ cố gắng khắc phục sớm',
  'Sẽ kiến nghị lên cấp có thẩm quyền',
  'Đã giao bộ phận chuyên môn tham mưu',
  'Sẽ thông báo sau',
  'Xin ghi nhận, sẽ xem xét khi có điều kiện',
  'Dang cho y kien cap tren',
  'SẼ XỬ LÝ',
  'đang xử lý ạ',
  '...',
  'ok',
  'Chưa có kế hoạch cụ thể',
  'Phường sẽ kiểm tra và xử lý',
  'UBND phường sẽ xem xét, giải quyết',
  'Chúng tôi đang tìm hiểu',
  'Sẽ cho người xuống xem',
  'Sẽ sắp xếp thời gian',
  'Phối hợp với các ngành chức năng để giải quyết dứt điểm',
  'Sẽ khắc phục sớm nhất có thể',
  'Cảm ơn bạn đã phản ánh, phường sẽ lưu tâm',
  'Sẽ đưa vào kế hoạch năm sau',
  'Đang chờ kinh phí',
  'Đang chờ phân bổ ngân sách',
  'Đang đôn đốc đơn vị thi công',
  'Sẽ tính sau',
  'Phường đã nắm thông tin',
  'Sẽ cử cán bộ kiểm tra',
  'Nhờ bà con chờ thêm',
  'Sẽ họp bàn',
])('“%s” names no act', (action) => {
  expect(said({ action })).toEqual(['act'])
  expect(said({ action: action.normalize('NFD') })).toEqual(['act'])
})

// Of what was taught this holds the rule that was written, which sees no lesson.
test.each(acts)('“%s”, which was taught, is an act', (action) => {
  expect(said({ action })).toEqual([])
  expect(said({ action: action.normalize('NFD') })).toEqual([])
})

test.each([
  'Hàn lại lan can cầu thang chung cư B2',
  'Trồng bù ba cây bàng bị gãy ở bờ hồ',
  'Dời ghế đá chắn lối xe lăn vào trong công viên',
  'Thay khoá phòng sinh hoạt tổ 6 và giao chìa cho tổ trưởng',
  'Lấp hố đào dở trước nhà ông Sơn',
  'Gửi bản đồ quy hoạch thửa 214 cho chị Vân',
  'Đưa xe bồn chở 10 m3 nước về xóm Thượng',
  'Cẩu xe tải hỏng ra khỏi ngã ba',
  'Dán lịch tiêm của trạm y tế ở bảng tin ba tổ',
  'Xoá tên người đã mất khỏi danh sách đóng quỹ',
])('“%s”, of which nothing was taught, is an act', (action) => {
  expect(actLearned.act).not.toContain(action)
  expect(said({ action })).toEqual([])
  expect(said({ action: fold(action) })).toEqual([])
})

test.each(['cấp trên', 'chúng tôi', 'bộ phận phụ trách', 'lãnh đạo có thẩm quyền', 'các ngành chức năng', 'ai đó'])(
  '“%s” is nobody',
  (actionBy) => {
    expect(said({ actionBy })).toEqual(['unit'])
  },
)

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
