// Every sentence about editorial boards, rosters and punctuality.

type Work = 'write' | 'approve'
type Reason = 'nobody' | 'left' | 'both'

const works: Record<Work, string> = { write: 'Trực viết', approve: 'Trực duyệt' }
const lower = (work: Work) => works[work].toLocaleLowerCase('vi')
const lacks: Record<Reason, (work: Work) => string> = {
  nobody: (work) => `chưa có người ${lower(work)}`,
  left: (work) => `người ${lower(work)} không còn giữ vai trò đó`,
  both: () => 'một người vừa trực viết vừa trực duyệt',
}

export const boardWords = {
  title: 'Ban biên tập',
  lead: 'Ai viết, ai duyệt, hôm nay ai trực, và từng cấp gửi tin có đúng giờ không.',
  choose: 'Chọn một đơn vị để xem ban biên tập.',
  closed: 'Đơn vị này đã kết thúc nên không xếp lịch trực được nữa.',

  works,
  roster: 'Lịch trực',
  rosterLead:
    'Người trực duyệt được nhắn trước. Sau 20 phút Loa nhắn người duyệt khác và người làm thay, sau 40 phút nhắn cấp trên.',
  span: (from: string, to: string) => `${from} – ${to}`,
  earlier: 'Hai tuần trước',
  later: 'Hai tuần sau',
  today: 'hôm nay',
  noSend: 'ngày không gửi tin',
  nobody: 'chưa có ai',
  onDuty: (work: Work, name: string) => `${works[work]}: ${name}`,
  reasons: {
    nobody: 'Thiếu người',
    left: 'Không còn vai trò',
    both: 'Một người hai việc',
  } satisfies Record<Reason, string>,
  gapsTitle: 'Hai tuần tới còn thiếu:',
  gap: (day: string, work: Work, reason: Reason) => `${day}: ${lacks[reason](work)}`,
  gapsMore: (count: number) => `và ${count} chỗ nữa`,
  notKept: 'Đơn vị chưa xếp lịch trực: mọi người duyệt được nhắn cùng lúc.',

  put: 'Xếp trực',
  putTitle: 'Xếp lịch trực',
  putOf: (day: string) => `Xếp trực từ ${day}`,
  work: 'Việc',
  person: 'Người trực',
  ofAbove: (name: string) => `${name} (cấp trên)`,
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  toHint: 'Cả tuần thì chọn đến chủ nhật. Mỗi lần xếp được 31 ngày.',
  instead: 'Thay người đang trực những ngày đó, nếu có',
  clear: 'Bỏ trực những ngày này',
  swap: 'Đổi ngày',
  swapTitle: 'Đổi ngày trực cho nhau',
  swapLead: 'Hai người đổi ngày cho nhau. Một trong hai ngày chưa có ai thì người kia chuyển sang ngày đó.',
  day: 'Ngày',
  withDay: 'Đổi với ngày',
  days: 'Đổi mấy ngày liền',
  daysOf: (count: number) => (count === 7 ? 'Cả tuần (7 ngày)' : `${count} ngày`),
  saved: 'Đã lưu lịch trực.',

  members: 'Thành viên',
  membersLead:
    'Ai giữ vai trò biên tập, duyệt, tuyên truyền hay quản trị ở đơn vị này là thành viên. Giao vai trò ở trang “Người dùng”.',
  above: 'Người của cấp trên làm thay được',
  none: 'Đơn vị này chưa có ai giữ vai trò nào của ban biên tập. Việc duyệt do cấp trên làm.',
  offices: { chair: 'Trưởng ban', secretary: 'Thư ký' },
  seatHint: 'Thư ký và trưởng ban được nhắn khi ngày mai chưa có người trực. Chức danh này không thêm quyền nào.',
  emptySeat: 'Chưa ghi',
  notServing: (name: string) => `${name} (không còn giữ vai trò)`,
  seatSaved: 'Đã ghi.',
  held: (role: string, unitName: string) => `${role}, ${unitName}`,
  until: (day: string) => `đến hết ${day}`,
  deputy: (name: string) => `làm thay ${name}`,
  unreachable: 'chưa quan tâm tài khoản Zalo nên Loa không nhắn được',

  hands: {
    writtenBy: (name: string) => `Người viết: ${name}.`,
    auto: 'Loa soạn sẵn, chưa ai sửa.',
    waiting: (since: string) => `Chờ duyệt từ ${since}.`,
    duty: (name: string) => `Đang trực duyệt: ${name}`,
    own: (names: string) => `Người duyệt: ${names}`,
    deputies: (names: string) => `Làm thay: ${names}`,
    forWhom: (name: string, principal: string) => `${name} (thay ${principal})`,
    above: (unitName: string) => `Sau đó là người duyệt của ${unitName}`,
    nobody: 'Không ai khác duyệt được bản này. Hãy giao vai trò duyệt cho một người nữa ở trang “Người dùng”.',
    notOnZalo: (name: string) => `${name} (Loa không nhắn được)`,
    short: (name: string) => `Trực duyệt: ${name}`,
    shortSince: (since: string) => `chờ từ ${since}`,
    shortBy: (name: string) => `${name} viết`,
  },

  times: {
    title: 'Đúng giờ',
    lead: 'Bản tin và thông báo có hẹn giờ trong 30 ngày qua. Chỉ tính theo đơn vị và theo cấp, không tính theo người.',
    empty: 'Trong 30 ngày qua chưa có gì đến giờ.',
    level: 'Cấp',
    unit: 'Đơn vị',
    units: (level: string, count: number) => `${level} (${count.toLocaleString('vi-VN')} đơn vị)`,
    unitOf: (name: string, level: string) => `${name} (${level})`,
    count: 'Đến giờ',
    inTime: 'Duyệt trước giờ',
    median: 'Từ lúc nhắn đến lúc duyệt',
    onTime: 'Gửi đúng giờ',
    late: 'Gửi muộn',
    notAtAll: 'Không gửi',
    share: (part: number, all: number) => `${part}/${all} (${Math.round((100 * part) / all)}%)`,
    minutes: (minutes: number, measured: number) => `${lasting(minutes)} (trung vị của ${measured})`,
    unmeasured: 'chưa đo được',
    hint: 'Đúng giờ là gửi trong vòng 15 phút. Trung vị: một nửa nhanh hơn, một nửa chậm hơn.',
    more: (count: number) => `và ${count.toLocaleString('vi-VN')} đơn vị nữa`,
  },
}

const lasting = (minutes: number) =>
  minutes < 60
    ? `${minutes} phút`
    : [`${Math.floor(minutes / 60)} giờ`, minutes % 60 ? `${minutes % 60} phút` : ''].filter(Boolean).join(' ')
