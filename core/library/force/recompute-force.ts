import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { hasSome, insertMany } from '../../../db/insert-many.ts'
import { relations } from '../../../db/schema/library.ts'
import { newId } from '../../ids.ts'
import type { SourceRelation } from '../metadata/relations.ts'
import { shown } from '../visible.ts'
import { means } from './changes.ts'

/** Keeps what documents' texts say of others: anew what nobody has decided about, and what somebody has as it is. */
export async function storeRelations(tx: Tx, read: { id: string; relations: SourceRelation[] }[]): Promise<void> {
  const ids = JSON.stringify(read.map(({ id }) => id))
  await tx.run(sql`
    delete from document_relations
    where status = 'suggested' and document_id in (select value from json_each(${ids}))`)
  const rows = read.flatMap(({ id, relations: some }) =>
    some.map((one, position) => ({ ...one, id: newId('rel'), documentId: id, position })),
  )
  if (hasSome(rows)) await tx.run(sql`${insertMany(relations, rows)} on conflict do nothing`)
}

/** The keys of all that some documents change by confirmed relations. */
export async function targetsOf(tx: Tx, documentIds: string[]): Promise<string[]> {
  const rows = await tx.all<{ key: string }>(sql`
    select distinct target_key as key from document_relations
    where status = 'confirmed' and document_id in (select value from json_each(${JSON.stringify(documentIds)}))`)
  return rows.map(({ key }) => key)
}

/**
 * Writes for every document of these numbers since when others repealed or amended it. A suspension ends, and nobody knows when
 * it does: it leaves the other in force in part, to be looked at, and never repeals it. To be called whenever a relation
 * is decided, a day is mended or a document comes: the result is the same in whichever order they came.
 */
export async function recomputeForce(tx: Tx, keys: string[]): Promise<void> {
  const wanted = JSON.stringify([...new Set(keys)].filter(Boolean))
  const since = (acts: ReturnType<typeof sql>) => sql`(
    select min(coalesce(r.effective_on, s.effective_on, s.issued_on)) from document_relations r
    join documents s on s.id = r.document_id and ${shown('s')}
    where r.target_key = documents.number_key and r.status = 'confirmed' and ${acts} and ${means('documents')})`
  await tx.run(sql`
    update documents set
      repealed_on = ${since(sql`r.kind in ('replaces', 'repeals') and r.scope = ''`)},
      amended_on = ${since(sql`(r.kind in ('amends', 'suspends') or (r.kind in ('replaces', 'repeals') and r.scope <> ''))`)}
    where number_key in (select value from json_each(${wanted}))`)
}
