import { withoutMentions } from '../text/mentions.ts'
import { written, writtenDate, writtenDay } from '../time.ts'
import type { Urgent } from './cries.ts'
import { stepWords } from './thread/words.ts'
import type { Legal } from './triage.ts'

const statusWords = {
  received: 'đã tiếp nhận, đang chờ giao người xử lý',
  assigned: 'đã giao người xử lý',
  answered: 'đã có trả lời',
  closed: 'đã đóng',
} as const

export const urgentWords: Record<Urgent, string> = {
  fire: 'Nếu đang có cháy, nổ: hãy gọi ngay 114. Tin nhắn này không thay được cuộc gọi.',
  rescue: 'Nếu có người đang gặp nạn: hãy gọi ngay 114 (cứu nạn), hoặc 112. Tin nhắn này không thay được cuộc gọi.',
  medical: 'Nếu có người cần cấp cứu: hãy gọi ngay 115. Tin nhắn này không thay được cuộc gọi.',
  police:
    'Nếu có người đang bị hành hung hoặc đe dọa: hãy gọi ngay 113 (công an); với trẻ em, gọi 111. Tin nhắn này không thay được cuộc gọi.',
  help: 'Nếu có người đang gặp nguy hiểm: hãy gọi ngay 113 (công an), 114 (cứu hoả, cứu nạn) hoặc 115 (cấp cứu). Tin nhắn này không thay được cuộc gọi.',
}

export const legalWords: Record<Legal, string> = {
  'khieu-nai':
    'Nội dung của bạn có vẻ là khiếu nại. Khiếu nại được giải quyết theo Luật Khiếu nại: bạn gửi đơn, có họ tên, địa chỉ và chữ ký, ' +
    'đến chính cơ quan hoặc người đã ra quyết định, hoặc trình bày tại nơi tiếp công dân. Thời hiệu thường là 90 ngày kể từ khi bạn biết quyết định đó. ' +
    'Kênh phản ánh này không thay được đơn. Nếu bạn chỉ muốn góp ý, xin gửi lại và không dùng chữ "khiếu nại".',
  'to-cao':
    'Nội dung của bạn có vẻ là tố cáo. Tố cáo được giải quyết theo Luật Tố cáo, và danh tính người tố cáo phải được giữ bí mật, ' +
    'nên Loa không lưu nội dung bạn vừa gửi và không báo tên bạn cho ai. Bạn gửi đơn hoặc đến trình bày trực tiếp với người đứng đầu cơ quan có thẩm quyền, ' +
    'nơi tiếp công dân, hoặc cơ quan công an nếu có dấu hiệu tội phạm. Nếu bạn chỉ muốn góp ý, xin gửi lại và không dùng chữ "tố cáo".',
}

/** What somebody added, below what they had sent. */
export const addedAt = (clock: string, text: string) => `Bổ sung lúc ${clock}: ${text}`

const automatic = '(Tin tự động của Loa)'
/** What stands first in a reply to a cry for help. */
export const urgentLines = (urgent: Urgent | null) => (urgent ? [urgentWords[urgent], ''] : [])

/** The reply to a denunciation; before others it does not say what it replies to. */
export const denunciationText = ({ alone, urgent }: { alone: boolean; urgent: Urgent | null }) =>
  [
    ...urgentLines(urgent),
    alone ? legalWords['to-cao'] : 'Nội dung này, bạn vui lòng nhắn riêng cho kênh.',
    '',
    automatic,
  ].join('\n')

/** The telephone number on its own, before the answer to what else was said. */
export const urgentText = (urgent: Urgent) => [...urgentLines(urgent), automatic].join('\n')

/** Beneath a number to call now nothing else is said; the code alone stays, for whoever wants to know later. */
const urgentReceipt = (trackCode: string, urgent: Urgent) =>
  [...urgentLines(urgent), `Mã theo dõi: ${trackCode}`, '', automatic].join('\n')

export function acknowledgement(input: {
  trackCode: string
  dueAt: number | null
  legal: Legal | null
  urgent: Urgent | null
}) {
  const { trackCode, dueAt, legal, urgent } = input
  if (urgent && !legal) return urgentReceipt(trackCode, urgent)
  const lines = urgentLines(urgent)
  if (legal) lines.push(legalWords[legal])
  else {
    lines.push(`Đã nhận phản ánh của bạn. Mã theo dõi: ${trackCode}`)
    if (dueAt !== null) lines.push(`Bạn sẽ nhận được trả lời chậm nhất ngày ${writtenDay(dueAt)}.`)
    lines.push(`Muốn xem đến đâu rồi, hãy nhắn: tra cứu ${trackCode}`)
  }
  lines.push('', automatic)
  return lines.join('\n')
}

type Answer = { text: string; action: string; actionBy: string; actionOn: string; document: string }

/** An answer as people read it: what was said, then who does what and when, or by which document. */
export function answerText(trackCode: string, answer: Answer): string {
  const { text, action, actionBy, actionOn, document } = answer
  const lines = [`Trả lời phản ánh ${trackCode}:`, text]
  if (action) lines.push('', `Việc làm: ${action}`)
  if (actionBy) lines.push(`Đơn vị: ${actionBy}`)
  if (actionOn) lines.push(`Ngày: ${writtenDate(actionOn)}`)
  if (document) lines.push('', `Văn bản: ${document}`)
  return withoutMentions(lines.join('\n'))
}

/** What its sender is told of an answer: with it, what they may do when it is not as it says. */
export const answerTold = (trackCode: string, answer: Answer & { closes: boolean }): string =>
  answerText(trackCode, answer) +
  (answer.closes ? stepWords.closed(trackCode) : answer.actionOn ? stepWords.promised(trackCode) : '')

type Tracked = {
  trackCode: string
  status: keyof typeof statusWords
  createdAt: number
  dueAt: number
  answers: Answer[]
}

export function trackedText({ trackCode, status, createdAt, dueAt, answers }: Tracked): string {
  const lines = [`Phản ánh ${trackCode}, gửi lúc ${written(createdAt)}: ${statusWords[status]}.`]
  if (status === 'received' || status === 'assigned') lines.push(`Hạn trả lời: ngày ${writtenDay(dueAt)}.`)
  const last = answers.at(-1)
  if (last) lines.push('', answerText(trackCode, last))
  return lines.join('\n')
}
