import type { exportClass } from '../../core/classes/read.ts'
import { clockOf, writtenDay } from '../../core/time.ts'
import type { Cell, LongSheet } from './stream.ts'

type Made = Awaited<ReturnType<typeof exportClass>>

/** Who is in a class, with a column for each session. */
export const classSheets = ({ sessions, held, students }: Made): LongSheet[] => [
  {
    name: 'Học viên',
    heads: [
      ...['Họ và tên', 'Đơn vị', 'Vào lớp từ', 'Số buổi dự', 'Số buổi đã học', 'Điểm kiểm tra', 'Tổng điểm', 'Kết quả'],
      ...sessions.map(({ startsAt, topic }) => `${clockOf(startsAt)} ${writtenDay(startsAt)}: ${topic}`),
    ],
    rows: [
      students.map((one): Cell[] => [
        ...[one.name, one.unitName, one.addedAt === null ? null : writtenDay(one.addedAt), one.sessions.length, held],
        ...[one.score, one.total, one.completed ? 'Hoàn thành' : 'Chưa hoàn thành'],
        ...sessions.map(({ id }) => (one.sessions.includes(id) ? 'Có mặt' : null)),
      ]),
    ],
  },
]
