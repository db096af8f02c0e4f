import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { serviceConfig } from '../../bot/config.ts'
import { newMemory } from '../../bot/memory.ts'
import { NoConsent, tokensOf } from '../../bot/zalo/tokens.ts'
import { hourMs, minuteMs } from '../../core/time.ts'
import { oaTokens } from '../../db/schema/connection.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { bundled } from '../support/bundled.ts'
import { temporaryDatabase } from '../support/database.ts'
import { testEnvironment } from '../support/environment.ts'

async function withSimulator() {
  const simulator = await startSimulator()
  onTestFinished(() => simulator.stop())
  const database = await temporaryDatabase()
  onTestFinished(() => database.remove())
  const { appId, appSecret, oaId, oaSecret } = simulator.app
  const env = {
    ...testEnvironment,
    ZALO_APP_ID: appId,
    ZALO_APP_SECRET: appSecret,
    ZALO_OA_ID: oaId,
    ZALO_OA_SECRET: oaSecret,
    ZALO_OAUTH_URL: simulator.url,
    ZALO_REFRESH_TOKEN: simulator.issueRefreshToken(),
  }
  const tokens = (change = {}) => tokensOf(serviceConfig({ ...env, ...change }), database, simulator.clock.now)
  return { simulator, database, env, tokens, rows: () => database.db.select().from(oaTokens) }
}

test('the first refresh token becomes a stored pair, encrypted, and is used until shortly before it expires', async () => {
  const { simulator, tokens, rows } = await withSimulator()
  const first = await tokens().access()
  expect(await tokens().access()).toBe(first)
  expect(JSON.stringify(await rows())).not.toContain(first)
  simulator.clock.advance(25 * hourMs)
  expect(await tokens().access()).not.toBe(first)
  const pairs = await rows()
  expect(pairs.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1)
  expect(pairs).toHaveLength(3)
})

test('ten who need a new token at once spend one refresh token', async () => {
  const { simulator, tokens } = await withSimulator()
  const ours = tokens()
  const got = await Promise.all(Array.from({ length: 10 }, () => ours.access()))
  expect(new Set(got).size).toBe(1)
  expect(simulator.wire.filter(({ url }) => url.includes('/v4/oa/access_token'))).toHaveLength(1)
})

test('a token that Zalo refused is renewed once, not again by the next who was refused', async () => {
  const { tokens } = await withSimulator()
  const refused = await tokens().access()
  const renewed = await tokens().renew(refused)
  expect(renewed).not.toBe(refused)
  expect(await tokens().renew(refused)).toBe(renewed)
})

test('a used refresh token is a matter for a person: a new consent starts a new chain', async () => {
  const { simulator, tokens } = await withSimulator()
  const spent = simulator.issueRefreshToken()
  await tokens({ ZALO_REFRESH_TOKEN: spent }).access()
  simulator.reset()
  simulator.clock.advance(25 * hourMs)
  await expect(tokens({ ZALO_REFRESH_TOKEN: spent }).access()).rejects.toThrow(NoConsent)
  expect(await tokens({ ZALO_REFRESH_TOKEN: simulator.issueRefreshToken() }).access()).toBeTruthy()
})

test('without any token the start of a send says what is missing', async () => {
  const { tokens } = await withSimulator()
  await expect(tokens({ ZALO_REFRESH_TOKEN: '' }).access()).rejects.toThrow(/ZALO_REFRESH_TOKEN/)
})

/** A process that waits until told, then asks for a token. */
async function refresher(env: Record<string, string>) {
  const script = await bundled('tests/support/refreshing-process.ts')
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  await once(lines, 'line')
  return async () => {
    child.stdin.write('go\n')
    const [token] = (await once(lines, 'line')) as [string]
    return token
  }
}

test('two processes that need a new token at once spend one refresh token, and one consent survives', async () => {
  const { simulator, database, env, tokens } = await withSimulator()
  await tokens().access()
  simulator.clock.advance(25 * hourMs)
  // Slow enough that both ask while one of them refreshes.
  simulator.faults.set({ path: '/v4/oa/access_token', kind: 'slow', delayMs: 300, times: 1 })
  const processEnv = { ...env, DATABASE_URL: database.url, NOW: String(simulator.clock.now()) }
  const both = await Promise.all([refresher(processEnv), refresher(processEnv)])
  const [one, other] = await Promise.all(both.map((go) => go()))
  expect(one).toBe(other)
  expect(simulator.wire.filter(({ url }) => url.includes('/v4/oa/access_token'))).toHaveLength(2)
  simulator.clock.advance(25 * hourMs)
  expect(await tokens().access()).not.toBe(one)
}, 30_000)

test('what another SECRET_KEY sealed does not stand in the way of a new consent', async () => {
  const { simulator, tokens } = await withSimulator()
  await tokens().access()
  const elsewhere = { SECRET_KEY: 'another key that is at least thirty-two characters long' }
  expect(await tokens({ ...elsewhere, ZALO_REFRESH_TOKEN: simulator.issueRefreshToken() }).access()).toBeTruthy()
})

test('a new pair that the disk would not take is written by the next try, in a request of its own, and not asked for again', async () => {
  const { simulator, env, database } = await withSimulator()
  let full = false
  const write: typeof database.write = (work) =>
    full ? Promise.reject(Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' })) : database.write(work)
  const memory = newMemory()
  // As on Workers, where each request has deps of its own.
  const access = () =>
    tokensOf(serviceConfig(env), { db: database.db, write }, simulator.clock.now, memory.unsaved).access()
  await access()
  simulator.clock.advance(26 * hourMs)
  const asked = () => simulator.wire.filter(({ url }) => url.includes('/v4/oa/access_token')).length
  const before = asked()
  // The lease is taken, the pair is given, and from then on nothing can be written.
  simulator.faults.set({ path: '/v4/oa/access_token', kind: 'slow', delayMs: 200, times: 1 })
  setTimeout(() => {
    full = true
  }, 100)
  await expect(access()).rejects.toThrow('disk full')
  full = false
  simulator.clock.advance(minuteMs)
  expect(await access()).toBeTruthy()
  expect(asked()).toBe(before + 1)
})

test('where nobody answers, the lease is given back and the next call does not wait for it', async () => {
  const { simulator, tokens, rows } = await withSimulator()
  const ours = tokens({ ZALO_OAUTH_URL: 'http://127.0.0.1:2' })
  await expect(ours.access()).rejects.toThrow()
  expect((await rows())[0]?.refreshLeaseUntil).toBeNull()
  expect(await tokens().access()).toBeTruthy()
  await simulator.settled()
})
