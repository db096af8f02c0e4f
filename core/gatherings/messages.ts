import type { GatheringKind } from '../../db/schema/gatherings.ts'

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
  answer: 'Xem tài liệu và báo có dự hay không ở đường dẫn dưới đây.',
  online: (link: string) => `Dự trực tuyến: ${link}`,
  toPerson: (unitName: string, title: string) => `${unitName} mời bạn dự: ${title}`,
  see: 'Xem và trả lời',
}
