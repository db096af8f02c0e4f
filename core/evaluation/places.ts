import { sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { publicOnly } from '../library/clearance.ts'
import { shownTo } from '../library/visible.ts'

/** Where a passage stands in the library as everybody may read it; `section` is what a search finds. */
export type Place = { passageId: string; section: number; label: string; documentTitle: string; documentNumber: string }

/** The places of passages that everybody may read, by passage id; what is not there is left out. */
export async function placesOf(db: Pick<Reader, 'all'>, passageIds: string[]): Promise<Map<string, Place>> {
  const rows = await db.all<Place>(sql`
    select p.id as passageId, p.section_seq as section, p.label, d.title as documentTitle, d.number as documentNumber
    from passages p join documents d on d.id = p.document_id and d.version = p.version
    where p.id in (select value from json_each(${JSON.stringify(passageIds)}))
      and ${shownTo(publicOnly, 'd')}`)
  return new Map(rows.map((row) => [row.passageId, row]))
}
