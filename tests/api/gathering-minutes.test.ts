import { randomUUID } from 'node:crypto'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { dayMs, dayOf, hourMs } from '../../core/time.ts'
import { gatheringMinutes } from '../../db/schema/gathering-minutes.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

/** A meeting that is over, with a vote, a comment, and the two who sign its minutes. */
async function heldMeeting() {
  const app = await testApp()
  const hall = await meetingHall(app)
  const id = await hall.opened({ quorumPercent: 50, votersExpected: 3 } as never)
  const wall = await hall.wall(id)
  const [chair, secretary] = [await hall.phone('Nguyễn Văn Chủ'), await hall.phone('Trần Thị Thư')]
  for (const phone of [chair, secretary]) await phone.checkIn(id, wall)
  const said = { clientId: randomUUID(), text: 'Đề nghị quét sơn nhà văn hoá.', anonymous: false }
  const comment = await hall.post(`/own-gatherings/${id}/comments`, chair, said)
  const shown = { state: 'answered', answer: 'Đồng ý làm trong quý này', reason: '' }
  await hall.post(`/gatherings/${id}/comments/${comment.json.id}`, hall.editor, shown)
  const motion = await hall.post(`/gatherings/${id}/motions`, hall.editor, {
    ...{ text: 'Quét sơn nhà văn hoá', options: ['Đồng ý', 'Không'], way: 'secret', passPercent: 50, agendaId: null },
  })
  await hall.post(`/gatherings/${id}/motions/${motion.json.id}/open`, hall.editor)
  for (const phone of [chair, secretary])
    await hall.post(`/own-gatherings/${id}/motions/${motion.json.id}/vote`, phone, { choice: 0, word: randomUUID() })
  await hall.post(`/gatherings/${id}/motions/${motion.json.id}/count`, hall.editor, { hands: [] })
  const own = { as: hall.editor.token }
  return {
    ...{ app, hall, id, chair, secretary, own },
    minutes: async (as: string | null = hall.editor.token) =>
      (await app.request('GET', `/api/own-gatherings/${id}/minutes`, { as })).json,
    sign: (phone: { token: string }, contentHash: string) =>
      hall.post(`/own-gatherings/${id}/minutes/sign`, phone, { contentHash }),
    correct: (contentHash: string, parts: object, as = hall.editor.token) =>
      app.request('PUT', `/api/gatherings/${id}/minutes`, { as, body: { contentHash, parts } }),
    officers: () =>
      hall.post(`/gatherings/${id}/officers`, hall.editor, { chairId: chair.id, secretaryId: secretary.id }),
  }
}

type Part = { heading: string; sentences: { text: string; origin: string }[] }
const typed = (parts: Part[]) =>
  parts.map(({ heading, sentences }) => ({ heading, sentences: sentences.map(({ text }) => text) }))

test('minutes are drafted from the rows, corrected, signed by two, sent and read', async () => {
  const { app, hall, id, own, chair, secretary, ...held } = await heldMeeting()
  expect((await hall.post(`/gatherings/${id}/minutes`, hall.editor)).json.error.reason).toBe('minutes.open')
  const task = { text: 'Quét sơn nhà văn hoá', unitId: hall.ward.id, dueOn: dayOf(app.clock.at + 10 * dayMs) }
  expect((await hall.post(`/gatherings/${id}/tasks`, hall.editor, task)).status).toBe(201)
  expect(
    (await hall.post(`/gatherings/${id}/tasks`, hall.editor, { ...task, dueOn: '2020-01-01' })).json.error.reason,
  ).toBe('task.day')
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  expect((await held.officers()).status).toBe(200)
  const one = { chairId: chair.id, secretaryId: chair.id }
  expect((await hall.post(`/gatherings/${id}/officers`, hall.editor, one)).json.error.reason).toBe('gathering.officers')
  expect((await hall.post(`/gatherings/${id}/minutes`, hall.editor)).status).toBe(201)

  const draft = await held.minutes()
  const said: { text: string; origin: string }[] = draft.content.parts.flatMap((part: Part) => part.sentences)
  const of = (origin: string) => said.filter((sentence) => sentence.origin === origin).map(({ text }) => text)
  expect(of('attendance')).toContain('Có mặt 2 người theo điểm danh, trong đó 2 người có quyền biểu quyết.')
  expect(of('attendance')).toContain('Tỉ lệ phải có mặt là 50%: đủ điều kiện tiến hành biểu quyết.')
  expect(of('agenda')).toContain('1. Đọc báo cáo thu chi (Tổ trưởng trình bày).')
  expect(of('comment')).toEqual([
    'Ý kiến của Nguyễn Văn Chủ: “Đề nghị quét sơn nhà văn hoá”.',
    'Trả lời: “Đồng ý làm trong quý này”.',
  ])
  expect(of('vote').slice(0, 3)).toEqual([
    'Nội dung biểu quyết (bỏ phiếu kín): Quét sơn nhà văn hoá.',
    'Kết quả: Đồng ý 2; Không 0.',
    'Được thông qua (cần ít nhất 50% của 3).',
  ])
  expect(of('task')[0]).toContain('Phường An Bình: Quét sơn nhà văn hoá, xong trước')
  // Nobody else reads a draft, and an earlier reading is not written over.
  expect((await held.minutes(null)).error.code).toBe('NOT_FOUND')
  const parts = typed(draft.content.parts)
  parts.at(-1)?.sentences.push('Chủ trì kết luận: làm trong quý này.')
  expect((await held.correct(draft.contentHash, parts, secretary.token)).json).toEqual({ voided: false })
  expect((await held.correct(draft.contentHash, parts)).json.error.reason).toBe('minutes.stale')
  const ready = await held.minutes()
  expect(ready.content.parts.at(-1).sentences.at(-1).origin).toBe('secretary')
  expect(ready.content.parts[0].sentences[0].origin).toBe('attendance')

  expect((await hall.post(`/gatherings/${id}/minutes/send`, hall.editor)).json.error.reason).toBe('minutes.unsigned')
  expect((await held.sign(chair, draft.contentHash)).json.error.reason).toBe('minutes.stale')
  expect((await held.sign(hall.editor, ready.contentHash)).json.error.reason).toBe('minutes.signer')
  expect((await held.sign(chair, ready.contentHash)).json).toEqual({ state: 'signing' })
  expect((await held.sign(chair, ready.contentHash)).json).toEqual({ state: 'signing' })
  expect((await held.sign(secretary, ready.contentHash)).json).toEqual({ state: 'signed' })
  expect((await held.correct(ready.contentHash, typed(draft.content.parts))).json.error.reason).toBe('minutes.signed')
  expect((await hall.post(`/gatherings/${id}/minutes/send`, hall.editor)).status).toBe(200)
  // Whoever was there reads them, and nobody else by the link that was sent to a group.
  expect((await held.minutes(null)).error.reason).toBe('minutes.not-asked')
  const stranger = await hall.phone('Người đi đường', null)
  expect((await held.minutes(stranger.token)).error.reason).toBe('minutes.not-asked')
  const fileOf = (phone: { token: string }) =>
    app.request('GET', `/api/own-gatherings/${id}/minutes/file?form=docx`, { as: phone.token })
  expect((await fileOf(stranger)).status).toBe(403)
  const seen = await held.minutes((await hall.phone('Người được mời')).token)
  expect(seen).toMatchObject({ state: 'sent', signatures: [{ signsAs: 'chair' }, { signsAs: 'secretary' }] })
  const full = (await app.request('GET', `/api/gatherings/${id}`, own)).json
  expect(full.state).toBe('minuted')
  expect(full.notices.map(({ reason }: { reason: string }) => reason)).toContain('minutes')

  const file = await app.app.request(
    `/api/own-gatherings/${id}/minutes/file?form=docx`,
    { headers: { authorization: `Bearer ${chair.token}` } },
    { defer: () => {} },
  )
  const { value: words } = await mammoth.extractRawText({ buffer: Buffer.from(await file.arrayBuffer()) })
  for (const said of [
    'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'PHƯỜNG AN BÌNH',
    'BIÊN BẢN',
    'THƯ KÝ',
    'Trần Thị Thư',
    'Kết quả: Đồng ý 2; Không 0.',
  ])
    expect(words).toContain(said)
})

test('changed after the first signature, minutes are to be signed anew by both, and say so', async () => {
  const { app, hall, id, chair, secretary, ...held } = await heldMeeting()
  await held.officers()
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  await hall.post(`/gatherings/${id}/minutes`, hall.editor)
  const first = await held.minutes()
  await held.sign(chair, first.contentHash)
  const parts = typed(first.content.parts)
  parts[0]?.sentences.push('Thêm một câu.')
  expect((await held.correct(first.contentHash, parts)).json).toEqual({ voided: true })
  const second = await held.minutes()
  expect(second).toMatchObject({ version: 2, state: 'draft', signatures: [], voided: ['chair'] })
  expect((await held.sign(secretary, first.contentHash)).json.error.reason).toBe('minutes.stale')
  await held.sign(secretary, second.contentHash)
  expect((await held.minutes()).state).toBe('signing')
  await held.sign(chair, second.contentHash)
  expect(await held.minutes()).toMatchObject({ state: 'signed', voided: [] })
  // Words that were changed behind the hash are signed by nobody.
  const third = await heldMeeting()
  await third.officers()
  await third.hall.post(`/gatherings/${third.id}/close`, third.hall.editor)
  await third.hall.post(`/gatherings/${third.id}/minutes`, third.hall.editor)
  const { contentHash } = await third.minutes()
  await third.app.database.write((tx) => tx.update(gatheringMinutes).set({ content: { parts: [] } }))
  expect((await third.sign(third.chair, contentHash)).json.error.reason).toBe('minutes.stale')
})

test('what was promised is looked at in the next meeting, and is late on the overview until it is settled', async () => {
  const { app, hall, id, own } = await heldMeeting()
  const dueOn = dayOf(app.clock.at + 5 * dayMs)
  const made = await hall.post(`/gatherings/${id}/tasks`, hall.editor, {
    text: 'Sửa cống',
    unitId: hall.ward.id,
    dueOn,
  })
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  app.clock.at += 10 * dayMs
  const { json: next } = await hall.draft({
    startsAt: app.clock.at + hourMs,
    endsAt: app.clock.at + 3 * hourMs,
    agenda: [],
  })
  const tasks = async () => (await app.request('GET', `/api/gatherings/${next.id}/tasks`, own)).json
  expect(await tasks()).toMatchObject({ own: [], promised: [{ text: 'Sửa cống', late: true, state: 'open' }] })
  const late = async () => (await app.request('GET', '/api/overview', own)).json.gatheringTasksLate
  expect(await late()).toBe(1)
  const standing = (await app.request('GET', '/api/gatherings/standing', own)).json
  expect(standing.tasks).toMatchObject([{ text: 'Sửa cống', late: true }])
  expect(standing.units.find((unit: { id: string }) => unit.id === hall.ward.id)).toMatchObject({
    ...{ meetings: 1, present: 2, monthsWithout: 0, quorate: { of: 1, reached: 1 } },
  })
  await hall.post(`/gatherings/tasks/${made.json.id}`, hall.editor, {
    ...{ state: 'done', outcome: 'Đã sửa xong', lookedAtIn: next.id },
  })
  expect(await late()).toBe(0)
  expect((await tasks()).promised).toMatchObject([{ state: 'done', outcome: 'Đã sửa xong', late: false }])
})
