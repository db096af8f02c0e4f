import { type SQL, sql } from 'drizzle-orm'
import type { Access, documents } from '../../db/schema/library.ts'

// The only place that says who may see a document.

/** Whether a document stands on the shelf: a version of it was published, and nobody has taken it away. */
export const isShown = ({ version, retiredAt }: Pick<typeof documents.$inferSelect, 'version' | 'retiredAt'>) =>
  version > 0 && retiredAt === null

/** `isShown` as a condition on `documents`, by the name that a query gives the table. */
export const shown = (as = 'documents'): SQL => sql`(${sql.raw(as)}.version > 0 and ${sql.raw(as)}.retired_at is null)`

/** The condition that it stands there for readers with this access. */
export const shownTo = (access: readonly Access[], as = 'documents'): SQL =>
  sql`(${shown(as)} and ${sql.raw(as)}.access in (select value from json_each(${JSON.stringify(access)})))`
