import { asc } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { units } from '../../db/schema/units.ts'
import { AppError } from '../errors.ts'

/** The unit at the top; null before the first is made. */
export async function topUnit(db: Pick<Tx, 'select'>): Promise<Unit | null> {
  const [top] = await db.select().from(units).orderBy(asc(units.createdAt), asc(units.path)).limit(1)
  return top ?? null
}

/** The unit at the top: what is said to nobody in particular is said to it. */
export async function rootUnit(db: Pick<Tx, 'select'>): Promise<Unit> {
  const root = await topUnit(db)
  if (!root) throw new AppError('UNAVAILABLE', 'no-unit')
  return root
}

export type Unit = typeof units.$inferSelect
