import { sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import { ofUnitAndFormer } from '../../units/former.ts'
import type { FeedItem } from '../feed.ts'
import { isSameStory, type Words, wordsOf } from '../same-story.ts'
import type { Source } from '../sources.ts'

type Told = { sourceId: string | null; words: Words }
type Telling = Pick<FeedItem, 'title' | 'summary' | 'publishedAt'>

/**
 * What a unit has of these items already: by the source's own ids, by the pages they lead to, and, where they lead to none
 * and their source makes its ids anew at every reading, by what they say and when.
 */
export async function knownAmong(db: Pick<Reader, 'all'>, source: Source, found: readonly FeedItem[]) {
  const { id, unitId } = source
  const [guids, links, titles] = [
    JSON.stringify(found.map(({ guid }) => guid)),
    JSON.stringify(found.map(({ link }) => link).filter(Boolean)),
    JSON.stringify(found.map(({ title }) => title)),
  ]
  const ofUnit = ofUnitAndFormer(sql`unit_id`, unitId)
  const same = await db.all<{ guid: string }>(sql`
    select guid from items where ${ofUnit} and source_id = ${id} and guid in (select value from json_each(${guids}))`)
  const said = await db.all<Telling>(sql`
    select title, summary, published_at as publishedAt from items
    where ${ofUnit} and source_id = ${id} and link = '' and title in (select value from json_each(${titles}))`)
  const told = await db.all<{ title: string; link: string; sourceId: string | null }>(sql`
    select link, title, source_id as sourceId from items where ${ofUnit} and link in (select value from json_each(${links}))`)

  const known = new Set(same.map(({ guid }) => guid))
  const tellings = new Set(said.map(sayingOf))
  const pages = new Map<string, Told[]>()
  for (const { link, title, sourceId } of told)
    pages.set(link, [...(pages.get(link) ?? []), { sourceId, words: wordsOf(title) }])

  /** Whether an item is known; from then on it is. */
  return (item: FeedItem): boolean => {
    const words = wordsOf(item.title)
    const atPage = (item.link && pages.get(item.link)) || []
    // An article comes by two feeds of a paper; in one feed several notices may share a page, which their words tell apart.
    const isTold = atPage.some((one) => one.sourceId !== id || isSameStory(one.words, words))
    const isKnown = known.has(item.guid) || (!item.link && tellings.has(sayingOf(item))) || isTold
    known.add(item.guid)
    if (!item.link) tellings.add(sayingOf(item))
    pages.set(item.link, [...atPage, { sourceId: id, words }])
    return isKnown
  }
}

/** As much of a summary as every licence but the narrowest keeps, to the letter. */
const keptLetters = 200

/** A weekly notice bears one title each week: another day, or other words below it, make it another. */
const sayingOf = ({ title, summary, publishedAt }: Telling) =>
  JSON.stringify([title, summary.slice(0, keptLetters), publishedAt])
