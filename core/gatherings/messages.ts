import type { GatheringKind } from '../../db/schema/gatherings.ts'
import { written } from '../time.ts'

export const kindNames: Record<GatheringKind, string> = {
  residents_meeting: 'Họp dân',
  cell_meeting: 'Sinh hoạt chi bộ',
  class: 'Lớp học',
  conference: 'Hội nghị',
}

/** What those who are asked are told. */
export const gatheringWords = {
  invited: (kind: GatheringKind) => `Mời dự ${kindNames[kind].toLocaleLowerCase('vi')}.`,
  agenda: 'Chương trình:',
  piece: (clock: string, title: string, speaker: string) =>
    `– ${clock ? `${clock} ` : ''}${title}${speaker ? ` (${speaker})` : ''}`,
  papers: (count: number) => `Có ${count} tài liệu đọc trước.`,
  untitled: 'Tài liệu',
  answer: (papers: number) => `${papers > 0 ? 'Xem tài liệu và báo' : 'Báo'} có dự hay không ở đường dẫn dưới đây.`,
  online: (link: string) => `Dự trực tuyến: ${link}`,
  toPerson: {
    invitation: (unitName: string, title: string) => `${unitName} mời bạn dự: ${title}`,
    change: (unitName: string, title: string) => `${unitName} báo có thay đổi: ${title}`,
    cancel: (unitName: string, title: string) => `${unitName} báo: ${title}`,
    reminder: (unitName: string, title: string) => `${unitName} nhắc bạn dự: ${title}`,
    minutes: (unitName: string, title: string) => `${unitName} gửi biên bản: ${title}`,
  },
  papersLacking: (title: string, startsAt: number) =>
    `Đã đến hạn mà “${title}” (${written(startsAt)}) chưa có tài liệu. Vui lòng mở trang quản lý, mục Cuộc họp, để thêm.`,
  reminder: (kind: GatheringKind) => `Nhắc lịch ${kindNames[kind].toLocaleLowerCase('vi')}.`,
  changed: 'Lịch đã báo có thay đổi:',
  change: (what: string, before: string, after: string) =>
    `– ${what}: ${after}${before ? ` (trước là ${before})` : ''}`,
  facts: {
    ...{ title: 'Tên', startsAt: 'Bắt đầu', endsAt: 'Kết thúc', place: 'Địa điểm', link: 'Đường dẫn', lead: 'Lời mời' },
    ...{ contact: 'Hỏi ai', agenda: 'Chương trình', invited: 'Người được mời', rules: 'Điểm danh và biểu quyết' },
  },
  rewritten: 'đã sửa',
  none: 'không còn',
  answerAgain: 'Giờ đã đổi, xin trả lời lại có dự hay không.',
  cancelledTitle: (title: string) => `Huỷ: ${title}`,
  cancelled: 'Buổi đã báo không diễn ra.',
  why: (reason: string) => `Lý do: ${reason}`,
  see: 'Xem và trả lời',
}
