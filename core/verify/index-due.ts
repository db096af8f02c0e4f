import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import { wasSent } from './originals.ts'
import { printsOf } from './text/prints.ts'
import { tokensOf, wordKeys } from './text/tokens.ts'

// Looked for many at a time, for each look goes through all there are; written a few at a time, for others want to write.
const mostLooked = 1000
const batch = 50

type Row = { kind: 'broadcast' | 'item'; refId: string; at: number; text: string }

/** Notes what new messages and items are found by; answers how many. What is not done is taken up by the next minute. */
export async function indexDue(ctx: Pick<Ctx, 'db' | 'write'>, most = mostLooked): Promise<number> {
  let done = 0
  while (done < most) {
    const rows = await unindexed(ctx.db)
    if (rows.length === 0) break
    for (let from = 0; from < rows.length; from += batch) {
      const some = rows.slice(from, from + batch)
      const prints = some.map(({ text }) => printsOf(wordKeys(tokensOf(text).tokens)))
      await ctx.write(async (tx) => {
        for (const [i, row] of some.entries()) await index(tx, row, prints[i]!)
      })
      await breathe()
    }
    done += rows.length
  }
  return done
}

// Which of them a reader may see is asked as they are found: a draft is known here, and shown to nobody.
const unindexed = (db: Pick<Ctx['db'], 'all'>) =>
  db.all<Row>(sql`
    select 'broadcast' as kind, b.id as refId, b.created_at as at, b.text from broadcasts b
      left join verify_texts t on t.kind = 'broadcast' and t.ref_id = b.id
      where t.id is null and ${wasSent(sql`b.id`)}
    union all
    select 'item', i.id, i.updated_at, i.title || char(10) || i.summary from items i
      left join verify_texts t on t.kind = 'item' and t.ref_id = i.id
      where (t.id is null or t.at <> i.updated_at) and i.status <> 'rejected'
    limit ${mostLooked}`)

async function index(tx: Tx, { kind, refId, at }: Row, prints: number[]): Promise<void> {
  await tx.run(sql`
    delete from verify_prints where text_id in (select id from verify_texts where kind = ${kind} and ref_id = ${refId})`)
  const [text] = await tx.all<{ id: number }>(sql`
    insert into verify_texts (kind, ref_id, at) values (${kind}, ${refId}, ${at})
    on conflict (kind, ref_id) do update set at = excluded.at returning id`)
  await tx.run(sql`
    insert or ignore into verify_prints (print, text_id)
    select value, ${text!.id} from json_each(${JSON.stringify(prints)})`)
}
