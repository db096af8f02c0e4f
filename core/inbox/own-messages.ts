import { eq } from 'drizzle-orm'
import { deliveries } from '../../db/schema/broadcasts.ts'
import { replies } from '../../db/schema/replies.ts'
import type { Ctx } from '../context.ts'

/** Whether a message id is of something Loa sent: a reply to it is addressed to Loa. */
export async function isOurMessage(ctx: Pick<Ctx, 'db'>, messageId: string): Promise<boolean> {
  const [reply] = await ctx.db.select({ id: replies.id }).from(replies).where(eq(replies.messageId, messageId)).limit(1)
  if (reply) return true
  const [delivery] = await ctx.db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.messageId, messageId))
    .limit(1)
  return delivery !== undefined
}
