import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { approveCorrection, writeCorrection } from '../../core/broadcasts/corrections.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import type { Messenger, SendOutcome } from '../../core/context.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { askStaff } from '../../core/mornings/asks.ts'
import { hourMs, instantOf, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { people } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'
import { hexId } from '../support/zalo.ts'

/** A digest that went out; `refused` chats of the two did not take it. */
async function sentOut({ refused = 0 } = {}) {
  const got: { to: string; text: string }[] = []
  let refusals = refused
  const messenger: Messenger = {
    async send(to, { text }) {
      if (refusals-- > 0) return { kind: 'permanent', reason: 'zalo -237: group expired' }
      got.push({ to: to.id, text })
      return { kind: 'sent', messageId: `m${got.length}` }
    },
    recentTexts: async () => [],
  }
  const app = await testApp({ messenger, startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  const broadcast = await room.scheduled()
  const at = `/api/digests/${broadcast.digestId}/corrections`
  const write = (text = 'Ngày thu gom rác là thứ Ba, không phải thứ Hai.', as = room.editor.token) =>
    app.request('POST', at, { as, body: { text } })
  const list = async (as = room.approver.token) => (await app.request('GET', at, { as })).json.corrections
  const approve = (id: string, contentHash: string, as = room.approver.token) =>
    app.request('POST', `${at}/${id}/approve`, { as, body: { contentHash } })
  return { app, room, broadcast, got, write, list, approve }
}

test('a correction goes to exactly the groups that have the mistake, and stands on the public page', async () => {
  const { app, room, got, write, list, approve } = await sentOut({ refused: 1 })
  await sendDue(app.system)
  expect(got).toHaveLength(1)
  const written = await write()
  expect(written.status).toBe(201)
  const [shown] = await list()
  expect(shown).toMatchObject({ id: written.json.id, mine: false, writtenByName: 'Biên tập viên', approvedAt: null })
  await sendDue(app.system)
  expect(got).toHaveLength(1)

  const approved = await approve(shown.id, shown.contentHash)
  expect(approved.status).toBe(200)
  await sendDue(app.system)
  expect(got).toHaveLength(2)
  expect(got[1]).toEqual({ to: got[0]!.to, text: shown.message })
  const code = /Mã bản tin: (\S+)/.exec(got[0]!.text)?.[1]
  expect(shown.message).toMatch(new RegExp(`^ĐÍNH CHÍNH – Bản tin[\\s\\S]*thứ Ba[\\s\\S]*Mã bản tin: ${code}`))
  const page = await app.request('GET', `/api/digests/public/${code}`)
  expect(page.json.corrections).toEqual([
    { text: 'Ngày thu gom rác là thứ Ba, không phải thứ Hai.', sentAt: app.clock.at },
  ])
  const sent = await app.request('GET', `/api/broadcasts/${approved.json.broadcastId}`, { as: room.editor.token })
  expect(sent.json).toMatchObject({
    status: 'finished',
    approvedByName: 'Người duyệt',
    progress: { sent: 1, total: 1 },
  })
  expect((await room.actions()).filter((action) => action.startsWith('correction.'))).toEqual([
    'correction.write',
    'correction.approve',
  ])
})

test('who wrote it cannot approve it, nor other words than these, nor twice', async () => {
  const { app, room, write, list, approve } = await sentOut()
  await sendDue(app.system)
  const both = await app.person('Hai vai', ['editor', room.ward.id], ['approver', room.ward.id])
  const { id, contentHash } = (await write(undefined, both.token)).json
  expect((await list(both.token))[0].mine).toBe(true)
  expect((await approve(id, contentHash, both.token)).json.error).toMatchObject({ reason: 'four-eyes' })
  expect((await approve(id, 'a'.repeat(64))).json.error).toMatchObject({ reason: 'digest.stale' })
  expect((await approve(id, contentHash)).status).toBe(200)
  expect((await approve(id, contentHash)).json.error).toMatchObject({ reason: 'correction.approved' })
  expect(await app.deps.db.select().from(broadcasts)).toHaveLength(2)
  const lines = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'correction.approve'))
  expect(lines).toHaveLength(1)
  const stranger = await newsroom(app)
  expect((await approve(id, contentHash, stranger.approver.token)).status).toBe(404)
  expect((await write(undefined, stranger.editor.token)).status).toBe(404)
})

test('nothing is corrected that reached nobody, or is still on its way', async () => {
  const { app, room, broadcast, write } = await sentOut()
  expect((await write()).json.error).toMatchObject({ reason: 'correction.unsent' })
  const [one] = await app.deps.db.select().from(deliveries)
  const dueAt = app.clock.at + hourMs
  await app.system.write((tx) => tx.update(deliveries).set({ dueAt }).where(eq(deliveries.id, one!.id)))
  await sendDue(app.system)
  expect((await write()).json.error).toMatchObject({ code: 'CONFLICT', reason: 'correction.sending' })
  await app.request('POST', `/api/broadcasts/${broadcast.id}/cancel`, { as: room.communicator.token })
  expect((await write()).status).toBe(201)
})

test('a group that waits for a person’s hand keeps the correction from nobody, and is told it too', async () => {
  const { app, got, write, approve } = await sentOut()
  const [one] = await app.deps.db.select().from(deliveries)
  await app.system.write((tx) => tx.update(deliveries).set({ channel: 'share' }).where(eq(deliveries.id, one!.id)))
  await sendDue(app.system)
  expect(got).toHaveLength(1)
  const { id, contentHash } = (await write()).json
  const { broadcastId } = (await approve(id, contentHash)).json
  await sendDue(app.system)
  expect(got.map(({ text }) => text)).toEqual([expect.any(String), expect.stringContaining('ĐÍNH CHÍNH')])
  const rows = await app.deps.db.select().from(deliveries).where(eq(deliveries.broadcastId, broadcastId))
  expect(rows.map(({ channel }) => channel).sort()).toEqual(['oa_group', 'share'])
})

test('once corrected, the mistake reaches nobody more: not by a retry, nor where it was looked for and not found', async () => {
  const outcomes: SendOutcome[] = [
    { kind: 'sent', messageId: 'm1' },
    { kind: 'unknown', reason: 'no reply' },
    { kind: 'permanent', reason: 'zalo -237: group expired' },
  ]
  const got: string[] = []
  const messenger: Messenger = {
    async send(_, { text }) {
      got.push(text.split('\n')[0] ?? '')
      return outcomes.shift() ?? { kind: 'sent', messageId: `m${got.length}` }
    },
    recentTexts: async () => [],
  }
  const app = await testApp({ messenger, startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  const third = { unitId: room.ward.id, channel: 'oa_group', externalId: hexId(), name: 'Nhóm ba' } as const
  await linkGroup(app.system, third)
  const { id, digestId } = await room.scheduled()
  await sendDue(app.system)
  expect(got).toHaveLength(3)
  const written = await writeCorrection(room.editor.ctx, digestId!, { text: 'Là thứ Ba, không phải thứ Hai.' })
  await approveCorrection(room.approver.ctx, digestId!, written.id, written)
  const post = (path: string, body?: object) =>
    app.request('POST', `/api/broadcasts/${id}${path}`, { as: room.communicator.token, body })
  expect((await post('/retry-failed')).json.error).toMatchObject({ code: 'CONFLICT', reason: 'broadcast.corrected' })
  const rows = () => app.deps.db.select().from(deliveries).where(eq(deliveries.broadcastId, id))
  const unknown = (await rows()).find(({ state }) => state === 'unknown')
  expect((await post(`/deliveries/${unknown?.id}/settle`, { arrived: false })).json.error).toMatchObject({
    reason: 'broadcast.corrected',
  })
  app.clock.at += 5 * minuteMs
  await sendDue(app.system)
  app.clock.at += 5 * minuteMs
  await sendDue(app.system)
  expect(got.slice(3)).toEqual([expect.stringContaining('ĐÍNH CHÍNH'), expect.stringContaining('ĐÍNH CHÍNH')])
  const states = (await rows()).map(({ state, reason }) => `${state} ${reason}`).sort()
  expect(states).toEqual(['failed zalo -237: group expired', 'sent null', 'skipped corrected'])
})

test('a correction that waits, and a digest approved for no time, stand on the overview', async () => {
  const { app, room, write, list, approve } = await sentOut()
  await sendDue(app.system)
  await write()
  const overview = async () => (await app.request('GET', '/api/overview', { as: room.approver.token })).json
  expect(await overview()).toMatchObject({ correctionsToApprove: 1, digestsToSchedule: 0 })
  const [{ id, contentHash }] = await list()
  await approve(id, contentHash)
  await room.approvedNotice('Tin hôm sau')
  await room.approvedDigest('2026-11-24')
  expect(await overview()).toMatchObject({ correctionsToApprove: 0, digestsToSchedule: 1 })
})

test('what is carried by hand is corrected by hand', async () => {
  const { app, room, broadcast, got, write, approve } = await sentOut()
  const [one] = await app.deps.db.select().from(deliveries)
  await app.system.write((tx) => tx.update(deliveries).set({ channel: 'share' }).where(eq(deliveries.id, one!.id)))
  await sendDue(app.system)
  const confirm = { as: room.communicator.token, body: { deliveryIds: [one!.id] } }
  await app.request('POST', `/api/shares/${broadcast.id}/confirm`, confirm)
  await sendDue(app.system)
  const { id, contentHash } = (await write()).json
  const { broadcastId } = (await approve(id, contentHash)).json
  await sendDue(app.system)
  expect(got).toHaveLength(2)
  const share = await app.request('GET', `/api/shares/${broadcastId}`, { as: room.communicator.token })
  expect(share.json).toMatchObject({ state: 'open', text: got[1]!.text, groups: [{ sentAt: null }] })
})

test('approved at night, it waits for the morning', async () => {
  const { app, got, write, approve } = await sentOut()
  await sendDue(app.system)
  app.clock.at = instantOf('2026-11-23', '23:00')
  const { id, contentHash } = (await write()).json
  await approve(id, contentHash)
  await sendDue(app.system)
  expect(got).toHaveLength(2)
  app.clock.at = instantOf('2026-11-24', '06:00')
  await sendDue(app.system)
  expect(got).toHaveLength(4)
})

test('one too long for a message, or empty, or with a link that is none of the web’s, is refused', async () => {
  const { app, write } = await sentOut()
  await sendDue(app.system)
  expect((await write('đ'.repeat(1990))).json.error).toMatchObject({ reason: 'digest.long' })
  expect((await write('   ')).status).toBe(400)
  for (const link of ['https://ban:mat-khau@a.vn/1', 'javascript:alert(1)', 'https:/\u200b/ban@a.vn']) {
    expect((await write(`Xem\n${link}`)).json.error).toMatchObject({ code: 'INVALID', reason: 'digest.link' })
  }
})

test('communicators are told once, before the unit’s time, of a digest that is approved and for no time', async () => {
  const { app, room } = await sentOut()
  const follows = { oaUserId: '222', follows: true }
  await app.system.write((tx) => tx.update(people).set(follows).where(eq(people.id, room.communicator.id)))
  await room.approvedNotice('Tin hôm sau')
  await room.approvedDigest('2026-11-24')
  app.clock.at = instantOf('2026-11-24', '05:59')
  expect(await askStaff(app.system)).toBe(0)
  app.clock.at = instantOf('2026-11-24', '06:01')
  expect(await askStaff(app.system)).toBe(1)
  expect(await askStaff(app.system)).toBe(0)
  const [reminder] = await app.deps.db.select().from(replies).where(eq(replies.cause, 'ask'))
  expect(reminder).toMatchObject({ recipient: '222', text: expect.stringContaining('tự gửi vào mọi nhóm lúc 06:30') })
})
