import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { feedback } from '../../db/schema/feedback.ts'
import { people } from '../../db/schema/people.ts'
import { units } from '../../db/schema/units.ts'
import { closedDays } from '../calendar/days.ts'
import type { Ctx, Recipient } from '../context.ts'
import { AppError } from '../errors.ts'
import { newCode, newId } from '../ids.ts'
import { refusal } from '../refusals.ts'
import { queueReply } from '../replies/queue.ts'
import { sendUrgent } from '../replies/send.ts'
import { composed } from '../text/composed.ts'
import { isFarLonger } from '../text/length.ts'
import { clockOf, dayMs, minuteMs } from '../time.ts'
import { unitNow } from '../units/former.ts'
import { rootUnit, type Unit } from '../units/tree.ts'
import { clocksFrom } from './clocks.ts'
import { cryIn, type Urgent } from './cries.ts'
import { tellLegalRoad } from './denunciation.ts'
import { acknowledgement, addedAt, urgentLines } from './messages.ts'
import { type KeptPicture, keepPictures } from './pictures/keep.ts'
import { isVoice, spokenAlone } from './pictures/voice.ts'
import type { Category } from './suggest/categories.ts'
import { type Legal, triage } from './triage.ts'

const maxLength = 5000
// A letter tells nothing that anybody could look into.
const fewestLetters = 3
const longestPlace = 200

const tooLong = (length: number) => new AppError('TOO_LARGE', 'feedback.long', { length, limit: maxLength })

type NewFeedback = {
  /** Given where a repeat is possible: the same id is the same feedback. */
  id?: string
  text: string
  unitId?: string
  category?: Category
  channel: Recipient['channel']
  /** The chat that the answer goes back to; empty where people look with their track code. */
  recipient: string
  personId: string | null
  /** Where it happened, as it was typed. */
  place?: string
  /** What a picture said of its place and time, where its sender agreed to send that. */
  spot?: { latitude: number; longitude: number } | null
  happenedAt?: number | null
  pictures?: KeptPicture[]
}

/** What became of it; a denunciation has no code and no row. */
type Sent = {
  id: string | null
  trackCode: string | null
  dueAt: number | null
  legal: Legal | null
  urgent: Urgent | null
}

/**
 * Takes in what a person tells the office, and acknowledges it where it was said. A complaint or denunciation in the
 * law's sense is told its own road and is nobody's task here; a denunciation is not kept at all.
 * @throws AppError INVALID when there is no text, TOO_LARGE when there is too much, NOT_FOUND for an unknown unit
 */
export async function sendFeedback(ctx: Pick<Ctx, 'db' | 'write' | 'now'>, input: NewFeedback): Promise<Sent> {
  if (isFarLonger(input.text, maxLength)) throw tooLong(input.text.length)
  const isSpoken = input.pictures?.some(isVoice) === true
  const text = composed(input.text).trim() || (isSpoken ? spokenAlone : '')
  if (!text) throw new AppError('INVALID', 'empty')
  if (text.length > maxLength) throw tooLong(text.length)
  const place = composed(input.place ?? '')
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, longestPlace)

  const { legal, urgent, category } = triage(text)
  if (!urgent && (text.match(/[\p{L}\p{N}]/gu) ?? []).length < fewestLetters)
    throw new AppError('INVALID', 'feedback.short')
  const to = input.recipient ? { channel: input.channel, id: input.recipient } : null
  if (legal === 'to-cao') {
    if (to) await tellLegalRoad(ctx, { to, causeId: input.id ?? newId('fb'), urgent })
    return { id: null, trackCode: null, dueAt: null, legal, urgent }
  }
  const { id: unitId, path } = await unitOf(ctx, input)
  const at = ctx.now()
  const off = await closedDays(ctx.db, path, at)
  const row: typeof feedback.$inferInsert = {
    id: input.id ?? newId('fb'),
    trackCode: newCode(),
    unitId,
    personId: input.personId,
    channel: input.channel,
    recipient: input.recipient,
    text,
    category: legal ?? input.category ?? category,
    status: legal ? 'closed' : 'received',
    ...clocksFrom(at, off),
    ...{ place, latitude: input.spot?.latitude ?? null, longitude: input.spot?.longitude ?? null },
    happenedAt: input.happenedAt ?? null,
    createdAt: at,
    updatedAt: at,
  }
  return ctx.write(async (tx) => {
    const { id, trackCode, dueAt } =
      (legal || isSpoken ? null : await sameAsJustNow(tx, row)) ?? (await insertOnce(tx, row))
    // A repeat brings the same pictures, which are kept once.
    await keepPictures(tx, ctx, id, { pictures: input.pictures ?? [] })
    const told = { trackCode, dueAt: legal ? null : dueAt, legal, urgent }
    if (to) {
      const content = { text: acknowledgement(told) }
      await queueReply(tx, ctx, { to, cause: 'feedback', causeId: id, content, urgent: urgent !== null })
    }
    return { id, ...told }
  })
}

/**
 * Feedback said in a chat: what is refused is told there too. A cry for help in it gets its number at the head of whichever
 * reply, which leaves at once.
 */
export async function feedbackInChat(
  ctx: Ctx,
  input: { id: string; text: string; to: Recipient; personId: string },
): Promise<void> {
  const { id, text, to, personId } = input
  const urgent = cryIn(text)
  try {
    await sendFeedback(ctx, { id, text, channel: to.channel, recipient: to.id, personId })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const content = { text: [...urgentLines(urgent), refusal(error)].join('\n') }
    await ctx.write((tx) =>
      queueReply(tx, ctx, { to, cause: 'feedback', causeId: id, content, urgent: urgent !== null }),
    )
  }
  if (urgent) await sendUrgent(ctx)
}

const additionMs = 30 * minuteMs

/**
 * Joins more words to the feedback that a person sent in the same chat half an hour ago at most, while it is open. The same
 * words again, as of an event that is heard twice, join nothing.
 *
 * @returns its code; null where there is none
 * @throws AppError TOO_LARGE when it would be too long
 */
export async function addToFeedback(
  ctx: Pick<Ctx, 'write' | 'now'>,
  { text, channel, recipient, personId }: Pick<NewFeedback, 'text' | 'channel' | 'recipient'> & { personId: string },
): Promise<string | null> {
  return ctx.write(async (tx) => {
    const at = ctx.now()
    const sentJustNow = and(
      ...[eq(feedback.personId, personId), eq(feedback.channel, channel), eq(feedback.recipient, recipient)],
      ...[gte(feedback.createdAt, at - additionMs), inArray(feedback.status, ['received', 'assigned'])],
    )
    const [last] = await tx.select().from(feedback).where(sentJustNow).orderBy(desc(feedback.createdAt)).limit(1)
    if (!last) return null
    if (last.text.endsWith(`: ${text}`)) return last.trackCode
    const whole = `${last.text}\n${addedAt(clockOf(at), text)}`
    if (whole.length > maxLength) throw tooLong(whole.length)
    await tx.update(feedback).set({ text: whole, updatedAt: at }).where(eq(feedback.id, last.id))
    return last.trackCode
  })
}

const sameWithinMs = dayMs

/** The case that the same person sent of the same place in the same words within a day, open still: sent fifty times, it is one. */
async function sameAsJustNow(tx: Tx, row: typeof feedback.$inferInsert) {
  if (!row.personId) return null
  const [same] = await tx
    .select()
    .from(feedback)
    .where(
      and(
        ...[eq(feedback.personId, row.personId), eq(feedback.text, row.text), eq(feedback.place, row.place ?? '')],
        sql`${feedback.latitude} is ${row.latitude ?? null} and ${feedback.longitude} is ${row.longitude ?? null}`,
        ...[gte(feedback.createdAt, row.createdAt - sameWithinMs), inArray(feedback.status, ['received', 'assigned'])],
      ),
    )
    .orderBy(asc(feedback.createdAt))
    .limit(1)
  return same ?? null
}

/** The unit named, else the sender's own, else the office's top. */
async function unitOf(ctx: Pick<Ctx, 'db'>, { unitId, personId }: NewFeedback): Promise<Pick<Unit, 'id' | 'path'>> {
  if (unitId) return unitNow(ctx.db, unitId)
  if (personId) {
    const [own] = await ctx.db
      .select({ id: units.id, path: units.path })
      .from(people)
      .innerJoin(units, eq(units.id, people.unitId))
      .where(eq(people.id, personId))
    if (own) return own
  }
  return rootUnit(ctx.db)
}

// Nothing inserted means a repeat (the id is there) or, once in a lifetime, a code already given out.
async function insertOnce(tx: Tx, row: typeof feedback.$inferInsert): Promise<typeof feedback.$inferSelect> {
  for (const trackCode of [row.trackCode, newCode(), newCode()]) {
    const [made] = await tx
      .insert(feedback)
      .values({ ...row, trackCode })
      .onConflictDoNothing()
      .returning()
    if (made) return made
    const [held] = await tx.select().from(feedback).where(eq(feedback.id, row.id))
    // What somebody else said under that id is none of this one's, who would be given its code.
    if (held && held.text !== row.text && held.personId !== row.personId)
      throw new AppError('CONFLICT', 'feedback.twice')
    if (held) return held
  }
  throw new AppError('UNAVAILABLE')
}
