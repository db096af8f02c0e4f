import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { within } from '../../bot/time-limit.ts'
import { sourceFiles } from '../support/source-files.ts'

const forEver = (signal: AbortSignal) =>
  new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)))

test('a limit fires though memory was collected meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const stopping = new AbortController()
  const late = within(50, forEver, stopping.signal)
  const collecting = setInterval(collect, 5)
  await expect(late).rejects.toThrow('too slow')
  clearInterval(collecting)
})

test('it ends when it is told to stop, before or while it runs', async () => {
  const stopping = new AbortController()
  const ended = within(60_000, forEver, stopping.signal)
  stopping.abort(new Error('stopped'))
  await expect(ended).rejects.toThrow('stopped')
  const seen = within(60_000, async (signal) => signal.aborted, stopping.signal)
  expect(await seen).toBe(true)
})

test('nothing of the service trusts the platform’s own limits', () => {
  const sources = ['bot', 'core', 'miniapp/src'].flatMap((folder) => sourceFiles(folder))
  const used = sources.filter(({ text }) => /AbortSignal\.(timeout|any)\(/.test(text))
  expect(used.map(({ path }) => path)).toEqual([])
})
