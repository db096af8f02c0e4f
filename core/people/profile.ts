import { eq } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { unitById } from '../units/units.ts'

/** What a person may see of themselves; null for a visitor. */
export async function personOf(ctx: Pick<Ctx, 'db' | 'actor'>) {
  if (!ctx.actor.personId) return null
  const [person] = await ctx.db.select().from(people).where(eq(people.id, ctx.actor.personId))
  if (!person) return null
  const guest = !person.oaUserId && !person.appUserId
  return { id: person.id, name: person.name, unitId: person.unitId, guest }
}

/** Where a person says they belong, and the name they want to be shown by. */
export async function changeProfile(ctx: Ctx, change: { unitId?: string; name?: string }) {
  const { personId } = ctx.actor
  if (!personId) throw new AppError('UNAUTHENTICATED')
  if (change.unitId) await unitById(ctx.db, change.unitId)
  if (Object.keys(change).length > 0) {
    await ctx.write((tx) => tx.update(people).set(change).where(eq(people.id, personId)))
  }
  return personOf(ctx)
}
