import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { replies } from '../../db/schema/replies.ts'
import type { Ctx } from '../context.ts'
import type { SendReason } from './messages.ts'
import type { Claimed } from './outbox.ts'

/** Gives up what still waits for a group that is gone. */
export const skipForGoneGroup = (tx: Tx, now: number, groupId: string) =>
  tx.run(sql`
    update deliveries set state = 'skipped', reason = ${'left' satisfies SendReason}, updated_at = ${now}
    where group_id = ${groupId} and state in ('queued', 'retry')
      and broadcast_id in (select id from broadcasts where status in ('scheduled', 'sending', 'paused'))`)

/** Gives up, by its holder, a message of the account's own accord that its reader does not want any more. */
export const skipStopped = async (ctx: Pick<Ctx, 'write' | 'now'>, { id, attempts }: Claimed): Promise<void> => {
  await ctx.write((tx) =>
    tx.run(sql`
      update ${replies} set state = 'skipped', reason = ${'stopped' satisfies SendReason}, attempts = attempts - 1,
        updated_at = ${ctx.now()}
      where id = ${id} and state = 'sending' and attempts = ${attempts}`),
  )
}
