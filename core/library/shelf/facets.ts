import { and, asc, ne } from 'drizzle-orm'
import { documents } from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import { seen } from './documents.ts'

const mostListed = 200

/** By which types and issuers the documents that whoever asks may read can be told apart. */
export async function facetsOf(ctx: Ctx): Promise<{ kinds: string[]; issuers: string[] }> {
  const valuesOf = async (column: typeof documents.kind | typeof documents.issuer) => {
    const rows = await ctx.db
      .selectDistinct({ value: column })
      .from(documents)
      .where(and(seen(ctx), ne(column, ''), ne(documents.origin, 'catalogue')))
      .orderBy(asc(column))
      .limit(mostListed)
    return rows.map(({ value }) => value)
  }
  return { kinds: await valuesOf(documents.kind), issuers: await valuesOf(documents.issuer) }
}
