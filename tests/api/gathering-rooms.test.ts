import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { pagesOf } from '../../core/gatherings/room/pages.ts'
import { testApp } from '../support/app.ts'
import { meetingHall } from '../support/gatherings.ts'
import { conventionText, takeIn } from '../support/library.ts'

async function commentingRoom(plan: object = { anonymousComments: true }) {
  const app = await testApp()
  const hall = await meetingHall(app)
  const id = await hall.opened(plan)
  const hoa = await hall.phone('Bà Hoa')
  const own = { as: hall.editor.token }
  return {
    ...{ app, hall, id, hoa },
    say: (phone: { token: string }, text: string, rest: object = {}) =>
      hall.post(`/own-gatherings/${id}/comments`, phone, { clientId: randomUUID(), text, anonymous: false, ...rest }),
    list: async (query = '') => (await app.request('GET', `/api/gatherings/${id}/comments${query}`, own)).json,
    room: async (phone: { token: string }) =>
      (await app.request('GET', `/api/own-gatherings/${id}/room`, { as: phone.token })).json,
    wall: async () => (await app.request('GET', `/api/gatherings/${id}/wall`, own)).json,
    show: (what: string, shownId: string | null = null, page = 0) =>
      hall.post(`/gatherings/${id}/wall`, hall.editor, { what, id: shownId, page }),
  }
}

test('what is said is grouped, shown, answered and hidden with a reason; without a name it leads to nobody', async () => {
  const room = await commentingRoom()
  const ba = await room.hall.phone('Ông Ba')
  const clientId = randomUUID()
  const first = await room.say(room.hoa, 'Đề nghị lắp thêm đèn đường ở ngõ 12', { clientId, anonymous: true })
  expect(first.json.anonymous).toBe(true)
  // Sent again it is the same one.
  await room.say(room.hoa, 'Đề nghị lắp thêm đèn đường ở ngõ 12', { clientId, anonymous: true })
  await room.say(ba, 'Xin lắp thêm đèn đường ngõ 12')
  await room.say(ba, 'Nói bậy')
  const rows = await room.app.database.db.all<Record<string, unknown>>(sql`select * from gathering_comments`)
  expect(JSON.stringify(rows[0])).not.toContain(room.hoa.id)
  const { comments, total } = await room.list()
  expect(total).toBe(2)
  expect(comments).toMatchObject([
    { alike: 2, named: 0, name: '', state: 'waiting' },
    { alike: 1, name: 'Ông Ba' },
  ])
  // What waits is seen by its sender alone.
  expect((await room.room(ba)).comments).toMatchObject({ own: [{}, {}], shown: [] })

  const handle = (commentId: string, body: object) =>
    room.hall.post(`/gatherings/${room.id}/comments/${commentId}`, room.hall.editor, {
      ...{ answer: '', reason: '', state: 'shown' },
      ...body,
    })
  await handle(comments[0].id, { state: 'answered', answer: 'Tháng tới sẽ lắp.' })
  expect((await handle(comments[1].id, { state: 'hidden' })).json.error.reason).toBe('gathering.hide-reason')
  await handle(comments[1].id, { state: 'hidden', reason: 'Lời lẽ không phù hợp' })
  expect((await room.room(room.hoa)).comments.shown).toMatchObject([{ alike: 2, answer: 'Tháng tới sẽ lắp.' }])
  const own = (await room.room(ba)).comments.own
  expect(own.find(({ state }: { state: string }) => state === 'hidden').hiddenReason).toBe('Lời lẽ không phù hợp')
  expect((await room.wall()).comments).toHaveLength(1)

  const stranger = await room.hall.phone('Người lạ', null)
  expect((await room.say(stranger, 'Cho tôi nói')).json.error.reason).toBe('gathering.not-asked')
  for (let n = 0; n < 28; n++) await room.say(ba, `Việc số ${n}`)
  expect((await room.say(ba, 'Một ý nữa')).json.error.reason).toBe('gathering.comments')
})

test('where names are asked for, none goes without; and after the end nothing is said', async () => {
  const room = await commentingRoom({ anonymousComments: false })
  expect((await room.say(room.hoa, 'Ý kiến', { anonymous: true })).json.error.reason).toBe('gathering.named')
  await room.hall.post(`/gatherings/${room.id}/close`, room.hall.editor)
  expect((await room.say(room.hoa, 'Ý kiến')).json.error.reason).toBe('gathering.closed')
})

test('ten thousand comments come a page at a time', async () => {
  const room = await commentingRoom()
  const rows = Array.from({ length: 10_000 }, (_, n) => [`gm_${n}`, `Ý kiến số ${n}`, n])
  await room.app.database.write((tx) =>
    tx.run(sql`
      insert into gathering_comments (id, gathering_id, author, text, cluster_id, state, at)
      select value ->> 0, ${room.id}, 'x', value ->> 1, value ->> 0, 'waiting', value ->> 2
      from json_each(${JSON.stringify(rows)})`),
  )
  const first = await room.list()
  expect(first).toMatchObject({ total: 10_000, pageSize: 50 })
  expect(first.comments).toHaveLength(50)
  const last = await room.list('?from=9980&state=waiting')
  expect(last.comments).toHaveLength(20)
  expect(last.comments.at(-1).text).toBe('Ý kiến số 9999')
  expect((await room.say(room.hoa, 'Thêm một ý')).status).toBe(201)
  expect(await room.wall()).toMatchObject({ waiting: 10_001, comments: [] })
})

test('a paper on the wall is read page by page, and is gone at once when it is taken back', async () => {
  const room = await commentingRoom()
  await takeIn(room.app.system, { fileName: 'quy-uoc.md', access: 'public', text: conventionText })
  const { json } = await room.app.request('GET', '/api/library/documents', { as: room.hall.editor.token })
  const paper = await room.hall.post(`/gatherings/${room.id}/papers`, room.hall.editor, {
    ...{ documentId: json.documents[0].id, title: '', agendaId: null, readers: 'asked', outAt: room.app.clock.at },
  })
  expect((await room.show('paper', 'gp_none')).json.error.reason).toBe('gathering.shown')
  await room.show('paper', paper.json.id)
  const before = await room.wall()
  expect(before.paper).toMatchObject({ withdrawn: false, page: 0 })
  expect(before.paper.text.length).toBeGreaterThan(20)
  // A page past the last is the last.
  await room.show('paper', paper.json.id, 999)
  expect((await room.wall()).paper.page).toBe(before.paper.pages - 1)
  const { revision } = await room.wall()
  await room.app.request('DELETE', `/api/gatherings/${room.id}/papers/${paper.json.id}`, { as: room.hall.editor.token })
  const after = await room.wall()
  expect(after.paper).toEqual({ withdrawn: true, picture: null, title: '', page: 0, pages: 0, text: '' })
  // Whoever listens hears of it.
  expect(after.revision).toBeGreaterThan(revision)
  expect((await room.show('paper', paper.json.id)).json.error.reason).toBe('gathering.shown')
})

test('a text is cut into pages between its paragraphs, and a long paragraph between its sentences', () => {
  const sentence = 'Một câu dài vừa phải của văn bản. '
  const pages = pagesOf(`${'Đoạn ngắn.\n'.repeat(10)}${sentence.repeat(40)}\f${'x'.repeat(1200)}`)
  expect(pages.every((page) => page.length <= 520)).toBe(true)
  expect(pages.join('').replace(/\s/g, '')).toBe(
    `${'Đoạn ngắn.'.repeat(10)}${sentence.repeat(40)}${'x'.repeat(1200)}`.replace(/\s/g, ''),
  )
  expect(pagesOf('  \n\f ')).toEqual([])
})
