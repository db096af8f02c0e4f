import { and, eq, exists, isNull, or, type SQL } from 'drizzle-orm'
import { people } from '../../db/schema/people.ts'
import { roles } from '../../db/schema/roles.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { composed } from '../text/composed.ts'
import type { Person } from './person.ts'

const nameIn = (words: string) => composed(words).trim().replace(/\s+/g, ' ')

/**
 * The person an operator means: an id of ours, a Zalo id, or the name by which the office introduced them. What people call
 * themselves tells nobody apart, for anybody may call themselves so.
 * @throws AppError NOT_FOUND when nobody is meant, CONFLICT when several are
 */
export async function personMeant(ctx: Pick<Ctx, 'db'>, words: string): Promise<Person> {
  const living = (which: SQL | undefined) =>
    ctx.db
      .select()
      .from(people)
      .where(and(which, isNull(people.erasedAt)))
  const columns = [people.id, people.oaUserId, people.appUserId, people.botUserId]
  const byId = await living(or(...columns.map((column) => eq(column, words))))
  const meant = byId.length > 0 ? byId : await living(eq(people.introducedAs, nameIn(words)))
  const [found, another] = meant
  if (another) throw new AppError('CONFLICT', 'person.ambiguous', { ids: meant.map(({ id }) => id) })
  if (found) return found
  // Roles were once given by such names: whoever takes one back needs to know whose it is.
  const held = exists(ctx.db.select({ id: roles.personId }).from(roles).where(eq(roles.personId, people.id)))
  const selfNamed = await living(and(eq(people.name, nameIn(words)), held))
  throw new AppError('NOT_FOUND', 'person.unknown', {
    ...(selfNamed.length > 0 && { callThemselvesSo: selfNamed.map(({ id }) => id) }),
  })
}

/**
 * Makes a person known before they have ever written: digits are their Zalo id, anything else the name by which the office
 * knows them.
 * @throws AppError NOT_FOUND for what looks like an id of ours: nobody has it
 */
export async function introducePerson(ctx: Pick<Ctx, 'write' | 'now' | 'actor'>, words: string): Promise<Person> {
  if (/^pe_\w+$/.test(words)) throw new AppError('NOT_FOUND', 'person.unknown')
  const name = nameIn(words)
  const zaloId = /^\d{10,}$/.test(words)
  const identity = zaloId ? { oaUserId: words } : { name, introducedAs: name }
  return ctx.write(async (tx) => {
    const [person] = await tx
      .insert(people)
      .values({ ...identity, id: newId('pe'), createdAt: ctx.now() })
      .returning()
    await record(tx, ctx, { action: 'person.introduce', subjectId: (person as Person).id })
    return person as Person
  })
}
