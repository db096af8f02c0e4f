import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { people } from '../../../db/schema/people.ts'
import { roles } from '../../../db/schema/roles.ts'
import type { Ctx } from '../../context.ts'
import { recountUnit } from '../../quizzes/submitted.ts'
import { isLive } from '../../roles.ts'
import type { Person } from '../person.ts'

type State = Pick<Person, 'unitState' | 'unitStateAt' | 'unitDecidedBy' | 'unitReason'>

/** Nobody was asked. */
export const unasked: State = { unitState: null, unitStateAt: null, unitDecidedBy: null, unitReason: null }

/**
 * What stands of somebody's belonging once they choose a unit, or let it know of them, or no longer. Who holds a role in
 * that very unit is known there already; anybody else waits for its word.
 */
export async function askUnit(
  tx: Tx,
  ctx: Pick<Ctx, 'now'>,
  { person, unitId, agreed }: { person: Person; unitId: string | null; agreed: boolean },
): Promise<void> {
  await endMembership(tx, person)
  const known = unitId !== null && (await isKnownIn(tx, { personId: person.id, unitId, at: ctx.now() }))
  const unitState = known ? 'confirmed' : agreed && unitId !== null ? 'waiting' : null
  const state = { ...unasked, unitState, unitStateAt: unitState && ctx.now() } as const
  await tx
    .update(people)
    .set({ unitId, ...state })
    .where(eq(people.id, person.id))
  if (unitId && state.unitState === 'confirmed') await recountUnit(tx, ctx, { personId: person.id, unitId })
}

type Place = { personId: string; unitId: string; at: number }

/** A role that has ended says where somebody was. */
const isKnownIn = async (tx: Tx, { personId, unitId, at }: Place): Promise<boolean> =>
  (await tx.$count(roles, and(eq(roles.personId, personId), eq(roles.unitId, unitId), isLive(tx, at)))) > 0

/** Takes back the membership that came with a unit's word; what staff granted by hand stays. */
export async function endMembership(tx: Tx, { id, unitState, unitStateAt, unitDecidedBy }: Person): Promise<void> {
  if (unitState !== 'confirmed' || unitStateAt === null || unitDecidedBy === null) return
  await tx
    .delete(roles)
    .where(
      and(
        eq(roles.personId, id),
        eq(roles.role, 'member'),
        eq(roles.grantedBy, unitDecidedBy),
        eq(roles.grantedAt, unitStateAt),
      ),
    )
}
