import { eq } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { type Purpose, people, purposes } from '../../db/schema/people.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { unitNow } from '../units/former.ts'
import { askUnit } from './belonging/unit-state.ts'
import { applyConsent, consentsOf, hasConsented } from './consents.ts'
import { isGuest, type Person } from './person.ts'
import { noteDoneAtOnce } from './requests/at-once.ts'

/** What a person may see of themselves; null for a visitor. */
export async function personOf(ctx: Pick<Ctx, 'db' | 'actor'>) {
  if (!ctx.actor.personId) return null
  const [person] = await ctx.db.select().from(people).where(eq(people.id, ctx.actor.personId))
  if (!person) return null
  const { id, name, unitId, unitState, unitReason } = person
  const onZalo = Boolean(person.oaUserId || person.appUserId)
  const consents = await consentsOf(ctx.db, id)
  const showsName = consents.some(({ purpose }) => purpose === 'contest')
  return { id, name, unitId, unitState, unitReason, guest: isGuest(person), onZalo, showsName, consents }
}

type Change = {
  unitId?: string
  name?: string
  showName?: boolean
  consents?: Partial<Record<Purpose, boolean>>
}

/**
 * Where a person says they belong, the name they want to be shown by, and what they agree to. Another unit must confirm them
 * anew; what the app does by itself of a right stands in the register at once.
 */
export async function changeProfile(ctx: Ctx, { showName, consents = {}, name, unitId }: Change) {
  const { personId } = ctx.actor
  if (!personId) throw new AppError('UNAUTHENTICATED')
  const chosen = unitId ? (await unitNow(ctx.db, unitId)).id : undefined
  const said = { ...(showName !== undefined && { contest: showName }), ...consents }
  await ctx.write(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId))
    if (!person) throw new AppError('UNAUTHENTICATED')
    if (name !== undefined && name !== person.name) {
      await tx.update(people).set({ name }).where(eq(people.id, personId))
      if (person.name) await noteDoneAtOnce(tx, ctx, { personId, kind: 'correct' })
    }
    const after = { ...person, name: name ?? person.name }
    const told = await agree(tx, ctx, after, said)
    if (told || (chosen !== undefined && chosen !== person.unitId))
      await askUnit(tx, ctx, {
        person,
        unitId: chosen ?? person.unitId,
        agreed: await hasConsented(tx, personId, 'unit'),
      })
  })
  return personOf(ctx)
}

/** Each purpose by itself; true where the unit may know of them from now on, or no longer. */
async function agree(tx: Tx, ctx: Ctx, person: Person, said: Partial<Record<Purpose, boolean>>): Promise<boolean> {
  let told = false
  for (const purpose of purposes) {
    const given = said[purpose]
    if (given === undefined) continue
    if (purpose === 'unit' && given) mayBeKnown(person)
    if (!(await applyConsent(tx, ctx, { personId: person.id, purpose, given }))) continue
    if (purpose === 'unit') told = true
    if (!given) await noteDoneAtOnce(tx, ctx, { personId: person.id, kind: 'withdraw' })
  }
  return told
}

/** Nobody confirms a guest, whom nothing but a browser knows, or somebody without a name. */
function mayBeKnown(person: Person): void {
  if (isGuest(person)) throw new AppError('CONFLICT', 'belonging.guest')
  if (!person.name && !person.introducedAs) throw new AppError('INVALID', 'belonging.name')
}
