import type { PageReader, Way } from '../../core/context.ts'
import { type ReadFeed, readFeed } from '../../core/news/feed.ts'

/** The items of what stands at `address`, however its source is to be read. */
export async function readItems(body: string, address: string, way?: Way): Promise<ReadFeed> {
  if (way?.kind === 'page' && way.pattern)
    return (await import('./page/items.ts')).itemsOnPage(body, address, way.pattern)
  if (way?.kind === 'sitemap') return (await import('./page/sitemap.ts')).pagesOfSitemap(body, address)
  return readFeed(body, address)
}

/** Reads pages where it is called. */
export const pageReader: PageReader = {
  pattern: async (body, address, example) => (await import('./page/learn.ts')).patternFrom(body, address, example),
  feeds: async (body, address) => (await import('./page/feeds.ts')).feedsOn(body, address),
  article: async (body, address) => (await import('./page/article.ts')).articleOn(body, address),
}
