import { eq } from 'drizzle-orm'
import { people } from '../../../db/schema/people.ts'
import type { RoundRules } from '../../../db/schema/quizzes.ts'
import { units } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { Reason } from '../../refusals.ts'
import { isEntrusted, isGuest, isStaff } from '../../roles.ts'
import { unitNow } from '../../units/former.ts'

type Asking = Pick<Ctx, 'db' | 'actor'>
type Person = typeof people.$inferSelect

export async function actingPerson({ db, actor }: Asking): Promise<Person | null> {
  if (!actor.personId) return null
  const [person] = await db.select().from(people).where(eq(people.id, actor.personId))
  return person ?? null
}

export type KeptOut = Extract<
  Reason,
  'attempt.organiser' | 'attempt.staff' | 'attempt.zalo-only' | 'attempt.members-only'
>

/** Why a round is not open to whoever acts, as far as is known; null where it is. A visitor may yet sign in. */
export async function keptOutBy(
  ctx: Asking,
  { rules, unitPath }: { rules: RoundRules; unitPath: string },
): Promise<KeptOut | null> {
  if (rules.excludeOrganisers && isEntrusted(ctx, 'quiz.write', unitPath)) return 'attempt.organiser'
  if (rules.excludeStaff && isStaff(ctx.actor)) return 'attempt.staff'
  const { people: whom = 'all', memberOf = [] } = rules
  if (whom === 'all' || !ctx.actor.personId) return null
  const person = await actingPerson(ctx)
  if (!person || isGuest(person)) return 'attempt.zalo-only'
  if (whom === 'zalo') return null
  const paths = memberOf.length > 0 ? (await unitsNow(ctx, memberOf)).map(({ path }) => path) : [unitPath]
  return (await isMemberUnder(ctx, person, paths)) ? null : 'attempt.members-only'
}

async function isMemberUnder({ db }: Asking, { unitId, unitState }: Person, paths: string[]): Promise<boolean> {
  if (unitId === null || unitState !== 'confirmed') return false
  const [unit] = await db.select({ path: units.path }).from(units).where(eq(units.id, unitId))
  return unit !== undefined && paths.some((path) => unit.path.startsWith(path))
}

/** The units that were named when the rules were written, as they are now: one that ended stands for who took over. */
export async function unitsNow({ db }: Pick<Ctx, 'db'>, ids: string[]) {
  const found: Awaited<ReturnType<typeof unitNow>>[] = []
  for (const id of ids) {
    try {
      found.push(await unitNow(db, id))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  return found
}
