import { and, eq, isNull, ne } from 'drizzle-orm'
import { people, sessions } from '../../../db/schema/people.ts'
import { recoveryCodes, secondSteps } from '../../../db/schema/sign-in.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newPaperCode, sha256 } from '../../ids.ts'
import { isGuarded, signedIn } from '../../roles.ts'
import { insist, judge, paperHash, unsealed } from './judge.ts'
import { newTotpSecret, stepOf, uriOf } from './totp.ts'

const paperCodes = 10

/**
 * How a session stands: `none` for who holds no role that needs it; `offered` and `enrol` for who has no app yet and may, or
 * must; `ask` for who has one and has not given its code here.
 */
export type SecondStep = {
  state: 'none' | 'offered' | 'enrol' | 'ask' | 'done'
  /** When somebody else reset it, until it is set up anew. */
  resetAt: number | null
  papersLeft: number
}

export async function secondStepOf(ctx: Ctx): Promise<SecondStep> {
  const { personId, withheld } = ctx.actor
  const nothing = { resetAt: null, papersLeft: 0 }
  if (!personId || !isGuarded(ctx.actor)) return { state: 'none', ...nothing }
  const [row] = await ctx.db.select().from(secondSteps).where(eq(secondSteps.personId, personId))
  if (!row?.enrolledAt) return { state: withheld ? 'enrol' : 'offered', ...nothing, resetAt: row?.resetAt ?? null }
  const left = await ctx.db
    .select({ hash: recoveryCodes.codeHash })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)))
  return { state: withheld ? 'ask' : 'done', resetAt: null, papersLeft: left.length }
}

function guardedPerson(ctx: Ctx): string {
  const personId = signedIn(ctx)
  if (!isGuarded(ctx.actor)) throw new AppError('FORBIDDEN')
  return personId
}

/** Takes a code for this session. */
export async function passSecondStep(ctx: Ctx, token: string, code: string): Promise<void> {
  const personId = guardedPerson(ctx)
  const tokenHash = await sha256(token)
  const judged = await ctx.write(async (tx) => {
    const judged = await judge(tx, ctx, personId, code)
    if (judged.kind === 'passed')
      await tx.update(sessions).set({ secondStepAt: ctx.now() }).where(eq(sessions.tokenHash, tokenHash))
    return judged
  })
  insist(judged)
}

/**
 * A secret for an app, in force once the app has shown a code of it. Whoever has an app in force gives a code of that first:
 * a session that was left open is not enough to put another in its place.
 */
export async function beginSecondStep(ctx: Ctx, { issuer, code = '' }: { issuer: string; code?: string }) {
  const personId = guardedPerson(ctx)
  const secret = newTotpSecret()
  const pendingSecret = await ctx.crypt.seal(secret)
  const judged = await ctx.write(async (tx) => {
    const judged = await judge(tx, ctx, personId, code)
    if (judged.kind === 'passed' || judged.kind === 'none')
      await tx
        .insert(secondSteps)
        .values({ personId, pendingSecret })
        .onConflictDoUpdate({ target: secondSteps.personId, set: { pendingSecret } })
    return judged
  })
  if (judged.kind !== 'none') insist(judged)
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  return { secret, uri: uriOf(secret, { issuer, label: person?.introducedAs ?? person?.name ?? '' }) }
}

/** Puts the app in force that shows this code, and makes the codes for paper, which are told this once. */
export async function confirmSecondStep(ctx: Ctx, token: string, code: string): Promise<{ papers: string[] }> {
  const personId = guardedPerson(ctx)
  const at = ctx.now()
  const tokenHash = await sha256(token)
  const papers = Array.from({ length: paperCodes }, newPaperCode)
  const hashes = await Promise.all(papers.map(paperHash))
  await ctx.write(async (tx) => {
    const [row] = await tx.select().from(secondSteps).where(eq(secondSteps.personId, personId))
    if (!row?.pendingSecret) throw new AppError('CONFLICT', 'second-step.none')
    const step = stepOf(await unsealed(ctx, row.pendingSecret), code.replace(/\s/g, ''), at)
    if (step === null) throw new AppError('INVALID', 'second-step.wrong')
    const inForce = { sealedSecret: row.pendingSecret, pendingSecret: null, enrolledAt: at, lastStep: step }
    await tx
      .update(secondSteps)
      .set({ ...inForce, failures: 0, lockedUntil: 0, resetAt: null, resetBy: null })
      .where(eq(secondSteps.personId, personId))
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
    await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ personId, codeHash })))
    // Elsewhere they are asked for a code of this app.
    const elsewhere = and(eq(sessions.personId, personId), ne(sessions.tokenHash, tokenHash))
    await tx.update(sessions).set({ secondStepAt: null }).where(elsewhere)
    await tx.update(sessions).set({ secondStepAt: at }).where(eq(sessions.tokenHash, tokenHash))
    await record(tx, ctx, { action: 'second-step.enrol', subjectId: personId })
  })
  return { papers }
}
