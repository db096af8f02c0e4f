import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { approveDigest } from '../../core/digests/digests.ts'
import { draftDigest } from '../../core/digests/draft.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { approveItem, createNotice } from '../../core/news/items.ts'
import { dayOf } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import type { TestApp } from './app.ts'
import { hexId } from './zalo.ts'

/** A ward with two residential groups, a chat in each, and the people who make its digests. */
export async function newsroom(app: TestApp, { parentId, kind = 'ward' }: { parentId?: string; kind?: string } = {}) {
  const ward = await app.unit('Phường An Bình', { kind, parentId })
  const chats = []
  for (const name of ['Tổ dân phố 1', 'Tổ dân phố 2']) {
    const { id: unitId } = await app.unit(name, { kind: 'residential_group', parentId: ward.id })
    const input = { unitId, channel: 'oa_group', externalId: hexId(), name: `Nhóm ${name}` } as const
    chats.push(await linkGroup(app.system, input))
  }
  const editor = await app.person('Biên tập viên', ['editor', ward.id])
  const communicator = await app.person('Tuyên truyền viên', ['communicator', ward.id])
  const approver = await app.person('Người duyệt', ['approver', ward.id])

  const approvedNotice = async (title: string) => {
    const { id } = await createNotice(editor.ctx, { unitId: ward.id, title, summary: `${title}, mời bà con xem.` })
    return approveItem(approver.ctx, id)
  }
  const draft = (day = dayOf(app.clock.at)) => draftDigest(communicator.ctx, { unitId: ward.id, day })
  const approvedDigest = async (day?: string) => {
    const { id, contentHash } = await draft(day)
    return approveDigest(approver.ctx, id, { contentHash })
  }
  return {
    ward,
    chats,
    editor,
    communicator,
    approver,
    approvedNotice,
    draft,
    approvedDigest,
    /** A digest with one notice, approved and due now. */
    async scheduled() {
      await approvedNotice('Lịch thu gom rác mới')
      const { id, contentHash } = await approvedDigest()
      return scheduleDigest(communicator.ctx, id, { contentHash, sendAt: app.clock.at })
    },
    /** The actions in the audit log, oldest first. */
    actions: async () =>
      (await app.deps.db.select({ action: auditLog.action }).from(auditLog).orderBy(auditLog.seq)).map(
        (line) => line.action,
      ),
  }
}
