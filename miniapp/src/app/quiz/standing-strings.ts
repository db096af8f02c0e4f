const figure = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

// What a standing says of units with others below them, of their members, and what is read from far away in a hall.
export const standingWords = {
  levels: 'Gộp theo đơn vị cấp trên',
  place: (place: number) => `hạng ${place} theo tỷ lệ`,
  leftOut: 'không kể đơn vị dưới 5 người',
  formerly: (names: string[]) => `gồm cả ${names.join(', ')}`,
  members: (count: number, from: string) => `trên ${figure.format(count)} người (${from})`,
  from: {
    unit: 'số của đơn vị',
    below: 'cộng các đơn vị bên dưới',
    confirmed: 'người đã được xác nhận trên Loa',
  },
  typed: (source: string, day: string) => `${source}, ngày ${day}`,
  hall: {
    scan: 'Quét mã để vào thi',
    code: (title: string) => `Mã QR vào cuộc thi ${title}`,
    left: 'Còn lại',
    days: (days: number) => `${days} ngày`,
    ended: 'Đợt thi đã kết thúc',
    upcoming: 'Mở lúc',
    paused: 'Đợt thi đang tạm dừng',
    cancelled: 'Đợt thi đã huỷ',
    papers: (count: number) => `${figure.format(count)} bài`,
    people: (count: number) => `${figure.format(count)} người`,
    perThousand: (count: number) => `${figure.format(count)} trên 1.000 người`,
    units: 'Các đơn vị',
    leaders: 'Người dẫn đầu',
    score: (score: number, total: number) => `${score}/${total}`,
    secret: 'Số liệu được giữ kín đến khi đợt thi kết thúc.',
    waits: 'Điểm và thứ hạng hiện khi đợt thi kết thúc.',
    none: 'Chưa có bài nào được nộp.',
    notFinal: 'Kết quả còn thay đổi.',
    final: 'Kết quả cuối cùng.',
    asOf: (clock: string) => `Số liệu lúc ${clock}`,
    offline: (clock: string) => `Mất mạng. Đang hiện số liệu lúc ${clock}; trang tự cập nhật khi có mạng lại.`,
    few: 'dưới 5 người',
  },
}

export const winnerWords = {
  title: 'Phiếu người đạt giải',
  placed: (place: number | null) => (place === null ? 'Bạn đã điền phiếu của đợt thi này.' : `Bạn đạt hạng ${place}.`),
  why: (purpose: string) => `Nơi tổ chức hỏi bạn bốn điều dưới đây để: ${purpose}`,
  kept: (days: number) =>
    `Phiếu được mã hoá. Chỉ khi hai cán bộ cùng mở mới xem được, và Loa tự xoá sau ${days} ngày kể từ lúc bạn gửi lần đầu.`,
  until: (when: string) => `Điền và sửa được đến ${when}.`,
  noLonger:
    'Kết quả đã thay đổi: bạn không còn trong số người được hỏi. Bạn có thể rút phiếu, hoặc liên hệ nơi tổ chức cuộc thi.',
  over: 'Đã hết hạn điền phiếu. Vui lòng liên hệ nơi tổ chức cuộc thi.',
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  phone: 'Số điện thoại',
  unit: 'Đơn vị hoặc nơi ở',
  send: 'Gửi phiếu',
  correct: 'Sửa phiếu',
  sent: (when: string) => `Đã nhận phiếu lúc ${when}.`,
  erased: (when: string) => `Loa tự xoá phiếu ngày ${when}.`,
  withdraw: 'Rút phiếu, xoá ngay',
  withdrawn: 'Đã xoá phiếu của bạn.',
  unread: 'Phiếu bạn gửi trước đây không mở được nữa. Vui lòng gửi lại.',
}
