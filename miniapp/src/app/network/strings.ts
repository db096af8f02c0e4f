// Every sentence of a communicator's own pages.

/** `2026-12` as people say it. */
export const monthOf = (month: string) => `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`

export const networkPage = {
  title: 'Việc của tuyên truyền viên',
  packets: 'Gói tháng',
  none: 'Chưa có gói tháng nào',
  noneWhy: 'Khi đơn vị gửi gói tháng, Zalo nhắn cho bạn một lần và gói nằm ở đây.',
  read: 'Đã đọc',
  unread: 'Chưa đọc',
  withdrawn: 'Đã rút lại',
  hear: 'Báo điều bà con nói',
  hearLead: 'Phiếu ngắn, không ghi tên ai.',
  tasks: 'Việc bạn được giao',
  judging: 'Bạn chấm thi',
}

export const packetPage = {
  title: 'Gói tháng',
  by: (unit: string, month: string) => `${unit} · ${month}`,
  withdrawn: (why: string) => `Gói này đã được rút lại: ${why} Bạn vui lòng không dùng nội dung đó nữa.`,
  orientation: 'Định hướng',
  forYou: 'Phần này dành cho tuyên truyền viên, không chuyển vào nhóm.',
  facts: 'Số liệu, căn cứ',
  source: (source: string) => `Nguồn: ${source}`,
  questions: 'Bà con hay hỏi',
  asked: (people: number) => `${people} người đã hỏi`,
  kit: 'Nội dung để phổ biến',
  share: 'Chia sẻ vào nhóm',
  shared: 'Đã chia sẻ.',
  copied: 'Đã chép. Bạn dán vào nhóm.',
  notShared: 'Chưa chia sẻ được. Bạn dùng nút Chép.',
  copy: 'Chép lời',
  script: 'Lời đọc loa',
  scriptLead: (seconds: number) => `Đọc khoảng ${seconds} giây.`,
  copyScript: 'Chép lời đọc loa',
  board: 'Bản dán bảng tin (PDF)',
  card: 'Ảnh để gửi',
  saved: 'Đã lưu về máy.',
  notSaved: 'Chưa tải được. Bạn thử lại sau.',
  confirm: 'Tôi đã đọc',
  confirmed: 'Bạn đã xác nhận đã đọc.',
  used: 'Bạn đã dùng ở đâu?',
  usedHint: 'Chạm vào nơi đã dùng. Chạm lần nữa để bỏ.',
  places: {
    group: 'Nhóm Zalo',
    loudspeaker: 'Loa truyền thanh',
    board: 'Bảng tin',
    meeting: 'Cuộc họp, sinh hoạt',
  },
}

export const kitPage = {
  title: 'Thông tin chính thức',
  by: (unit: string, month: string) => `${unit} · ${month}`,
  withdrawn: 'Nội dung này đã được cơ quan rút lại.',
  ask: 'Hỏi thêm',
}

export const opinionPage = {
  title: 'Báo điều bà con nói',
  lead: 'Ghi điều nhiều người cùng nói, theo cả nhóm. Không ghi tên, số điện thoại hay ý kiến của một người. Loa không lưu ai đã báo.',
  unit: 'Ở đâu',
  subject: 'Về việc gì',
  other: 'Việc khác',
  own: 'Việc gì (ngắn gọn)',
  people: 'Khoảng bao nhiêu người nói',
  peopleHint: 'Ít hơn 5 người thì không báo ở đây: mời họ gửi phản ánh.',
  ranges: { '5-19': 'Từ 5 đến 19 người', '20-49': 'Từ 20 đến 49', '50-99': 'Từ 50 đến 99', '100+': 'Từ 100 trở lên' },
  feeling: 'Tâm trạng chung',
  feelings: {
    agree: 'Đồng thuận',
    mixed: 'Ý kiến khác nhau',
    worried: 'Băn khoăn, lo lắng',
    upset: 'Bức xúc',
    indifferent: 'Ít quan tâm',
  },
  suggestion: 'Bà con đề nghị gì (không bắt buộc)',
  send: 'Gửi',
  lacking: (what: string[]) => `Còn thiếu: ${what.join(', ')}.`,
  sent: 'Đã nhận. Cảm ơn bạn. Số liệu được gộp theo chủ đề và đơn vị khi hết tháng.',
  another: 'Báo việc khác',
  noUnit: 'Bạn chưa được giao làm tuyên truyền viên ở đơn vị nào.',
}

export const campaignPage = {
  title: 'Đợt tuyên truyền',
  by: (unit: string, from: string, to: string) => `${unit} · ${from} đến ${to}`,
  over: 'Đợt này đã kết thúc.',
  kinds: {
    item: 'Tin',
    document: 'Văn bản',
    announcement: 'Thông báo',
    quiz: 'Cuộc thi',
    gathering: 'Hội nghị, cuộc họp',
    packet: 'Nội dung để phổ biến',
  } as Record<string, string>,
  ask: 'Hỏi về việc này',
  tell: 'Gửi phản ánh, góp ý',
}

export const judgingPage = {
  title: 'Chấm thi',
  lead: 'Điểm của bạn không ai thấy khi chưa khoá phiếu. Bạn sửa được đến lúc đó.',
  left: (count: number) => `Còn ${count} người chưa chấm.`,
  complete: 'Bạn đã chấm đủ.',
  closed: 'Phiếu điểm đã khoá.',
  speaker: (number: number, name: string) => `${number}. ${name}`,
  most: (name: string, most: number) => `${name} (0 đến ${most})`,
  saved: 'Đã chấm',
  unsaved: 'Chưa chấm',
  save: (name: string) => `Lưu điểm của ${name}`,
  lacking: 'Mỗi tiêu chí cần một số.',
}

export const taskWords = {
  due: (campaign: string, day: string) => `${campaign} · đến hạn ${day}`,
  late: 'Trễ hạn',
  done: 'Đã xong',
}
