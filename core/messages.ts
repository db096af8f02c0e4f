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
  'no-unit': 'Chưa có đơn vị nào. Người vận hành cần tạo đơn vị đầu tiên.',
  'unit.unknown': 'Không có đơn vị này.',
  'person.unknown': 'Không có người dùng này.',
  'person.ambiguous': 'Có nhiều người cùng tên. Vui lòng dùng mã người dùng.',
  'group.linked': 'Nhóm này đã được gắn với một đơn vị.',
  'four-eyes': 'Người soạn không được tự duyệt. Vui lòng nhờ người khác duyệt.',
}

/** The sentence for a refusal: its reason's if it has one, else its code's. */
export const refusal = ({ code, reason }: Pick<AppError, 'code' | 'reason'>) =>
  (reason && reasons[reason]) ?? refusals[code]

/** What the account says in a chat, of its own accord or when it is not answering a question. */
export const chat = {
  help: [
    'Xin chào! Đây là kênh thông tin chính thức, trả lời tự động.',
    '',
    '• Hỏi: bạn cứ gõ câu hỏi, có dấu hay không dấu đều được. Câu trả lời trích nguyên văn từ văn bản.',
    '• Phản ánh: gõ “phản ánh” rồi viết nội dung.',
    '• Tra cứu phản ánh: gõ “tra cứu” và mã 6 ký tự.',
    '• Xoá dữ liệu: gõ “xoá dữ liệu”.',
    '',
    'Việc khẩn cấp xin gọi 113 (công an), 114 (cứu hoả), 115 (cấp cứu).',
  ].join('\n'),
  openApp: 'Mở ứng dụng',
  sendFeedback: 'Gửi phản ánh',
  feedbackHow: 'Bạn gõ “phản ánh” rồi viết nội dung trong cùng một tin nhắn. Ví dụ: phản ánh đèn đường ngõ 12 bị hỏng.',
  questionTooLong: (length: number, limit: number) =>
    `Câu hỏi của bạn dài ${length.toLocaleString('vi-VN')} ký tự, nhiều hơn ${limit.toLocaleString('vi-VN')} ký tự mà hệ thống đọc được. Bạn vui lòng hỏi ngắn lại, mỗi lần một ý. Nếu muốn gửi nội dung dài, bạn gõ “phản ánh” ở đầu tin nhắn.`,
  eraseAsk:
    'Bạn muốn xoá dữ liệu của mình? Tên, mã Zalo, lịch sử hỏi đáp và liên kết với phản ánh của bạn sẽ bị xoá và không lấy lại được. Phản ánh đã gửi vẫn được giải quyết nhưng không còn gắn với bạn.',
  eraseYes: 'Đồng ý xoá',
  erased: 'Dữ liệu của bạn đã được xoá. Nếu bạn nhắn tiếp, kênh sẽ coi bạn như người mới.',
}
