import { and, count, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { listPieces } from '../../../db/pieces.ts'
import { people } from '../../../db/schema/people.ts'
import { roles } from '../../../db/schema/roles.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newId, newPaperCode } from '../../ids.ts'
import { isLive, within } from '../../roles.ts'
import type { Fault, Sheet } from '../../sheets/sheet.ts'
import { dayMs, dayOf } from '../../time.ts'
import { openUnitFor } from '../../units/open.ts'
import type { Unit } from '../../units/tree.ts'
import { endOf } from '../roles.ts'
import { paperHash } from '../second-step/judge.ts'
import { type MemberPlan, memberKey, type PlannedMember, planMembers } from './plan.ts'

// More than these nobody mends one by one.
const mostTold = 500
/** Long enough for a paper to be handed out at the next meetings. */
export const memberCodeMs = 90 * dayMs

export type ImportedMembers = {
  /** How many are, or would be, added. */
  added: number
  /** How many are members already. */
  present: number
  faults: Fault[]
  faultCount: number
  /** What of the file was not read, though nothing is wrong with it. */
  notes: Fault[]
  applied: boolean
  /** What each of them types once; told this once, and kept nowhere. */
  codes: { id: string; name: string; unit: string; code: string }[]
}

/**
 * Takes in members of units from the sheets of a workbook, all or nothing: with one fault nobody is made, and each is told.
 * Without `apply` it only tells what would be.
 */
export async function importMembers(
  ctx: Ctx,
  sheets: readonly Sheet[],
  { unitId, apply }: { unitId: string; apply: boolean },
): Promise<ImportedMembers> {
  const unit = await openUnitFor(ctx, 'person.confirm', unitId)
  const told = (
    { members, present, faults, notes }: MemberPlan,
    codes?: ImportedMembers['codes'],
  ): ImportedMembers => ({
    ...{ added: members.length, present, faultCount: faults.length, applied: codes !== undefined },
    ...{ faults: faults.slice(0, mostTold), notes: notes.slice(0, mostTold), codes: codes ?? [] },
  })
  const first = planMembers(sheets, await knownTo(ctx, ctx.db, unit))
  if (!apply || first.faults.length > 0) return told(first)
  const ids = first.members.map(() => newId('pe'))
  const codes = first.members.map(() => newPaperCode())
  const hashes = await Promise.all(codes.map(paperHash))
  return ctx.write(async (tx) => {
    // What others have made since is looked at once more.
    const plan = planMembers(sheets, await knownTo(ctx, tx, unit))
    if (plan.faults.length > 0) return told(plan)
    if (plan.members.length > codes.length) throw new AppError('CONFLICT')
    if (plan.members.length === 0) return told(plan, [])
    await insertMembers(tx, ctx, plan.members, { ids, hashes })
    const detail = { added: plan.members.length, present: plan.present }
    await record(tx, ctx, { action: 'person.import', unitId: unit.id, subjectId: unit.id, detail })
    return told(
      plan,
      plan.members.map(({ name, unit }, at) => ({ id: ids[at] ?? '', name, unit: unit.name, code: codes[at] ?? '' })),
    )
  })
}

async function knownTo(ctx: Ctx, db: Pick<Tx, 'select'>, unit: Unit) {
  const scope = within(ctx, 'person.confirm')
  const shownName = sql<string>`coalesce(nullif(${people.introducedAs}, ''), ${people.name})`
  const held = await db
    .select({ unitId: roles.unitId, name: shownName, many: count() })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .innerJoin(units, eq(units.id, roles.unitId))
    .where(and(scope, eq(roles.role, 'member'), isLive(ctx.db, ctx.now())))
    .groupBy(roles.unitId, shownName)
  const members = new Map<string, number>()
  for (const { unitId, name, many } of held) {
    const key = memberKey(unitId, name)
    members.set(key, (members.get(key) ?? 0) + many)
  }
  return { unit, units: await db.select().from(units).where(scope), members, today: dayOf(ctx.now()) }
}

async function insertMembers(
  tx: Tx,
  ctx: Ctx,
  members: readonly PlannedMember[],
  { ids, hashes }: { ids: string[]; hashes: string[] },
): Promise<void> {
  const at = ctx.now()
  const by = ctx.actor.personId ?? 'system'
  const all = members.map(({ name, unit, until }, one) => [
    ...[ids[one], name, unit.id, endOf(ctx, until ?? undefined), hashes[one]],
  ])
  for (const some of listPieces(all)) {
    const rows = JSON.stringify(some)
    await tx.run(sql`
      insert into people (id, name, introduced_as, follows, created_at)
      select value ->> 0, value ->> 1, value ->> 1, 0, ${at} from json_each(${rows})`)
    await tx.run(sql`
      insert into roles (person_id, unit_id, role, granted_by, granted_at, ends_at)
      select value ->> 0, value ->> 2, 'member', ${by}, ${at}, value ->> 3 from json_each(${rows})`)
    await tx.run(sql`
      insert into member_codes (code_hash, person_id, expires_at)
      select value ->> 4, value ->> 0, ${at + memberCodeMs} from json_each(${rows})`)
  }
}
