import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import type { SendReason } from './messages.ts'

/** Gives up what still waits for a group that is gone. */
export const skipForGoneGroup = (tx: Tx, now: number, groupId: string) =>
  tx.run(sql`
    update deliveries set state = 'skipped', reason = ${'left' satisfies SendReason}, updated_at = ${now}
    where group_id = ${groupId} and state in ('queued', 'retry')
      and broadcast_id in (select id from broadcasts where status in ('scheduled', 'sending', 'paused'))`)
