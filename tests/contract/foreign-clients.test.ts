import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cs, tokenOf } from '../simulator/bare-client.ts'
import { simulator } from '../simulator/stand.ts'

// Requests in the forms in which clients in public repositories make them: node, Python, PHP, Go, C#, n8n.

const dataOf = (value: object) => encodeURIComponent(JSON.stringify(value))
type Body = { error: number; message: string; data: Record<string, unknown> & unknown[] }

async function stand() {
  const sim = await simulator()
  const user = sim.addUser({ name: 'Bà Năm' })
  const token = await tokenOf(sim)
  const ask = async (path: string, init: RequestInit = {}) => {
    const reply = await fetch(`${sim.url}${path}`, { ...init, headers: { access_token: token, ...init.headers } })
    return { status: reply.status, ...((await reply.json()) as Body) }
  }
  return { sim, user, token, ask }
}

describe('where a client puts the token', () => {
  test('older clients put it into the address of version 2, which version 3 no longer reads', async () => {
    const { sim, token, user } = await stand()
    const ask = async (path: string) => (await (await fetch(`${sim.url}${path}`)).json()) as Body
    expect(await ask(`/v2.0/oa/getoa?access_token=${token}`)).toMatchObject({ error: 0 })
    const detail = `/v3.0/oa/user/detail?data=${dataOf({ user_id: user.id })}`
    expect(await ask(`${detail}&access_token=${token}`)).toMatchObject({ error: -216 })
  })

  test('a bearer token is no token, and the refusal comes with HTTP 200', async () => {
    const { sim, token } = await stand()
    const reply = await fetch(`${sim.url}/v2.0/oa/getoa`, { headers: { authorization: `Bearer ${token}` } })
    expect([reply.status, await reply.json()]).toEqual([200, { error: -216, message: expect.any(String) }])
  })

  test('Graph takes token and proof from the address as well', async () => {
    const { sim, user } = await stand()
    const proof = createHmac('sha256', sim.app.appSecret).update(user.accessToken).digest('hex')
    const query = `fields=id,name,picture&access_token=${encodeURIComponent(user.accessToken)}`
    const me = async (more = '') => (await (await fetch(`${sim.url}/v2.0/me?${query}${more}`)).json()) as Body
    expect(await me()).toMatchObject({ error: -242 })
    expect(await me(`&appsecret_proof=${proof}`)).toMatchObject({ error: 0, id: user.uidByApp })
  })
})

describe('which address it calls', () => {
  test('a slash at the end makes no difference', async () => {
    const { ask, user } = await stand()
    const body = JSON.stringify(cs(user.id, { text: 'chào' }))
    expect(await ask('/v3.0/oa/message/cs/', { method: 'POST', body })).toMatchObject({ error: 0 })
  })

  test.each([
    ['getoa', '', { oaid: expect.any(String) }],
    ['listrecentchat', `?data=${dataOf({ offset: 0, count: 5 })}`, [{ message: 'alo' }]],
    ['conversation', 'USER', [{ message: 'alo' }]],
  ])('%s is answered under either version', async (name, query, data) => {
    const { sim, ask, user } = await stand()
    await sim.say(user.id, 'alo')
    const said = query === 'USER' ? `?data=${dataOf({ user_id: user.id, offset: 0, count: 5 })}` : query
    for (const version of ['v2.0', 'v3.0'])
      expect(await ask(`/${version}/oa/${name}${said}`)).toMatchObject({ error: 0, data })
  })

  test('tags are known under version 2 alone, and an unknown call is refused with HTTP 200', async () => {
    const { ask } = await stand()
    expect(await ask('/v2.0/oa/tag/gettagsofoa')).toMatchObject({ error: 0, data: [] })
    expect(await ask('/v3.0/oa/tag/gettagsofoa')).toMatchObject({ status: 200, error: 404 })
  })

  test.each(['getprofile', 'getfollowers'])('%s was closed to business accounts', async (name) => {
    const { ask } = await stand()
    expect(await ask(`/v2.0/oa/${name}?data=${dataOf({ offset: 0, count: 5 })}`)).toMatchObject({ error: -235 })
  })

  test('whether somebody follows is asked for by a boolean or by a text', async () => {
    const { sim, ask, user } = await stand()
    sim.addUser({ name: 'Ông Tư', follows: false })
    for (const is_follower of [true, 'true'])
      expect(await ask(`/v3.0/oa/user/getlist?data=${dataOf({ offset: 0, count: 50, is_follower })}`)).toMatchObject({
        data: { total: 1, users: [{ user_id: user.id }] },
      })
  })
})

describe('how it sends a file', () => {
  const upload = (kind: string, name: string, type: string, version = 'v2.0') => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(10)], name, { type }))
    return [`/${version}/oa/upload/${kind}`, { method: 'POST', body: form }] as const
  }

  test.each([
    ['with its type', 'image', 'a.png', 'image/png', 0],
    ['of a type that only people use', 'image', 'a.jpg', 'image/jpg', 0],
    ['without a type, by the ending of its name', 'image', 'a.JPG', '', 0],
    ['as mere bytes, by the ending of its name', 'file', 'quy-uoc.docx', 'application/octet-stream', 0],
    ['without a type or an ending', 'image', 'blob', '', -201],
    ['of another type than its name says', 'image', 'a.png', 'text/html', -201],
    ['a sheet where a document is wanted', 'file', 'a.xlsx', '', -201],
  ])('%s', async (_, kind, name, type, error) => {
    const { ask } = await stand()
    expect(await ask(...upload(kind, name, type))).toMatchObject({ error })
  })

  test('an upload under version 3 is the same upload', async () => {
    const { ask, user } = await stand()
    const { data } = await ask(...upload('file', 'a.pdf', '', 'v3.0'))
    const message = { attachment: { type: 'file', payload: { token: data.token } } }
    const body = JSON.stringify(cs(user.id, message))
    expect(await ask('/v3.0/oa/message/cs', { method: 'POST', body })).toMatchObject({ error: 0 })
  })
})

describe('the bot', () => {
  test('a body that says it is JSON and is empty has no parameters; an offset is of no account', async () => {
    const { sim, user } = await stand()
    const { chatId } = await sim.sayToBot(user.id, 'chào')
    const call = async (method: string, init?: RequestInit) =>
      (await (await fetch(`${sim.url}/bot${sim.bot.token}/${method}`, init)).json()) as { ok: boolean }
    const headers = { 'content-type': 'application/json' }
    expect(await call('deleteWebhook', { method: 'POST', headers })).toMatchObject({ ok: true })
    expect(await call('getUpdates?offset=0&timeout=1')).toMatchObject({ ok: true })
    const body = (more: object) => ({ method: 'POST', headers, body: JSON.stringify({ chat_id: chatId, ...more }) })
    expect(await call('sendChatAction', body({ action: 'upload_photo' }))).toMatchObject({ ok: true })
    expect(await call('sendVoice', body({ voice_url: 'https://a.example/a.aac' }))).toMatchObject({ ok: true })
    expect(await call('setWebhook', body({ url: 'https://a.example/' }))).toMatchObject({ ok: false, error_code: 400 })
    expect(await call('sendMessage', { method: 'POST', headers, body: '{"chat' })).toMatchObject({ error_code: 400 })
  })
})
