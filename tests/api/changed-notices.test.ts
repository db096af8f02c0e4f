import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sendDue } from '../../core/broadcasts/send.ts'
import { approveItem } from '../../core/news/items.ts'
import { hourMs, instantOf } from '../../core/time.ts'
import { corrections } from '../../db/schema/broadcasts.ts'
import type { Life } from '../../db/schema/news.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

const life: Life = {
  ...{ kind: 'power', startsAt: instantOf('2026-11-25', '08:00'), endsAt: instantOf('2026-11-25', '11:00') },
  ...{ place: 'Tổ dân phố 5', contact: '', urgent: false, expiresAt: null },
}

/** A notice of a cut that went out with a morning's digest to one of two groups. */
async function sentOut() {
  const app = await testApp({ startAt: instantOf('2026-11-23', '07:00') })
  const room = await newsroom(app)
  const call = (method: string, path: string, as: { token: string }, body?: object) =>
    app.request(method, `/api${path}`, { as: as.token, body })
  const made = await call('POST', '/items', room.editor, {
    ...{ unitId: room.ward.id, title: 'Cắt điện', summary: 'Sửa đường dây.', life },
  })
  expect(made.status).toBe(201)
  await approveItem(room.approver.ctx, made.json.id)
  const { id: digestId, contentHash } = await room.approvedDigest()
  await call('POST', `/digests/${digestId}/schedule`, room.communicator, {
    ...{ contentHash, sendAt: app.clock.at, groupIds: [room.chats[0]!.id] },
  })
  await sendDue(app.system)
  const itemId: string = made.json.id
  const edit = (change: Partial<Life> | null) =>
    call('PATCH', `/items/${itemId}`, room.editor, { life: change && { ...life, ...change } })
  const offers = async (as = room.editor) => (await call('GET', '/items/corrections', as)).json.offers
  const press = (text: string, as = room.editor, of = digestId) =>
    call('POST', `/items/${itemId}/corrections`, as, { digestId: of, text })
  const inGroups = () => app.sent.filter(({ to }) => to.channel === 'oa_group')
  return { app, room, call, itemId, digestId, edit, offers, press, inGroups }
}

test('a notice whose time changed offers a correction, which one writes, another approves, and who got it gets', async () => {
  const { app, room, call, itemId, digestId, edit, offers, press, inGroups } = await sentOut()
  expect(await offers()).toEqual([])
  await call('PATCH', `/items/${itemId}`, room.editor, { summary: 'Sửa trạm biến áp.' })
  expect(await offers()).toEqual([])
  await edit({ startsAt: instantOf('2026-11-25', '13:00'), endsAt: instantOf('2026-11-25', '15:00') })
  const [offer, ...others] = await offers()
  expect(others).toEqual([])
  expect(offer).toEqual({
    ...{ itemId, digestId, kind: 'digest', title: 'Bản tin Phường An Bình – 23/11/2026', unitName: 'Phường An Bình' },
    text: '“Cắt điện” có thay đổi:\nThời gian đúng: 13:00–15:00 ngày 25/11/2026 (tin trước ghi: 08:00–11:00 ngày 25/11/2026).',
  })
  const overview = async () => (await call('GET', '/overview', room.editor)).json.correctionsToOffer
  expect(await overview()).toBe(1)
  expect((await press('Thời gian đúng: 23:00.')).json.error.reason).toBe('correction.unchanged')
  expect((await press(offer.text)).status).toBe(201)
  expect([await offers(), await overview()]).toEqual([[], 0])
  expect((await press(offer.text)).json.error.reason).toBe('correction.unchanged')

  const [written] = (await call('GET', `/digests/${digestId}/corrections`, room.approver)).json.corrections
  const approve = (as: { token: string }) =>
    call('POST', `/digests/${digestId}/corrections/${written.id}/approve`, as, { contentHash: written.contentHash })
  const both = await app.person('Hai vai', ['editor', room.ward.id], ['approver', room.ward.id])
  await app.system.write((tx) => tx.update(corrections).set({ writtenBy: both.id }))
  expect((await approve(both)).json.error.reason).toBe('four-eyes')
  expect((await approve(room.approver)).status).toBe(200)
  await sendDue(app.system)
  expect(inGroups()).toHaveLength(2)
  expect(inGroups()[1]!.to).toEqual(inGroups()[0]!.to)
  expect(inGroups()[1]!.content.text).toContain('Thời gian đúng: 13:00–15:00')
})

test('changed once more it is offered anew, by what was told last; an older correction is not approved any more', async () => {
  const { app, room, call, digestId, edit, offers, press } = await sentOut()
  await edit({ place: 'Tổ dân phố 6' })
  await press((await offers())[0].text)
  await edit({ place: 'Tổ dân phố 7' })
  const [first] = await app.deps.db.select().from(corrections)
  const approve = (id: string, contentHash: string) =>
    call('POST', `/digests/${digestId}/corrections/${id}/approve`, room.approver, { contentHash })
  expect((await approve(first!.id, first!.contentHash)).json.error.reason).toBe('correction.outdated')
  const [offer] = await offers()
  expect(offer.text).toContain('Địa điểm đúng: Tổ dân phố 7 (tin trước ghi: Tổ dân phố 6).')
  await press(offer.text)
  const rest = await app.deps.db.select().from(corrections)
  expect(rest).toHaveLength(1)
  expect((await approve(rest[0]!.id, rest[0]!.contentHash)).status).toBe(200)
  app.clock.at += hourMs
  await sendDue(app.system)
  // As it was told at first: whoever has the correction hears that too.
  await edit({})
  expect((await offers())[0].text).toContain('Địa điểm đúng: Tổ dân phố 5 (tin trước ghi: Tổ dân phố 7).')
})

test('nothing is offered of what is over, to who may not write, nor before anybody got it', async () => {
  const { app, room, edit, offers, press, call } = await sentOut()
  await edit({ contact: '1900 1006' })
  const [offer] = await offers()
  expect(offer.text).toContain('Liên hệ: 1900 1006.')
  const neighbour = await newsroom(app)
  expect(await offers(neighbour.editor)).toEqual([])
  expect((await press(offer.text, neighbour.editor)).json.error.reason).toBe('correction.unchanged')
  expect((await press(offer.text, room.editor, 'dg_none')).json.error.reason).toBe('correction.unchanged')
  expect((await call('GET', '/items/corrections', room.approver)).status).toBe(403)
  app.clock.at = instantOf('2026-11-25', '11:00')
  expect(await offers()).toEqual([])
  await edit({ endsAt: instantOf('2026-11-25', '15:00') })
  expect(await offers()).toHaveLength(1)
})

test('an announcement’s own notice offers the same, to the groups that it went to', async () => {
  const app = await testApp({ startAt: instantOf('2026-11-23', '14:00') })
  const room = await newsroom(app)
  const call = (method: string, path: string, as: { token: string }, body?: object) =>
    app.request(method, `/api${path}`, { as: as.token, body })
  const made = await call('POST', '/announcements', room.editor, {
    ...{ unitId: room.ward.id, title: 'Họp tổ', text: 'Mời bà con.', link: '', audience: {}, sendAt: null },
    ...{ urgentReason: '', imageId: null, fileId: null, recurrence: null },
    life: { ...life, kind: 'meeting' },
  })
  await call('POST', `/approvals/${made.json.id}/approve`, room.approver, { contentHash: made.json.contentHash })
  const [item] = (await call('GET', '/items?status=approved', room.editor)).json.items
  const change = () => call('PATCH', `/items/${item.id}`, room.editor, { life: { ...life, place: 'Nhà văn hóa' } })
  expect((await change()).status).toBe(200)
  expect((await call('GET', '/items/corrections', room.editor)).json.offers).toEqual([])
  await sendDue(app.system)
  const [offer] = (await call('GET', '/items/corrections', room.editor)).json.offers
  expect(offer).toMatchObject({ digestId: made.json.id, kind: 'announcement', title: 'Họp tổ' })
  const text = offer.text
  expect(
    (await call('POST', `/items/${item.id}/corrections`, room.editor, { digestId: made.json.id, text })).status,
  ).toBe(201)
  const [written] = await app.deps.db.select().from(corrections).where(eq(corrections.digestId, made.json.id))
  expect(written).toMatchObject({ itemId: item.id, told: { place: 'Nhà văn hóa' } })
})
