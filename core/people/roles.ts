import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { people } from '../../db/schema/people.ts'
import { type Role, roles } from '../../db/schema/roles.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { grantedBy, isLive, unitFor } from '../roles.ts'
import { addDays, instantOf } from '../time.ts'
import { openUnitFor } from '../units/open.ts'
import { isLastAdmin } from './last-admin.ts'
import { isGuest } from './person.ts'

export type NewGrant = {
  personId: string
  role: Role
  unitId: string
  /** The last day of it, as `2026-12-31`; without one it lasts. */
  until?: string
  /** The person in whose place they act, to a day, and only as long as that person holds the role. */
  deputyFor?: string
}

/**
 * Grants a role on a unit, or moves the day on which it ends; holding it already so changes nothing. Nobody can say who a
 * guest is, so a guest holds none.
 *
 * @throws AppError INVALID role.ended, role.deputy-until; CONFLICT role.deputy, role.held, role.last-admin, person.guest
 */
export async function grantRole(ctx: Ctx, { until, deputyFor, ...which }: NewGrant): Promise<void> {
  const { personId, role, unitId } = which
  await openUnitFor(ctx, grantedBy[role], unitId)
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  if (!person || person.erasedAt) throw new AppError('NOT_FOUND', 'person.unknown')
  if (isGuest(person)) throw new AppError('CONFLICT', 'person.guest')
  const endsAt = endOf(ctx, until)
  if (deputyFor && endsAt === null) throw new AppError('INVALID', 'role.deputy-until')
  const granted = { ...which, endsAt, deputyFor: deputyFor ?? null }
  await ctx.write(async (tx) => {
    const [held] = await tx.select().from(roles).where(thisGrant(which))
    if (held?.endsAt === endsAt && held.deputyFor === granted.deputyFor) return
    if (deputyFor) await refuseDeputy(tx, ctx.now(), { ...which, deputyFor })
    if (role === 'admin' && held && endsAt !== null && (await isLastAdmin(tx, personId, unitId)))
      throw new AppError('CONFLICT', 'role.last-admin')
    const by = { grantedBy: ctx.actor.personId ?? 'system', grantedAt: ctx.now() }
    await tx
      .insert(roles)
      .values({ ...granted, ...by })
      .onConflictDoUpdate({
        target: [roles.personId, roles.unitId, roles.role],
        set: { endsAt, deputyFor: granted.deputyFor, ...by },
      })
    const detail = { role, ...(until && { until }), ...(deputyFor && { deputyFor }) }
    await record(tx, ctx, { action: 'role.grant', unitId, subjectId: personId, detail })
  })
}

/** @throws AppError INVALID role.ended for a day that is over */
export function endOf(ctx: Pick<Ctx, 'now'>, until?: string): number | null {
  if (!until) return null
  const endsAt = instantOf(addDays(until, 1), '00:00')
  if (endsAt <= ctx.now()) throw new AppError('INVALID', 'role.ended')
  return endsAt
}

type Which = Pick<NewGrant, 'personId' | 'role' | 'unitId'>

const thisGrant = ({ personId, unitId, role }: Which) =>
  and(eq(roles.personId, personId), eq(roles.unitId, unitId), eq(roles.role, role))

/** One stands in for who holds the role in their own right, and has none of it oneself. */
async function refuseDeputy(tx: Tx, at: number, { deputyFor, ...which }: Which & { deputyFor: string }): Promise<void> {
  const live = (personId: string) =>
    tx
      .select()
      .from(roles)
      .where(and(thisGrant({ ...which, personId }), isLive(tx, at)))
  const [principal] = await live(deputyFor)
  if (!principal || principal.deputyFor !== null || deputyFor === which.personId)
    throw new AppError('CONFLICT', 'role.deputy')
  const [own] = await live(which.personId)
  if (own && own.deputyFor === null) throw new AppError('CONFLICT', 'role.held')
}

/** Takes a role back; who stood in for the person does so no longer. */
export async function withdrawRole(ctx: Ctx, which: Which): Promise<void> {
  const { personId, role, unitId } = which
  await unitFor(ctx, grantedBy[role], unitId)
  await ctx.write(async (tx) => {
    if (role === 'admin' && (await isLastAdmin(tx, personId, unitId))) throw new AppError('CONFLICT', 'role.last-admin')
    const gone = await tx.delete(roles).where(thisGrant(which)).returning()
    if (gone.length === 0) throw new AppError('NOT_FOUND')
    const standIns = await tx
      .delete(roles)
      .where(and(eq(roles.deputyFor, personId), eq(roles.unitId, unitId), eq(roles.role, role)))
      .returning()
    for (const { personId: subjectId } of [...gone, ...standIns])
      await record(tx, ctx, { action: 'role.withdraw', unitId, subjectId, detail: { role } })
  })
}
