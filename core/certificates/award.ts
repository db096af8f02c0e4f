import { eq } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { certificateAwards } from '../../db/schema/certificates.ts'
import { expectSeen, markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isRanked } from '../quizzes/rules.ts'
import { officeRound } from './office-round.ts'

export type Award = { passPercent: number | null; places: number | null }

const mostPlaces = 100_000

/** Whether a result is worth a certificate. A place is one of a ranking that is settled. */
export const earns = ({ passPercent, places }: Award, { place, score, total }: Result): boolean =>
  (places !== null && place <= places) || (passPercent !== null && total > 0 && 100 * score >= passPercent * total)

export type Result = { place: number; score: number; total: number }

export async function awardOf(ctx: { db: Pick<Reader, 'select'> }, roundId: string): Promise<Award | null> {
  const [award] = await ctx.db
    .select({ passPercent: certificateAwards.passPercent, places: certificateAwards.places })
    .from(certificateAwards)
    .where(eq(certificateAwards.roundId, roundId))
  return award ?? null
}

/**
 * Says for what certificates of a round are given. What was given already stands. `mark`, where given, is of what the editor had
 * before them.
 *
 * @throws AppError INVALID certificate.award; CONFLICT certificate.practice or record.stale
 */
export async function setAward(
  ctx: Ctx,
  roundId: string,
  { passPercent, places, mark }: Award & { mark?: string },
): Promise<void> {
  const { round, unit } = await officeRound(ctx, 'quiz.write', roundId)
  if (!isRanked(round.rules)) throw new AppError('CONFLICT', 'certificate.practice')
  const fields: { field: string; problem: string }[] = []
  const wrong = (value: number | null, most: number) =>
    value !== null && (!Number.isInteger(value) || value < 1 || value > most)
  if (passPercent === null && places === null)
    fields.push({ field: 'passPercent', problem: 'Ghi mức đạt, số hạng được cấp, hoặc cả hai.' })
  if (wrong(passPercent, 100)) fields.push({ field: 'passPercent', problem: 'Mức đạt từ 1 đến 100 phần trăm.' })
  if (wrong(places, mostPlaces)) fields.push({ field: 'places', problem: 'Số hạng từ 1 đến 100.000.' })
  if (fields.length > 0) throw new AppError('INVALID', 'certificate.award', { fields })
  await ctx.write(async (tx) => {
    expectSeen(mark, markOf(await awardOf({ db: tx }, roundId)))
    const row = { passPercent, places, setBy: ctx.actor.personId, setAt: ctx.now() }
    await tx
      .insert(certificateAwards)
      .values({ roundId, ...row })
      .onConflictDoUpdate({ target: certificateAwards.roundId, set: row })
    await record(tx, ctx, {
      action: 'certificate.award',
      unitId: unit.id,
      subjectId: roundId,
      detail: { passPercent, places },
    })
  })
}
