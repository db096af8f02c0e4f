import { sql } from 'drizzle-orm'
import { deliveries } from '../../db/schema/broadcasts.ts'
import { replies } from '../../db/schema/replies.ts'
import type { Ctx } from '../context.ts'

/** Notes that messages reached a phone. One that is known to be seen stays so, whatever order the news comes in. */
export const noteReceived = (ctx: Ctx, messageIds: string[], at: number) =>
  ctx.write(async (tx) => {
    for (const outbox of [deliveries, replies]) {
      await tx.run(sql`
        update ${outbox} set state = 'received', received_at = ${at}, updated_at = ${ctx.now()}
        where message_id in (select value from json_each(${JSON.stringify(messageIds)})) and state = 'sent'`)
    }
  })

/** Notes that messages were read, and so received. */
export const noteSeen = (ctx: Ctx, messageIds: string[], at: number) =>
  ctx.write(async (tx) => {
    for (const outbox of [deliveries, replies]) {
      await tx.run(sql`
        update ${outbox} set state = 'seen', seen_at = ${at}, received_at = coalesce(received_at, ${at}),
          updated_at = ${ctx.now()}
        where message_id in (select value from json_each(${JSON.stringify(messageIds)}))
          and state in ('sent', 'received')`)
    }
  })
