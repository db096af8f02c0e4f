import { asc, desc, eq, inArray } from 'drizzle-orm'
import { feedback, feedbackAnswers } from '../../db/schema/feedback.ts'
import type { Ctx, Recipient } from '../context.ts'
import { AppError } from '../errors.ts'
import { refusal } from '../refusals.ts'
import { queueReply } from '../replies/queue.ts'
import { signedIn } from '../roles.ts'
import { trackedText } from './messages.ts'

const said = {
  feedbackId: feedbackAnswers.feedbackId,
  text: feedbackAnswers.text,
  action: feedbackAnswers.action,
  actionBy: feedbackAnswers.actionBy,
  actionOn: feedbackAnswers.actionOn,
  document: feedbackAnswers.document,
  createdAt: feedbackAnswers.createdAt,
}

// A code and the blanks between its signs.
const longestTyped = 40

/** A code as people type it: lower case, spaces, and the letters that codes leave out because they look like digits. */
const codeOf = (typed: string) =>
  typed.slice(0, longestTyped).toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** How far a feedback has come. Its code opens this much to anybody; its words only to the one who wrote them. */
export async function trackFeedback(ctx: Pick<Ctx, 'db' | 'actor'>, code: string) {
  const [row] = await ctx.db
    .select()
    .from(feedback)
    .where(eq(feedback.trackCode, codeOf(code)))
  if (!row) throw new AppError('NOT_FOUND', 'feedback.unknown-code')
  const { id, trackCode, status, createdAt, dueAt, personId, text } = row
  const own = personId !== null && personId === ctx.actor.personId
  return { trackCode, status, createdAt, dueAt, answers: await answersTo(ctx, [id]), ...(own && { text }) }
}

/** What the asker has sent, newest first. */
export async function listMine(ctx: Pick<Ctx, 'db' | 'actor'>) {
  const personId = signedIn(ctx)
  const rows = await ctx.db
    .select()
    .from(feedback)
    .where(eq(feedback.personId, personId))
    .orderBy(desc(feedback.createdAt))
    .limit(100)
  const answers = await answersTo(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, trackCode, text, category, status, createdAt, dueAt }) => ({
    id,
    trackCode,
    text,
    category,
    status,
    createdAt,
    dueAt,
    answers: answers.filter(({ feedbackId }) => feedbackId === id),
  }))
}

/** Says in a chat how far a feedback has come. */
export async function trackInChat(ctx: Ctx, { code, to, causeId }: { code: string; to: Recipient; causeId: string }) {
  const text = await trackFeedback(ctx, code).then(trackedText, (error: unknown) => {
    if (error instanceof AppError) return refusal(error)
    throw error
  })
  await ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'feedback_track', causeId, content: { text } }))
}

export const answersTo = (ctx: Pick<Ctx, 'db'>, ids: string[]) =>
  ctx.db
    .select(said)
    .from(feedbackAnswers)
    .where(inArray(feedbackAnswers.feedbackId, ids))
    .orderBy(asc(feedbackAnswers.createdAt))
