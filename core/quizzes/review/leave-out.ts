import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { type Doubt, keptAttempts } from '../../../db/schema/admissions.ts'
import { attempts } from '../../../db/schema/quizzes.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { changeRound, steeredRound } from '../office/change.ts'
import { isBetter } from '../ranking.ts'
import type { Round } from '../rounds.ts'
import { isRanked } from '../rules.ts'

type Attempt = typeof attempts.$inferSelect
type Given = { attemptIds: string[]; reason: string }

/**
 * Leaves people out of a round's ranking, by a paper of each, with the reason that everybody reads: none of their papers counts,
 * and they begin no other. What is sealed stays, and the change with their papers' ids under a seal of its own.
 */
export const leaveOut = (ctx: Ctx, roundId: string, { attemptIds, reason }: Given) =>
  changeRound(ctx, roundId, { kind: 'leave-out', reason }, async (tx, round) => {
    const all = await attemptsOfTheirs(tx, round, attemptIds)
    const moved = all.filter(({ leftOut }) => !leftOut)
    if (moved.length === 0) throw new AppError('CONFLICT', 'round.left-out')
    for (const one of moved) if (one.counted) await count(tx, one, -1)
    await mark(tx, moved, { leftOut: true, counted: false })
    return { detail: detailOf(moved) }
  })

/** The other way about: of each person's papers the one ranks again that the rules say. */
export const takeBack = (ctx: Ctx, roundId: string, { attemptIds, reason }: Given) =>
  changeRound(ctx, roundId, { kind: 'take-back', reason }, async (tx, round) => {
    const all = await attemptsOfTheirs(tx, round, attemptIds)
    const moved = all.filter(({ leftOut }) => leftOut)
    if (moved.length === 0) throw new AppError('CONFLICT', 'round.not-left-out')
    await mark(tx, moved, { leftOut: false })
    for (const personId of new Set(moved.map((one) => one.personId)))
      await rank(
        tx,
        round,
        all.filter((one) => one.personId === personId),
      )
    return { detail: detailOf(moved) }
  })

/** Notes that somebody looked at papers and found nothing to change. */
export async function keepAttempts(
  ctx: Ctx,
  roundId: string,
  { attemptIds, doubt }: { attemptIds: string[]; doubt: Doubt },
): Promise<void> {
  const { round, quiz } = await steeredRound(ctx, roundId)
  const at = ctx.now()
  await ctx.write(async (tx) => {
    const found = await given(tx, round, attemptIds)
    await tx
      .insert(keptAttempts)
      .values(found.map(({ id }) => ({ attemptId: id, doubt, roundId, at, keptBy: ctx.actor.personId })))
      .onConflictDoNothing()
    const detail = { doubt, attempts: found.map(({ id }) => id) }
    await record(tx, ctx, { action: 'round.keep', unitId: quiz.unitId, subjectId: roundId, detail })
  })
}

async function given(tx: Tx, { id: roundId, rules }: Round, attemptIds: string[]): Promise<Attempt[]> {
  if (!isRanked(rules)) throw new AppError('CONFLICT', 'round.unranked')
  const ids = [...new Set(attemptIds)]
  const found = await tx
    .select()
    .from(attempts)
    .where(and(eq(attempts.roundId, roundId), inArray(attempts.id, ids)))
  if (found.length !== ids.length) throw new AppError('NOT_FOUND')
  return found
}

/** All attempts, also those under way, of the people whom these are of. */
async function attemptsOfTheirs(tx: Tx, round: Round, attemptIds: string[]): Promise<Attempt[]> {
  const people = [...new Set((await given(tx, round, attemptIds)).map(({ personId }) => personId))]
  return tx
    .select()
    .from(attempts)
    .where(and(eq(attempts.roundId, round.id), inArray(attempts.personId, people)))
    .orderBy(attempts.id)
}

const detailOf = (moved: Attempt[]) => ({
  people: new Set(moved.map(({ personId }) => personId)).size,
  attempts: moved.map(({ id }) => id),
})

const mark = (tx: Tx, moved: Attempt[], set: Partial<Attempt>) =>
  tx
    .update(attempts)
    .set(set)
    .where(
      inArray(
        attempts.id,
        moved.map(({ id }) => id),
      ),
    )

async function rank(tx: Tx, { rules }: Round, own: Attempt[]): Promise<void> {
  const handed = own.filter(({ submittedAt }) => submittedAt !== null)
  const best = handed.reduce<Attempt | null>(
    (one, other) => (one && !isBetter(rules, placed(other), placed(one)) ? one : other),
    null,
  )
  const before = handed.find(({ counted }) => counted)
  if (!best || before?.id === best.id) return
  if (before) {
    await mark(tx, [before], { counted: false })
    await count(tx, before, -1)
  }
  await mark(tx, [best], { counted: true })
  await count(tx, best, 1)
}

const placed = ({ score, durationMs, submittedAt }: Attempt) => ({
  ...{ score: score ?? 0, durationMs: durationMs ?? 0, submittedAt: submittedAt ?? 0 },
})

const count = (tx: Tx, { roundId, unitId, score }: Attempt, people: 1 | -1) =>
  tx.run(sql`
    update standings set participants = participants + ${people}
    where round_id = ${roundId} and unit_id = ${unitId ?? ''} and score = ${score ?? 0}`)
