import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Reader, Tx } from '../../db/client.ts'
import { broadcasts, corrections, deliveries } from '../../db/schema/broadcasts.ts'
import type { Channel } from '../../db/schema/channels.ts'
import { items, type Life } from '../../db/schema/news.ts'
import { people } from '../../db/schema/people.ts'
import { record } from '../audit.ts'
import { rulesFor } from '../calendar/rules.ts'
import type { Ctx } from '../context.ts'
import { textMax } from '../digests/compose.ts'
import type { Digest } from '../digests/content.ts'
import { editionFor } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { newId, sha256 } from '../ids.ts'
import { lifeFacts } from '../news/life.ts'
import { hasOnlyWebLinks } from '../news/link.ts'
import { oneLine } from '../news/plain.ts'
import { composed } from '../text/composed.ts'
import { withoutMentions } from '../text/mentions.ts'
import { outsideQuietHours } from '../time.ts'
import { lateMs } from './broadcasts.ts'

type Correction = typeof corrections.$inferSelect

const author = alias(people, 'author')

/** The corrections of a digest, the oldest first, each as people will get it. */
export async function listCorrections(ctx: Ctx, digestId: string) {
  const { digest } = await editionFor(ctx, 'digest.read', digestId)
  const rows = await ctx.db
    .select({ correction: corrections, writtenByName: author.name })
    .from(corrections)
    .leftJoin(author, eq(author.id, corrections.writtenBy))
    .where(eq(corrections.digestId, digestId))
    .orderBy(asc(corrections.createdAt), asc(corrections.id))
  const channels = await ctx.db.all<{ channel: Channel }>(sql`
    select channel from deliveries where broadcast_id in (select id from broadcasts where digest_id = ${digestId})
    and (${arrived} or ${inHand})`)
  return rows.map(({ correction, writtenByName }) => ({
    ...correction,
    writtenByName,
    // Where it goes, or went: by what each place is.
    channels: channels.map(({ channel }) => channel),
    message: messageOf(ctx, digest, correction.text),
  }))
}

/** The notice that a correction is made of, and when and where it says it is; those told it before hear no more of it than that. */
type Notice = { itemId: string; told: Life | null }

/**
 * Writes down what a digest got wrong and what is right. `of` a notice, it takes the place of one that nobody has approved yet.
 * @throws AppError CONFLICT correction.unsent or correction.sending; INVALID empty, digest.link or digest.long
 */
export async function writeCorrection(
  ctx: Ctx,
  digestId: string,
  input: { text: string; of?: Notice },
): Promise<Correction> {
  const { digest, unit } = await editionFor(ctx, 'digest.write', digestId)
  const text = withoutMentions(composed(input.text).replace(/\r\n?/g, '\n').trim())
  if (!text) throw new AppError('INVALID', 'empty')
  if (!hasOnlyWebLinks(oneLine(text))) throw new AppError('INVALID', 'digest.link')
  const { length } = messageOf(ctx, digest, text)
  if (length > textMax) throw new AppError('INVALID', 'digest.long', { length, max: textMax })
  await mistaken(ctx.db, digestId)
  const [id, contentHash] = [newId('cor'), await sha256(messageOf(ctx, digest, text))]
  return ctx.write(async (tx) => {
    const { itemId } = input.of ?? {}
    if (itemId) {
      const waiting = and(eq(corrections.digestId, digestId), eq(corrections.itemId, itemId))
      await tx.delete(corrections).where(and(waiting, isNull(corrections.approvedAt)))
    }
    const [written] = await tx
      .insert(corrections)
      .values({
        ...{ id, digestId, text, contentHash },
        ...input.of,
        writtenBy: ctx.actor.personId,
        createdAt: ctx.now(),
      })
      .returning()
    await record(tx, ctx, { action: 'correction.write', unitId: unit.id, subjectId: digestId, detail: { id } })
    return written as Correction
  })
}

/**
 * A second person approves exactly these words, and they leave at once, at night in the morning, to exactly the chats that
 * have the mistake or may have it. What could not wait for the morning is not corrected in the morning either.
 *
 * @throws AppError FORBIDDEN four-eyes; CONFLICT digest.stale, correction.approved, correction.outdated,
 *   correction.unsent or correction.sending
 */
export async function approveCorrection(ctx: Ctx, digestId: string, id: string, input: { contentHash: string }) {
  const { digest, unit } = await editionFor(ctx, 'digest.approve', digestId)
  return ctx.write(async (tx) => {
    const [correction] = await tx
      .select()
      .from(corrections)
      .where(and(eq(corrections.id, id), eq(corrections.digestId, digestId)))
    if (!correction) throw new AppError('NOT_FOUND')
    const { contentHash, writtenBy } = correction
    const text = messageOf(ctx, digest, correction.text)
    if (contentHash !== input.contentHash || (await sha256(text)) !== contentHash) {
      throw new AppError('CONFLICT', 'digest.stale')
    }
    if (writtenBy === ctx.actor.personId) throw new AppError('FORBIDDEN', 'four-eyes')
    if (correction.broadcastId) throw new AppError('CONFLICT', 'correction.approved')
    await refuseOutdated(tx, correction)
    const { id: original, emergencyReason } = await mistaken(tx, digestId)
    const now = ctx.now()
    // It goes on a day of mourning too: nobody keeps what is wrong for the sake of the day.
    const { quietFrom, quietTo } = await rulesFor(tx, unit.path)
    const sendAt = emergencyReason ? now : outsideQuietHours(now, { from: quietFrom, to: quietTo })
    const broadcastId = newId('brd')
    await tx.insert(broadcasts).values({
      ...{ id: broadcastId, unitId: unit.id, title: `Đính chính: ${digest.title}`, text, contentHash },
      ...{ approvedBy: ctx.actor.personId, createdBy: writtenBy, sendAt, sendBy: sendAt + lateMs },
      ...{ quietFrom, quietTo, emergencyReason },
      ...{ createdAt: now, updatedAt: now },
    })
    await tx.run(sql`
      insert into deliveries (id, broadcast_id, channel, recipient, group_id, unit_id, state, due_at, updated_at)
      select 'dl_' || lower(hex(randomblob(12))), ${broadcastId}, channel, recipient, group_id, unit_id, 'queued', ${sendAt}, ${now}
      from deliveries where broadcast_id = ${original} and (${arrived} or ${inHand})`)
    const approved = { approvedBy: ctx.actor.personId, approvedAt: now, broadcastId }
    const [after] = await tx.update(corrections).set(approved).where(eq(corrections.id, id)).returning()
    const detail = { id, contentHash, broadcastId }
    await record(tx, ctx, { action: 'correction.approve', unitId: unit.id, subjectId: digestId, detail })
    return after as Correction
  })
}

/** A notice may have changed once more since its correction was written. */
async function refuseOutdated(tx: Tx, { itemId, told }: Correction): Promise<void> {
  if (!itemId) return
  const [item] = await tx.select({ life: items.life }).from(items).where(eq(items.id, itemId))
  const factsOf = (life: Life | null | undefined) => JSON.stringify(life ? lifeFacts(life) : null)
  if (factsOf(item?.life) !== factsOf(told)) throw new AppError('CONFLICT', 'correction.outdated')
}

/** What everybody may read of a digest's corrections: those that have gone out, with the time of the first. */
export const sentCorrections = (db: Reader, digestId: string) =>
  db
    .select({ text: corrections.text, sentAt: sql<number>`min(${deliveries.sentAt})` })
    .from(corrections)
    .innerJoin(deliveries, eq(deliveries.broadcastId, corrections.broadcastId))
    .where(and(eq(corrections.digestId, digestId), sql`${deliveries.sentAt} is not null`))
    .groupBy(corrections.id)
    .orderBy(sql`min(${deliveries.sentAt})`)

// Some of these may have arrived: a correction too many hurts nobody.
const arrived = sql`state in ('sending', 'sent', 'received', 'seen', 'unknown')`

const leaving = sql<boolean>`exists (
  select 1 from deliveries where broadcast_id = broadcasts.id and channel <> 'share'
  and state in ('queued', 'sending', 'retry'))`.mapWith(Boolean)

// What is carried by hand may have been shared and not yet marked.
const inHand = sql`(channel = 'share' and state in ('queued', 'retry'))`

/**
 * The broadcast that carried the mistake. While it is still on its way by itself, no list of who has it is whole; a group
 * that waits for a person's hand keeps nobody waiting.
 */
async function mistaken(db: Reader, digestId: string) {
  const { id, status, plannedTo, emergencyReason } = broadcasts
  const [sent] = await db
    .select({ id, status, plannedTo, emergencyReason, leaving })
    .from(broadcasts)
    .where(
      and(
        eq(broadcasts.digestId, digestId),
        sql`exists (
      select 1 from deliveries where broadcast_id = ${broadcasts.id} and ${arrived})`,
      ),
    )
  if (!sent) throw new AppError('CONFLICT', 'correction.unsent')
  const over = sent.status === 'finished' || sent.status === 'cancelled'
  const byHandOnly = sent.status === 'sending' && sent.plannedTo === null && !sent.leaving
  if (!over && !byHandOnly) throw new AppError('CONFLICT', 'correction.sending')
  return sent
}

const messageOf = (ctx: Pick<Ctx, 'link'>, { title, code }: Digest, text: string) =>
  [`ĐÍNH CHÍNH – ${title}`, '', text, '', `Mã bản tin: ${code}`, `Xem đầy đủ: ${ctx.link(`/digests/${code}`)}`].join(
    '\n',
  )
