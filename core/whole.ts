import { eq, sql } from 'drizzle-orm'
import { seals } from '../db/schema/quizzes.ts'
import { readChain } from './audit.ts'
import type { Ctx } from './context.ts'
import { AppError } from './errors.ts'
import type { PublishedEntry } from './quizzes/ledger.ts'
import { publishedPages, publishedSeals } from './quizzes/published-ledger.ts'
import { ledgerFaults } from './quizzes/recount.ts'
import { dayMs } from './time.ts'

/** `count`: how many were looked at; `faults`: what is not as it should be, in words, the first twenty. */
export type Checked = {
  what: 'pages' | 'references' | 'audit' | 'ledgers' | 'files' | 'indexes'
  count: number
  faults: string[]
}

const mostTold = 20

// Which rows each full-text index must hold, and no other.
const indexes = [
  // What stands before a document's first article has a row too, of no words.
  { index: 'section_index', rows: sql`select seq from sections` },
  { index: 'curated_index', rows: sql`select seq from curated_wordings` },
  { index: 'announced_index', rows: sql`select id from announced` },
  { index: 'items_plain', rows: sql`select id from item_words` },
  { index: 'items_marked', rows: sql`select id from item_words` },
]

/** Looks through the whole database, one part after another: nothing is changed, and the service may work meanwhile. */
export async function* wholeness(ctx: Pick<Ctx, 'db' | 'now'>): AsyncGenerator<Checked> {
  yield await pages(ctx)
  yield await references(ctx)
  yield await audit(ctx)
  yield await ledgers(ctx)
  yield await files(ctx)
  yield await indexed(ctx)
}

async function pages({ db }: Pick<Ctx, 'db'>): Promise<Checked> {
  const rows = await db.all<{ integrity_check: string }>(sql`pragma integrity_check(20)`)
  const faults = rows.map((row) => row.integrity_check).filter((said) => said !== 'ok')
  const [size] = await db.all<{ page_count: number }>(sql`pragma page_count`)
  return { what: 'pages', count: size?.page_count ?? 0, faults }
}

async function references({ db }: Pick<Ctx, 'db'>): Promise<Checked> {
  const rows = await db.all<{ table: string; parent: string }>(sql`pragma foreign_key_check`)
  const counts = new Map<string, number>()
  for (const { table, parent } of rows)
    counts.set(`${table} → ${parent}`, (counts.get(`${table} → ${parent}`) ?? 0) + 1)
  const [tables] = await db.all<{ count: number }>(
    sql`select count(*) as count from sqlite_master where type = 'table'`,
  )
  const faults = [...counts].map(([which, count]) => `${which}: ${count} rows refer to nothing`)
  return { what: 'references', count: tables?.count ?? 0, faults: faults.slice(0, mostTold) }
}

async function audit({ db }: Pick<Ctx, 'db'>): Promise<Checked> {
  const { broken, head } = await readChain(db)
  const faults = broken === null ? [] : [`line ${broken}, or one before it, is not what was written`]
  return { what: 'audit', count: head?.seq ?? 0, faults }
}

/** The contests whose last seal is set and whose ledger anybody may read: what everybody could check by `loa contest`. */
async function ledgers(ctx: Pick<Ctx, 'db' | 'now'>): Promise<Checked> {
  const rounds = await ctx.db.selectDistinct({ roundId: seals.roundId }).from(seals).where(eq(seals.last, true))
  const faults: string[] = []
  for (const { roundId } of rounds) {
    try {
      const book = await publishedSeals(ctx, roundId)
      const { pages } = await publishedPages(ctx, roundId)
      const entries: PublishedEntry[] = []
      for await (const page of pages) entries.push(...page)
      // A service that stood still seals late: that changes no result.
      for (const fault of (await ledgerFaults(book, entries)).filter(({ kind }) => kind !== 'late'))
        faults.push(`round ${roundId}: ${JSON.stringify(fault)}`)
    } catch (error) {
      // Its key is secret still.
      if (!(error instanceof AppError)) throw error
    }
  }
  return { what: 'ledgers', count: rounds.length, faults: faults.slice(0, mostTold) }
}

/** What came in part and was not swept away, and files whose bytes are fewer than they were. */
async function files({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<Checked> {
  const before = now() - 8 * dayMs
  const rows = await db.all<{ id: string; size: number; held: number; whole: number }>(sql`
    select o.id, o.size, o.sha256 is not null as whole,
      coalesce((select sum(length(p.bytes)) from original_parts p where p.original_id = o.id), 0) as held
    from originals o
    where (o.sha256 is null and o.created_at < ${before}) or (o.sha256 is not null and o.size <> held)
    limit ${mostTold}`)
  const [all] = await db.all<{ count: number }>(sql`select count(*) as count from originals`)
  const faults = rows.map(({ id, size, held, whole }) =>
    whole ? `file ${id}: ${held} of ${size} bytes` : `file ${id}: its upload broke off, and nothing took it away`,
  )
  return { what: 'files', count: all?.count ?? 0, faults }
}

async function indexed({ db }: Pick<Ctx, 'db'>): Promise<Checked> {
  const faults: string[] = []
  let count = 0
  for (const { index, rows } of indexes) {
    const name = sql.identifier(index)
    const [found] = await db.all<{ held: number; missing: number; extra: number }>(sql`
      with due as (${rows}), held as (select rowid as seq from ${name})
      select (select count(*) from held) as held,
        (select count(*) from (select * from due except select seq from held)) as missing,
        (select count(*) from (select seq from held except select * from due)) as extra`)
    count += found?.held ?? 0
    if (found?.missing) faults.push(`${index}: ${found.missing} rows are not found by their words`)
    if (found?.extra) faults.push(`${index}: ${found.extra} rows lead to nothing`)
  }
  return { what: 'indexes', count, faults }
}
