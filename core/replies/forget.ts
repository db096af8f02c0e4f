import { sql } from 'drizzle-orm'
import { replies } from '../../db/schema/replies.ts'
import type { Ctx } from '../context.ts'
import { isOpen } from '../sending/outbox.ts'

/** The cause of a reply of which nothing may stay: neither what it said nor to whom. */
export const unkept = 'unkept'

/** Empties such replies once nothing will become of them; what is left only keeps the event from being answered twice. */
export async function forgetSent(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  const over = sql`cause = ${unkept} and recipient <> '' and not ${isOpen(ctx.now())}`
  const [any] = await ctx.db.all(sql`select id from ${replies} where ${over} limit 1`)
  if (!any) return
  await ctx.write((tx) =>
    tx.run(sql`
      update ${replies} set recipient = '', text = '', buttons = null, message_id = null where ${over}`),
  )
}
