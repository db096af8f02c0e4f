import { expect, test } from 'vitest'
import { ConfigError, serviceConfig } from '../../bot/config.ts'
import { testEnvironment } from '../support/environment.ts'

const refusalOf = (env: Record<string, string | undefined>): string => {
  try {
    serviceConfig({ ...testEnvironment, ...env })
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('it was accepted')
}

test.each(['SECRET_KEY', 'ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_ID', 'ZALO_OA_SECRET', 'ZALO_MINI_APP_ID'])(
  'without %s the start stops and says what it should look like',
  (name) => {
    expect(refusalOf({ [name]: undefined })).toMatch(new RegExp(`${name} is missing: .{10,}`))
    expect(refusalOf({ [name]: '' })).toContain(`${name} is missing`)
  },
)

test.each([
  ['PORT', 'ninety'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'hunter2.vn'],
  ['DATABASE_URL', 'postgres://user:hunter2@host/db'],
  ['ZALO_OA_ID', 'not-a-number'],
  ['SECRET_KEY', 'hunter2'],
  ['ZALO_OPENAPI_URL', 'ftp://hunter2'],
  ['TRUSTED_PROXIES', '10.0.0.5,hunter2'],
])('a bad %s is named without its value', (name, value) => {
  const refusal = refusalOf({ [name]: value })
  expect(refusal).toContain(`${name} is not valid`)
  expect(refusal).not.toContain(value)
})

test('every bad variable is named at once', () => {
  const refusal = refusalOf({ PORT: 'x', SECRET_KEY: undefined })
  expect(refusal).toContain('PORT')
  expect(refusal).toContain('SECRET_KEY')
})

test('defaults are those of one machine on its own', () => {
  const config = serviceConfig({ ...testEnvironment, PUBLIC_URL: undefined, ZALO_OPENAPI_URL: undefined })
  expect(config).toMatchObject({
    PORT: 3000,
    DATABASE_URL: 'file:./data/loa.db',
    PUBLIC_URL: 'http://localhost:3000',
    MINI_APP_URL: `http://localhost:3000/zapps/${testEnvironment.ZALO_MINI_APP_ID}`,
    ZALO_OPENAPI_URL: 'https://openapi.zalo.me',
  })
})
