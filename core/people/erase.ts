import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { admissions, attemptTraces } from '../../db/schema/admissions.ts'
import { answers, citations, questions } from '../../db/schema/answers.ts'
import { boardSeats, duties } from '../../db/schema/boards.ts'
import { calendarFeeds } from '../../db/schema/calendar.ts'
import { campaignTasks } from '../../db/schema/campaigns.ts'
import { certificates } from '../../db/schema/certificates.ts'
import { winnerForms } from '../../db/schema/contest-results.ts'
import { optOuts } from '../../db/schema/conversation.ts'
import { feedback, feedbackAnswers, feedbackColleagues, feedbackSteps } from '../../db/schema/feedback.ts'
import { liveAnswers, liveSeats } from '../../db/schema/live-rooms.ts'
import { packetDone } from '../../db/schema/network.ts'
import { consents, dataRequests, loginLinks, people, sessions } from '../../db/schema/people.ts'
import { attempts } from '../../db/schema/quizzes.ts'
import { replies } from '../../db/schema/replies.ts'
import { roles } from '../../db/schema/roles.ts'
import { chatSignIns, memberCodes, recoveryCodes, secondSteps, zaloSignIns } from '../../db/schema/sign-in.ts'
import { unmetQuestions } from '../../db/schema/unmet.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { eraseFromGatherings } from '../gatherings/one-person.ts'
import { signedIn } from '../roles.ts'
import { unasked } from './belonging/unit-state.ts'
import { emptyAnswers } from './emptied.ts'
import { isLastAdmin } from './last-admin.ts'
import type { ZaloIdentity } from './people.ts'
import type { Person } from './person.ts'
import { noteDoneAtOnce } from './requests/at-once.ts'

/**
 * Removes what ties anything to a person: everyone whom one of the ids leads to. Contest results stay under an id that no
 * longer leads to anyone; feedback is still to be settled, and stays without its sender; questions and their answers go,
 * with what was sent of them, and so does what the inbox still holds.
 *
 * @param event the event that asks for it: it is under way, and stays in the inbox until it is done
 */
export async function erasePerson(ctx: Ctx, who: { personId: string } | ZaloIdentity, event = ''): Promise<void> {
  await ctx.write(async (tx) => {
    const found = await tx.select().from(people).where(meant(who))
    const ids = [who, ...found].flatMap(zaloIdsOf)
    for (const person of found) if (!person.erasedAt) await erase(tx, ctx, person)
    await eraseMessages(tx, ctx, [...new Set(ids)], event)
  })
  // From here on no byte of it is left in the log, nor in the file but for copies that SQLite made, which go with the hours.
  await ctx.scrub()
}

/**
 * Erases who asks for it.
 *
 * @throws AppError CONFLICT when a unit would be left without anybody who manages it
 */
export async function eraseMyself(ctx: Ctx): Promise<void> {
  const personId = signedIn(ctx)
  if (await isLastAdmin(ctx.db, personId)) throw new AppError('CONFLICT', 'role.last-admin')
  await erasePerson(ctx, { personId })
}

function meant(who: { personId: string } | ZaloIdentity) {
  if ('personId' in who) return eq(people.id, who.personId)
  const { oaUserId, appUserId, botUserId } = who
  const any = or(
    oaUserId ? eq(people.oaUserId, oaUserId) : undefined,
    appUserId ? eq(people.appUserId, appUserId) : undefined,
    botUserId ? eq(people.botUserId, botUserId) : undefined,
  )
  return any ?? sql`false`
}

const zaloIdsOf = (who: { personId: string } | ZaloIdentity): string[] =>
  'personId' in who ? [] : [who.oaUserId, who.appUserId, who.botUserId].flatMap((id) => id || [])

async function erase(tx: Tx, ctx: Ctx, { id }: Person): Promise<void> {
  const asked = tx.select({ id: questions.id }).from(questions).where(eq(questions.personId, id))
  const answered = tx.select({ id: answers.id }).from(answers).where(inArray(answers.questionId, asked))

  // In a group these went to all; a person's answer repeats the question, and so does what tells that there is one now.
  await tx.delete(replies).where(and(inArray(replies.cause, ['question', 'unmet']), inArray(replies.causeId, asked)))
  await tx.delete(replies).where(and(eq(replies.cause, 'answer'), inArray(replies.causeId, answered)))
  await tx.delete(citations).where(inArray(citations.answerId, answered))
  await tx.delete(answers).where(inArray(answers.questionId, asked))
  await tx.delete(unmetQuestions).where(inArray(unmetQuestions.questionId, asked))
  await tx.delete(questions).where(eq(questions.personId, id))
  const told = tx.select({ id: feedback.id }).from(feedback).where(eq(feedback.personId, id))
  const settling = tx
    .select({ id: feedbackAnswers.id })
    .from(feedbackAnswers)
    .where(inArray(feedbackAnswers.feedbackId, told))
  await tx.delete(replies).where(and(eq(replies.cause, 'feedback'), inArray(replies.causeId, told)))
  await tx.delete(replies).where(and(eq(replies.cause, 'feedback_answer'), inArray(replies.causeId, settling)))
  const happened = tx
    .select({ id: feedbackSteps.id })
    .from(feedbackSteps)
    .where(inArray(feedbackSteps.feedbackId, told))
  await tx.delete(replies).where(and(eq(replies.cause, 'feedback_step'), inArray(replies.causeId, happened)))
  await eraseFeedback(tx, ctx, id)
  await tx.delete(feedbackColleagues).where(eq(feedbackColleagues.personId, id))
  // An attempt that was never handed in is no result, and is not marked for somebody who is gone.
  await tx
    .update(attempts)
    .set({ answers: null, guess: null, sequence: null })
    .where(and(eq(attempts.personId, id), isNull(attempts.submittedAt)))
  const papers = tx.select({ id: attempts.id }).from(attempts).where(eq(attempts.personId, id))
  await tx.delete(liveAnswers).where(inArray(liveAnswers.attemptId, papers))
  await tx.update(liveSeats).set({ name: '' }).where(inArray(liveSeats.attemptId, papers))
  await tx.delete(attemptTraces).where(eq(attemptTraces.personId, id))
  await tx.delete(admissions).where(eq(admissions.personId, id))
  // Its page knows of no such certificate any more.
  await tx.delete(certificates).where(eq(certificates.personId, id))
  await tx.delete(winnerForms).where(eq(winnerForms.personId, id))
  await eraseFromGatherings(tx, id, ctx.now())
  await tx.delete(optOuts).where(eq(optOuts.personId, id))
  await tx.delete(sessions).where(eq(sessions.personId, id))
  await tx.delete(loginLinks).where(eq(loginLinks.personId, id))
  await tx.delete(calendarFeeds).where(eq(calendarFeeds.personId, id))
  await tx.delete(zaloSignIns).where(eq(zaloSignIns.personId, id))
  await tx.delete(chatSignIns).where(eq(chatSignIns.personId, id))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, id))
  await tx.delete(memberCodes).where(eq(memberCodes.personId, id))
  await tx.delete(secondSteps).where(eq(secondSteps.personId, id))
  await tx.delete(consents).where(eq(consents.personId, id))
  await tx.delete(boardSeats).where(eq(boardSeats.personId, id))
  await tx.delete(duties).where(eq(duties.personId, id))
  await tx.delete(packetDone).where(eq(packetDone.personId, id))
  await tx.update(campaignTasks).set({ personId: null }).where(eq(campaignTasks.personId, id))
  await tx.delete(roles).where(or(eq(roles.personId, id), eq(roles.deputyFor, id)))
  await tx.run(
    sql`delete from unit_carried where what in ('people', 'roles') and row_id >= ${id} and row_id < ${`${id}!`}`,
  )
  const nobody = {
    name: '',
    introducedAs: null,
    oaUserId: null,
    appUserId: null,
    botUserId: null,
    unitId: null,
    follows: false,
  }
  await tx
    .update(people)
    .set({ ...nobody, ...unasked, lastInteractionAt: null, erasedAt: ctx.now() })
    .where(eq(people.id, id))
  // What was still open is done with: nothing of theirs is left to be shown, put right or stopped.
  await tx
    .update(dataRequests)
    .set({
      doneAt: ctx.now(),
      outcome: 'done',
      acknowledgedAt: sql`coalesce(${dataRequests.acknowledgedAt}, ${ctx.now()})`,
    })
    .where(and(eq(dataRequests.personId, id), isNull(dataRequests.doneAt)))
  await tx
    .update(dataRequests)
    .set({ personId: null, askedBy: '', text: '', answer: '' })
    .where(eq(dataRequests.personId, id))
  await noteDoneAtOnce(tx, ctx, { personId: null, kind: 'erase' })
  await record(tx, ctx, { action: 'person.erase', subjectId: id })
}

/**
 * What is settled goes with its sender. What is open is still the office's to settle, and stays without its sender; its words
 * go some weeks after (`retain`), for whoever holds the code reads the answer by it.
 */
async function eraseFeedback(tx: Tx, ctx: Ctx, personId: string): Promise<void> {
  const own = eq(feedback.personId, personId)
  const settled = tx
    .select({ id: feedback.id })
    .from(feedback)
    .where(and(own, inArray(feedback.status, ['answered', 'closed'])))
  await emptyAnswers(tx, settled)
  await tx.update(feedback).set({ text: '' }).where(inArray(feedback.id, settled))
  await tx.update(feedback).set({ personId: null, recipient: '', senderErasedAt: ctx.now() }).where(own)
}

async function eraseMessages(tx: Tx, ctx: Ctx, zaloIds: string[], event: string): Promise<void> {
  if (zaloIds.length === 0) return
  await tx.delete(replies).where(inArray(replies.recipient, zaloIds))
  const ids = sql`(select value from json_each(${JSON.stringify(zaloIds)}))`
  const sender = (field: string) => sql`case when body = '' then null else body ->> ${field} end`
  await tx.run(sql`
    update inbox_events set state = case state when 'failed' then 'failed' else 'done' end, body = '', lease_until = null,
      done_at = ${ctx.now()}
    where state <> 'done' and dedupe_key <> ${event}
      and (${sender('$.senderId')} in ${ids} or ${sender('$.senderAppId')} in ${ids})`)
}
