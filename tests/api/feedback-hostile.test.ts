import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { remindFeedback } from '../../core/feedback/work/remind.ts'
import { sendReplies } from '../../core/replies/send.ts'
import { dayMs, instantOf } from '../../core/time.ts'
import { feedback, feedbackSteps } from '../../db/schema/feedback.ts'
import { people } from '../../db/schema/people.ts'
import { testApp } from '../support/app.ts'

const monday = instantOf('2026-11-23', '09:00')
const promised = {
  text: 'Tuần này sẽ thay.',
  action: 'Thay bóng đèn ngõ 12',
  actionBy: 'Tổ điện phường',
  actionOn: '2026-11-27',
}
const done = { ...promised, text: 'Đã thay.', actionOn: '2026-11-23', document: '9/TB-UBND', closes: true }

async function office() {
  const app = await testApp({ startAt: monday })
  const ward = await app.unit('Phường Mẫu')
  const responder = await app.person('Trả Lời', ['responder', ward.id])
  const post = (as: string, path: string, body: object = {}) =>
    app.request('POST', `/api/feedback/${path}`, { as, body })
  const sent = async (text: string, as?: string) => {
    const { json } = await app.request('POST', '/api/feedback', { as, body: { text } })
    const [row] = await app.database.db.select().from(feedback).where(eq(feedback.trackCode, json.trackCode))
    return row as typeof feedback.$inferSelect
  }
  const row = async (id: string) => (await app.database.db.select().from(feedback).where(eq(feedback.id, id)))[0]
  return { app, ward, responder, post, sent, row }
}

test('what is merged is merged no further: with itself, into what is merged, round in a circle, or closed', async () => {
  const { responder, post, sent, row } = await office()
  const [one, two, three, over] = [
    await sent('Cống 1'),
    await sent('Cống 2'),
    await sent('Cống 3'),
    await sent('Cống 4'),
  ]
  const merge = async (into: string, ids: string[]) =>
    (await post(responder.token, `${into}/merge`, { ids })).json.error?.reason
  await post(responder.token, `${over.id}/answer`, done)
  expect(await merge(one.id, [one.id])).toBe('feedback.merge-none')
  expect(await merge(one.id, [over.id])).toBe('feedback.closed')
  expect(await merge(one.id, [two.id])).toBeUndefined()
  expect(await merge(two.id, [three.id])).toBe('feedback.merged')
  expect(await merge(three.id, [two.id])).toBe('feedback.merged')
  expect(await merge(two.id, [one.id])).toBe('feedback.merged')
  // What was answered with it goes along, so that none hangs from one that hangs itself.
  expect(await merge(three.id, [one.id])).toBeUndefined()
  expect([(await row(one.id))?.mergedInto, (await row(two.id))?.mergedInto]).toEqual([three.id, three.id])
})

test('of two officers at once who merge each other’s case one is told that it has changed', async () => {
  const { app, ward, responder, post, sent, row } = await office()
  const other = await app.person('Khác', ['responder', ward.id])
  const [one, two] = [await sent('Cống ngõ 7'), await sent('Cống ngõ 9')]
  const both = await Promise.all([
    post(responder.token, `${one.id}/merge`, { ids: [two.id] }),
    post(other.token, `${two.id}/merge`, { ids: [one.id] }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect([(await row(one.id))?.mergedInto, (await row(two.id))?.mergedInto].filter(Boolean)).toHaveLength(1)
})

test('what is answered with another is late once, and the list behind the number is as long', async () => {
  const { app, ward, responder, post, sent } = await office()
  const [one, two] = [await sent('Cống ngõ 7'), await sent('Cống ngõ 7 tràn')]
  await post(responder.token, `${one.id}/merge`, { ids: [two.id] })
  app.clock.at = one.dueAt + dayMs
  const late = (await app.request('GET', '/api/feedback?late=true', { as: responder.token })).json.feedback
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const overview = (await app.request('GET', '/api/overview', { as: admin.token })).json
  expect([late.length, overview.feedbackLate]).toEqual([1, 1])
})

test('on a day that became a holiday since, who is to answer and the head are still told, once', async () => {
  const { app, ward, responder, post, sent } = await office()
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  await app.database.write((tx) =>
    tx.update(people).set({ oaUserId: '700', follows: true }).where(eq(people.id, responder.id)),
  )
  const { id, dueAt } = await sent('Rác chất đống')
  await post(responder.token, `${id}/assign`, { personId: responder.id })
  const day = new Date(dueAt + 7 * 3_600_000).toISOString().slice(0, 10)
  const body = { day, name: 'Nghỉ bão', closed: true, noSend: false, unitId: ward.id }
  expect((await app.request('PUT', '/api/calendar/days', { as: admin.token, body })).status).toBe(200)
  app.clock.at = dueAt
  expect(await remindFeedback(app.system)).toBeGreaterThan(0)
  expect(await remindFeedback(app.system)).toBe(0)
  await sendReplies(app.system)
  expect(app.sent.filter(({ to }) => to.id === '700')).toHaveLength(1)
  // Late or not is by the day that its sender was promised.
  app.clock.at = dueAt + 1
  expect((await post(responder.token, `${id}/answer`, { ...promised, actionOn: day })).status).toBe(201)
  const [after] = await app.database.db.select().from(feedback).where(eq(feedback.id, id))
  expect(after?.answeredLate).toBe(true)
})

test('a case opened again runs its clocks anew, is opened so once, and is late only by its new day', async () => {
  const { app, responder, post, sent, row } = await office()
  const citizen = await app.person('Dân')
  const one = await sent('Đèn hỏng ngõ 3', citizen.token)
  await post(responder.token, `${one.id}/answer`, done)
  app.clock.at += 7 * dayMs - 60_000
  const again = await post(citizen.token, `track/${one.trackCode}/reopen`, { text: 'Vẫn chưa sáng' })
  expect(again.status, again.text).toBeLessThan(300)
  const after = await row(one.id)
  expect(after?.dueAt).toBeGreaterThan(app.clock.at)
  expect(after).toMatchObject({ reminded: 0, closedAt: null })
  await post(responder.token, `${one.id}/answer`, { ...done, actionOn: '2026-11-30' })
  const third = await post(citizen.token, `track/${one.trackCode}/reopen`, { text: 'Vẫn chưa sáng' })
  expect(third.json.error.reason).toBe('feedback.reopened')
})

test('a closed case takes no answer, no hand on, no merging, no colleague, and its sender’s words no longer', async () => {
  const { app, ward, responder, post, sent } = await office()
  const lighting = await app.unit('Đội chiếu sáng', { parentId: ward.id })
  const citizen = await app.person('Dân')
  const one = await sent('Đèn hỏng ngõ 3', citizen.token)
  await post(responder.token, `${one.id}/answer`, done)
  const steps = await app.database.db.$count(feedbackSteps)
  for (const [path, body] of [
    ['answer', promised],
    ['route', { unitId: lighting.id, reason: 'Việc của đội' }],
    ['assign', { personId: responder.id }],
    ['kind', { kind: 'moi-truong' }],
    ['merge', { ids: [(await sent('Đèn hỏng ngõ 4')).id] }],
  ] as const)
    expect((await post(responder.token, `${one.id}/${path}`, body)).json.error?.reason, path).toBe('feedback.closed')
  const words = new FormData()
  words.set('words', JSON.stringify({ text: 'Còn nữa' }))
  const headers = { authorization: `Bearer ${citizen.token}` }
  const added = await app.raw(`/api/feedback/track/${one.trackCode}/additions`, words, headers)
  expect(added.json.error?.reason).toBe('feedback.over')
  expect(await app.database.db.$count(feedbackSteps)).toBe(steps)
})

test('behind a number of the figures stands the list that it counts: days, unit and what is answered with another', async () => {
  const { app, ward, responder, post, sent } = await office()
  const lighting = await app.unit('Đội chiếu sáng', { parentId: ward.id })
  const [one, two] = [await sent('Cống ngõ 7'), await sent('Cống ngõ 7 tràn')]
  await sent('Tôi khiếu nại quyết định số 12/QĐ-XPHC')
  await post(responder.token, `${one.id}/merge`, { ids: [two.id] })
  app.clock.at += dayMs
  const later = await sent('Rác')
  await post(responder.token, `${later.id}/route`, { unitId: lighting.id, reason: 'Việc của đội' })
  await post(responder.token, `${one.id}/answer`, { ...done, actionOn: '2026-11-24' })
  const listed = async (query: string) => {
    const { status, json } = await app.request('GET', `/api/feedback?${query}`, { as: responder.token })
    return status === 200 ? (json.feedback as { id: string }[]).map(({ id }) => id).sort() : json.error.reason
  }
  const days = (from: string, to = from) => `from=2026-11-${from}&to=2026-11-${to}`
  expect(await listed(days('23'))).toEqual([one.id, two.id].sort())
  expect(await listed(`${days('23', '24')}&below=${ward.id}`)).toEqual([one.id, two.id, later.id].sort())
  expect(await listed(`${days('23', '24')}&below=${lighting.id}`)).toEqual([later.id])
  expect(await listed(`${days('24')}&by=answered`)).toEqual([one.id, two.id].sort())
  expect(await listed(`${days('23')}&by=answered`)).toEqual([])
  expect(await listed('to=2026-11-24')).toEqual([later.id])
  expect(await listed(days('24', '23'))).toBe('form.period')
})
