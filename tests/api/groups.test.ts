import { expect, test } from 'vitest'
import { tick } from '../../bot/tick.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { knownPerson, noteInteraction } from '../../core/people/people.ts'
import { grantRole } from '../../core/people/roles.ts'
import { dayMs, hourMs } from '../../core/time.ts'
import { deliveries } from '../../db/schema/broadcasts.ts'
import { simulator } from '../simulator/stand.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { newsroom } from '../support/newsroom.ts'
import { deliver } from '../support/zalo.ts'

const startAt = Date.parse('2026-11-23T02:00:00Z')

/** The real service before the simulator: a ward, a communicator, and the account's administrator among the staff. */
async function office() {
  const sim = await simulator({ startAt })
  const app = await testApp({
    startAt,
    env: {
      ZALO_APP_SECRET: sim.app.appSecret,
      ZALO_OAUTH_URL: sim.url,
      ZALO_OPENAPI_URL: sim.url,
      ZALO_REFRESH_TOKEN: sim.issueRefreshToken(),
      ZALO_APP_ID: sim.app.appId,
      ZALO_OA_ID: sim.app.oaId,
      ZALO_OA_SECRET: sim.app.oaSecret,
    },
  })
  const ward = await app.unit('Phường An Bình')
  const unit = await app.unit('Tổ dân phố 1', { kind: 'residential_group', parentId: ward.id })
  const other = await app.unit('Phường Khác')
  // Signed in anew each time: these tests let more days pass than a session lasts.
  const signIn = async () => (await app.person('Tuyên truyền viên', ['communicator', ward.id])).token
  const account = await staff(app, sim.addUser({ name: 'Lê Thu Hà', isAdmin: true }).id, ward.id)
  return {
    ...{ sim, app, ward, unit, other, account },
    get: async (path = '') => (await app.request('GET', `/api/groups${path}`, { as: await signIn() })).json,
    send: async (method: string, path: string, body?: object) =>
      app.request(method, `/api/groups${path}`, { as: await signIn(), body }),
    post: async (path: string, body?: object) =>
      app.request('POST', `/api/groups${path}`, { as: await signIn(), body }),
    async advance(ms: number) {
      sim.clock.advance(ms)
      app.clock.at = sim.clock.now()
      await tick(app.deps)
    },
    actions: async () =>
      (await app.request('GET', '/api/audit', { as: (await app.person('Duyệt', ['admin', ward.id])).token })).json
        .lines,
  }
}

/** One of the staff whom the account knows. */
async function staff(app: TestApp, oaUserId: string, unitId: string): Promise<string> {
  const { id } = await app.database.write(async (tx) => {
    const person = await knownPerson(tx, app.system, { oaUserId, name: 'Lê Thu Hà' })
    await noteInteraction(tx, person.id, { at: app.clock.at, follows: true })
    return person
  })
  await grantRole(app.system, { personId: id, role: 'communicator', unitId })
  return id
}

async function withGroup() {
  const stand = await office()
  const asset = stand.sim.addAsset({ productType: 'gmf50', validThrough: startAt + 40 * dayMs + hourMs })
  await stand.post('/room/refresh')
  const made = await stand.post('/new', {
    unitId: stand.unit.id,
    name: 'Tổ dân phố 1 – An Bình',
    assetId: asset.id,
    personIds: [stand.account],
  })
  expect(made.status, made.text).toBe(201)
  const [group] = stand.sim.groups()
  const detail = () => stand.get(`/${made.json.id}`)
  return { ...stand, asset, id: made.json.id as string, group: group!, detail }
}

test('a group is made for a unit from a free asset, and can be shown with its link', async () => {
  const { id, asset, unit, group, get, detail, actions } = await withGroup()
  expect(await detail()).toMatchObject({
    id,
    unitId: unit.id,
    status: 'active',
    link: group.link,
    memberCount: 2,
    memberLimit: 50,
    asset: { id: asset.id, product: 'gmf50' },
    problems: [],
  })
  expect((await get('/room')).assets[0]).toMatchObject({ id: asset.id, group: { id }, stray: null })
  expect((await actions()).map(({ action }: { action: string }) => action)).toContain('group.create')
})

test('somebody whom the account does not know cannot found a group; the asset of another group cannot carry it', async () => {
  const { app, unit, asset, account, ward, post } = await withGroup()
  const { id: stranger } = await app.person('Không có Zalo', ['communicator', ward.id])
  const body = { unitId: unit.id, name: 'Nhóm hai', assetId: asset.id }
  const unknown = await post('/new', { ...body, personIds: [stranger] })
  expect(unknown).toMatchObject({ status: 400, json: { error: { reason: 'group.people' } } })
  const taken = await post('/new', { ...body, personIds: [account] })
  expect(taken).toMatchObject({ status: 409, json: { error: { reason: 'group.asset' } } })
})

test('a group made while the line broke turns up as one of no unit, and is linked', async () => {
  const { sim, unit, account, get, post, advance } = await office()
  const asset = sim.addAsset()
  await post('/room/refresh')
  sim.faults.set({ path: '/v3.0/oa/group/creategroupwithoa', kind: 'drop-after', times: 1 })
  const made = await post('/new', { unitId: unit.id, name: 'Tổ 1', assetId: asset.id, personIds: [account] })
  expect(made).toMatchObject({ status: 503, json: { error: { reason: 'group.unknown' } } })
  await advance(1000)
  const { stray } = (await get('/room')).assets[0]
  expect(stray).toEqual({ externalId: sim.groups()[0]?.id, name: 'Tổ 1' })
  const linked = await post('', { unitId: unit.id, channel: 'oa_group', ...stray })
  expect(linked.status).toBe(201)
  await advance(1000)
  expect((await get(`/${linked.json.id}`)).memberCount).toBe(2)
  expect((await get('/room')).assets[0].stray).toBeNull()
})

test('an asset warns once at each step before it ends, in the log and at the console', async () => {
  const { get, detail, advance, actions, app } = await withGroup()
  const alarms = async () => (await actions()).filter(({ action }: { action: string }) => action === 'group.alarm')
  expect(await alarms()).toEqual([])
  for (let day = 0; day < 40; day++) await advance(dayMs)
  expect((await alarms()).map(({ detail }: { detail: { days: number } }) => detail.days)).toEqual([1, 7, 14, 30])
  expect(app.logged.filter(({ event }) => event === 'group.alarm')).toHaveLength(4)
  const [asset] = (await get('/room')).assets
  expect(asset).toMatchObject({ endsIn: 0, lapsed: false })
  expect(asset.warnedAt.map(({ step }: { step: number }) => step)).toEqual([30, 14, 7, 1])
  expect((await detail()).problems).toMatchObject([{ kind: 'ending', end: 'expiry', days: 0 }])
})

test('a lapsed asset disables its group, which is mended by another asset', async () => {
  const { sim, id, detail, post, advance, app, ward } = await withGroup()
  await advance(41 * dayMs)
  expect(await detail()).toMatchObject({ status: 'disabled', problems: [{ kind: 'disabled' }] })
  const staff = await app.person('Biên tập', ['communicator', ward.id])
  const overview = async () => (await app.request('GET', '/api/overview', { as: staff.token })).json
  expect((await overview()).groupsToMend).toBe(1)
  await advance(20 * dayMs)
  expect((await detail()).problems[1]).toMatchObject({ kind: 'ending', end: 'dissolution' })
  const other = sim.addAsset({ productType: 'gmf100' })
  await post('/room/refresh')
  expect((await post(`/${id}/asset`, { assetId: other.id })).status).toBe(200)
  expect(await detail()).toMatchObject({ status: 'active', memberLimit: 100, asset: { id: other.id }, problems: [] })
  expect((await overview()).groupsToMend).toBe(0)
})

test('who waits is let in by name, and the numbers follow', async () => {
  const { sim, id, group, get, post, detail, advance, actions } = await withGroup()
  const nam = sim.addUser({ name: 'Nguyễn Thị Năm' })
  group.pendingIds.push(nam.id)
  await post(`/${id}/check`)
  expect((await detail()).problems).toEqual([{ kind: 'waiting', count: 1 }])
  const { pending } = await get(`/${id}/people`)
  expect(pending).toEqual([{ id: nam.id, name: 'Nguyễn Thị Năm', isAccount: false }])
  const after = await post(`/${id}/people`, { act: 'accept', memberIds: [nam.id] })
  expect(after.json.pending).toEqual([])
  await advance(1000)
  expect(await detail()).toMatchObject({ memberCount: 3, pendingCount: 0, problems: [] })
  const [line] = (await actions()).filter(({ action }: { action: string }) => action === 'group.accept')
  expect(line.detail).toEqual({ people: 1 })
})

test('a closed link is found and opened; a name is changed', async () => {
  const { send, id, group, post, detail } = await withGroup()
  group.settings.enable_link_join = false
  await post(`/${id}/check`)
  expect((await detail()).problems).toEqual([{ kind: 'closed' }])
  const { mark } = await detail()
  await send('PATCH', `/${id}`, { openLink: true, name: 'Nhóm tổ 1', mark })
  const late = await send('PATCH', `/${id}`, { name: 'Nhóm tổ hai', mark })
  expect(late).toMatchObject({ status: 409, json: { error: { reason: 'record.stale' } } })
  expect(await detail()).toMatchObject({ name: 'Nhóm tổ 1', problems: [], settings: { openLink: true } })
  expect(group).toMatchObject({ name: 'Nhóm tổ 1', settings: { enable_link_join: true } })
})

test('joins and leaves are a reason to look, and a group that ends is closed at once', async () => {
  const { sim, app, group, detail, advance } = await withGroup()
  const told = async (event_name: string) => {
    const event = { app_id: sim.app.appId, oa_id: sim.app.oaId, event_name, group_id: group.id }
    const reply = await deliver(app, { ...event, timestamp: String(app.clock.at) }, { secret: sim.app.oaSecret })
    expect(reply.status).toBe(200)
    await app.settled()
  }
  group.memberIds.push(sim.addUser({ name: 'Nguyễn Thị Năm' }).id)
  await told('user_join_group')
  expect((await detail()).memberCount).toBe(2)
  await advance(1000)
  expect((await detail()).memberCount).toBe(3)
  await told('delete_group')
  expect(await detail()).toMatchObject({ status: 'left', problems: [{ kind: 'gone' }] })
})

test('a message that a group refused for good has the group looked at', async () => {
  const { sim, app, group, detail, advance } = await withGroup()
  const { id: broadcastId } = await (await newsroom(app)).scheduled()
  const held = sim.assets().find(({ groupId }) => groupId === group.id)
  if (held) held.validThrough = app.clock.at - 1
  expect((await detail()).status).toBe('active')
  const row = {
    id: 'dl_refused',
    broadcastId,
    channel: 'oa_group' as const,
    recipient: group.id,
    state: 'failed' as const,
  }
  await app.database.write((tx) =>
    tx.insert(deliveries).values({ ...row, dueAt: app.clock.at + 1000, updatedAt: app.clock.at }),
  )
  await advance(2000)
  expect((await detail()).status).toBe('disabled')
})

test('while the account may not, the reason stands there, and the platform is asked again an hour later', async () => {
  const { sim, get, post, advance } = await office()
  sim.account.packageName = 'Cơ bản'
  expect(await post('/room/refresh')).toMatchObject({ status: 503, json: { error: { reason: 'group.configuration' } } })
  expect(await get('/room')).toMatchObject({ problem: 'configuration', checkedAt: null, assets: [] })
  sim.account.packageName = 'Nâng cao'
  sim.addAsset()
  await advance(1000)
  expect((await get('/room')).problem).toBe('configuration')
  await advance(hourMs)
  expect(await get('/room')).toMatchObject({ problem: null, assets: [{ product: 'gmf100' }] })
})

test('a group that is dissolved here ends there, and its asset is free', async () => {
  const { sim, send, id, get, detail } = await withGroup()
  expect((await send('DELETE', `/${id}`)).status).toBe(200)
  expect(sim.groups()).toEqual([])
  expect((await detail()).status).toBe('left')
  expect((await get('/room')).assets[0]).toMatchObject({ group: null, stray: null })
})

test('the groups of another tree are not to be found, nor those of other channels to be changed', async () => {
  const { app, id, other, ward, send } = await withGroup()
  const { token: stranger } = await app.person('Nơi khác', ['admin', other.id])
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['GET', '/people'],
    ['POST', '/check'],
  ])
    expect((await app.request(method!, `/api/groups/${id}${path}`, { as: stranger })).status).toBe(404)
  const share = await linkGroup(app.system, { unitId: ward.id, channel: 'share', externalId: 'x', name: 'Nhóm riêng' })
  const refused = await send('DELETE', `/${share.id}`)
  expect(refused).toMatchObject({ status: 400, json: { error: { reason: 'group.not-own' } } })
})

test('groups on Zalo that no unit here has are listed, and linked; a refusal is said', async () => {
  const { sim, unit, account, get, post, id } = await withGroup()
  expect((await get('/unlinked')).groups).toEqual([])
  const { id: assetId } = sim.addAsset()
  const memberIds = [sim.addUser({ name: 'Bà Năm' }).id]
  const made = sim.addGroup({ name: 'Nhóm lập tay', assetId, memberIds })
  const [found, ...others] = (await get('/unlinked')).groups
  expect(others).toEqual([])
  expect(found).toMatchObject({ externalId: made.id, name: 'Nhóm lập tay', enabled: true, memberCount: 2 })

  const { externalId, name } = found
  expect((await post('', { unitId: unit.id, channel: 'oa_group', externalId, name })).status).toBe(201)
  expect((await get('/unlinked')).groups).toEqual([])
  expect([account, id]).not.toContain(made.id)
  sim.faults.set({ path: '/v3.0/oa/group/getgroupsofoa', kind: 'html', times: 1 })
  expect((await get('/unlinked')).error).toMatchObject({ code: 'UNAVAILABLE', message: expect.any(String) })
})
