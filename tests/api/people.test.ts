import { expect, test } from 'vitest'
import { dayMs } from '../../core/time.ts'
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
