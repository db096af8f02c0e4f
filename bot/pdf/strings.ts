import type { DutyWork, Office } from '../../db/schema/boards.ts'
import type { Purpose, RequestKind } from '../../db/schema/people.ts'
import type { Role } from '../../db/schema/roles.ts'

// Every sentence of the paper with somebody's own data.
export const ownDataWords = {
  title: 'Dữ liệu cơ quan giữ về bạn',
  lead: (when: string) =>
    `Lập lúc ${when}, theo yêu cầu của bạn và Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15. Đây là tất cả những gì hệ thống giữ về bạn vào lúc đó.`,
  foot: (when: string, page: number, pages: number) => `Lập lúc ${when} · Trang ${page} / ${pages}`,
  nothing: 'Không có.',
  yes: 'có',
  who: 'Bạn là ai',
  name: 'Tên bạn ghi',
  introducedAs: 'Tên cơ quan ghi',
  unit: 'Nơi ở',
  states: { waiting: 'đang chờ xác nhận', confirmed: 'đã xác nhận', declined: 'chưa xác nhận' },
  zalo: 'Mã Zalo',
  since: 'Hệ thống biết bạn từ ngày',
  last: 'Lần cuối bạn nhắn hoặc quan tâm',
  follows: 'Đang quan tâm trang Zalo',
  code: 'Mã người dùng',
  consents: 'Những điều bạn đã đồng ý',
  purposes: {
    unit: 'Cho nơi ở biết tên để xác nhận',
    feedback: 'Cho cán bộ trả lời biết tên',
    contest: 'Hiện tên trong bảng xếp hạng cuộc thi',
  } satisfies Record<Purpose, string>,
  agreed: (given: string, withdrawn: string | null) =>
    withdrawn ? `đồng ý ngày ${given}, rút lại ngày ${withdrawn}` : `đồng ý từ ngày ${given}`,
  roles: 'Vai trò được giao',
  boards: 'Ban biên tập',
  offices: { chair: 'Trưởng ban', secretary: 'Thư ký' } satisfies Record<Office, string>,
  duties: 'Lịch trực',
  works: { write: 'Trực viết', approve: 'Trực duyệt' } satisfies Record<DutyWork, string>,
  roleNames: {
    admin: 'Quản trị',
    approver: 'Người duyệt',
    editor: 'Biên tập',
    communicator: 'Tuyên truyền viên',
    responder: 'Người trả lời',
    member: 'Thành viên',
  } satisfies Record<Role, string>,
  granted: (unit: string, day: string) => `${unit}, từ ngày ${day}`,
  questions: 'Câu hỏi của bạn và câu trả lời',
  answered: (when: string) => `Trả lời lúc ${when}`,
  feedback: 'Phản ánh của bạn và câu trả lời',
  trackCode: (code: string) => `mã ${code}`,
  statuses: { received: 'đã nhận', assigned: 'đang giải quyết', answered: 'đã trả lời', closed: 'đã xong' },
  attempts: 'Bài thi',
  attempt: (started: string, submitted: string | null, score: number | null, total: number) =>
    [
      `bắt đầu lúc ${started}`,
      submitted ? `nộp lúc ${submitted}` : 'chưa nộp',
      ...(submitted && score !== null ? [`đúng ${score} trên ${total} câu`] : []),
    ].join('; '),
  liveRooms: 'Phòng thi trực tiếp',
  liveSeat: (seat: number, name: string) => (name ? `Ghế ${seat}, tên hiện trên màn hình: ${name}` : `Ghế ${seat}`),
  admissions: 'Điều đã ghi để vào thi',
  admission: (
    at: string,
    birthYear: number | null,
    guardian: { name: string; phone: string } | null,
    withdrawnAt: string | null,
  ) =>
    [
      `Vào thi ${at}.`,
      birthYear && `Năm sinh ${birthYear}.`,
      guardian && `Người giám hộ: ${guardian.name}, ${guardian.phone}.`,
      withdrawnAt && `Rút lời đồng ý ${withdrawnAt}.`,
    ]
      .filter(Boolean)
      .join(' '),
  certificates: 'Giấy chứng nhận',
  winnerForms: 'Phiếu người đạt giải',
  winnerForm: (form: string, erased: string) => `${form || 'không mở được'}; tự xoá ngày ${erased}`,
  gatherings: 'Cuộc họp',
  gathering: {
    asked: (at: string) => `được mời, họp lúc ${at}`,
    answers: { yes: 'báo có dự', no: 'báo không dự', maybe: 'báo chưa chắc' },
    attended: (at: string) => `có mặt lúc ${at}`,
    said: (text: string) => `góp ý: ${text}`,
    inClass: (at: string) => `học viên của lớp từ ${at}`,
    voted: (motion: string) => `đã biểu quyết: ${motion}`,
  },
  certificate: (name: string, issued: string, withdrawn: string | null) =>
    `ghi tên ${name}, cấp ngày ${issued}${withdrawn ? `, thu hồi ngày ${withdrawn}` : ''}`,
  messages: 'Tin nhắn gửi riêng cho bạn',
  requests: 'Yêu cầu của bạn về dữ liệu',
  kinds: {
    view: 'Xem dữ liệu',
    export: 'Lấy dữ liệu về',
    correct: 'Sửa dữ liệu',
    erase: 'Xoá dữ liệu',
    withdraw: 'Rút lại đồng ý',
    object: 'Ngừng hoặc hạn chế dùng dữ liệu',
  } satisfies Record<RequestKind, string>,
  asked: (when: string, done: string | null) =>
    done ? `yêu cầu lúc ${when}, xong lúc ${done}` : `yêu cầu lúc ${when}, đang làm`,
  answer: 'Cơ quan trả lời',
  sessions: 'Lần đăng nhập còn hiệu lực',
  until: (when: string) => `đến ${when}`,
  audit: 'Nhật ký liên quan đến bạn',
  acts: {
    'person.confirm': 'Nơi ở xác nhận bạn',
    'person.decline': 'Nơi ở chưa xác nhận bạn',
    'person.introduce': 'Cơ quan ghi tên bạn',
    'person.login-link': 'Tạo đường dẫn đăng nhập cho bạn',
    'person.merge': 'Nhập hai tài khoản của bạn làm một',
    'person.sign-out': 'Kết thúc các phiên đăng nhập của bạn',
    'role.grant': 'Giao vai trò',
    'role.withdraw': 'Thu vai trò',
  } as Record<string, string>,
  more: (many: number) => `Còn ${many} dòng cũ hơn, đủ cả trong bản JSON.`,
  rights: 'Bạn làm được gì với dữ liệu này',
  rightsLead:
    'Trong ứng dụng, mục “Thông tin của bạn”: sửa tên và nơi ở, rút lại từng điều đã đồng ý, xoá tất cả, hoặc gửi yêu cầu khác. Cơ quan tiếp nhận yêu cầu trong 2 ngày làm việc và làm xong trong 15 ngày, hoặc 20 ngày nếu nơi khác cùng phải làm.',
  unknown: 'Chỗ có dấu □ là ký tự không in được; bản JSON có đủ.',
}

/** “a, b and c”. */
function listed(parts: (string | false)[], and: string): string {
  const said = parts.filter((part) => part !== false)
  const last = said.length > 1 ? ` ${and} ${said.at(-1)}` : ''
  return (last ? said.slice(0, -1) : said).join(', ') + last
}

export const sheetWords = {
  vi: {
    scan: ({ forms, online }: { forms: boolean; online: boolean }) =>
      `Quét mã bằng máy ảnh của điện thoại hoặc bằng Zalo để ${listed(['xem giấy tờ cần nộp', forms && 'tải mẫu đơn', online && 'nộp qua mạng'], 'và')}.`,
    link: 'Hoặc mở',
    checked: (day: string) => `Kiểm tra lần cuối ngày ${day}`,
  },
  en: {
    scan: ({ forms, online }: { forms: boolean; online: boolean }) =>
      `Scan this with the camera of your phone ${listed(['to see which papers to bring', forms && 'to download forms', online && 'to file online'], 'and')}.`,
    link: 'Or open',
    checked: (day: string) => `Last checked on ${day}`,
  },
}

export const checkInWords = {
  title: 'Điểm danh bằng điện thoại',
  scan: 'Mở Zalo, bấm biểu tượng quét mã rồi quét mã này.',
  away: 'Máy chưa có mạng vẫn điểm danh được: máy giữ lại và tự gửi khi có mạng.',
  room: 'Máy hỏi số của phòng: số này người chủ trì viết trên bảng.',
  without: 'Không có điện thoại: vui lòng báo người chủ trì ghi tên.',
  printing: (number: number) => `Bản in lần ${number}. Khi có bản in mới, bản này không dùng được nữa.`,
}

export const boardWords = {
  official: (unit: string) => `Thông tin chính thức của ${unit}.`,
  scan: 'Quét mã bằng máy ảnh của điện thoại hoặc bằng Zalo để xem và hỏi thêm.',
  correction: 'ĐÍNH CHÍNH',
  urgent: (title: string) => `[KHẨN] ${title}`,
  source: (name: string) => `Nguồn: ${name}`,
  code: 'Mã bản tin',
  link: 'Xem trên mạng',
  foot: (of: string[], page: number, pages: number) => `${of.join(' · ')} · Trang ${page} / ${pages}`,
}

// Every sentence of a certificate, on paper and as a picture.
export const certificateWords = {
  title: 'GIẤY CHỨNG NHẬN',
  to: 'Trao cho',
  of: (contest: string, round: string | null) =>
    round === null ? `Lớp học “${contest}”` : `${round} · Cuộc thi “${contest}”`,
  given: (day: string) => `Cấp ngày ${day}`,
  code: (code: string) => `Mã số: ${code}`,
  scan: 'Quét mã hoặc mở địa chỉ dưới đây để biết giấy này còn hiệu lực không:',
  scanPicture: 'Quét mã để biết giấy này còn hiệu lực không.',
  bundle: (contest: string, round: string | null) =>
    `Giấy chứng nhận – ${contest}${round === null ? '' : `, ${round}`}`,
}
