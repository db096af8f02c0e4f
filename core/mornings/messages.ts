import type { DutyWork } from '../../db/schema/boards.ts'
import type { MissedReason } from '../../db/schema/digests.ts'
import type { Gap, GapReason } from '../boards/roster.ts'

const missed: Record<MissedReason, string> = {
  'not-approved': 'chưa ai duyệt',
  skip: 'chưa ai đặt giờ gửi, và đơn vị chọn không tự gửi',
  blocked: 'có tin không còn được phép gửi',
  'no-groups': 'chưa có nhóm nào nhận',
  'groups-gone': 'có nhóm đã chọn không còn hoạt động',
  'no-send': 'hôm nay là ngày không gửi tin',
}

/** Why a digest did not go out, to stand within a sentence. */
export const missedWords = (reason: MissedReason) => missed[reason]

const works: Record<DutyWork, string> = { write: 'trực viết', approve: 'trực duyệt' }
const lacks: Record<GapReason, (work: string) => string> = {
  nobody: (work) => `chưa có người ${work}`,
  left: (work) => `người ${work} không còn giữ vai trò đó`,
  both: () => 'một người vừa trực viết vừa trực duyệt nên không tự duyệt được',
}

/** What staff are told in their own chats of what waits for them. */
export const asks = {
  open: 'Xem và duyệt',
  approve: (title: string, until: string) => `Mời bạn duyệt: “${title}”${until ? `, gửi lúc ${until}` : ''}.`,
  duty: (title: string, until: string) =>
    `Bạn đang trực duyệt. Mời bạn duyệt: “${title}”${until ? `, gửi lúc ${until}` : ''}.`,
  instead: (title: string) => `Người trực duyệt chưa trả lời sau 20 phút. Mời bạn duyệt: “${title}”.`,
  urgent: (title: string, count: number) =>
    `KHẨN – mời bạn duyệt ngay: “${title}”. Cần hai người duyệt, ${count === 0 ? 'chưa ai duyệt' : 'đã có một người'}.`,
  deputy: (title: string) => `Người duyệt chưa trả lời sau 20 phút. Mời bạn duyệt thay: “${title}”.`,
  above: (title: string, unitName: string) =>
    `${unitName} có nội dung chờ duyệt đã 40 phút mà chưa ai duyệt: “${title}”. Bạn duyệt được ở đây.`,
  again: (title: string, since: string) => `Vẫn chờ duyệt từ ${since}: “${title}”. Mời bạn duyệt, hoặc trả lại để sửa.`,
  stuck: (title: string) =>
    `“${title}” chờ duyệt đã 40 phút. Chúng tôi đã nhắn người duyệt, người thay và cấp trên nếu có.`,
  willLeave: (title: string, clock: string) =>
    `“${title}” đã duyệt và chưa ai đặt giờ. Bản tin sẽ tự gửi vào mọi nhóm lúc ${clock}; bạn vào trang quản trị nếu muốn đặt giờ hay chọn nhóm khác.`,
  untimed: (title: string, clock: string) =>
    `Nhắc việc: “${title}” đã duyệt nhưng chưa ai đặt giờ phát, nên sẽ không đến nhóm nào. Giờ phát hằng ngày là ${clock}. Bạn mở mục “Bản tin” ở trang quản trị để đặt giờ.`,
  left: (title: string, how: 'approved' | 'items') =>
    how === 'approved'
      ? `“${title}” đã tự gửi, vì đã duyệt và không ai đặt giờ khác.`
      : `“${title}” đã tự gửi với lời của từng tin đã duyệt, vì không ai duyệt cả bản tin.`,
  missed: (title: string, reason: MissedReason) => `“${title}” không gửi: ${missed[reason]}.`,
  missedAnnouncement: (title: string, reason: MissedReason) =>
    `Thông báo “${title}” không gửi: ${
      reason === 'not-approved'
        ? 'đã qua giờ mà chưa ai duyệt. Muốn gửi, bạn sửa lại giờ rồi lưu để duyệt'
        : missed[reason]
    }.`,
  gaps: (unitName: string, day: string, gaps: readonly Gap[]) =>
    `Lịch trực ngày mai, ${day}, của ${unitName}: ${gaps.map(({ work, reason }) => lacks[reason](works[work])).join('; ')}. Bạn xếp ở mục “Ban biên tập” của bàn làm việc.`,
  returned: (title: string, why: string) => `“${title}” được trả lại để sửa: ${why}`,
}
