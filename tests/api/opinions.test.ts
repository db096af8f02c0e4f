import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { namesSomebody } from '../../core/network/opinions/nameless.ts'
import { reportOpinion } from '../../core/network/opinions/report.ts'
import { retain } from '../../core/people/retention.ts'
import { dayMs, instantOf } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { opinionReports } from '../../db/schema/network.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

async function hearing() {
  const app = await testApp({ startAt: instantOf('2026-11-30', '09:00') })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const room = await newsroom(app, { parentId: city.id })
  const groups = room.chats.map(({ unitId }) => unitId)
  const near = await app.person('Tuyên truyền viên tổ 1', ['communicator', groups[0]!])
  const head = await app.person('Ban Tuyên giáo', ['editor', city.id])
  const report = (more: object = {}, who: { token: string } = room.communicator) =>
    app.request('POST', '/api/opinions', {
      as: who.token,
      body: {
        ...{ id: randomUUID(), unitId: groups[0], subject: 'Giá điện', people: '20-49', feeling: 'worried' },
        ...{ suggestion: '', ...more },
      },
    })
  const times = async (count: number, more: Partial<Parameters<typeof reportOpinion>[2]>) => {
    const usual = {
      unitId: groups[0]!,
      subject: 'Giá điện',
      people: '20-49',
      feeling: 'worried',
      suggestion: '',
    } as const
    for (let at = 0; at < count; at++) await reportOpinion(room.communicator.ctx, randomUUID(), { ...usual, ...more })
  }
  const read = (query = '', who: { token: string } = room.editor) =>
    app.request('GET', `/api/opinions${query}`, { as: who.token })
  const rows = () => app.deps.db.select().from(opinionReports)
  return { app, room, groups, near, head, report, times, read, rows }
}

test.each([
  ['Ông Nguyễn Văn Tám ở đầu ngõ nói gay gắt', true],
  ['chị Lan bán nước bức xúc', true],
  ['tôi tên là trần thị bưởi', true],
  ['bà lan tổ 3 phản ánh nhiều lần', true],
  ['nghe chú hùng kể là sắp thu thêm', true],
  ['Đề nghị chú tâm đến đường thoát nước, ghi công các anh hùng liệt sĩ', false],
  ['Các cô giáo, bác sĩ và chị em lo giá thuốc', false],
  ['em tên là đỗ văn nam, xin hỏi', true],
  ['toi ten la to van nam', true],
  ['Bà con chưa rõ tên tổ dân phố sau khi sáp nhập', false],
  ['ba con chua ro ten to dan pho moi', false],
  ['Đường do thị xã quản lý hỏng, tên đường chưa có biển', false],
  ['Tên văn bản và tên hồ sơ khó nhớ', false],
  ['Lê Hoàng Nam không đồng ý', true],
  ['Xem trang facebook.com/nguyen.tam', true],
  ['Bà con đường Nguyễn Văn Cừ lo ngập nước', false],
  ['Học tập và làm theo tư tưởng Hồ Chí Minh', false],
  ['Đề nghị phường nói rõ Nghị định 116/2025/NĐ-CP', false],
  ['Nhiều hộ ở số nhà 12 đến 40 mất nước', false],
])('%s: names somebody %s', (text, named) => expect(namesSomebody(text)).toBe(named))

test('a report keeps neither who wrote it nor the hour, and a number or a house in it is masked before it is stored', async () => {
  const { app, report, rows, near } = await hearing()
  const id = randomUUID()
  const suggestion = 'Gọi 0912 345 678 để biết thêm, số nhà 12 ngõ 5 hay ngập'
  expect((await report({ id, suggestion }, near)).status).toBe(201)
  expect((await report({ id, suggestion }, near)).status).toBe(201)
  const kept = await rows()
  expect(kept).toHaveLength(1)
  expect(Object.keys(kept[0]!).sort()).toEqual(
    ['feeling', 'id', 'month', 'people', 'subject', 'subjectKey', 'suggestion', 'unitId'].sort(),
  )
  expect(kept[0]!.suggestion).not.toMatch(/\d{3}/)
  expect(kept[0]!.suggestion).toContain('…')
  const log = await app.deps.db.select().from(auditLog)
  expect(log.filter(({ actorId }) => actorId === near.id)).toEqual([])
})

test('one that names a person is refused, and nothing of it is kept', async () => {
  const { report, rows, groups, near } = await hearing()
  const named = await report({ suggestion: 'Ông Nguyễn Văn Tám ở ngõ 3 nói xấu phường' })
  expect(named.json.error).toMatchObject({ reason: 'opinion.name', message: expect.stringContaining('bỏ tên') })
  expect((await report({ subject: 'Bà Trần Thị Bưởi' })).json.error.reason).toBe('opinion.name')
  expect((await report({ subject: ' ' })).json.error.reason).toBe('opinion.subject')
  expect((await report({ suggestion: 'x '.repeat(900) })).json.error.reason).toBe('opinion.long')
  // A group of fewer than five is none.
  expect((await report({ people: '1-4' })).status).toBe(400)
  expect((await report({ unitId: groups[1] }, near)).status).toBe(404)
  expect(await rows()).toEqual([])
})

test('it is told by subject and unit once the month is over, and what is small, with what would give it away, is hidden', async () => {
  const { app, groups, times, read, head } = await hearing()
  await times(9, { subject: 'Giá điện', suggestion: 'Nói rõ cách tính bậc thang' })
  await times(6, { subject: 'gia dien', unitId: groups[1] })
  await times(3, { subject: 'Rác thải' })
  await times(6, { subject: 'Rác thải', unitId: groups[1] })
  await times(2, { subject: 'Cái ngõ nhà tôi' })
  expect((await read('?month=2026-11')).json.error.reason).toBe('opinion.month')
  app.clock.at = instantOf('2026-12-01', '08:00')
  const told = (await read()).json
  expect(told.month).toBe('2026-11')
  expect(told.places.map(({ name }: { name: string }) => name)).toEqual(['Tổ dân phố 1', 'Tổ dân phố 2'])
  const [power, waste, rest] = told.subjects
  expect(power).toMatchObject({ subject: 'Giá điện', suggestions: ['Nói rõ cách tính bậc thang'] })
  expect(waste.subject).toBe('Rác thải')
  expect(waste.places[0]).toBeNull()
  expect(rest).toMatchObject({ subject: null, suggestions: [] })
  expect(JSON.stringify(told)).not.toContain('Cái ngõ')
  // Of no hidden count can be told what it is: more than one is hidden in its row or its column.
  const cells = told.subjects.map((one: { places: (number | null)[] }) => one.places)
  expect(cells.flat().filter((one: number | null) => one === null).length).toBeGreaterThan(1)
  // Who works for the city sees it by ward and no deeper.
  const city = (await read('', head)).json
  expect(city.places.map(({ name }: { name: string }) => name)).toEqual(['Phường An Bình'])
  expect((await read(`?unitId=${groups[0]}`, head)).status).toBe(404)
})

test('feelings are told where none of them is small, and after two years nothing is left', async () => {
  const { app, times, read, rows } = await hearing()
  await times(6, { feeling: 'worried' })
  await times(7, { feeling: 'agree' })
  await times(12, { subject: 'Ngập nước', feeling: 'upset' })
  await times(1, { subject: 'Ngập nước', feeling: 'agree' })
  app.clock.at = instantOf('2026-12-01', '08:00')
  const { subjects } = (await read()).json
  const of = (name: string) => subjects.find(({ subject }: { subject: string }) => subject === name)
  expect(of('Giá điện').feelings).toMatchObject({ worried: 6, agree: 7, upset: 0 })
  expect(of('Ngập nước').feelings).toBeNull()
  app.clock.at += 800 * dayMs
  await retain(app.system)
  expect(await rows()).toEqual([])
})

test('a unit asks for subjects of its own, and its communicators choose from them', async () => {
  const { app, room, near } = await hearing()
  const form = async () => (await app.request('GET', '/api/opinions/form', { as: near.token })).json
  expect((await form()).subjects).toContain('Tin lan truyền trên mạng')
  const at = `/api/opinions/subjects/${room.ward.id}`
  const add = (name: string) => app.request('POST', at, { as: room.editor.token, body: { name } })
  const { id } = (await add('Sắp xếp tổ dân phố')).json
  expect((await add('sap xep to dan pho')).json.error.reason).toBe('opinion.subject-kept')
  expect(await form()).toMatchObject({ units: [{ name: 'Tổ dân phố 1' }], subjects: ['Sắp xếp tổ dân phố'] })
  expect((await app.request('DELETE', `${at}/${id}`, { as: room.editor.token })).status).toBe(200)
  expect((await form()).subjects).toContain('Tin lan truyền trên mạng')
})
