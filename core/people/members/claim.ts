import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { people } from '../../../db/schema/people.ts'
import { roles } from '../../../db/schema/roles.ts'
import { memberCodes } from '../../../db/schema/sign-in.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { recountUnit } from '../../quizzes/submitted.ts'
import { isGuest, isLive, signedIn } from '../../roles.ts'
import { unasked } from '../belonging/unit-state.ts'
import { mergePeople } from '../merge.ts'
import type { Person } from '../person.ts'
import { paperHash } from '../second-step/judge.ts'
import { memberKey } from './plan.ts'

/**
 * Makes whom the office introduced one with who types their code, once: what they asked and sent before stays theirs. A code
 * gives membership and nothing else.
 *
 * @throws AppError CONFLICT belonging.guest, member.name; INVALID member.code for a code that is wrong, used or too old
 */
export async function claimMembership(ctx: Ctx, code: string): Promise<{ unit: string }> {
  const personId = signedIn(ctx)
  const codeHash = await paperHash(code.toLowerCase().replaceAll(/[\s–]/g, ''))
  return ctx.write(async (tx) => {
    const [keep] = await tx.select().from(people).where(eq(people.id, personId))
    if (!keep) throw new AppError('UNAUTHENTICATED')
    if (isGuest(keep)) throw new AppError('CONFLICT', 'belonging.guest')
    const drop = await introducedBy(tx, ctx, codeHash)
    const membership = drop && drop.id !== keep.id ? await membershipOf(tx, ctx, drop) : null
    if (!drop || !membership) throw new AppError('INVALID', 'member.code')
    const { unitId } = membership
    const isNamed = keep.introducedAs !== null && keep.introducedAs !== ''
    if (isNamed && memberKey('', keep.introducedAs ?? '') !== memberKey('', drop.introducedAs ?? ''))
      throw new AppError('CONFLICT', 'member.name')
    await tx.delete(memberCodes).where(eq(memberCodes.personId, drop.id))
    await leaveNoDoor(tx, drop.id)
    await mergePeople(tx, ctx, { keep, drop })
    if (keep.unitId === null || (keep.unitId === unitId && keep.unitState !== 'confirmed')) {
      const state = {
        ...unasked,
        unitState: 'confirmed',
        unitStateAt: ctx.now(),
        unitDecidedBy: membership.by,
      } as const
      await tx
        .update(people)
        .set({ unitId, ...state })
        .where(eq(people.id, personId))
      await recountUnit(tx, ctx, { personId, unitId })
    }
    await record(tx, ctx, { action: 'person.claim', unitId, subjectId: personId })
    return { unit: membership.unit }
  })
}

/** Whoever has a Zalo or any other role is nobody's to take, whatever the paper says. */
async function introducedBy(tx: Tx, ctx: Ctx, codeHash: string): Promise<Person | null> {
  const [row] = await tx
    .select({ person: people })
    .from(memberCodes)
    .innerJoin(people, eq(people.id, memberCodes.personId))
    .where(and(eq(memberCodes.codeHash, codeHash), gt(memberCodes.expiresAt, ctx.now()), isNull(people.erasedAt)))
  if (!row || !isGuest(row.person)) return null
  const others = await tx.$count(roles, and(eq(roles.personId, row.person.id), ne(roles.role, 'member')))
  return others > 0 ? null : row.person
}

async function membershipOf(tx: Tx, ctx: Ctx, { id }: Person) {
  const [held] = await tx
    .select({ unitId: units.id, unit: units.name, by: roles.grantedBy })
    .from(roles)
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(and(eq(roles.personId, id), isLive(tx, ctx.now()), isNull(units.closedAt)))
    .orderBy(asc(roles.grantedAt))
    .limit(1)
  return held ?? null
}

/** Nobody who was let in as whom the office introduced stays in as whom they turned out to be. */
async function leaveNoDoor(tx: Tx, personId: string): Promise<void> {
  for (const table of ['sessions', 'login_links', 'zalo_sign_ins', 'chat_sign_ins'])
    await tx.run(sql`delete from ${sql.identifier(table)} where person_id = ${personId}`)
}
