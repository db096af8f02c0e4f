import { expect, test } from 'vitest'
import { minuteMs } from '../../core/time.ts'
import { gatheringAttendance } from '../../db/schema/gathering-rooms.ts'
import { testApp } from '../support/app.ts'
import { fontAssets } from '../support/fonts.ts'
import { meetingHall } from '../support/gatherings.ts'

test('a code on paper lets people in until a new printing takes it back, also without a network', async () => {
  const app = await testApp({ assets: fontAssets })
  const hall = await meetingHall(app)
  const [hoa, ba, tu] = [await hall.phone('Bà Hoa'), await hall.phone('Ông Ba'), await hall.phone('Ông Tư')]
  const id = await hall.announced({ asksRoomNumber: true })
  const code = async () =>
    (await app.request('GET', `/api/gatherings/${id}/paper-code?point=0`, { as: hall.editor.token })).json
  const first = await code()
  expect(first).toMatchObject({ printing: 0, roomNumber: expect.stringMatching(/^\d{4}$/) })
  const pdf = await app.request('GET', `/api/gatherings/${id}/paper-code.pdf`, { as: hall.editor.token })
  expect(pdf.status).toBe(200)
  const none = await app.request('GET', `/api/gatherings/${id}/paper-code?point=7`, { as: hall.editor.token })
  expect(none.status).toBe(404)
  const { roomNumber } = first
  expect((await hoa.checkIn(id, first.link, { roomNumber })).json.error.reason).toBe('gathering.not-open')
  app.clock.at = hall.plan.startsAt
  await hall.post(`/gatherings/${id}/open`, hall.editor)
  // From afar the paper alone is not enough.
  expect((await hoa.checkIn(id, first.link)).json.error.reason).toBe('gathering.room')
  expect((await hoa.checkIn(id, first.link, { roomNumber })).status).toBe(200)
  // Read before it opened it counts for nothing.
  const early = await ba.checkIn(id, first.link, { roomNumber, agoMs: minuteMs })
  expect(early.json.error.reason).toBe('gathering.old-code')
  const readAt = app.clock.at + minuteMs
  app.clock.at += 10 * minuteMs
  expect((await ba.checkIn(id, first.link, { roomNumber, agoMs: 9 * minuteMs })).json).toMatchObject({
    late: true,
    at: readAt,
  })

  await hall.post(`/gatherings/${id}/paper-code`, hall.editor)
  const second = await code()
  expect(second.printing).toBe(1)
  expect((await tu.checkIn(id, first.link, { roomNumber })).json.error.reason).toBe('gathering.old-code')
  expect((await tu.checkIn(id, second.link, { roomNumber: second.roomNumber })).status).toBe(200)
  const rows = await app.database.db.select().from(gatheringAttendance)
  expect(rows.map(({ way }) => way)).toEqual(['paper_code', 'paper_code', 'paper_code'])
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  expect((await hall.post(`/gatherings/${id}/paper-code`, hall.editor)).json.error.reason).toBe('gathering.state')
})

test('a code of the wall from before the room was opened anew is old', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const hoa = await hall.phone('Bà Hoa')
  const id = await hall.opened()
  const code = await hall.wall(id)
  // The same slot, as a phone with no network brings it, of an hour before the room was open.
  await app.database.write((tx) => tx.run(`update gatherings set opened_at = ${app.clock.at + 30 * minuteMs}`))
  app.clock.at += 40 * minuteMs
  expect((await hoa.checkIn(id, code)).json.error.reason).toBe('gathering.old-code')
})

test('a hall behind one address signs in with the code that it reads, and a wrong one is no pass', async () => {
  const app = await testApp({ address: '203.0.113.7' })
  const hall = await meetingHall(app)
  const id = await hall.opened()
  const pass = `${id}/${(await hall.wall(id)).split('/').at(-1)}`
  const knocks = async (code: string) =>
    (await app.request('POST', '/api/session/guest', { headers: { 'live-code': code } })).status
  for (let n = 0; n < 100; n++) expect(await knocks(pass)).toBe(201)
  const wrong = `${id}/0.abc.00000000`
  for (let n = 0; n < 60; n++) await knocks(wrong)
  expect(await knocks(wrong)).toBe(429)
  expect(await knocks(pass)).toBe(201)
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  app.clock.at += 25 * 60 * minuteMs
  for (let n = 0; n < 60; n++) await knocks(pass)
  expect(await knocks(pass)).toBe(429)
})
