import { expect, test } from 'vitest'
import { createNotice } from '../../core/news/items.ts'
import { items } from '../../db/schema/news.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

async function withNotice() {
  const app = await testApp()
  const room = await newsroom(app)
  const body = { unitId: room.ward.id, title: ' Lịch  tiêm chủng ', summary: 'Sáng thứ bảy tại trạm y tế.' }
  const made = await app.request('POST', '/api/items', { as: room.editor.token, body })
  const path = `/api/items/${made.json.id}`
  const post = (verb: string, as: string, json: object = {}) =>
    app.request('POST', `${path}/${verb}`, { as, body: json })
  const edit = (as: string, change: object) => app.request('PATCH', path, { as, body: change })
  return { app, room, made, post, edit }
}

test('a notice by hand has the unit as its source and now as its time, and nothing blocks it', async () => {
  const { app, room, made } = await withNotice()
  expect(made.status).toBe(201)
  expect(made.json).toMatchObject({
    kind: 'notice',
    title: 'Lịch tiêm chủng',
    sourceName: 'Phường An Bình',
    publishedAt: app.clock.at,
    status: 'draft',
    blocks: [],
    alsoIn: [],
    createdByName: 'Biên tập viên',
    mine: true,
  })
  const seen = await app.request('GET', '/api/items', { as: room.approver.token })
  expect(seen.json.items[0].mine).toBe(false)
})

test('a second person approves; neither the author nor the last to edit may', async () => {
  const { app, room, post, edit } = await withNotice()
  const both = await app.person('Vừa viết vừa duyệt', ['approver', room.ward.id], ['communicator', room.ward.id])
  await edit(both.token, { summary: 'Chiều thứ bảy.' })
  const refused = await post('approve', both.token)
  expect(refused).toMatchObject({ status: 403, json: { error: { reason: 'four-eyes' } } })
  const approved = await post('approve', room.approver.token)
  expect(approved.json).toMatchObject({ status: 'approved', decidedByName: 'Người duyệt', decidedAt: app.clock.at })
  expect(await room.actions()).toEqual(expect.arrayContaining(['item.create', 'item.edit', 'item.approve']))
})

test('an edit voids the approval, and whoever read the old words cannot approve the new', async () => {
  const { app, room, made, post, edit } = await withNotice()
  await post('approve', room.approver.token, { contentHash: made.json.contentHash })
  const edited = await edit(room.communicator.token, { title: 'Lịch tiêm chủng mới' })
  expect(edited.json).toMatchObject({ status: 'draft', decidedByName: null, decidedAt: null })
  const late = await post('approve', room.approver.token, { contentHash: made.json.contentHash })
  expect(late).toMatchObject({ status: 409, json: { error: { reason: 'item.stale' } } })
  const [row] = await app.deps.db.select().from(items)
  expect(row).toMatchObject({ status: 'draft', approvedHash: null })
})

test('who edits words that somebody else has changed meanwhile is told so, and nothing of the other is lost', async () => {
  const { app, room, made, edit } = await withNotice()
  const { contentHash } = made.json
  const first = await edit(room.communicator.token, { summary: 'Chiều thứ bảy.', contentHash })
  expect(first.status).toBe(200)
  const late = await edit(room.editor.token, { summary: 'Sáng chủ nhật.', contentHash })
  expect(late).toMatchObject({ status: 409, json: { error: { reason: 'item.stale' } } })
  expect((await app.deps.db.select().from(items))[0]?.summary).toBe('Chiều thứ bảy.')
  const read = await edit(room.editor.token, { summary: 'Sáng chủ nhật.', contentHash: first.json.contentHash })
  expect(read.json.summary).toBe('Sáng chủ nhật.')
})

test('an item that lacks what must be shown is not approved, and says what it lacks', async () => {
  const { room, post, edit } = await withNotice()
  await edit(room.editor.token, { sourceName: '', link: 'javascript:alert(1)' })
  const { status, json } = await post('approve', room.approver.token)
  expect(status).toBe(409)
  expect(json.error.reason).toBe('item.blocked')
  expect(json.error.details.blocks.map(({ reason }: { reason: string }) => reason)).toEqual(['no-source', 'bad-link'])
})

test('a rejection keeps its reason', async () => {
  const { room, post } = await withNotice()
  expect((await post('reject', room.approver.token)).status).toBe(400)
  const rejected = await post('reject', room.approver.token, { reason: 'Trùng với tin hôm qua' })
  expect(rejected.json).toMatchObject({ status: 'rejected', rejectReason: 'Trùng với tin hôm qua' })
})

test('the list filters by status and unit, and pages', async () => {
  const { app, room } = await withNotice()
  for (let i = 0; i < 4; i++) {
    app.clock.at += 1000
    await createNotice(room.editor.ctx, { unitId: room.ward.id, title: `Tin ${i}` })
  }
  const list = async (query: string) =>
    (await app.request('GET', `/api/items?${query}`, { as: room.approver.token })).json
  const page = await list('status=draft&offset=1&limit=2')
  expect(page.total).toBe(5)
  expect(page.items.map(({ title }: { title: string }) => title)).toEqual(['Tin 2', 'Tin 1'])
  expect(await list('status=approved')).toEqual({ items: [], total: 0 })
  expect((await list(`unitId=${room.chats[0]!.unitId}`)).total).toBe(0)
})

test('items of another unit are not to be seen, and those without a role see none', async () => {
  const { app, made } = await withNotice()
  const elsewhere = await app.person('Người nơi khác', ['approver', (await app.unit('Phường khác')).id])
  const resident = await app.person('Người dân')
  expect((await app.request('GET', '/api/items', { as: elsewhere.token })).json.total).toBe(0)
  expect(
    (await app.request('POST', `/api/items/${made.json.id}/approve`, { as: elsewhere.token, body: {} })).status,
  ).toBe(404)
  expect((await app.request('GET', '/api/items', { as: resident.token })).status).toBe(403)
  expect((await app.request('GET', '/api/items')).status).toBe(401)
})
