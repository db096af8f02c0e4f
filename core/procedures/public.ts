import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { procedures, procedureVersions } from '../../db/schema/procedures.ts'
import { units } from '../../db/schema/units.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { publicOnly } from '../library/clearance.ts'
import { passagesById } from '../library/search/search-passages.ts'
import { dayOf } from '../time.ts'
import { isOld } from './card.ts'
import { passagesOf } from './content.ts'
import { inOrder } from './in-order.ts'
import { shownById } from './match.ts'

const mostListed = 500

/** The procedures that everybody may read: those of a unit’s own line first, the nearest before; `of`: those of one unit alone. */
export async function listPublicProcedures(
  ctx: Pick<Ctx, 'db'>,
  { unitId, of }: { unitId?: string; of?: string } = {},
) {
  const [own] = unitId ? await ctx.db.select({ path: units.path }).from(units).where(eq(units.id, unitId)) : []
  const path = own?.path ?? ''
  const isLine = sql`(substr(${path}, 1, length(${units.path})) = ${units.path})`
  const rows = await ctx.db
    .select({
      ...{ id: procedures.id, content: procedureVersions.content, unitId: procedures.unitId, unitName: units.name },
    })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .innerJoin(
      procedureVersions,
      and(eq(procedureVersions.procedureId, procedures.id), eq(procedureVersions.version, procedures.shownVersion)),
    )
    .where(and(eq(procedures.status, 'shown'), of ? eq(procedures.unitId, of) : undefined))
    .orderBy(
      sql`${isLine} desc`,
      sql`case when ${isLine} then -length(${units.path}) end`,
      asc(units.path),
      asc(procedures.name),
    )
    .limit(mostListed)
  return inOrder(
    rows.map(({ content, ...row }) => ({
      ...row,
      name: content.vi.name,
      englishName: content.en?.name ?? null,
      called: content.vi.called,
    })),
  )
}

/** The units that have procedures to read. */
export const unitsWithProcedures = (ctx: Pick<Ctx, 'db'>) =>
  ctx.db
    .selectDistinct({ unitId: units.id, unitName: units.name, path: units.path })
    .from(procedures)
    .innerJoin(units, eq(units.id, procedures.unitId))
    .where(and(eq(procedures.status, 'shown'), isNull(units.closedAt)))
    .orderBy(asc(units.path))

/**
 * A procedure as everybody reads it, each ground with the passage that it is linked to, if that is still there for everybody.
 *
 * @throws AppError NOT_FOUND once no version of it is shown
 */
export async function publicProcedure(ctx: Ctx, id: string) {
  const shown = await shownById(ctx.db, id)
  if (!shown) throw new AppError('NOT_FOUND', 'procedure.over')
  const { content, unitName, unitId, checkedAt } = shown
  const ids = passagesOf(content.grounds)
  const open = new Map((await passagesById(ctx.db, ids, publicOnly)).map((passage) => [passage.id, passage]))
  const { vi, en, forms, onlineUrl, grounds } = content
  return {
    ...{ id, unitId, unitName, vi, en, forms, onlineUrl },
    grounds: grounds.map(({ text, passageId }) => {
      const passage = passageId ? open.get(passageId) : undefined
      return {
        text,
        passage: passage ? { id: passage.id, label: passage.label, documentTitle: passage.documentTitle } : null,
      }
    }),
    checkedOn: dayOf(checkedAt ?? 0),
    old: isOld(checkedAt, ctx.now()),
  }
}
