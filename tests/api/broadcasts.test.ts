import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createApp } from '../../bot/http/app.ts'
import { newMemory } from '../../bot/memory.ts'
import { claimDeliveries } from '../../core/broadcasts/claim.ts'
import { noteReceived, noteSeen } from '../../core/broadcasts/receipts.ts'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import type { Messenger, SendOutcome } from '../../core/context.ts'
import { draftDigest } from '../../core/digests/draft.ts'
import { groupChanged } from '../../core/groups/events.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { sendReplies } from '../../core/replies/send.ts'
import { dayMs, dayOf, hourMs, instantOf, minuteMs } from '../../core/time.ts'
import type { Write } from '../../db/client.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

/** A platform that answers as told: the given outcomes in turn, then success. */
function platform(...outcomes: Exclude<SendOutcome, { kind: 'sent' }>[]) {
  const asked: string[] = []
  const arrived: { to: string; text: string }[] = []
  const messenger: Messenger = {
    async send(to, { text }) {
      asked.push(to.id)
      const outcome = outcomes.shift()
      if (outcome) return outcome
      arrived.push({ to: to.id, text })
      return { kind: 'sent', messageId: `m${arrived.length}` }
    },
    recentTexts: async (to) =>
      arrived.flatMap(({ to: id, text }, i) => (id === to.id ? [{ messageId: `m${i + 1}`, text, fromUs: true }] : [])),
  }
  return { messenger, asked, arrived }
}

async function planned(messenger?: Messenger, startAt = instantOf('2026-11-23', '07:00')) {
  const app = await testApp({ messenger, startAt })
  const room = await newsroom(app)
  const { id } = await room.scheduled()
  const act = (verb: string, as = room.communicator.token) =>
    app.request('POST', `/api/broadcasts/${id}/${verb}`, { as })
  const view = async () => (await app.request('GET', `/api/broadcasts/${id}`, { as: room.approver.token })).json
  const states = async () => (await app.deps.db.select().from(deliveries)).map(({ state }) => state).sort()
  return { app, room, id, act, view, states }
}

async function sixMoreGroups(app: TestApp, unitId: string) {
  for (let i = 0; i < 6; i++) {
    await linkGroup(app.system, { unitId, channel: 'oa_group', externalId: `ab${i}`, name: `Nhóm ${i}` })
  }
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

test('a broadcast shows to whom, when, exactly what, what came back, and who approved it', async () => {
  const { app, room, view } = await planned()
  expect((await view()).progress).toMatchObject({ queued: 2, total: 2 })
  expect(await sendDue(app.system)).toBe(2)
  const shown = await view()
  expect(shown).toMatchObject({
    status: 'finished',
    unitName: 'Phường An Bình',
    approvedByName: 'Người duyệt',
    createdByName: 'Tuyên truyền viên',
    progress: { queued: 0, sent: 2, total: 2 },
    pauseReason: null,
  })
  expect(shown.deliveries.map((one: { groupName: string }) => one.groupName)).toEqual(
    room.chats.map(({ name }) => name),
  )
  expect(shown.deliveries[0]).toMatchObject({
    state: 'sent',
    attempts: 1,
    sentAt: app.clock.at,
    messageId: expect.stringMatching(/^msg[12]$/),
  })
  expect(app.sent.map(({ content }) => content.text)).toEqual([shown.text, shown.text])
  const { json } = await app.request('GET', '/api/broadcasts?status=finished', { as: room.editor.token })
  expect(json.broadcasts).toHaveLength(1)
})

test('nothing leaves before its time', async () => {
  const { messenger, asked } = platform()
  const app = await testApp({ messenger, startAt: instantOf('2026-11-23', '05:40') })
  const room = await newsroom(app)
  await room.approvedNotice('Tin sớm')
  const { id, contentHash } = await room.approvedDigest()
  await scheduleDigest(room.communicator.ctx, id, { contentHash })
  app.clock.at = instantOf('2026-11-23', '06:30') - 1
  expect(await sendDue(app.system)).toBe(0)
  app.clock.at += 1
  expect(await sendDue(app.system)).toBe(2)
  expect(asked).toHaveLength(2)
})

test('a refusal of one group fails that delivery alone and is shown with its reason', async () => {
  const { messenger } = platform({ kind: 'permanent', reason: 'zalo -237: group expired' })
  const { app, view } = await planned(messenger)
  expect(await sendDue(app.system)).toBe(1)
  const { status, progress, deliveries } = await view()
  expect({ status, progress }).toMatchObject({ status: 'finished', progress: { failed: 1, sent: 1 } })
  expect(deliveries.find((one: { state: string }) => one.state === 'failed')).toMatchObject({
    reason: 'zalo -237: group expired',
    message: expect.stringContaining('mã -237'),
    said: 'group expired',
  })
})

test('what may be tried again is tried later, and then counts once', async () => {
  const { messenger, asked } = platform({ kind: 'retry', reason: 'no connection' })
  const { app, view, states } = await planned(messenger)
  await sendDue(app.system)
  expect(await states()).toEqual(['retry', 'sent'])
  expect((await view()).status).toBe('sending')
  await sendDue(app.system)
  expect(asked).toHaveLength(2)
  app.clock.at += minuteMs
  await sendDue(app.system)
  expect(await states()).toEqual(['sent', 'sent'])
  expect((await view()).status).toBe('finished')
})

test('a refused token pauses the broadcast at once, and a person resumes it', async () => {
  const { messenger, asked } = platform({ kind: 'token', reason: 'zalo -216: token expired' })
  const { app, room, act, view, states } = await planned(messenger)
  await sendDue(app.system)
  expect(asked).toHaveLength(1)
  expect(await view()).toMatchObject({ status: 'paused', pauseReason: expect.stringContaining('cấp quyền lại') })
  expect((await room.actions()).at(-1)).toBe('broadcast.pause')
  await sendDue(app.system)
  expect(asked).toHaveLength(1)
  expect((await act('resume')).json.status).toBe('sending')
  await sendDue(app.system)
  expect(await states()).toEqual(['sent', 'sent'])
})

/** A digest due in groups of both accounts, on a platform that answers for each channel as told. */
async function bothAccounts(
  refusal: (channel: string) => Exclude<SendOutcome, { kind: 'sent' }> | null,
  { page = false } = {},
) {
  const asked: string[] = []
  const messenger: Messenger = {
    async send({ channel, id }) {
      asked.push(channel)
      return refusal(channel) ?? { kind: 'sent', messageId: `m-${id}` }
    },
    recentTexts: async () => [],
  }
  const app = await testApp({ messenger, startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  for (let i = 0; i < 8; i++) {
    const channel = i % 2 === 0 ? 'oa_group' : 'bot_group'
    await linkGroup(app.system, { unitId: room.ward.id, channel, externalId: `ac${i}`, name: `Nhóm ${i}` })
  }
  if (page)
    await linkGroup(app.system, { unitId: room.ward.id, channel: 'web', externalId: 'trang', name: 'Trang tin' })
  const { id } = await room.scheduled()
  const view = async () => (await app.request('GET', `/api/broadcasts/${id}`, { as: room.approver.token })).json
  const act = (verb: string) => app.request('POST', `/api/broadcasts/${id}/${verb}`, { as: room.communicator.token })
  return { app, asked, view, act }
}

test.each([
  ['bot_group', 'bot', 'ZALO_BOT_TOKEN', 4, 6],
  ['oa_group', 'oa', 'cấp quyền lại', 6, 4],
] as const)('a refused token of %s stops that account alone', async (channel, account, says, waiting, others) => {
  let refused = true
  const { app, asked, view, act } = await bothAccounts((one) =>
    refused && one === channel ? { kind: 'token', reason: 'zalo -216: token expired' } : null,
  )
  await sendDue(app.system)
  const tried = asked.length
  await sendDue(app.system)
  expect(asked).toHaveLength(tried)
  const shown = await view()
  expect(shown).toMatchObject({
    status: 'paused',
    pauseReason: expect.stringContaining(says),
    progress: { sent: others },
  })
  expect(shown.stops).toEqual([{ account, message: expect.stringContaining(says) }])
  expect(shown.progress.queued + shown.progress.retry).toBe(waiting)

  refused = false
  expect((await act('resume')).json.status).toBe('sending')
  await sendDue(app.system)
  expect(await view()).toMatchObject({ status: 'finished', stops: [], progress: { sent: waiting + others } })
})

test('what stops the account holds back no page on the web', async () => {
  const refused = { kind: 'token', reason: 'zalo -216: token expired' } as const
  const { app, asked, view } = await bothAccounts((channel) => (channel === 'web' ? null : refused), { page: true })
  await sendDue(app.system)
  // Sends already under way when the first refusal comes may be refused as well.
  expect(new Set(asked)).toEqual(new Set(['bot_group', 'oa_group', 'web']))
  expect(await view()).toMatchObject({ status: 'paused', progress: { sent: 1 }, stops: [{}, {}] })
})

test('while one account goes on, a person resumes the other; with none stopped there is nothing to resume', async () => {
  let mended = false
  const { app, view, act } = await bothAccounts((one) => {
    if (mended) return null
    return one === 'bot_group'
      ? { kind: 'token', reason: 'zalo bot 401: Unauthorized' }
      : { kind: 'retry', reason: 'no connection' }
  })
  await sendDue(app.system)
  expect(await view()).toMatchObject({ status: 'sending', stops: [{ account: 'bot' }] })
  mended = true
  expect((await act('resume')).status).toBe(200)
  expect((await act('resume')).json.error).toMatchObject({ reason: 'broadcast.state' })
  await sendDue(app.system)
  expect(await view()).toMatchObject({ status: 'finished', progress: { sent: 10 } })
})

test('a quota that is used up is waited for, hour by hour, and pauses nothing', async () => {
  const { messenger, asked } = platform(...times(5, { kind: 'quota', reason: 'zalo -211: out of quota' } as const))
  const app = await testApp({ messenger, startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  await sixMoreGroups(app, room.ward.id)
  const { id } = await room.scheduled()
  const view = async () => (await app.request('GET', `/api/broadcasts/${id}`, { as: room.editor.token })).json
  await sendDue(app.system)
  await sendDue(app.system)
  expect(asked).toHaveLength(5)
  expect(await view()).toMatchObject({ status: 'sending', stops: [], progress: { retry: 5, queued: 3 } })
  app.clock.at += hourMs
  await sendDue(app.system)
  expect(await view()).toMatchObject({ status: 'finished', progress: { sent: 8 } })
})

test('what waits for a group that is gone is given up, and the rest goes', async () => {
  const { app, view } = await planned()
  const [first] = await app.deps.db.select().from(deliveries)
  await groupChanged(app.system, { kind: 'group', change: 'dissolved', chatId: first!.recipient } as never)
  await sendDue(app.system)
  const shown = await view()
  expect(shown).toMatchObject({ status: 'finished', progress: { skipped: 1, sent: 1 } })
  expect(shown.deliveries.find((one: { state: string }) => one.state === 'skipped').message).toContain('không còn')
})

test('what a dead process held is taken over within a minute, and nobody gets a second copy', async () => {
  const { messenger, arrived } = platform()
  const { app, states } = await planned(messenger)
  await app.system.write((tx) => tx.update(broadcasts).set({ status: 'sending' }))
  const claim = await app.system.write((tx) => claimDeliveries(tx, app.system, 2))
  const [sent, unsent] = claim.claim!.rows
  // It died after one message had arrived, and before the other had left.
  await messenger.send({ channel: 'oa_group', id: sent!.recipient }, { text: claim.claim!.broadcast.text })
  expect(await sendDue(app.system)).toBe(0)
  expect(await states()).toEqual(['sending', 'sending'])
  app.clock.at += minuteMs
  await sendDue(app.system)
  expect(await states()).toEqual(['sent', 'sent'])
  expect(arrived.map(({ to }) => to).sort()).toEqual([sent!.recipient, unsent!.recipient].sort())
})

test('five failures in a row pause the broadcast; the groups not yet tried wait', async () => {
  const { messenger, asked } = platform(...times(5, { kind: 'permanent', reason: 'zalo -403: not in group' } as const))
  const app = await testApp({ messenger, startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  await sixMoreGroups(app, room.ward.id)
  const { id } = await room.scheduled()
  await sendDue(app.system)
  expect(asked).toHaveLength(5)
  const { json } = await app.request('GET', `/api/broadcasts/${id}`, { as: room.editor.token })
  expect(json).toMatchObject({ status: 'paused', progress: { failed: 5, queued: 3 } })

  await app.request('POST', `/api/broadcasts/${id}/resume`, { as: room.communicator.token })
  await sendDue(app.system)
  const again = await app.request('POST', `/api/broadcasts/${id}/retry-failed`, { as: room.communicator.token })
  expect(again.json.status).toBe('sending')
  await sendDue(app.system)
  const end = await app.request('GET', `/api/broadcasts/${id}`, { as: room.editor.token })
  expect(end.json).toMatchObject({ status: 'finished', progress: { sent: 8, total: 8 } })
  expect(new Set(asked).size).toBe(8)
})

test('a pause holds what has not left, also in the middle of a batch', async () => {
  const { messenger, asked } = platform()
  const { app, act, states } = await planned({
    ...messenger,
    async send(to, content) {
      if (asked.length === 0) await act('pause')
      return messenger.send(to, content)
    },
  })
  await sendDue(app.system)
  expect(await states()).toEqual(['queued', 'sent'])
  await sendDue(app.system)
  expect(asked).toHaveLength(1)
  await act('resume')
  await sendDue(app.system)
  expect(await states()).toEqual(['sent', 'sent'])
})

test('cancelled before anybody got it, the digest goes back to its editors and may be scheduled anew', async () => {
  const { app, room, act, states } = await planned()
  expect((await act('cancel')).json.status).toBe('cancelled')
  await sendDue(app.system)
  expect(app.sent).toEqual([])
  expect(await states()).toEqual(['cancelled', 'cancelled'])
  const [digest] = await app.deps.db.select().from(digests)
  expect(digest).toMatchObject({ status: 'draft', approvedBy: null, approvedHash: null })
  const { contentHash, id } = digest!
  await app.request('POST', `/api/digests/${id}/approve`, { as: room.approver.token, body: { contentHash } })
  await scheduleDigest(room.communicator.ctx, id, { contentHash, sendAt: app.clock.at })
  await sendDue(app.system)
  expect(app.sent).toHaveLength(2)
  expect((await act('cancel')).json.error).toMatchObject({ code: 'CONFLICT', reason: 'broadcast.state' })
})

test('cancelled halfway, the digest is closed and its items are not told twice', async () => {
  const { messenger, asked } = platform({ kind: 'retry', reason: 'no connection' })
  const { app, room, act, states } = await planned(messenger)
  await sendDue(app.system)
  await act('cancel')
  app.clock.at += hourMs
  await sendDue(app.system)
  expect(asked).toHaveLength(2)
  expect(await states()).toEqual(['cancelled', 'sent'])
  const [digest] = await app.deps.db.select().from(digests)
  expect(digest?.status).toBe('cancelled')
  const day = dayOf(app.clock.at + dayMs)
  await expect(draftDigest(room.editor.ctx, { unitId: room.ward.id, day })).rejects.toThrow('nothing-new')
})

test('a text that is not the approved one does not leave', async () => {
  const { app, view } = await planned()
  await app.system.write((tx) => tx.update(broadcasts).set({ text: 'Chuyển tiền ngay' }))
  await sendDue(app.system)
  expect(app.sent).toEqual([])
  expect(await view()).toMatchObject({ status: 'paused', pauseReason: 'Nội dung không còn khớp với bản đã duyệt.' })
})

test('a process that comes back late sends no old news', async () => {
  const { app, view } = await planned()
  app.clock.at += 13 * hourMs
  expect(await sendDue(app.system)).toBe(0)
  expect(await view()).toMatchObject({ status: 'finished', progress: { skipped: 2 } })
})

test('what was held up until night waits for the morning', async () => {
  const { app, states } = await planned(undefined, instantOf('2026-11-22', '21:50'))
  app.clock.at = instantOf('2026-11-22', '22:10')
  expect(await sendDue(app.system)).toBe(0)
  app.clock.at = instantOf('2026-11-23', '06:00')
  expect(await sendDue(app.system)).toBe(2)
  expect(await states()).toEqual(['sent', 'sent'])
})

test('receipts move a delivery forward only, in whatever order they come', async () => {
  const { app, view } = await planned()
  await sendDue(app.system)
  const at = app.clock.at
  await noteSeen(app.system, ['msg1'], at + 5)
  await noteReceived(app.system, ['msg1', 'msg2', 'unknown'], at + 9)
  const one = async (messageId: string) =>
    (await view()).deliveries.find((row: { messageId: string }) => row.messageId === messageId)
  expect(await one('msg1')).toMatchObject({ state: 'seen', seenAt: at + 5, receivedAt: at + 5 })
  expect(await one('msg2')).toMatchObject({ state: 'received', receivedAt: at + 9, seenAt: null })
  expect((await view()).progress).toMatchObject({ sent: 0, received: 1, seen: 1 })
})

test('who may not schedule may not steer, and another unit’s broadcast is not found', async () => {
  const { app, room, act, id } = await planned()
  for (const verb of ['pause', 'resume', 'cancel', 'retry-failed']) {
    expect((await act(verb, room.editor.token)).status).toBe(403)
  }
  const stranger = await newsroom(app)
  expect((await act('pause', stranger.communicator.token)).status).toBe(404)
  expect((await app.request('GET', `/api/broadcasts/${id}`, { as: stranger.editor.token })).status).toBe(404)
  expect((await app.request('GET', '/api/broadcasts', { as: stranger.editor.token })).json.broadcasts).toEqual([])
  await act('pause')
  const steered = (await room.actions()).filter((action) => action.startsWith('broadcast.'))
  expect(steered).toEqual(['broadcast.schedule', 'broadcast.pause'])
})

test('before it is confirmed, it is told what a broadcast would take and to whom it may be narrowed', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-23', '05:00'), env: { ZALO_CALLS_PER_MINUTE: '1' } })
  const room = await newsroom(app)
  const person = { unitId: room.ward.id, channel: 'oa_chat', externalId: '77', name: 'Ông Ba' } as const
  const { id: personal } = await linkGroup(app.system, person)
  app.deps.messagesLeft = async () => 0
  await room.approvedNotice('Lịch thu gom rác mới')
  const { id } = await room.approvedDigest()
  const foresee = async (body: object) =>
    (await app.request('POST', `/api/digests/${id}/forecast`, { as: room.communicator.token, body })).json
  expect(await foresee({})).toMatchObject({
    ...{ groups: 3, sends: 3, minutes: 3, sendAt: instantOf('2026-11-23', '06:30') },
    ...{ persons: { counted: 1, left: 0 }, groupMessages: { counted: 2, left: null } },
    message: 'Cần 3 lượt gửi. Tin tới từng người: cần 1, còn 0 – không đủ. Gửi xong trong khoảng 3 phút.',
  })
  expect(await foresee({ groupIds: [personal] })).toMatchObject({ sends: 1, groupMessages: { counted: 0, left: null } })
  expect(await foresee({ channels: ['oa_group'] })).toMatchObject({ sends: 2, persons: { counted: 0, left: null } })
  expect(await foresee({ unitIds: [room.chats[0]!.unitId] })).toMatchObject({ groups: 1 })
  expect(await foresee({ channels: ['bot_group'] })).toMatchObject({ error: { reason: 'broadcast.no-groups' } })
})

test('what the package holds for groups is counted by the month, from what went to them', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-30', '07:00'), env: { ZALO_GROUP_MESSAGES_PER_MONTH: '3' } })
  const room = await newsroom(app)
  await room.scheduled()
  await sendDue(app.system)
  await room.approvedNotice('Tin hôm sau')
  const { id } = await room.approvedDigest('2026-12-01')
  const foresee = async () =>
    (await app.request('POST', `/api/digests/${id}/forecast`, { as: room.communicator.token, body: {} })).json
  expect(await foresee()).toMatchObject({
    groupMessages: { counted: 2, left: 1 },
    message: 'Cần 2 lượt gửi. Tin vào nhóm trong tháng này: cần 2, còn 1 – không đủ.',
  })
  app.clock.at = instantOf('2026-12-01', '05:00')
  expect(await foresee()).toMatchObject({ groupMessages: { counted: 2, left: 3 } })
})

test('a large audience is planned in pieces, also by another process when the first one dies between two', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  await app.system.write((tx) =>
    tx.run(sql`
      insert into groups (id, unit_id, channel, external_id, name, created_at)
      select 'gr_' || value, ${room.ward.id}, 'share', 'chat' || value, 'Nhóm ' || value, 0
      from generate_series(1, 9000)`),
  )
  await room.approvedNotice('Lịch thu gom rác mới')
  const { id: digestId, contentHash } = await room.approvedDigest()
  let writes = 0
  const dying = {
    ...room.communicator.ctx,
    write: ((work) => {
      writes += 1
      if (writes === 3) throw new Error('died')
      return app.system.write(work)
    }) satisfies Write,
  }
  await expect(scheduleDigest(dying, digestId, { contentHash, sendAt: app.clock.at })).rejects.toThrow('died')
  const count = async () => (await app.deps.db.select({ id: deliveries.id }).from(deliveries)).length
  expect(await count()).toBe(8000)
  await sendDue(app.system)
  expect(await count()).toBe(9002)
  expect(app.sent).toHaveLength(2)
})

test('an unknown one is settled by a person who looked, and only then sent again', async () => {
  const { messenger, asked } = platform({ kind: 'unknown', reason: 'no reply' })
  const unreadable = { ...messenger, recentTexts: () => Promise.reject(new Error('no history')) }
  const { app, room, id, view, states } = await planned(unreadable)
  await sendDue(app.system)
  expect(await states()).toEqual(['sent', 'unknown'])
  const unknown = (await view()).deliveries.find((one: { state: string }) => one.state === 'unknown')
  const settle = (arrived: boolean) =>
    app.request('POST', `/api/broadcasts/${id}/deliveries/${unknown.id}/settle`, {
      ...{ as: room.communicator.token, body: { arrived } },
    })
  expect((await settle(false)).json.status).toBe('sending')
  expect((await settle(true)).json.error).toMatchObject({ reason: 'broadcast.state' })
  await sendDue(app.system)
  expect(asked).toHaveLength(3)
  expect(await states()).toEqual(['sent', 'sent'])
  expect(await room.actions()).toContain('broadcast.settle')
})

test('the live page is told of progress until the broadcast is over, or the service stops', async () => {
  const { app, room, id } = await planned()
  const stopping = createApp({ ...app.deps, stopping: AbortSignal.abort() }, newMemory())
  const bearer = { authorization: `Bearer ${room.approver.token}` }
  const last = await (await stopping.request(`/api/broadcasts/${id}/events`, { headers: bearer })).text()
  expect(last.match(/event: progress/g)).toHaveLength(1)
  await sendDue(app.system)
  const { headers, text } = await app.request('GET', `/api/broadcasts/${id}/events`, { as: room.approver.token })
  expect(headers.get('content-type')).toContain('text/event-stream')
  expect(text).toContain('event: progress')
  expect(text).toContain('"status":"finished"')
})

test('ten minutes without Zalo lose nothing and keep the order of age, and nobody has to help', async () => {
  const arrived: string[] = []
  const back = instantOf('2026-11-23', '07:10')
  let now = () => 0
  const { app, view } = await planned({
    async send(to) {
      if (now() < back) return { kind: 'retry', reason: 'no connection' }
      arrived.push(to.id)
      return { kind: 'sent', messageId: `m${arrived.length}` }
    },
    recentTexts: async () => [],
  })
  now = () => app.clock.at
  const rows = Array.from({ length: 40 }, (_, i) => [`dl_${i}`, `c${i}`])
  await app.system.write(async (tx) => {
    await tx.run(sql`delete from deliveries`)
    await tx.run(sql`
      insert into deliveries (id, broadcast_id, channel, recipient, due_at, updated_at)
      select value ->> 0, (select id from broadcasts), 'oa_group', value ->> 1, ${app.clock.at - 1000} + key, 0
      from json_each(${JSON.stringify(rows)})`)
  })
  for (let minute = 0; minute < 20; minute++) {
    await sendDue(app.system)
    app.clock.at += minuteMs
  }
  expect(await view()).toMatchObject({ status: 'finished', progress: { sent: 40, total: 40 } })
  expect(arrived).toHaveLength(40)
  expect(new Set(arrived.slice(0, 4))).toEqual(new Set(['c0', 'c1', 'c2', 'c3']))
  expect(arrived.slice(4)).toEqual(rows.slice(4).map(([, chat]) => chat))
})

test('a digest is tried out on the one who asks, and on nobody else', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  await room.approvedNotice('Lịch thu gom rác mới')
  const { id, text } = await room.draft()
  const tryOut = () => app.request('POST', `/api/digests/${id}/try-out`, { as: room.communicator.token })
  expect((await tryOut()).json.error.reason).toBe('broadcast.no-chat')
  await app.system.write((tx) => tx.run(sql`update people set oa_user_id = '42' where id = ${room.communicator.id}`))
  expect((await tryOut()).status).toBe(202)
  await sendReplies(app.system)
  expect(app.sent.map(({ to, content }) => [to.id, content.text])).toEqual([['42', text]])
  expect(await room.actions()).toContain('broadcast.try-out')

  const byBot = sql`update people set oa_user_id = null, bot_user_id = '43' where id = ${room.communicator.id}`
  await app.system.write((tx) => tx.run(byBot))
  await tryOut()
  await sendReplies(app.system)
  expect(app.sent.at(-1)).toMatchObject({ to: { channel: 'bot_chat', id: '43' }, content: { text } })
})
