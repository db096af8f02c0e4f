import type { PauseReason } from '../../db/schema/broadcasts.ts'
import type { Account } from '../../db/schema/channels.ts'

const pauses: Record<PauseReason, string> = {
  'by-hand': 'Cán bộ tạm dừng.',
  token: 'Zalo không còn nhận quyền gửi của tài khoản. Quản trị viên cần cấp quyền lại.',
  configuration: 'Tài khoản Zalo chưa đủ điều kiện gửi. Vui lòng kiểm tra gói dịch vụ và quyền của ứng dụng.',
  failures: 'Nhiều lượt gửi liên tiếp không thành công. Vui lòng kiểm tra rồi cho phát tiếp.',
  changed: 'Nội dung không còn khớp với bản đã duyệt.',
}

const botPauses: Partial<Record<PauseReason, string>> = {
  token: 'Zalo không nhận mã (token) của bot. Quản trị viên cần kiểm tra ZALO_BOT_TOKEN.',
  configuration: 'Zalo không biết bot này. Quản trị viên cần kiểm tra ZALO_BOT_TOKEN và ZALO_BOT_URL.',
}

/** Why a broadcast, or what goes through one of its accounts, stands still. */
export const pauseSentence = (reason: PauseReason, account?: Account) =>
  (account === 'bot' ? botPauses[reason] : undefined) ?? pauses[reason]

/** What a broadcast would take, for the person who is about to confirm it. */
export const forecastSentence = ({ sends, persons, groupMessages, minutes }: Foreseen) =>
  [
    `Cần ${sends} lượt gửi.`,
    ...ledger('tới từng người', persons),
    ...ledger('vào nhóm trong tháng này', groupMessages),
    ...(minutes > 1 ? [`Gửi xong trong khoảng ${minutes} phút.`] : []),
  ].join(' ')

type Foreseen = { sends: number; persons: Ledger; groupMessages: Ledger; minutes: number }
type Ledger = { counted: number; left: number | null }

function ledger(to: string, { counted, left }: Ledger): string[] {
  if (counted === 0 || left === null) return []
  return [`Tin ${to}: cần ${counted}, còn ${left}${counted > left ? ' – không đủ' : ''}.`]
}

/** What its communicators are told of a digest that they share by hand. */
export const shareSentences = {
  open: 'Mở để chia sẻ',
  late: (title: string, groups: string[]) =>
    [
      `Nhắc việc: “${title}” đã đến giờ từ hai tiếng trước mà chưa được đánh dấu là đã chia sẻ vào ${groups.length} nhóm:`,
      ...groups.slice(0, 10).map((name) => `• ${name}`),
      ...(groups.length > 10 ? [`… và ${groups.length - 10} nhóm nữa.`] : []),
      'Bạn mở ứng dụng để chia sẻ rồi đánh dấu. Nếu đã chia sẻ rồi, bạn chỉ cần đánh dấu.',
    ].join('\n'),
}

const facts = { when: 'Thời gian', place: 'Địa điểm', contact: 'Liên hệ' }

/** What a correction says of a notice that changed. */
export const changeWords = {
  facts,
  said: (title: string, changes: readonly string[]) => [`“${title}” có thay đổi:`, ...changes].join('\n'),
  change(name: keyof typeof facts, was: string, is: string): string {
    if (!is) return `${facts[name]}: không còn như tin trước đã ghi (${was}).`
    return was ? `${facts[name]} đúng: ${is} (tin trước ghi: ${was}).` : `${facts[name]}: ${is}.`
  },
}
