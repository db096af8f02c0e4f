import { and, asc, count, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { type DeclineReason, people } from '../../../db/schema/people.ts'
import { roles } from '../../../db/schema/roles.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { recountUnit } from '../../quizzes/submitted.ts'
import { allow, signedIn, within } from '../../roles.ts'

const mostListed = 500

// Nobody can say who a guest is, so nobody waits for a word about one.
const isSomebody = or(
  isNotNull(people.oaUserId),
  isNotNull(people.appUserId),
  isNotNull(people.botUserId),
  isNotNull(people.introducedAs),
)
const waits = and(eq(people.unitState, 'waiting'), isNull(people.erasedAt), isSomebody)

/** How many wait for a unit's word, in the units where the actor may give it. */
export async function countWaiting(ctx: Ctx): Promise<number> {
  const [all] = await ctx.db
    .select({ total: count() })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(and(waits, within(ctx, 'person.confirm')))
  return all?.total ?? 0
}

/** Who waits for a unit's word in the units where the actor may give it, the longest waiting first, and how many there are. */
export async function listWaiting(ctx: Ctx) {
  const waiting = await ctx.db
    .select({
      id: people.id,
      name: people.name,
      introducedAs: people.introducedAs,
      onZalo: sql<number>`${people.oaUserId} is not null or ${people.appUserId} is not null`,
      unitId: units.id,
      unitName: units.name,
      since: people.unitStateAt,
    })
    .from(people)
    .innerJoin(units, eq(units.id, people.unitId))
    .where(and(waits, within(ctx, 'person.confirm')))
    .orderBy(asc(people.unitStateAt), asc(people.id))
    .limit(mostListed)
  return {
    total: await countWaiting(ctx),
    waiting: waiting.map(({ introducedAs, onZalo, ...one }) => ({
      ...one,
      name: introducedAs ?? one.name,
      onZalo: Boolean(onZalo),
    })),
  }
}

export type Decision = { people: { id: string; unitId: string }[]; confirm: boolean; reason?: DeclineReason }

/**
 * Says of people who wait that they belong to the unit they chose, which makes them its members, or that they do not. Whoever
 * has chosen another unit since, or no longer waits, is left as they are.
 *
 * @returns how many it was said of
 */
export async function decideBelonging(ctx: Ctx, input: Decision): Promise<{ decided: number }> {
  allow(ctx, 'person.confirm')
  if (!input.confirm && !input.reason) throw new AppError('INVALID', 'belonging.reason')
  const by = signedIn(ctx)
  const pairs = JSON.stringify(input.people.map(({ id, unitId }) => [id, unitId]))
  return ctx.write(async (tx) => {
    const meant = await tx
      .select({ id: people.id, unitId: units.id })
      .from(people)
      .innerJoin(units, eq(units.id, people.unitId))
      .where(
        and(
          waits,
          within(ctx, 'person.confirm'),
          isNull(units.closedAt),
          sql`exists (select 1 from json_each(${pairs}) one where one.value ->> 0 = ${people.id} and one.value ->> 1 = ${people.unitId})`,
        ),
      )
    const at = ctx.now()
    for (const { id: personId, unitId } of meant) {
      await tx
        .update(people)
        .set({
          unitState: input.confirm ? 'confirmed' : 'declined',
          unitStateAt: at,
          unitDecidedBy: by,
          unitReason: input.confirm ? null : (input.reason ?? null),
        })
        .where(eq(people.id, personId))
      if (input.confirm) {
        await tx
          .insert(roles)
          .values({ personId, unitId, role: 'member', grantedBy: by, grantedAt: at })
          // A membership that has ended is taken up again; one that lasts stays as it is.
          .onConflictDoUpdate({
            target: [roles.personId, roles.unitId, roles.role],
            set: { endsAt: null, grantedBy: by, grantedAt: at },
            setWhere: lte(roles.endsAt, at),
          })
        await recountUnit(tx, ctx, { personId, unitId })
      }
      await record(tx, ctx, {
        action: input.confirm ? 'person.confirm' : 'person.decline',
        unitId,
        subjectId: personId,
        ...(!input.confirm && { detail: { reason: input.reason } }),
      })
    }
    return { decided: meant.length }
  })
}
