import { generateJsonFeed, generateRssFeed } from 'feedsmith'
import { atomOf, lastingId, notOfXml, type Place, toldIn } from './atom.ts'
import { pathOf, type Shown, type Unit } from './page.ts'
import { words } from './strings.ts'

/** A unit's page as an RSS 2.0 feed, for programs that know no other. */
async function rssOf(unit: Unit, shown: Shown[], { oaId, origin }: Place): Promise<string> {
  const items = shown.map(async (one) => ({
    title: one.digest.title,
    link: `${origin}${pathOf.digest(one.digest.code)}`,
    guid: { value: await lastingId(oaId, one.digest.id), isPermaLink: false },
    pubDate: new Date(one.digest.sentAt ?? 0),
    description: await toldIn(one),
    dc: { creators: [one.digest.unitName] },
  }))
  const title = words.official(unit.unitName)
  const feed = generateRssFeed({
    ...{ title, description: title, language: 'vi', link: `${origin}${pathOf.unit(unit.unitId)}` },
    atom: { links: [{ href: `${origin}${pathOf.rss(unit.unitId)}`, rel: 'self', type: 'application/rss+xml' }] },
    items: await Promise.all(items),
  })
  return feed.replace(notOfXml, '')
}

/** A unit's page as a JSON Feed 1.1. */
async function jsonOf(unit: Unit, shown: Shown[], { oaId, origin }: Place): Promise<string> {
  const items = shown.map(async (one) => ({
    id: await lastingId(oaId, one.digest.id),
    url: `${origin}${pathOf.digest(one.digest.code)}`,
    title: one.digest.title,
    content_html: await toldIn(one),
    date_published: new Date(one.digest.sentAt ?? 0),
    date_modified: new Date(Math.max(one.digest.sentAt ?? 0, one.digest.correctedAt ?? 0)),
    authors: [{ name: one.digest.unitName }],
    language: 'vi',
  }))
  const feed = generateJsonFeed({
    title: words.official(unit.unitName),
    home_page_url: `${origin}${pathOf.unit(unit.unitId)}`,
    feed_url: `${origin}${pathOf.json(unit.unitId)}`,
    language: 'vi',
    items: await Promise.all(items),
  })
  // The standard wants the list even where nothing is in it; what writes the feed leaves it out.
  return JSON.stringify({ items: [], ...(feed as object) })
}

/** The feeds of a unit's page, by the name that their addresses end with. */
export const feeds = {
  'atom.xml': { write: atomOf, type: 'application/atom+xml; charset=utf-8', path: pathOf.feed },
  'rss.xml': { write: rssOf, type: 'application/rss+xml; charset=utf-8', path: pathOf.rss },
  'feed.json': { write: jsonOf, type: 'application/feed+json; charset=utf-8', path: pathOf.json },
}
export const isFeed = (name: string): name is keyof typeof feeds => Object.hasOwn(feeds, name)
