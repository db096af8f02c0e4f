import { describe, expect, test, vi } from 'vitest'
import { cs, post, tokenOf } from '../simulator/bare-client.ts'
import { type Reply, receiver, simulator } from '../simulator/stand.ts'

const day = 86_400_000

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
    const impatient = new AbortController()
    const late = expect(send(impatient.signal)).rejects.toThrow()
    await vi.waitFor(() => expect(sim.chat(user.id)).toHaveLength(1), { timeout: 30_000 })
    impatient.abort()
    await late
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
    const service = await receiver(
      ({ path }): Reply =>
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
