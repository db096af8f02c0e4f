import { expect, test } from 'vitest'
import { zaloCall } from '../../bot/zalo/call.ts'
import { zaloGroups } from '../../bot/zalo/groups.ts'
import type { Hosted } from '../../core/context.ts'
import { dayMs, writtenDay } from '../../core/time.ts'
import { zaloStand } from '../support/zalo-stand.ts'

/** Loa's own adapter against the simulator, over loopback. */
async function host() {
  const { sim, config, tokens } = await zaloStand({ startAt: Date.parse('2026-11-23T02:00:00Z') })
  const groups = zaloGroups(zaloCall(config, tokens))
  const admin = sim.addUser({ name: 'Lê Thu Hà', isAdmin: true })
  const resident = sim.addUser({ name: 'Nguyễn Thị Năm' })
  const asset = sim.addAsset({ productType: 'gmf50', validThrough: sim.clock.now() + 20 * dayMs })
  return { sim, groups, admin, resident, asset }
}

function value<T>(hosted: Hosted<T>): T {
  if (hosted.kind !== 'done') throw new Error(`${hosted.kind}: ${hosted.reason}`)
  return hosted.value
}

async function withGroup() {
  const stand = await host()
  const { groups, admin, asset } = stand
  const made = value(await groups.create({ name: 'Tổ 1', assetId: asset.id, memberIds: [admin.id] }))
  return { ...stand, id: made.externalId, made }
}

test('assets say how many people they hold, until the end of which day, and what they carry', async () => {
  const { sim, groups, asset } = await host()
  expect(value(await groups.assets())).toEqual([
    {
      id: asset.id,
      product: 'gmf50',
      memberLimit: 50,
      validThrough: expect.any(Number),
      autoRenew: false,
      usedBy: null,
    },
  ])
  const [{ validThrough } = { validThrough: 0 }] = value(await groups.assets())
  expect(writtenDay(validThrough ?? 0)).toBe(writtenDay(asset.validThrough))
  expect((validThrough ?? 0) + 1 - asset.validThrough).toBeLessThanOrEqual(dayMs)
  sim.addAsset({ autoRenew: true })
  expect(value(await groups.assets())[1]).toMatchObject({ autoRenew: true, memberLimit: 100 })
})

test('a group is made from an asset, which then carries it, and tells of itself', async () => {
  const { groups, asset, made, id } = await withGroup()
  expect(made).toEqual({ externalId: id, link: expect.stringContaining('https://zalo.me/g/'), memberCount: 2 })
  expect(value(await groups.assets())[0]).toMatchObject({ id: asset.id, usedBy: id })
  expect(value(await groups.about(id))).toEqual({
    externalId: id,
    name: 'Tổ 1',
    link: made.link,
    enabled: true,
    memberCount: 2,
    memberLimit: 50,
    dissolvesAt: null,
    settings: { locked: false, approval: false, history: true, openLink: true },
  })
})

test.each([
  ['an asset that is taken', 'asset'],
  ['nobody who administers the account', 'members'],
  ['somebody who never spoke to the account', 'members'],
] as const)('no group from %s', async (why, kind) => {
  const { sim, groups, admin, resident, asset } = await host()
  const stranger = sim.addUser({ name: 'Người lạ', follows: false })
  const memberIds =
    why === 'nobody who administers the account'
      ? [resident.id]
      : why === 'somebody who never spoke to the account'
        ? [admin.id, stranger.id]
        : [admin.id]
  if (kind === 'asset') sim.addGroup({ name: 'Khác', memberIds: [], assetId: asset.id })
  expect(await groups.create({ name: 'Tổ 1', assetId: asset.id, memberIds })).toMatchObject({ kind })
})

test('name and settings change, and what is not said stays', async () => {
  const { groups, id } = await withGroup()
  const after = value(await groups.change(id, { name: 'Tổ dân phố 1', approval: true }))
  expect(after).toMatchObject({ name: 'Tổ dân phố 1', settings: { approval: true, history: true, openLink: true } })
})

test('people are invited, wait, are let in or turned away, become deputies and leave', async () => {
  const { sim, groups, id, resident } = await withGroup()
  const waiting = sim.addUser({ name: 'Đặng Văn Bảy' })
  const refused = sim.addUser({ name: 'Vũ Thị Mai' })
  value(await groups.let('invite', id, [resident.id]))
  sim.groups()[0]?.pendingIds.push(waiting.id, refused.id)
  expect(value(await groups.pending(id)).map(({ name }) => name)).toEqual(['Đặng Văn Bảy', 'Vũ Thị Mai'])
  value(await groups.let('accept', id, [waiting.id]))
  value(await groups.let('reject', id, [refused.id]))
  expect(value(await groups.pending(id))).toEqual([])
  value(await groups.let('promote', id, [resident.id]))
  expect(sim.groups()[0]?.adminIds).toEqual([resident.id])
  value(await groups.let('demote', id, [resident.id]))
  value(await groups.let('remove', id, [resident.id]))
  const members = value(await groups.members(id))
  expect(members.map(({ name, isAccount }) => [name, isAccount])).toEqual([
    [sim.app.oaName, true],
    ['Lê Thu Hà', false],
    ['Đặng Văn Bảy', false],
  ])
})

test('a list longer than a page is read to its end, each person once', async () => {
  const { sim, groups, admin } = await host()
  const { id: assetId } = sim.addAsset({ productType: 'gmf1000' })
  const many = Array.from({ length: 130 }, (_, at) => sim.addUser({ name: `Người ${at}` }).id)
  const group = sim.addGroup({ name: 'Đông người', assetId, memberIds: [admin.id, ...many] })
  const members = value(await groups.members(group.id))
  expect(new Set(members.map(({ id }) => id)).size).toBe(132)
  expect(members).toHaveLength(132)
})

test('a group whose asset lapsed says until when it can be saved; another asset saves it', async () => {
  const { sim, groups, asset, id } = await withGroup()
  sim.clock.set(asset.validThrough + dayMs)
  const lapsed = value(await groups.about(id))
  expect(lapsed.enabled).toBe(false)
  expect(writtenDay(lapsed.dissolvesAt ?? 0)).toBe(writtenDay(asset.validThrough + 45 * dayMs))
  const other = sim.addAsset({ productType: 'gmf100' })
  expect(value(await groups.moveTo(id, other.id))).toMatchObject({ enabled: true, memberLimit: 100, dissolvesAt: null })
})

test('a dissolved group is gone, and its asset free', async () => {
  const { groups, id } = await withGroup()
  expect(value(await groups.dissolve(id))).toBeNull()
  expect(await groups.about(id)).toMatchObject({ kind: 'gone' })
  expect(value(await groups.assets())[0]).toMatchObject({ usedBy: null })
})

test('what the account lacks, and a line that broke, are told apart', async () => {
  const { sim, groups, admin, asset } = await host()
  const create = () => groups.create({ name: 'Tổ 1', assetId: asset.id, memberIds: [admin.id] })
  sim.account.packageName = 'Cơ bản'
  expect(await create()).toMatchObject({ kind: 'configuration' })
  sim.account.packageName = 'Nâng cao'
  sim.faults.set({ path: '/v3.0/oa/group/creategroupwithoa', kind: 'drop-after', times: 1 })
  expect(await create()).toMatchObject({ kind: 'unknown' })
  expect(value(await groups.assets())[0]?.usedBy).toBe(sim.groups()[0]?.id)
})

test('every group of the account is listed, page after page, those made elsewhere too', async () => {
  const { sim, groups, admin } = await host()
  expect(value(await groups.list())).toEqual([])
  for (let at = 1; at <= 51; at++) {
    const { id: assetId } = sim.addAsset()
    sim.addGroup({ name: `Nhóm ${at}`, assetId, memberIds: [admin.id] })
  }
  const listed = value(await groups.list())
  expect(listed).toHaveLength(51)
  expect(listed[50]).toEqual({
    externalId: sim.groups()[50]?.id,
    name: 'Nhóm 51',
    link: expect.stringContaining('https://zalo.me/g/'),
    enabled: true,
    memberCount: expect.any(Number),
  })
  sim.faults.set({ path: '/v3.0/oa/group/getgroupsofoa', kind: 'html', times: 1 })
  expect((await groups.list()).kind).not.toBe('done')
})

test('a platform that gives smaller pages than were asked for loses nobody a group', async () => {
  const all = Array.from({ length: 7 }, (_, at) => ({ group_id: `g${at}`, name: `Nhóm ${at}`, status: 'enabled' }))
  const groups = zaloGroups(async (path) => {
    const offset = Number(new URL(path, 'http://zalo').searchParams.get('offset'))
    const data = { total: all.length, groups: all.slice(offset, offset + 3) }
    return { kind: 'reply', reply: { error: 0, message: 'Success', data } }
  })
  expect(value(await groups.list()).map(({ externalId }) => externalId)).toEqual(all.map((one) => one.group_id))
})
