import type { FeedReader, PageReader } from '../../core/context.ts'
import type { ReadArticle } from '../../core/news/article.ts'
import type { ReadFeed } from '../../core/news/feed.ts'
import type { Pattern } from '../../db/schema/news.ts'
import { threadPool } from '../threads/pool.ts'
import type { FeedQuestion } from './parsing.ts'

// A feed has some hundred kilobytes and is read in some tens of milliseconds, but for the thread's own start.
const memoryMb = 128
const feedMs = 60_000
// Handing over a text of megabytes takes tens of milliseconds; of each part, some.
const partCharacters = 500_000

const threads = threadPool('feed', memoryMb)

// Dozens of feeds may come at one moment: each in a thread of its own would take longer to begin than to read.
const atOnce = 3
let reading = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (reading === atOnce) await new Promise<void>((go) => waiting.push(go))
  else reading += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else reading -= 1
  }
}

/** What the thread says; null where the page was made to be slow, or to swell: it holds up nobody. */
const asked = (body: string, question: FeedQuestion) => inTurn(() => askedAlone(body, question))

async function askedAlone(body: string, question: FeedQuestion): Promise<unknown> {
  const thread = threads.borrow()
  const ask = (one: FeedQuestion) => thread.ask(one, { timeMs: feedMs })
  try {
    for (let from = 0; from < body.length; from += partCharacters)
      await ask({ part: body.slice(from, from + partCharacters) })
    const told = await ask(question)
    return 'answer' in told ? told.answer : null
  } finally {
    await thread.giveBack()
  }
}

/** Parses a feed in a thread: one that breaks its reader is refused. */
export const readFeedInThread: FeedReader = async (body, address, way) =>
  ((await asked(body, { task: 'items', address, way })) as ReadFeed | null) ?? {
    kind: 'refused',
    reason: 'feed.not-feed',
  }

/** Reads pages in the same thread. */
export const pagesInThread: PageReader = {
  pattern: async (body, address, example) =>
    (await asked(body, { task: 'pattern', address, example })) as Pattern | null,
  feeds: async (body, address) =>
    ((await asked(body, { task: 'feeds', address })) ?? []) as { link: string; title: string }[],
  article: async (body, address) =>
    ((await asked(body, { task: 'article', address })) as ReadArticle | null) ?? {
      kind: 'refused',
      reason: 'feed.no-article',
    },
}
