import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '../../../db/client.ts'
import {
  type Criterion,
  type SpeakingRules,
  scoreSheets,
  speakers,
  speakingContests,
  speakingJudges,
} from '../../../db/schema/network.ts'
import { people } from '../../../db/schema/people.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import { holdersFor, shownName } from '../../boards/holders.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { type Action, allow, mayDo, signedIn, within } from '../../roles.ts'
import { openUnitFor } from '../../units/open.ts'
import type { Unit } from '../../units/tree.ts'
import { lineOf } from '../packets/content.ts'
import { marksFit, resultOf, sheetsMissing, totalOf } from './score.ts'

export type Contest = typeof speakingContests.$inferSelect
type Speaker = { name: string; unitName: string }
type Given = { title: string; criteria: Criterion[]; dropEnds: boolean; speakers: Speaker[]; judgeIds: string[] }

export const mostJudges = 15
const most = { speakers: 100, criteria: 10, points: 100, weight: 10, name: 120, title: 200 }

/**
 * Sets a contest up whole: what is marked, who speaks in which order, and who judges.
 * @throws AppError INVALID speaking.setup; CONFLICT speaking.judge
 */
export async function makeSpeaking(ctx: Ctx, unitId: string, given: Given): Promise<{ id: string }> {
  const unit = await openUnitFor(ctx, 'network.manage', unitId)
  const { rules, title, people: listed, judgeIds } = setupOf(given)
  const holders = await holdersFor(ctx.db, ctx.now(), unit.path)
  if (judgeIds.some((id) => !holders.some(({ personId }) => personId === id)))
    throw new AppError('CONFLICT', 'speaking.judge')
  const [id, at] = [newId('sp'), ctx.now()]
  await ctx.write(async (tx) => {
    const row = { id, unitId: unit.id, title, rules, createdBy: ctx.actor.personId, createdAt: at, updatedAt: at }
    await tx.insert(speakingContests).values({ ...row, status: 'marking' })
    await tx
      .insert(speakers)
      .values(listed.map((one, i) => ({ ...one, id: newId('ss'), contestId: id, number: i + 1 })))
    await tx.insert(speakingJudges).values(judgeIds.map((personId) => ({ contestId: id, personId })))
    const detail = { title, speakers: listed.length, judges: judgeIds.length }
    await record(tx, ctx, { action: 'speaking.make', unitId: unit.id, subjectId: id, detail })
  })
  return { id }
}

function setupOf({ title: typed, criteria: asked, dropEnds, speakers: named, judgeIds: judging }: Given) {
  const title = lineOf(typed)
  const criteria = asked
    .map(({ name, most, weight }) => ({ name: lineOf(name), most, weight }))
    .filter(({ name }) => name)
  const listed = named
    .map(({ name, unitName }) => ({ name: lineOf(name), unitName: lineOf(unitName) }))
    .filter(({ name }) => name)
  const judgeIds = [...new Set(judging)]
  const isCount = (value: number, top: number) => Number.isInteger(value) && value >= 1 && value <= top
  const fits = [
    title.length > 0 && title.length <= most.title,
    isCount(criteria.length, most.criteria) &&
      isCount(listed.length, most.speakers) &&
      isCount(judgeIds.length, mostJudges),
    criteria.every((one) => isCount(one.most, most.points) && isCount(one.weight, most.weight)),
    [...criteria, ...listed].every(({ name }) => name.length <= most.name),
  ]
  if (!fits.every(Boolean)) throw new AppError('INVALID', 'speaking.setup')
  return { title, rules: { criteria, dropEnds } satisfies SpeakingRules, people: listed, judgeIds }
}

/** The contests of the units where the actor works, the latest first. */
export async function listSpeaking(ctx: Ctx) {
  const seen = within(ctx, 'packet.read')
  return ctx.db
    .select({
      ...{ id: speakingContests.id, title: speakingContests.title, status: speakingContests.status },
      ...{ unitName: units.name, createdAt: speakingContests.createdAt },
    })
    .from(speakingContests)
    .innerJoin(units, eq(units.id, speakingContests.unitId))
    .where(seen)
    .orderBy(desc(speakingContests.createdAt))
    .limit(100)
}

/** One as its office sees it. Marks are told once the sheets are closed: a judge is not to go by another's. */
export async function readSpeaking(ctx: Ctx, id: string) {
  const { contest, unit } = await speakingFor(ctx, 'packet.read', id)
  const { listed, judges, sheets } = await allOf(ctx.db, id)
  const over = contest.status === 'closed' || contest.status === 'published'
  const { createdBy, closedBy, publishedBy, result, ...shown } = contest
  return {
    ...{ ...shown, unitName: unit.name },
    may: { manage: mayDo(ctx, 'network.manage', unit.path), publish: mayDo(ctx, 'packet.approve', unit.path) },
    mine: closedBy !== null && closedBy === ctx.actor.personId,
    speakers: listed.map(({ contestId, ...one }) => one),
    judges: judges.map(({ personId, name }) => ({
      ...{ personId, name, marked: sheets.filter((sheet) => sheet.personId === personId).length },
    })),
    missing: sheetsMissing(
      listed,
      judges.map(({ personId }) => personId),
      sheets,
    ).length,
    result: result ?? (over ? resultOf(contest.rules, listed, sheets) : null),
    hash: over ? await hashOf(contest, listed, sheets) : null,
  }
}

/**
 * What came of a contest once its sheets are closed, with the totals of each speaker's sheets from the highest.
 * @throws AppError CONFLICT speaking.marking
 */
export async function exportSpeaking(ctx: Ctx, id: string) {
  const { contest } = await speakingFor(ctx, 'packet.read', id)
  if (contest.status !== 'closed' && contest.status !== 'published') throw new AppError('CONFLICT', 'speaking.marking')
  const { listed, sheets } = await allOf(ctx.db, id)
  const { criteria } = contest.rules
  const totals = (speakerId: string) =>
    sheets
      .filter((sheet) => sheet.speakerId === speakerId)
      .map(({ marks }) => totalOf(criteria, marks))
      .sort((a, b) => b - a)
  return {
    criteria,
    result: contest.result ?? resultOf(contest.rules, listed, sheets),
    sheets: new Map(listed.map((speaker) => [speaker.id, totals(speaker.id)])),
  }
}

/** What a judge has before them: the speakers, and their own marks. NOT_FOUND for whoever does not judge it. */
export async function ownSheets(ctx: Ctx, id: string) {
  const personId = signedIn(ctx)
  const contest = await judged(ctx.db, id, personId)
  const { listed, sheets } = await allOf(ctx.db, id)
  return {
    ...{ id, title: contest.title, status: contest.status, criteria: contest.rules.criteria },
    speakers: listed.map(({ contestId, ...one }) => ({
      ...one,
      marks: sheets.find((sheet) => sheet.speakerId === one.id && sheet.personId === personId)?.marks ?? null,
    })),
  }
}

/** The contests that the actor judges and that are still marked. */
export const judging = (ctx: Ctx) =>
  ctx.db
    .select({ id: speakingContests.id, title: speakingContests.title })
    .from(speakingJudges)
    .innerJoin(speakingContests, eq(speakingContests.id, speakingJudges.contestId))
    .where(and(eq(speakingJudges.personId, signedIn(ctx)), eq(speakingContests.status, 'marking')))
    .orderBy(desc(speakingContests.createdAt))

/**
 * A judge marks a speaker, or marks them anew while the sheets are open.
 * @throws AppError INVALID speaking.marks; CONFLICT speaking.closed
 */
export async function markSpeaker(
  ctx: Ctx,
  id: string,
  { speakerId, marks }: { speakerId: string; marks: number[] },
): Promise<void> {
  const personId = signedIn(ctx)
  await ctx.write(async (tx) => {
    const contest = await judged(tx, id, personId)
    if (contest.status !== 'marking') throw new AppError('CONFLICT', 'speaking.closed')
    const [speaker] = await tx
      .select()
      .from(speakers)
      .where(and(eq(speakers.id, speakerId), eq(speakers.contestId, id)))
    if (!speaker) throw new AppError('NOT_FOUND')
    if (!marksFit(contest.rules.criteria, marks)) throw new AppError('INVALID', 'speaking.marks')
    const row = { marks, at: ctx.now() }
    await tx
      .insert(scoreSheets)
      .values({ ...row, speakerId, personId })
      .onConflictDoUpdate({ target: [scoreSheets.speakerId, scoreSheets.personId], set: row })
    // That somebody marked, and not how.
    const detail = { speaker: speaker.number }
    await record(tx, ctx, { action: 'speaking.sheet', unitId: contest.unitId, subjectId: id, detail })
  })
}

/**
 * Closes the sheets, once everybody has marked everybody; no mark is changed from then on.
 * @throws AppError CONFLICT speaking.missing or speaking.state
 */
export async function closeSpeaking(ctx: Ctx, id: string): Promise<void> {
  const { unit } = await speakingFor(ctx, 'network.manage', id)
  await ctx.write(async (tx) => {
    const { listed, judges, sheets } = await allOf(tx, id)
    const missing = sheetsMissing(
      listed,
      judges.map(({ personId }) => personId),
      sheets,
    )
    if (missing.length > 0) throw new AppError('CONFLICT', 'speaking.missing')
    const change = { status: 'closed' as const, closedBy: ctx.actor.personId, updatedAt: ctx.now() }
    const [after] = await tx
      .update(speakingContests)
      .set(change)
      .where(and(eq(speakingContests.id, id), eq(speakingContests.status, 'marking')))
      .returning()
    if (!after) throw new AppError('CONFLICT', 'speaking.state')
    await record(tx, ctx, { action: 'speaking.close', unitId: unit.id, subjectId: id })
  })
}

/**
 * A second person publishes the result, as it follows from just these sheets: not whoever closed them, nor a judge.
 * @throws AppError FORBIDDEN four-eyes; CONFLICT speaking.stale or speaking.state
 */
export async function publishSpeaking(ctx: Ctx, id: string, { hash }: { hash: string }): Promise<void> {
  const { unit } = await speakingFor(ctx, 'packet.approve', id)
  const personId = signedIn(ctx)
  await ctx.write(async (tx) => {
    const [contest] = await tx.select().from(speakingContests).where(eq(speakingContests.id, id))
    if (contest?.status !== 'closed') throw new AppError('CONFLICT', 'speaking.state')
    const { listed, judges, sheets } = await allOf(tx, id)
    const hands = [contest.closedBy, ...judges.map((judge) => judge.personId)]
    if (hands.includes(personId)) throw new AppError('FORBIDDEN', 'four-eyes')
    if ((await hashOf(contest, listed, sheets)) !== hash) throw new AppError('CONFLICT', 'speaking.stale')
    const at = ctx.now()
    const result = resultOf(contest.rules, listed, sheets)
    const published = { status: 'published' as const, result, resultHash: hash, publishedBy: personId, publishedAt: at }
    await tx
      .update(speakingContests)
      .set({ ...published, updatedAt: at })
      .where(eq(speakingContests.id, id))
    await record(tx, ctx, { action: 'speaking.publish', unitId: unit.id, subjectId: id, detail: { hash } })
  })
}

/** One with its unit, if the actor may do this there; else NOT_FOUND. */
export async function speakingFor(
  ctx: Pick<Ctx, 'actor'> & { db: Pick<Reader, 'select'> },
  action: Action,
  id: string,
): Promise<{ contest: Contest; unit: Unit }> {
  allow(ctx, action)
  const [found] = await ctx.db
    .select({ contest: speakingContests, unit: units })
    .from(speakingContests)
    .innerJoin(units, eq(units.id, speakingContests.unitId))
    .where(eq(speakingContests.id, id))
  if (!found) throw new AppError('NOT_FOUND')
  allow(ctx, action, found.unit.path)
  return found
}

async function judged(db: Pick<Reader, 'select'>, id: string, personId: string): Promise<Contest> {
  const [found] = await db
    .select({ contest: speakingContests })
    .from(speakingContests)
    .innerJoin(speakingJudges, eq(speakingJudges.contestId, speakingContests.id))
    .where(and(eq(speakingContests.id, id), eq(speakingJudges.personId, personId)))
  if (!found) throw new AppError('NOT_FOUND')
  return found.contest
}

async function allOf(db: Pick<Reader, 'select'>, id: string) {
  const listed = await db.select().from(speakers).where(eq(speakers.contestId, id)).orderBy(asc(speakers.number))
  const judges = await db
    .select({ personId: speakingJudges.personId, name: shownName })
    .from(speakingJudges)
    .innerJoin(people, eq(people.id, speakingJudges.personId))
    .where(eq(speakingJudges.contestId, id))
    .orderBy(asc(speakingJudges.personId))
  const ids = listed.map((one) => one.id)
  const sheets = ids.length > 0 ? await db.select().from(scoreSheets).where(inArray(scoreSheets.speakerId, ids)) : []
  return { listed, judges, sheets }
}

/** What a publishing binds: the rules, who spoke, and every mark, without who gave it. */
const hashOf = (
  { rules }: Contest,
  listed: readonly (typeof speakers.$inferSelect)[],
  sheets: readonly (typeof scoreSheets.$inferSelect)[],
) =>
  sha256(
    JSON.stringify([
      rules.criteria.map(({ name, most: top, weight }) => [name, top, weight]),
      rules.dropEnds,
      listed.map(({ id, number, name, unitName }) => [
        ...[number, name, unitName],
        sheets
          .filter(({ speakerId }) => speakerId === id)
          .map(({ marks }) => JSON.stringify(marks))
          .sort(),
      ]),
    ]),
  )
