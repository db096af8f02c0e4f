import { type SQL, sql } from 'drizzle-orm'
import { accessLevels, type documents } from '../../db/schema/library.ts'
import { isBelow } from '../../db/schema/units.ts'
import { type Clearance, isCleared, type Restricted } from './clearance.ts'

// The only place that says who may see a document: what is public is everybody's; what is not is for the people of its unit
// and of the units below it, and for those who keep the library of its unit.

/** Whether a document stands on the shelf: a version of it was published, and nobody has taken it away. */
export const isShown = ({ version, retiredAt }: Pick<typeof documents.$inferSelect, 'version' | 'retiredAt'>) =>
  version > 0 && retiredAt === null

/** `isShown` as a condition on `documents`, by the name that a query gives the table. */
export const shown = (as = 'documents'): SQL => sql`(${sql.raw(as)}.version > 0 and ${sql.raw(as)}.retired_at is null)`

/** The condition that it stands there for readers with this clearance. */
export const shownTo = (clearance: Clearance, as = 'documents'): SQL =>
  sql`(${shown(as)} and (${sql.join([sql`${sql.raw(as)}.access = 'public'`, ...clearedIn(clearance, as)], sql` or `)}))`

/**
 * The condition that a document is of a level that the reader sees elsewhere, and not theirs; null where no document can be.
 * The marks of the index know the levels alone.
 */
export function closedTo(clearance: Clearance, as = 'documents'): SQL | null {
  const cleared = clearedIn(clearance, as)
  if (cleared.length === 0) return null
  const levels = restricted.filter((level) => isCleared(clearance, level))
  return sql`(${sql.raw(as)}.access in (select value from json_each(${JSON.stringify(levels)}))
    and not (${sql.join(cleared, sql` or `)}))`
}

const restricted = accessLevels.filter((level): level is Restricted => level !== 'public')

/** A document of no unit is the top one's: everybody of the office stands below that. */
function clearedIn(clearance: Clearance, as: string): SQL[] {
  const unit = sql`${sql.raw(as)}.unit_id`
  return restricted
    .filter((level) => isCleared(clearance, level))
    .map((level) => {
      const { units, under } = clearance[level]
      const kept = under.map((path) => isBelow(sql`path`, path))
      return sql`(${sql.raw(as)}.access = ${level} and (${sql.join(
        [
          sql`${unit} is null`,
          sql`${unit} in (select value from json_each(${JSON.stringify(units)}))`,
          ...(kept.length > 0 ? [sql`${unit} in (select id from units where ${sql.join(kept, sql` or `)})`] : []),
        ],
        sql` or `,
      )}))`
    })
}
