import { asc, eq } from 'drizzle-orm'
import { isDuplicate } from '../../db/client.ts'
import { sources } from '../../db/schema/news.ts'
import { units } from '../../db/schema/units.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { allow, within } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import { isWebLink } from './link.ts'

export type Source = typeof sources.$inferSelect
type NewSource = Pick<Source, 'unitId' | 'name' | 'url'> &
  Partial<Pick<Source, 'licence' | 'embargoMinutes' | 'intervalMinutes'>>
type SourceChange = Partial<Pick<Source, 'name' | 'licence' | 'embargoMinutes' | 'intervalMinutes' | 'paused'>>

export const listSources = (ctx: Ctx) =>
  ctx.db
    .select({ source: sources, unitName: units.name })
    .from(sources)
    .innerJoin(units, eq(units.id, sources.unitId))
    .where(within(ctx, 'item.read'))
    .orderBy(asc(units.path), asc(sources.name))

/** A new source is due at once: the next tick reads it. */
export async function addSource(ctx: Ctx, input: NewSource): Promise<Source> {
  const unit = await openUnitFor(ctx, 'source.manage', input.unitId)
  if (!isWebLink(input.url)) throw new AppError('INVALID', 'source.address')
  return ctx.write(async (tx) => {
    const at = ctx.now()
    const [source] = await tx
      .insert(sources)
      .values({ ...input, id: newId('src'), nextFetchAt: at, createdAt: at })
      .returning()
      .catch((error) => {
        throw isDuplicate(error) ? new AppError('CONFLICT', 'source.exists') : error
      })
    const { name, url } = input
    await record(tx, ctx, { action: 'source.add', unitId: unit.id, subjectId: source!.id, detail: { name, url } })
    return source as Source
  })
}

/** A change of licence or embargo holds for what is collected from now on. */
export async function changeSource(ctx: Ctx, id: string, change: SourceChange): Promise<Source> {
  const before = await sourceFor(ctx, id)
  return ctx.write(async (tx) => {
    const [after] = await tx.update(sources).set(change).where(eq(sources.id, id)).returning()
    await record(tx, ctx, { action: 'source.change', unitId: before.unitId, subjectId: id, detail: { change } })
    return after as Source
  })
}

/** The source, if the actor may manage it; else NOT_FOUND. */
export async function sourceFor(ctx: Ctx, id: string): Promise<Source> {
  allow(ctx, 'source.manage')
  const [row] = await ctx.db
    .select({ source: sources, path: units.path })
    .from(sources)
    .innerJoin(units, eq(units.id, sources.unitId))
    .where(eq(sources.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  allow(ctx, 'source.manage', row.path)
  return row.source
}
