import { afterEach, expect, test, vi } from 'vitest'
import { platformHere } from '../../../miniapp/src/platform-here.ts'

afterEach(() => void vi.unstubAllGlobals())

const refuses = (name: string) => () => Promise.reject(new DOMException('no', name))
const writes = { writeText: async () => {} }
const nothing = { writeText: refuses('NotAllowedError') }

test.each([
  ['no sheet, a clipboard', { clipboard: writes }, 'copied'],
  ['no sheet, and a clipboard that refuses', { clipboard: nothing }, 'failed'],
  ['a sheet that is used', { share: async () => {}, clipboard: nothing }, 'shared'],
  ['a sheet that is closed', { share: refuses('AbortError'), clipboard: writes }, 'cancelled'],
  ['a sheet that the browser refuses', { share: refuses('NotAllowedError'), clipboard: writes }, 'copied'],
  ['neither', { share: refuses('NotAllowedError'), clipboard: nothing }, 'failed'],
])('sharing in a browser with %s', async (_what, navigator, outcome) => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('location', { hostname: 'localhost' })
  vi.stubGlobal('navigator', navigator)
  expect(await platformHere().share({ text: 'Tin' })).toBe(outcome)
})
