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

test('a refusal says when to come back, and by which limits', async () => {
  const app = await testApp({ address: '203.0.113.7' })
  app.clock.at += 15_000
  const { token } = (await app.request('POST', '/api/session/guest')).json
  const ask = () => app.request('GET', '/api/feedback/track/ABC123', { as: token })
  for (let i = 0; i < 20; i++) expect((await ask()).headers.get('retry-after')).toBeNull()
  const refused = await ask()
  expect(refused.status).toBe(429)
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    'retry-after': '45',
    'ratelimit-policy': '"person";q=20;w=60, "address";q=60;w=60',
    ratelimit: '"person";r=0;t=45, "address";r=39;t=45',
  })
  app.clock.at += 45_000
  expect((await ask()).status).toBe(404)
})

test('a hundred people behind a proxy elsewhere are a hundred addresses, and one who spoofs is one', async () => {
  const app = await testApp({ address: '::ffff:10.0.0.5', env: { TRUSTED_PROXIES: '10.0.0.5, 10.0.1.0/24' } })
  const statuses = async (forwarded: (i: number) => string) => {
    const each = Array.from({ length: 100 }, (_, i) =>
      app.request('GET', '/api/feedback/track/ABC123', { headers: { 'x-forwarded-for': forwarded(i) } }),
    )
    return (await Promise.all(each)).map(({ status }) => status)
  }
  expect(new Set(await statuses((i) => `203.0.113.${i}:${40_000 + i}, 10.0.1.9`))).toEqual(new Set([404]))
  expect(new Set(await statuses((i) => `::ffff:198.51.100.${i}`))).toEqual(new Set([404]))
  const spoofing = await statuses((i) => `192.0.2.${i}, 203.0.113.200`)
  expect(spoofing.filter((status) => status === 429)).toHaveLength(40)
  const garbled = await statuses((i) => `203.0.113.${i}, unknown`)
  expect(garbled.filter((status) => status === 429)).toHaveLength(40)
})
