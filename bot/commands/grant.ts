import type { Ctx } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import { introducePerson, personMeant } from '../../core/people/meant.ts'
import { isGuest, type Person } from '../../core/people/person.ts'
import { grantRole, withdrawRole } from '../../core/people/roles.ts'
import { resetSecondStep } from '../../core/people/second-step/reset.ts'
import { makeLoginLink } from '../../core/people/sessions.ts'
import { writtenDay } from '../../core/time.ts'
import { createUnit, unitMeant } from '../../core/units/units.ts'
import { type Role, roleNames } from '../../db/schema/roles.ts'
import { UsageError } from './usage.ts'

type Print = (line: string) => void

/** Grants a role, making the person known and, on an empty deployment, the unit, so that the first command can be this one. */
export async function grant(ctx: Ctx, words: string[], print: Print): Promise<void> {
  const { who, role, where } = grantSaid('grant', words)
  const unit = (await unitMeant(ctx, where)) ?? (await createUnit(ctx, { name: where, kind: 'ward' }))
  const known = await personMeant(ctx, who).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
  const person = known ?? (await introducePerson(ctx, who))
  await grantRole(ctx, { personId: person.id, role, unitId: unit.id })
  const since = known ? knownBy(known) : 'introduced just now, by this command'
  print(`${named(person)} is ${role} of ${unit.name} (${unit.id}); ${since}`)
}

/** Takes a role back. What the person did in it stays, and so does the line of who gave it. */
export async function revoke(ctx: Ctx, words: string[], print: Print): Promise<void> {
  const { who, role, where } = grantSaid('revoke', words)
  const unit = await unitMeant(ctx, where)
  if (!unit) throw new AppError('NOT_FOUND', 'unit.unknown')
  const person = await personMeant(ctx, who)
  await withdrawRole(ctx, { personId: person.id, role, unitId: unit.id })
  print(`${named(person)} is no longer ${role} of ${unit.name} (${unit.id}); ${knownBy(person)}`)
}

/** Prints a link that signs a person in once; who that is goes to `tell`, so that the link can be piped on alone. */
export async function login(ctx: Ctx, [who]: string[], publicUrl: string, print: Print, tell: Print): Promise<void> {
  if (!who) throw new UsageError('login needs a person')
  const person = await personMeant(ctx, who)
  if (isGuest(person)) throw new AppError('CONFLICT', 'person.guest')
  const secret = await makeLoginLink(ctx, person.id)
  tell(`This signs in ${named(person)}; ${knownBy(person)}`)
  print(`${publicUrl}/console/#login=${secret}`)
}

/** For the last admin who has lost both phone and paper: whoever else may reset it in the console. */
export async function resetStep(ctx: Ctx, [who]: string[], print: Print): Promise<void> {
  if (!who) throw new UsageError('reset-second-step needs a person')
  const person = await personMeant(ctx, who)
  await resetSecondStep(ctx, person.id)
  print(`${named(person)} is signed out and sets up a second step at the next sign-in; ${knownBy(person)}`)
}

const named = ({ id, name, introducedAs, ...ids }: Person) =>
  `${introducedAs || name || ids.oaUserId || ids.appUserId || ids.botUserId || 'somebody without a name'} (${id})`

/** Since when a person is known, and by what; a name that is only theirs is called so. */
function knownBy(person: Person): string {
  const since = writtenDay(person.createdAt)
  if (isGuest(person)) return `a guest since ${since}, whoever they say they are`
  const ids = [
    person.introducedAs === null ? '' : 'the name by which the office introduced them',
    person.oaUserId && `the Zalo id ${person.oaUserId} of the official account`,
    person.appUserId && `the Zalo id ${person.appUserId} of the mini app`,
    person.botUserId && `the Zalo id ${person.botUserId} of the bot`,
  ].filter(Boolean)
  const own = person.introducedAs === null && person.name ? ', and calls themselves so' : ''
  return `known since ${since} by ${ids.join(' and ')}${own}`
}

/** @throws UsageError when a word is missing or no role */
export function grantSaid(command: string, [who, role, where]: string[]) {
  if (!who?.trim() || !role || !where) throw new UsageError(`${command} needs a person, a role and a unit`)
  if (!roleNames.includes(role as Role)) throw new UsageError(`no such role: ${role}. One of: ${roleNames.join(', ')}`)
  return { who: who.trim(), role: role as Role, where }
}
