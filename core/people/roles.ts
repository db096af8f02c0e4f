import { and, eq } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { type Role, roles } from '../../db/schema/roles.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { unitFor } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import { isLastAdmin } from './last-admin.ts'
import { isGuest } from './person.ts'

/** Grants a role on a unit; holding it already changes nothing. Nobody can say who a guest is, so a guest holds none. */
export async function grantRole(ctx: Ctx, input: { personId: string; role: Role; unitId: string }): Promise<void> {
  await openUnitFor(ctx, 'role.grant', input.unitId)
  const [person] = await ctx.db.select().from(people).where(eq(people.id, input.personId))
  if (!person || person.erasedAt) throw new AppError('NOT_FOUND', 'person.unknown')
  if (isGuest(person)) throw new AppError('CONFLICT', 'person.guest')
  await ctx.write(async (tx) => {
    const granted = await tx
      .insert(roles)
      .values({ ...input, grantedBy: ctx.actor.personId ?? 'system', grantedAt: ctx.now() })
      .onConflictDoNothing()
      .returning()
    if (granted.length === 0) return
    const { unitId, personId, role } = input
    await record(tx, ctx, { action: 'role.grant', unitId, subjectId: personId, detail: { role } })
  })
}

export async function withdrawRole(ctx: Ctx, input: { personId: string; role: Role; unitId: string }): Promise<void> {
  await unitFor(ctx, 'role.grant', input.unitId)
  await ctx.write(async (tx) => {
    const { unitId, personId, role } = input
    if (role === 'admin' && (await isLastAdmin(tx, personId, unitId))) throw new AppError('CONFLICT', 'role.last-admin')
    const held = and(eq(roles.personId, personId), eq(roles.unitId, unitId), eq(roles.role, role))
    const gone = await tx.delete(roles).where(held).returning()
    if (gone.length === 0) throw new AppError('NOT_FOUND')
    await record(tx, ctx, { action: 'role.withdraw', unitId, subjectId: personId, detail: { role } })
  })
}
