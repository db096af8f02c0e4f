import { and, eq, gte, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { digests } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import type { Digest } from '../digests/content.ts'
import { dayOf } from '../time.ts'
import type { Unit } from '../units/tree.ts'

export type Morning = { digest: Digest; unit: Unit }

/** Digests, announcements and series of a condition, each with its unit, in the order of their parts. */
export const morningsWhere = (db: Reader, condition: SQL | undefined): Promise<Morning[]> =>
  db
    .select({ digest: digests, unit: units })
    .from(digests)
    .innerJoin(units, eq(units.id, digests.unitId))
    .where(condition)
    .orderBy(digests.part)

/** What somebody can still approve: a digest until its day is over, an announcement until its own time or end has gone by. */
export const stillWaits = (now: number) =>
  and(
    eq(digests.status, 'draft'),
    or(ne(digests.kind, 'digest'), gte(digests.day, dayOf(now))),
    isNull(digests.missed),
    isNull(digests.returnedFor),
  )
