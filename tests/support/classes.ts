import { hourMs } from '../../core/time.ts'
import type { TestApp } from './app.ts'
import { meetingHall } from './gatherings.ts'

/** A ward that holds a class: who keeps it, who announces it, and phones of those who are in it. */
export async function classRoom(app: TestApp) {
  const hall = await meetingHall(app)
  const { editor, approver, ward } = hall
  const given = {
    ...{ title: 'Lớp bồi dưỡng tuyên truyền viên', classKind: 'training', programme: 'Kỹ năng nói trước nhóm.' },
    ...{ contact: 'Bà Lan', asksRoomNumber: false, invited: { groupIds: [] as string[], unitIds: [] as string[] } },
    ...{ roundId: null as string | null, attendPercent: 60 as number | null, passPercent: null as number | null },
  }
  type Given = typeof given
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, as: { token: string }, body?: object) =>
    app.request(method, `/api${path}`, { as: as.token, ...(body && { body }) })
  const session = (nth: number, change: object = {}) => ({
    ...{ topic: `Bài ${nth}`, speaker: 'Ông Minh', place: 'Hội trường phường', link: '' },
    ...{ startsAt: app.clock.at + nth * 48 * hourMs, endsAt: app.clock.at + (nth * 48 + 2) * hourMs },
    ...change,
  })
  const read = async (id: string, as: { token: string } = editor) => (await call('GET', `/classes/${id}`, as)).json
  const roster = async (id: string) => (await call('GET', `/classes/${id}/roster`, editor)).json
  return {
    ...hall,
    given,
    call,
    session,
    read,
    roster,
    create: (change: Partial<Given> = {}, unitId = ward.id, as: { token: string } = editor) =>
      call('POST', '/classes', as, { unitId, ...given, ...change }),
    announce: async (id: string) =>
      call('POST', `/classes/${id}/announce`, approver, { contentHash: (await read(id, approver)).announcing }),
    enrol: (id: string, personIds: string[], rest: object = {}) =>
      call('POST', `/classes/${id}/people`, editor, { personIds, ...rest }),
    /** A class with these people and so many sessions, announced. */
    async running(people: { id: string }[], { sessions = 3, ...change }: Partial<Given> & { sessions?: number } = {}) {
      const { json } = await call('POST', '/classes', editor, { unitId: ward.id, ...given, ...change })
      const id = json.id as string
      await call('POST', `/classes/${id}/people`, editor, { personIds: people.map((one) => one.id) })
      for (let nth = 1; nth <= sessions; nth++) await call('POST', `/classes/${id}/sessions`, editor, session(nth))
      const { announcing } = await read(id, approver)
      await call('POST', `/classes/${id}/announce`, approver, { contentHash: announcing })
      return id
    },
    /** Holds the next session that is announced, with these people there. */
    async hold(id: string, there: { checkIn: (id: string, code: string) => Promise<{ status: number }> }[]) {
      const next = (await read(id)).sessions.find(({ state }: { state: string }) => state === 'announced')
      app.clock.at = next.startsAt - hourMs / 2
      await hall.post(`/gatherings/${next.id}/open`, editor)
      const code = (await hall.wall(next.id)).split('/in/')[1] ?? ''
      for (const phone of there) await phone.checkIn(next.id, code)
      await hall.post(`/gatherings/${next.id}/close`, editor)
      return next.id as string
    },
  }
}
