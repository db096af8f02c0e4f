import { and, eq, sql } from 'drizzle-orm'
import { documents } from '../../../db/schema/library.ts'
import type { Ctx } from '../../context.ts'
import { publicOnly } from '../../library/clearance.ts'
import { shownTo } from '../../library/visible.ts'
import { composed } from '../../text/composed.ts'
import { fold } from '../../text/fold.ts'

// The collation of the database knows no Vietnamese capitals, so what is as long as the name is compared here.
const roughly = 200

/** Whether the library holds for everybody a document of exactly this name, however its capitals are written. */
export async function isTitleHeld(ctx: Pick<Ctx, 'db'>, title: string): Promise<boolean> {
  const name = composed(title).trim().replace(/\s+/g, ' ')
  if (name.length < 8) return false
  const exact = and(eq(documents.title, name), shownTo(publicOnly))
  if ((await ctx.db.select({ id: documents.id }).from(documents).where(exact).limit(1)).length > 0) return true
  const near = and(sql`length(${documents.title}) = ${name.length}`, shownTo(publicOnly))
  const rows = await ctx.db.select({ title: documents.title }).from(documents).where(near).limit(roughly)
  return rows.some((row) => fold(row.title) === fold(name))
}
