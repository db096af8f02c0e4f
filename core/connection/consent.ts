import { and, eq, gt, isNull } from 'drizzle-orm'
import { consentRequests } from '../../db/schema/connection.ts'
import { record } from '../audit.ts'
import { as, type Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { allow, system } from '../roles.ts'
import { dayMs } from '../time.ts'
import { clear } from './alarms.ts'

// The link goes to an administrator of the account, who may not be at a desk.
const linkMs = 3 * dayMs
const subjectId = 'account'

/** The account is the whole office's: only an administrator of a unit at the top may connect it. */
export function allowConnection(ctx: Pick<Ctx, 'actor'>): void {
  allow(ctx, 'connection.manage')
  const atTop = ({ path }: { path: string }) => path.split('/').filter(Boolean).length <= 1
  if (!ctx.actor.system && !ctx.actor.grants.some((grant) => grant.role === 'admin' && atTop(grant)))
    throw new AppError('FORBIDDEN')
}

/** Remembers that a consent is asked for; `state` will come back with it. */
export async function askForConsent(ctx: Ctx, { state, sealedVerifier }: { state: string; sealedVerifier: string }) {
  allowConnection(ctx)
  const createdAt = ctx.now()
  const expiresAt = createdAt + linkMs
  const stateHash = await sha256(state)
  await ctx.write(async (tx) => {
    await tx
      .insert(consentRequests)
      .values({ stateHash, sealedVerifier, askedBy: ctx.actor.personId ?? 'system', createdAt, expiresAt })
    await record(tx, ctx, { action: 'connection.ask', unitId: adminUnit(ctx), subjectId })
  })
  return { expiresAt }
}

/** Takes the request that a consent answers, once; null for a state that nobody asked with, that is used, or too old. */
export async function takeConsent(ctx: Ctx, state: string): Promise<{ sealedVerifier: string } | null> {
  const at = ctx.now()
  const stateHash = await sha256(state)
  return ctx.write(async (tx) => {
    const [taken] = await tx
      .update(consentRequests)
      .set({ usedAt: at })
      .where(
        and(
          eq(consentRequests.stateHash, stateHash),
          isNull(consentRequests.usedAt),
          gt(consentRequests.expiresAt, at),
        ),
      )
      .returning({ sealedVerifier: consentRequests.sealedVerifier })
    return taken ?? null
  })
}

/** The account is connected anew: whatever was wrong with the consent before it is over. */
export const noteConsent = (ctx: Ctx) =>
  ctx.write(async (tx) => {
    for (const kind of ['lost', 'unanswered', 'lapses'] as const) await clear(tx, ctx, kind)
    await record(tx, as(ctx, system), { action: 'connection.consent', subjectId })
  })

const adminUnit = ({ actor }: Ctx) => actor.grants.find(({ role }) => role === 'admin')?.unitId
