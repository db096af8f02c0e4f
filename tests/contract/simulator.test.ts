import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/simulator.ts'

const minute = 60_000
const day = 86_400_000
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function simulator(options?: SimulatorOptions): Promise<Simulator> {
  const started = await startSimulator(options)
  stops.push(() => started.stop())
  return started
}

type Received = { headers: IncomingHttpHeaders; raw: Buffer; path: string; method: string }

/** A bare receiver that answers with the given status, standing where a service would. */
async function receiver(answer: (request: Received) => { status: number; body?: string; headers?: object } | 'never') {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks)
      const one = { headers: request.headers, raw, path: request.url ?? '', method: request.method ?? '' }
      received.push(one)
      const reply = answer(one)
      if (reply === 'never') return
      response.writeHead(reply.status, { ...reply.headers }).end(reply.body ?? '')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  stops.push(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

async function grant(sim: Simulator, form: Record<string, string>, secret = sim.app.appSecret) {
  const reply = await fetch(`${sim.url}/v4/oa/access_token`, {
    method: 'POST',
    headers: { secret_key: secret, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ app_id: sim.app.appId, ...form }),
  })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

async function tokenOf(sim: Simulator): Promise<string> {
  const { body } = await grant(sim, { grant_type: 'refresh_token', refresh_token: sim.issueRefreshToken() })
  return String(body.access_token)
}

type Envelope = { error: number; message: string; data?: Record<string, unknown> }

async function post(sim: Simulator, token: string, path: string, body: unknown) {
  const reply = await fetch(`${sim.url}${path}`, {
    method: 'POST',
    headers: { access_token: token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: reply.status, headers: reply.headers, ...((await reply.json()) as Envelope) }
}

async function get(sim: Simulator, token: string, path: string) {
  const reply = await fetch(`${sim.url}${path}`, { headers: { access_token: token } })
  return (await reply.json()) as Envelope
}

const cs = (userId: string, message: object) => ({ recipient: { user_id: userId }, message })
const toGroup = (groupId: string, text: string) => ({ recipient: { group_id: groupId }, message: { text } })
const eventOf = (request: Received) => JSON.parse(request.raw.toString('utf8')) as Record<string, string>

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

describe('messages to a person', () => {
  test('a text is answered with ids in the documented formats and a reply quota of strings', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const reply = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { text: 'Chào bà\nNăm' }))
    expect(reply).toMatchObject({
      status: 200,
      error: 0,
      message: 'Success',
      data: { user_id: user.id, quota: { quota_type: 'reply', remain: '7', total: '8' } },
    })
    expect(reply.data!.message_id).toMatch(/^[0-9a-f]{18,20}$/)
    expect(reply.headers.get('x-ratelimit-limit')).toBe('4000')
    expect(user.id).toMatch(/^\d{19}$/)
    expect(Number(user.id)).toBeGreaterThan(2 ** 53)
    expect(sim.chat(user.id)).toMatchObject([{ from: 'oa', text: 'Chào bà\nNăm', id: reply.data!.message_id }])
  })

  test('the window closes seven days after the last word, and a new word opens it and refills the replies', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const stranger = sim.addUser({ name: 'Ông Tư', follows: false })
    const send = async (id: string) => post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(id, { text: 'a' }))
    expect(await send(stranger.id)).toMatchObject({ error: -232 })
    sim.clock.advance(7 * day - minute)
    expect(await send(user.id)).toMatchObject({ error: 0, data: { quota: { quota_type: 'sub_quota' } } })
    sim.clock.advance(2 * minute)
    expect(await send(user.id)).toMatchObject({ error: -230 })
    await sim.say(user.id, 'alo')
    expect(await send(user.id)).toMatchObject({ data: { quota: { quota_type: 'reply', remain: '7' } } })
  })

  test('after eight replies the package pays, then the wallet', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const token = await tokenOf(sim)
    const send = () => post(sim, token, '/v3.0/oa/message/cs', cs(user.id, { text: 'a' }))
    sim.account.packageQuota = { remain: 1, total: 500 }
    for (let sent = 0; sent < 8; sent++) await send()
    expect((await send()).data!.quota).toMatchObject({ quota_type: 'sub_quota', remain: '0', total: '500' })
    expect((await send()).data).toEqual({ message_id: expect.any(String), user_id: user.id })
    sim.account.wallet = 'missing'
    expect(await send()).toMatchObject({ error: -320 })
    sim.account.wallet = 'empty'
    expect(await send()).toMatchObject({ error: -321 })
  })

  test.each([
    ['no text', { text: '  ' }, -201],
    ['2,001 characters', { text: 'ă'.repeat(2_001) }, -210],
    ['2,000 characters', { text: 'ă'.repeat(2_000) }, 0],
    ['a quote of nothing', { text: 'a', quote_message_id: 'ffffffffffffffffffff' }, -201],
    ['six buttons', { text: 'a', attachment: buttons(6) }, -210],
    ['five buttons', { text: 'a', attachment: buttons(5) }, 0],
    ['an unknown button', { text: 'a', attachment: buttons(1, 'oa.open.door') }, -201],
    [
      'an unknown template',
      { text: 'a', attachment: { type: 'template', payload: { template_type: 'poster' } } },
      -233,
    ],
    ['a file never uploaded', { attachment: { type: 'file', payload: { token: 'x' } } }, -201],
  ])('%s', async (_case, message, error) => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    expect(await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, message))).toMatchObject({
      status: 200,
      error,
    })
    expect(sim.chat(user.id)).toHaveLength(error === 0 ? 1 : 0)
  })

  test('an uploaded image can be sent for seven days', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const form = new FormData()
    form.set('file', new File([new Uint8Array(10)], 'a.png', { type: 'image/png' }))
    const token = await tokenOf(sim)
    const reply = await fetch(`${sim.url}/v2.0/oa/upload/image`, {
      method: 'POST',
      headers: { access_token: token },
      body: form,
    })
    const { data } = (await reply.json()) as { data: { attachment_id: string } }
    const element = { media_type: 'image', attachment_id: data.attachment_id }
    const attachment = { type: 'template', payload: { template_type: 'media', elements: [element] } }
    expect(await post(sim, token, '/v3.0/oa/message/cs', cs(user.id, { attachment }))).toMatchObject({ error: 0 })
    sim.clock.advance(8 * day)
    await sim.say(user.id, 'alo')
    const late = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { attachment }))
    expect(late).toMatchObject({ error: -100 })
  })

  test('a tap on a button speaks for the person, hidden or not, or opens its address', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const attachment = {
      type: 'template',
      payload: {
        buttons: [
          { title: 'Hỏi tiếp', type: 'oa.query.show', payload: 'hỏi tiếp' },
          { title: 'Chuyển', type: 'oa.query.hide', payload: '#chuyen' },
          { title: 'Mở', type: 'oa.open.url', payload: { url: 'https://loa.example/d/1' } },
        ],
      },
    }
    const sent = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { text: 'Chọn', attachment }))
    const id = String(sent.data!.message_id)
    expect(await sim.tap(user.id, id, 0)).toMatchObject({ kind: 'said', message: { text: 'hỏi tiếp' } })
    expect(await sim.tap(user.id, id, 1)).toMatchObject({ kind: 'said', message: { text: '#chuyen', hidden: true } })
    expect(await sim.tap(user.id, id, 2)).toEqual({ kind: 'url', url: 'https://loa.example/d/1' })
    expect(sim.chat(user.id).map((message) => message.text)).toEqual(['Chọn', 'hỏi tiếp'])
  })
})

function buttons(count: number, type = 'oa.query.show') {
  const one = { title: 'Nút', type, payload: 'nút' }
  return { type: 'template', payload: { buttons: Array.from({ length: count }, () => one) } }
}

describe('groups', () => {
  test('a foreign group is refused with -403, a malformed id with -201', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    const send = (id: string) => post(sim, token, '/v3.0/oa/group/message', toGroup(id, 'a'))
    expect(await send('f0f0f0f0f0f0f0f0f0f0')).toMatchObject({ status: 200, error: -403 })
    expect(await send('not-an-id')).toMatchObject({ error: -201 })
  })

  test('a message reaches the group, its history and the webhook, with mentions shown by name', async () => {
    const sim = await simulator()
    const service = await receiver(() => ({ status: 200 }))
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    const group = sim.addGroup({ name: 'Tổ 5', memberIds: [user.id] })
    const token = await tokenOf(sim)
    await sim.say(user.id, 'chào cả tổ', { groupId: group.id })
    const text = `Mời [@${user.id}] và [@${group.id}] họp, [@123] thì không`
    const reply = await post(sim, token, '/v3.0/oa/group/message', toGroup(group.id, text))
    expect(reply.data).toEqual({ message_id: expect.stringMatching(/^[0-9a-f]{20}$/), group_id: group.id })
    const seen = 'Mời @Bà Năm và @Tất cả họp, [@123] thì không'
    expect(sim.groupChat(group.id).at(-1)).toMatchObject({ text: seen, mentions: [user.id, group.id] })

    const history = await get(sim, token, `/v3.0/oa/group/conversation?group_id=${group.id}&offset=0&count=5`)
    expect(history.data).toMatchObject([
      { src: 0, message: seen, message_id: reply.data!.message_id, group_id: group.id, time: expect.any(Number) },
      { src: 1, message: 'chào cả tổ', from_id: user.id },
    ])
    await sim.settled()
    expect(service.received.slice(1).map(eventOf)).toMatchObject([
      { event_name: 'user_send_group_text', oa_id: sim.app.oaId, sender: { id: user.id }, recipient: { id: group.id } },
      { event_name: 'oa_send_group_text', recipient: { id: group.id }, message: { msg_id: reply.data!.message_id } },
    ])
  })

  test('buttons are refused in groups', async () => {
    const sim = await simulator()
    const group = sim.addGroup({ name: 'Tổ 5', memberIds: [] })
    const body = { recipient: { group_id: group.id }, message: { text: 'a', attachment: buttons(1) } }
    expect(await post(sim, await tokenOf(sim), '/v3.0/oa/group/message', body)).toMatchObject({ error: -233 })
  })

  test('an expired asset disables the group, and 45 days later it is gone', async () => {
    const sim = await simulator()
    const asset = sim.addAsset({ validThrough: sim.clock.now() + day })
    const group = sim.addGroup({ name: 'Tổ 5', memberIds: [], assetId: asset.id })
    const send = async () => post(sim, await tokenOf(sim), '/v3.0/oa/group/message', toGroup(group.id, 'a'))
    expect(await send()).toMatchObject({ error: 0 })
    sim.clock.advance(2 * day)
    expect(await send()).toMatchObject({ error: -237 })
    sim.clock.advance(45 * day)
    expect(await send()).toMatchObject({ error: -403 })
  })

  test('a group needs a free asset, an admin of the account, and people who follow it', async () => {
    const sim = await simulator()
    const admin = sim.addUser({ name: 'Chị Hà', isAdmin: true })
    const user = sim.addUser({ name: 'Bà Năm' })
    const stranger = sim.addUser({ name: 'Ông Tư', follows: false })
    const asset = sim.addAsset({ productType: 'gmf10' })
    const token = await tokenOf(sim)
    const create = (ids: string[]) =>
      post(sim, token, '/v3.0/oa/group/creategroupwithoa', {
        group_name: 'Tổ 6',
        asset_id: asset.id,
        member_user_ids: ids,
      })
    expect(await create([user.id])).toMatchObject({ error: -201 })
    expect(await create([admin.id, stranger.id])).toMatchObject({ error: -201 })
    const made = await create([admin.id, user.id])
    expect(made).toMatchObject({ error: 0, data: { name: 'Tổ 6', total_member: 3, status: 'enabled' } })
    expect(await create([admin.id])).toMatchObject({ error: -238 })

    const groupId = String(made.data!.group_id)
    const members = await get(sim, token, `/v3.0/oa/group/listmember?group_id=${groupId}`)
    expect(members.data).toMatchObject({
      total: 3,
      members: [{ oa_id: sim.app.oaId }, { user_id: admin.id }, { user_id: user.id }],
    })
    const quota = await post(sim, token, '/v3.0/oa/quota/group', { quota_owner: 'OA' })
    expect(quota.data).toMatchObject([{ asset_id: asset.id, status: 'used', used_id: groupId, auto_renew: false }])
    const detail = await get(sim, token, `/v3.0/oa/group/getgroup?group_id=${groupId}`)
    expect(detail.data).toMatchObject({
      group_info: { max_member: '10', total_member: 3 },
      asset_info: { auto_renew: 'false' },
    })
  })
})

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

describe('webhooks', () => {
  test('saving the address sends an unsigned probe and fails unless it is answered with 200', async () => {
    const sim = await simulator()
    const service = await receiver(() => ({ status: 200 }))
    await sim.connect({ webhookUrl: service.url })
    expect(service.received[0]!.raw.toString()).toBe('{}')
    expect(service.received[0]!.headers['x-zevent-signature']).toBeUndefined()
    const broken = await receiver(() => ({ status: 404 }))
    await expect(sim.connect({ webhookUrl: broken.url })).rejects.toThrow('404')
  })

  test('the signature is the hash of app id, raw body, timestamp and the account secret', async () => {
    const sim = await simulator()
    const service = await receiver(() => ({ status: 200 }))
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    const texts = ['Giấy khai sinh?', 'Dòng 1\nDòng 2 "trích"', 'đường Lê Lợi / ngõ 5 🙂', 'a']
    for (const text of texts) await sim.say(user.id, text)
    const bodies = service.received.slice(1)
    expect(bodies).toHaveLength(texts.length)
    for (const [index, request] of bodies.entries()) {
      const event = eventOf(request)
      expect(event).toMatchObject({
        app_id: sim.app.appId,
        event_name: 'user_send_text',
        sender: { id: user.id },
        recipient: { id: sim.app.oaId },
        message: { text: texts[index], msg_id: expect.stringMatching(/^[0-9a-f]{20}$/) },
        timestamp: expect.stringMatching(/^\d{13}$/),
        user_id_by_app: user.uidByApp,
      })
      const hash = createHash('sha256')
      hash.update(Buffer.from(sim.app.appId))
      hash.update(request.raw)
      hash.update(Buffer.from(event.timestamp + sim.app.oaSecret))
      expect(request.headers['x-zevent-signature']).toBe(`mac=${hash.digest('hex')}`)
    }
    const reserialised = bodies.filter((request) => JSON.stringify(eventOf(request)) !== request.raw.toString())
    expect(reserialised.length).toBeGreaterThan(0)
  })

  test('a send comes back as sent, received and seen', async () => {
    const sim = await simulator()
    const service = await receiver(() => ({ status: 200 }))
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    const sent = await post(sim, await tokenOf(sim), '/v3.0/oa/message/cs', cs(user.id, { text: 'Chào' }))
    await sim.settled()
    const id = sent.data!.message_id
    expect(service.received.slice(1).map(eventOf)).toMatchObject([
      { event_name: 'oa_send_text', sender: { id: sim.app.oaId }, recipient: { id: user.id }, message: { msg_id: id } },
      { event_name: 'user_received_message', message: { msg_id: id } },
      { event_name: 'user_seen_message', message: { msg_ids: [id] } },
    ])
  })

  test('a failed delivery is retried with the same bytes at its hours, then webhooks are disabled', async () => {
    const sim = await simulator()
    const service = await receiver(({ raw }) => ({ status: raw.toString() === '{}' ? 200 : 503 }))
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    await sim.say(user.id, 'alo')
    const attempts = () => service.received.slice(1)
    expect(attempts()).toHaveLength(1)
    const waits = [30_000, 5 * minute, 15 * minute, 30 * minute, 60 * minute]
    for (const [index, wait] of waits.entries()) {
      sim.clock.advance(wait - 10_000)
      await sim.settled()
      expect(attempts()).toHaveLength(index + 1)
      sim.clock.advance(10_000)
      await sim.settled()
      expect(attempts()).toHaveLength(index + 2)
      expect(sim.webhooks.enabled).toBe(index < waits.length - 1)
    }
    expect(attempts().map((request) => request.headers.num_retry)).toEqual([undefined, '1', '2', '3', '4', '5'])
    expect(new Set(attempts().map((request) => request.raw.toString('hex'))).size).toBe(1)
    expect(new Set(attempts().map((request) => request.headers['x-zevent-signature'])).size).toBe(1)
    await sim.say(user.id, 'còn đó không')
    expect(attempts()).toHaveLength(6)
  })

  test('no reply in time counts as a failure', async () => {
    const sim = await simulator({ webhookTimeoutMs: 50 })
    let deaf = true
    const service = await receiver(({ raw }) => (raw.toString() !== '{}' && deaf ? 'never' : { status: 200 }))
    await sim.connect({ webhookUrl: service.url })
    await sim.say(sim.addUser({ name: 'Bà Năm' }).id, 'alo')
    deaf = false
    sim.clock.advance(30_000)
    await sim.settled()
    expect(service.received.map((request) => request.headers.num_retry)).toEqual([undefined, undefined, '1'])
  })

  test('following, leaving and any other event are delivered', async () => {
    const sim = await simulator()
    const service = await receiver(() => ({ status: 200 }))
    await sim.connect({ webhookUrl: service.url })
    const user = sim.addUser({ name: 'Ông Tư', follows: false })
    await sim.follow(user.id)
    await sim.unfollow(user.id)
    await sim.deliver({ event_name: 'user_withdraw', oa_id: sim.app.oaId, user_id: user.id })
    expect(service.received.slice(1).map(eventOf)).toMatchObject([
      { event_name: 'follow', follower: { id: user.id }, oa_id: sim.app.oaId },
      { event_name: 'unfollow', follower: { id: user.id } },
      { event_name: 'user_withdraw', user_id: user.id, app_id: sim.app.appId, timestamp: expect.any(String) },
    ])
  })
})

describe('faults', () => {
  test('a line cut before the call has no effect, one cut after it has', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const token = await tokenOf(sim)
    const path = '/v3.0/oa/message/cs'
    sim.faults.set({ path, kind: 'drop-before', times: 1 })
    await expect(post(sim, token, path, cs(user.id, { text: 'một' }))).rejects.toThrow()
    expect(sim.chat(user.id)).toHaveLength(0)
    sim.faults.set({ path, kind: 'drop-after', times: 1 })
    await expect(post(sim, token, path, cs(user.id, { text: 'hai' }))).rejects.toThrow()
    expect(sim.chat(user.id)).toMatchObject([{ text: 'hai' }])
    expect(await post(sim, token, path, cs(user.id, { text: 'ba' }))).toMatchObject({ error: 0 })
    expect(sim.wire.filter((entry) => entry.title.endsWith(path)).map((entry) => entry.note)).toEqual([
      'fault: drop-before',
      'fault: drop-after',
      undefined,
    ])
  })

  test('a server error, a page of HTML, a code of choice and a late reply', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const token = await tokenOf(sim)
    const path = '/v3.0/oa/message/cs'
    const send = (signal?: AbortSignal) =>
      fetch(`${sim.url}${path}`, {
        method: 'POST',
        headers: { access_token: token },
        body: JSON.stringify(cs(user.id, { text: 'a' })),
        signal: signal ?? null,
      })
    sim.faults.set({ path, kind: 'http500', times: 1 })
    expect((await send()).status).toBe(500)
    sim.faults.set({ path, kind: 'html', times: 1 })
    expect((await send()).headers.get('content-type')).toContain('text/html')
    sim.faults.set({ path: '/v3.0/oa/*', kind: 'error', code: -200, times: 1 })
    expect(await (await send()).json()).toMatchObject({ error: -200 })
    expect(sim.chat(user.id)).toHaveLength(0)
    sim.faults.set({ path, kind: 'slow', delayMs: 60_000 })
    await expect(send(AbortSignal.timeout(300))).rejects.toThrow()
    expect(sim.chat(user.id)).toHaveLength(1)
  })
})

describe('feeds', () => {
  test('a feed answers a conditional request with 304 until it changes', async () => {
    const sim = await simulator()
    const address = sim.serveFeed('to-dan-pho.xml', { body: '<rss/>', lastModified: 'Sun, 22 Nov 2026 00:00:00 GMT' })
    expect(address).toBe(`${sim.url}/feeds/to-dan-pho.xml`)
    const first = await fetch(address)
    expect(await first.text()).toBe('<rss/>')
    const known = { 'if-none-match': first.headers.get('etag')! }
    expect((await fetch(address, { headers: known })).status).toBe(304)
    const since = { 'if-modified-since': 'Sun, 22 Nov 2026 00:00:00 GMT' }
    expect((await fetch(address, { headers: since })).status).toBe(304)
    sim.serveFeed('to-dan-pho.xml', { body: '<rss>mới</rss>' })
    expect(await (await fetch(address, { headers: known })).text()).toBe('<rss>mới</rss>')
    expect((await fetch(`${sim.url}/feeds/none.xml`)).status).toBe(404)
  })
})

describe('the mini app', () => {
  test('its page gets the bridge before any other script and may be framed', async () => {
    const sim = await simulator()
    const html = '<!doctype html><html><head><script src="own.js"></script></head><body></body></html>'
    const service = await receiver(({ path }) =>
      path.startsWith('/zapps/')
        ? {
            status: 200,
            body: html,
            headers: {
              'content-type': 'text/html',
              'x-frame-options': 'DENY',
              'content-security-policy': "default-src 'none'; script-src 'sha256-abc'; frame-ancestors 'none'",
            },
          }
        : { status: 201, body: 'ok', headers: { 'x-own': '1' } },
    )
    await sim.connect({ miniAppUrl: service.url })
    const user = sim.addUser({ name: 'Bà Năm' })
    const page = await fetch(`${sim.url}/zapps/${sim.app.miniAppId}/quiz?round=2&simUser=${user.id}`)
    const text = await page.text()
    expect(text.indexOf(`/__sim/zmp-sdk.js?user=${user.id}`)).toBeGreaterThan(0)
    expect(text.indexOf('/__sim/zmp-sdk.js')).toBeLessThan(text.indexOf('own.js'))
    expect(page.headers.get('x-frame-options')).toBeNull()
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self' 'sha256-abc'")
    expect(service.received[0]!.path).toBe(`/zapps/${sim.app.miniAppId}/quiz?round=2`)

    const call = await fetch(`${sim.url}/api/session`, {
      method: 'POST',
      headers: { origin: sim.url, authorization: 'Bearer x', 'content-type': 'application/json' },
      body: '{"a":"ế"}',
    })
    expect([call.status, await call.text(), call.headers.get('x-own')]).toEqual([201, 'ok', '1'])
    expect(service.received[1]).toMatchObject({
      method: 'POST',
      path: '/api/session',
      headers: { origin: 'https://h5.zdn.vn', authorization: 'Bearer x' },
    })
    expect(service.received[1]!.raw.toString()).toBe('{"a":"ế"}')
  })
})

describe('control over HTTP', () => {
  test('a program in any language adds people, speaks for them and reads what they see', async () => {
    const sim = await simulator()
    const control = async (path: string, body: object) =>
      (await fetch(`${sim.url}/__sim/${path}`, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<{
        id: string
        now: number
      }>
    const user = await control('users', { name: 'Bà Năm', label: 'tổ 5' })
    const group = await control('groups', { name: 'Tổ 5', memberIds: [user.id] })
    await control('say', { userId: user.id, text: 'chào', groupId: group.id, mentionOa: true })
    expect(await (await fetch(`${sim.url}/__sim/chats/${group.id}`)).json()).toMatchObject([
      { text: `@${sim.app.oaName} chào` },
    ])
    const before = sim.clock.now()
    expect((await control('clock', { advance: day })).now).toBeGreaterThanOrEqual(before + day)
    expect(await (await fetch(`${sim.url}/__sim/state`)).json()).toMatchObject({
      app: sim.app,
      users: [{ id: user.id, label: 'tổ 5' }],
      groups: [{ id: group.id }],
    })
    expect(await control('say', { userId: 'nobody', text: 'a' })).toEqual({ error: 'no user nobody' })
    await control('reset', {})
    expect(sim.users()).toEqual([])
  })
})
