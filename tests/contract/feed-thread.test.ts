import { expect, it } from 'vitest'
import { readFeedInThread } from '../../bot/feed/thread.ts'
import { readFeed } from '../../core/news/feed.ts'
import { largeFeed } from '../support/large-files.ts'

it('reads a feed in a thread as in the process, however long it is', async () => {
  const long = largeFeed()
  expect(await readFeedInThread(long, 'https://a.vn/')).toEqual(readFeed(long, 'https://a.vn/'))
  expect(await readFeedInThread('<!doctype html><html><body>Xin chào</body></html>', 'https://a.vn/')).toEqual(
    readFeed('<!doctype html><html><body>Xin chào</body></html>', 'https://a.vn/'),
  )
})
