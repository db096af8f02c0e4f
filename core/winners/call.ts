import { eq } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { winnerCalls } from '../../db/schema/contest-results.ts'
import { expectSeen, markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import { officeRound } from '../certificates/office-round.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isRanked } from '../quizzes/rules.ts'
import { composed } from '../text/composed.ts'
import { dayMs } from '../time.ts'

export type Call = { places: number; purpose: string; until: number }

const mostPlaces = 1000
const [shortestPurpose, longestPurpose] = [5, 300]
const longestCallMs = 60 * dayMs
/** As long as a prize is handed over and its receipt kept apart; then what a winner wrote is gone. */
export const formKeptMs = 90 * dayMs

export async function callOf(ctx: { db: Pick<Reader, 'select'> }, roundId: string): Promise<Call | null> {
  const [call] = await ctx.db
    .select({ places: winnerCalls.places, purpose: winnerCalls.purpose, until: winnerCalls.until })
    .from(winnerCalls)
    .where(eq(winnerCalls.roundId, roundId))
  return call ?? null
}

/**
 * Asks whoever is among the first so many who they are: what for, and until when they may write and correct it. `mark`, where given,
 * is of what the editor had before them.
 *
 * @throws AppError INVALID winner.call; CONFLICT winner.practice or record.stale
 */
export async function callWinners(
  ctx: Ctx,
  roundId: string,
  { places, purpose, until, mark }: Call & { mark?: string },
): Promise<Call> {
  const { round, unit } = await officeRound(ctx, 'quiz.write', roundId)
  if (!isRanked(round.rules)) throw new AppError('CONFLICT', 'winner.practice')
  const said = composed(purpose).trim()
  const earliest = Math.max(ctx.now(), round.closesAt)
  const fields: { field: string; problem: string }[] = []
  if (!Number.isInteger(places) || places < 1 || places > mostPlaces)
    fields.push({ field: 'places', problem: 'Số hạng từ 1 đến 1.000.' })
  if (said.length < shortestPurpose || said.length > longestPurpose)
    fields.push({ field: 'purpose', problem: 'Ghi rõ hỏi để làm gì, từ 5 đến 300 ký tự.' })
  if (until <= earliest || until > earliest + longestCallMs)
    fields.push({
      field: 'until',
      problem: 'Hạn điền phải sau giờ đóng đợt thi, sau bây giờ và cách không quá 60 ngày.',
    })
  if (fields.length > 0) throw new AppError('INVALID', 'winner.call', { fields })
  const row = { places, purpose: said, until }
  await ctx.write(async (tx) => {
    expectSeen(mark, markOf(await callOf({ db: tx }, roundId)))
    const set = { ...row, setBy: ctx.actor.personId, setAt: ctx.now() }
    await tx
      .insert(winnerCalls)
      .values({ roundId, ...set })
      .onConflictDoUpdate({ target: winnerCalls.roundId, set })
    await record(tx, ctx, { action: 'winner.call', unitId: unit.id, subjectId: roundId, detail: row })
  })
  return row
}
