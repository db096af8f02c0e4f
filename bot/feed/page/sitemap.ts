import type { FeedItem, ReadFeed } from '../../../core/news/feed.ts'
import { canonicalLink } from '../../../core/news/link.ts'
import { clip, plainText } from '../../../core/news/plain.ts'
import { instantFrom } from '../../../core/news/published.ts'

const mostItems = 20
const mostTitle = 300

/**
 * The newest pages of a sitemap; one for news tells their titles too. A list of sitemaps tells at which of them the news stands:
 * one that is named so, or the one changed last.
 */
export function pagesOfSitemap(xml: string, address: string): ReadFeed {
  const maps = partsOf(xml, 'sitemap').map((part) => placeOf(part, address))
  if (maps.length > 0) {
    const named = maps.filter(({ link }) => /news|tin/i.test(link.slice(link.lastIndexOf('/'))))
    const [latest] = newestFirst(named.length > 0 ? named : maps)
    return latest?.link ? { kind: 'elsewhere', link: latest.link } : { kind: 'refused', reason: 'feed.empty' }
  }
  if (!/<urlset[\s>]/i.test(xml)) return { kind: 'refused', reason: 'feed.not-sitemap' }
  const places = partsOf(xml, 'url').map((part) => placeOf(part, address))
  const items = newestFirst(places)
    .filter(({ link }) => link)
    .slice(0, mostItems)
  return items.length > 0 ? { kind: 'items', items: items.map(itemOf) } : { kind: 'refused', reason: 'feed.empty' }
}

type Place = { link: string; title: string; at: number | null; publishedAt: number | null }

function placeOf(part: string, address: string): Place {
  const publishedAt = instantFrom(textOf(part, 'news:publication_date'))
  return {
    link: canonicalLink(textOf(part, 'loc'), address) ?? '',
    title: clip(textOf(part, 'news:title'), mostTitle),
    at: publishedAt ?? instantFrom(textOf(part, 'lastmod')),
    publishedAt,
  }
}

// When a page was changed last says nothing of when it was published.
const itemOf = ({ link, title, publishedAt }: Place): FeedItem => ({
  ...{ guid: link, title, summary: '', author: '', link, publishedAt },
})

/** What bears no day keeps its order, behind all that does. */
const newestFirst = (places: Place[]) => [...places].sort((a, b) => (b.at ?? 0) - (a.at ?? 0))

/** What stands in each element of this name; elements that are not closed end with the text. */
function partsOf(xml: string, name: string): string[] {
  const parts: string[] = []
  for (let from = xml.indexOf(`<${name}>`); from >= 0; ) {
    const end = xml.indexOf(`</${name}>`, from)
    parts.push(xml.slice(from, end < 0 ? undefined : end))
    from = end < 0 ? -1 : xml.indexOf(`<${name}>`, end)
  }
  return parts
}

function textOf(part: string, name: string): string {
  const from = part.indexOf(`<${name}>`)
  if (from < 0) return ''
  const end = part.indexOf(`</${name}>`, from)
  return plainText(part.slice(from + name.length + 2, end < 0 ? undefined : end))
}
