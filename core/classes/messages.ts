import { written } from '../time.ts'

/** What those who are asked to a class are told, once for all its sessions. */
export const classWords = {
  invited: 'Mời dự lớp học.',
  more: 'Lớp học có thêm buổi mới.',
  sessions: 'Các buổi học:',
  session: (startsAt: number, topic: string, speaker: string, place: string) =>
    `– ${written(startsAt)}: ${topic}${speaker ? ` (${speaker})` : ''}${place ? `, tại ${place}` : ''}`,
  many: (count: number) => `Lớp có ${count} buổi. Xem từng buổi ở đường dẫn dưới đây.`,
  answer:
    'Xem chương trình, tài liệu và báo từng buổi có dự hay không ở đường dẫn dưới đây. Loa nhắc lịch trước mỗi buổi.',
}
