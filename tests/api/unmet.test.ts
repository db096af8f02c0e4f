import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { ask } from '../../core/answers/ask.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { applyOptOut } from '../../core/conversation/opt-outs.ts'
import { approveItem } from '../../core/news/items.ts'
import { erasePerson } from '../../core/people/erase.ts'
import { knownPerson, noteInteraction } from '../../core/people/people.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { dayMs } from '../../core/time.ts'
import { unmetQuestions } from '../../db/schema/unmet.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const swimming = [
  'phường có lớp dạy bơi cho trẻ em không',
  'khi nào mở lớp dạy bơi cho trẻ',
  'lop day boi cho tre em o dau',
  'lớp dạy bơi trẻ em phường mình mở chưa ạ, tôi tên là Nguyễn Văn Tám 0912345678',
  'Cho hỏi lớp dạy bơi cho trẻ em mở khi nào',
]

/** Monday 23 November 2026, 09:00: a ward with an empty library, and people who ask. */
async function ward() {
  const app = await testApp()
  const room = await newsroom(app)
  const responder = await app.person('Người trả lời', ['responder', room.ward.id])
  const askers: string[] = []
  const asks = async (text: string, who = askers.length) => {
    const person = await app.system.write(async (tx) => {
      const known = await knownPerson(tx, app.system, { oaUserId: `55500${who}`, name: `Người ${who}` })
      await noteInteraction(tx, known.id, { at: app.clock.at })
      return known
    })
    if (!askers[who]) {
      askers[who] = person.id
      const actor = { personId: person.id, name: '', grants: [] }
      await changeProfile({ ...app.system, actor }, { unitId: room.chats[who % 2]!.unitId })
    }
    await ask(app.system, { text, personId: person.id, channel: 'oa_chat', recipient: `55500${who}` })
    return person.id
  }
  const topics = async (token = room.editor.token) =>
    (await app.request('GET', '/api/unmet', { as: token })).json.topics
  const take = (id: string, body: object, token = room.editor.token) =>
    app.request('POST', `/api/unmet/${id}/take`, { as: token, body })
  return { app, room, responder, askers, asks, topics, take }
}

test('what five people asked in their own words is one topic; what four asked is nobody’s to see', async () => {
  const { app, asks, topics } = await ward()
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
  await applyOptOut(app.system, { personId: askers[1]!, channel: 'oa_chat' }, true)
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

test('with an asker the wording that was kept of them goes', async () => {
  const { app, asks, askers } = await ward()
  for (const text of swimming) await asks(text)
  await tick(app.deps)
  expect(await app.deps.db.$count(unmetQuestions)).toBe(5)
  await erasePerson(app.system, { personId: askers[3]! }, 'e'.repeat(64))
  expect(await app.deps.db.$count(unmetQuestions)).toBe(4)
})
