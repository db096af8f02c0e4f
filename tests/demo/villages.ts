import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { approveDigest } from '../../core/digests/digests.ts'
import { draftDigest } from '../../core/digests/draft.ts'
import { approveItem, createNotice } from '../../core/news/items.ts'
import { addDays, dayOf } from '../../core/time.ts'
import { by, type Stage } from './world.ts'

/** The commune's digest of tomorrow: it finds the group of the village that is no more by then. */
export async function tellVillages({ ctx, present, units: { commune }, staff }: Stage): Promise<void> {
  const [writing, approving] = [by(ctx, staff.villages), by(ctx, staff.chair)]
  const { id: noticeId } = await createNotice(writing, {
    unitId: commune.id,
    title: 'Từ hôm nay thôn Đoài nhập vào thôn Đông',
    summary: 'Giấy tờ đã cấp vẫn dùng được. Nhóm Zalo của hai thôn giữ nguyên, bà con không phải vào lại nhóm nào.',
  })
  await approveItem(approving, noticeId)
  const { id, contentHash } = await draftDigest(writing, { unitId: commune.id, day: addDays(dayOf(present), 1) })
  await approveDigest(approving, id, { contentHash })
  await scheduleDigest(writing, id, { contentHash })
}
