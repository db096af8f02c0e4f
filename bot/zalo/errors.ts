import type { SendOutcome, Unsent } from '../../core/context.ts'

export type ZaloError = {
  code: number
  /** What the sender does: try again, wait for the quota, stop the channel, or give this message up. */
  kind: Exclude<SendOutcome['kind'], 'sent' | 'unknown'>
  /** What happened, for the operator. */
  says: string
  /** Where it is mended, and by whom. */
  mend: string
}

const noMending = 'Không cần làm gì.'
const report = 'Ghi lại mã lỗi và báo người vận hành phần mềm.'
const permissions =
  'developers.zalo.me → ứng dụng → Official Account: bật quyền, rồi xin cấp quyền lại ở trang Kết nối Zalo.'
const oaPage = 'oa.zalo.me, trang quản lý tài khoản.'
const personActs = 'Chờ người nhận: họ nhắn cho tài khoản một tin là gửi được.'
const groups = 'Trang Nhóm: gia hạn hoặc đổi suất nhóm.'

/** Zalo's codes (developers.zalo.me, “Mã lỗi”), each with what Loa does about it and what the operator reads. */
export const zaloErrors: readonly ZaloError[] = [
  {
    code: -32,
    kind: 'retry',
    says: 'Ứng dụng gọi Zalo quá nhiều trong một phút. Loa tự gửi lại ở phút sau.',
    mend: noMending,
  },
  {
    code: -100,
    kind: 'permanent',
    says: 'Tệp hoặc ảnh đính kèm đã hết hạn trên Zalo, tải lại vẫn không được.',
    mend: report,
  },
  { code: -200, kind: 'retry', says: 'Zalo gửi không thành công. Loa tự gửi lại vài lần.', mend: noMending },
  { code: -201, kind: 'permanent', says: 'Zalo không nhận một phần của tin.', mend: report },
  { code: -204, kind: 'configuration', says: 'Tài khoản OA đang bị khoá.', mend: oaPage },
  { code: -205, kind: 'configuration', says: 'Zalo không tìm thấy tài khoản OA.', mend: 'Kiểm tra ZALO_OA_ID.' },
  {
    code: -209,
    kind: 'configuration',
    says: 'Ứng dụng chưa được kích hoạt.',
    mend: 'developers.zalo.me → ứng dụng: bật trạng thái hoạt động.',
  },
  {
    code: -210,
    kind: 'permanent',
    says: 'Tin dài hoặc nhiều hơn mức Zalo cho phép.',
    mend: 'Viết gọn lại rồi gửi bản mới.',
  },
  {
    code: -211,
    kind: 'quota',
    says: 'Đã hết hạn mức gửi của tài khoản. Loa chờ và thử lại mỗi giờ.',
    mend: 'oa.zalo.me → gói dịch vụ: mua thêm, hoặc chờ kỳ mới.',
  },
  { code: -212, kind: 'configuration', says: 'Ứng dụng chưa đăng ký chức năng này với Zalo.', mend: permissions },
  { code: -213, kind: 'permanent', says: 'Người nhận không còn quan tâm tài khoản.', mend: noMending },
  { code: -214, kind: 'retry', says: 'Zalo còn đang xử lý bài viết.', mend: noMending },
  {
    code: -216,
    kind: 'token',
    says: 'Zalo không nhận quyền gửi của Loa, kể cả sau khi đổi mới.',
    mend: 'Trang Kết nối Zalo: xin cấp quyền lại.',
  },
  { code: -217, kind: 'permanent', says: 'Người nhận đã chặn lời mời quan tâm.', mend: noMending },
  { code: -218, kind: 'quota', says: 'Người nhận đã nhận đủ số tin trong kỳ. Loa chờ và thử lại.', mend: noMending },
  {
    code: -219,
    kind: 'configuration',
    says: 'Ứng dụng đã bị gỡ hoặc bị khoá.',
    mend: 'developers.zalo.me → ứng dụng.',
  },
  {
    code: -220,
    kind: 'token',
    says: 'Quyền gửi của Loa đã hết hạn hoặc bị thu lại.',
    mend: 'Trang Kết nối Zalo: xin cấp quyền lại.',
  },
  {
    code: -221,
    kind: 'configuration',
    says: 'Tài khoản OA chưa được xác thực.',
    mend: 'oa.zalo.me: xác thực tài khoản.',
  },
  {
    code: -223,
    kind: 'configuration',
    says: 'OA chưa cấp quyền này cho ứng dụng, hoặc đã hết lượt đăng bài.',
    mend: permissions,
  },
  {
    code: -224,
    kind: 'configuration',
    says: 'Gói dịch vụ của OA chưa có chức năng này.',
    mend: 'oa.zalo.me → gói dịch vụ: nâng gói.',
  },
  { code: -227, kind: 'permanent', says: 'Người nhận bị khoá hoặc không dùng Zalo quá 45 ngày.', mend: noMending },
  {
    code: -230,
    kind: 'permanent',
    says: 'Người nhận không nhắn cho tài khoản trong 7 ngày qua nên Zalo không cho gửi.',
    mend: personActs,
  },
  {
    code: -232,
    kind: 'permanent',
    says: 'Người nhận chưa từng nhắn, hoặc lần nhắn cuối đã quá hạn.',
    mend: personActs,
  },
  { code: -233, kind: 'permanent', says: 'Loại tin này không gửi được ở đây.', mend: report },
  { code: -234, kind: 'retry', says: 'Zalo không cho gửi từ 22 giờ đến 6 giờ. Loa tự gửi lại sau.', mend: noMending },
  { code: -235, kind: 'configuration', says: 'Loại tài khoản OA này không được dùng chức năng.', mend: oaPage },
  { code: -237, kind: 'permanent', says: 'Nhóm đã hết hạn và bị Zalo khoá.', mend: groups },
  { code: -238, kind: 'permanent', says: 'Suất nhóm đã dùng hoặc bị khoá.', mend: groups },
  { code: -240, kind: 'configuration', says: 'Zalo đã ngừng cách gửi cũ cho tài khoản này.', mend: report },
  { code: -241, kind: 'permanent', says: 'Suất nhóm miễn phí của gói đã dùng.', mend: groups },
  {
    code: -242,
    kind: 'configuration',
    says: 'Khoá bí mật của ứng dụng không đúng.',
    mend: 'Kiểm tra ZALO_APP_SECRET.',
  },
  { code: -244, kind: 'permanent', says: 'Người nhận đã tắt loại tin này của tài khoản.', mend: noMending },
  {
    code: -248,
    kind: 'permanent',
    says: 'Zalo cho rằng nội dung vi phạm tiêu chuẩn.',
    mend: 'Xem lại nội dung trước khi gửi bản khác.',
  },
  { code: -249, kind: 'configuration', says: 'Mẫu tin này không gửi được theo mã người dùng.', mend: report },
  {
    code: -320,
    kind: 'configuration',
    says: 'Ứng dụng chưa liên kết ví trả phí (ZCA).',
    mend: 'oa.zalo.me: liên kết ví ZCA.',
  },
  { code: -321, kind: 'configuration', says: 'Ví trả phí (ZCA) đã hết tiền.', mend: 'Nạp tiền vào ví ZCA.' },
  {
    code: -403,
    kind: 'permanent',
    says: 'Tài khoản không có trong nhóm này.',
    mend: 'Trang Nhóm: kiểm tra nhóm còn không, hoặc gắn lại.',
  },
  { code: -1340, kind: 'permanent', says: 'Thiếu biểu mẫu quảng cáo.', mend: report },
  { code: -1341, kind: 'permanent', says: 'Không dùng được biểu mẫu quảng cáo.', mend: report },
]

const byCode = new Map(zaloErrors.map((error) => [error.code, error]))

/** An unknown code is not tried again by itself: a person looks at it. */
export const outcomeOf = (code: number, message: string): Unsent => ({
  kind: byCode.get(code)?.kind ?? 'permanent',
  reason: `zalo ${code}: ${message.slice(0, 120)}`,
})

/** What the operator reads for a reason that `outcomeOf` wrote; null for any other. */
export function zaloSentence(reason: string): string | null {
  const code = /^zalo (-?\d+):/.exec(reason)?.[1]
  if (!code) return null
  const known = byCode.get(Number(code))
  if (!known) return `Zalo từ chối với mã ${code} mà Loa chưa biết. ${report}`
  return `${known.says} (mã ${code})${known.mend === noMending ? '' : ` Cách xử lý: ${known.mend}`}`
}
