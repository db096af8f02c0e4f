import { type AddressInfo, createServer } from 'node:net'
import { type HttpBindings, serve } from '@hono/node-server'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { actsKeptMs, retain } from '../../../core/people/retention.ts'
import { doneActs } from '../../../db/schema/acts.ts'
import { items } from '../../../db/schema/news.ts'
import { sessions } from '../../../db/schema/people.ts'
import { actsIn } from '../../../miniapp/src/acts.ts'
import { ApiError, createApi, read } from '../../../miniapp/src/api.ts'
import { hasArrived, idToSend } from '../../../miniapp/src/app/draft.ts'
import type { Platform } from '../../../miniapp/src/platform.ts'
import { startSession } from '../../../miniapp/src/session.ts'
import { testApp } from '../../support/app.ts'

const browser: Platform = {
  kind: 'web',
  accessToken: async () => null,
  share: async () => 'cancelled',
  openChat: async () => false,
  openOutside: () => {},
}

// A phone's storage; this process has none.
beforeEach(() => {
  for (const name of ['localStorage', 'sessionStorage']) {
    const kept = new Map<string, string>()
    vi.stubGlobal(name, {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    })
  }
  return () => vi.unstubAllGlobals()
})

/** The real app behind a real port, as the mini app reaches it. */
async function reachable() {
  const app = await testApp()
  const unit = await app.unit('Phường Mẫu')
  // What becomes of the next answers on their way.
  const losing: ('broken off' | 'proxy')[] = []
  const fetch = async (request: Request, { outgoing }: HttpBindings) => {
    const answer = await app.app.fetch(request, { defer: () => {}, address: '127.0.0.1' })
    const lost = losing.shift()
    if (lost === 'broken off') outgoing.destroy()
    return lost === 'proxy' ? new Response('<h1>504 Gateway Time-out</h1>', { status: 504 }) : answer
  }
  const server = serve({ fetch: fetch as Parameters<typeof serve>[0]['fetch'], port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())))
  return { app, unit, losing, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a visitor becomes a guest at the first act that needs somebody, not before, and stays the same guest', async () => {
  const { app, origin } = await reachable()
  const session = startSession(browser, origin, () => {})
  await session.started
  expect(await app.deps.db.select().from(sessions)).toHaveLength(0)
  const api = createApi({ origin, token: session.token })
  const who = () => session.acting(() => read(api.session.$patch({ json: { name: 'Bình' } })))
  const first = await who()
  expect(first.person).toMatchObject({ name: 'Bình', guest: true })
  const reopened = startSession(browser, origin, () => {})
  expect(reopened.token()).toBe(session.token())
  expect((await who()).person?.id).toBe(first.person?.id)
})

test('a guest whose session has ended is signed in anew and the act goes through', async () => {
  const { app, unit, origin } = await reachable()
  const session = startSession(browser, origin, () => {})
  const api = createApi({ origin, token: session.token })
  const move = () => session.acting(() => read(api.session.$patch({ json: { unitId: unit.id } })))
  await move()
  const before = session.token()
  await app.deps.db.delete(sessions)
  expect((await move()).person).toMatchObject({ unitId: unit.id })
  expect(session.token()).not.toBe(before)
})

test('a refusal arrives with its code, its reason and the sentence for people', async () => {
  const { origin } = await reachable()
  const api = createApi({ origin, token: () => null })
  const refused = await read(api.feedback.track[':code'].$get({ param: { code: 'ABCDEF' } })).catch((error) => error)
  expect(refused).toBeInstanceOf(ApiError)
  expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'feedback.unknown-code', status: 404 })
  expect(refused.message).toContain('mã')
})

test('a server that is not there is a network error, and an act that fails so can be tried again', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => closed.once('listening', listening))
  const { port } = closed.address() as AddressInfo
  await new Promise((done) => closed.close(done))
  const api = createApi({ origin: `http://127.0.0.1:${port}`, token: () => null })
  await expect(read(api.units.$get())).rejects.toMatchObject({ code: 'NETWORK' })
})

test('where the browser allows no storage, as in another site’s page, a guest lasts as long as the page', async () => {
  const { app, origin } = await reachable()
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  const session = startSession(browser, origin, () => {})
  await session.acting(async () => {})
  const token = session.token()
  expect(token).toBeTruthy()
  await session.acting(async () => {})
  expect(session.token()).toBe(token)
  expect(await app.deps.db.select().from(sessions)).toHaveLength(1)
  await session.end()
})

test('who ends the session leaves nothing in the browser, and the token is worth nothing', async () => {
  const { app, origin } = await reachable()
  const session = startSession(browser, origin, () => {})
  await session.acting(async () => {})
  await session.end()
  expect(session.token()).toBeNull()
  expect(localStorage.getItem('loa.guest')).toBeNull()
  expect(await app.deps.db.select().from(sessions)).toEqual([])
  await session.end()
})

test('what people write goes under one id until it has arrived, in a page loaded anew too; a recording without a word has one', () => {
  const first = idToSend('feedback', 'Đèn hỏng')
  expect(idToSend('feedback', 'Đèn hỏng')).toBe(first)
  expect(idToSend('addition', 'Đèn hỏng')).not.toBe(first)
  const other = idToSend('feedback', 'Đèn hỏng ở ngõ 3')
  expect(other).not.toBe(first)
  hasArrived('feedback')
  expect(idToSend('feedback', 'Đèn hỏng ở ngõ 3')).not.toBe(other)
  expect(idToSend('voice', '')).toMatch(/^[0-9a-f-]{36}$/)
})

/** Somebody's console in one tab, whose store outlives the page. */
async function desk() {
  const { app, unit, losing, origin } = await reachable()
  const editor = await app.person('Biên tập viên', ['editor', unit.id])
  const opened = () => createApi({ origin, token: () => editor.token, acts: actsIn(localStorage) })
  const noted = (summary: string) => ({ unitId: unit.id, title: 'Cắt điện', summary })
  const writing = (summary: string, api = opened()) => read(api.items.$post({ json: noted(summary) }))
  const titles = async () => (await app.deps.db.select().from(items)).map(({ summary }) => summary)
  return { app, unit, losing, editor, opened, writing, titles }
}

test('what was sent again for want of an answer is done once, and answered as the first time, in a page loaded anew too', async () => {
  const { app, losing, opened, writing, titles } = await desk()
  losing.push('broken off', 'proxy')
  await expect(writing('Tổ 1')).rejects.toMatchObject({ code: 'NETWORK' })
  await expect(writing('Tổ 1')).rejects.toMatchObject({ code: 'INTERNAL', status: 504 })
  const { id } = await writing('Tổ 1')
  expect((await app.deps.db.select().from(items)).map((item) => item.id)).toEqual([id])
  // Pressed twice in two places at once, it is one act; meant anew after an answer, it is another.
  losing.push('broken off')
  await expect(writing('Tổ 2')).rejects.toMatchObject({ code: 'NETWORK' })
  const api = opened()
  const [one, other] = await Promise.all([writing('Tổ 2', api), writing('Tổ 2', api)])
  expect(one).toEqual(other)
  await writing('Tổ 2')
  expect((await titles()).sort()).toEqual(['Tổ 1', 'Tổ 2', 'Tổ 2'])
  // What rests of the answers is sealed.
  expect(JSON.stringify(await app.deps.db.select().from(doneActs))).not.toContain('Cắt điện')
})

test('what was written anew after a lost answer is not made beside the first: it is said that this one is there', async () => {
  const { losing, writing, titles } = await desk()
  losing.push('broken off')
  await expect(writing('Tổ 1')).rejects.toMatchObject({ code: 'NETWORK' })
  await expect(writing('Tổ 1 và tổ 2')).rejects.toMatchObject({ code: 'CONFLICT', reason: 'act.done' })
  expect(await titles()).toEqual(['Tổ 1'])
  // Told so, whoever wants another one makes it.
  await writing('Tổ 1 và tổ 2')
  expect(await titles()).toEqual(['Tổ 1', 'Tổ 1 và tổ 2'])
})

test('an act that changes something goes by how it stands, whatever became of the answer before', async () => {
  const { app, losing, opened, writing, titles } = await desk()
  const { id } = await writing('Tổ 1')
  const put = async (title: string, summary: string) => {
    const changed = read(opened().items[':id'].$patch({ param: { id }, json: { title, summary } }))
    return changed.then(({ id }) => id).catch(({ code }: ApiError) => code)
  }
  losing.push('broken off')
  expect(await put('Cắt điện', 'Tổ 2')).toBe('NETWORK')
  expect(await put('Cắt điện', 'Tổ 2 và tổ 3')).toBe(id)
  expect(await titles()).toEqual(['Tổ 2 và tổ 3'])
  // A refusal is an answer too, and of what wrote nothing nothing is kept.
  expect(await put('', 'Tổ 4')).toBe('INVALID')
  expect(await put('Cắt điện', 'Tổ 4')).toBe(id)
  expect(await app.deps.db.$count(doneActs)).toBe(3)
})

test('a key is one person’s, lasts a day, and says nothing where nobody is signed in', async () => {
  const { app, unit, editor } = await desk()
  const second = await app.person('Người thứ hai', ['editor', unit.id])
  const headers = { 'act-key': '00000000-0000-4000-8000-000000000001.abc' }
  const sent = async (as: string | null, title = 'Cắt nước') => {
    const body = { unitId: unit.id, title, summary: '' }
    const { status, json } = await app.request('POST', '/api/items', { as, body, headers })
    return json.id ?? status
  }
  const first = await sent(editor.token)
  expect(await sent(editor.token)).toBe(first)
  expect(await sent(second.token)).not.toBe(first)
  expect(await sent(null)).toBe(401)
  // An answer that no key of the service opens any more is told to be there, and nothing is made twice.
  await app.deps.write((tx) => tx.update(doneActs).set({ sealedReply: 'AAAA' }))
  expect(await sent(editor.token)).toBe(409)
  app.clock.at += actsKeptMs + 1
  await retain(app.system)
  expect(await app.deps.db.$count(doneActs)).toBe(0)
  expect(await sent(editor.token)).not.toBe(first)
})

test('what is shown once is not kept to be answered again: a key of the API is made once, and told once', async () => {
  const { app, unit } = await desk()
  const { token } = await app.person('Quản trị', ['admin', unit.id])
  const headers = { 'act-key': '00000000-0000-4000-8000-000000000002.abc' }
  const body = { unitId: unit.id, name: 'Cổng thông tin', scopes: ['library.read'], days: 90 }
  const made = () => app.request('POST', '/api/api-keys', { as: token, body, headers })
  expect((await made()).status).toBe(201)
  expect(await app.deps.db.select({ kept: doneActs.sealedReply }).from(doneActs)).toEqual([{ kept: null }])
  expect((await made()).json.error).toMatchObject({ reason: 'act.done' })
})
