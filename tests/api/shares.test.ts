import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { remindSharers } from '../../core/broadcasts/share/reminders.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { hourMs, instantOf, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { groups } from '../../db/schema/groups.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

/** A ward whose two residential groups each have a chat that the account owns and one that it may not join. */
async function planned(startAt = instantOf('2026-11-23', '07:00')) {
  const app = await testApp({ startAt })
  const room = await newsroom(app)
  for (const { unitId, name } of room.chats) {
    const input = { unitId, channel: 'share', externalId: `tay-${unitId}`, name: `${name} (cũ)` } as const
    await linkGroup(app.system, input)
  }
  const first = await app.person('Tổ trưởng', ['communicator', room.chats[0]!.unitId])
  const { id } = await room.scheduled()
  const ask = async (as = room.communicator.token) => (await app.request('GET', `/api/shares/${id}`, { as })).json
  const confirm = (deliveryIds: string[], as = room.communicator.token) =>
    app.request('POST', `/api/shares/${id}/confirm`, { as, body: { deliveryIds } })
  const view = async () => (await app.request('GET', `/api/broadcasts/${id}`, { as: room.approver.token })).json
  const idsOf = async (as?: string) => (await ask(as)).groups.map((group: { id: string }) => group.id) as string[]
  return { app, room, id, first, ask, confirm, view, idsOf }
}

const follows = async ({ app }: Awaited<ReturnType<typeof planned>>, personId: string, oaUserId: string) =>
  app.system.write((tx) => tx.update(people).set({ oaUserId, follows: true }).where(eq(people.id, personId)))

test('the account sends to its own groups and never to those that wait for a hand', async () => {
  const { app, view } = await planned()
  expect(await sendDue(app.system)).toBe(2)
  app.clock.at += hourMs
  expect(await sendDue(app.system)).toBe(0)
  expect(app.sent.map(({ to }) => to.channel)).toEqual(['oa_group', 'oa_group'])
  expect(await view()).toMatchObject({ status: 'sending', progress: { sent: 2, queued: 2, total: 4 } })
})

test('who carries it sees the approved words, says where they went, and it counts like any other group', async () => {
  const { app, room, id, ask, confirm, view, idsOf } = await planned()
  await sendDue(app.system)
  const listed = await app.request('GET', '/api/shares', { as: room.communicator.token })
  expect(listed.json.shares).toMatchObject([{ id, state: 'open', unitName: 'Phường An Bình' }])
  const share = await ask()
  expect(share.text).toBe((await view()).text)
  expect(share.groups.map(({ name, sentAt }: { name: string; sentAt: number | null }) => [name, sentAt])).toEqual([
    ['Nhóm Tổ dân phố 1 (cũ)', null],
    ['Nhóm Tổ dân phố 2 (cũ)', null],
  ])

  const [one, two] = await idsOf()
  app.clock.at += minuteMs
  const reply = await confirm([one!])
  expect(reply.json).toMatchObject({ state: 'open', groups: [{ sentAt: app.clock.at }, { sentAt: null }] })
  const [line] = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'share.confirm'))
  const [delivery] = await app.deps.db.select().from(deliveries).where(eq(deliveries.id, one!))
  expect(line).toMatchObject({
    at: app.clock.at,
    actorId: room.communicator.id,
    subjectId: id,
    unitId: room.ward.id,
    detail: { groups: [delivery!.groupId] },
  })

  app.clock.at += minuteMs
  expect((await confirm([one!, two!])).json.state).toBe('done')
  const [same] = await app.deps.db.select().from(deliveries).where(eq(deliveries.id, one!))
  expect(same).toMatchObject({ state: 'sent', sentAt: app.clock.at - minuteMs })
  await sendDue(app.system)
  expect(await view()).toMatchObject({ status: 'finished', progress: { sent: 4, total: 4 } })
})

test('a confirmation sent again after a lost reply leaves one audit line', async () => {
  const { app, confirm, idsOf } = await planned()
  await sendDue(app.system)
  const ids = await idsOf()
  expect((await confirm(ids)).status).toBe(200)
  expect((await confirm(ids)).status).toBe(200)
  expect(await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'share.confirm'))).toHaveLength(1)
})

test('who works for one residential group sees the ward’s digest for that group alone', async () => {
  const { app, room, first, confirm, idsOf } = await planned()
  await sendDue(app.system)
  const all = await idsOf()
  const own = await idsOf(first.token)
  expect(own).toHaveLength(1)
  const others = all.filter((id) => !own.includes(id))
  expect((await confirm(others, first.token)).status).toBe(404)
  expect((await confirm(own, first.token)).json.state).toBe('done')
  const stranger = await newsroom(app)
  expect((await confirm(own, stranger.communicator.token)).status).toBe(404)
  expect((await app.request('GET', '/api/shares', { as: stranger.communicator.token })).json.shares).toEqual([])
  expect((await app.request('GET', '/api/shares', { as: room.editor.token })).status).toBe(403)
})

test('nothing is carried before its time, while it is paused, after it is cancelled, or in other words', async () => {
  const { app, room, id, ask, confirm, idsOf } = await planned()
  const ids = await idsOf()
  const act = (verb: string) => app.request('POST', `/api/broadcasts/${id}/${verb}`, { as: room.communicator.token })
  app.clock.at -= minuteMs
  expect((await confirm(ids)).json.error).toMatchObject({ reason: 'share.early' })
  app.clock.at += minuteMs
  await act('pause')
  expect((await ask()).state).toBe('held')
  expect((await confirm(ids)).json.error).toMatchObject({ reason: 'share.held' })
  await act('resume')
  const { text } = await ask()
  await app.system.write((tx) => tx.update(broadcasts).set({ text: 'Chuyển tiền ngay' }))
  expect(await ask()).toMatchObject({ state: 'held', text: '' })
  expect((await confirm(ids)).status).toBe(409)
  await app.system.write((tx) => tx.update(broadcasts).set({ text }))
  await act('cancel')
  expect((await confirm(ids)).status).toBe(404)
})

test('a group that no account may join is linked by its name alone', async () => {
  const { app, room } = await planned()
  const body = { unitId: room.ward.id, channel: 'share', name: 'Nhóm ngõ 5' }
  const reply = await app.request('POST', '/api/groups', { as: room.communicator.token, body })
  expect(reply.status).toBe(201)
  const [linked] = await app.deps.db.select().from(groups).where(eq(groups.id, reply.json.id))
  expect(linked).toMatchObject({ ...body, status: 'active', externalId: expect.stringMatching(/^shr_/) })
  const own = { ...body, channel: 'oa_group' }
  expect((await app.request('POST', '/api/groups', { as: room.communicator.token, body: own })).status).toBe(400)
})

test('a unit with no other groups has its digest, public from the moment it is to be carried', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  await app.system.write((tx) => tx.update(groups).set({ channel: 'share' }))
  await room.approvedNotice('Lịch thu gom rác mới')
  const { id, contentHash, code } = await room.approvedDigest()
  const sendAt = app.clock.at + hourMs
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt })
  await sendDue(app.system)
  expect((await app.request('GET', `/api/digests/public/${code}`)).status).toBe(404)
  app.clock.at = sendAt
  await sendDue(app.system)
  expect((await app.request('GET', `/api/digests/public/${code}`)).json).toMatchObject({ code, sentAt: sendAt })
})

test('what is not carried in two hours is asked about once, of those nearest to the group who follow', async () => {
  const plan = await planned()
  const { app, room, id, first, confirm, idsOf } = plan
  await follows(plan, room.communicator.id, '1111111111111111111')
  await follows(plan, first.id, '2222222222222222222')
  await sendDue(app.system)
  app.clock.at += 2 * hourMs - 1
  expect(await remindSharers(app.system)).toBe(0)
  app.clock.at += 1
  expect(await remindSharers(app.system)).toBe(2)
  const asked = await app.deps.db.select().from(replies).orderBy(replies.recipient)
  expect(asked.map(({ recipient, channel }) => [recipient, channel])).toEqual([
    ['1111111111111111111', 'oa_chat'],
    ['2222222222222222222', 'oa_chat'],
  ])
  expect(asked[1]!.text).toContain('Nhóm Tổ dân phố 1 (cũ)')
  expect(asked[1]!.text).not.toContain('Nhóm Tổ dân phố 2 (cũ)')
  expect(asked[0]!.text).not.toContain('Nhóm Tổ dân phố 1 (cũ)')
  expect(asked[0]!.buttons).toMatchObject([{ url: expect.stringMatching(new RegExp(`/share/${id}$`)) }])
  app.clock.at += hourMs
  expect(await remindSharers(app.system)).toBe(0)
  await confirm(await idsOf())
  expect(await app.deps.db.select().from(replies)).toHaveLength(2)
})

test('nobody is asked at night, nor about what was carried in time, nor who does not follow', async () => {
  const plan = await planned(instantOf('2026-11-23', '20:30'))
  const { app, room, confirm, idsOf } = plan
  await sendDue(app.system)
  app.clock.at = instantOf('2026-11-23', '22:40')
  await follows(plan, room.communicator.id, '1111111111111111111')
  expect(await remindSharers(app.system)).toBe(0)
  app.clock.at = instantOf('2026-11-24', '06:00')
  await app.system.write((tx) => tx.update(people).set({ follows: false }))
  expect(await remindSharers(app.system)).toBe(0)
  await app.system.write((tx) => tx.update(people).set({ follows: true }))
  await confirm(await idsOf())
  expect(await remindSharers(app.system)).toBe(0)
})

test('given up after half a day, it may still be told that it was carried', async () => {
  const { app, confirm, view, idsOf } = await planned()
  await sendDue(app.system)
  app.clock.at += 13 * hourMs
  await sendDue(app.system)
  expect(await view()).toMatchObject({ status: 'finished', progress: { sent: 2, skipped: 2 } })
  const [one] = await idsOf()
  expect((await confirm([one!])).status).toBe(200)
  expect(await view()).toMatchObject({ status: 'finished', progress: { sent: 3, skipped: 1 } })
})
