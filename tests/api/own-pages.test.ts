import { expect, test } from 'vitest'
import { sessionCookie } from '../../bot/http/auth.ts'
import { testApp } from '../support/app.ts'

async function asStaff(env: Record<string, string> = {}) {
  const app = await testApp({ env })
  const unit = await app.unit('Phường Mẫu')
  const { token } = await app.person('Nguyễn Văn Biên', ['admin', unit.id])
  const rename = (headers: Record<string, string>, path = `/api/units/${unit.id}`) =>
    app.request('PATCH', path, {
      headers: { cookie: `${sessionCookie}=${token}`, ...headers },
      body: { name: 'Tên mới' },
    })
  return { app, token, unit, rename, name: async () => (await app.request('GET', '/api/units')).json.units[0].name }
}

test.each<Record<string, string>>([
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: 'http://loa.test' },
  { origin: 'http://evil.loa.test' },
  { origin: 'http://loa.test:8080' },
  { origin: 'https://loa.test' },
  { origin: 'null' },
  { origin: 'http://loa.test.evil.example' },
  {},
])('the cookie opens nothing to a request with %j', async (headers) => {
  const { rename, name } = await asStaff()
  expect(await rename(headers)).toMatchObject({
    status: 403,
    json: { error: { code: 'FORBIDDEN', reason: 'elsewhere' } },
  })
  expect(await name()).toBe('Phường Mẫu')
})

test.each<Record<string, string>>([
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'same-origin', origin: 'http://loa.test' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://loa.test' },
  // The address by which the operator reaches it on the machine itself.
  { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
])('a page of ours acts with it: %j', async (headers) => {
  const { rename, name } = await asStaff()
  expect((await rename(headers)).status).toBe(200)
  expect(await name()).toBe('Tên mới')
})

test('a bearer token acts wherever it comes from, beside a cookie too', async () => {
  const { rename, token } = await asStaff()
  const headers = { authorization: `Bearer ${token}`, 'sec-fetch-site': 'cross-site', origin: 'https://h5.zdn.vn' }
  expect((await rename(headers)).status).toBe(200)
})

test('reading is left alone, and nobody may be signed out or send a file from elsewhere', async () => {
  const { app, token } = await asStaff()
  const headers = { cookie: `${sessionCookie}=${token}`, 'sec-fetch-site': 'same-site' }
  expect((await app.request('GET', '/api/session', { headers })).json).toMatchObject({ staff: true })
  const out = await app.request('DELETE', '/api/session', { headers })
  expect([out.status, out.headers.get('set-cookie')]).toEqual([403, null])
  expect((await app.raw('/api/library/imports', 'Điều 1.', { ...headers, 'content-type': 'text/plain' })).status).toBe(
    403,
  )
  expect((await app.request('POST', '/api/zalo/consent', { headers })).status).toBe(403)
})
