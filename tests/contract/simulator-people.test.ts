import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cs, get, post, tokenOf } from '../simulator/bare-client.ts'
import { eventOf, receiver, simulator } from '../simulator/stand.ts'

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

  test('a phone or place token of the mini app opens once, within two minutes, and not from abroad', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm', phone: '84900000001' })
    const token = async (kind: 'phone' | 'location') => {
      const reply = await fetch(`${sim.url}/__sim/bridge/${user.id}/${kind}`, { method: 'POST' })
      return ((await reply.json()) as { token: string }).token
    }
    const info = async (code: string, secret = sim.app.appSecret) => {
      const headers = { access_token: user.accessToken, code, secret_key: secret }
      return (await fetch(`${sim.url}/v2.0/me/info`, { headers })).json()
    }
    const phone = await token('phone')
    expect(await info(phone, 'wrong')).toMatchObject({ error: 100 })
    sim.account.serverInVietnam = false
    expect(await info(phone)).toMatchObject({ error: -501, message: expect.stringMatching(/\d+\.\d+\.\d+\.\d+/) })
    sim.account.serverInVietnam = true
    expect(await info(phone)).toMatchObject({ error: 0, data: { number: '84900000001' } })
    expect(await info(phone)).toMatchObject({ error: 100 })
    expect(await info(await token('location'))).toMatchObject({
      data: { latitude: '21.0136', longitude: '105.8619', provider: 'gps', timestamp: expect.any(String) },
    })
    const late = await token('phone')
    sim.clock.advance(2 * minute + 1)
    expect(await info(late)).toMatchObject({ error: 100 })
  })

  test('calls of the mini app come from either origin', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ miniAppUrl: service.url })
    const call = () => fetch(`${sim.url}/api/session`, { headers: { origin: sim.url } })
    await call()
    sim.account.phone = 'ios'
    await call()
    expect(service.received.map(({ headers }) => headers.origin)).toEqual(['https://h5.zdn.vn', 'zbrowser://h5.zdn.vn'])
  })

  test('each reply says how many calls the minute still allows', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    sim.account.callsPerMinute = 2
    const left = async () => {
      const { headers, error } = await post(sim, token, '/v3.0/oa/quota/group', { quota_owner: 'OA' })
      return [headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remain'), error]
    }
    expect([await left(), await left(), await left()]).toEqual([
      ['2', '1', 0],
      ['2', '0', 0],
      ['2', '0', -32],
    ])
    sim.clock.advance(minute)
    expect(await left()).toEqual(['2', '1', 0])
  })

  test('tags are made, given, taken and dropped, each with its event', async () => {
    const sim = await simulator()
    const service = await receiver()
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    sim.addUser({ name: 'Ông Tư' })
    const token = await tokenOf(sim)
    const data = (value: object) => encodeURIComponent(JSON.stringify(value))
    const act = (path: string, tag_name: string, user_id?: string) =>
      post(sim, token, `/v2.0/oa/tag/${path}`, { tag_name, ...(user_id && { user_id }) })
    await act('tagfollower', 'tổ 5', user.id)
    expect(await get(sim, token, '/v2.0/oa/tag/gettagsofoa')).toMatchObject({ data: ['tổ 5'] })
    const tagged = await get(
      sim,
      token,
      `/v3.0/oa/user/getlist?data=${data({ offset: 0, count: 5, tag_name: 'tổ 5' })}`,
    )
    expect(tagged.data).toMatchObject({ total: 1, users: [{ user_id: user.id }] })
    expect(await act('rmfollowerfromtag', 'tổ 6', user.id)).toMatchObject({ error: -201 })
    await act('rmfollowerfromtag', 'tổ 5', user.id)
    await act('rmtag', 'tổ 5')
    expect(await get(sim, token, '/v2.0/oa/tag/gettagsofoa')).toMatchObject({ data: [] })
    await sim.settled()
    const events = service.received.slice(1).map((request) => {
      const { event_name, tag } = eventOf(request)
      return { event_name, tag }
    })
    // Calls made one after another may have their events side by side.
    expect(events).toHaveLength(4)
    expect(events).toEqual(
      expect.arrayContaining([
        { event_name: 'add_user_to_tag', tag: { name: 'tổ 5' } },
        { event_name: 'add_user_to_tag', tag: { name: 'tổ 5', user_ids: [user.id] } },
        { event_name: 'remove_user_from_tag', tag: { name: 'tổ 5', user_ids: [user.id] } },
        { event_name: 'remove_tag', tag: { name: 'tổ 5' } },
      ]),
    )
  })

  test('what the account keeps about a person can be changed, read and deleted', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const token = await tokenOf(sim)
    const data = encodeURIComponent(JSON.stringify({ user_id: user.id }))
    const change = { user_id: user.id, user_alias: 'Bà Năm tổ 5', shared_info: { district: 'Hai Bà Trưng' } }
    await post(sim, token, '/v3.0/oa/user/update', change)
    const custom = { user_id: user.id, custom_info: { hẻm: '12' } }
    expect(await post(sim, token, '/v3.0/oa/user/update/custominfo', custom)).toMatchObject({ error: 0 })
    const detail = async () => (await get(sim, token, `/v3.0/oa/user/detail?data=${data}`)).data
    expect(await detail()).toMatchObject({ user_alias: 'Bà Năm tổ 5', shared_info: { district: 'Hai Bà Trưng' } })
    expect(await get(sim, token, `/v3.0/oa/user/detail/custominfo?data=${data}`)).toMatchObject({
      error: '0',
      data: { custom_info: { hẻm: '12' } },
    })
    await post(sim, token, '/v2.0/oa/deletefollowerinfo', { user_id: user.id })
    expect(await detail()).toMatchObject({ user_alias: '', shared_info: { district: '' } })
  })

  test('recent chats show the last message of each, a conversation all of them, newest first', async () => {
    const sim = await simulator()
    const first = sim.addUser({ name: 'Bà Năm' })
    const second = sim.addUser({ name: 'Ông Tư' })
    const token = await tokenOf(sim)
    const read = async (path: string, input: object) =>
      (await get(sim, token, `/v2.0/oa/${path}?data=${encodeURIComponent(JSON.stringify(input))}`)).data
    await sim.say(first.id, 'một')
    sim.clock.advance(minute)
    await post(sim, token, '/v3.0/oa/message/cs', cs(first.id, { text: 'hai' }))
    sim.clock.advance(minute)
    await sim.send(second.id, { kind: 'image', text: 'ba' })
    expect(await read('listrecentchat', { offset: 0, count: 10 })).toMatchObject([
      { src: 1, type: 'photo', message: 'ba', from_id: second.id, to_id: sim.app.oaId },
      { src: 0, type: 'text', message: 'hai', to_id: first.id, from_id: sim.app.oaId },
    ])
    expect(await read('conversation', { user_id: first.id, offset: 0, count: 10 })).toMatchObject([
      { message: 'hai' },
      { message: 'một', from_display_name: 'Bà Năm', to_display_name: sim.app.oaName },
    ])
    expect(
      await get(sim, token, `/v2.0/oa/listrecentchat?data=${encodeURIComponent('{"offset":0,"count":11}')}`),
    ).toMatchObject({ error: -210 })
  })
})
