import { type SQL, sql } from 'drizzle-orm'

/**
 * The condition that nobody holds a row any more: its lease is over, or reaches a whole lease further than any does. The second is of
 * a clock that ran ahead and came back, and would keep the row from everybody until then. What reaches a little further is another
 * process's, whose clock is later or who claimed the row since `now` was read.
 */
export const lapsed = (leaseMs: number, now: number, until: SQL | object = sql`lease_until`): SQL =>
  sql`(${until} < ${now} or ${until} > ${now + 2 * leaseMs})`
