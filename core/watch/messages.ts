import type { AlarmKind } from './kinds.ts'

/** What is wrong, and what to do about it: for whoever keeps the machine, who may be no technician. */
export const alarmWords: Record<AlarmKind, { what: string; todo: string }> = {
  disk: {
    what: 'Ổ đĩa của máy chủ Loa sắp đầy.',
    todo: 'Xoá bớt tệp không cần trên máy chủ (ví dụ bản sao lưu cũ), hoặc thêm ổ đĩa. Khi đĩa đầy, tin bà con gửi đến không được nhận.',
  },
  room: {
    what: 'Kho dữ liệu của cơ quan trên Loa đã dùng hơn tám phần mười.',
    todo: 'Bỏ bớt văn bản và tệp không còn cần trong Thư viện, rút ngắn thời hạn lưu, hoặc nhờ người quản trị hệ thống chuyển cơ quan sang máy chủ riêng. Khi kho đầy, tin bà con gửi đến không được nhận.',
  },
  database: {
    what: 'Loa không ghi được vào cơ sở dữ liệu.',
    todo: 'Chạy lệnh “loa doctor” trên máy chủ và làm theo lời nhắc. Tin bà con gửi lúc này, Zalo sẽ gửi lại sau.',
  },
  tick: {
    what: 'Công việc mỗi phút của Loa đã đứng quá năm phút.',
    todo: 'Khởi động lại dịch vụ (ví dụ “systemctl restart loa”). Việc dở dang được làm tiếp, không mất.',
  },
  inbox: {
    what: 'Tin bà con gửi đến đã chờ hơn mười phút chưa được xử lý.',
    todo: 'Xem nhật ký của dịch vụ ở các dòng “inbox.failed”, rồi khởi động lại dịch vụ.',
  },
  replies: {
    what: 'Câu trả lời đã soạn xong nhưng chờ hơn mười lăm phút chưa gửi được.',
    todo: 'Mở trang “Kết nối Zalo” trong bàn làm việc, xem tài khoản có còn quyền gửi và máy chủ có ra được mạng không.',
  },
  consent: {
    what: 'Tài khoản Zalo không còn cho Loa gửi tin.',
    todo: 'Một quản trị viên của tài khoản OA mở trang “Kết nối Zalo” trong bàn làm việc và cấp quyền lại.',
  },
  lapses: {
    what: 'Quyền gửi qua Zalo sẽ hết trong vòng bảy ngày.',
    todo: 'Một quản trị viên của tài khoản OA mở trang “Kết nối Zalo” trong bàn làm việc và cấp quyền lại.',
  },
  clock: {
    what: 'Giờ của máy chủ lệch hơn một ngày so với Zalo nên tin gửi đến bị từ chối.',
    todo: 'Chạy lệnh “timedatectl set-ntp true” trên máy chủ.',
  },
  backup: {
    what: 'Hơn một ngày rưỡi nay chưa có bản sao lưu mới.',
    todo: 'Xem nhật ký ở các dòng “backup.failed”, kiểm tra thư mục sao lưu còn chỗ, rồi chạy lệnh “loa backup”.',
  },
  copy: {
    what: 'Hơn một ngày rưỡi nay bản sao lưu chưa được chép sang nơi thứ hai.',
    todo: 'Xem nhật ký ở các dòng “backup.failed”, kiểm tra đường mạng và chìa khoá của nơi đó, rồi chạy lệnh “loa backup --carry”.',
  },
}

export const alarmMail = {
  begins: (office: string) => `[Loa] ${office}: cần xem ngay`,
  ends: (office: string) => `[Loa] ${office}: đã ổn`,
  over: (what: string) => `Đã ổn trở lại: ${what}`,
}

export const alarmText = (kind: AlarmKind) => `${alarmWords[kind].what} ${alarmWords[kind].todo}`
