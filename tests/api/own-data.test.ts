import { expect, test } from 'vitest'
import { withdrawRole } from '../../core/people/roles.ts'
import { testApp } from '../support/app.ts'

const said = 'Đèn ở ngõ 12 hỏng ba hôm nay.'
const asked = 'Giờ đổ rác ở ngõ riêng?'

async function office() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const guest = async () => (await app.request('POST', '/api/session/guest')).json.token as string
  return { app, ward, guest }
}

test('everybody gets all that is held about them, and nothing of anybody else', async () => {
  const { app, guest } = await office()
  const [token, other] = [await guest(), await guest()]
  await app.request('POST', '/api/feedback', { as: token, body: { text: said } })
  await app.request('POST', '/api/questions', { as: token, body: { text: asked } })
  await app.request('PATCH', '/api/session', { as: token, body: { name: 'Chị Lan', showName: true } })
  await app.request('POST', '/api/feedback', { as: other, body: { text: 'Việc của người khác ở ngõ 9.' } })

  const { json } = await app.request('GET', '/api/session/data', { as: token })
  expect(json).toMatchObject({
    person: { name: 'Chị Lan', zaloIds: { account: null } },
    consents: [{ purpose: 'contest', withdrawnAt: null }],
    questions: [{ text: asked, answers: [{ origin: 'extractive' }] }],
    feedback: [{ text: said, answers: [] }],
    attempts: [],
    roles: [],
  })
  expect(json.sessions).toHaveLength(1)
  expect(JSON.stringify(json)).not.toContain('ngõ 9')
  expect((await app.request('GET', '/api/session/data')).status).toBe(401)
})

test('somebody erased in the app is signed out, holds nothing, and what is still to be settled names nobody', async () => {
  const { app, guest } = await office()
  const token = await guest()
  await app.request('POST', '/api/feedback', { as: token, body: { text: said } })
  await app.request('POST', '/api/questions', { as: token, body: { text: asked } })
  expect((await app.request('DELETE', '/api/session/person', { as: token })).status).toBe(200)
  expect((await app.request('GET', '/api/session/data', { as: token })).status).toBe(401)
  expect((await app.request('DELETE', '/api/session/person', { as: token })).status).toBe(401)
  const { rows } = await app.database.client.execute(
    'select (select count(*) from questions) as questions, (select count(*) from feedback where person_id is null) as feedback',
  )
  expect(rows[0]).toMatchObject({ questions: 0, feedback: 1 })
})

test('the last who manages a unit neither goes nor loses the role, until somebody else manages it', async () => {
  const { app, ward } = await office()
  const admin = await app.person('Quản Trị', ['admin', ward.id])
  const gone = () => app.request('DELETE', '/api/session/person', { as: admin.token })
  expect((await gone()).json.error).toMatchObject({ reason: 'role.last-admin' })
  const role = { personId: admin.id, role: 'admin', unitId: ward.id } as const
  await expect(withdrawRole(app.system, role)).rejects.toMatchObject({ reason: 'role.last-admin' })
  const below = await app.unit('Tổ 1', { parentId: ward.id })
  const second = await app.person('Tổ Trưởng', ['admin', below.id])
  expect((await gone()).status).toBe(409)
  await withdrawRole(app.system, { personId: second.id, role: 'admin', unitId: below.id })
  await app.person('Quản Trị Hai', ['admin', ward.id])
  expect((await gone()).status).toBe(200)
})
