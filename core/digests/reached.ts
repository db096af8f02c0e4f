import { type SQL, sql } from 'drizzle-orm'

// Both of a broadcast, by its alias in a query, and of its deliveries `d`.
const inHand = (broadcast: SQL) => sql`(d.channel = 'share' and ${broadcast}.status in ('sending', 'finished'))`

/** Whether what a broadcast says is public: it has reached somebody, or is in the hands of those who carry it. */
export const hasReached = (broadcast: SQL) =>
  sql`(${broadcast}.status <> 'scheduled' and (d.sent_at is not null or ${inHand(broadcast)}))`

/** Since when it is; null where it is not. */
export const reachedAt = (broadcast: SQL) =>
  sql`min(coalesce(d.sent_at, iif(${inHand(broadcast)}, ${broadcast}.send_at, null)))`
