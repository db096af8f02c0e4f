import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { readFeedInThread } from '../../bot/feed/thread.ts'
import { boundTo } from '../../bot/threads/start.ts'
import { readFeed } from '../../core/news/feed.ts'
import { largeFeed } from '../support/large-files.ts'

it('reads a feed in a thread as in the process, however long it is', async () => {
  const long = largeFeed()
  expect(await readFeedInThread(long, 'https://a.vn/')).toEqual(readFeed(long, 'https://a.vn/'))
  expect(await readFeedInThread('<!doctype html><html><body>Xin chào</body></html>', 'https://a.vn/')).toEqual(
    readFeed('<!doctype html><html><body>Xin chào</body></html>', 'https://a.vn/'),
  )
})

it('bounds the memory of a thread by what is said of it, however much the process may have', async () => {
  const ofProcess = '--max-old-space-size=512'
  const limitOf = async (limits: { maxOldGenerationSizeMb?: number }) => {
    boundTo(limits, [ofProcess])
    const code = `require('node:worker_threads').parentPort.postMessage(require('node:v8').getHeapStatistics().heap_size_limit)`
    const thread = new Worker(code, { eval: true, resourceLimits: limits })
    return new Promise<number>((told) => thread.once('message', told))
  }
  setFlagsFromString(ofProcess)
  try {
    expect(await limitOf({ maxOldGenerationSizeMb: 64 })).toBeLessThan(300e6)
    expect(await limitOf({})).toBeGreaterThan(500e6)
  } finally {
    setFlagsFromString('--max-old-space-size=0')
  }
})
