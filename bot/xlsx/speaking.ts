import type { exportSpeaking } from '../../core/network/speaking/contest.ts'
import type { Cell, LongSheet } from './stream.ts'

type Made = Awaited<ReturnType<typeof exportSpeaking>>

/** A contest of speakers as it came out, with the total of each sheet; sheets stand from the highest, so that none is a judge's. */
export const speakingSheets = ({ result, sheets, criteria }: Made): LongSheet[] => {
  const most = Math.max(0, ...result.map(({ contestantId }) => sheets.get(contestantId)?.length ?? 0))
  return [
    {
      name: 'Kết quả',
      heads: [
        ...['Hạng', 'Số báo danh', 'Người thi', 'Đơn vị', 'Điểm', 'Số phiếu bỏ'],
        ...Array.from({ length: most }, (_, n) => `Phiếu ${n + 1}`),
      ],
      rows: [
        result.map(({ place, number, name, unitName, total, dropped, contestantId }): Cell[] => [
          ...[place, number, name, unitName, total, dropped],
          ...(sheets.get(contestantId) ?? []),
        ]),
      ],
    },
    {
      name: 'Tiêu chí',
      heads: ['Tiêu chí', 'Điểm cao nhất', 'Hệ số'],
      rows: [criteria.map(({ name, most, weight }): Cell[] => [name, most, weight])],
    },
  ]
}
