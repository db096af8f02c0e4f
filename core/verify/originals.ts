import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import type { Content, Piece } from '../../db/schema/digests.ts'
import type { Life, Told } from '../../db/schema/news.ts'
import { hasReached, reachedAt } from '../digests/reached.ts'
import { lifeLines } from '../news/life.ts'

/** What a text may be a copy of: a digest or a correction as it was sent, a notice, or an item of news. */
export type Original = {
  kind: 'digest' | 'correction' | 'message' | 'notice' | 'news'
  id: string
  title: string
  /** All ways in which it was told: to groups, and on its page. */
  texts: string[]
  unitName: string
  /** When it was sent; null of news that no digest has told. */
  sentAt: number | null
  /** The digest that told it, by its code. */
  code: string | null
  digestId: string | null
  sourceName: string
  sourceLink: string
  publishedAt: number | null
  /** What it tells that is over at a time of its own. */
  told: Pick<Told, 'title' | 'summary' | 'life'>[]
}

/** Whether what a message says is public. */
export const wasSent = (broadcastId: SQL) => sql`exists (
  select 1 from broadcasts sent join deliveries d on d.broadcast_id = sent.id
  where sent.id = ${broadcastId} and ${hasReached(sql`sent`)})`

const firstSent = sql`(select ${reachedAt(sql`b`)} from deliveries d where d.broadcast_id = b.id)`

type BroadcastRow = {
  id: string
  title: string
  text: string
  unitName: string
  sentAt: number | null
  code: string | null
  digestId: string | null
  content: string | null
  corrects: string | null
}

/** Of these messages, those that everybody may read. */
export async function broadcastsNamed(db: Pick<Reader, 'all'>, ids: readonly string[]): Promise<Original[]> {
  if (ids.length === 0) return []
  const rows = await db.all<BroadcastRow>(sql`
    select b.id, b.title, b.text, u.name as unitName, ${firstSent} as sentAt, coalesce(g.code, cg.code) as code,
      b.digest_id as digestId, g.content, c.digest_id as corrects
    from broadcasts b join units u on u.id = b.unit_id
      left join digests g on g.id = b.digest_id
      left join corrections c on c.broadcast_id = b.id left join digests cg on cg.id = c.digest_id
    where b.id in (select value from json_each(${JSON.stringify(ids)})) and ${wasSent(sql`b.id`)}`)
  return rows.map(({ id, title, text, unitName, sentAt, code, digestId, content: json, corrects }) => {
    const content = json ? (JSON.parse(json) as Content) : null
    return {
      kind: digestId ? ('digest' as const) : corrects ? ('correction' as const) : ('message' as const),
      ...{ id, title, unitName, sentAt, code, digestId: digestId ?? corrects },
      texts: [text, ...(content ? [pageOf(title, content, code)] : [])],
      told: content?.items ?? [],
      ...{ sourceName: '', sourceLink: '', publishedAt: null },
    }
  })
}

const pageOf = (title: string, { opening, items, closing }: Content, code: string | null) =>
  [title, opening, ...items.flatMap(pieceLines), closing, code ? `Mã bản tin: ${code}` : ''].filter(Boolean).join('\n')

const pieceLines = ({ title, summary, sourceName, author, link, life }: Piece) => [
  ...[title, summary, ...lifeLines({ life }), `Nguồn: ${[sourceName, author].filter(Boolean).join(', ')}`, link],
]

type ItemRow = {
  id: string
  kind: 'notice' | 'news'
  title: string
  summary: string
  life: string | null
  unitName: string
  sourceName: string
  link: string
  publishedAt: number | null
  code: string | null
  digestId: string | null
  sentAt: number | null
}

// What a source says is there for everybody; an editor's words, and a notice, once a digest has told them.
const told = sql`(
  select b.id from digest_items di join broadcasts b on b.digest_id = di.digest_id
  where di.item_id = i.id and ${wasSent(sql`b.id`)} order by b.send_at limit 1)`

/** Of these items, those that everybody may read. */
export async function itemsNamed(db: Pick<Reader, 'all'>, ids: readonly string[], now: number): Promise<Original[]> {
  if (ids.length === 0) return []
  const rows = await db.all<ItemRow>(sql`
    select one.*, g.code, g.id as digestId, ${firstSent} as sentAt from (
      select i.id, i.kind, i.title, i.summary, i.life, i.status, i.edited_by as editedBy, u.name as unitName, i.source_name as sourceName, i.link,
        i.published_at as publishedAt, ${told} as toldBy
      from items i join units u on u.id = i.unit_id
      where i.id in (select value from json_each(${JSON.stringify(ids)})) and i.status <> 'rejected') one
    left join broadcasts b on b.id = one.toldBy left join digests g on g.id = b.digest_id
    where (one.kind = 'news' and one.editedBy is null and coalesce(one.publishedAt, 0) <= ${now})
      or (one.status = 'approved' and one.toldBy is not null)`)
  return rows.map(
    ({ id, kind, title, summary, life: json, unitName, sourceName, link, publishedAt, code, digestId, sentAt }) => {
      const life = json ? (JSON.parse(json) as Life) : null
      return {
        ...{ kind, id, title, unitName, sentAt, code, digestId, sourceName, sourceLink: link, publishedAt },
        texts: [[title, summary, ...lifeLines({ life })].join('\n')],
        told: [{ title, summary, life }],
      }
    },
  )
}

/** The messages that told the digest with one of these codes, and what was corrected in it: a correction bears the code too. */
export function broadcastsCoded(db: Pick<Reader, 'all'>, codes: readonly string[]) {
  const isNamed = sql`g.code in (select value from json_each(${JSON.stringify(codes)}))`
  return db.all<{ id: string; code: string }>(sql`
    select b.id, g.code from digests g join broadcasts b on b.digest_id = g.id where ${isNamed} and ${wasSent(sql`b.id`)}
    union all
    select c.broadcast_id, g.code from digests g join corrections c on c.digest_id = g.id
    where ${isNamed} and ${wasSent(sql`c.broadcast_id`)}`)
}
