import type { Announcement } from '../../../db/schema/answers.ts'
import type { NoticeKind } from '../../../db/schema/news.ts'
import { lifeWords } from '../../news/messages.ts'
import { noticeKindNames } from '../../news/notice-kinds.ts'
import { cutAt } from '../../text/cut.ts'
import { written, writtenDate } from '../../time.ts'

const longestSummary = 420

/** The words around what digests told; what they say is the digests' own. */
export const announcedSentences = {
  lead: 'Trả lời tự động, theo bản tin đã gửi:',
  ofThat: 'Trả lời tự động, theo thông báo vừa nói:',
  notSaid: 'Trả lời tự động: thông báo vừa nói không ghi rõ điều bạn hỏi, chỉ có:',
  notSaidNote: 'Thông báo vừa nói không ghi rõ điều bạn hỏi.',
  gone: (title: string, endedAt: number | null) =>
    endedAt === null
      ? `Thông báo “${title}” đã được rút lại hoặc đang được sửa, nên kênh không trả lời theo đó nữa.`
      : `Thông báo “${title}” đã hết hạn lúc ${written(endedAt)}, nên kênh không trả lời theo đó nữa.`,
  noneOn: (day: string) => `Không thấy thông báo nào cho ngày ${writtenDate(day)}. Đã báo lúc khác:`,
  noneBeside: (day: string | null) =>
    `Kênh không thấy thông báo nào về việc vừa hỏi${day ? ` cho ngày ${writtenDate(day)}` : ' ở nơi ấy'}.`,
  alsoLaw: 'Văn bản có nói đến việc này:',
  alsoTold: 'Bản tin cũng có báo:',
  corrected: 'Bản tin này có đính chính, bạn đọc trong đường dẫn.',
  none: (kind: NoticeKind, day: string | null) =>
    `Kênh không có thông báo nào còn hiệu lực về “${noticeKindNames[kind].toLocaleLowerCase('vi')}”${day ? ` cho ngày ${writtenDate(day)}` : ''} ở nơi của bạn.`,
  noneOf: (quarters: number[]) => `Kênh không có thông báo nào về việc này của tổ (thôn, khu) ${quarters.join(', ')}.`,
  noneInEdition: (places: string) => `Bản tin vừa gửi không báo việc gì như vậy, ở ${places} hay nơi khác.`,
  notOf: (places: string) => `Không thấy thông báo nào nói ${places}. Đã báo cho nơi khác:`,
  unsaid: (places: string) => `Trả lời tự động: thông báo không ghi rõ ${places} có hay không, chỉ có:`,
  unsaidNote: (places: string) => `Thông báo không ghi rõ ${places} có hay không.`,
  quarters: (numbers: number[]) => `tổ (thôn, khu) ${numbers.join(', ')}`,
  alleys: (numbers: number[]) => `ngõ (hẻm) ${numbers.join(', ')}`,
  open: 'Xem:',
}

/** What a digest told, word for word, with whose it is, since when and where it stands. */
export function announcementText(told: Announcement, link: string): string {
  const { title, summary, sourceName, author, publishedAt, unitName, sentAt, life, lines, corrected } = told
  const source = [sourceName, author].filter(Boolean).join(', ')
  return [
    life?.urgent ? lifeWords.urgent(title) : title,
    ...(summary ? [cutAt(summary, longestSummary)] : []),
    ...lines,
    `— ${source && source !== unitName ? `Nguồn: ${source}${publishedAt === null ? '' : ` (${written(publishedAt)})`}. ` : ''}Bản tin ${unitName}, ${written(sentAt)}.`,
    ...(corrected ? [announcedSentences.corrected] : []),
    `${announcedSentences.open} ${link}`,
  ].join('\n')
}
