import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { scheduleDigest } from '../../core/broadcasts/schedule.ts'
import { sendDue } from '../../core/broadcasts/send.ts'
import { approveDigest } from '../../core/digests/digests.ts'
import { draftDigest } from '../../core/digests/draft.ts'
import { draftDue } from '../../core/digests/draft-due.ts'
import { approveItem, createNotice, editItem, itemHash, rejectItem } from '../../core/news/items.ts'
import { dayMs, dayOf, hourMs, instantOf, minuteMs } from '../../core/time.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { broadcasts, deliveries } from '../../db/schema/broadcasts.ts'
import { digests } from '../../db/schema/digests.ts'
import { groups } from '../../db/schema/groups.ts'
import { items } from '../../db/schema/news.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

async function desk(startAt?: number) {
  const app = await testApp({ startAt })
  const room = await newsroom(app)
  const post = (path: string, as: string, body: object = {}) => app.request('POST', `/api/digests${path}`, { as, body })
  return { app, room, post }
}

const evening = instantOf('2026-11-22', '20:00')

test('a digest is drafted an hour before its time, once, where somebody edits and a group listens', async () => {
  const { app, room } = await desk(evening)
  const { approver } = room
  await room.approvedNotice('Tin của phường')
  const deaf = await app.unit('Khu chưa có nhóm', { parentId: room.ward.id })
  await app.person('Biên tập khu', ['editor', deaf.id])
  app.clock.at = instantOf('2026-11-23', '05:29')
  expect(await draftDue(app.system)).toBe(0)
  app.clock.at += minuteMs
  expect(await draftDue(app.system)).toBe(1)
  expect(await draftDue(app.system)).toBe(0)
  const { json } = await app.request('GET', '/api/digests?day=2026-11-23', { as: approver.token })
  expect(json.digests).toHaveLength(1)
  expect(json.digests[0]).toMatchObject({
    unitId: room.ward.id,
    unitName: 'Phường An Bình',
    day: '2026-11-23',
    status: 'draft',
    items: [{ title: 'Tin của phường' }],
    editedByName: null,
    broadcastId: null,
  })
})

test('the unit’s own notices come first, then those from above, nearest first, then news, newest first', async () => {
  const app = await testApp({ startAt: evening })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const middle = await app.unit('Phường', { kind: 'ward', parentId: city.id })
  const room = await newsroom(app, { parentId: middle.id, kind: 'quarter' })
  const editor = await app.person('Biên tập thành phố', ['editor', city.id])
  const approver = await app.person('Duyệt thành phố', ['approver', city.id])
  const tell = async (unitId: string, title: string) => {
    app.clock.at += 1000
    const { id } = await createNotice(editor.ctx, { unitId, title, link: 'https://a.vn/1' })
    await approveItem(approver.ctx, id)
    return id
  }
  const asNews = (id: string) =>
    app.system.write((tx) => tx.update(items).set({ kind: 'news' }).where(eq(items.id, id)))
  await asNews(await tell(room.ward.id, 'Tin báo cũ'))
  await asNews(await tell(city.id, 'Tin báo mới nhất'))
  await tell(room.ward.id, 'Việc phường')
  await tell(middle.id, 'Việc quận')
  await tell(city.id, 'Việc thành phố')
  await tell(room.chats[0]!.unitId, 'Việc riêng của tổ')
  const { id } = await room.draft()
  const { json } = await app.request('GET', `/api/digests/${id}`, { as: room.editor.token })
  expect(json.items.map(({ title }: { title: string }) => title)).toEqual([
    'Việc phường',
    'Việc quận',
    'Việc thành phố',
    'Tin báo mới nhất',
    'Tin báo cũ',
  ])
})

test('with nothing new there is no digest, neither by the clock nor by hand', async () => {
  const { app, room, post } = await desk(instantOf('2026-11-23', '06:00'))
  expect(await draftDue(app.system)).toBe(0)
  const refused = await post('', room.communicator.token, { unitId: room.ward.id, day: '2026-11-23' })
  expect(refused).toMatchObject({ status: 409, json: { error: { reason: 'nothing-new' } } })
  expect(await app.deps.db.select().from(digests)).toEqual([])
})

test('of a day so far off that what is approved will be too old by then, or over, that is said', async () => {
  const { app, room, post } = await desk(instantOf('2026-11-23', '06:00'))
  await room.approvedNotice('Dọn vệ sinh ngõ 5')
  const drafted = async (day: string) => post('', room.communicator.token, { unitId: room.ward.id, day })
  expect((await drafted('2026-12-20')).json.error).toMatchObject({ reason: 'nothing-then' })
  expect(await app.deps.db.select().from(digests)).toEqual([])
  expect((await drafted('2026-12-06')).status).toBe(201)
})

test('what a digest told is not told again in the next, what was only drafted is', async () => {
  const { app, room, post } = await desk(instantOf('2026-11-23', '07:00'))
  await room.scheduled()
  const draftNext = async () => {
    app.clock.at += dayMs
    return post('', room.communicator.token, { unitId: room.ward.id, day: dayOf(app.clock.at) })
  }
  expect((await draftNext()).json.error.reason).toBe('nothing-new')
  await room.approvedNotice('Tin chưa ai duyệt bản')
  for (const next of [await draftNext(), await draftNext()]) {
    expect(next.status).toBe(201)
    expect(next.json.items.map(({ title }: { title: string }) => title)).toEqual(['Tin chưa ai duyệt bản'])
  }
})

test('what the city told in a ward’s groups the ward does not tell there again; what it told elsewhere it does', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
  const city = await app.unit('Thành phố', { kind: 'city' })
  const [told, untold] = [await newsroom(app, { parentId: city.id }), await newsroom(app, { parentId: city.id })]
  const [writer, approver] = [
    await app.person('Viết ở thành phố', ['communicator', city.id], ['editor', city.id]),
    await app.person('Duyệt ở thành phố', ['approver', city.id]),
  ]
  const body = { unitId: untold.ward.id, channel: 'web', name: 'Trang tin phường' }
  await app.request('POST', '/api/groups', { as: untold.communicator.token, body })
  const { id } = await createNotice(writer.ctx, { unitId: city.id, title: 'Việc của cả thành phố' })
  await approveItem(approver.ctx, id)
  const { id: digestId, contentHash } = await draftDigest(writer.ctx, { unitId: city.id, day: '2026-11-23' })
  await approveDigest(approver.ctx, digestId, { contentHash })
  const page = await app.deps.db.select().from(groups).where(eq(groups.channel, 'web'))
  const groupIds = [...told.chats, ...page].map(({ id }) => id)
  await scheduleDigest(writer.ctx, digestId, { contentHash, sendAt: app.clock.at, groupIds })
  await sendDue(app.system)
  expect(app.sent.map(({ to }) => to.channel).sort()).toEqual(['oa_group', 'oa_group', 'web'])
  app.clock.at += dayMs
  await expect(told.draft()).rejects.toMatchObject({ reason: 'nothing-new' })
  expect((await untold.draft()).text).toContain('Việc của cả thành phố')
})

test('only approved items that nothing blocks are in a digest', async () => {
  const { app, room } = await desk(evening)
  const notice = (title: string) => createNotice(room.editor.ctx, { unitId: room.ward.id, title })
  await notice('Chưa duyệt')
  await rejectItem(room.approver.ctx, (await notice('Bị trả lại')).id, { reason: 'Sai' })
  const edited = await room.approvedNotice('Đã duyệt rồi sửa')
  await editItem(room.editor.ctx, edited.id, { title: 'Đã sửa' })
  const later = await createNotice(room.editor.ctx, {
    unitId: room.ward.id,
    title: 'Chưa tới giờ',
    publishedAt: app.clock.at + 2 * dayMs,
  })
  await approveItem(room.approver.ctx, later.id)
  await room.approvedNotice('Đúng quy trình')
  const { items } = (
    await app.request('POST', '/api/digests', {
      as: room.editor.token,
      body: { unitId: room.ward.id, day: '2026-11-23' },
    })
  ).json
  expect(items.map(({ title }: { title: string }) => title)).toEqual(['Đúng quy trình'])
})

test('approval is bound to the text: another hash is refused, and an edit voids it', async () => {
  const { room, app, post } = await desk(evening)
  await room.approvedNotice('Tin một')
  const { id, contentHash } = await room.draft()
  const stale = await post(`/${id}/approve`, room.approver.token, { contentHash: '0'.repeat(64) })
  expect(stale).toMatchObject({ status: 409, json: { error: { reason: 'digest.stale' } } })
  const approved = await post(`/${id}/approve`, room.approver.token, { contentHash })
  expect(approved.json).toMatchObject({ status: 'approved', approvedByName: 'Người duyệt', approvedAt: app.clock.at })

  const body = { closing: 'Mời bà con tới dự.' }
  const edited = await app.request('PATCH', `/api/digests/${id}`, { as: room.editor.token, body })
  expect(edited.json).toMatchObject({ status: 'draft', approvedByName: null, editedByName: 'Biên tập viên' })
  const late = await post(`/${id}/approve`, room.approver.token, { contentHash })
  expect(late.json.error.reason).toBe('digest.stale')
  const unapproved = await post(`/${id}/schedule`, room.communicator.token, { contentHash: edited.json.contentHash })
  expect(unapproved.json.error.reason).toBe('digest.not-approved')
})

test('the last editor does not approve', async () => {
  const { room, app, post } = await desk(evening)
  await room.approvedNotice('Tin một')
  const { id } = await room.draft()
  const both = await app.person('Hai vai', ['editor', room.ward.id], ['approver', room.ward.id])
  const edited = await app.request('PATCH', `/api/digests/${id}`, { as: both.token, body: { closing: 'Hết.' } })
  const refused = await post(`/${id}/approve`, both.token, { contentHash: edited.json.contentHash })
  expect(refused).toMatchObject({ status: 403, json: { error: { reason: 'four-eyes' } } })
})

test('new items compose the text anew, in the order given; an item that is not approved is refused', async () => {
  const { room, app } = await desk(evening)
  await room.approvedNotice('Tin một')
  const { id, code } = await room.draft()
  const two = await room.approvedNotice('Tin hai')
  const three = await room.approvedNotice('Tin ba')
  const raw = await createNotice(room.editor.ctx, { unitId: room.ward.id, title: 'Nháp' })
  const edit = (itemIds: string[]) =>
    app.request('PATCH', `/api/digests/${id}`, { as: room.communicator.token, body: { itemIds } })
  const edited = await edit([three.id, two.id])
  expect(edited.json.items.map(({ title }: { title: string }) => title)).toEqual(['Tin ba', 'Tin hai'])
  expect(edited.json.text).toMatch(new RegExp(`1\\. Tin ba[^]*2\\. Tin hai[^]*${code}`))
  expect((await edit([raw.id])).json.error.reason).toBe('digest.items')
})

test.for([
  [
    'too long',
    (id: string) => ({ opening: 'a'.repeat(500), closing: 'b'.repeat(500), ...longWords(id) }),
    'digest.long',
  ],
  ['with a link of another scheme', () => ({ closing: 'ftp://a.vn/x' }), 'digest.link'],
  [
    'with a script for a link',
    (id: string) => ({ words: { [id]: { summary: 'javascript:alert(1)' } } }),
    'digest.link',
  ],
  ['with an item that has no title', (id: string) => ({ words: { [id]: { title: ' ' } } }), 'digest.title'],
] as const)('a digest %s is refused', async ([, change, reason]) => {
  const { room, app } = await desk(evening)
  const items = [await room.approvedNotice('Tin một'), await room.approvedNotice('Tin hai')]
  await room.approvedNotice('Tin ba')
  const { id } = await room.draft()
  const body = change(items[0]!.id)
  const refused = await app.request('PATCH', `/api/digests/${id}`, { as: room.editor.token, body })
  expect(refused).toMatchObject({ status: 400, json: { error: { reason } } })
})

const longWords = (id: string) => ({ words: { [id]: { title: 'c'.repeat(199), summary: 'dài '.repeat(200) } } })

test('a mention typed into any of its words calls nobody', async () => {
  const { room, app } = await desk(evening)
  const item = await room.approvedNotice('Tin một')
  const { id } = await room.draft()
  const mention = '[@123456789012345678] xem nhé'
  const body = { opening: mention, closing: mention, words: { [item.id]: { title: mention, summary: mention } } }
  const edited = await app.request('PATCH', `/api/digests/${id}`, { as: room.editor.token, body })
  expect(JSON.stringify(edited.json)).toContain('xem nhé')
  expect(JSON.stringify(edited.json)).not.toContain('[@')
})

test('the group’s message, the page, the feed and the mini app tell the words that were approved, with their source', async () => {
  const { room, app, post } = await desk(evening)
  const web = { unitId: room.ward.id, channel: 'web', name: 'Trang tin phường' }
  await app.request('POST', '/api/groups', { as: room.communicator.token, body: web })
  const item = await room.approvedNotice('Họp tổ lúc 19:30')
  const { id, code } = await room.draft()
  const body = {
    words: { [item.id]: { title: 'Họp tổ lúc 20:00', summary: 'Đổi giờ sang 20:00.' } },
    opening: 'Kính gửi bà con.',
    closing: 'Mời bà con đi đủ.',
  }
  const edited = await app.request('PATCH', `/api/digests/${id}`, { as: room.editor.token, body })
  const { contentHash } = edited.json
  expect(edited.json.items).toMatchObject([{ title: 'Họp tổ lúc 20:00', own: true }])
  await post(`/${id}/approve`, room.approver.token, { contentHash })
  await post(`/${id}/schedule`, room.communicator.token, { contentHash, sendAt: app.clock.at })
  await sendDue(app.system)
  const told = [
    app.sent[0]!.content.text,
    (await app.request('GET', `/digests/${code}`)).text,
    (await app.request('GET', `/digests/of/${room.ward.id}/atom.xml`)).text,
    JSON.stringify((await app.request('GET', `/api/digests/public/${code}`)).json),
  ]
  for (const text of told) {
    for (const words of [
      'Họp tổ lúc 20:00',
      'Đổi giờ sang 20:00.',
      'Kính gửi bà con.',
      'Mời bà con đi đủ.',
      'Phường An Bình',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('19:30')
  }
  expect(told[0]).toContain('Nguồn: Phường An Bình (20:00 ngày 22/11/2026)')
})

test('a digest sent before digests had a content is shown on its page as its text was sent', async () => {
  const { room, app } = await desk(evening)
  await room.scheduled()
  const [{ id, code }] = (await app.deps.db.select().from(digests)) as [typeof digests.$inferSelect]
  const old = { content: null, text: 'Văn cũ, họp lúc 20:00' }
  await app.system.write((tx) => tx.update(digests).set(old).where(eq(digests.id, id)))
  await sendDue(app.system)
  expect((await app.request('GET', `/digests/${code}`)).text).toContain('Văn cũ, họp lúc 20:00')
  const { json } = await app.request('GET', `/api/digests/public/${code}`)
  expect(json).toMatchObject({ text: 'Văn cũ, họp lúc 20:00', items: [] })
})

test('an item left out leaves the other edits alone and can be taken in again', async () => {
  const { room, app } = await desk(evening)
  const [one, two] = [await room.approvedNotice('Tin một'), await room.approvedNotice('Tin hai')]
  const { id } = await room.draft()
  const edit = async (body: object) =>
    (await app.request('PATCH', `/api/digests/${id}`, { as: room.editor.token, body })).json
  const titles = ({ items }: { items: { title: string }[] }) => items.map(({ title }) => title)
  const toTake = async () =>
    titles((await app.request('GET', `/api/digests/${id}/items-to-take`, { as: room.editor.token })).json)
  await edit({ words: { [one.id]: { title: 'Tin một, lời mới' } }, opening: 'Mở đầu.' })
  expect(await toTake()).toEqual([])
  const without = await edit({ itemIds: [one.id] })
  expect(titles(without)).toEqual(['Tin một, lời mới'])
  expect(without.text).toContain('Mở đầu.')
  expect(await toTake()).toEqual(['Tin hai'])
  expect(titles(await edit({ itemIds: [two.id, one.id] }))).toEqual(['Tin hai', 'Tin một, lời mới'])
  expect(titles(await edit({ words: { [one.id]: null } }))).toEqual(['Tin hai', 'Tin một'])
})

test('a preview shows the text a change would make and keeps nothing', async () => {
  const { room, app, post } = await desk(evening)
  await room.approvedNotice('Tin một')
  const { id, text } = await room.draft()
  const { json } = await post(`/${id}/preview`, room.editor.token, { closing: 'Hẹn gặp bà con.' })
  expect(json.text).toContain('Hẹn gặp bà con.')
  expect((await app.request('GET', `/api/digests/${id}`, { as: room.editor.token })).json.text).toBe(text)
})

test('a change made on what somebody else has changed since is refused, so that it undoes nothing', async () => {
  const { room, app } = await desk(evening)
  await room.approvedNotice('Tin một')
  const { id, contentHash } = await room.draft()
  const edit = (body: object) => app.request('PATCH', `/api/digests/${id}`, { as: room.editor.token, body })
  expect((await edit({ opening: 'Một.', contentHash })).status).toBe(200)
  expect((await edit({ opening: 'Hai.', contentHash })).json.error.reason).toBe('digest.stale')
})

test('own words that the licence of a source does not allow are refused, and named', async () => {
  const { room, app } = await desk(evening)
  const item = await room.approvedNotice('Tin báo')
  const asNews = { kind: 'news', licence: 'link', summary: '', link: 'https://a.vn/1' } as const
  const approvedHash = await itemHash({ ...item, ...asNews })
  await app.system.write((tx) =>
    tx
      .update(items)
      .set({ ...asNews, approvedHash })
      .where(eq(items.id, item.id)),
  )
  const { id } = await room.draft()
  const body = { words: { [item.id]: { summary: 'Chép cả bài.' } } }
  const refused = await app.request('PATCH', `/api/digests/${id}`, { as: room.editor.token, body })
  expect(refused.json.error).toMatchObject({ reason: 'digest.blocked', message: expect.stringContaining('“Tin báo”') })
})

test('one item is not told on two mornings, though two digests held it before either went out', async () => {
  const { room, app, post } = await desk(evening)
  await room.approvedNotice('Tin một')
  const first = await room.approvedDigest('2026-11-23')
  const second = await room.approvedDigest('2026-11-24')
  const plan = ({ id, contentHash }: { id: string; contentHash: string }) =>
    post(`/${id}/schedule`, room.communicator.token, { contentHash })
  expect((await plan(first)).status).toBe(201)
  const refused = await plan(second)
  expect(refused.json.error).toMatchObject({
    reason: 'digest.blocked',
    message: expect.stringContaining('đã có trong bản tin ngày 23/11/2026'),
    details: { items: [{ title: 'Tin một' }] },
  })
  expect(app.sent).toEqual([])
})

test('scheduling makes one delivery a group in the subtree, at the unit’s own time, and leaves an audit line', async () => {
  const { room, app, post } = await desk(evening)
  await room.approvedNotice('Tin một')
  app.clock.at = instantOf('2026-11-23', '05:45')
  const { id, contentHash } = await room.approvedDigest()
  const planned = await post(`/${id}/schedule`, room.communicator.token, { contentHash })
  expect(planned.status).toBe(201)
  expect(planned.json).toMatchObject({ status: 'scheduled', sendAt: instantOf('2026-11-23', '06:30') })
  const rows = await app.deps.db.select().from(deliveries)
  expect(rows.map(({ recipient, state }) => [recipient, state]).sort()).toEqual(
    room.chats.map(({ externalId }) => [externalId, 'queued']).sort(),
  )
  const [line] = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'broadcast.schedule'))
  expect(line).toMatchObject({
    actorId: room.communicator.id,
    unitId: room.ward.id,
    detail: { contentHash, groups: 2 },
  })

  const again = await post(`/${id}/schedule`, room.communicator.token, { contentHash })
  expect(again).toMatchObject({ status: 409, json: { error: { reason: 'digest.scheduled' } } })
  expect(await app.deps.db.select().from(broadcasts)).toHaveLength(1)
})

test('at night it waits until morning, unless an emergency is given as the reason', async () => {
  const { room, app } = await desk(instantOf('2026-11-22', '23:00'))
  await room.approvedNotice('Nước lên')
  const { id, contentHash } = await room.approvedDigest()
  const input = { contentHash, sendAt: app.clock.at }
  const planned = await app.request('POST', `/api/digests/${id}/schedule`, { as: room.communicator.token, body: input })
  expect(planned.json.sendAt).toBe(instantOf('2026-11-23', '06:00'))
  await app.request('POST', `/api/broadcasts/${planned.json.id}/cancel`, { as: room.communicator.token })
  await app.request('POST', `/api/digests/${id}/approve`, { as: room.approver.token, body: { contentHash } })
  const urgent = await app.request('POST', `/api/digests/${id}/schedule`, {
    as: room.communicator.token,
    body: { ...input, emergencyReason: 'Lũ về trong đêm' },
  })
  expect(urgent.json).toMatchObject({ sendAt: app.clock.at, emergencyReason: 'Lũ về trong đêm' })
  await sendDue(app.system)
  expect(app.sent).toHaveLength(2)
  const lines = await app.deps.db.select().from(auditLog).where(eq(auditLog.action, 'broadcast.schedule'))
  expect(lines.at(-1)?.detail).toMatchObject({ emergency: 'Lũ về trong đêm' })
})

test('an item rejected since then keeps the digest from being scheduled, and is named', async () => {
  const { room, post } = await desk(evening)
  const item = await room.approvedNotice('Tin sai')
  const { id, contentHash } = await room.approvedDigest()
  await rejectItem(room.approver.ctx, item.id, { reason: 'Sai ngày' })
  const refused = await post(`/${id}/schedule`, room.communicator.token, { contentHash })
  expect(refused.json.error).toMatchObject({ reason: 'digest.blocked', details: { items: [{ title: 'Tin sai' }] } })
})

test('an item edited and approved again since then does not go out with its old words', async () => {
  const { room, app, post } = await desk(evening)
  const item = await room.approvedNotice('Họp lúc 7 giờ')
  const { id, contentHash } = await room.approvedDigest()
  await editItem(room.editor.ctx, item.id, { title: 'Họp lúc 8 giờ' })
  await approveItem(room.approver.ctx, item.id)
  const refused = await post(`/${id}/schedule`, room.communicator.token, { contentHash })
  expect(refused.json.error.reason).toBe('digest.blocked')
  const body = { itemIds: [item.id] }
  const { json } = await app.request('PATCH', `/api/digests/${id}`, { as: room.communicator.token, body })
  expect(json.text).toContain('Họp lúc 8 giờ')
  await post(`/${id}/approve`, room.approver.token, { contentHash: json.contentHash })
  const planned = await post(`/${id}/schedule`, room.communicator.token, { contentHash: json.contentHash })
  expect(planned.status).toBe(201)
})

test('groups of another unit cannot be named, and without groups there is nothing to send to', async () => {
  const { room, app, post } = await desk(evening)
  await room.approvedNotice('Tin một')
  const { id, contentHash } = await room.approvedDigest()
  const stranger = await newsroom(app)
  const groupIds = [stranger.chats[0]!.id]
  const refused = await post(`/${id}/schedule`, room.communicator.token, { contentHash, groupIds })
  expect(refused).toMatchObject({ status: 400, json: { error: { reason: 'broadcast.groups' } } })
  const one = await scheduleDigest(room.communicator.ctx, id, { contentHash, groupIds: [room.chats[0]!.id] })
  const rows = await app.deps.db.select().from(deliveries).where(eq(deliveries.broadcastId, one.id))
  expect(rows.map(({ groupId }) => groupId)).toEqual([room.chats[0]!.id])
})

test('a digest is public once it has reached somebody, with the source of every item', async () => {
  const { room, app } = await desk(evening)
  await room.scheduled()
  const [digest] = await app.deps.db.select().from(digests)
  const open = () => app.request('GET', `/api/digests/public/${digest!.code.toLowerCase()}`)
  expect((await open()).status).toBe(404)
  expect((await app.request('GET', '/api/digests/public')).json).toEqual({ digests: [] })
  await sendDue(app.system)
  const { json } = await open()
  expect(json).toMatchObject({
    code: digest!.code,
    unitName: 'Phường An Bình',
    text: digest!.text,
    items: [{ title: 'Lịch thu gom rác mới', sourceName: 'Phường An Bình' }],
    sentAt: app.clock.at,
    corrections: [],
  })
  expect(JSON.stringify(json)).not.toContain('Biên tập viên')
  const [item] = await app.deps.db.select().from(items)
  await editItem(room.editor.ctx, item!.id, { title: 'Sửa sau khi phát, chưa ai duyệt' })
  expect((await open()).json.items[0].title).toBe('Lịch thu gom rác mới')
  const listed = (await app.request('GET', `/api/digests/public?unitId=${room.ward.id}`)).json.digests
  expect(listed).toEqual([expect.objectContaining({ code: digest!.code, day: '2026-11-22', sentAt: app.clock.at })])
})

test('people of a group read the digest of the ward above them, and not one of another ward', async () => {
  const { room, app } = await desk(evening)
  await room.scheduled()
  await sendDue(app.system)
  const group = room.chats[0]!.unitId
  const other = await app.unit('Phường Khác')
  const read = async (unitId: string) => (await app.request('GET', `/api/digests/public?unitId=${unitId}`)).json.digests
  expect(await read(group)).toEqual([expect.objectContaining({ unitName: 'Phường An Bình' })])
  expect(await read(other.id)).toEqual([])
})

test('another unit’s digest is not found, whatever role one has elsewhere', async () => {
  const { room, app, post } = await desk(evening)
  await room.approvedNotice('Tin một')
  const { id, contentHash } = await room.draft()
  const stranger = await newsroom(app)
  expect((await app.request('GET', `/api/digests/${id}`, { as: stranger.editor.token })).status).toBe(404)
  expect((await post(`/${id}/approve`, stranger.approver.token, { contentHash })).status).toBe(404)
  expect((await post(`/${id}/schedule`, stranger.communicator.token, { contentHash })).status).toBe(404)
  expect((await post(`/${id}/schedule`, room.editor.token, { contentHash })).status).toBe(403)
  expect((await app.request('GET', '/api/digests')).status).toBe(401)
})

test('an hour is enough: a unit whose time comes after midnight is drafted the day before', async () => {
  const { app, room } = await desk(instantOf('2026-11-22', '23:30'))
  const body = { digestTime: '00:15' }
  const admin = await app.person('Quản trị', ['admin', room.ward.id])
  await app.request('PATCH', `/api/units/${room.ward.id}`, { as: admin.token, body })
  await room.approvedNotice('Tin khuya')
  expect(app.clock.at + hourMs).toBeGreaterThan(instantOf('2026-11-23', '00:15'))
  expect(await draftDue(app.system)).toBe(1)
  const [digest] = await app.deps.db.select().from(digests)
  expect(digest?.day).toBe('2026-11-23')
})
