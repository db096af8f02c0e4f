import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { admissions } from '../../../db/schema/admissions.ts'
import { attempts } from '../../../db/schema/quizzes.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { signedIn } from '../../roles.ts'
import { telephoneIn } from '../admission/telephone.ts'
import { steeredRound } from '../office/change.ts'
import { guardianMarkOf } from './admit.ts'

/**
 * Takes back what somebody agreed to as they entered: their birth year and guardian are gone at once, a paper under way is
 * over with nothing of it kept, and none begins until they agree anew. What was handed in before stays a result without a year.
 */
export async function withdrawAdmission(ctx: Ctx, roundId: string): Promise<void> {
  const personId = signedIn(ctx)
  await ctx.write(async (tx) => {
    const own = and(eq(admissions.roundId, roundId), eq(admissions.personId, personId))
    const [row] = await tx.select().from(admissions).where(own)
    if (!row) throw new AppError('NOT_FOUND')
    if (row.withdrawnAt === null) await withdrawn(tx, ctx, roundId, [personId])
  })
}

/** The same for a guardian who calls the office: of all who entered under their number. */
export async function withdrawGuardian(ctx: Ctx, roundId: string, { phone }: { phone: string }): Promise<number> {
  const { quiz } = await steeredRound(ctx, roundId)
  const digits = telephoneIn(phone)
  if (digits === null) throw new AppError('INVALID', 'round.guardian-phone')
  const mark = await guardianMarkOf(ctx, roundId, digits)
  return ctx.write(async (tx) => {
    const found = await tx
      .select({ personId: admissions.personId })
      .from(admissions)
      .where(and(eq(admissions.roundId, roundId), eq(admissions.guardianMark, mark)))
    if (found.length === 0) throw new AppError('NOT_FOUND', 'round.guardian-unknown')
    await withdrawn(
      tx,
      ctx,
      roundId,
      found.map(({ personId }) => personId),
    )
    const detail = { people: found.length }
    await record(tx, ctx, { action: 'round.withdraw', unitId: quiz.unitId, subjectId: roundId, detail })
    return found.length
  })
}

async function withdrawn(tx: Tx, ctx: Ctx, roundId: string, people: string[]): Promise<void> {
  const at = ctx.now()
  await tx
    .update(admissions)
    .set({ birthYear: null, guardian: null, guardianMark: null, agreedAt: null, textVersion: null, withdrawnAt: at })
    .where(and(eq(admissions.roundId, roundId), inArray(admissions.personId, people)))
  await tx
    .update(attempts)
    .set({ answers: null, guess: null, sequence: null, deadlineAt: 0 })
    .where(and(eq(attempts.roundId, roundId), inArray(attempts.personId, people), isNull(attempts.submittedAt)))
}
