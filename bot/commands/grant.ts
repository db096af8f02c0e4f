import type { Ctx } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import { grantRole, introducePerson, personMeant, withdrawRole } from '../../core/people/roles.ts'
import { createUnit, unitMeant } from '../../core/units/units.ts'
import { type Role, roleNames } from '../../db/schema/roles.ts'
import { UsageError } from './usage.ts'

type Print = (line: string) => void

/** Grants a role, making the person known and, on an empty deployment, the unit, so that the first command can be this one. */
export async function grant(ctx: Ctx, words: string[], print: Print): Promise<void> {
  const { who, role, where } = said('grant', words)
  const unit = (await unitMeant(ctx, where)) ?? (await createUnit(ctx, { name: where, kind: 'ward' }))
  const person = await personMeant(ctx, who).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return introducePerson(ctx, who)
    throw error
  })
  await grantRole(ctx, { personId: person.id, role, unitId: unit.id })
  print(`${person.name || person.oaUserId} (${person.id}) is ${role} of ${unit.name} (${unit.id})`)
}

/** Takes a role back. What the person did in it stays, and so does the line of who gave it. */
export async function revoke(ctx: Ctx, words: string[], print: Print): Promise<void> {
  const { who, role, where } = said('revoke', words)
  const unit = await unitMeant(ctx, where)
  if (!unit) throw new AppError('NOT_FOUND', 'unit.unknown')
  const person = await personMeant(ctx, who)
  await withdrawRole(ctx, { personId: person.id, role, unitId: unit.id })
  print(`${person.name || person.oaUserId} (${person.id}) is no longer ${role} of ${unit.name} (${unit.id})`)
}

function said(command: string, [who, role, where]: string[]) {
  if (!who || !role || !where) throw new UsageError(`${command} needs a person, a role and a unit`)
  if (!roleNames.includes(role as Role)) throw new UsageError(`no such role: ${role}. One of: ${roleNames.join(', ')}`)
  return { who, role: role as Role, where }
}
