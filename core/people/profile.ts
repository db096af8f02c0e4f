import { eq } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isGuest } from '../roles.ts'
import { unitNow } from '../units/former.ts'
import { applyConsent, hasConsented } from './consents.ts'

/** What a person may see of themselves; null for a visitor. */
export async function personOf(ctx: Pick<Ctx, 'db' | 'actor'>) {
  if (!ctx.actor.personId) return null
  const [person] = await ctx.db.select().from(people).where(eq(people.id, ctx.actor.personId))
  if (!person) return null
  const showsName = await hasConsented(ctx.db, person.id, 'contest')
  const onZalo = Boolean(person.oaUserId || person.appUserId)
  const { id, name, unitId } = person
  return { id, name, unitId, guest: isGuest(person), onZalo, showsName }
}

/** Where a person says they belong, the name they want to be shown by, and whether a ranking may show it. */
export async function changeProfile(
  ctx: Ctx,
  { showName, ...given }: { unitId?: string; name?: string; showName?: boolean },
) {
  const { personId } = ctx.actor
  if (!personId) throw new AppError('UNAUTHENTICATED')
  const change = given.unitId ? { ...given, unitId: (await unitNow(ctx.db, given.unitId)).id } : given
  await ctx.write(async (tx) => {
    if (Object.keys(change).length > 0) await tx.update(people).set(change).where(eq(people.id, personId))
    if (showName !== undefined) await applyConsent(tx, ctx, { personId, purpose: 'contest', given: showName })
  })
  return personOf(ctx)
}
