import { expect, test } from 'vitest'
import { linkGroup } from '../../core/groups/groups.ts'
import { deliveries } from '../../db/schema/broadcasts.ts'
import { testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'

/** A ward with two residential groups and a school of the first: one tag each, and a digest that is approved. */
async function tagged() {
  const app = await testApp()
  const room = await newsroom(app)
  const [first, second] = room.chats
  const school = await linkGroup(app.system, {
    ...{ unitId: first!.unitId, channel: 'share', externalId: 'shr_school', name: 'Phụ huynh lớp 1A' },
  })
  const as = room.communicator.token
  const tag = (id: string, tags: string[]) => app.request('PUT', `/api/groups/${id}/tags`, { as, body: { tags } })
  await tag(first!.id, ['Tổ dân phố'])
  await tag(second!.id, ['tổ dân phố', 'Ven sông'])
  await tag(school.id, ['Trường học'])
  await room.approvedNotice('Lịch thu gom rác mới')
  const { id, contentHash } = await room.approvedDigest()
  const post = (verb: string, body: object) => app.request('POST', `/api/digests/${id}/${verb}`, { as, body })
  return { app, room, first: first!, second: second!, school, tag, post, contentHash }
}

test('tags are kept in one spelling, replace what was there, and stand in the log', async () => {
  const { room, first, tag } = await tagged()
  const { json } = await tag(first.id, [' Chi  bộ', 'chi bộ', 'Tổ dân phố'.normalize('NFD'), 'ĐOÀN THANH NIÊN'])
  expect(json.tags).toEqual(['chi bộ', 'đoàn thanh niên', 'tổ dân phố'])
  expect((await tag(first.id, [])).json.tags).toEqual([])
  expect((await room.actions()).filter((action) => action === 'group.tag')).toHaveLength(5)
})

test('a tag that is empty or too long, and too many of them, are refused by name of the field', async () => {
  const { first, tag } = await tagged()
  for (const tags of [['  '], ['x'.repeat(41)], Array.from({ length: 11 }, (_, at) => `nhãn ${at}`)]) {
    const refused = await tag(first.id, tags)
    expect(refused).toMatchObject({ status: 400, json: { error: { code: 'INVALID' } } })
  }
})

test('who belongs to another unit can neither see nor tag the group', async () => {
  const { app, first } = await tagged()
  const other = await app.unit('Phường Khác')
  const { token } = await app.person('Người khác', ['communicator', other.id])
  const refused = await app.request('PUT', `/api/groups/${first.id}/tags`, { as: token, body: { tags: ['x'] } })
  expect(refused.status).toBe(404)
})

test('a digest is foreseen and goes by tag, by tag and unit, by tag and channel', async () => {
  const { app, first, second, school, post, contentHash } = await tagged()
  const count = async (audience: object) => (await post('forecast', audience)).json.groups
  expect(await count({})).toBe(3)
  expect(await count({ tags: ['TỔ DÂN PHỐ'] })).toBe(2)
  expect(await count({ tags: ['ven sông', 'trường học'] })).toBe(2)
  expect(await count({ tags: ['tổ dân phố'], unitIds: [second.unitId] })).toBe(1)
  expect(await count({ tags: ['trường học'], channels: ['share'] })).toBe(1)
  const nobody = await post('forecast', { tags: ['trường học'], channels: ['oa_group'] })
  expect(nobody).toMatchObject({ status: 409, json: { error: { reason: 'broadcast.no-groups' } } })

  expect((await post('schedule', { contentHash, tags: ['tổ dân phố'] })).status).toBe(201)
  const rows = await app.deps.db.select().from(deliveries)
  expect(rows.map(({ groupId }) => groupId).sort()).toEqual([first.id, second.id].sort())
  expect(rows.map(({ groupId }) => groupId)).not.toContain(school.id)
})
