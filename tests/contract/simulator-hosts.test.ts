import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { post, tokenOf } from '../simulator/bare-client.ts'
import { eventOf, receiver, simulator } from '../simulator/stand.ts'

const day = 86_400_000

describe('signing in to a web page', () => {
  test('a person’s code gives an hour, and what is rotated lives no longer than what it replaced', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const consent = new URLSearchParams({ app_id: sim.app.appId, redirect_uri: 'https://a.example/back', state: 's1' })
    const back = await fetch(`${sim.url}/v4/permission?${consent}`, { redirect: 'manual' })
    const query = new URL(back.headers.get('location') ?? '').searchParams
    expect(query.get('state')).toBe('s1')
    const grant = async (form: Record<string, string>) => {
      const reply = await fetch(`${sim.url}/v4/access_token`, {
        method: 'POST',
        headers: { secret_key: sim.app.appSecret },
        body: new URLSearchParams({ app_id: sim.app.appId, ...form }),
      })
      return (await reply.json()) as Record<string, string>
    }
    const code = { grant_type: 'authorization_code', code: query.get('code') ?? '' }
    const first = await grant(code)
    expect(first).toMatchObject({ expires_in: '3600', refresh_token_expires_in: String((30 * day) / 1000) })
    expect(await grant(code)).toMatchObject({ error: -14012 })
    expect(await grant({ grant_type: 'authorization_code', code: first.refresh_token! })).toMatchObject({
      error: -14012,
    })
    const place = async (token: string) =>
      (await (await fetch(`${sim.url}/v2.0/me?access_token=${token}`)).json()) as { error: number }
    // Known, though without its proof.
    expect(await place(first.access_token!)).toMatchObject({ error: -242 })
    sim.clock.advance(20 * day)
    expect(await place(first.access_token!)).toMatchObject({ error: 452 })
    const second = await grant({ grant_type: 'refresh_token', refresh_token: first.refresh_token! })
    expect(Number(second.refresh_token_expires_in)).toBeLessThanOrEqual((10 * day) / 1000)
    expect(await grant({ grant_type: 'refresh_token', refresh_token: first.refresh_token! })).toMatchObject({
      error: -14014,
    })
    expect(user.name).toBe('Bà Năm')
  })

  test('a browser is asked who it is; the code wants its verifier, and goes after ten minutes', async () => {
    const sim = await simulator()
    sim.addUser({ name: 'Bà Năm' })
    const user = sim.addUser({ name: 'Ông <Bảy>' })
    const challenge = createHash('sha256').update('v'.repeat(43)).digest('base64url')
    const asked = { app_id: sim.app.appId, redirect_uri: 'https://a.example/back', code_challenge: challenge }
    const address = `${sim.url}/v4/permission?${new URLSearchParams(asked)}`
    const page = await (await fetch(address, { headers: { accept: 'text/html' } })).text()
    expect(page).toContain('Ông &lt;Bảy&gt;')
    const codeOf = async () => {
      const { headers } = await fetch(`${address}&simUser=${user.id}`, { redirect: 'manual' })
      return new URL(headers.get('location') ?? '').searchParams.get('code') ?? ''
    }
    const grant = async (code: string, verifier: string) => {
      const body = { app_id: sim.app.appId, grant_type: 'authorization_code', code, code_verifier: verifier }
      const headers = { secret_key: sim.app.appSecret }
      const reply = await fetch(`${sim.url}/v4/access_token`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(body),
      })
      return (await reply.json()) as { error?: number }
    }
    const code = await codeOf()
    expect((await grant(code, 'another')).error).toBe(-14011)
    expect((await grant(code, 'v'.repeat(43))).error).toBeUndefined()
    const late = await codeOf()
    sim.clock.advance(day / 144 + 1)
    expect((await grant(late, 'v'.repeat(43))).error).toBe(-14012)

    sim.account.signInUrl = 'https://a.example/another'
    const refused = await fetch(`${address}&simUser=${user.id}`, { redirect: 'manual' })
    expect(refused.headers.get('location')).toContain('-14003')
  })
})

describe('template messages by telephone number', () => {
  test('each refusal has a code of this host, and what arrives is reported under a header of its own', async () => {
    const hook = await receiver()
    const sim = await simulator({ startAt: Date.parse('2026-11-25T03:00:00Z') })
    await sim.connect({ webhookUrl: hook.url })
    const user = sim.addUser({ name: 'Bà Năm', phone: '84912345678' })
    const token = await tokenOf(sim)
    const send = (more: object = {}, as = token) =>
      post(sim, as, '/message/template', {
        ...{ phone: user.phone, template_id: '201', template_data: { ma: 'HS-1' }, tracking_id: 't1' },
        ...more,
      })
    expect(await send({}, 'another')).toMatchObject({ error: -124 })
    expect(await send()).toMatchObject({ error: -117 })
    sim.account.services.template = true
    expect(await send()).toMatchObject({ error: -109 })
    sim.account.templateIds = ['201']
    expect(await send({ phone: '0912345678' })).toMatchObject({ error: -108 })
    expect(await send({ phone: '84900000000' })).toMatchObject({ error: -118 })
    expect(await send({ tracking_id: 't'.repeat(49) })).toMatchObject({ error: -1121 })
    expect(await send({ template_data: undefined })).toMatchObject({ error: -1122 })
    sim.account.wallet = 'empty'
    expect(await send()).toMatchObject({ error: -137 })
    sim.account.wallet = 'linked'
    const sent = await send()
    expect(sent).toMatchObject({ error: 0, data: { msg_id: expect.any(String), sent_time: expect.any(String) } })
    await sim.settled()
    const event = hook.received.at(-1)!
    expect(event.headers['x-zevent-server']).toBe('ZNS')
    expect(eventOf(event)).toMatchObject({ event_name: 'user_received_message', message: { tracking_id: 't1' } })
    sim.clock.set(Date.parse('2026-11-25T15:30:00Z'))
    expect(await send()).toMatchObject({ error: -133 })
  })
})

describe('notifications of the mini app', () => {
  test('they need the key, the mini app’s id, and somebody who asked for them', async () => {
    const sim = await simulator()
    const user = sim.addUser({ name: 'Bà Năm' })
    const notify = async (headers: Record<string, string> = {}) => {
      const reply = await fetch(`${sim.url}/notification/template`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'X-Api-Key': `Bearer ${sim.app.miniAppKey}`,
          'X-User-Id': user.uidByApp,
          'X-MiniApp-Id': sim.app.miniAppId,
          ...headers,
        },
        body: JSON.stringify({
          templateId: '1',
          templateData: {
            ...{ title: 'Loa', contentTitle: 'Bản tin', contentDescription: 'Hôm nay', buttonText: 'Xem' },
            buttonUrl: `https://zalo.me/s/${sim.app.miniAppId}/digests`,
          },
        }),
      })
      return (await reply.json()) as { error: number }
    }
    expect(await notify({ 'X-Api-Key': 'Bearer another' })).toMatchObject({ error: -1403 })
    expect(await notify({ 'X-User-Id': user.id })).toMatchObject({ error: -1400 })
    expect(await notify()).toMatchObject({ error: -1403 })
    await fetch(`${sim.url}/__sim/bridge/${user.id}/notifications`, { method: 'POST' })
    expect(await notify()).toMatchObject({ error: 0 })
  })
})

describe('buying room for a group', () => {
  test('an order that is confirmed becomes an asset, if the wallet pays', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    const ask = (call: string, body: object) => post(sim, token, `/v3.0/oa/purchase/${call}`, body)
    expect(await ask('create_order', { beneficiary: 'OA', product_id: '1' })).toMatchObject({ error: -201 })
    const order = await ask('create_order', { beneficiary: 'OA', product_id: '2405469629611791306' })
    sim.account.wallet = 'empty'
    expect(await ask('confirm_order', { order_id: order.data!.order_id })).toMatchObject({ error: -321 })
    sim.account.wallet = 'linked'
    const bought = await ask('confirm_order', { order_id: order.data!.order_id })
    expect(sim.assets()).toMatchObject([
      { id: bought.data!.asset_id, productType: 'gmf50', quotaType: 'purchase_quota' },
    ])
    expect(await ask('confirm_order', { order_id: order.data!.order_id })).toMatchObject({ error: -201 })
    sim.account.permissions.purchases = false
    expect(await ask('create_order', { beneficiary: 'OA', product_id: '2405469629611791306' })).toMatchObject({
      error: -223,
    })
  })
})
