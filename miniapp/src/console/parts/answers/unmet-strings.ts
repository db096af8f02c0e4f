// Every sentence about what nobody could answer.

export const unmetWords = {
  lead: 'Những việc từ năm người trở lên hỏi trong 30 ngày qua mà kênh không trả lời được. Tên, số điện thoại, số nhà đã được che; lời riêng của một người không hiện ở đây. Viết một lần, người đã hỏi được báo một lần khi có câu trả lời.',
  empty: 'Chưa có việc nào',
  emptyLead: 'Khi từ năm người trở lên hỏi cùng một việc mà thư viện và bản tin không có, việc đó hiện ở đây.',
  people: (count: number) => `${count.toLocaleString('vi-VN')} người hỏi`,
  units: (names: string[]) =>
    names.length > 3 ? `${names.slice(0, 3).join(', ')} và ${names.length - 3} đơn vị khác` : names.join(', '),
  last: (when: string) => `lần cuối ${when}`,
  examples: 'Các cách hỏi',
  item: 'Viết thông báo',
  curated: 'Soạn câu trả lời',
  procedure: 'Soạn thủ tục',
  wish: 'Cần thêm văn bản',
  wishNote: 'Cần văn bản gì, hỏi cơ quan nào',
  fulfil: 'Đã có văn bản',
  drop: 'Bỏ qua',
  dropTitle: 'Bỏ qua việc này?',
  dropText: 'Việc này không hiện lại nữa và không ai được báo.',
  became: {
    item: 'Đã viết thành thông báo. Người hỏi được báo khi bản tin có thông báo này gửi đi.',
    curated: 'Đã soạn câu trả lời. Người hỏi được báo khi câu trả lời được duyệt.',
    procedure: 'Đã soạn thủ tục. Người hỏi được báo khi thủ tục được duyệt.',
    wish: 'Đang chờ văn bản.',
    dropped: 'Đã bỏ qua.',
  },
  joined: 'Máy gom vào đây cả những câu khác từ mà cùng nghĩa. Nếu không phải một việc, bấm Tách ra.',
  part: 'Tách ra',
  partTitle: 'Tách các việc đã gom?',
  partText:
    'Mỗi việc lại đứng riêng như trước khi máy gom, và máy không gom chúng nữa. Việc còn dưới năm người hỏi thì không hiện.',
  night: {
    failed: 'Đêm qua máy chủ hiểu nghĩa không trả lời, nên các câu hỏi chỉ được gom theo từ ngữ. Máy sẽ thử lại.',
    partly: 'Đêm qua còn câu hỏi máy chưa kịp đọc để gom theo nghĩa. Máy gom tiếp vào đêm sau.',
    unfit:
      'Mô hình đang dùng không phân biệt được các việc gần giống nhau, nên các câu hỏi chỉ được gom theo từ ngữ. Nhờ người quản trị máy chủ xem lại.',
  },
  ready: (when: string) => `Đã báo người hỏi từ ${when}.`,
}
