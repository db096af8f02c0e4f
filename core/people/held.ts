import { and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { admissions } from '../../db/schema/admissions.ts'
import { answers, questions } from '../../db/schema/answers.ts'
import { auditLog } from '../../db/schema/audit.ts'
import { boardSeats, duties } from '../../db/schema/boards.ts'
import { calendarFeeds } from '../../db/schema/calendar.ts'
import { campaigns, campaignTasks } from '../../db/schema/campaigns.ts'
import { certificates } from '../../db/schema/certificates.ts'
import { winnerForms } from '../../db/schema/contest-results.ts'
import { optOuts } from '../../db/schema/conversation.ts'
import { feedback, feedbackAnswers, feedbackPictures, feedbackSteps } from '../../db/schema/feedback.ts'
import { gatheringSeries } from '../../db/schema/gatherings.ts'
import { liveSeats } from '../../db/schema/live-rooms.ts'
import { packetDone, packets, scoreSheets, speakers, speakingContests } from '../../db/schema/network.ts'
import { consents, people, sessions } from '../../db/schema/people.ts'
import { attempts, quizzes, rounds } from '../../db/schema/quizzes.ts'
import { replies } from '../../db/schema/replies.ts'
import { roles } from '../../db/schema/roles.ts'
import { chatSignIns, secondSteps } from '../../db/schema/sign-in.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { heldOfGatherings } from '../gatherings/one-person.ts'
import { isStaff, signedIn } from '../roles.ts'
import { noteDoneAtOnce } from './requests/at-once.ts'
import { listOwnRequests } from './requests/register.ts'

// What its sender said and did with a case themselves.
const ofSender = ['addition', 'reopen', 'rate'] as const

/**
 * Everything the office holds that leads to the person who asks, for them alone: they may ask for it by law 91/2025/QH15.
 * Moments are milliseconds since 1970. What they did for the office stands in it by the lines of the audit log.
 */
export async function heldAbout(ctx: Ctx) {
  const personId = signedIn(ctx)
  const { db } = ctx
  const [person] = await db.select().from(people).where(eq(people.id, personId))
  if (!person) throw new AppError('UNAUTHENTICATED')
  const ids = [person.oaUserId, person.botUserId].flatMap((id) => id || [])
  const asked = await db
    .select({ id: questions.id, text: questions.text, channel: questions.channel, at: questions.askedAt })
    .from(questions)
    .where(eq(questions.personId, personId))
    .orderBy(desc(questions.askedAt))
  const told = await db
    .select({ questionId: answers.questionId, text: answers.text, origin: answers.origin, at: answers.createdAt })
    .from(answers)
    .innerJoin(questions, eq(questions.id, answers.questionId))
    .where(eq(questions.personId, personId))
  const cases = await db
    .select()
    .from(feedback)
    .where(eq(feedback.personId, personId))
    .orderBy(desc(feedback.createdAt))
  const settled = await db
    .select({ feedbackId: feedbackAnswers.feedbackId, text: feedbackAnswers.text, at: feedbackAnswers.createdAt })
    .from(feedbackAnswers)
    .innerJoin(feedback, eq(feedback.id, feedbackAnswers.feedbackId))
    .where(eq(feedback.personId, personId))
  const cased = cases.map(({ id }) => id)
  // What was answered with another's case was told to them too.
  const settledWith = await db
    .select({ feedbackId: feedbackSteps.feedbackId, text: feedbackAnswers.text, at: feedbackAnswers.createdAt })
    .from(feedbackSteps)
    .innerJoin(feedbackAnswers, eq(feedbackAnswers.id, feedbackSteps.answerId))
    .where(and(inArray(feedbackSteps.feedbackId, cased), ne(feedbackAnswers.feedbackId, feedbackSteps.feedbackId)))
  const happened = await db
    .select({
      feedbackId: feedbackSteps.feedbackId,
      kind: feedbackSteps.kind,
      text: feedbackSteps.text,
      at: feedbackSteps.createdAt,
    })
    .from(feedbackSteps)
    .where(and(inArray(feedbackSteps.feedbackId, cased), inArray(feedbackSteps.kind, [...ofSender])))
  const pictures = await db
    .select({ feedbackId: feedbackPictures.feedbackId })
    .from(feedbackPictures)
    .where(inArray(feedbackPictures.feedbackId, cased))
  // Who does nothing for the office is no actor of it, and the log has no index by these.
  const ofThem = eq(auditLog.subjectId, personId)
  return {
    at: ctx.now(),
    person: {
      ...{ id: person.id, name: person.name, introducedAs: person.introducedAs, unitId: person.unitId },
      unit: { state: person.unitState, since: person.unitStateAt, reason: person.unitReason },
      zaloIds: { account: person.oaUserId, miniApp: person.appUserId, bot: person.botUserId },
      ...{ follows: person.follows, lastInteractionAt: person.lastInteractionAt, createdAt: person.createdAt },
    },
    consents: await db
      .select({
        purpose: consents.purpose,
        textVersion: consents.textVersion,
        channel: consents.channel,
        givenAt: consents.givenAt,
        withdrawnAt: consents.withdrawnAt,
      })
      .from(consents)
      .where(eq(consents.personId, personId)),
    optOuts: await db
      .select({ channel: optOuts.channel, purpose: optOuts.purpose, at: optOuts.at })
      .from(optOuts)
      .where(eq(optOuts.personId, personId)),
    roles: await db
      .select({ role: roles.role, unit: units.name, grantedAt: roles.grantedAt, endsAt: roles.endsAt })
      .from(roles)
      .innerJoin(units, eq(units.id, roles.unitId))
      .where(eq(roles.personId, personId)),
    boardSeats: await db
      .select({ office: boardSeats.office, unit: units.name, since: boardSeats.setAt })
      .from(boardSeats)
      .innerJoin(units, eq(units.id, boardSeats.unitId))
      .where(eq(boardSeats.personId, personId)),
    duties: await db
      .select({ day: duties.day, work: duties.work, unit: units.name })
      .from(duties)
      .innerJoin(units, eq(units.id, duties.unitId))
      .where(eq(duties.personId, personId))
      .orderBy(duties.day),
    packets: await db
      .select({ packet: packets.title, month: packets.month, act: packetDone.act, at: packetDone.at })
      .from(packetDone)
      .innerJoin(packets, eq(packets.id, packetDone.packetId))
      .where(eq(packetDone.personId, personId)),
    scoreSheets: await db
      .select({
        contest: speakingContests.title,
        speaker: speakers.number,
        marks: scoreSheets.marks,
        at: scoreSheets.at,
      })
      .from(scoreSheets)
      .innerJoin(speakers, eq(speakers.id, scoreSheets.speakerId))
      .innerJoin(speakingContests, eq(speakingContests.id, speakers.contestId))
      .where(eq(scoreSheets.personId, personId)),
    campaignTasks: await db
      .select({
        campaign: campaigns.title,
        task: campaignTasks.title,
        dueOn: campaignTasks.dueOn,
        doneAt: campaignTasks.doneAt,
      })
      .from(campaignTasks)
      .innerJoin(campaigns, eq(campaigns.id, campaignTasks.campaignId))
      .where(eq(campaignTasks.personId, personId)),
    sessions: await db
      .select({ createdAt: sessions.createdAt, expiresAt: sessions.expiresAt })
      .from(sessions)
      .where(eq(sessions.personId, personId)),
    calendarFeeds: await db
      .select({ createdAt: calendarFeeds.createdAt })
      .from(calendarFeeds)
      .where(eq(calendarFeeds.personId, personId)),
    signInsByMessage: await db
      .select({ device: chatSignIns.device, askedAt: chatSignIns.createdAt, usedAt: chatSignIns.usedAt })
      .from(chatSignIns)
      .where(eq(chatSignIns.personId, personId)),
    secondStep: await db
      .select({ enrolledAt: secondSteps.enrolledAt, resetAt: secondSteps.resetAt })
      .from(secondSteps)
      .where(eq(secondSteps.personId, personId)),
    questions: asked.map(({ id, ...question }) => ({
      ...question,
      answers: told.filter(({ questionId }) => questionId === id).map(({ questionId, ...answer }) => answer),
    })),
    feedback: cases.map((one) => ({
      ...{ trackCode: one.trackCode, text: one.text, category: one.category, status: one.status, at: one.createdAt },
      ...{ place: one.place, latitude: one.latitude, longitude: one.longitude, photographedAt: one.happenedAt },
      ...{ rating: one.rating, ratingText: one.ratingText },
      pictures: pictures.filter(({ feedbackId }) => feedbackId === one.id).length,
      steps: happened.filter(({ feedbackId }) => feedbackId === one.id).map(({ feedbackId, ...step }) => step),
      answers: [...settled, ...settledWith]
        .filter(({ feedbackId }) => feedbackId === one.id)
        .map(({ feedbackId, ...answer }) => answer),
    })),
    attempts: await db
      .select({
        quiz: quizzes.title,
        round: rounds.name,
        startedAt: attempts.startedAt,
        submittedAt: attempts.submittedAt,
        answers: attempts.answers,
        score: attempts.score,
        total: attempts.total,
      })
      .from(attempts)
      .innerJoin(rounds, eq(rounds.id, attempts.roundId))
      .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
      .where(eq(attempts.personId, personId)),
    liveRooms: await db
      .select({
        round: rounds.name,
        seat: liveSeats.number,
        nameOnTheWall: liveSeats.name,
        joinedAt: liveSeats.joinedAt,
      })
      .from(liveSeats)
      .innerJoin(attempts, eq(attempts.id, liveSeats.attemptId))
      .innerJoin(rounds, eq(rounds.id, attempts.roundId))
      .where(eq(attempts.personId, personId)),
    admissions: await saidOnEntering(ctx, personId),
    certificates: await db
      .select({
        quiz: sql<string>`coalesce(${quizzes.title}, ${gatheringSeries.title})`,
        round: rounds.name,
        name: certificates.name,
        shown: certificates.shown,
        place: certificates.place,
        code: certificates.code,
        issuedAt: certificates.issuedAt,
        withdrawnAt: certificates.withdrawnAt,
        reason: certificates.reason,
      })
      .from(certificates)
      .leftJoin(rounds, eq(rounds.id, certificates.roundId))
      .leftJoin(quizzes, eq(quizzes.id, rounds.quizId))
      .leftJoin(gatheringSeries, eq(gatheringSeries.id, certificates.seriesId))
      .where(eq(certificates.personId, personId)),
    winnerForms: await ownForms(ctx, personId),
    gatherings: await heldOfGatherings(ctx, personId),
    messages:
      ids.length === 0
        ? []
        : await db
            .select({ text: replies.text, state: replies.state, at: replies.createdAt })
            .from(replies)
            .where(inArray(replies.recipient, ids)),
    requests: await listOwnRequests(ctx, personId),
    audit: await db
      .select({ action: auditLog.action, at: auditLog.at })
      .from(auditLog)
      .where(isStaff(ctx.actor) ? or(eq(auditLog.actorId, personId), ofThem) : ofThem)
      .orderBy(auditLog.seq),
  }
}

/** What somebody said to be let into a contest, a guardian's name and number as they stand. */
async function saidOnEntering({ db, crypt }: Ctx, personId: string) {
  const rows = await db
    .select({
      quiz: quizzes.title,
      round: rounds.name,
      at: admissions.at,
      birthYear: admissions.birthYear,
      guardian: admissions.guardian,
      agreedAt: admissions.agreedAt,
      withdrawnAt: admissions.withdrawnAt,
    })
    .from(admissions)
    .innerJoin(rounds, eq(rounds.id, admissions.roundId))
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .where(eq(admissions.personId, personId))
  return Promise.all(
    rows.map(async ({ guardian, ...row }) => ({
      ...row,
      guardian: await opened<{ name: string; phone: string }>(crypt, guardian),
    })),
  )
}

/** What they wrote as winners. */
async function ownForms({ db, crypt }: Pick<Ctx, 'db' | 'crypt'>, personId: string) {
  const rows = await db
    .select({
      quiz: quizzes.title,
      round: rounds.name,
      filledAt: winnerForms.filledAt,
      eraseAt: winnerForms.eraseAt,
      sealed: winnerForms.sealed,
    })
    .from(winnerForms)
    .innerJoin(rounds, eq(rounds.id, winnerForms.roundId))
    .innerJoin(quizzes, eq(quizzes.id, rounds.quizId))
    .where(eq(winnerForms.personId, personId))
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => ({
      ...row,
      form: await opened<Record<string, string | number>>(crypt, sealed),
    })),
  )
}

/** What was sealed; null where nothing was, or the key is gone: the rest of what is held is told all the same. */
const opened = async <T>({ unseal }: Ctx['crypt'], sealed: string | null): Promise<T | null> =>
  sealed === null
    ? null
    : unseal(sealed).then(
        (text) => JSON.parse(text) as T,
        () => null,
      )

/** The same to take away, which the register tells of. */
export async function takeHeld(ctx: Ctx) {
  const personId = signedIn(ctx)
  await ctx.write((tx) => noteDoneAtOnce(tx, ctx, { personId, kind: 'export' }))
  return heldAbout(ctx)
}
