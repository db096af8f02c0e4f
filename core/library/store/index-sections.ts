import { sql } from 'drizzle-orm'
import type { Access } from '../../../db/schema/library.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { accessTerm } from '../clearance.ts'
import { fieldsOf, fieldWords, nameWords } from './tokens.ts'

const sectionsAtOnce = 50

type Row = { seq: number; heading: string; aside: number; text: string; title: string; number: string; access: Access }

/** Puts into the index what sections it does not hold, by their passages' words. */
export async function indexSections({ db, write }: Pick<Ctx, 'db' | 'write'>): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db.all<Row>(sql`
      select s.seq, s.heading, s.aside, d.title, d.number, d.access,
        (select group_concat(p.text, char(10)) from passages p where p.section_seq = s.seq) as text
      from sections s join documents d on d.id = s.document_id
      where s.seq > ${after} and s.seq not in (select rowid from section_index where rowid > ${after})
      order by s.seq limit ${sectionsAtOnce}`)
    if (rows.length === 0) return
    await write(async (tx) => {
      for (const { seq, heading, aside, text, title, number, access } of rows) {
        const name = nameWords({ title, number })
        const fields = fieldsOf(aside ? { heading: '', text: '' } : { heading, text: text ?? '' }, name)
        const [inHeading, inBody] = [fieldWords(fields.heading), fieldWords(fields.body)]
        await tx.run(sql`
          insert into section_index (rowid, heading, name, body, access)
          values (${seq}, ${inHeading.indexed}, ${aside ? '' : fieldWords(name).indexed}, ${inBody.indexed},
            ${access === 'public' ? '' : accessTerm(access)})`)
      }
    })
    after = rows.at(-1)?.seq ?? after
    await breathe()
  }
}
