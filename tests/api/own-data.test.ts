import { extractText } from 'unpdf'
import { expect, test } from 'vitest'
import { withdrawRole } from '../../core/people/roles.ts'
import { dataRequests } from '../../db/schema/people.ts'
import { testApp } from '../support/app.ts'
import { fontAssets } from '../support/fonts.ts'

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

test('all of it is a paper too, which tells in plain words what the other file tells to machines', async () => {
  const app = await testApp({ assets: fontAssets })
  const ward = await app.unit('Phường Mẫu')
  const { token } = (await app.request('POST', '/api/session/guest')).json
  await app.request('POST', '/api/feedback', { as: token, body: { text: said } })
  await app.request('POST', '/api/questions', { as: token, body: { text: asked } })
  const body = { name: 'Chị Hường', unitId: ward.id, consents: { contest: true } }
  await app.request('PATCH', '/api/session', { as: token, body })
  const response = await app.app.request(
    '/api/session/data/pdf',
    { method: 'POST', headers: { authorization: `Bearer ${token}` } },
    { defer: () => {} },
  )
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const { text } = await extractText(new Uint8Array(await response.arrayBuffer()), { mergePages: true })
  const words = text.replace(/\s+/g, ' ')
  for (const told of [
    said,
    asked,
    'Tên bạn ghi: Chị Hường',
    'Nơi ở: Phường Mẫu',
    'Hiện tên trong bảng xếp hạng cuộc thi: đồng ý từ ngày 23/11/2026',
  ])
    expect(words).toContain(told)
})

test('where the screens were not built the paper is refused in words, and nothing is noted as taken', async () => {
  const { app, guest } = await office()
  const refused = await app.request('POST', '/api/session/data/pdf', { as: await guest() })
  expect(refused).toMatchObject({ status: 503, json: { error: { reason: 'data.pdf' } } })
  expect(await app.database.db.$count(dataRequests)).toBe(0)
})
