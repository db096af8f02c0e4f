import type { Ctx } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import { grantRole, introducePerson, personMeant } from '../../core/people/roles.ts'
import { createUnit, unitMeant } from '../../core/units/units.ts'
import { type Role, roleNames } from '../../db/schema/units.ts'
import { UsageError } from './usage.ts'

/** Grants a role, making the person known and, on an empty deployment, the unit, so that the first command can be this one. */
export async function grant(ctx: Ctx, [who, role, where]: string[], print: (line: string) => void): Promise<void> {
  if (!who || !role || !where) throw new UsageError('grant needs a person, a role and a unit')
  if (!roleNames.includes(role as Role)) throw new UsageError(`no such role: ${role}. One of: ${roleNames.join(', ')}`)
  const unit = (await unitMeant(ctx, where)) ?? (await createUnit(ctx, { name: where, kind: 'ward' }))
  const person = await personMeant(ctx, who).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return introducePerson(ctx, who)
    throw error
  })
  await grantRole(ctx, { personId: person.id, role: role as Role, unitId: unit.id })
  print(`${person.name || person.oaUserId} (${person.id}) is ${role} of ${unit.name} (${unit.id})`)
}
