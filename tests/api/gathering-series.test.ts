import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { askPapersDue } from '../../core/gatherings/series/ask-papers.ts'
import { draftSeriesDue } from '../../core/gatherings/series/draft-due.ts'
import { dayMs, instantOf, minuteMs } from '../../core/time.ts'
import { gatheringSeries, gatherings } from '../../db/schema/gatherings.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

async function monthly() {
  const app = await testApp()
  const hall = await meetingHall(app)
  // The second of November: the meeting of the fourth is near, its papers were due last month.
  app.clock.at = instantOf('2026-11-02', '08:00')
  const given = {
    ...{ unitId: hall.ward.id, kind: 'cell_meeting', title: 'Sinh hoạt chi bộ', papersOn: 20 },
    recurrence: { every: 'month', on: [4], at: '19:30', until: null as string | null },
    plan: {
      ...{ lead: '', place: 'Nhà văn hoá', link: '', contact: '', attends: 'invited', votes: 'members' },
      ...{ quorumPercent: null, asksRoomNumber: false, minutes: 120 },
      agenda: [{ minutes: null, title: 'Đọc nghị quyết', speaker: '', note: '' }],
      invited: { groupIds: [hall.chats[0]!.id], unitIds: [] as string[], personIds: [] as string[] },
    },
  }
  const set = (change: object = {}) => hall.post('/gathering-series', hall.editor, { ...given, ...change })
  const drafted = () => app.database.db.select().from(gatherings).orderBy(gatherings.startsAt)
  return { app, hall, given, set, drafted }
}

test('what comes on the fourth of each month is drafted by the clock, each once, with its papers due on the twentieth before', async () => {
  const { app, hall, set, drafted } = await monthly()
  const made = await set()
  expect(made.status, JSON.stringify(made.json)).toBe(201)
  // Whichever of two processes drafts one, each is drafted once.
  const [one, other] = await Promise.all([draftSeriesDue(app.system), draftSeriesDue(app.system)])
  expect(one + other).toBe(2)
  expect(await draftSeriesDue(app.system)).toBe(0)
  const rows = await drafted()
  expect(rows).toMatchObject([
    {
      title: 'Sinh hoạt chi bộ tháng 11/2026',
      state: 'draft',
      startsAt: instantOf('2026-11-04', '19:30'),
      previousId: null,
    },
    { title: 'Sinh hoạt chi bộ tháng 12/2026', papersDueAt: instantOf('2026-11-20', '17:00'), previousId: rows[0]!.id },
  ])
  // As any other it is announced by somebody else than who set it down.
  expect((await hall.announce(rows[1]!.id, rows[1]!.contentHash)).json).toEqual({ state: 'announced' })
  // What the office throws away does not come back.
  await app.request('DELETE', `/api/gatherings/${rows[0]!.id}`, { as: hall.editor.token })
  expect(await draftSeriesDue(app.system)).toBe(0)
  app.clock.at += 30 * dayMs
  expect(await draftSeriesDue(app.system)).toBe(1)
  expect((await drafted()).at(-1)).toMatchObject({ title: 'Sinh hoạt chi bộ tháng 1/2027' })
  const listed = await app.request('GET', '/api/gathering-series', { as: hall.editor.token })
  expect(listed.json.series).toMatchObject([{ title: 'Sinh hoạt chi bộ', papersOn: 20 }])
  expect((await hall.post(`/gathering-series/${made.json.id}/end`, hall.editor)).status).toBe(200)
  app.clock.at += 60 * dayMs
  expect(await draftSeriesDue(app.system)).toBe(0)
})

test('the office is reminded once when papers are due and are not there', async () => {
  const { app, hall, set, drafted } = await monthly()
  await set()
  await draftSeriesDue(app.system)
  await app.database.write((tx) =>
    tx.update(people).set({ oaUserId: '4242', follows: true }).where(eq(people.id, hall.editor.id)),
  )
  expect(await askPapersDue(app.system)).toBe(0)
  app.clock.at = instantOf('2026-11-20', '17:01')
  expect(await askPapersDue(app.system)).toBe(1)
  app.clock.at += minuteMs
  expect(await askPapersDue(app.system)).toBe(0)
  const told = await app.database.db.select().from(replies).where(eq(replies.cause, 'gathering-papers'))
  expect(told).toMatchObject([{ recipient: '4242' }])
  expect(told[0]!.text).toContain('Sinh hoạt chi bộ tháng 12/2026')
  expect((await drafted())[1]!.state).toBe('draft')
})

test('a month without a 31st has its last day, and what cannot come again is refused', async () => {
  const { app, set, given, drafted } = await monthly()
  await set({ recurrence: { ...given.recurrence, on: [31] }, papersOn: 31 })
  await draftSeriesDue(app.system)
  expect((await drafted())[0]).toMatchObject({
    startsAt: instantOf('2026-11-30', '19:30'),
    papersDueAt: instantOf('2026-10-31', '17:00'),
  })
  const reason = async (change: object) => (await set(change)).json.error?.reason
  expect(await reason({ recurrence: { ...given.recurrence, on: [32] } })).toBe('announcement.recurrence')
  expect(await reason({ recurrence: { ...given.recurrence, at: '25:00' } })).toBe('announcement.recurrence')
  expect(await reason({ recurrence: { ...given.recurrence, until: '2026-01-01' } })).toBe('announcement.recurrence')
  expect(await reason({ recurrence: { ...given.recurrence, every: 'week' } })).toBe('gathering.papers-on')
  expect(await reason({ title: ' ' })).toBe('gathering.title')
  expect(await reason({ plan: { ...given.plan, place: '' } })).toBe('gathering.place')
  expect(await app.database.db.select().from(gatheringSeries)).toHaveLength(1)
})
