// Every sentence about groups.

export const groupWords = {
  title: 'Nhóm',
  lead: 'Các nhóm chat nhận bản tin: tạo nhóm cho đơn vị, in mã QR mời bà con vào, duyệt người chờ và sửa chỗ trục trặc.',
  empty: 'Chưa có nhóm nào',
  emptyLead: 'Tạo nhóm mới do OA làm chủ, hoặc gắn một nhóm có sẵn vào đơn vị.',
  members: (count: number, limit: number | null) =>
    limit
      ? `${count.toLocaleString('vi-VN')}/${limit.toLocaleString('vi-VN')} người`
      : `${count.toLocaleString('vi-VN')} người`,
  until: (day: string) => `suất đến ${day}`,
  back: 'Tất cả nhóm',
  facts: 'Thông tin nhóm',
  unit: 'Đơn vị',
  channel: 'Kênh',
  publicPage: 'Ai cũng đọc được trang này, không cần Zalo. Địa chỉ:',
  status: 'Tình trạng',
  people: 'Số người',
  asset: 'Suất nhóm',
  checkedAt: 'Xem trên Zalo lúc',
  notChecked: 'chưa xem',
  check: 'Xem lại trên Zalo',
}

/** What is wrong with a group, in the list and, with how to mend it, on its page. */
export const troubles = {
  gone: {
    short: 'Không còn trên Zalo',
    why: 'Nhóm đã giải tán, hoặc không do tài khoản OA làm chủ. Bản tin không gửi tới đây nữa.',
    mend: 'Tạo nhóm mới cho đơn vị và mời bà con vào lại bằng mã QR.',
  },
  disabled: {
    short: 'Bị Zalo tắt',
    why: 'Suất nhóm đã hết hạn nên Zalo tắt nhóm, bản tin không gửi được.',
    mend: 'Chuyển nhóm sang một suất còn hạn ở mục suất nhóm bên dưới, hoặc gia hạn suất tại oa.zalo.me rồi bấm Xem lại trên Zalo.',
  },
  unread: {
    short: 'Chưa xem được',
    why: 'Loa chưa đọc được thông tin của nhóm này trên Zalo.',
    mend: 'Bấm Xem lại trên Zalo. Nếu vẫn vậy, mã nhóm có thể đã gõ sai.',
  },
  full: {
    short: 'Đã đầy',
    why: 'Nhóm đã đủ số người mà suất cho phép, nên không ai vào thêm được.',
    mend: 'Chuyển nhóm sang suất lớn hơn ở mục suất nhóm bên dưới.',
  },
  closed: {
    short: 'Đang khoá liên kết',
    why: 'Nhóm đang tắt việc vào bằng liên kết, nên quét mã QR cũng không vào được.',
    mend: '',
  },
}

export const troubleWords = {
  open: 'Mở lại liên kết',
  waiting: (count: number) => `${count.toLocaleString('vi-VN')} người chờ duyệt`,
  waitingMend: 'Xem tên và duyệt ở mục Người chờ duyệt bên dưới.',
  ending: (end: 'expiry' | 'dissolution', days: number) =>
    `${end === 'expiry' ? 'Suất hết hạn' : 'Nhóm giải tán'} ${inDays(days)}`,
  expiryWhy: (day: string) => `Suất nhóm hết hạn ngày ${day}. Sau ngày đó Zalo tắt nhóm.`,
  expiryMend: 'Gia hạn tại oa.zalo.me, mục Nhóm, hoặc chuyển nhóm sang suất khác.',
  dissolutionWhy: (day: string) => `Nếu không có suất mới, Zalo giải tán nhóm ngày ${day} và không lấy lại được.`,
  dissolutionMend: 'Chuyển nhóm sang một suất còn hạn trước ngày đó.',
}

const inDays = (days: number) => (days <= 0 ? 'hôm nay' : days === 1 ? 'ngày mai' : `sau ${days} ngày`)

export const invitation = {
  title: 'Mời vào nhóm',
  lead: 'In ra dán ở nhà văn hoá, bảng tin. Ai quét bằng Zalo là vào được nhóm.',
  scan: 'Quét bằng Zalo để vào nhóm',
  or: 'hoặc mở',
  how: 'Mở Zalo, bấm biểu tượng quét mã ở góc trên, đưa máy vào hình vuông.',
  picture: (name: string) => `Mã QR mời vào nhóm ${name}`,
  print: 'In mã QR',
  copy: 'Chép liên kết',
  copied: 'Đã chép.',
  notCopied: 'Trình duyệt không cho chép. Bạn hãy chọn liên kết ở trên và chép bằng tay.',
  none: 'Zalo chưa cho biết liên kết của nhóm này.',
}

export const tagWords = {
  title: 'Nhãn',
  lead: 'Nhãn giúp gửi bản tin tới mọi nhóm cùng loại. Chỉ cán bộ thấy nhãn, Zalo không biết.',
  add: 'Thêm nhãn',
  addNow: 'Thêm',
  examples: 'Ví dụ: tổ dân phố, chi bộ, trường học',
  removeShort: 'Bỏ',
  remove: (tag: string) => `Bỏ nhãn ${tag}`,
  full: (max: number) => `Mỗi nhóm có nhiều nhất ${max} nhãn.`,
}

export const unlinked = {
  title: 'Nhóm trên Zalo mà Loa chưa biết',
  lead: 'Nhóm của OA được tạo ở nơi khác, chẳng hạn ở trang quản trị OA. Gắn vào đơn vị thì bản tin mới tới được.',
  read: 'Tìm trên Zalo',
  none: 'Mọi nhóm của OA đều đã gắn vào đơn vị.',
  off: 'đang bị Zalo tắt',
}

export const newGroup = {
  open: 'Tạo nhóm',
  title: 'Tạo nhóm mới',
  lead: 'Nhóm do tài khoản OA làm chủ. Tạo xong, in mã QR để mời bà con vào.',
  name: 'Tên nhóm',
  nameHint: 'Bà con thấy tên này trong danh sách trò chuyện.',
  asset: 'Dùng suất',
  founders: 'Người vào nhóm đầu tiên',
  foundersHint: 'Cần ít nhất một quản trị viên của OA. Người khác vào sau bằng mã QR.',
  unreachable: 'chưa thấy nhắn cho OA gần đây; nếu Zalo từ chối, người này cần nhắn cho OA một tin',
  noFounders:
    'Chưa có cán bộ nào mà OA biết. Người đó cần quan tâm OA hoặc nhắn cho OA một tin, rồi được giao vai trò ở đây.',
  noAssets: 'Không còn suất nhóm nào trống và còn hạn. Mua thêm tại oa.zalo.me, mục Nhóm, rồi bấm Đọc lại từ Zalo.',
  confirm: 'Tạo nhóm trên Zalo',
  link: 'Gắn nhóm có sẵn',
}

export const assetWords = {
  title: 'Suất nhóm của tài khoản',
  lead: 'Mỗi nhóm dùng một suất. Hết hạn suất thì nhóm bị tắt, 45 ngày sau thì giải tán.',
  refresh: 'Đọc lại từ Zalo',
  readAt: (when: string) => `Đọc từ Zalo lúc ${when}.`,
  neverRead: 'Chưa đọc được từ Zalo lần nào.',
  none: 'Tài khoản chưa có suất nhóm nào',
  noneLead: 'Suất nhóm đi kèm gói OA hoặc mua thêm tại oa.zalo.me, mục Nhóm.',
  upTo: (limit: number | null, product: string) =>
    limit ? `Nhóm tới ${limit.toLocaleString('vi-VN')} người` : product,
  until: (day: string | null) => (day ? `đến hết ${day}` : 'không ghi hạn'),
  renews: 'tự gia hạn',
  free: 'Còn trống',
  carries: (name: string) => `đang dùng cho ${name}`,
  used: 'Đang dùng',
  noUnit: 'Chưa gắn đơn vị',
  lapsed: 'Hết hạn',
  ends: (days: number) => `Hết hạn ${inDays(days)}`,
  warned: (steps: number[]) => `đã báo trước ${steps.join(', ')} ngày`,
  stray: (name: string | null) => `Nhóm “${name ?? 'chưa rõ tên'}” trên Zalo chưa thuộc đơn vị nào.`,
  adopt: 'Gắn vào đơn vị',
  move: 'Chuyển nhóm sang suất khác',
  noFree: 'Không có suất nào khác còn trống và còn hạn. Mua thêm tại oa.zalo.me, mục Nhóm.',
  choose: 'Chọn suất',
  confirmMove: 'Chuyển',
  problems: {
    token: 'Zalo không còn nhận quyền của tài khoản. Quản trị viên cần cấp quyền lại ở trang Kết nối Zalo.',
    configuration:
      'Zalo chưa cho tài khoản quản lý nhóm. OA cần được xác thực, dùng gói có tính năng nhóm, và cấp cho ứng dụng quyền quản lý nhóm.',
    quota: 'Đã hết hạn mức gọi Zalo. Loa tự thử lại sau một giờ.',
  } as Record<string, string>,
  problem: 'Lần vừa rồi chưa đọc được từ Zalo. Loa tự thử lại sau một giờ.',
}

export const groupPeopleWords = {
  waiting: 'Người chờ duyệt',
  noneWaiting: 'Không có ai chờ.',
  accept: 'Cho vào',
  reject: 'Từ chối',
  acceptAll: 'Cho tất cả vào',
  members: (count: number) => `Người trong nhóm (${count.toLocaleString('vi-VN')})`,
  account: 'tài khoản OA, chủ nhóm',
  noName: 'Chưa rõ tên',
  promote: 'Cho làm phó nhóm',
  demote: 'Thôi làm phó nhóm',
  remove: 'Mời ra',
  removeTitle: (name: string) => `Mời ${name} ra khỏi nhóm?`,
  removeText: 'Người này không đọc được tin của nhóm nữa. Họ vào lại được bằng mã QR.',
  invite: 'Mời cán bộ vào nhóm',
  inviteNow: 'Mời vào',
  kept: 'Danh sách đọc thẳng từ Zalo mỗi lần mở, không lưu ở đây.',
}

export const groupSettings = {
  title: 'Cách nhóm hoạt động',
  name: 'Tên nhóm',
  locked: 'Chỉ OA và phó nhóm được nhắn',
  lockedHint: 'Bà con chỉ đọc. Bật khi nhóm chỉ để nhận bản tin.',
  approval: 'Người vào phải được duyệt',
  approvalHint: 'Ai quét mã cũng phải chờ cán bộ bấm Cho vào.',
  history: 'Người mới đọc được tin cũ',
  historyHint: 'Bản tin gần đây hiện ngay khi vào nhóm.',
  openLink: 'Vào nhóm bằng liên kết và mã QR',
  openLinkHint: 'Tắt thì mã QR đã in không dùng được nữa.',
  saved: 'Đã lưu trên Zalo.',
}

export const dissolving = {
  title: 'Giải tán nhóm',
  lead: 'Nhóm biến mất khỏi máy của mọi người và không lấy lại được. Suất nhóm được trả lại.',
  button: 'Giải tán nhóm này',
  ask: (name: string) => `Giải tán nhóm “${name}”?`,
  type: 'Gõ lại tên nhóm để xác nhận',
  typeFirst: (name: string) => `Gõ đúng “${name}” rồi mới giải tán được.`,
  confirm: 'Giải tán',
}

export const linking = {
  link: 'Gắn nhóm',
  groupName: 'Tên nhóm',
  pageName: 'Tên trang',
  pageHint: 'Mỗi đơn vị có một trang. Bản tin tự đăng lên đó đúng giờ phát.',
  externalId: 'Mã nhóm trên Zalo',
  externalHint: 'Dãy số của nhóm, lấy trong trang quản lý OA.',
  channel: 'Kênh',
  groupStates: { active: 'Đang dùng', disabled: 'Đã tắt', left: 'Không còn trên Zalo' } as Record<string, string>,
}
