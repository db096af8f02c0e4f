import { type SQL, sql } from 'drizzle-orm'

/**
 * The condition that nobody holds a row any more: its lease is over, or reaches further than any lease does. The second is of
 * a clock that ran ahead and came back, and would keep the row from everybody until then.
 */
export const lapsed = (leaseMs: number, now: number, until: SQL | object = sql`lease_until`): SQL =>
  sql`(${until} < ${now} or ${until} > ${now + leaseMs})`
