import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { recoveryCodes, secondSteps } from '../../../db/schema/sign-in.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import { dayMs, hourMs, minuteMs, written } from '../../time.ts'
import { stepOf } from './totp.ts'

const triesBetweenLocks = 5
// Whoever guesses on gets five tries a day: three codes of a million are right at any time.
const locksMs = [15 * minuteMs, hourMs, dayMs]

type Judgement = { kind: 'passed' | 'wrong' | 'replayed' | 'none' } | { kind: 'locked'; until: number }

/**
 * Judges one code of the app, or one from paper, and counts it. What is refused is answered, not thrown, so that the count
 * is kept.
 */
export async function judge(tx: Tx, ctx: Ctx, personId: string, typed: string): Promise<Judgement> {
  const [row] = await tx.select().from(secondSteps).where(eq(secondSteps.personId, personId))
  if (!row?.sealedSecret) return { kind: 'none' }
  const at = ctx.now()
  if (row.lockedUntil > at) return { kind: 'locked', until: row.lockedUntil }
  const own = eq(secondSteps.personId, personId)
  const code = typed.replace(/[\s.-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(code)) {
    const step = stepOf(await unsealed(ctx, row.sealedSecret), code, at)
    if (step !== null && step > row.lastStep) {
      await tx.update(secondSteps).set({ lastStep: step, failures: 0 }).where(own)
      return { kind: 'passed' }
    }
    return failed(step === null ? 'wrong' : 'replayed')
  }
  const [spent] = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        eq(recoveryCodes.codeHash, await paperHash(code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning()
  if (!spent) return failed('wrong')
  await tx.update(secondSteps).set({ failures: 0 }).where(own)
  await record(tx, ctx, { action: 'second-step.recover', subjectId: personId })
  return { kind: 'passed' }

  async function failed(kind: 'wrong' | 'replayed'): Promise<Judgement> {
    const failures = (row?.failures ?? 0) + 1
    const locks = Math.floor(failures / triesBetweenLocks)
    const isLock = failures % triesBetweenLocks === 0
    const until = at + (locksMs[Math.min(locks, locksMs.length) - 1] ?? 0)
    await tx
      .update(secondSteps)
      .set({ failures, ...(isLock && { lockedUntil: until }) })
      .where(own)
    if (!isLock) return { kind }
    await record(tx, ctx, { action: 'second-step.lock', subjectId: personId, detail: { failures } })
    return { kind: 'locked', until }
  }
}

/** @throws AppError where another SECRET_KEY sealed it: codes from paper still pass */
export async function unsealed(ctx: Ctx, sealed: string): Promise<string> {
  try {
    return await ctx.crypt.unseal(sealed)
  } catch {
    throw new AppError('CONFLICT', 'second-step.key')
  }
}

/** @throws AppError with the reason, unless the code passed */
export function insist(judged: Judgement): void {
  if (judged.kind === 'passed') return
  if (judged.kind === 'none') throw new AppError('CONFLICT', 'second-step.none')
  if (judged.kind === 'locked')
    throw new AppError('LIMIT', 'second-step.locked', { until: judged.until, told: `${written(judged.until)}.` })
  throw new AppError('INVALID', `second-step.${judged.kind}`)
}

/** Of a code as it was copied from paper, where some signs are taken for others. */
export const paperHash = (code: string) => sha256(code.replaceAll('-', '').replaceAll('o', '0').replace(/[il]/g, '1'))
