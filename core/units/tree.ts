import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { idsIn, units } from '../../db/schema/units.ts'
import { AppError } from '../errors.ts'
import { communes } from './kinds.ts'

export type Unit = typeof units.$inferSelect

/** The id of the unit at the top, inside another query. */
export const topUnitId: SQL = sql`(select id from units order by created_at, path limit 1)`

/** The unit in a column that is null for the top, inside another query. */
export const ownUnit = (column: SQLWrapper): SQL<string> => sql`coalesce(${column}, ${topUnitId})`

/** The unit at the top; null before the first is made. */
export async function topUnit(db: Pick<Tx, 'select'>): Promise<Unit | null> {
  const [top] = await db.select().from(units).where(eq(units.id, topUnitId))
  return top ?? null
}

/** The unit at the top: what is said to nobody in particular is said to it. */
export async function rootUnit(db: Pick<Tx, 'select'>): Promise<Unit> {
  const root = await topUnit(db)
  if (!root) throw new AppError('UNAVAILABLE', 'no-unit')
  return root
}

/**
 * The ward, commune or special zone that looks after a unit, inside another query: itself, or the nearest above it that has
 * not ended; the unit in the column where there is none, and the top where that is null.
 */
export const keeperOf = (column: SQLWrapper): SQL<string> => sql`coalesce((
  select keeper.id from units keeper, units kept where kept.id = ${column} and keeper.id in ${idsIn(sql`kept.path`)}
    and keeper.kind in (select value from json_each(${JSON.stringify(communes)})) and keeper.closed_at is null
  order by length(keeper.path) desc limit 1), ${column}, ${topUnitId})`
