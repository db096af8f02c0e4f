import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cs, grant, post, tokenOf } from '../simulator/bare-client.ts'
import { simulator } from '../simulator/stand.ts'

const minute = 60_000

describe('tokens', () => {
  test('a refresh token rotates and works once', async () => {
    const sim = await simulator()
    const first = sim.issueRefreshToken()
    const { status, body } = await grant(sim, { grant_type: 'refresh_token', refresh_token: first })
    expect(status).toBe(200)
    expect(body).toMatchObject({ access_token: expect.any(String), expires_in: '90000' })
    expect(body.refresh_token).not.toBe(first)

    const again = await grant(sim, { grant_type: 'refresh_token', refresh_token: first })
    expect(again.status).toBe(200)
    expect(again.body).toMatchObject({ error: -14014 })
    expect(again.body.access_token).toBeUndefined()
    const next = await grant(sim, { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) })
    expect(next.body.access_token).toEqual(expect.any(String))
  })

  test('a wrong secret gets no token and leaves the refresh token unused', async () => {
    const sim = await simulator()
    const refresh = { grant_type: 'refresh_token', refresh_token: sim.issueRefreshToken() }
    expect((await grant(sim, refresh, 'wrong')).body.access_token).toBeUndefined()
    expect((await grant(sim, refresh)).body.access_token).toEqual(expect.any(String))
  })

  test('a code needs its verifier, works once and for ten minutes', async () => {
    const sim = await simulator()
    const verifier = 'dBjftJeZ4CVPmB92K27uhbUJU1p1rwW1gFWFOEjXkAB'
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const code = sim.issueCode(challenge)
    const form = { grant_type: 'authorization_code', code }
    expect((await grant(sim, { ...form, code_verifier: 'another' })).body.access_token).toBeUndefined()
    expect((await grant(sim, { ...form, code_verifier: verifier })).body.access_token).toEqual(expect.any(String))
    expect((await grant(sim, { ...form, code_verifier: verifier })).body.access_token).toBeUndefined()

    const late = sim.issueCode()
    sim.clock.advance(11 * minute)
    expect((await grant(sim, { grant_type: 'authorization_code', code: late })).body.access_token).toBeUndefined()
  })

  test('consent sends the browser back with a code and the account', async () => {
    const sim = await simulator()
    const address = `${sim.url}/v4/oa/permission?app_id=${sim.app.appId}&redirect_uri=${encodeURIComponent('https://loa.example/cb')}&state=s1`
    const reply = await fetch(address, { redirect: 'manual' })
    const target = new URL(reply.headers.get('location')!)
    expect(target.origin + target.pathname).toBe('https://loa.example/cb')
    expect(target.searchParams.get('oa_id')).toBe(sim.app.oaId)
    expect(target.searchParams.get('state')).toBe('s1')
    const form = { grant_type: 'authorization_code', code: target.searchParams.get('code')! }
    expect((await grant(sim, form)).body.access_token).toEqual(expect.any(String))
  })

  test('an access token is unknown, then good, then expired after 25 hours', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    expect(await post(sim, 'nonsense', '/v3.0/oa/message/cs', cs(user.id, { text: 'a' }))).toMatchObject({
      status: 200,
      error: -216,
    })
    const token = await tokenOf(sim)
    expect(await post(sim, token, '/v3.0/oa/message/cs', cs(user.id, { text: 'a' }))).toMatchObject({ error: 0 })
    sim.clock.advance(25 * 60 * minute)
    expect(await post(sim, token, '/v3.0/oa/message/cs', cs(user.id, { text: 'a' }))).toMatchObject({ error: -220 })
  })
})
