import { eq, type SQL } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { digests } from '../../db/schema/digests.ts'
import { units } from '../../db/schema/units.ts'
import type { Digest } from '../digests/content.ts'
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
