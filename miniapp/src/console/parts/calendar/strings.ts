import type { CalendarEntry } from '../../api-types.ts'
import { clockOf, dayOf, written, writtenDay } from '../../clock.ts'
import { channelNames } from '../../strings.ts'

type Kind = CalendarEntry['kind']
type State = CalendarEntry['state']

const count = (value: number) => value.toLocaleString('vi-VN')

export const calendarWords = {
  title: 'Lịch gửi tin',
  lead: 'Những gì đã gửi và sắp gửi tới các nhóm: bản tin, thông báo, thông báo lặp lại, đính chính.',
  view: 'Xem theo',
  views: { week: 'Tuần', month: 'Tháng' },
  previous: { week: 'Tuần trước', month: 'Tháng trước' },
  next: { week: 'Tuần sau', month: 'Tháng sau' },
  today: 'Hôm nay',
  week: (from: string, to: string) => `Tuần ${writtenDay(from)} – ${writtenDay(to)}`,
  month: (day: string) => `Tháng ${Number(day.slice(5, 7))} năm ${day.slice(0, 4)}`,
  hour: 'Giờ',
  /** `T2 23/11`, `CN 29/11`. */
  shortDay: (day: string) => {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return `${weekday === 0 ? 'CN' : `T${weekday + 1}`} ${day.slice(8)}/${day.slice(5, 7)}`
  },
  isToday: 'hôm nay',
  noSend: (name: string) => `${name}: không gửi tin`,
  quiet: (from: string, to: string) =>
    `Ô xám là giờ yên lặng (${from}–${to}) và ngày không gửi tin: tin thường đặt vào đó tự lùi lại.`,
  drag: 'Đợt phát có viền đậm kéo sang ô khác để dời được. Không kéo được thì mở đợt phát, bấm “Dời giờ”.',
  empty: 'Không có gì được gửi trong những ngày này',
  emptyLead: 'Bản tin, thông báo đã đặt giờ hoặc đang chờ duyệt sẽ hiện ở đây.',
  more: (left: number) => `và ${count(left)} đợt nữa`,
  moreLead: (left: number) => `Còn ${count(left)} đợt của các đơn vị bên dưới chưa hiện. Chọn từng đơn vị để xem.`,
  kinds: {
    digest: 'Bản tin',
    announcement: 'Thông báo',
    series: 'Thông báo lặp lại',
    correction: 'Đính chính',
  } satisfies Record<Kind, string>,
  states: {
    draft: 'Chờ duyệt',
    approved: 'Đã duyệt, chưa đặt giờ',
    planned: 'Tự gửi theo lịch',
    'no-send': 'Bỏ qua ngày này',
    missed: 'Không gửi',
    scheduled: 'Chờ đến giờ',
    sending: 'Đang gửi',
    paused: 'Tạm dừng',
    finished: 'Đã gửi',
    cancelled: 'Đã huỷ',
  } satisfies Record<State, string>,
  urgent: 'Khẩn',
  groups: (places: number) => `${count(places)} nơi nhận`,
  near: (near: CalendarEntry['near']) =>
    `Gần giờ với ${near.map(({ title, unitName, at }) => `“${title}” của ${unitName} lúc ${clockOf(at)}`).join('; ')}: cùng một nhóm nhận liền nhau.`,
  nearShort: 'Trùng giờ',
  ahead: 'Còn phải gửi trong những ngày này',
  aheadNone: 'Không còn gì phải gửi.',
  aheadSends: (sends: number) => `${count(sends)} lượt gửi, kể cả tin chưa duyệt.`,
  aheadChannel: (channel: string, sends: number) => `${channelNames[channel] ?? channel}: ${count(sends)}`,
  quota: {
    persons: 'Tin tới từng người trong tháng này',
    groupMessages: 'Tin vào nhóm trong tháng này',
  },
  quotaLeft: (counted: number, left: number | null) =>
    left === null
      ? `cần ${count(counted)}; chưa biết còn bao nhiêu`
      : `cần ${count(counted)}, còn ${count(left)}${counted > left ? ': không đủ' : ''}`,
}

export const moveWords = {
  title: 'Dời giờ phát',
  open: 'Dời giờ',
  act: 'Dời giờ',
  when: 'Giờ phát mới (giờ Việt Nam)',
  ask: (title: string, from: number, to: number) => `Dời “${title}” từ ${written(from)} sang ${written(to)}?`,
  same: 'Giờ này là giờ đang đặt.',
  quiet: (at: number) => `Giờ ấy là giờ yên lặng: đợt phát sẽ lùi đến ${written(at)}.`,
  noSend: (name: string, at: number) => `${name} là ngày không gửi tin: đợt phát sẽ lùi đến ${written(at)}.`,
  now: 'Giờ ấy đã qua: đợt phát sẽ gửi ngay.',
  past: 'Không dời về giờ đã qua được.',
  moved: (at: number) => `Đã dời sang ${written(at)}.`,
  ofAnnouncement:
    'Giờ của thông báo được duyệt cùng nội dung, nên không dời riêng được. Muốn đổi giờ: huỷ đợt phát, sửa thông báo rồi nhờ duyệt lại.',
}

export const feedWords = {
  title: 'Xem trong lịch điện thoại',
  lead: 'Loa tạo một đường dẫn riêng cho bạn. Thêm đường dẫn ấy vào ứng dụng Lịch của điện thoại, hoặc Google Calendar trên máy tính (“Lịch khác”, “Từ URL”), là thấy những gì sắp gửi của đơn vị mình. Điện thoại tự cập nhật, thường trong vài giờ.',
  warn: 'Ai có đường dẫn này đều xem được lịch, không cần đăng nhập, nhưng không sửa được gì. Đừng gửi cho người khác; lỡ lộ thì bỏ và tạo lại.',
  guarded: 'Phần việc của vai trò quản trị và người duyệt chỉ xem được ở bàn làm việc.',
  make: 'Tạo đường dẫn',
  remake: 'Tạo đường dẫn mới',
  revoke: 'Bỏ đường dẫn',
  since: (at: number) => `Bạn có một đường dẫn, tạo ngày ${writtenDay(dayOf(at))}.`,
  once: 'Đường dẫn chỉ hiện một lần này. Quét mã bằng điện thoại để mở trong ứng dụng Lịch, hoặc sao chép.',
  copy: 'Sao chép đường dẫn',
  copied: 'Đã sao chép.',
  notCopied: 'Trình duyệt không cho sao chép. Bạn hãy chọn và sao chép bằng tay.',
  picture: 'Mã QR mở lịch gửi tin trong điện thoại',
  revokeTitle: 'Bỏ đường dẫn lịch?',
  revokeText: 'Lịch trên điện thoại ngừng cập nhật ngay. Sau này bạn tạo đường dẫn mới được.',
  remakeTitle: 'Tạo đường dẫn mới?',
  remakeText: 'Đường dẫn cũ ngừng dùng được ngay; điện thoại đang xem bằng đường dẫn cũ phải thêm lại.',
}
