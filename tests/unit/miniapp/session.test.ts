import { type AddressInfo, createServer } from 'node:net'
import { serve } from '@hono/node-server'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { sessions } from '../../../db/schema/people.ts'
import { ApiError, createApi, read } from '../../../miniapp/src/api.ts'
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
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  return () => vi.unstubAllGlobals()
})

/** The real app behind a real port, as the mini app reaches it. */
async function reachable() {
  const app = await testApp()
  const unit = await app.unit('Phường Mẫu')
  const fetch = (request: Request) => app.app.fetch(request, { defer: () => {}, address: '127.0.0.1' })
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())))
  return { app, unit, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
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
