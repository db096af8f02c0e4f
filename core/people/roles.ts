import { and, eq } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { type Role, roles } from '../../db/schema/roles.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { unitFor } from '../roles.ts'
import type { Person } from './person.ts'

/** Grants a role on a unit; holding it already changes nothing. */
export async function grantRole(ctx: Ctx, input: { personId: string; role: Role; unitId: string }): Promise<void> {
  await unitFor(ctx, 'role.grant', input.unitId)
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
    const held = and(eq(roles.personId, personId), eq(roles.unitId, unitId), eq(roles.role, role))
    const gone = await tx.delete(roles).where(held).returning()
    if (gone.length === 0) throw new AppError('NOT_FOUND')
    await record(tx, ctx, { action: 'role.withdraw', unitId, subjectId: personId, detail: { role } })
  })
}

/**
 * The person an operator means: an id of ours, a Zalo id, or a name that one person has.
 * @throws AppError NOT_FOUND when nobody is meant, CONFLICT when several people have the name
 */
export async function personMeant(ctx: Pick<Ctx, 'db'>, words: string): Promise<Person> {
  for (const column of [people.id, people.oaUserId, people.appUserId, people.botUserId]) {
    const [found] = await ctx.db.select().from(people).where(eq(column, words))
    if (found) return found
  }
  const named = await ctx.db
    .select()
    .from(people)
    .where(eq(people.name, words.normalize('NFC')))
  if (named.length > 1) throw new AppError('CONFLICT', 'person.ambiguous', { ids: named.map(({ id }) => id) })
  if (!named[0]) throw new AppError('NOT_FOUND', 'person.unknown')
  return named[0]
}

/** Makes a person known before they have ever written: digits are their Zalo id, anything else their name. */
export async function introducePerson(ctx: Pick<Ctx, 'write' | 'now' | 'actor'>, words: string): Promise<Person> {
  const zaloId = /^\d{10,}$/.test(words)
  const identity = zaloId ? { oaUserId: words } : { name: words.normalize('NFC') }
  return ctx.write(async (tx) => {
    const [person] = await tx
      .insert(people)
      .values({ ...identity, id: newId('pe'), createdAt: ctx.now() })
      .returning()
    await record(tx, ctx, { action: 'person.introduce', subjectId: (person as Person).id })
    return person as Person
  })
}
