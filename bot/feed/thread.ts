import type { FeedReader } from '../../core/context.ts'
import type { ReadFeed } from '../../core/news/feed.ts'
import { threadPool } from '../threads/pool.ts'
import type { FeedQuestion } from './parsing.ts'

// A feed has some hundred kilobytes and is read in some tens of milliseconds, but for the thread's own start.
const memoryMb = 128
const feedMs = 60_000
// Handing over a text of megabytes takes tens of milliseconds; of each part, some.
const partCharacters = 500_000

const threads = threadPool('feed', memoryMb)

/** Parses a feed in a thread: a page that was made to be slow, or to swell, holds up nobody and is refused. */
export const readFeedInThread: FeedReader = async (body, address, way) => {
  const thread = threads.borrow()
  const ask = (question: FeedQuestion) => thread.ask(question, { timeMs: feedMs })
  try {
    for (let from = 0; from < body.length; from += partCharacters)
      await ask({ part: body.slice(from, from + partCharacters) })
    const told = await ask({ readFrom: address, way })
    return 'answer' in told ? (told.answer as ReadFeed) : { kind: 'refused', reason: 'feed.not-feed' }
  } finally {
    await thread.giveBack()
  }
}
