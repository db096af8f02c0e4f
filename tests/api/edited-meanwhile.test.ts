import { expect, test } from 'vitest'
import { expectSeen, markOf } from '../../core/acts/seen.ts'
import { makeCampaign } from '../../core/campaigns/write.ts'
import { dayMs } from '../../core/time.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'
import { openRound } from '../support/quiz.ts'

test('a mark is another where anything of a record is another, and who names none is not asked', () => {
  const marks = [null, {}, { a: 1 }, { a: '1' }, { a: '' }, { a: null }, { a: 'Tổ 1' }, { a: 'Tổ 2' }, { a: 'Tô 1' }]
  expect(new Set(marks.map(markOf)).size).toBe(marks.length)
  const many = Array.from({ length: 20_000 }, (_, at) => markOf({ name: `Tổ dân phố ${at}` }))
  expect(new Set(many).size).toBe(many.length)
  expect(markOf(null)).toBe('')
  expect(() => expectSeen(undefined, 'x')).not.toThrow()
  expect(() => expectSeen('', 'x')).toThrow('record.stale')
})

type Body = Record<string, unknown>
/** One record: how its mark is read, and the change that one editor or another sends. */
type Edited = {
  what: string
  mark: () => Promise<string>
  send: (body: Body) => Promise<{ status: number; text: string; json: Body }>
  one: Body
  other: Body
}

/** Who reads a record and is overtaken is refused and told; who has read it since is not. */
async function expectTold({ what, mark, send, one, other }: Edited): Promise<void> {
  const seen = await mark()
  const first = await send({ ...one, mark: seen })
  expect([200, 201], `${what}: ${first.text}`).toContain(first.status)
  const now = await mark()
  expect(now, what).not.toBe(seen)
  const late = await send({ ...other, mark: seen })
  expect({ what, status: late.status, said: late.json }).toMatchObject({
    status: 409,
    said: { error: { reason: 'record.stale' } },
  })
  expect(await mark(), what).toBe(now)
  const again = await send({ ...other, mark: now })
  expect([200, 201], `${what}: ${again.text}`).toContain(again.status)
  expect(await mark(), what).not.toBe(now)
}

const as = (app: TestApp, token: string) => ({
  get: async (path: string) => (await app.request('GET', `/api${path}`, { as: token })).json,
  send: (method: string, path: string) => (body: Body) => app.request(method, `/api${path}`, { as: token, body }),
})
type Marked = { id: string; mark: string }
const named = (rows: Marked[], id: string) => rows.find((row) => row.id === id)?.mark ?? ''

test('who edits what somebody else has changed meanwhile is told, whatever it is, and writes over nothing', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const { id: ward } = hall.ward
  const admin = await app.person('Quản trị', ['admin', ward])
  const keeper = as(app, admin.token)
  const editor = as(app, hall.editor.token)
  const communicator = as(app, hall.communicator.token)
  const approver = as(app, hall.approver.token)
  const [chat] = hall.chats
  const units = async () => named((await keeper.get('/units')).units as Marked[], ward)

  const place = { unitId: ward, kind: 'office', phone: '028 3812 3456', address: '', hours: '' }
  const { id: contact } = (await editor.send('POST', '/contacts')({ ...place, name: 'Bộ phận một cửa' })).json
  const source = (
    await editor.send(
      'POST',
      '/sources',
    )({ unitId: ward, name: 'Báo', url: 'https://bao.example.vn/rss', licence: 'excerpt' })
  ).json.id as string
  const said = { title: 'Sắp xếp tổ', lead: 'Bà con xem ở đây.', startsOn: '2026-11-30', endsOn: '2026-12-31' }
  const { id: campaign } = await makeCampaign(hall.editor.ctx, ward, said)
  const task = { title: 'Phát tờ rơi', unitId: ward, personId: null, dueOn: '2026-12-05' }
  const { id: duty } = (await editor.send('POST', `/campaigns/${campaign}/tasks`)(task)).json
  const round = await openRound(app, ward)
  const { json: meeting } = await hall.draft({ kind: 'conference' })
  await editor.send('POST', `/gatherings/${meeting.id}/points/units`)({ unitId: ward, kinds: [] })
  const point = { room: '', keeperId: null, capacity: null, registered: 0 }
  const open = await hall.opened()
  const promised = (
    await editor.send('POST', `/gatherings/${open}/tasks`)({ text: 'Sửa đèn', unitId: ward, dueOn: '2027-01-05' })
  ).json.id as string
  const tasks = async () => named((await editor.get(`/gatherings/${open}/tasks`)).own as Marked[], promised)
  const award = async () => (await editor.get(`/certificates/rounds/${round.id}`)).awardMark
  const week = [[{ from: '07:30', to: '11:30' }], [], [], [], [], [], []]
  const rules = { ifNobody: 'skip', eveningAt: '19:30', quietFrom: '22:00', quietTo: '06:00', parts: 1 }
  const day = { unitId: ward, day: '2026-12-20', closed: true, noSend: false }
  const call = { places: 3, until: round.closesAt + dayMs }
  const head = { above: '', office: 'UBND phường', sign: '', place: 'An Bình', signerTitle: '', recipients: [] }
  await approver.send('PUT', '/calendar/days')({ ...day, name: 'Giỗ tổ nghề' })

  const records: Edited[] = [
    {
      what: 'unit',
      mark: units,
      send: keeper.send('PATCH', `/units/${ward}`),
      one: { memberCount: 7 },
      other: { name: 'Phường Mới' },
    },
    {
      what: 'contact',
      mark: async () => named((await editor.get('/contacts')).contacts as Marked[], contact as string),
      send: editor.send('POST', '/contacts'),
      one: { ...place, id: contact, name: 'Một cửa', phone: '028 1111 2222' },
      other: { ...place, id: contact, name: 'Tiếp dân' },
    },
    {
      what: 'hours',
      mark: async () => (await editor.get(`/contacts/hours/${ward}`)).mark,
      send: editor.send('PUT', `/contacts/hours/${ward}`),
      one: { week, closures: [], note: '' },
      other: { week: week.map(() => []), closures: [], note: '' },
    },
    {
      what: 'rules of sending',
      mark: async () => (await approver.get(`/calendar/rules/${ward}`)).mark,
      send: approver.send('PUT', `/calendar/rules/${ward}`),
      one: rules,
      other: { ...rules, parts: 2 },
    },
    {
      what: 'day',
      mark: async () =>
        ((await approver.get('/calendar/days?year=2026')).days as { day: string; mark: string }[]).find(
          (one) => one.day === day.day,
        )?.mark ?? '',
      send: approver.send('PUT', '/calendar/days'),
      one: { ...day, name: 'Hội làng' },
      other: { ...day, name: 'Lễ hội' },
    },
    {
      what: 'source',
      mark: async () => named((await editor.get('/sources')).sources as Marked[], source),
      send: editor.send('PATCH', `/sources/${source}`),
      one: { concerns: [chat?.unitId] },
      other: { name: 'Báo phường', filter: { include: ['rác'], exclude: [], categories: [] } },
    },
    {
      what: 'task of a campaign',
      mark: async () => named((await editor.get(`/campaigns/${campaign}`)).tasks as Marked[], duty as string),
      send: editor.send('PUT', `/campaigns/${campaign}/tasks/${duty}`),
      one: { ...task, dueOn: '2026-12-06' },
      other: { ...task, title: 'Phát tờ gấp' },
    },
    {
      what: 'award',
      mark: award,
      send: editor.send('PUT', `/certificates/rounds/${round.id}/award`),
      one: { passPercent: 80, places: null },
      other: { passPercent: null, places: 3 },
    },
    {
      what: 'call of winners',
      mark: async () => (await editor.get(`/contests/rounds/${round.id}/winners`)).mark,
      send: editor.send('PUT', `/contests/rounds/${round.id}/winners`),
      one: { ...call, purpose: 'Trao giải' },
      other: { ...call, purpose: 'Làm giấy khen' },
    },
    {
      what: 'head of reports',
      mark: async () => (await approver.get(`/statistics/report/form/${ward}`)).mark,
      send: approver.send('PUT', `/statistics/report/form/${ward}`),
      one: { monthly: true, letterhead: { ...head, signer: 'Nguyễn Văn Một' } },
      other: { monthly: false, letterhead: { ...head, signer: 'Trần Thị Hai' } },
    },
    {
      what: 'tags of a group',
      mark: async () => named((await communicator.get('/groups')).groups as Marked[], chat?.id ?? ''),
      send: communicator.send('PUT', `/groups/${chat?.id}/tags`),
      one: { tags: ['ven sông'] },
      other: { tags: ['chi bộ'] },
    },
    {
      what: 'seat of a board',
      mark: async () =>
        ((await approver.get(`/boards/${ward}`)).seats as { office: string; person: { id: string } | null }[]).find(
          ({ office }) => office === 'chair',
        )?.person?.id ?? '',
      send: approver.send('PUT', `/boards/${ward}/seats`),
      one: { office: 'chair', personId: hall.approver.ctx.actor.personId },
      other: { office: 'chair', personId: hall.editor.ctx.actor.personId },
    },
    {
      what: 'point of a conference',
      mark: async () => (await editor.get(`/gatherings/${meeting.id}/points/1`)).mark,
      send: editor.send('PUT', `/gatherings/${meeting.id}/points/1`),
      one: { ...point, name: 'Hội trường A' },
      other: { ...point, name: 'Hội trường A', capacity: 40 },
    },
    {
      what: 'officers of a gathering',
      mark: async () => (await editor.get(`/gatherings/${open}`)).officersMark,
      send: editor.send('POST', `/gatherings/${open}/officers`),
      one: { chairId: hall.approver.ctx.actor.personId, secretaryId: null },
      other: { chairId: hall.editor.ctx.actor.personId, secretaryId: null },
    },
    {
      what: 'task of a gathering',
      mark: tasks,
      send: editor.send('POST', `/gatherings/tasks/${promised}`),
      one: { state: 'done', outcome: 'Đã thay bóng', lookedAtIn: null },
      other: { state: 'dropped', outcome: 'Điện lực làm', lookedAtIn: null },
    },
  ]
  for (const record of records) await expectTold(record)
  // The mark of units is for who edits them: everybody's phone reads the list.
  expect((await editor.get('/units')).units[0].mark).toBeUndefined()
  // A day that is said already is not said anew as though nobody had.
  const twice = await approver.send('PUT', '/calendar/days')({ ...day, name: 'Ngày khác', mark: '' })
  expect(twice).toMatchObject({ status: 409, json: { error: { reason: 'day.stale' } } })
})
