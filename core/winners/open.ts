import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { winnerForms, winnerOpenings } from '../../db/schema/contest-results.ts'
import { people } from '../../db/schema/people.ts'
import { markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import { officeRound } from '../certificates/office-round.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { isRanked } from '../quizzes/rules.ts'
import { placeIn } from '../quizzes/standing.ts'
import { composed } from '../text/composed.ts'
import { dayMs, hourMs } from '../time.ts'
import { callOf } from './call.ts'
import type { WinnerForm } from './form.ts'

const [shortestReason, longestReason] = [5, 300]
/** For how long the two who opened them read them, and for how long somebody waits for a second one. */
export const openForMs = dayMs
const asksForMs = 72 * hourMs

type Opening = typeof winnerOpenings.$inferSelect

async function latestOpening(
  ctx: { db: Pick<Reader, 'select'>; now: Ctx['now'] },
  roundId: string,
): Promise<Opening | null> {
  const [latest] = await ctx.db
    .select()
    .from(winnerOpenings)
    .where(eq(winnerOpenings.roundId, roundId))
    .orderBy(desc(winnerOpenings.askedAt))
    .limit(1)
  if (!latest) return null
  const over = latest.until ?? latest.askedAt + asksForMs
  return ctx.now() < over ? latest : null
}

/** What the office sees of the forms without opening them: how many there are, and who asks to. */
export async function winnersDesk(ctx: Ctx, roundId: string) {
  const { round, title } = await officeRound(ctx, 'quiz.write', roundId)
  const call = await callOf(ctx, roundId)
  const opening = await latestOpening(ctx, roundId)
  const [asker] = opening?.askedBy
    ? await ctx.db
        .select({ name: people.name, introducedAs: people.introducedAs })
        .from(people)
        .where(eq(people.id, opening.askedBy))
    : []
  const me = ctx.actor.personId
  return {
    ...{ title, round: round.name, ranked: isRanked(round.rules), closesAt: round.closesAt },
    ...{ call, mark: markOf(call) },
    filled: await ctx.db.$count(winnerForms, eq(winnerForms.roundId, roundId)),
    opening: opening && {
      id: opening.id,
      reason: opening.reason,
      askedBy: asker?.introducedAs || asker?.name || '',
      askedAt: opening.askedAt,
      mine: opening.askedBy === me,
      agreed: opening.agreedAt !== null,
      until: opening.until,
      readable: opening.agreedAt !== null && me !== null && (opening.askedBy === me || opening.agreedBy === me),
    },
  }
}

/**
 * Asks to open the forms of a round, and says why; nothing is opened before another person agrees.
 *
 * @throws AppError CONFLICT while somebody else's asking waits, or the forms are open: those two would read no longer
 */
export async function askToOpen(ctx: Ctx, roundId: string, { reason }: { reason: string }): Promise<void> {
  const { unit } = await officeRound(ctx, 'quiz.write', roundId)
  const said = composed(reason).trim()
  if (said.length < shortestReason || said.length > longestReason) throw new AppError('INVALID', 'winner.reason')
  if (!ctx.actor.personId) throw new AppError('UNAUTHENTICATED')
  await ctx.write(async (tx) => {
    const latest = await latestOpening({ ...ctx, db: tx }, roundId)
    if (latest) throw new AppError('CONFLICT', latest.agreedAt === null ? 'winner.asked' : 'winner.opened')
    const id = newId('wo')
    await tx
      .insert(winnerOpenings)
      .values({ id, roundId, reason: said, askedBy: ctx.actor.personId, askedAt: ctx.now() })
    await record(tx, ctx, {
      action: 'winner.ask-open',
      unitId: unit.id,
      subjectId: roundId,
      detail: { id, reason: said },
    })
  })
}

/**
 * Agrees to open the forms. Nobody does both, an admin neither.
 *
 * @throws AppError CONFLICT when who asked would agree
 */
export async function agreeToOpen(ctx: Ctx, roundId: string): Promise<void> {
  const { unit } = await officeRound(ctx, 'quiz.write', roundId)
  if (!ctx.actor.personId) throw new AppError('UNAUTHENTICATED')
  const opening = await latestOpening(ctx, roundId)
  if (!opening || opening.agreedAt !== null) throw new AppError('CONFLICT', 'winner.nothing-asked')
  if (opening.askedBy === null || opening.askedBy === ctx.actor.personId)
    throw new AppError('CONFLICT', 'winner.four-eyes')
  const now = ctx.now()
  await ctx.write(async (tx) => {
    const [changed] = await tx
      .update(winnerOpenings)
      .set({ agreedBy: ctx.actor.personId, agreedAt: now, until: now + openForMs })
      .where(and(eq(winnerOpenings.id, opening.id), isNull(winnerOpenings.agreedAt)))
      .returning({ id: winnerOpenings.id })
    if (!changed) throw new AppError('CONFLICT', 'winner.nothing-asked')
    const detail = { id: opening.id, reason: opening.reason }
    await record(tx, ctx, { action: 'winner.open', unitId: unit.id, subjectId: roundId, detail })
  })
}

/**
 * The forms, for the two who opened them, while they are open.
 *
 * @throws AppError CONFLICT for everybody else
 */
export async function readWinners(ctx: Ctx, roundId: string) {
  const { round, unit } = await officeRound(ctx, 'quiz.write', roundId)
  const opening = await latestOpening(ctx, roundId)
  const me = ctx.actor.personId
  if (!opening || opening.agreedAt === null || me === null || (opening.askedBy !== me && opening.agreedBy !== me))
    throw new AppError('CONFLICT', 'winner.sealed')
  const rows = await ctx.db
    .select()
    .from(winnerForms)
    .where(eq(winnerForms.roundId, roundId))
    .orderBy(asc(winnerForms.filledAt))
  await ctx.write((tx) =>
    record(tx, ctx, { action: 'winner.read', unitId: unit.id, subjectId: roundId, detail: { forms: rows.length } }),
  )
  const winners = []
  for (const { personId, sealed, filledAt, changedAt, eraseAt } of rows) {
    // As they stand now: since they wrote somebody may have been left out, or a key put right.
    const place = (await placeIn(ctx, round, personId))?.rank ?? null
    // Sealed with another key, it says so in its line; the others are read.
    const form = await ctx.crypt.unseal(sealed).then(
      (text) => JSON.parse(text) as WinnerForm,
      () => null,
    )
    winners.push({ place, form, filledAt, changedAt, eraseAt })
  }
  const last = Number.MAX_SAFE_INTEGER
  winners.sort((one, other) => (one.place ?? last) - (other.place ?? last))
  return { until: opening.until, winners }
}
