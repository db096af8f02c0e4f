import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sheetsIn } from '../../bot/xlsx/read.ts'
import { dayOf } from '../../core/time.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'

test('a cell’s meeting is its own: its link alone shows nothing of where, what about, what was said and how it was voted', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const id = await hall.opened({ kind: 'cell_meeting', title: 'Sinh hoạt chi bộ tháng 11', lead: 'Bàn nhân sự' })
  const [member, stranger] = [await hall.phone('Đảng viên'), await hall.phone('Người đi đường', null)]
  await member.checkIn(id, await hall.wall(id))
  const said = { clientId: randomUUID(), text: 'Đề nghị bầu bổ sung một cấp uỷ viên.', anonymous: false }
  const comment = await hall.post(`/own-gatherings/${id}/comments`, member, said)
  const shown = { state: 'shown', answer: '', reason: '' }
  await hall.post(`/gatherings/${id}/comments/${comment.json.id}`, hall.editor, shown)
  const motion = await hall.post(`/gatherings/${id}/motions`, hall.editor, {
    ...{ text: 'Kết nạp quần chúng ưu tú', options: ['Đồng ý', 'Không'], way: 'open', passPercent: 50, agendaId: null },
  })
  const motions = `/own-gatherings/${id}/motions/${motion.json.id}`
  await hall.post(`/gatherings/${id}/motions/${motion.json.id}/open`, hall.editor)
  await hall.post(`${motions}/vote`, member, { choice: 0, word: randomUUID() })
  await hall.post(`/gatherings/${id}/motions/${motion.json.id}/count`, hall.editor, { hands: [] })

  const asks = async (path: string, as: string | null) => app.request('GET', `/api/own-gatherings/${id}${path}`, { as })
  for (const as of [null, stranger.token]) {
    expect((await asks('', as)).json).toMatchObject({
      lead: '',
      place: '',
      link: '',
      agenda: [],
      papers: [],
      asked: false,
    })
    expect((await asks('/calendar.ics', as)).text).not.toContain('Nhà văn hoá')
    expect((await asks('/room', as)).json).toMatchObject({ motions: [], comments: { own: [], shown: [] } })
    expect((await asks(`/motions/${motion.json.id}/ballots`, as)).status).toBe(404)
  }
  expect((await asks('', member.token)).json).toMatchObject({ lead: 'Bàn nhân sự', agenda: [{}, {}] })
  expect((await asks('/room', member.token)).json).toMatchObject({ motions: [{}], comments: { shown: [{}] } })
  expect((await asks(`/motions/${motion.json.id}/ballots`, member.token)).json.named).toHaveLength(1)
  // The office reads it, and whoever comes of another unit's members does not.
  expect((await asks('', hall.editor.token)).json.place).toBe('Nhà văn hoá tổ 1')
  const { id: otherId } = await app.unit('Phường Bên Cạnh')
  const other = await hall.phone('Đảng viên nơi khác', otherId)
  expect((await asks('/room', other.token)).json.motions).toEqual([])
})

test('what residents counted may be counted again by anybody, what they said is for those who were asked', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const id = await hall.opened()
  const [resident, stranger] = [await hall.phone('Bà Hoa'), await hall.phone('Người đi đường', null)]
  const said = { clientId: randomUUID(), text: 'Đề nghị lắp thêm đèn đường.', anonymous: false }
  const comment = await hall.post(`/own-gatherings/${id}/comments`, resident, said)
  await hall.post(`/gatherings/${id}/comments/${comment.json.id}`, hall.editor, {
    state: 'shown',
    answer: '',
    reason: '',
  })
  const motion = await hall.post(`/gatherings/${id}/motions`, hall.editor, {
    ...{ text: 'Sửa đường', options: ['Đồng ý', 'Không'], way: 'secret', passPercent: 50, agendaId: null },
  })
  await hall.post(`/gatherings/${id}/motions/${motion.json.id}/open`, hall.editor)
  await hall.post(`/gatherings/${id}/motions/${motion.json.id}/count`, hall.editor, { hands: [] })
  const room = async (as: string) => (await app.request('GET', `/api/own-gatherings/${id}/room`, { as })).json
  expect(await room(stranger.token)).toMatchObject({ motions: [{ state: 'counted' }], comments: { shown: [] } })
  expect(await room(resident.token)).toMatchObject({ motions: [{}], comments: { own: [{}], shown: [{}] } })
  const ballots = await app.request('GET', `/api/own-gatherings/${id}/motions/${motion.json.id}/ballots`)
  expect(ballots.status).toBe(200)
})

test('meetings of cells of a month are handed over as a workbook: what was counted and resolved, and nobody but the two who sign', async () => {
  const app = await testApp()
  const hall = await meetingHall(app)
  const id = await hall.opened({
    kind: 'cell_meeting',
    title: '=Sinh hoạt chi bộ',
    quorumPercent: 50,
    votersExpected: 2,
  })
  const [chair, secretary] = [await hall.phone('Nguyễn Văn Chủ'), await hall.phone('Trần Thị Thư')]
  for (const one of [chair, secretary]) await one.checkIn(id, await hall.wall(id))
  const other = await hall.phone('Lê Văn Dự')
  await other.checkIn(id, await hall.wall(id))
  const motion = await hall.post(`/gatherings/${id}/motions`, hall.editor, {
    ...{ text: 'Thông qua nghị quyết', options: ['Đồng ý', 'Không'], way: 'hands', passPercent: 50, agendaId: null },
  })
  await hall.post(`/gatherings/${id}/motions/${motion.json.id}/open`, hall.editor)
  await hall.post(`/gatherings/${id}/motions/${motion.json.id}/count`, hall.editor, { hands: [3, 0] })
  await hall.post(`/gatherings/${id}/officers`, hall.editor, { chairId: chair.id, secretaryId: secretary.id })
  const month = dayOf(app.clock.at).slice(0, 7)
  const fetched = (as: { token: string }, of: string) =>
    app.app.request(
      '/api/gatherings/cell-meetings.xlsx',
      {
        method: 'POST',
        headers: { authorization: `Bearer ${as.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ month: of }),
      },
      { defer: () => {} },
    )
  const linesOf = async (of = month, as: { token: string } = hall.editor) => {
    const [sheet] = await sheetsIn(new Uint8Array(await (await fetched(as, of)).arrayBuffer()))
    return [...(sheet?.rows.values() ?? [])].slice(1).map((row) => [...row.values()].map((cell) => String(cell.text)))
  }
  // One that goes on is none yet.
  expect(await linesOf()).toEqual([])
  await hall.post(`/gatherings/${id}/close`, hall.editor)
  const [line = []] = await linesOf()
  for (const said of ['Phường An Bình', '=Sinh hoạt chi bộ', 'Nguyễn Văn Chủ', 'Trần Thị Thư', '3', 'đủ', 'chưa ký'])
    expect(line).toContain(said)
  expect(line).toContain('Đọc báo cáo thu chi; Bàn việc thu gom rác')
  expect(line).toContain('Thông qua nghị quyết: Đồng ý 3, Không 0')
  expect(line.join()).not.toContain('Lê Văn Dự')
  expect(await linesOf('2020-01')).toEqual([])
  expect((await fetched(hall.editor, '2026-13')).status).toBe(400)
  expect((await fetched(other, month)).status).toBe(403)
  // More than a file holds is refused, and not cut short.
  const copied = sql`unit_id, kind, title, state, starts_at, ends_at, sealed_secret, content_hash, opened_at, created_at, updated_at`
  await app.database.write((tx) =>
    tx.run(sql`
      with recursive more (n) as (select 1 union all select n + 1 from more where n < 2000)
      insert into gatherings (id, ${copied}) select 'ga_' || n, ${copied} from gatherings, more where id = ${id}`),
  )
  expect((await fetched(hall.editor, month)).status).toBe(409)
  const elsewhere = await app.person('Người nơi khác', ['editor', (await app.unit('Phường Bên Cạnh')).id])
  expect(await linesOf(month, elsewhere)).toEqual([])
})
