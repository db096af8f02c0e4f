import { expect, onTestFinished, test } from 'vitest'
import { serviceConfig } from '../../bot/config.ts'
import { NoConsent, tokensOf } from '../../bot/zalo/tokens.ts'
import { hourMs } from '../../core/time.ts'
import { oaTokens } from '../../db/schema/operations.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { testEnvironment } from '../support/app.ts'
import { temporaryDatabase } from '../support/database.ts'

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
  return { simulator, database, tokens, rows: () => database.db.select().from(oaTokens) }
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
