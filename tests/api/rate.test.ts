import { expect, test } from 'vitest'
import { minuteMs } from '../../core/time.ts'
import { testApp } from '../support/app.ts'

const feedback = (text: string) => ({ text: `Đèn đường hỏng, ${text}` })

test('a visitor’s address is held to sixty calls a minute, and may come back the next', async () => {
  const app = await testApp({ address: '203.0.113.7' })
  await app.unit('Phường Mẫu')
  const statuses = []
  for (let i = 0; i < 61; i++) statuses.push((await app.request('GET', '/api/feedback/track/ABC123')).status)
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]))
  expect(statuses[60]).toBe(429)
  app.clock.at += minuteMs
  expect((await app.request('GET', '/api/feedback/track/ABC123')).status).toBe(404)
})

test('a person is held to twenty wherever they call from, and one person’s haste is not another’s', async () => {
  const app = await testApp({ address: '203.0.113.7' })
  const unit = await app.unit('Phường Mẫu')
  const hasty = await app.person('Vội', ['member', unit.id])
  const calm = await app.person('Thong Thả', ['member', unit.id])
  for (let i = 0; i < 20; i++)
    await app.request('POST', '/api/feedback', { as: hasty.token, body: feedback(`số ${i}`) })
  const refused = await app.request('POST', '/api/feedback', { as: hasty.token, body: feedback('nữa') })
  expect(refused).toMatchObject({ status: 429, json: { error: { code: 'LIMIT' } } })
  const heard = await app.request('POST', '/api/feedback', { as: calm.token, body: feedback('một lần') })
  expect(heard.status).toBe(201)
})

test('behind a proxy on this machine each forwarded address counts for itself', async () => {
  const app = await testApp({ address: '127.0.0.1' })
  const from = (address: string) => ({ headers: { 'x-forwarded-for': `spoofed, ${address}` } })
  for (let i = 0; i < 60; i++) await app.request('POST', '/api/session/guest', from('203.0.113.7'))
  expect((await app.request('POST', '/api/session/guest', from('203.0.113.7'))).status).toBe(429)
  expect((await app.request('POST', '/api/session/guest', from('203.0.113.8'))).status).toBe(201)
  expect((await app.request('POST', '/api/session/guest')).status).toBe(201)
})

test('a new guest for every few calls does not get one address past its own limit', async () => {
  const app = await testApp({ address: '2001:db8:1:2::7' })
  await app.unit('Phường Mẫu')
  const statuses = []
  for (let guest = 0; guest < 4; guest++) {
    const { token } = (await app.request('POST', '/api/session/guest')).json
    for (let i = 0; i < 20; i++) {
      statuses.push((await app.request('GET', '/api/feedback/track/ABC123', { as: token })).status)
    }
  }
  expect(statuses.filter((status) => status === 404)).toHaveLength(60)
  expect(statuses.filter((status) => status === 429)).toHaveLength(20)
})
