import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { signInFromZalo } from '../../core/people/sessions.ts'
import { hourMs } from '../../core/time.ts'
import { people } from '../../db/schema/people.ts'
import type { TestApp } from './app.ts'
import { newsroom } from './newsroom.ts'

/** A ward whose people meet: who prepares, who announces, who leads, and phones of those who live there. */
export async function meetingHall(app: TestApp) {
  const room = await newsroom(app)
  const own = { as: room.editor.token }
  const [group] = room.chats
  const startsAt = app.clock.at + 48 * hourMs
  const plan = {
    ...{ kind: 'residents_meeting', title: 'Họp tổ dân phố số 1', lead: 'Mời bà con đến dự.', startsAt },
    ...{ endsAt: startsAt + 2 * hourMs, place: 'Nhà văn hoá tổ 1', link: '', contact: 'Bà Lan, tổ trưởng' },
    ...{ attends: 'invited', votes: 'members', quorumPercent: null as number | null },
    ...{ votersExpected: null as number | null, asksRoomNumber: false, anonymousComments: false },
    agenda: [
      { startsAt, minutes: 15, title: 'Đọc báo cáo thu chi', speaker: 'Tổ trưởng', note: '' },
      {
        startsAt: null as number | null,
        minutes: null as number | null,
        title: 'Bàn việc thu gom rác',
        speaker: '',
        note: '',
      },
    ],
    invited: { groupIds: [group!.id], unitIds: [] as string[], personIds: [] as string[] },
  }
  type Plan = typeof plan
  const post = (path: string, as: { token: string }, body: object = {}) =>
    app.request('POST', `/api${path}`, { as: as.token, body })
  const draft = (change: Partial<Plan> = {}, unitId = room.ward.id) =>
    app.request('POST', '/api/gatherings', { ...own, body: { unitId, ...plan, ...change } })
  const announce = (id: string, contentHash: string, as = room.approver) =>
    post(`/gatherings/${id}/announce`, as, { contentHash })
  let zaloId = 5_000_000_000
  return {
    ...room,
    plan,
    post,
    draft,
    announce,
    /** Announced two days before. */
    async announced(change: Partial<Plan> = {}) {
      const { json } = await draft(change)
      await announce(json.id, json.contentHash)
      return json.id as string
    },
    /** Open, at its own time. */
    async opened(change: Partial<Plan> = {}) {
      const { json } = await draft(change)
      await announce(json.id, json.contentHash)
      app.clock.at = (change.startsAt ?? startsAt) - hourMs / 2
      await post(`/gatherings/${json.id}/open`, room.editor)
      return json.id as string
    },
    /** The code that stands on the wall now. */
    async wall(id: string, point = 0): Promise<string> {
      const { json } = await app.request('GET', `/api/gatherings/${id}/code?point=${point}`, own)
      return json.link
    },
    /** A phone of somebody whom a unit has confirmed, or of somebody of nowhere. */
    async phone(name: string, unitId: string | null = group!.unitId) {
      const { token, personId } = await signInFromZalo(app.system, { appUserId: String(zaloId++), name })
      if (unitId)
        await app.database.write((tx) =>
          tx.update(people).set({ unitId, unitState: 'confirmed' }).where(eq(people.id, personId)),
        )
      return {
        token,
        id: personId,
        checkIn: (id: string, code: string, rest: object = {}) =>
          post(`/own-gatherings/${id}/check-in`, { token }, { clientId: randomUUID(), code, ...rest }),
        look: async (id: string) => (await app.request('GET', `/api/own-gatherings/${id}`, { as: token })).json,
      }
    },
  }
}
