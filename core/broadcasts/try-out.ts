import { eq } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { record } from '../audit.ts'
import type { Ctx, Recipient } from '../context.ts'
import { editionFor } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { queueReply } from '../replies/queue.ts'

/**
 * Sends a digest or an announcement, approved or not, to the one who asks and to nobody else, as the group would see it: whoever may read
 * it may see how it looks.
 *
 * @throws AppError CONFLICT broadcast.no-chat when neither the account nor the bot knows the person's chat
 */
export async function tryOut(ctx: Ctx, digestId: string): Promise<void> {
  const { digest, unit } = await editionFor(ctx, 'digest.read', digestId)
  const personId = ctx.actor.personId ?? ''
  await ctx.write(async (tx) => {
    const [person] = await tx
      .select({ oa: people.oaUserId, bot: people.botUserId })
      .from(people)
      .where(eq(people.id, personId))
    const to: Recipient | null = person?.oa
      ? { channel: 'oa_chat', id: person.oa }
      : person?.bot
        ? { channel: 'bot_chat', id: person.bot }
        : null
    if (!to) throw new AppError('CONFLICT', 'broadcast.no-chat')
    await queueReply(tx, ctx, { to, cause: 'try-out', causeId: newId('try'), content: { text: digest.text } })
    await record(tx, ctx, { action: 'broadcast.try-out', unitId: unit.id, subjectId: digestId, detail: {} })
  })
}
