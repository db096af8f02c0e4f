import type { Scope } from '../../../../../db/schema/api-keys.ts'

export const integrationWords = {
  title: 'Kết nối phần mềm',
  lead: 'Cho cổng thông tin, trợ lý ảo hoặc phần mềm khác của cơ quan đọc và ghi với Loa. Mỗi phần mềm một khoá riêng, chỉ cho đúng việc cần làm.',
  guide: 'Tài liệu cho người lập trình',
}

export const keyWords = {
  title: 'Khoá kết nối',
  add: 'Tạo khoá',
  make: 'Tạo khoá',
  name: 'Tên phần mềm',
  nameHint: 'Ví dụ: Cổng thông tin điện tử của phường.',
  unitHint: 'Khoá đọc và ghi được ở đơn vị này và các đơn vị bên dưới, không ở nơi khác.',
  scopes: 'Khoá được làm',
  oneScope: 'Ít nhất một việc khoá được làm',
  days: 'Dùng được trong',
  daysOf: (days: number) => (days === 365 ? '1 năm' : `${days} ngày`),
  made: 'Đã tạo khoá. Khoá chỉ hiện ở đây một lần.',
  warn: 'Ai có khoá này thì làm được những việc đã chọn. Chép vào phần mềm ngay, không gửi qua tin nhắn.',
  hidden: 'Đã chép, ẩn khoá',
  copy: 'Chép khoá',
  copied: 'Đã chép.',
  notCopied: 'Trình duyệt không cho chép. Vui lòng chọn dòng chữ rồi chép.',
  empty: 'Chưa có khoá nào',
  emptyLead: 'Chưa có phần mềm nào đọc hay ghi được bằng khoá.',
  states: { live: 'Đang dùng', expired: 'Hết hạn', revoked: 'Đã thu hồi' },
  until: (at: string) => `Dùng đến ${at}`,
  madeBy: (name: string, at: string) => `${name} tạo lúc ${at}`,
  someone: 'Người không rõ tên',
  used: (at: string) => `Dùng gần nhất ${at}`,
  unused: 'Chưa dùng lần nào',
  revoke: 'Thu hồi',
  revokeOf: (name: string) => `Thu hồi khoá “${name}”`,
  revokeLead: (name: string) =>
    `Phần mềm “${name}” sẽ không đọc hay ghi được gì nữa, ngay lập tức. Không lấy lại được.`,
}

export const scopeNames: Record<Scope, { name: string; hint: string }> = {
  'statistics.read': { name: 'Đọc số liệu', hint: 'Số việc đang chờ, bản tin đúng giờ; không có tên ai.' },
  'library.read': { name: 'Đọc thư viện', hint: 'Văn bản công khai: tìm, đọc, tải tệp gốc.' },
  'library.members': {
    name: 'Đọc cả văn bản cho thành viên',
    hint: 'Mở rộng việc đọc và hỏi sang văn bản chỉ dành cho người của đơn vị.',
  },
  'library.write': { name: 'Nạp văn bản', hint: 'Tải tệp lên thư viện của đơn vị.' },
  'digests.read': { name: 'Đọc bản tin', hint: 'Bản tin đã duyệt hoặc đã gửi.' },
  'feedback.read': { name: 'Đọc phản ánh', hint: 'Nội dung và tình trạng, đã bỏ tên và số điện thoại.' },
  'answers.ask': { name: 'Hỏi đáp', hint: 'Đặt câu hỏi và nhận câu trả lời có trích dẫn.' },
  mcp: { name: 'Trợ lý ảo (MCP)', hint: 'Trợ lý ảo của cơ quan tự hỏi, tìm và đọc thư viện.' },
}
