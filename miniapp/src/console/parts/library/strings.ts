import type { ImportState } from '../../../../../db/schema/intake.ts'
import type { Access } from '../../../../../db/schema/library.ts'

const count = (many: number) => many.toLocaleString('vi-VN')

/** Sizes as people read them: 640 kB, 12,5 MB. */
export const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${count(Math.ceil(bytes / 1024))} kB`
    : `${(bytes / 1024 / 1024).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`

export const shelf = {
  upload: 'Tải văn bản lên',
  uploadTitle: 'Tải văn bản lên thư viện',
  choose: 'Chọn tệp',
  drop: 'hoặc kéo thả tệp vào đây',
  kinds: (largest: string) =>
    `Nhận PDF (cả bản quét), Word, trang HTML, tệp chữ và ảnh; mỗi tệp tối đa ${largest}. Không tải văn bản mật.`,
  access: 'Ai được đọc',
  accessHints: {
    public: 'Người dân hỏi trong chat, trong nhóm hay trên web đều được trả lời từ văn bản này.',
    member: 'Chỉ người được giao vai trò thành viên, và cán bộ, khi hỏi riêng. Trong nhóm không ai thấy.',
    communicator: 'Chỉ cán bộ và tuyên truyền viên, khi hỏi riêng.',
  } satisfies Record<Access, string>,
  ownUnit: 'Đơn vị của tôi',
  sending: (percent: number) => `Đang gửi: ${percent} %`,
  waiting: 'Chờ gửi',
  tooLarge: (size: string, largest: string) =>
    `Tệp nặng ${size}, quá mức ${largest}. Vui lòng tách tệp, hoặc quét lại ở độ phân giải thấp hơn.`,
  dismiss: 'Bỏ qua',
  stop: 'Dừng',
  retry: 'Thử lại',
  files: 'Tệp đã tải lên',
  more: (many: number) => `Xem thêm ${many} tệp`,
  by: (name: string, when: string) => `${name}, ${when}`,
  states: {
    queued: 'Chờ đọc',
    reading: 'Đang đọc',
    done: 'Đã nạp',
    refused: 'Không nạp được',
    cancelled: 'Đã dừng',
  } satisfies Record<ImportState, string>,
  page: (read: number, pages: number) => `Đang đọc trang ${count(read)} trên ${count(pages)}`,
  stored: (passages: number) => `Đang lưu: ${count(passages)} đoạn`,
  reading: 'Đang đọc tệp',
  nothingNew: 'Không có gì thay đổi: văn bản này đã có trong thư viện.',
  waits: 'Đã đọc xong. Bản mới qua mục “Chờ công bố” rồi mới được dùng.',
  taken: (documents: number, passages: number) => `${count(documents)} văn bản, ${count(passages)} đoạn`,
  report: 'Báo cáo đọc tệp',
  outcomes: {
    added: 'Thêm mới',
    changed: 'Thay bản cũ',
    unchanged: 'Đã có, không đổi',
    held: 'Đã có từng điều, không nạp lại',
    waiting: 'Chờ công bố',
  },
  document: (title: string, passages: number) => `${title} (${count(passages)} đoạn)`,
  ocr: (pages: string) => `Trang đọc từ ảnh, kèm độ chắc chắn: ${pages}.`,
  ocrPage: (page: number, confidence: number) => `${page} (${Math.round(confidence)} %)`,
  unread: (page: number | undefined, why: string) => (page ? `Trang ${page}: ${why}` : why),
  line: (line: number | undefined, why: string) => (line ? `Dòng ${line}: ${why}` : why),
  pages: (pages: number) => `${count(pages)} trang`,
  original: 'Tải tệp gốc',
  replace: 'Thay bản mới',
  retire: 'Rút khỏi thư viện',
  retireTitle: 'Rút văn bản này khỏi thư viện?',
  retireText: (title: string) =>
    `“${title}” sẽ không còn được tìm thấy và không còn được dùng để trả lời. Các câu trả lời đã dẫn văn bản này được đánh dấu cần xem lại. Có thể đưa lại bất cứ lúc nào.`,
  restore: 'Đưa lại vào thư viện',
  views: { current: 'Trong thư viện', retired: 'Đã rút' },
  anyAccess: 'Tất cả',
  emptyLead: 'Bấm “Tải văn bản lên” để thêm văn bản đầu tiên.',
  emptyRetired: 'Chưa rút văn bản nào.',
}

export const review = {
  views: { waiting: 'Chờ trả lời', unmet: 'Chưa trả lời được', review: 'Cần xem lại' },
  lead: 'Văn bản mà các câu trả lời này dẫn đã đổi hoặc đã rút. Đọc lại; nếu cần, báo cho người hỏi, rồi bấm “Đã xem”.',
  empty: 'Không có câu nào cần xem lại',
  emptyLead: 'Khi một văn bản được thay, những câu trả lời đã dẫn đoạn bị đổi sẽ hiện ở đây.',
  golden: 'Câu hỏi mẫu: đoạn trả lời đã đổi. Xem lại ở mục Kiểm tra trả lời.',
  since: (when: string) => `Văn bản đổi lúc ${when}`,
  cited: (label: string, title: string) => `${label}, ${title}`,
  seen: 'Đã xem',
}

export const library = {
  title: 'Thư viện',
  lead: 'Loa chỉ trả lời từ các văn bản ở đây và luôn dẫn nguyên văn.',
  find: 'Tìm văn bản theo tên hoặc số hiệu',
  search: 'Tìm',
  empty: 'Không có văn bản nào',
  emptySearch: 'Không thấy văn bản khớp. Thử gõ ít chữ hơn hoặc gõ số hiệu.',
  number: 'Số hiệu',
  name: 'Tên văn bản',
  issued: 'Ban hành',
  force: 'Hiệu lực',
  passages: 'Số đoạn',
  access: 'Ai được đọc',
  inForce: {
    yes: 'Còn hiệu lực',
    partly: 'Còn hiệu lực một phần',
    amended: 'Đã được sửa đổi, bổ sung',
    suspended: 'Đang bị ngưng hiệu lực',
    no: 'Hết hiệu lực',
    not_yet: 'Chưa có hiệu lực',
    unknown: 'Hiệu lực chưa xác nhận',
  },
  accessNames: { public: 'Mọi người', member: 'Thành viên', communicator: 'Tuyên truyền viên' },
  sample: 'Văn bản mẫu',
  tryTitle: 'Thử một câu hỏi',
  tryLead: 'Xem Loa tìm thấy đoạn nào trước khi người dân hỏi.',
  tryLabel: 'Câu hỏi',
  aboutDocument: 'Thông tin văn bản',
  tryPlaceholder: 'Ví dụ: thủ tục đăng ký tạm trú gồm những gì',
  tryGo: 'Tìm đoạn trả lời',
  tryFilters: 'Chỉ tìm trong một số văn bản',
  kind: 'Loại văn bản',
  issuer: 'Cơ quan ban hành',
  issuedFrom: 'Ban hành từ ngày',
  issuedTo: 'Ban hành đến ngày',
  inForceOn: 'Chưa hết hiệu lực vào ngày',
  tryNothing: 'Thư viện chưa có đoạn nào khớp với câu này.',
}
