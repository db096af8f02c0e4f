import type { exportRound } from '../../core/participants/export.ts'
import type { Participant } from '../../core/participants/listed.ts'
import type { UnitStanding } from '../../core/quizzes/standings/units.ts'
import { clockOf, writtenDay } from '../../core/time.ts'
import type { Cell, LongSheet } from './stream.ts'

type Made = Awaited<ReturnType<typeof exportRound>>

const moment = (at: number | null) => (at === null ? null : `${clockOf(at)} ${writtenDay(at)}`)

const froms = { unit: 'cây đơn vị', below: 'cộng các đơn vị bên dưới', confirmed: 'người đã được xác nhận trên Loa' }

function membersSaid(unit: UnitStanding): Cell {
  if (unit.hidden || !unit.members) return null
  const { members } = unit
  return members.from === 'typed'
    ? `${members.source}, ngày ${members.day.split('-').reverse().join('/')}`
    : froms[members.from]
}

const unitRow = (unit: UnitStanding, level: string): Cell[] =>
  unit.hidden
    ? [level, unit.unitName]
    : [
        ...[level, unit.unitName, unit.participants, unit.entries, unit.averageScore, unit.perThousand],
        ...[
          unit.members?.count ?? null,
          membersSaid(unit),
          unit.places?.participants ?? null,
          unit.places?.perThousand ?? null,
        ],
        unit.formerly.join(', '),
      ]

const personRow = (one: Participant): Cell[] => [
  ...[one.rank, one.name, one.unitName, one.score, one.score === null ? null : one.total],
  ...[
    one.durationMs === null ? null : Math.round(one.durationMs / 1000),
    moment(one.submittedAt),
    one.tries,
    one.handedIn,
  ],
  ...[one.guess, one.passed === null ? null : one.passed ? 'Đạt' : 'Chưa đạt'],
]

/** A round as the sheets of a workbook: its units, its hours, and everybody in it. */
export const contestSheets = ({ progress, pages }: Made): LongSheet[] => [
  {
    name: 'Đơn vị',
    heads: [
      ...[
        'Cấp',
        'Đơn vị',
        'Số người',
        'Số lượt',
        'Điểm trung bình',
        'Số người dự thi trên 1.000 người',
        'Số người của đơn vị',
      ],
      ...['Nguồn của số người', 'Hạng theo số người', 'Hạng theo tỷ lệ', 'Gồm cả đơn vị đã sáp nhập'],
    ],
    rows: [
      [
        ...progress.above.map((unit) => unitRow(unit, `Gộp, cấp ${unit.depth + 1}`)),
        ...progress.units.map((unit) => unitRow(unit, 'Riêng')),
      ],
    ],
  },
  {
    name: 'Theo giờ',
    heads: ['Giờ', 'Bắt đầu', 'Nộp bài'],
    rows: [progress.hours.map(({ at, started, handed }) => [moment(at), started, handed])],
  },
  {
    name: 'Người dự thi',
    heads: [
      ...[
        'Hạng',
        'Họ tên',
        'Đơn vị',
        'Điểm',
        'Trên tổng',
        'Thời gian làm (giây)',
        'Nộp lúc',
        'Lượt đã vào',
        'Lượt đã nộp',
      ],
      ...['Dự đoán', 'Mức đạt'],
    ],
    rows: (async function* () {
      for await (const people of pages) yield people.map(personRow)
    })(),
  },
]
