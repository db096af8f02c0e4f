import type { AppError, ErrorCode } from './errors.ts'

// Every sentence the service says. Plain words, full accents, no blame.

const refusals: Record<ErrorCode, string> = {
  INVALID: 'Nội dung gửi lên chưa đúng. Vui lòng kiểm tra lại.',
  UNAUTHENTICATED: 'Bạn cần đăng nhập để làm việc này.',
  FORBIDDEN: 'Bạn chưa được giao quyền làm việc này.',
  NOT_FOUND: 'Không tìm thấy nội dung này.',
  CONFLICT: 'Nội dung vừa thay đổi. Vui lòng tải lại và thử lại.',
  LIMIT: 'Bạn thao tác hơi nhanh. Vui lòng đợi một phút rồi thử lại.',
  TOO_LARGE: 'Nội dung quá lớn. Vui lòng gửi phần ngắn hơn.',
  UNAVAILABLE: 'Hệ thống đang bận. Vui lòng thử lại sau ít phút.',
  INTERNAL: 'Có lỗi ngoài dự kiến. Chúng tôi đã ghi nhận và sẽ sửa.',
}

const reasons: Record<string, string> = {
  malformed: 'Dữ liệu gửi lên không đọc được.',
  signature: 'Chữ ký của sự kiện không đúng.',
  stale: 'Sự kiện đã quá cũ.',
  empty: 'Bạn chưa nhập nội dung.',
  'link.used': 'Đường dẫn đăng nhập đã dùng hoặc đã hết hạn. Vui lòng xin đường dẫn mới.',
  'zalo.token': 'Zalo chưa xác nhận được tài khoản của bạn. Vui lòng mở lại ứng dụng.',
  'question.long': 'Câu hỏi dài quá 1.000 ký tự. Vui lòng hỏi ngắn lại.',
  'four-eyes': 'Người soạn không được tự duyệt. Vui lòng nhờ người khác duyệt.',
}

/** The sentence for a refusal: its reason's if it has one, else its code's. */
export const refusal = ({ code, reason }: Pick<AppError, 'code' | 'reason'>) =>
  (reason && reasons[reason]) ?? refusals[code]
