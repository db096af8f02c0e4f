import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'

/** A section as it is read to be ranked. */
export type Row = {
  seq: number
  documentId: string
  article: string
  numberKey: string
  number: string
  title: string
  position: number
  tokens: ArrayBuffer
}

const columns = sql`s.seq, s.document_id as documentId, s.article, d.number_key as numberKey, d.number, d.title, s.position, s.tokens`

/** The sections of documents that are `open` to the reader, in the version that stands there. */
export const rowsOf = (db: Pick<Reader, 'all'>, which: SQL, open: SQL, limit = -1) =>
  db.all<Row>(sql`
    select ${columns} from sections s join documents d on d.id = s.document_id and d.version = s.version
    where ${which} and ${open} limit ${limit}`)

/** Those of some sections that stand in the text and are `open` to the reader. */
export const rowsNumbered = (db: Pick<Reader, 'all'>, seqs: SQL, open: SQL) =>
  // Crossed, so that they are looked up by their numbers: the database would go through all documents that are open.
  db.all<Row>(sql`
    select ${columns} from sections s cross join documents d
    where d.id = s.document_id and d.version = s.version and s.seq in (${seqs}) and s.aside = 0 and ${open}`)
