import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
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
