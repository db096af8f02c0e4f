import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { type Fields, fieldsOf, termsOf, totals } from './tokens.ts'

/** Adds to the numbers of sections in which terms stand. */
export async function keepCounts(tx: Tx, counts: Map<string, number>): Promise<void> {
  const changed = [...counts].filter(([, by]) => by !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
  await tx.run(sql`
    insert into library_terms (term, sections) select value ->> 0, value ->> 1 from json_each(${JSON.stringify(changed)})
    where true on conflict (term) do update set sections = sections + excluded.sections`)
}

/** Counts a section's words in or out. */
export function count(counts: Map<string, number>, fields: Fields, by: 1 | -1): void {
  const add = (term: string, amount: number) => counts.set(term, (counts.get(term) ?? 0) + amount)
  for (const term of termsOf(fields)) add(term, by)
  add(totals.sections, by)
  add(totals.heading, by * fields.heading.length)
  add(totals.name, by * fields.name.length)
  add(totals.body, by * fields.body.length)
}

/** The words of sections that are stored, read again from their passages. */
export async function storedFields(
  tx: Tx,
  documentId: string,
  version: number,
  name: Fields['name'],
): Promise<Fields[]> {
  const rows = await tx.all<{ heading: string; text: string }>(sql`
    select s.heading, group_concat(p.text, char(10)) as text from sections s join passages p on p.section_seq = s.seq
    where s.document_id = ${documentId} and s.version = ${version} and s.aside = 0 group by s.seq`)
  return rows.map((row) => fieldsOf(row, name))
}
