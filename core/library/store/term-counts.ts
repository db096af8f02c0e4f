import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { termChanges } from '../../../db/schema/library.ts'
import { breathe } from '../../breathe.ts'
import { type Counts, newTally } from './tally.ts'
import { type Fields, fieldsOf } from './tokens.ts'

// A statement of so many terms takes some milliseconds.
const termsPerStatement = 2000
// A library of all words would not fit into memory: what is counted is written now and then.
const mostTerms = 8_000
const sectionsPerLook = 20

/** Adds to the numbers of sections in which terms stand; the terms in order, for so they lie together. */
export async function keepCounts(tx: Tx, { terms, by }: Counts): Promise<void> {
  for (let from = 0; from < terms.length; from += termsPerStatement) {
    const some = terms.slice(from, from + termsPerStatement).map((term, i) => [term, by[from + i]])
    await tx.run(sql`
      insert into library_terms (term, sections) select value ->> 0, value ->> 1 from json_each(${JSON.stringify(some)})
      where true on conflict (term) do update set sections = sections + excluded.sections`)
    if (terms.length > termsPerStatement) await breathe()
  }
}

export type Counting = {
  add(term: string, by: number): void
  fields(fields: Fields, by: 1 | -1): void
  /** What was counted before, as JSON. */
  together(counts: string): Promise<void>
  /** To be called between two pieces of work. */
  spill(): Promise<void>
  /** Writes what is left. */
  end(): Promise<void>
}

function countingInto(keep: (changed: Counts) => Promise<unknown>, aside?: Counting['together']): Counting {
  let tally = newTally()
  const added = async (counts: string) => {
    const { terms, by } = JSON.parse(counts) as Counts
    for (const [at, term] of terms.entries()) tally.add(term, by[at] as number)
  }
  const end = async () => {
    const changed = tally.inOrder()
    tally = newTally()
    if (changed.terms.length > 0) await keep(changed)
  }
  return {
    add: (term, by) => tally.add(term, by),
    fields: (fields, by) => tally.fields(fields, by),
    together: aside ?? added,
    async spill() {
      if (tally.size() > mostTerms) await end()
    },
    end,
  }
}

/** Counts terms in and out, in one transaction; searches weigh by them as soon as it ends. */
export const counting = (tx: Tx): Counting => countingInto((changed) => keepCounts(tx, changed))

/**
 * The same, for work of many transactions: each of them would touch all parts of the table. What they count is put beside,
 * and `foldCounts` (`fold-counts.ts`) brings it in.
 */
export const countingLater = (tx: Tx): Counting =>
  countingInto(
    (changed) => tx.insert(termChanges).values({ counts: changed }),
    async (counts) => void (await tx.run(sql`insert into library_term_changes (counts) values (${counts})`)),
  )

/** The words of sections that are stored, read again from their passages, some sections at a time. */
export async function* storedFields(
  tx: Tx,
  documentId: string,
  version: number,
  name: Fields['name'],
): AsyncGenerator<Fields[]> {
  for (let after = -1; ; ) {
    const rows = await tx.all<{ position: number; aside: number; heading: string; text: string }>(sql`
      select s.position, s.aside, s.heading, group_concat(p.text, char(10)) as text
      from (select * from sections where document_id = ${documentId} and version = ${version} and position > ${after}
        order by position limit ${sectionsPerLook}) s join passages p on p.section_seq = s.seq
      group by s.seq order by s.position`)
    const last = rows.at(-1)
    if (!last) return
    after = last.position
    yield rows.filter(({ aside }) => !aside).map((row) => fieldsOf(row, name))
    if (rows.length === sectionsPerLook) await breathe()
  }
}
