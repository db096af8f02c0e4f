import { type SQL, sql } from 'drizzle-orm'
import { idsIn, isBelow } from '../../../db/schema/units.ts'
import type { Clearance } from '../clearance.ts'
import { mayBeInForce } from '../force/in-force.ts'
import { shownTo } from '../visible.ts'

/**
 * Which documents are searched: some alone, those of a unit's line (its own, and those of the units above and below it, by
 * its path), those of a kind or an issuer, issued between two days, in force on a day (`2026-11-22`), those that could be
 * applied on one, or those that no longer hold on one.
 */
export type Filters = {
  documentIds?: string[]
  line?: string
  kind?: string
  issuer?: string
  from?: string
  to?: string
  inForceOn?: string
  asOf?: string
  endedBy?: string
}

/** The condition on rows of `documents`, called `d`, that keeps what a reader may see and the filters want. */
export function isOpen(
  clearance: Clearance,
  { documentIds, line, kind, issuer, from, to, inForceOn, asOf, endedBy }: Filters = {},
): SQL {
  const conditions = [shownTo(clearance, 'd')]
  if (documentIds) conditions.push(sql`d.id in (select value from json_each(${JSON.stringify(documentIds)}))`)
  if (line) conditions.push(onLine(line))
  if (kind) conditions.push(sql`d.kind = ${kind}`)
  if (issuer) conditions.push(sql`d.issuer = ${issuer}`)
  if (from) conditions.push(sql`d.issued_on >= ${from}`)
  if (to) conditions.push(sql`d.issued_on <= ${to}`)
  if (inForceOn) conditions.push(mayBeInForce(inForceOn))
  // What was not yet issued was not applied, whatever is known of its force.
  if (asOf) conditions.push(sql`${mayBeInForce(asOf)} and (d.issued_on is null or d.issued_on <= ${asOf})`)
  if (endedBy)
    conditions.push(sql`not ${mayBeInForce(endedBy)} and (d.effective_on is null or d.effective_on <= ${endedBy})`)
  return sql.join(conditions, sql` and `)
}

const onLine = (path: string): SQL => sql`(d.unit_id is null or d.unit_id in ${idsIn(sql`${path}`)}
  or d.unit_id in (select id from units where ${isBelow(sql`path`, path)}))`
