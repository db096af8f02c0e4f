import { sql } from 'drizzle-orm'
import type { Life } from '../../../db/schema/news.ts'
import type { Ctx } from '../../context.ts'
import { hasReached } from '../../digests/reached.ts'
import { endOf } from '../../news/life.ts'
import { addDays, dayMs, dayOf } from '../../time.ts'
import { kindTerm, kindTold, termsOf, wordsIn } from './terms.ts'

// Without an end of its own a notice holds this long after it was told, an item of news not so long.
const noticeMs = 30 * dayMs
const newsMs = 14 * dayMs
const oldest = 45
const batch = 50
const mostIndexed = 1000

type Row = {
  digestId: string
  itemId: string
  kind: 'notice' | 'news'
  title: string
  summary: string
  life: string | null
  changedAt: number
  toldAt: number
}

/**
 * Notes what digests have told, so that questions find it, and lets go of what is over. What is not done is taken up by the
 * next minute.
 */
export async function indexAnnounced(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  await dropOver(ctx)
  const rows = await unindexed(ctx)
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch)
    await ctx.write(async (tx) => {
      for (const row of some) {
        const { digestId, itemId, changedAt } = row
        const [{ id } = { id: 0 }] = await tx.all<{ id: number }>(sql`
          insert into announced (digest_id, item_id, changed_at, until) values (${digestId}, ${itemId}, ${changedAt}, ${untilOf(row)})
          on conflict (digest_id, item_id) do update set changed_at = excluded.changed_at, until = excluded.until returning id`)
        await tx.run(sql`delete from announced_index where rowid = ${id}`)
        await tx.run(sql`insert into announced_index (rowid, words) values (${id}, ${wordsOf(row)})`)
      }
    })
  }
}

const lifeOf = ({ life }: Row) => (life ? (JSON.parse(life) as Life) : null)

const untilOf = (row: Row) => endOf({ life: lifeOf(row) }) ?? row.toldAt + (row.kind === 'notice' ? noticeMs : newsMs)

function wordsOf(row: Row): string {
  const life = lifeOf(row)
  const words = wordsIn(`${row.title}. ${row.summary}. ${life?.place ?? ''}`)
  const kind = kindTold({ ...row, life })
  return [...termsOf(words), ...(kind ? [kindTerm(kind)] : [])].join(' ')
}

// What ended lately stays for a moment more: it is left out by its end, and a changed end may bring it back.
async function dropOver(ctx: Pick<Ctx, 'write' | 'db' | 'now'>): Promise<void> {
  const over = await ctx.db.all<{ id: number }>(sql`
    select id from announced where until < ${ctx.now() - oldest * dayMs} limit ${mostIndexed}`)
  if (over.length === 0) return
  const ids = JSON.stringify(over.map(({ id }) => id))
  await ctx.write(async (tx) => {
    await tx.run(sql`delete from announced_index where rowid in (select value from json_each(${ids}))`)
    await tx.run(sql`delete from announced where id in (select value from json_each(${ids}))`)
  })
}

/** What digests of late have told and is not known here as it is now. */
const unindexed = ({ db, now }: Pick<Ctx, 'db' | 'now'>) =>
  db.all<Row>(sql`
    select di.digest_id as digestId, di.item_id as itemId, i.kind, i.title, i.summary, i.life, i.updated_at as changedAt,
      (select min(b.send_at) from broadcasts b where b.digest_id = g.id) as toldAt
    from digests g join digest_items di on di.digest_id = g.id join items i on i.id = di.item_id
      left join announced a on a.digest_id = di.digest_id and a.item_id = di.item_id
    where g.day >= ${addDays(dayOf(now()), -oldest)} and g.status = 'scheduled'
      and (a.id is null or a.changed_at <> i.updated_at)
      and exists (select 1 from broadcasts b join deliveries d on d.broadcast_id = b.id
        where b.digest_id = g.id and ${hasReached(sql`b`)})
    limit ${mostIndexed}`)
