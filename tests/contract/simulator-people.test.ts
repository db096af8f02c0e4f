import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { get, post, tokenOf } from '../simulator/bare-client.ts'
import { simulator } from '../simulator/stand.ts'

const minute = 60_000

describe('people and account', () => {
  test('a profile is asked for by one JSON parameter', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const token = await tokenOf(sim)
    const data = (value: object) => encodeURIComponent(JSON.stringify(value))
    expect(await get(sim, token, `/v3.0/oa/user/detail?data=${data({ user_id: user.id })}`)).toMatchObject({
      data: { user_id: user.id, user_id_by_app: user.uidByApp, display_name: 'Bà Năm', user_is_follower: true },
    })
    const list = await get(sim, token, `/v3.0/oa/user/getlist?data=${data({ offset: 0, count: 5 })}`)
    expect(list.data).toEqual({ total: 1, count: 5, offset: 0, users: [{ user_id: user.id }] })
    expect((await get(sim, token, '/v2.0/oa/getoa')).data).toMatchObject({ oaid: sim.app.oaId, is_verified: true })
  })

  test('checks come in order: token, rate, permission, package, parameters', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    const send = (access: string) => post(sim, access, '/v3.0/oa/group/message', {})
    sim.account.callsPerMinute = 4
    sim.account.permissions.groups = false
    sim.account.packageName = 'Cơ bản'
    expect(await send('bad')).toMatchObject({ error: -216 })
    expect(await send(token)).toMatchObject({ error: -223 })
    sim.account.permissions.groups = true
    expect(await send(token)).toMatchObject({ error: -224 })
    sim.account.packageName = 'Premium'
    expect(await send(token)).toMatchObject({ error: -201, message: 'recipient is invalid!' })
    await send(token)
    expect(await send(token)).toMatchObject({ error: -32 })
    sim.clock.advance(minute)
    expect(await send(token)).toMatchObject({ error: -201 })
  })

  test('graph names the holder of a mini-app token only with the proof', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const me = async (headers: Record<string, string>) =>
      (await fetch(`${sim.url}/v2.0/me?fields=id,name,picture,user_id_by_oa`, { headers })).json()
    const proof = createHmac('sha256', sim.app.appSecret).update(user.accessToken).digest('hex')
    expect(await me({ access_token: user.accessToken, appsecret_proof: proof })).toMatchObject({
      error: 0,
      id: user.uidByApp,
      name: 'Bà Năm',
      user_id_by_oa: user.id,
    })
    expect(await me({ access_token: user.accessToken })).toMatchObject({ error: -242 })
    expect(await me({ access_token: 'x', appsecret_proof: proof })).toMatchObject({ error: 452 })
    sim.account.serverInVietnam = false
    expect(await me({ access_token: user.accessToken, appsecret_proof: proof })).toMatchObject({ error: -501 })
  })
})
