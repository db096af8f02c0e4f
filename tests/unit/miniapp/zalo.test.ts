import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { zaloPlatform } from '../../../miniapp/src/zalo.ts'

const never = () => new Promise<never>(() => {})
const silent = {
  getAccessToken: never,
  openShareSheet: never,
  getShareableLink: never,
  openChat: never,
  openWebview: never,
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The app in a client whose calls go like this. */
function inClient(sdk: object) {
  vi.stubGlobal('window', { zmpSdk: { ...silent, ...sdk } })
  const platform = zaloPlatform()
  if (!platform) throw new Error('no client')
  return platform
}

async function after<T>(ms: number, outcome: Promise<T>): Promise<T | 'waiting'> {
  let told: T | 'waiting' = 'waiting'
  void outcome.then((value) => {
    told = value
  })
  await vi.advanceTimersByTimeAsync(ms)
  return told
}

test('a call of Zalo’s that never ends is over after five seconds, as if it had been refused', async () => {
  const platform = inClient({})
  const asked = platform.accessToken()
  expect(await after(4900, asked)).toBe('waiting')
  expect(await after(200, asked)).toBe(null)
  expect(await after(5000, platform.share({ text: 'Tin', path: 'x' }))).toBe('failed')
})

test('a sheet waits for its person, though not for ever', async () => {
  const sharing = inClient({}).share({ text: 'Tin' })
  expect(await after(60_000, sharing)).toBe('waiting')
  expect(await after(240_000, sharing)).toBe('cancelled')
})

test.each([
  ['0', 'cancelled'],
  [1, 'shared'],
])('a sheet that ends with %s is %s', async (status, outcome) => {
  const openShareSheet = async () => ({ status, numberOfUser: 0 })
  expect(await after(0, inClient({ openShareSheet }).share({ text: 'Tin' }))).toBe(outcome)
})

test('a sheet, a link or a page that the client refuses is a failure to be told of', async () => {
  const refuses = () => Promise.reject(new Error('-1401'))
  const client = inClient({ openShareSheet: refuses, getShareableLink: refuses, openWebview: refuses })
  expect(await after(0, client.share({ text: 'Tin' }))).toBe('failed')
  expect(await after(0, client.share({ text: 'Tin', path: 'x' }))).toBe('failed')
  expect(await after(0, client.openOutside('https://vidu.gov.vn'))).toBe(false)
})

test.each([
  ['refused', () => Promise.reject(new Error('-1401'))],
  ['answered with nothing', async () => ''],
])('a call that is %s means nobody', async (_how, getAccessToken) => {
  expect(await after(0, inClient({ getAccessToken }).accessToken())).toBe(null)
})

test('on any other host there is no client', () => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('location', { hostname: 'localhost' })
  expect(zaloPlatform()).toBe(null)
})
