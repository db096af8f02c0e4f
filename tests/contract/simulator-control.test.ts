import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cs, tokenOf } from '../simulator/bare-client.ts'
import { faultKinds } from '../simulator/faults.ts'
import { eventOf, receiver, simulator } from '../simulator/stand.ts'

const path = '/v3.0/oa/message/cs'

/** A simulator that is steered by HTTP alone, as from another program. */
async function stand() {
  const sim = await simulator()
  const control = async (call: string, body?: object, method = body ? 'POST' : 'GET') => {
    const reply = await fetch(`${sim.url}/__sim${call}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: reply.status, json: (await reply.json()) as Record<string, unknown> & unknown[] }
  }
  const user = sim.addUser({ name: 'Bà Năm' })
  const token = await tokenOf(sim)
  const send = () =>
    fetch(`${sim.url}${path}`, {
      method: 'POST',
      headers: { access_token: token },
      body: JSON.stringify(cs(user.id, { text: 'chào' })),
    })
  return { sim, control, user, token, send }
}

type Seen = { arrived: number; reply: { status: number; body: string } | 'none' }
const whole = { error: 0 }
const played: Record<
  (typeof faultKinds)[number],
  { fault?: object; arrived: number; reply: RegExp | 'none'; status?: number }
> = {
  http500: { fault: { status: 503 }, arrived: 0, reply: /^Internal/, status: 503 },
  html: { fault: { status: 502 }, arrived: 0, reply: /^<html>/, status: 502 },
  error: { fault: { code: -211, message: 'Out of quota' }, arrived: 0, reply: /"error":-211,"message":"Out of quota"/ },
  'drop-before': { arrived: 0, reply: 'none' },
  'drop-after': { arrived: 1, reply: 'none' },
  truncated: { arrived: 1, reply: /^\{"data":[^}]*$/ },
  empty: { arrived: 1, reply: /^$/ },
  slow: { fault: { delayMs: 1 }, arrived: 1, reply: /"error":0/ },
}

test.each(faultKinds)('a fault of kind %s is switched on, plays once, and is gone', async (kind) => {
  const { sim, control, user, send } = await stand()
  const { fault, arrived, reply, status = 200 } = played[kind]
  expect((await control('/faults', { path, kind, times: 1, ...fault })).status).toBe(200)
  expect((await control('/faults')).json).toMatchObject([{ path, kind }])
  const seen: Seen['reply'] = await send().then(
    async (answer) => ({ status: answer.status, body: await answer.text() }),
    () => 'none',
  )
  expect(sim.chat(user.id)).toHaveLength(arrived)
  if (reply === 'none') expect(seen).toBe('none')
  else expect(seen).toEqual({ status, body: expect.stringMatching(reply) })
  expect(sim.wire.at(-1)?.note).toBe(`fault: ${kind}`)
  expect((await control('/faults')).json).toEqual([])
  expect(await (await send()).json()).toMatchObject(whole)
})

test('a fault lets calls pass first, spares other paths, and is cleared by its path', async () => {
  const { control, send } = await stand()
  await control('/faults', { path: '/v3.0/oa/*', kind: 'error', code: -32, after: 1 })
  await control('/faults', { path: '/v2.0/oa/getoa', kind: 'http500' })
  expect(await (await send()).json()).toMatchObject({ error: 0 })
  expect(await (await send()).json()).toMatchObject({ error: -32 })
  await control(`/faults?path=${encodeURIComponent('/v3.0/oa/*')}`, undefined, 'DELETE')
  expect(await (await send()).json()).toMatchObject({ error: 0 })
  expect((await control('/faults')).json).toHaveLength(1)
})

test('an error has the shape of the host that it comes from', async () => {
  const { sim, control } = await stand()
  await control('/faults', { path: '/bot…/getMe', kind: 'error', code: 429, message: 'Quota exceeded' })
  await control('/faults', { path: '/v4/*', kind: 'error', code: -14014 })
  const body = async (call: string, init?: RequestInit) => (await fetch(`${sim.url}${call}`, init)).json()
  expect(await body(`/bot${sim.bot.token}/getMe`)).toEqual({
    ...{ ok: false, error_code: 429, description: 'Quota exceeded' },
  })
  expect(await body('/v4/oa/access_token', { method: 'POST' })).toMatchObject({
    ...{ error: -14014, error_name: expect.any(String) },
  })
})

test('what is misspelt or out of range is refused with its reason, and changes nothing', async () => {
  const { control } = await stand()
  for (const [call, body] of [
    ['/faults', { path, kind: 'explode' }],
    ['/faults', { path: 'v3.0', kind: 'html' }],
    ['/faults', { path, kind: 'html', time: 1 }],
    ['/account', { walet: 'empty' }],
    ['/account', { permissions: { group: false } }],
    ['/bot', { messagesLeft: -1 }],
    ['/users', { name: 'A', follow: true }],
  ] as const) {
    const { status, json } = await control(call, body)
    expect([call, status, typeof json.error]).toEqual([call, 400, 'string'])
  }
  expect((await control('/faults')).json).toEqual([])
})

test('of the account, the bot and a person only what is named changes', async () => {
  const { sim, control, user, send } = await stand()
  await control('/account', { permissions: { groups: false }, packageQuota: { remain: 0, total: 10 } })
  expect(sim.account.permissions).toMatchObject({ groups: false, messages: true })
  await control('/bot', { messagesLeft: 0, bodies: 'bare' })
  expect(sim.bot).toMatchObject({ messagesLeft: 0, bodies: 'bare', canJoinGroups: true })
  await control(`/users/${user.id}`, { refusesWith: -227 })
  expect(await (await send()).json()).toMatchObject({ error: -227 })
  expect(sim.users()[0]).toMatchObject({ name: 'Bà Năm', follows: true })
  expect((await control('/users/1', { refusesWith: -227 })).status).toBe(409)
})

test('token pairs are handed out, and end before their time as expired or as unknown', async () => {
  const { sim, control, user } = await stand()
  const pair = (await control('/tokens', {})).json
  expect(pair).toMatchObject({ expiresIn: '90000', refreshToken: expect.any(String) })
  const send = async () =>
    (
      await fetch(`${sim.url}${path}`, {
        method: 'POST',
        headers: { access_token: String(pair.accessToken) },
        body: JSON.stringify(cs(user.id, { text: 'a' })),
      })
    ).json()
  expect(await send()).toMatchObject({ error: 0 })
  await control('/tokens/end', { how: 'expired' })
  expect(await send()).toMatchObject({ error: -220 })
  await control('/tokens/end', { how: 'unknown' })
  expect(await send()).toMatchObject({ error: -216 })
})

test('any documented event is delivered from its sample, signed like every other', async () => {
  const hook = await receiver()
  const { sim, control, user } = await stand()
  await control('/connect', { webhookUrl: hook.url })
  const { json: all } = await control(`/samples?userId=${user.id}`)
  expect(all.length).toBeGreaterThan(60)
  await control('/samples', { name: 'extension_purchased' })
  expect(eventOf(hook.received.at(-1)!)).toMatchObject({ event_name: 'extension_purchased', oa_id: sim.app.oaId })
  expect(eventOf(hook.received.at(-1)!)).not.toHaveProperty('app_id')
  await control('/samples', { name: 'change_template_quota' })
  expect(hook.received.at(-1)!.headers).toMatchObject({
    'x-zevent-server': 'ZNS',
    'x-zevent-signature': expect.stringMatching(/^mac=[0-9a-f]{64}$/),
  })
  expect((await control('/samples', { name: 'user_dreams' })).status).toBe(409)
})

test('every control call and every fault stands in the simulator’s own page of instructions', async () => {
  const guide = readFileSync(new URL('../simulator/README.md', import.meta.url), 'utf8')
  const sources = ['control.ts', 'control-gestures.ts', 'control-settings.ts'].map((name) =>
    readFileSync(new URL(`../simulator/${name}`, import.meta.url), 'utf8'),
  )
  const calls = sources.flatMap((source) =>
    [...source.matchAll(/\.(?:get|post|delete)\(\s*'(\/[^']+)'/g)].map(([, call]) => call!),
  )
  expect(calls.length).toBeGreaterThan(30)
  expect([...new Set(calls)].filter((call) => !guide.includes(`\`${call}`))).toEqual([])
  expect(faultKinds.filter((kind) => !guide.includes(`\`${kind}\``))).toEqual([])
})
