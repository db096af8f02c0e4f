import { eq } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { digestFor } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { queueReply } from '../replies/queue.ts'

/**
 * Sends an edition, approved or not, to the one who asks and to nobody else, as the group would see it.
 *
 * @throws AppError CONFLICT broadcast.no-chat when the account does not know the person's chat
 */
export async function tryOut(ctx: Ctx, digestId: string): Promise<void> {
  const { digest, unit } = await digestFor(ctx, 'broadcast.schedule', digestId)
  const personId = ctx.actor.personId ?? ''
  await ctx.write(async (tx) => {
    const [person] = await tx.select({ oaUserId: people.oaUserId }).from(people).where(eq(people.id, personId))
    if (!person?.oaUserId) throw new AppError('CONFLICT', 'broadcast.no-chat')
    const to = { channel: 'oa_chat', id: person.oaUserId } as const
    await queueReply(tx, ctx, { to, cause: 'try-out', causeId: newId('try'), content: { text: digest.text } })
    await record(tx, ctx, { action: 'broadcast.try-out', unitId: unit.id, subjectId: digestId, detail: {} })
  })
}
