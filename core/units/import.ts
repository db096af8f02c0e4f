import { and, isNotNull, isNull, sql } from 'drizzle-orm'
import { isDuplicate, type Tx } from '../../db/client.ts'
import { listPieces } from '../../db/pieces.ts'
import { groups } from '../../db/schema/groups.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { mayDo, within } from '../roles.ts'
import type { Fault, Sheet } from '../sheets/sheet.ts'
import { type Plan, type PlannedGroup, planImport } from './import-plan.ts'
import { openUnitFor } from './open.ts'
import type { Unit } from './tree.ts'

// More than these nobody mends one by one.
const mostTold = 500

export type ImportedTree = {
  units: number
  groups: number
  faults: Fault[]
  faultCount: number
  /** What of the file was not read, though nothing is wrong with it. */
  notes: Fault[]
  applied: boolean
}

/**
 * Takes in a tree and its groups from the sheets of a workbook, all or nothing: with one fault nothing is made, and each is
 * told. Without `apply` it only tells what would be.
 */
export async function importUnits(
  ctx: Ctx,
  sheets: readonly Sheet[],
  { parentId, apply }: { parentId: string; apply: boolean },
): Promise<ImportedTree> {
  const root = await openUnitFor(ctx, 'unit.manage', parentId)
  const told = ({ units, groups, faults, notes }: Plan, applied: boolean) => ({
    ...{ units: units.length, groups: groups.length, faultCount: faults.length, applied },
    ...{ faults: faults.slice(0, mostTold), notes: notes.slice(0, mostTold) },
  })
  const first = planImport(sheets, await knownTo(ctx, ctx.db, root))
  if (!apply || first.faults.length > 0) return told(first, false)
  if (first.groups.length > 0 && !mayDo(ctx, 'group.manage', root.path)) throw new AppError('FORBIDDEN')
  return ctx.write(async (tx) => {
    // What others have made since is looked at once more.
    const plan = planImport(sheets, await knownTo(ctx, tx, root))
    if (plan.faults.length > 0) return told(plan, false)
    await insertTree(tx, ctx.now(), plan).catch((error: unknown) => {
      throw isDuplicate(error) ? new AppError('CONFLICT') : error
    })
    const detail = { units: plan.units.length, groups: plan.groups.length }
    await record(tx, ctx, { action: 'unit.import', unitId: root.id, subjectId: root.id, detail })
    return told(plan, true)
  })
}

async function knownTo(ctx: Pick<Ctx, 'actor'>, db: Pick<Tx, 'select'>, root: Unit) {
  const own = await db
    .select()
    .from(units)
    .where(and(within(ctx, 'unit.manage'), isNull(units.closedAt)))
  const coded = await db.select({ code: units.code, name: units.name }).from(units).where(isNotNull(units.code))
  const taken = await db.select({ channel: groups.channel, externalId: groups.externalId }).from(groups)
  return {
    root,
    units: own,
    codes: new Map(coded.map(({ code, name }) => [code ?? '', name])),
    groups: new Set(taken.map(({ channel, externalId }) => `${channel} ${externalId}`)),
  }
}

async function insertTree(tx: Tx, at: number, plan: Plan): Promise<void> {
  const made = new Map<string, { id: string; path: string }>()
  const placeOf = (one: { code: string } | { unit: Unit }) => {
    const place = 'unit' in one ? one.unit : made.get(one.code)
    if (!place) throw new Error('a parent comes before its children')
    return place
  }
  const rows = plan.units.map(({ code, name, kind, parent, memberCount, digestTime }) => {
    const above = placeOf(parent)
    const id = newId('un')
    const path = `${above.path}${id}/`
    made.set(code, { id, path })
    return [id, above.id, path, name, kind, memberCount, digestTime ?? '06:30', code]
  })
  for (const some of listPieces(rows))
    await tx.run(sql`
    insert into units (id, parent_id, path, name, kind, member_count, digest_time, code, created_at)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, ${at}
    from json_each(${JSON.stringify(some)})`)
  const beside = plan.units.flatMap(({ code, beside }) => (beside ? [[made.get(code)?.id, placeOf(beside).id]] : []))
  for (const some of listPieces(beside))
    await tx.run(sql`
    update units set beside_id = value ->> 1 from json_each(${JSON.stringify(some)}) where units.id = value ->> 0`)
  const chats = plan.groups.map(({ name, channel, externalId, of }) => {
    const { id: unitId } = placeOf(of)
    return [newId('gr'), unitId, channel, addressOf(channel, externalId, unitId), name]
  })
  for (const some of listPieces(chats))
    await tx.run(sql`
    insert into groups (id, unit_id, channel, external_id, name, created_at)
    select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ${at} from json_each(${JSON.stringify(some)})`)
}

// A group that no account may join has no number that we could know, and a page on the web is known by its unit.
const addressOf = (channel: PlannedGroup['channel'], externalId: string, unitId: string) =>
  channel === 'share' ? newId('shr') : channel === 'web' ? unitId : externalId
