const alarms = {
  clock: () =>
    'Loa đang từ chối sự kiện Zalo gửi đến, vì giờ ghi trên đó lệch giờ của máy chủ hơn một ngày. Tin người dân gửi lúc này bị mất. Vui lòng chỉnh đồng hồ của máy chủ.',
  lapses: (days: string) =>
    `Quyền gửi qua Zalo sẽ hết trong vòng ${days} ngày nếu không được đổi mới. Vui lòng xin cấp quyền lại.`,
  lost: () =>
    'Zalo không đổi quyền mới cho Loa nữa. Tin chỉ còn gửi được trong vài giờ. Một quản trị viên của tài khoản OA cần cấp quyền lại.',
  unanswered: () =>
    'Zalo không trả lời khi Loa đổi quyền. Loa tự thử lại mỗi phút; nếu kéo dài, vui lòng kiểm tra đường mạng.',
}

/** What is wrong with the connection; the subject of one that lapses ends in the days that are left. */
export const alarmSentence = (kind: keyof typeof alarms, subject: string) =>
  alarms[kind](subject.split(':').at(-1) ?? '')

/** What an administrator of the account reads after consenting. */
export const connectionPage = {
  connected: { title: 'Đã kết nối', text: 'Loa đã nhận quyền gửi tin qua tài khoản Zalo. Bạn có thể đóng trang này.' },
  incomplete: {
    title: 'Chưa kết nối được',
    text: 'Đường dẫn Zalo gửi về thiếu thông tin. Vui lòng mở lại liên kết cấp quyền.',
  },
  anotherAccount: {
    title: 'Nhầm tài khoản',
    text: 'Bạn vừa cấp quyền cho một tài khoản OA khác. Vui lòng mở lại liên kết và chọn đúng tài khoản của cơ quan.',
  },
  oldLink: {
    title: 'Liên kết không còn dùng được',
    text: 'Liên kết cấp quyền đã dùng hoặc đã quá hạn. Vui lòng xin liên kết mới ở trang Kết nối Zalo.',
  },
  refused: {
    title: 'Zalo không nhận',
    text: 'Zalo không đổi quyền cho Loa. Vui lòng xin liên kết mới và làm trong vòng 10 phút.',
  },
  unanswered: {
    title: 'Zalo chưa trả lời',
    text: 'Chưa rõ Zalo đã cấp quyền hay chưa. Vui lòng xin liên kết mới và thử lại.',
  },
}
