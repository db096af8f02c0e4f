import { and, asc, desc, isNotNull, ne, sql } from 'drizzle-orm'
import { documents } from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import { seen } from './documents.ts'

const mostListed = 200

/** By which types, issuers and years of issue (the latest first) the documents that whoever asks may read can be told apart. */
export async function facetsOf(ctx: Ctx): Promise<{ kinds: string[]; issuers: string[]; years: number[] }> {
  const valuesOf = async (column: typeof documents.kind | typeof documents.issuer) => {
    const rows = await ctx.db
      .selectDistinct({ value: column })
      .from(documents)
      .where(and(seen(ctx), ne(column, ''), ne(documents.origin, 'catalogue')))
      .orderBy(asc(column))
      .limit(mostListed)
    return rows.map(({ value }) => value)
  }
  const year = sql<number>`cast(substr(${documents.issuedOn}, 1, 4) as integer)`
  const years = await ctx.db
    .selectDistinct({ value: year })
    .from(documents)
    .where(and(seen(ctx), isNotNull(documents.issuedOn), ne(documents.origin, 'catalogue')))
    .orderBy(desc(year))
    .limit(mostListed)
  return {
    years: years.map(({ value }) => value),
    kinds: await valuesOf(documents.kind),
    issuers: await valuesOf(documents.issuer),
  }
}
