import { expect, test } from 'vitest'
import { askerOf } from '../../core/answers/asker/asker.ts'
import { unitsWithDigests } from '../../core/digests/choose.ts'
import { linkGroup } from '../../core/groups/groups.ts'
import { publicOnly } from '../../core/library/clearance.ts'
import { dayMs, dayOf, instantOf } from '../../core/time.ts'
import { testApp } from '../support/app.ts'

async function office() {
  const app = await testApp()
  const city = await app.unit('Thành phố Mẫu', { kind: 'city' })
  const a = await app.unit('Phường A', { parentId: city.id, kind: 'ward' })
  const b = await app.unit('Phường B', { parentId: city.id, kind: 'ward' })
  const top = await app.person('Quản Trị Thành Phố', ['admin', city.id])
  const admin = await app.person('Quản Trị A', ['admin', a.id])
  const editor = await app.person('Biên Tập A', ['editor', a.id])
  const both = await app.person('Người Hai Nơi', ['editor', a.id], ['editor', b.id])
  const other = await app.person('Biên Tập B', ['editor', b.id])
  const names = async (as: string, query = '') =>
    (await app.request('GET', `/api/people?query=${encodeURIComponent(query)}`, { as })).json.people.map(
      ({ name }: { name: string }) => name,
    )
  return { app, a, b, city, top, admin, editor, both, other, names }
}

test('who manages a unit sees who works there and below, found by a part of a name typed in any way', async () => {
  const { names, admin, top, editor, app } = await office()
  expect(await names(admin.token)).toEqual(['Biên Tập A', 'Người Hai Nơi', 'Quản Trị A'])
  expect(await names(top.token)).toHaveLength(5)
  expect(await names(top.token, 'BIEN tap')).toEqual(['Biên Tập A', 'Biên Tập B'])
  expect((await app.request('GET', '/api/people', { as: editor.token })).status).toBe(403)
})

test('a person’s page tells roles, consents and sessions, and nothing that they asked', async () => {
  const { app, admin, editor, other } = await office()
  await app.request('POST', '/api/questions', { as: editor.token, body: { text: 'Giờ đổ rác ở ngõ riêng?' } })
  const { json } = await app.request('GET', `/api/people/${editor.id}`, { as: admin.token })
  expect(json).toMatchObject({ name: 'Biên Tập A', roles: [{ role: 'editor', unitName: 'Phường A' }], mine: true })
  expect(json.sessions).toHaveLength(1)
  expect(JSON.stringify(json)).not.toMatch(/ngõ riêng|tokenHash/)
  expect((await app.request('GET', `/api/people/${other.id}`, { as: admin.token })).status).toBe(404)
})

test('an invitation makes somebody known with a role, signs them in once within a day, and nobody twice', async () => {
  const { app, a, admin, names } = await office()
  const invite = (body: object, as = admin.token) => app.request('POST', '/api/people', { as, body })
  const made = await invite({ name: '  Lê  Thị Mời ', role: 'responder', unitId: a.id })
  expect(made.status).toBe(201)
  const { secret } = made.json
  expect(await names(admin.token)).toContain('Lê Thị Mời')
  const enter = (given: string) => app.request('POST', '/api/session/link', { body: { secret: given } })
  app.clock.at += dayMs - 1000
  expect((await enter(secret)).json.personId).toBe(made.json.personId)
  expect((await enter(secret)).json.error).toMatchObject({ reason: 'link.used' })

  const again = await app.request('POST', `/api/people/${made.json.personId}/link`, { as: admin.token })
  app.clock.at += dayMs
  expect((await enter(again.json.secret)).status).toBe(401)
  expect((await invite({ name: '!!', role: 'editor', unitId: a.id })).json.error).toMatchObject({
    reason: 'person.name',
  })
  expect((await invite({ name: 'x'.repeat(81), role: 'editor', unitId: a.id })).status).toBe(400)
})

test('nobody grants, signs out or makes a link beyond what they manage', async () => {
  const { app, a, b, city, admin, top, both, editor } = await office()
  const send = (path: string, body?: object, as = admin.token) =>
    app.request('POST', `/api/people/${path}`, { as, ...(body && { body }) })
  expect((await send(`${editor.id}/roles`, { role: 'admin', unitId: city.id })).status).toBe(404)
  expect((await send(`${editor.id}/roles`, { role: 'editor', unitId: b.id })).status).toBe(404)
  expect((await send(`${top.id}/link`)).status).toBe(404)
  expect((await send(`${both.id}/link`)).json.error).toMatchObject({ reason: 'person.link' })
  expect((await send(`${both.id}/sign-out`)).status).toBe(403)
  expect((await send(`${both.id}/roles/withdraw`, { role: 'editor', unitId: b.id })).status).toBe(404)

  expect((await send(`${editor.id}/roles`, { role: 'approver', unitId: a.id })).status).toBe(201)
  expect((await send(`${editor.id}/sign-out`)).json).toEqual({ ended: 1 })
  expect((await app.request('GET', '/api/overview', { as: editor.token })).status).toBe(401)
  expect((await send(`${editor.id}/roles/withdraw`, { role: 'approver', unitId: a.id })).status).toBe(200)
  expect((await send(`${editor.id}/roles/withdraw`, { role: 'approver', unitId: a.id })).status).toBe(404)
})

test('a role ends with its day, and its day can be moved', async () => {
  const { app, a, admin, editor } = await office()
  const grant = (body: object) =>
    app.request('POST', `/api/people/${editor.id}/roles`, { as: admin.token, body: { unitId: a.id, ...body } })
  const approves = async () => (await app.request('GET', '/api/audit', { as: editor.token })).status === 200
  const day = (days: number) => dayOf(app.clock.at + days * dayMs)

  expect((await grant({ role: 'approver', until: day(-1) })).json.error).toMatchObject({ reason: 'role.ended' })
  expect((await grant({ role: 'approver', until: '2026-02-30' })).status).toBe(400)
  expect((await grant({ role: 'approver', until: day(0) })).status).toBe(201)
  expect(await approves()).toBe(true)
  expect((await grant({ role: 'approver', until: day(1) })).status).toBe(201)
  app.clock.at = instantOf(day(1), '23:59')
  expect(await approves()).toBe(true)
  app.clock.at += 60_000
  expect(await approves()).toBe(false)
  const { json } = await app.request('GET', `/api/people/${editor.id}`, { as: admin.token })
  expect(json.roles).toMatchObject([
    { role: 'approver', live: false, endsAt: app.clock.at },
    { role: 'editor', live: true, endsAt: null },
  ])
})

test('a deputy holds a role to a day, and only as long as the person whose role it is', async () => {
  const { app, a, admin, editor, both } = await office()
  const send = (id: string, path: string, body: object) =>
    app.request('POST', `/api/people/${id}/roles${path}`, { as: admin.token, body: { unitId: a.id, ...body } })
  const approves = async (as: string) => (await app.request('GET', '/api/audit', { as })).status === 200
  const until = dayOf(app.clock.at + 3 * dayMs)
  const deputy = { role: 'approver', until, deputyFor: both.id }

  expect((await send(editor.id, '', deputy)).json.error).toMatchObject({ reason: 'role.deputy' })
  await send(both.id, '', { role: 'approver' })
  expect((await send(editor.id, '', { ...deputy, until: undefined })).json.error).toMatchObject({
    reason: 'role.deputy-until',
  })
  expect((await send(both.id, '', deputy)).json.error).toMatchObject({ reason: 'role.deputy' })
  expect((await send(editor.id, '', deputy)).status).toBe(201)
  expect(await approves(editor.token)).toBe(true)
  const { json } = await app.request('GET', `/api/people/${editor.id}`, { as: admin.token })
  expect(json.roles[0]).toMatchObject({ role: 'approver', deputyFor: 'Người Hai Nơi', live: true })
  // A deputy names no deputy, and who holds the role in their own right is none.
  expect((await send(admin.id, '', { ...deputy, deputyFor: editor.id })).json.error.reason).toBe('role.deputy')
  await send(admin.id, '', { role: 'approver' })
  expect((await send(admin.id, '', deputy)).json.error.reason).toBe('role.held')

  await send(both.id, '/withdraw', { role: 'approver' })
  expect(await approves(editor.token)).toBe(false)
})

test('whoever manages a unit to a day only does not keep it from being left alone', async () => {
  const { app, city, top, editor } = await office()
  const send = (id: string, path: string, body: object = {}) =>
    app.request('POST', `/api/people/${id}/roles${path}`, {
      as: top.token,
      body: { unitId: city.id, role: 'admin', ...body },
    })
  const until = dayOf(app.clock.at + dayMs)
  expect((await send(top.id, '', { until })).json.error).toMatchObject({ reason: 'role.last-admin' })
  await send(editor.id, '', { until })
  expect((await send(top.id, '/withdraw')).json.error).toMatchObject({ reason: 'role.last-admin' })
  await send(editor.id, '')
  expect((await send(top.id, '/withdraw')).status).toBe(200)
})

test('what a role let one read in a chat ends with it, and so does the drafting of digests that nobody edits any more', async () => {
  const { app, a, admin, editor, both } = await office()
  const chatting = { text: 'x', channel: 'oa_chat', recipient: 'r', personId: editor.id } as const
  const reads = async () => (await askerOf(app.system, chatting)).asker.clearance
  const drafts = async () => (await unitsWithDigests(app.system)).map(({ id }) => id)
  const before = await reads()
  expect(before.member.units).toContain(a.id)
  await linkGroup(app.system, { unitId: a.id, channel: 'web', externalId: a.id, name: 'Trang tin' })
  for (const { id } of [editor, both])
    await app.request('POST', `/api/people/${id}/roles`, {
      as: admin.token,
      body: { role: 'editor', unitId: a.id, until: dayOf(app.clock.at) },
    })
  expect([await reads(), await drafts()]).toEqual([before, [a.id]])
  app.clock.at += dayMs
  expect([await reads(), await drafts()]).toEqual([publicOnly, []])
})
