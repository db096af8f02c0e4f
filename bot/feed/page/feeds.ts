import { canonicalLink } from '../../../core/news/link.ts'
import { clip, plainText } from '../../../core/news/plain.ts'
import { pageOf } from './dom.ts'

const mostFeeds = 10

/** The feeds that a page names for its readers, with what it calls them. */
export function feedsOn(html: string, address: string): { link: string; title: string }[] {
  const named = Array.from(pageOf(html).querySelectorAll('link[rel~="alternate"][href]'))
    .filter((link) => /^application\/(?:rss|atom|feed|rdf)\+(?:xml|json)$/i.test(link.getAttribute('type') ?? ''))
    .flatMap((link) => {
      const place = canonicalLink(link.getAttribute('href') ?? '', address)
      return place ? [{ link: place, title: clip(plainText(link.getAttribute('title') ?? ''), 120) }] : []
    })
  return named.slice(0, mostFeeds)
}
