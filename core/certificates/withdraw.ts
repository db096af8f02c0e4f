import { and, eq, isNull } from 'drizzle-orm'
import { certificates } from '../../db/schema/certificates.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { mayDo } from '../roles.ts'
import { officeClass } from './office-class.ts'
import { officeRound } from './office-round.ts'

const [shortestReason, longestReason] = [5, 500]

/**
 * Takes a certificate back, for good, with a reason that stands on its page. An admin does so at once; else one person asks
 * with the reason, and another agrees.
 *
 * @throws AppError FORBIDDEN when who asked would agree
 */
export async function withdrawCertificate(ctx: Ctx, id: string, { reason }: { reason?: string }) {
  const [row] = await ctx.db.select().from(certificates).where(eq(certificates.id, id))
  const { unit } = row?.seriesId
    ? await officeClass(ctx, row.seriesId)
    : await officeRound(ctx, 'quiz.write', row?.roundId ?? '')
  if (!row) throw new AppError('NOT_FOUND')
  if (row.withdrawnAt) throw new AppError('CONFLICT', 'certificate.withdrawn')
  const isAdmin = mayDo(ctx, 'unit.manage', unit.path)
  const said = reason?.trim() ?? ''
  const asks = row.withdrawAskedBy === null && !isAdmin
  if (!asks && !isAdmin && row.withdrawAskedBy === ctx.actor.personId)
    throw new AppError('FORBIDDEN', 'certificate.four-eyes')
  const why = said || row.reason
  if (why.length < shortestReason || why.length > longestReason) throw new AppError('INVALID', 'certificate.reason')
  await ctx.write(async (tx) => {
    const still = row.withdrawAskedBy
      ? eq(certificates.withdrawAskedBy, row.withdrawAskedBy)
      : isNull(certificates.withdrawAskedBy)
    const [changed] = await tx
      .update(certificates)
      .set(
        asks
          ? { withdrawAskedBy: ctx.actor.personId, reason: why }
          : // Who agrees agrees to the reason that was given.
            { withdrawnAt: ctx.now(), withdrawnBy: ctx.actor.personId, reason: isAdmin ? why : row.reason },
      )
      .where(and(eq(certificates.id, id), isNull(certificates.withdrawnAt), still))
      .returning({ id: certificates.id })
    if (!changed) throw new AppError('CONFLICT')
    await record(tx, ctx, {
      action: asks ? 'certificate.ask-withdrawal' : 'certificate.withdraw',
      unitId: unit.id,
      subjectId: id,
      detail: { roundId: row.roundId, seriesId: row.seriesId, reason: isAdmin ? why : asks ? why : row.reason },
    })
  })
  return { withdrawn: !asks }
}
