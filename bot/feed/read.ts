import type { Way } from '../../core/context.ts'
import { type ReadFeed, readFeed } from '../../core/news/feed.ts'

/** The items of what stands at `address`, however its source is to be read. */
export async function readItems(body: string, address: string, _way?: Way): Promise<ReadFeed> {
  return readFeed(body, address)
}
