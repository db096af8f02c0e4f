import { and, asc, desc, eq, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm'
import { dataRequests, people, type RequestKind } from '../../../db/schema/people.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { allow, mayDo, signedIn } from '../../roles.ts'
import { composed } from '../../text/composed.ts'
import { dayMs } from '../../time.ts'
import { rootUnit } from '../../units/tree.ts'
import { clocksOf, dueOf, mostPutOffDays } from './clocks.ts'

type DataRequest = typeof dataRequests.$inferSelect
const longestText = 2000
const longestName = 80
const mostOpen = 20
const mostListed = 300

const open = isNull(dataRequests.doneAt)
const lateAt = (now: number): SQL | undefined =>
  and(
    open,
    or(lt(dataRequests.dueAt, now), and(isNull(dataRequests.acknowledgedAt), lt(dataRequests.acknowledgeBy, now))),
  )

const isLate = ({ doneAt, acknowledgedAt, acknowledgeBy, dueAt }: DataRequest, now: number) =>
  doneAt === null && (dueAt < now || (acknowledgedAt === null && acknowledgeBy < now))

const written = (given: string, longest: number) => {
  const text = composed(given).trim()
  if (!text) throw new AppError('INVALID', 'empty')
  if (text.length > longest) throw new AppError('TOO_LARGE', 'data.long')
  return text
}

/** Asks the office what the app cannot do by itself, about one's own data. */
export async function askAboutData(ctx: Ctx, input: { kind: RequestKind; text: string }) {
  const personId = signedIn(ctx)
  const text = written(input.text, longestText)
  const askedAt = ctx.now()
  return ctx.write(async (tx) => {
    const waiting = await tx.$count(dataRequests, and(eq(dataRequests.personId, personId), open))
    if (waiting >= mostOpen) throw new AppError('LIMIT', 'data.many')
    const [made] = await tx
      .insert(dataRequests)
      .values({ id: newId('dr'), personId, kind: input.kind, text, askedAt, ...(await clocksOf(tx, askedAt)) })
      .returning()
    const request = made as DataRequest
    await record(tx, ctx, { action: 'data.ask', subjectId: request.id, detail: { kind: input.kind } })
    return ownView(request)
  })
}

const ownView = ({
  id,
  kind,
  text,
  askedAt,
  acknowledgedAt,
  dueAt,
  extendedAt,
  doneAt,
  outcome,
  answer,
}: DataRequest) => ({
  ...{ id, kind, text, askedAt, acknowledgedAt, dueAt, extendedAt, doneAt, outcome, answer },
})

/** What somebody asked about their own data, the newest first. */
export async function listOwnRequests(ctx: Pick<Ctx, 'db'>, personId: string) {
  const rows = await ctx.db
    .select()
    .from(dataRequests)
    .where(eq(dataRequests.personId, personId))
    .orderBy(desc(dataRequests.askedAt), desc(dataRequests.id))
    .limit(mostListed)
  return rows.map(ownView)
}

/** The register is the whole office's: who answers for its top unit keeps it. */
async function office(ctx: Ctx) {
  allow(ctx, 'data.answer')
  const root = await rootUnit(ctx.db)
  allow(ctx, 'data.answer', root.path)
  return root
}

/** The register: what is open, the most pressing first, or what is done, the latest first. */
export async function listDataRequests(ctx: Ctx, { done = false } = {}) {
  await office(ctx)
  const rows = await ctx.db
    .select({ request: dataRequests, name: people.name, introducedAs: people.introducedAs })
    .from(dataRequests)
    .leftJoin(people, eq(people.id, dataRequests.personId))
    .where(done ? isNotNull(dataRequests.doneAt) : open)
    .orderBy(done ? desc(dataRequests.doneAt) : asc(dataRequests.dueAt), asc(dataRequests.id))
    .limit(mostListed)
  const now = ctx.now()
  return rows.map(({ request, name, introducedAs }) => ({
    ...request,
    who: request.askedBy || introducedAs || name || null,
    late: isLate(request, now),
    byItself: request.doneAt !== null && request.doneBy === null,
  }))
}

/** How many requests are open, and how many of them are past a clock; null for whoever does not keep the register. */
export async function requestAlarms(ctx: Ctx): Promise<{ open: number; late: number } | null> {
  if (!mayDo(ctx, 'data.answer')) return null
  const root = await rootUnit(ctx.db).catch(() => null)
  if (!root || !mayDo(ctx, 'data.answer', root.path)) return null
  return {
    open: await ctx.db.$count(dataRequests, open),
    late: await ctx.db.$count(dataRequests, lateAt(ctx.now())),
  }
}

/**
 * Notes what somebody asked on paper, at the counter or by telephone. Its clocks run from the day it came; what came in the
 * past may be late at once.
 */
export async function noteRequest(
  ctx: Ctx,
  input: { kind: RequestKind; askedBy: string; text: string; askedAt?: number; others?: boolean },
) {
  const root = await office(ctx)
  const askedBy = written(input.askedBy, longestName)
  const text = written(input.text, longestText)
  const askedAt = Math.min(input.askedAt ?? ctx.now(), ctx.now())
  return ctx.write(async (tx) => {
    const [made] = await tx
      .insert(dataRequests)
      .values({
        ...{ id: newId('dr'), kind: input.kind, askedBy, text, askedAt },
        ...(await clocksOf(tx, askedAt, { others: input.others })),
        acknowledgedAt: ctx.now(),
      })
      .returning()
    const { id } = made as DataRequest
    await record(tx, ctx, { action: 'data.note', unitId: root.id, subjectId: id, detail: { kind: input.kind } })
    return { id }
  })
}

type Act =
  | { act: 'acknowledge' }
  | { act: 'others' }
  | { act: 'put-off'; days: number; why: string }
  | { act: 'settle'; outcome: 'done' | 'refused'; answer: string }

/**
 * Takes a request up, gives it the longer clock where others must act too, puts it off once, or settles it; whoever asked in
 * the app reads there what was done, or why not.
 */
export async function answerRequest(ctx: Ctx, id: string, input: Act): Promise<void> {
  const root = await office(ctx)
  await ctx.write(async (tx) => {
    const [request] = await tx.select().from(dataRequests).where(eq(dataRequests.id, id))
    if (!request) throw new AppError('NOT_FOUND')
    if (request.doneAt !== null) throw new AppError('CONFLICT', 'data.done')
    await tx
      .update(dataRequests)
      .set({ acknowledgedAt: request.acknowledgedAt ?? ctx.now(), ...changeOf(ctx, request, input) })
      .where(eq(dataRequests.id, id))
    const detail = { act: input.act, ...(input.act === 'settle' && { outcome: input.outcome }) }
    await record(tx, ctx, { action: 'data.answer', unitId: root.id, subjectId: id, detail })
  })
}

function changeOf(ctx: Ctx, { askedAt, dueAt, extendedAt }: DataRequest, input: Act): Partial<DataRequest> {
  if (input.act === 'acknowledge') return {}
  if (input.act === 'settle')
    return {
      ...{ doneAt: ctx.now(), outcome: input.outcome, doneBy: signedIn(ctx) },
      answer: written(input.answer, longestText),
    }
  if (extendedAt !== null) throw new AppError('CONFLICT', 'data.put-off')
  if (input.act === 'others') return { dueAt: dueOf(askedAt, { others: true }) }
  if (input.days < 1 || input.days > mostPutOffDays) throw new AppError('INVALID', 'data.days')
  return { dueAt: dueAt + input.days * dayMs, extendedAt: ctx.now(), answer: written(input.why, longestText) }
}
