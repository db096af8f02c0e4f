import { type SQL, sql } from 'drizzle-orm'
import type { Announcement } from '../../../db/schema/answers.ts'
import type { Content, Piece } from '../../../db/schema/digests.ts'
import type { Life, Told } from '../../../db/schema/news.ts'
import { idsIn } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { hasReached, reachedAt } from '../../digests/reached.ts'
import { factsOf, toldOf } from '../../news/items.ts'
import { isOver, lifeLines } from '../../news/life.ts'
import type { Sought } from './match.ts'
import { kindTerm, termsOf } from './terms.ts'

const mostRead = 30
const mostTerms = 24

type Row = Omit<Told, 'life'> & {
  id: string
  kind: Piece['kind']
  life: string | null
  told: string
  content: string | null
  code: string
  unitName: string
  path: string
  sentAt: number
  corrected: number
}

/** What was told and still holds, with how near its unit is to the asker's: the longer the path, the nearer. */
export type Found = Announcement & { path: string }

/**
 * What digests of the asker's units have told, that still holds and shares words with a question. Where something was
 * approved in other words since, it stands in these.
 */
export async function announcedFor(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { topic, notice }: Sought,
  scopePath: string,
): Promise<Found[]> {
  const match = [...(notice ? [kindTerm(notice.kind)] : []), ...termsOf(topic)]
    .slice(0, mostTerms)
    .map((term) => `"${term}"`)
    .join(' OR ')
  if (!match) return []
  return foundBy(ctx, scopePath, {
    from: sql`announced_index join announced a on a.id = announced_index.rowid`,
    where: sql`announced_index match ${match}`,
    order: sql`bm25(announced_index), a.id desc`,
  })
}

/** Of these items, what digests of the asker's units have told of them and still holds. */
export const announcedOf = (ctx: Pick<Ctx, 'db' | 'now'>, ids: readonly string[], scopePath: string) =>
  foundBy(ctx, scopePath, {
    from: sql`announced a`,
    where: sql`a.item_id in (select value from json_each(${JSON.stringify(ids)}))`,
    order: sql`a.id desc`,
  })

/** What a digest told that still holds, in its order. */
export async function announcedIn(ctx: Pick<Ctx, 'db' | 'now'>, code: string): Promise<Found[]> {
  return foundBy(ctx, '', {
    from: sql`announced a`,
    where: sql`a.digest_id = (select id from digests where code = ${code})`,
    order: sql`a.id`,
  })
}

async function foundBy(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  scopePath: string,
  { from, where, order }: { from: SQL; where: SQL; order: SQL },
): Promise<Found[]> {
  const at = now()
  // Of whom only the office is known any unit's may be theirs: each says whose it is.
  const isOffice = scopePath.split('/').filter(Boolean).length < 2
  const ofLine = isOffice ? sql`` : sql`and g.unit_id in ${idsIn(sql`${scopePath}`)}`
  const rows = await db.all<Row>(sql`
    with hit as materialized (
      select a.digest_id, a.item_id from ${from}
        join digests g on g.id = a.digest_id join items i on i.id = a.item_id
      where ${where} and a.until > ${at} and g.status = 'scheduled' and i.status = 'approved' ${ofLine}
      order by ${order} limit ${mostRead})
    select i.id, i.kind, i.title, i.summary, i.source_name as sourceName, i.author, i.link, i.published_at as publishedAt, i.life,
      di.told, g.content, g.code, u.name as unitName, u.path, (
        select ${reachedAt(sql`b`)} from broadcasts b join deliveries d on d.broadcast_id = b.id where b.digest_id = g.id) as sentAt,
      exists (select 1 from corrections c join deliveries d on d.broadcast_id = c.broadcast_id
        where c.digest_id = g.id and d.sent_at is not null) as corrected
    from hit join digests g on g.id = hit.digest_id join units u on u.id = g.unit_id join items i on i.id = hit.item_id
      join digest_items di on di.digest_id = hit.digest_id and di.item_id = hit.item_id
    where exists (select 1 from broadcasts b join deliveries d on d.broadcast_id = b.id
      where b.digest_id = g.id and ${hasReached(sql`b`)})`)
  const found = new Map<string, Found>()
  for (const row of rows) {
    const { id, path, code, unitName, sentAt } = row
    const told = wordsNow(row)
    const known = found.get(id)
    if (isOver(told, at) || (known && known.path.length >= path.length)) continue
    found.set(id, {
      ...told,
      id,
      kind: row.kind,
      path,
      code,
      unitName,
      sentAt,
      corrected: row.corrected === 1,
      lines: lifeLines(told),
    })
  }
  return [...found.values()]
}

/** The digest's own words, unless others were approved since. */
function wordsNow({ life, told, content, ...row }: Row): Told {
  const item = toldOf({ ...row, life: life ? (JSON.parse(life) as Life) : null })
  const same = factsOf(JSON.parse(told) as Told) === factsOf(item)
  const piece = same && content ? (JSON.parse(content) as Content).items.find(({ id }) => id === row.id) : undefined
  return piece ? toldOf(piece) : item
}
