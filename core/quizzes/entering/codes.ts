import { count, eq } from 'drizzle-orm'
import { roundCodes } from '../../../db/schema/admissions.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newMeetingCode, sha256 } from '../../ids.ts'
import { steeredRound } from '../office/change.ts'

export const mostCodesAtOnce = 2000
const mostCodes = 20_000

/** The hash of a code of a round, however it was typed: of big letters, with or without its stroke, O for nought and I or L for one. */
export const codeHashOf = (roundId: string, typed: string) =>
  sha256(
    `${roundId} ${typed
      .slice(0, 60)
      .toLowerCase()
      .replaceAll(/[^0-9a-z]/g, '')
      .replaceAll(/[il]/g, '1')
      .replaceAll('o', '0')}`,
  )

/**
 * Makes codes to be handed out at a meeting, each for one guest. They are told this once: what is kept is their hashes.
 *
 * @throws AppError CONFLICT round.no-codes, round.many-codes
 */
export async function makeCodes(ctx: Ctx, roundId: string, { many }: { many: number }): Promise<string[]> {
  const { round, quiz } = await steeredRound(ctx, roundId)
  if (round.rules.guests !== 'code') throw new AppError('CONFLICT', 'round.no-codes')
  if (quiz.status === 'draft' || round.proposedBy !== null) throw new AppError('CONFLICT', 'round.codes-early')
  const codes = Array.from({ length: many }, newMeetingCode)
  const hashes = await Promise.all(codes.map((code) => codeHashOf(roundId, code)))
  const madeAt = ctx.now()
  await ctx.write(async (tx) => {
    const [made] = await tx.select({ codes: count() }).from(roundCodes).where(eq(roundCodes.roundId, roundId))
    if ((made?.codes ?? 0) + many > mostCodes) throw new AppError('CONFLICT', 'round.many-codes')
    for (let from = 0; from < hashes.length; from += 500)
      await tx
        .insert(roundCodes)
        .values(hashes.slice(from, from + 500).map((codeHash) => ({ roundId, codeHash, madeAt })))
    await record(tx, ctx, { action: 'round.codes', unitId: quiz.unitId, subjectId: roundId, detail: { many } })
  })
  return codes
}

/** How many codes of a round there are, and how many of them let somebody in. */
export async function codesOf(ctx: Ctx, roundId: string): Promise<{ made: number; used: number }> {
  await steeredRound(ctx, roundId)
  const [found] = await ctx.db
    .select({ made: count(), used: count(roundCodes.usedAt) })
    .from(roundCodes)
    .where(eq(roundCodes.roundId, roundId))
  return found ?? { made: 0, used: 0 }
}
