import { desc, eq, type SQLWrapper, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { unitPasts, units } from '../../db/schema/units.ts'
import { AppError } from '../errors.ts'
import type { Unit } from './tree.ts'

type Reading = Pick<Tx, 'select'>

/** The ids of a unit and of all that it took over from, inside another query: what these did is found under it too. */
export const ofUnitAndFormer = (column: SQLWrapper, unitId: string) => sql`${column} in (
  with recursive line (id) as (
    select ${unitId} union select u.id from units u join line on u.successor_id = line.id)
  select id from line)`

/**
 * The unit itself or, where it has ended, who took over in the end: a phone that was offline may still choose the old one.
 * @throws AppError NOT_FOUND for an unknown unit, CONFLICT where it ended and nobody took over
 */
export async function unitNow(db: Reading, id: string): Promise<Unit> {
  const seen = new Set<string>()
  for (let next: string | null = id; next && !seen.has(next); ) {
    seen.add(next)
    const [unit]: Unit[] = await db.select().from(units).where(eq(units.id, next))
    if (!unit) throw new AppError('NOT_FOUND')
    if (unit.closedAt === null) return unit
    next = unit.successorId
  }
  throw new AppError('CONFLICT', 'unit.ended')
}

/** Notes what a unit was until now, before its name or its number of people changes. */
export const notePast = (tx: Tx, { id, name, memberCount }: Unit, until: number) =>
  tx.insert(unitPasts).values({ unitId: id, name, memberCount, until })

/** Names that units had: by the unit's id, latest first, without the present one. */
export async function formerNames(db: Pick<Reader, 'select'>): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ unitId: unitPasts.unitId, name: unitPasts.name, now: units.name })
    .from(unitPasts)
    .innerJoin(units, eq(units.id, unitPasts.unitId))
    .orderBy(desc(unitPasts.until))
  const names = new Map<string, string[]>()
  for (const { unitId, name, now } of rows) {
    const known = names.get(unitId) ?? []
    if (name !== now && !known.includes(name)) names.set(unitId, [...known, name])
  }
  return names
}
