// Every sentence of the page of one document.

export const recordWords = {
  back: 'Thư viện',
  unnumbered: 'Không số',
  lead: (number: string, passages: number, version: number) =>
    `${number} · ${passages > 0 ? `${passages.toLocaleString('vi-VN')} đoạn` : 'chưa có toàn văn'} · bản thứ ${version}`,
  original: 'Xem trang gốc',
  confirmed: (who: string, at: string) => `${who} đã xác nhận lúc ${at}.`,
  unconfirmed:
    'Thông tin dưới đây do máy đọc từ văn bản và chưa ai xác nhận. Cho đến khi xác nhận, câu trả lời ghi “hiệu lực chưa được xác nhận”.',
}

export const forceWords = {
  title: 'Hiệu lực',
  day: 'Vào ngày',
  repealed: (day: string) => `Bị thay thế hoặc bãi bỏ từ ${day}.`,
  amended: (day: string) => `Được sửa đổi, hoặc bãi bỏ một phần, từ ${day}.`,
}

export const versionWords = {
  title: 'Các bản đã nạp',
  version: (version: number, current: boolean) => `Bản thứ ${version}${current ? ' (đang dùng)' : ''}`,
  kept: (when: string, name: string | null) => (name ? `Nạp lúc ${when}, ${name}` : `Nạp lúc ${when}`),
  corrected: (lines: number, when: string, name: string | null) =>
    name ? `${name} sửa ${lines} dòng lúc ${when}` : `Sửa ${lines} dòng lúc ${when}`,
  readAgain: 'Đọc lại bản này',
  download: 'Tải tệp gốc',
}

export const metadataWords = {
  title: 'Thông tin văn bản',
  fields: {
    number: 'Số, ký hiệu',
    title: 'Tên văn bản',
    kind: 'Loại văn bản',
    issuer: 'Cơ quan ban hành',
    place: 'Nơi ban hành',
    issuedOn: 'Ngày ban hành',
    effectiveOn: 'Có hiệu lực từ ngày',
    expiresOn: 'Hết hiệu lực từ ngày',
    term: 'Khóa, nhiệm kỳ',
    signatory: 'Người ký',
    access: 'Ai được đọc',
  },
  onlyEditors: 'Bạn chỉ xem được. Biên tập của đơn vị sửa và xác nhận thông tin này.',
  evidence: 'Văn bản ghi:',
  otherwise: (value: string) => `Máy đọc là “${value}”.`,
  nothing: 'Máy không đọc được mục này trong văn bản.',
  expiresHint: 'Để trống nếu còn hiệu lực.',
  confirm: 'Xác nhận thông tin',
  again: 'Lưu và xác nhận lại',
  saved: 'Đã xác nhận.',
}

export const relationWords = {
  title: 'Quan hệ với văn bản khác',
  none: 'Chưa thấy quan hệ nào với văn bản khác.',
  does: 'Văn bản này',
  done: 'Văn bản khác nói về văn bản này',
  kinds: {
    amends: 'Sửa đổi, bổ sung',
    replaces: 'Thay thế',
    repeals: 'Bãi bỏ',
    suspends: 'Ngưng hiệu lực',
    guides: 'Quy định chi tiết, hướng dẫn',
    based_on: 'Căn cứ',
    related: 'Liên quan',
  },
  by: {
    amends: 'Được sửa đổi, bổ sung bởi',
    replaces: 'Bị thay thế bởi',
    repeals: 'Bị bãi bỏ bởi',
    suspends: 'Bị ngưng hiệu lực bởi',
    guides: 'Được hướng dẫn bởi',
    based_on: 'Là căn cứ của',
    related: 'Liên quan đến',
  },
  states: { suggested: 'Chưa xác nhận', confirmed: 'Đã xác nhận', rejected: 'Không đúng' },
  since: (day: string) => `từ ${day}`,
  yes: 'Đúng',
  no: 'Không đúng',
  decide: (act: string, target: string) => `${act}: ${target}`,
  add: 'Thêm quan hệ',
  kind: 'Quan hệ',
  number: 'Số, ký hiệu của văn bản kia',
  scope: 'Phần bị tác động',
  scopeHint: 'Ví dụ: khoản 2 Điều 7, Điều 9. Để trống nếu là cả văn bản.',
  unread:
    'Chưa đọc được là điều, khoản nào, nên câu trả lời chỉ ghi chung cho cả văn bản. Để ghi đúng từng điều, bấm “Không đúng” rồi thêm quan hệ với phần bị tác động viết rõ.',
  day: 'Từ ngày',
  dayHint: 'Để trống nếu là ngày văn bản này có hiệu lực.',
}
