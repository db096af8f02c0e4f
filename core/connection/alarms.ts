import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/client.ts'
import { connectionAlarms } from '../../db/schema/connection.ts'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'

type Kind = (typeof connectionAlarms.$inferSelect)['kind']

const open = (kind: Kind, subject?: string) =>
  and(
    eq(connectionAlarms.kind, kind),
    subject === undefined ? undefined : eq(connectionAlarms.subject, subject),
    isNull(connectionAlarms.clearedAt),
  )

/** Raises an alarm, or counts one that stands; true when it is new. */
export async function raise(tx: Tx, ctx: Pick<Ctx, 'now'>, kind: Kind, subject = ''): Promise<boolean> {
  const at = ctx.now()
  const standing = await tx
    .update(connectionAlarms)
    .set({ times: sql`${connectionAlarms.times} + 1`, lastAt: at })
    .where(open(kind, subject))
    .returning({ id: connectionAlarms.id })
  if (standing.length > 0) return false
  await tx.insert(connectionAlarms).values({ id: newId('al'), kind, subject, raisedAt: at, lastAt: at })
  return true
}

/** Clears what stands of a kind, but for one subject if it is named. */
export const clear = (tx: Tx, ctx: Pick<Ctx, 'now'>, kind: Kind, but?: string) =>
  tx
    .update(connectionAlarms)
    .set({ clearedAt: ctx.now() })
    .where(and(open(kind), but === undefined ? undefined : ne(connectionAlarms.subject, but)))

export const openAlarms = (db: Reader) =>
  db.select().from(connectionAlarms).where(isNull(connectionAlarms.clearedAt)).orderBy(asc(connectionAlarms.raisedAt))
