import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { ask } from '../../core/answers/ask.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { applyOptOut } from '../../core/conversation/opt-outs.ts'
import { approveItem, createNotice, rejectItem } from '../../core/news/items.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { knownPerson, noteInteraction } from '../../core/people/people.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { procedureHash } from '../../core/procedures/content.ts'
import { approveProcedure, makeProcedure, procedureFor, retireProcedure } from '../../core/procedures/write.ts'
import { dayMs, dayOf, hourMs, instantOf } from '../../core/time.ts'
import { replies } from '../../db/schema/replies.ts'
import { unmetQuestions } from '../../db/schema/unmet.ts'
import type { TestApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'
import { sampleOf } from '../support/procedures.ts'
import { unmetWard as ward } from '../support/unmet.ts'

const swimming = [
  'phường có lớp dạy bơi cho trẻ em không',
  'khi nào mở lớp dạy bơi cho trẻ',
  'lop day boi cho tre em o dau',
  'lớp dạy bơi trẻ em phường mình mở chưa ạ, tôi tên là Nguyễn Văn Tám 0912345678',
  'Cho hỏi lớp dạy bơi cho trẻ em mở khi nào',
]

test('what five people asked in their own words is one topic; what four asked is nobody’s to see', async () => {
  const { app, room, asks, topics, take } = await ward()
  for (const text of swimming.slice(0, 4)) await asks(text)
  await asks('khi nào có xe buýt tuyến mới', 0)
  await tick(app.deps)
  expect(await topics()).toEqual([])
  await asks(swimming[4]!)
  await tick(app.deps)
  const [topic, ...others] = await topics()
  expect(others).toEqual([])
  expect(topic).toMatchObject({ people: 5, units: ['Tổ dân phố 1', 'Tổ dân phố 2'], became: null })
  expect(topic.label).toMatch(/lớp dạy bơi/)
  expect(JSON.stringify(topic)).not.toMatch(/Tám|Nguyễn|0912|345678/)
  // The first page of the console says so, until something is made of it.
  const counted = async () =>
    (await app.request('GET', '/api/overview', { as: room.editor.token })).json.topicsUnanswered
  expect(await counted()).toBe(1)
  await take(topic.id, { became: 'dropped' })
  expect(await counted()).toBe(0)
})

test('one person who asks five times is one person', async () => {
  const { app, asks, topics } = await ward()
  for (const text of swimming) await asks(text, 0)
  await tick(app.deps)
  expect(await topics()).toEqual([])
})

test('made into a notice, each asker is told once, when the digest with it has gone out', async () => {
  const { app, room, asks, topics, take, askers } = await ward()
  for (const text of swimming) await asks(text)
  await asks(swimming[0]!, 0)
  await tick(app.deps)
  const [topic] = await topics()
  await applyOptOut(app.system, { personId: askers[1]!, channel: 'oa_chat' }, { news: true })
  const made = await app.request('POST', '/api/items', {
    ...{ as: room.editor.token, body: { unitId: room.ward.id, title: 'Mở lớp dạy bơi cho trẻ từ tháng 12' } },
  })
  expect((await take(topic.id, { became: 'item', refId: made.json.id })).status).toBe(200)
  const told = () => app.sent.filter(({ content }) => content.text.includes('Bạn từng hỏi'))
  await tick(app.deps)
  expect(told()).toEqual([])
  await approveItem(room.approver.ctx, made.json.id)
  const { id, contentHash, code } = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
  for (let minute = 0; minute < 3; minute++) await tick(app.deps)
  expect(
    told()
      .map(({ to }) => to.id)
      .sort(),
  ).toEqual(['555000', '555002', '555003', '555004'])
  expect(told()[0]?.content.text).toContain('Mở lớp dạy bơi cho trẻ từ tháng 12')
  expect(told()[0]?.content.text).toContain(`/digests/${code}`)
  expect((await topics())[0].readyAt).toBe(app.clock.at)
  expect((await take(topic.id, { became: 'dropped' })).json.error.reason).toBe('unmet.taken')
})

test('made into an answer written beforehand, each asker is told once it is approved, and whoever asks next is answered by it', async () => {
  const { app, room, responder, asks, topics, take } = await ward()
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  const [topic] = await topics(responder.token)
  const content = {
    ...{ unitId: room.ward.id, wordings: ['Lớp dạy bơi cho trẻ em mở khi nào?'], source: 'Thông báo số 12/TB-UBND' },
    text: 'Lớp dạy bơi cho trẻ em mở từ ngày 01/12 tại bể bơi phường.',
  }
  const made = await app.request('POST', '/api/curated', { as: responder.token, body: content })
  const { id } = made.json
  // Who may not write such answers makes none of a topic.
  expect((await take(topic.id, { became: 'curated', refId: id }, room.communicator.token)).status).toBe(403)
  expect((await take(topic.id, { became: 'curated', refId: 'ca_none' }, responder.token)).status).toBeGreaterThan(399)
  const taken = await take(topic.id, { became: 'curated', refId: id }, responder.token)
  expect(taken.status, taken.text).toBe(200)
  const told = () => app.sent.filter(({ content: { text } }) => text.includes('Bạn từng hỏi'))
  await tick(app.deps)
  expect(told()).toEqual([])
  const listed = await app.request('GET', '/api/curated', { as: responder.token })
  const { contentHash } = listed.json.curated.find((one: { id: string }) => one.id === id)
  const approved = await app.request('POST', `/api/curated/${id}/approve`, {
    ...{ as: room.approver.token, body: { contentHash } },
  })
  expect(approved.status, approved.text).toBe(200)
  for (let minute = 0; minute < 3; minute++) await tick(app.deps)
  const to = told().map(({ to: { id: who } }) => who)
  expect(to.sort()).toEqual(['555000', '555001', '555002', '555003', '555004'])
  expect(told()[0]?.content.text).toContain('Nay kênh đã có câu trả lời: Lớp dạy bơi cho trẻ em mở từ ngày 01/12 tại')
  expect(told()[0]?.content.text).toContain(`/answers/${id}`)
  expect((await topics(responder.token))[0]).toMatchObject({ became: 'curated', readyAt: app.clock.at })
  await asks('lớp dạy bơi cho trẻ em mở khi nào vậy', 0)
  await tick(app.deps)
  expect(app.sent.at(-1)?.content.text).toContain('bể bơi phường')
  // In the words in which others had asked it, which are not those of the answer, it is offered.
  await asks('phường mình dạy bơi cho trẻ ở lớp nào', 1)
  await tick(app.deps)
  expect(app.sent.at(-1)?.content.text).toContain('1. Lớp dạy bơi cho trẻ em mở khi nào?')
})

test('outside the platform’s window nobody is written to', async () => {
  const { app, room, asks, topics, take } = await ward()
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  const [topic] = await topics()
  expect((await take(topic.id, { became: 'wish', note: 'Kế hoạch hè' })).status).toBe(200)
  app.clock.at += 8 * dayMs
  expect((await app.request('POST', `/api/unmet/${topic.id}/fulfil`, { as: room.editor.token })).status).toBe(200)
  await tick(app.deps)
  expect(app.sent.filter(({ content }) => content.text.includes('Bạn từng hỏi'))).toEqual([])
})

test('another ward’s people see nothing of it, and what is dropped is gone', async () => {
  const { app, asks, topics, take, responder } = await ward()
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  const other = await newsroom(app)
  expect(await topics(other.editor.token)).toEqual([])
  const [topic] = await topics()
  expect((await take(topic.id, { became: 'dropped' }, other.editor.token)).status).toBe(404)
  expect((await take(topic.id, { became: 'item', refId: 'it_none' })).status).toBe(404)
  expect((await take(topic.id, { became: 'dropped' }, responder.token)).status).toBe(200)
  expect(await topics()).toEqual([])
})

/** The same asked by five people of another ward, each of whom lives in one of its residential groups. */
async function askedNextDoor(app: TestApp, parentId: string) {
  const other = await newsroom(app, { parentId })
  for (const [i, text] of swimming.entries()) {
    const person = await app.system.write((tx) =>
      knownPerson(tx, app.system, { oaUserId: `66600${i}`, name: `Bên ${i}` }),
    )
    const actor = { personId: person.id, name: '', grants: [] }
    await changeProfile({ ...app.system, actor }, { unitId: other.chats[i % 2]!.unitId })
    await ask(app.system, { text, personId: person.id, channel: 'oa_chat', recipient: `66600${i}` })
  }
  return other
}

test('of what two wards were asked each has its own, and what one drops the other keeps', async () => {
  const { app, top, room, asks, topics, take } = await ward()
  for (const text of swimming) await asks(text)
  const other = await askedNextDoor(app, top.id)
  await tick(app.deps)
  const [[ours], [theirs]] = [await topics(), await topics(other.editor.token)]
  expect([ours.people, theirs.people]).toEqual([5, 5])
  expect(ours.id).not.toBe(theirs.id)
  expect((await take(ours.id, { became: 'dropped' }, other.editor.token)).status).toBe(404)
  expect((await take(ours.id, { became: 'dropped' })).status).toBe(200)
  expect(await topics()).toEqual([])
  expect(await topics(other.editor.token)).toMatchObject([{ id: theirs.id, became: null, people: 5 }])
  await asks('lớp dạy bơi cho trẻ em của phường mở chưa')
  await tick(app.deps)
  expect(await topics(room.editor.token)).toEqual([])
})

test('fewer than five of a ward are shown to nobody, however many ask next door', async () => {
  const { app, top, asks, topics } = await ward()
  for (const text of swimming.slice(0, 3)) await asks(text)
  const other = await askedNextDoor(app, top.id)
  await tick(app.deps)
  expect(await topics()).toEqual([])
  expect(await topics(other.editor.token)).toMatchObject([{ people: 5 }])
  expect(await topics((await app.person('Quản trị', ['admin', top.id])).token)).toMatchObject([{ people: 5 }])
})

test('who works in one part of a ward does not drop what the whole ward asks', async () => {
  const { app, room, asks, topics, take } = await ward()
  for (let who = 0; who < 10; who += 2) await asks(swimming[who / 2]!, who)
  await tick(app.deps)
  const inPart = await app.person('Người trực tổ', ['responder', room.chats[0]!.unitId])
  const [topic] = await topics(inPart.token)
  expect((await take(topic.id, { became: 'dropped' }, inPart.token)).status).toBe(404)
  expect(await topics()).toMatchObject([{ id: topic.id, became: null }])
})

test('who takes over from a ward has what it was asked', async () => {
  const { app, top, room, asks, topics, take } = await ward()
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  const [topic] = await topics()
  const other = await newsroom(app, { parentId: top.id })
  const admin = await app.person('Quản trị', ['admin', top.id])
  const change = { act: 'merge', unitIds: [room.ward.id], targetId: other.ward.id, day: dayOf(app.clock.at) }
  const asAdmin = (path: string, body: object) =>
    app.request('POST', `/api/units/changes${path}`, { as: admin.token, body })
  const { hash, counts } = (await asAdmin('/preview', change)).json
  expect(counts).toMatchObject({ unmet: 1 })
  expect((await asAdmin('', { ...change, hash })).status).toBe(201)
  expect(await topics(other.editor.token)).toMatchObject([{ id: topic.id, people: 5 }])
  await asks('lớp dạy bơi cho trẻ em mở ở đâu ạ', 5)
  await tick(app.deps)
  expect(await topics(other.editor.token)).toMatchObject([{ id: topic.id, people: 6 }])
  expect((await take(topic.id, { became: 'dropped' }, other.editor.token)).status).toBe(200)
})

test('with an asker the wording that was kept of them goes', async () => {
  const { app, asks, askers } = await ward()
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  expect(await app.deps.db.$count(unmetQuestions)).toBe(5)
  await erasePerson(app.system, { personId: askers[3]! }, 'e'.repeat(64))
  expect(await app.deps.db.$count(unmetQuestions)).toBe(4)
})

async function letOut(id: string, { approver }: Pick<Awaited<ReturnType<typeof newsroom>>, 'approver'>) {
  const { row, newest } = await procedureFor(approver.ctx, 'procedure.approve', id)
  await approveProcedure(approver.ctx, id, { contentHash: await procedureHash(row.unitId, newest.content) })
}

/** Five have asked, and a notice that answers them has gone out. */
async function answered() {
  const made = await ward()
  const { app, room, asks, topics, take } = made
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  const [topic] = await topics()
  const notice = await createNotice(room.editor.ctx, { unitId: room.ward.id, title: 'Mở lớp dạy bơi' })
  expect((await take(topic.id, { became: 'item', refId: notice.id })).status).toBe(200)
  await approveItem(room.approver.ctx, notice.id)
  const { id, contentHash } = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
  const told = () => app.sent.filter(({ content }) => content.text.includes('Bạn từng hỏi'))
  return { ...made, told }
}

test('what repeats an erased person’s question goes with it', async () => {
  const { app, askers, told } = await answered()
  for (let minute = 0; minute < 3; minute++) await tick(app.deps)
  expect(told()).toHaveLength(5)
  const kept = async () =>
    (await app.deps.db.select().from(replies)).filter(({ text }) => text.includes('Bạn từng hỏi'))
  expect(await kept()).toHaveLength(5)
  await erasePerson(app.system, { personId: askers[3]! }, 'e'.repeat(64))
  expect(await kept()).toHaveLength(4)
  expect(JSON.stringify(await kept())).not.toContain('Nguyễn Văn Tám')
})

test('people of another ward are not told of this one’s notice, and its staff tie nothing of theirs to it', async () => {
  const { app, room, askers, asks, topics, take } = await ward()
  for (const text of swimming) await asks(text)
  const other = await newsroom(app)
  const stranger = await app.system.write(async (tx) => {
    const known = await knownPerson(tx, app.system, { oaUserId: '666000', name: 'Người phường bên' })
    await noteInteraction(tx, known.id, { at: app.clock.at })
    return known
  })
  const actor = { personId: stranger.id, name: '', grants: [] }
  await changeProfile({ ...app.system, actor }, { unitId: other.chats[0]!.unitId })
  await ask(app.system, { text: swimming[0]!, personId: stranger.id, channel: 'oa_chat', recipient: '666000' })
  await tick(app.deps)
  const [topic] = await topics()
  const theirs = await createNotice(other.editor.ctx, { unitId: other.ward.id, title: 'Của phường bên' })
  expect((await take(topic.id, { became: 'item', refId: theirs.id })).status).toBe(404)
  const { id: procedure } = await makeProcedure(room.editor.ctx, room.ward.id, sampleOf('Đăng ký khai sinh'))
  expect((await take(topic.id, { became: 'procedure', refId: procedure })).status).toBe(200)
  await letOut(procedure, room)
  for (let minute = 0; minute < 3; minute++) await tick(app.deps)
  // What is asked again as others asked it leads to what was made of it, for the people it is for.
  const again = { text: swimming[0]!, channel: 'oa_chat' as const }
  const asker = (personId: string, recipient: string) => ask(app.system, { ...again, personId, recipient })
  expect(await asker(askers[2]!, '555002')).toMatchObject({ choices: [{ procedureId: procedure }] })
  expect((await asker(stranger.id, '666000')).choices).toBeUndefined()
  const told = app.sent.filter(({ content }) => content.text.includes('Bạn từng hỏi')).map(({ to }) => to.id)
  expect(told.sort()).toEqual(['555000', '555001', '555002', '555003', '555004'])
})

test('of two who make something of it the first counts, and what is rejected is made anew', async () => {
  const { app, room, asks, topics, take } = await ward()
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  const [{ id }] = await topics()
  const notice = () => createNotice(room.editor.ctx, { unitId: room.ward.id, title: 'Mở lớp dạy bơi' })
  const [first, second] = [await notice(), await notice()]
  expect((await take(id, { became: 'item', refId: first.id })).status).toBe(200)
  expect((await take(id, { became: 'item', refId: second.id })).json.error.reason).toBe('unmet.taken')
  await rejectItem(room.approver.ctx, first.id, { reason: 'Chưa có lịch' })
  expect((await topics())[0].became).toBeNull()
  expect((await take(id, { became: 'item', refId: second.id })).status).toBe(200)
})

test('what was taken back in the night before anybody could be told is not told of in the morning', async () => {
  const { app, room, asks, topics, take } = await ward()
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  const [topic] = await topics()
  const { id } = await makeProcedure(room.editor.ctx, room.ward.id, sampleOf('Đăng ký khai sinh'))
  expect((await take(topic.id, { became: 'procedure', refId: id })).status).toBe(200)
  app.clock.at = instantOf(dayOf(app.clock.at), '22:30')
  await letOut(id, room)
  await tick(app.deps)
  expect((await topics())[0].readyAt).toBe(app.clock.at)
  await retireProcedure(room.editor.ctx, id)
  app.clock.at += 11 * hourMs
  await tick(app.deps)
  expect(app.sent.filter(({ content }) => content.text.includes('Bạn từng hỏi'))).toEqual([])
})

test('who asked in a group and in their own chat is told in their own', async () => {
  const { app, room, asks, askers, topics, take } = await ward()
  for (const text of swimming) await asks(text)
  const inGroup = { channel: 'oa_group', recipient: room.chats[0]!.externalId } as const
  await ask(app.system, { text: swimming[1]!, personId: askers[0]!, ...inGroup })
  await tick(app.deps)
  const [topic] = await topics()
  expect((await take(topic.id, { became: 'wish' })).status).toBe(200)
  const fulfil = () => app.request('POST', `/api/unmet/${topic.id}/fulfil`, { as: room.editor.token })
  expect((await fulfil()).status).toBe(200)
  expect((await fulfil()).json.error.reason).toBe('unmet.taken')
  for (let minute = 0; minute < 3; minute++) await tick(app.deps)
  const told = app.sent.filter(({ content }) => content.text.includes('Bạn từng hỏi')).map(({ to }) => to.id)
  expect(told.sort()).toEqual(['555000', '555001', '555002', '555003', '555004'])
})
