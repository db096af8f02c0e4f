import { sql } from 'drizzle-orm'
import { topicWords } from '../answers/curated/same-question.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import { indexAnnounced } from '../conversation/announced/index-due.ts'
import { indexSections } from '../library/store/index-sections.ts'

const atOnce = 50

/**
 * Makes the full-text indexes of an office whose rows were brought in from elsewhere: an index holds no texts that could be carried.
 * What stands in one already is left; broken off, it goes on when said again.
 */
export async function fillIndexes(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  await indexSections(ctx)
  await indexCurated(ctx)
  await indexItems(ctx)
  await indexAnnounced(ctx)
}

async function indexCurated({ db, write }: Pick<Ctx, 'db' | 'write'>): Promise<void> {
  for (;;) {
    const rows = await db.all<{ seq: number; text: string }>(sql`
      select seq, text from curated_wordings where seq not in (select rowid from curated_index) order by seq limit ${atOnce}`)
    if (rows.length === 0) return
    await write(async (tx) => {
      for (const { seq, text } of rows)
        await tx.run(sql`insert into curated_index (rowid, words) values (${seq}, ${topicWords(text).join(' ')})`)
    })
    await breathe()
  }
}

/** As the triggers of `items` write them. */
const indexItems = ({ write }: Pick<Ctx, 'write'>) =>
  write(async (tx) => {
    const words = sql`i.title || ' ' || i.summary || ' ' || i.source_name`
    const missing = (index: string) =>
      sql`from item_words w join items i on i.id = w.item_id where w.id not in (select rowid from ${sql.identifier(index)})`
    await tx.run(sql`
      insert into items_plain (rowid, words)
      select w.id, replace(replace(${words}, 'đ', 'd'), 'Đ', 'd') ${missing('items_plain')}`)
    await tx.run(sql`insert into items_marked (rowid, words) select w.id, ${words} ${missing('items_marked')}`)
  })
