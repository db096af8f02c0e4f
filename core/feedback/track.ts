import { and, asc, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { feedback, feedbackAnswers, feedbackSteps, type StepKind } from '../../db/schema/feedback.ts'
import type { Ctx, Recipient } from '../context.ts'
import { AppError } from '../errors.ts'
import { refusal } from '../refusals.ts'
import { queueReply } from '../replies/queue.ts'
import { signedIn } from '../roles.ts'
import { dayOf } from '../time.ts'
import { isOpenCase, mayRate, mayReopen } from './may.ts'
import { trackedText } from './messages.ts'
import { isVoice } from './pictures/voice.ts'
import { picturesOf, stepsToldOf } from './thread/read.ts'
import { stepWords } from './thread/words.ts'

const said = {
  id: feedbackAnswers.id,
  closes: feedbackAnswers.closes,
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
export const codeOf = (typed: string) =>
  typed.slice(0, longestTyped).toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** The row that a code stands for, as people type it. */
export async function rowByCode(db: Pick<Ctx['db'], 'select'>, code: string) {
  const [row] = await db
    .select()
    .from(feedback)
    .where(eq(feedback.trackCode, codeOf(code)))
  if (!row) throw new AppError('NOT_FOUND', 'feedback.unknown-code')
  return row
}

/** Whether the asker may act as who sent it: they did, or nobody is known to have and they hold its code. */
export const isSender = ({ personId }: { personId: string | null }, actorId: string | null) =>
  personId === null || personId === actorId

/**
 * How far a feedback has come. Its code opens this much to anybody; its words, and what was asked and added, only to the one who
 * wrote them. What is answered with another case shows that one's answers.
 */
export async function trackFeedback(ctx: Pick<Ctx, 'db' | 'actor' | 'now'>, code: string) {
  const row = await rowByCode(ctx.db, code)
  const { id, trackCode, status, createdAt, dueAt, personId, text, place, mergedInto } = row
  const own = personId !== null && personId === ctx.actor.personId
  const acts = isSender(row, ctx.actor.personId)
  const steps = await stepsToldOf(ctx, id)
  const given = await answersTo(ctx, mergedInto ? [id, mergedInto] : [id])
  const pictures = await picturesOf(ctx, [...new Set([id, ...given.map(({ feedbackId }) => feedbackId)])])
  const first = pictures.filter(({ feedbackId, stepId, state }) => feedbackId === id && !stepId && state === 'shown')
  const ofAnswers = pictures.filter(({ answerId, state }) => answerId !== null && state === 'shown')
  const answers = given.map((answer) => ({
    ...answer,
    pictures: ofAnswers.filter(({ answerId }) => answerId === answer.id).map((one) => one.id),
  }))
  return {
    ...{ trackCode, status, createdAt, dueAt, answers },
    steps: (acts ? steps : steps.filter(({ kind }) => open.includes(kind))).map((step) => ({
      ...step,
      // The code of the case that it is answered with opens that one, which is somebody else's.
      text: acts && step.kind !== 'merge' ? step.text : '',
    })),
    may: {
      add: acts && isOpenCase(row),
      reopen: acts && mayReopen(row, given.at(-1), ctx.now()),
      rate: acts && mayRate(row),
    },
    ...(acts && { askedAt: row.askedAt, rating: row.rating }),
    ...(own && {
      text,
      place,
      pictures: first.filter((one) => !isVoice(one)).map((one) => one.id),
      voices: first.filter(isVoice).map((one) => one.id),
    }),
  }
}

type Tracked = Awaited<ReturnType<typeof trackFeedback>>

function roadsFrom({ trackCode, status, may, answers }: Tracked, now: number): string {
  const last = answers.at(-1)
  const isOver = status === 'answered' && last && !last.closes && last.actionOn !== '' && last.actionOn < dayOf(now)
  if (may.reopen) return (isOver ? stepWords.promiseOver(last.actionOn) : '') + stepWords.mayReopen(trackCode)
  return may.add ? stepWords.mayAdd(trackCode) : ''
}

/** How far a case has come, and what its sender may do now, in a chat. */
export const trackedInChat = (tracked: Tracked, now: number): string => trackedText(tracked) + roadsFrom(tracked, now)

// What of its way everybody with the code sees, without the words.
const open: readonly StepKind[] = ['route', 'reopen', 'merge', 'withdraw']

/** What the asker has sent, newest first. */
export async function listMine(ctx: Pick<Ctx, 'db' | 'actor'>) {
  const personId = signedIn(ctx)
  const rows = await ctx.db
    .select()
    .from(feedback)
    .where(eq(feedback.personId, personId))
    .orderBy(desc(feedback.createdAt))
    .limit(100)
  const ids = rows.map(({ id }) => id)
  const [answers, told] = await Promise.all([answersTo(ctx, ids), answersToldIn(ctx, ids)])
  const isOf = (id: string, answer: (typeof answers)[number]) =>
    answer.feedbackId === id || told.some((one) => one.feedbackId === id && one.answerId === answer.id)
  return rows.map(({ id, trackCode, text, category, status, createdAt, dueAt }) => ({
    id,
    trackCode,
    text,
    category,
    status,
    createdAt,
    dueAt,
    answers: answers.filter((answer) => isOf(id, answer)),
  }))
}

type InChat = { code: string; to: Recipient; personId: string; causeId: string }

/** Says in a chat how far a feedback has come, and to who sent it what they may do now. */
export async function trackInChat(ctx: Ctx, { code, to, personId, causeId }: InChat) {
  const text = await trackFeedback({ ...ctx, actor: { ...ctx.actor, personId } }, code).then(
    (tracked) => trackedInChat(tracked, ctx.now()),
    (error: unknown) => {
      if (error instanceof AppError) return refusal(error)
      throw error
    },
  )
  await ctx.write((tx) => queueReply(tx, ctx, { to, cause: 'feedback_track', causeId, content: { text } }))
}

const toldIn = (ids: string[]) =>
  and(inArray(feedbackSteps.feedbackId, ids), isNotNull(feedbackSteps.answerId), isNull(feedbackSteps.takenBackAt))

const answersToldIn = (ctx: Pick<Ctx, 'db'>, ids: string[]) =>
  ctx.db
    .select({ feedbackId: feedbackSteps.feedbackId, answerId: feedbackSteps.answerId })
    .from(feedbackSteps)
    .where(toldIn(ids))

/** What was answered to these cases, also with another one: it stays theirs when they are parted from it. */
export const answersTo = (ctx: Pick<Ctx, 'db'>, ids: string[]) =>
  ctx.db
    .select(said)
    .from(feedbackAnswers)
    .where(
      and(
        or(
          inArray(feedbackAnswers.feedbackId, ids),
          inArray(
            feedbackAnswers.id,
            ctx.db.select({ id: feedbackSteps.answerId }).from(feedbackSteps).where(toldIn(ids)),
          ),
        ),
        isNull(feedbackAnswers.withdrawnAt),
      ),
    )
    .orderBy(asc(feedbackAnswers.createdAt))
