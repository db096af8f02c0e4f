import { type SQL, sql } from 'drizzle-orm'
import type { Clearance } from '../clearance.ts'
import { mayBeInForce } from '../force/in-force.ts'
import { shownTo } from '../visible.ts'

/** Which documents are searched: some alone, those of a kind or an issuer, issued between two days, in force on a day (`2026-11-22`). */
export type Filters = {
  documentIds?: string[]
  kind?: string
  issuer?: string
  from?: string
  to?: string
  inForceOn?: string
}

/** The condition on rows of `documents`, called `d`, that keeps what a reader may see and the filters want. */
export function isOpen(clearance: Clearance, { documentIds, kind, issuer, from, to, inForceOn }: Filters = {}): SQL {
  const conditions = [shownTo(clearance, 'd')]
  if (documentIds) conditions.push(sql`d.id in (select value from json_each(${JSON.stringify(documentIds)}))`)
  if (kind) conditions.push(sql`d.kind = ${kind}`)
  if (issuer) conditions.push(sql`d.issuer = ${issuer}`)
  if (from) conditions.push(sql`d.issued_on >= ${from}`)
  if (to) conditions.push(sql`d.issued_on <= ${to}`)
  if (inForceOn) conditions.push(mayBeInForce(inForceOn))
  return sql.join(conditions, sql` and `)
}
