import { sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import { type Named, namesQuery } from '../procedures/match.ts'
import type { Question } from './answer.ts'
import { inUse } from './curated/match.ts'
import { type SimilarWording, similarQuery } from './curated/similar.ts'

type Row = { kind: 'curated' | 'procedure'; id: string; text: string; more: string | null }

/**
 * What the office wrote beforehand that a question may mean: wordings of curated answers in use for the asker's unit that
 * share words with it, and the names of procedures that stand in it. One look-up, for it is made at every question.
 */
export async function writtenBeforehand(
  ctx: Ctx,
  { text, asker: { scopePath } }: Question,
): Promise<{ similar: SimilarWording[]; named: Named[] }> {
  const wordings = similarQuery(text, inUse(ctx, scopePath))
  const names = namesQuery(text, scopePath)
  const queries = [
    ...(wordings ? [sql`select 'curated' as kind, curatedId as id, text, null as more from (${wordings})`] : []),
    ...(names ? [sql`select 'procedure' as kind, id, text, more from (${names})`] : []),
  ]
  if (queries.length === 0) return { similar: [], named: [] }
  const rows = await ctx.db.all<Row>(sql.join(queries, sql` union all `))
  return {
    similar: rows.flatMap(({ kind, id, text }) => (kind === 'curated' ? [{ curatedId: id, text }] : [])),
    named: rows.flatMap(({ kind, id, text, more }) =>
      kind === 'procedure' && more ? [{ ...(JSON.parse(more) as Omit<Named, 'key'>), procedureId: id, key: text }] : [],
    ),
  }
}
