import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { grantRole, withdrawRole } from '../../core/people/roles.ts'
import { dayMs, hourMs, minuteMs } from '../../core/time.ts'
import { inboxEvents } from '../../db/schema/inbox.ts'
import { people, sessions } from '../../db/schema/people.ts'
import { replies } from '../../db/schema/replies.ts'
import { chatSignIns, zaloSignIns } from '../../db/schema/sign-in.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { deliver, groupText, hexId, userText } from '../support/zalo.ts'

const chromeOnWindows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36'

/** One browser: it keeps the cookies that it is given, and sends them where they belong. */
function browserOf(app: TestApp, { userAgent = chromeOnWindows } = {}) {
  const jar = new Map<string, { value: string; path: string }>()
  return {
    async go(method: string, path: string, body?: object) {
      const sent = [...jar].filter(([, { path: root }]) => path.startsWith(root))
      const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join('; ')
      const headers = { 'user-agent': userAgent, 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) }
      const reply = await app.request(method, path, { headers, body })
      for (const line of reply.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^(\w+)=([^;]*)/.exec(line) ?? []
        if (/Max-Age=0/.test(line)) jar.delete(name)
        else jar.set(name, { value, path: /Path=([^;]+)/.exec(line)?.[1] ?? '/' })
      }
      return reply
    },
    async who(): Promise<string | null> {
      return (await this.go('GET', '/api/session')).json.person?.id ?? null
    },
    jar,
  }
}

async function onZalo() {
  const sim = await startSimulator()
  onTestFinished(() => sim.stop())
  const env = {
    ...{ ZALO_APP_ID: sim.app.appId, ZALO_APP_SECRET: sim.app.appSecret },
    ...{ ZALO_OAUTH_URL: sim.url, ZALO_GRAPH_URL: sim.url },
  }
  const app = await testApp({ env })
  const ward = await app.unit('Phường Mẫu')
  const official = sim.addUser({ name: 'Lê Thị Cán', follows: true })
  const [made] = await app.database.write((tx) =>
    tx
      .insert(people)
      .values({ id: 'pe_official', introducedAs: 'Lê Thị Cán', oaUserId: official.id, createdAt: 1 })
      .returning(),
  )
  const id = made?.id ?? ''
  await grantRole(app.system, { personId: id, role: 'editor', unitId: ward.id })
  const browser = browserOf(app)
  const begin = async (body: object = {}, from = browser) => {
    const { status, json } = await from.go('POST', '/api/session/zalo-web', body)
    expect(status).toBe(201)
    return new URL(json.url)
  }
  /** Zalo's page, where this person says yes; answers where it sends the browser. */
  const consent = async (asked: URL, simUser: string) => {
    const reply = await fetch(`${asked.href}&simUser=${simUser}`, { redirect: 'manual' })
    const back = new URL(reply.headers.get('location') ?? '')
    return back.pathname + back.search
  }
  const back = async (path: string, from = browser) => (await from.go('GET', path)).headers.get('location')
  return { sim, app, ward, official, id, browser, begin, consent, back }
}

test('on Zalo’s page staff sign in, and come back to the page that they wanted', async () => {
  const { sim, app, official, id, browser, begin, consent, back } = await onZalo()
  const asked = await begin({ returnTo: '/console/digests?day=2026-11-24' })
  expect(asked.searchParams.get('redirect_uri')).toBe('http://loa.test/zalo/sign-in')
  expect(asked.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  const [row] = await app.database.db.select().from(zaloSignIns)
  expect(JSON.stringify(row)).not.toContain(asked.searchParams.get('state'))
  expect(await back(await consent(asked, official.id))).toBe('/console/digests?day=2026-11-24')
  expect(await browser.who()).toBe(id)
  expect([...browser.jar.keys()]).toEqual(['loa_session'])
  // The id of the app is learned from it, by which the mini app knows them.
  const [person] = await app.database.db.select().from(people).where(eq(people.id, id))
  expect(person).toMatchObject({ appUserId: official.uidByApp, oaUserId: official.id })
  const [call] = sim.wire.filter(({ title }) => title === 'POST /v4/access_token')
  expect(call?.request.body).toContain('code_verifier=')
})

test('who is known by the id of the app alone gets in too', async () => {
  const { sim, app, ward, browser, begin, consent, back } = await onZalo()
  const user = sim.addUser({ name: 'Chưa Nhắn' })
  await app.database.write((tx) => tx.insert(people).values({ id: 'pe_app', appUserId: user.uidByApp, createdAt: 1 }))
  await grantRole(app.system, { personId: 'pe_app', role: 'responder', unitId: ward.id })
  expect(await back(await consent(await begin(), user.id))).toBe('/console/')
  expect(await browser.who()).toBe('pe_app')
})

test('a person without a role is told so, and nothing is made of them', async () => {
  const { sim, app, ward, id, official, browser, begin, consent, back } = await onZalo()
  const stranger = sim.addUser({ name: 'Người Lạ', follows: true })
  expect(await back(await consent(await begin(), stranger.id))).toBe('/console/#refused=sign-in.unknown')
  expect(await browser.who()).toBeNull()
  await withdrawRole(app.system, { personId: id, role: 'editor', unitId: ward.id })
  expect(await back(await consent(await begin(), official.id))).toBe('/console/#refused=sign-in.unknown')
  expect(await app.database.db.select().from(people)).toHaveLength(1)
  expect(await app.database.db.select().from(sessions)).toEqual([])
})

test('what comes back to another browser, twice, late, changed or without a code signs nobody in', async () => {
  const { app, official, browser, begin, consent, back } = await onZalo()
  const other = browserOf(app)
  const away = '/console/#refused=zalo.other-browser'
  const path = await consent(await begin(), official.id)
  expect(await back(path, other)).toBe(away)
  // With a cookie of its own it is another's state still; and neither spent it.
  await begin({}, other)
  expect(await back(path, other)).toBe(away)
  expect(await back(path.replace(/state=./, 'state=zz'))).toBe(away)
  expect(await back(path)).toBe('/console/')
  expect(await back(path)).toBe(away)
  expect(await other.who()).toBeNull()

  await browser.go('DELETE', '/api/session')
  const late = await consent(await begin(), official.id)
  app.clock.at += 10 * minuteMs
  expect(await back(late)).toBe(away)
  const none = (await consent(await begin(), official.id)).replace(/code=[^&]*&?/, '')
  expect(await back(none)).toBe('/console/#refused=zalo.declined')
  expect(await browser.who()).toBeNull()
})

test('a code that Zalo refuses, a token of another app and a Zalo that is silent are told apart', async () => {
  const { sim, official, browser, begin, consent, back } = await onZalo()
  const spoiled = (await consent(await begin(), official.id)).replace(/code=[^&]*/, 'code=spent')
  expect(await back(spoiled)).toBe('/console/#refused=zalo.declined')
  for (const [fault, reason] of [
    [{ path: '/v4/access_token', kind: 'error', code: -14011 }, 'zalo.declined'],
    [{ path: '/v4/access_token', kind: 'html' }, 'zalo.unanswered'],
    [{ path: '/v2.0/me', kind: 'error', code: -501 }, 'zalo.abroad'],
    [{ path: '/v2.0/me', kind: 'error', code: 452 }, 'zalo.token'],
    [{ path: '/v2.0/me', kind: 'truncated' }, 'zalo.unanswered'],
  ] as const) {
    sim.faults.set({ ...fault, times: 1 })
    expect(await back(await consent(await begin(), official.id))).toBe(`/console/#refused=${reason}`)
  }
  expect(await browser.who()).toBeNull()
})

test.each([
  'https://evil.example/',
  '//evil.example/console/',
  '/console/../../evil',
  '/console/..%2f..//evil.example',
  '/\\evil.example',
  '/console/\\..\\x',
  '/api/session',
  'javascript:alert(1)',
  '/console/\r\nset-cookie: a=b',
])('an address that leads elsewhere is refused: %j', async (returnTo) => {
  const app = await testApp()
  const { status, json } = await browserOf(app).go('POST', '/api/session/zalo-web', { returnTo })
  // Within the console it may be nonsense, and then leads to a page of the console that says so.
  if (status === 201) expect(returnTo).toBe('/console/..%2f..//evil.example')
  else expect([status, json.error.reason]).toEqual([400, 'sign-in.return'])
})

test('who was invited by name joins their Zalo, and signs in by it from then on', async () => {
  const { sim, app, ward, official, browser, begin, consent, back } = await onZalo()
  const user = sim.addUser({ name: 'Mời', follows: true })
  const invited = await app.person('Trần Văn Mời', ['editor', ward.id])
  await app.database.write((tx) => tx.insert(people).values({ id: 'pe_resident', oaUserId: user.id, createdAt: 1 }))
  browser.jar.set('loa_session', { value: invited.token, path: '/' })
  expect(await back(await consent(await begin({ join: true }), official.id))).toBe('/console/#refused=zalo.joined')
  // What was asked at the desk counts, not who happens to be signed in there when it comes back.
  const path = await consent(await begin({ join: true, returnTo: '/console/account' }), user.id)
  expect(await back(path)).toBe('/console/account')
  const desk = browserOf(app)
  expect(await back(await consent(await begin({}, desk), user.id), desk)).toBe('/console/')
  expect(await desk.who()).toBe(invited.id)
  expect((await browserOf(app).go('POST', '/api/session/zalo-web', { join: true })).status).toBe(401)
})

const official = '4567890123456789012'

async function byMessage() {
  const app = await testApp()
  const ward = await app.unit('Phường Mẫu')
  const say = async (text: string, sender = official) => {
    app.clock.at += 1000
    await deliver(app, userText(app, text, sender))
    await app.settled()
    return app.sent.at(-1)?.content.text ?? ''
  }
  await say('xin chào')
  const [person] = await app.database.db.select().from(people)
  const id = person?.id ?? ''
  await grantRole(app.system, { personId: id, role: 'editor', unitId: ward.id })
  const browser = browserOf(app)
  const ask = async (from = browser) => (await from.go('POST', '/api/session/chat')).json.code as string
  const answerIn = (text: string) => /: (\d{3} \d{3})\n/.exec(text)?.[1] ?? 'none'
  const enter = (answer: string, from = browser) => from.go('POST', '/api/session/chat/enter', { answer })
  return { app, ward, id, say, browser, ask, answerIn, enter }
}

test('the code of the page goes to the account, its answer to the page, and the browser that asked is signed in', async () => {
  const { app, id, say, browser, ask, answerIn, enter } = await byMessage()
  const code = await ask()
  expect(code).toMatch(/^\d{6}$/)
  expect((await enter('123456')).json.error.reason).toBe('sign-in.waiting')
  const told = await say(`Đăng nhập ${code}`)
  expect(told).toContain('Chrome trên Windows')
  expect(told).toContain('đừng đọc mã cho ai')
  const answer = answerIn(told)
  expect(app.sent.at(-1)?.content.buttons).toEqual([
    { title: 'Mở trên máy này', url: `http://loa.test/console/#ma=${answer.replace(' ', '')}` },
  ])
  expect((await enter(answer)).status).toBe(201)
  expect(await browser.who()).toBe(id)
  // Nothing of it stays in the database: neither what was sent nor what was heard.
  const kept = JSON.stringify([
    await app.database.db.select().from(replies),
    await app.database.db.select().from(inboxEvents),
    await app.database.db.select().from(chatSignIns),
  ])
  expect(kept).not.toContain(answer)
  expect(kept).not.toContain(answer.replace(' ', ''))
})

test.each(['đăng nhập 482 913', 'DANG NHAP 482913', '#dangnhap 482913.', 'Đăng  nhập: 482-913', 'dang nhap482913'])(
  'the code is understood however it is typed: %s',
  async (typed) => {
    const { app, say, ask } = await byMessage()
    await ask()
    await app.database.write((tx) => tx.update(chatSignIns).set({ code: '482913' }))
    expect(await say(typed)).toContain('Mã đăng nhập bàn làm việc')
  },
)

test('an answer works once, in time, and in no browser but the one that asked', async () => {
  const { app, id, say, browser, ask, answerIn, enter } = await byMessage()
  const other = browserOf(app)
  const code = await ask()
  await ask(other)
  const answer = answerIn(await say(`đăng nhập ${code}`))
  // Passed on, it opens nothing: not where another page waits, and not where none does.
  expect((await enter(answer, other)).json.error.reason).toBe('sign-in.waiting')
  expect((await enter(answer, browserOf(app))).json.error).toMatchObject({ reason: 'sign-in.elsewhere' })
  expect((await enter(answer)).status).toBe(201)
  browser.jar.set('loa_chat', browser.jar.get('loa_chat') ?? { value: 'gone', path: '/api/session/chat' })
  expect((await enter(answer)).status).toBe(401)

  const later = await ask()
  const late = answerIn(await say(`đăng nhập ${later}`))
  app.clock.at += 10 * minuteMs
  expect((await enter(late)).json.error.reason).toBe('sign-in.over')
  expect(await say(`đăng nhập ${later}`)).toContain('không đúng hoặc đã hết hạn')
  expect(await other.who()).toBeNull()
  expect(await browser.who()).toBe(id)
})

test('an answer typed wrong five times is dead, right or not', async () => {
  const { say, browser, ask, answerIn, enter } = await byMessage()
  const answer = answerIn(await say(`đăng nhập ${await ask()}`))
  const wrong = answer === '000 000' ? '000001' : '000000'
  for (let i = 0; i < 5; i += 1) expect((await enter(wrong)).json.error.reason).toBe('sign-in.wrong')
  expect((await enter(answer)).json.error.reason).toBe('sign-in.over')
  expect(await browser.who()).toBeNull()
})

test('who has no role gets no code and takes nobody’s away; a colleague cannot take over what another has claimed', async () => {
  const { app, ward, say, ask, answerIn, enter } = await byMessage()
  const code = await ask()
  const stranger = '4567890123456789999'
  expect(await say(`đăng nhập ${code}`, stranger)).toContain('chưa được giao việc')
  expect(await say('đăng nhập 000000', stranger)).toContain('chưa được giao việc')
  const answer = answerIn(await say(`đăng nhập ${code}`))
  const [other] = await app.database.db.select().from(people).where(eq(people.oaUserId, stranger))
  await grantRole(app.system, { personId: other?.id ?? '', role: 'editor', unitId: ward.id })
  expect(await say(`đăng nhập ${code}`, stranger)).toContain('không đúng hoặc đã hết hạn')
  expect((await enter(answer)).status).toBe(201)
})

test('who loses the role before the answer is typed stays outside', async () => {
  const { app, ward, id, say, browser, ask, answerIn, enter } = await byMessage()
  const answer = answerIn(await say(`đăng nhập ${await ask()}`))
  await withdrawRole(app.system, { personId: id, role: 'editor', unitId: ward.id })
  expect((await enter(answer)).json.error.reason).toBe('sign-in.over')
  expect(await browser.who()).toBeNull()
})

test('a person is sent five answers an hour, and an address asks for sixty codes a minute', async () => {
  const { app, say, ask } = await byMessage()
  for (let i = 0; i < 5; i += 1) expect(await say(`đăng nhập ${await ask(browserOf(app))}`)).toContain('Mã đăng nhập')
  expect(await say(`đăng nhập ${await ask()}`)).toContain('nhiều lần')
  app.clock.at += hourMs
  expect(await say(`đăng nhập ${await ask()}`)).toContain('Mã đăng nhập')
  const crowd = await testApp({ address: '203.0.113.9' })
  const asked = await Promise.all(Array.from({ length: 61 }, () => crowd.request('POST', '/api/session/chat')))
  expect(asked.filter(({ status }) => status === 429)).toHaveLength(1)
})

test('in a group no code is answered, and an event that Zalo repeats is answered once', async () => {
  const { app, say, ask, enter, answerIn } = await byMessage()
  const code = await ask()
  await deliver(app, groupText(app, `@Phường Mẫu đăng nhập ${code}`, hexId()))
  await app.settled()
  expect(app.sent.at(-1)?.content.text).toContain('không nhắn trong nhóm')
  const event = userText(app, `đăng nhập ${code}`, official)
  await deliver(app, event)
  await app.settled()
  const answer = answerIn(app.sent.at(-1)?.content.text ?? '')
  const many = app.sent.length
  await deliver(app, event)
  await app.settled()
  expect(app.sent).toHaveLength(many)
  expect((await enter(answer)).status).toBe(201)
  expect(await say('đăng nhập cổng dịch vụ công thế nào?')).not.toContain('Mã')
})

test('what was asked and not used is let go of a day later', async () => {
  const { app, browser, ask } = await byMessage()
  await ask()
  await browser.go('POST', '/api/session/zalo-web', {})
  const { retain } = await import('../../core/people/retention.ts')
  app.clock.at += dayMs
  await retain(app.system)
  expect(await app.database.db.select().from(chatSignIns)).toHaveLength(1)
  app.clock.at += hourMs
  await retain(app.system)
  expect(await app.database.db.select().from(chatSignIns)).toEqual([])
  expect(await app.database.db.select().from(zaloSignIns)).toEqual([])
})
