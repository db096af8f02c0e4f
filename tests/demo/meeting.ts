import { announceGathering } from '../../core/gatherings/announce.ts'
import { draftGathering } from '../../core/gatherings/write.ts'
import { addDays, dayOf, instantOf } from '../../core/time.ts'
import { by, type Stage } from './world.ts'

/** The quarter's residents have been asked to meet tomorrow morning; their group hears of it as the night's quiet ends, and once more before it begins. */
export async function meeting({ ctx, present, units, staff }: Stage): Promise<void> {
  const day = addDays(dayOf(present), 1)
  const [startsAt, endsAt] = [instantOf(day, '08:30'), instantOf(day, '10:00')]
  const piece = (title: string, speaker: string, at: number | null = null) => ({
    ...{ startsAt: at, minutes: null, title, speaker, note: '' },
  })
  const { id, contentHash } = await draftGathering(by(ctx, staff.editor), units.second.id, {
    kind: 'residents_meeting',
    title: 'Họp dân quý IV',
    lead: 'Mời mỗi nhà một người.',
    ...{ startsAt, endsAt, place: 'Nhà văn hoá tổ dân phố số 2', link: '' },
    contact: 'Bà Thơm, tổ trưởng tổ 2, (024) 0000 0102',
    ...{ attends: 'all', votes: 'present', quorumPercent: null, votersExpected: null },
    ...{ asksRoomNumber: false, anonymousComments: true },
    agenda: [
      piece('Đọc thu chi quỹ tổ chín tháng', 'Tổ trưởng', startsAt),
      piece('Bàn và biểu quyết việc lắp đèn ngõ 31', 'Tổ phó'),
    ],
    invited: { groupIds: [], unitIds: [units.second.id], personIds: [] },
  })
  await announceGathering(by(ctx, staff.approver), id, { contentHash })
}
