import { asc, eq, sql } from 'drizzle-orm'
import { isDuplicate, type Tx } from '../../db/client.ts'
import { sources, sourceUnits } from '../../db/schema/news.ts'
import { isBelow, units } from '../../db/schema/units.ts'
import { expectSeen, markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { allow, within } from '../roles.ts'
import { openUnitFor } from '../units/open.ts'
import { filterGiven } from './collecting/filter.ts'
import { isWebLink } from './link.ts'

export type Source = typeof sources.$inferSelect
type Terms = Partial<Pick<Source, 'licence' | 'embargoMinutes' | 'intervalMinutes' | 'filter'>> & {
  /** The units that its news concerns, each the source's own or one below; all where none is named. */
  concerns?: readonly string[]
}
type NewSource = Pick<Source, 'unitId' | 'name' | 'url'> & Partial<Pick<Source, 'kind' | 'pattern'>> & Terms
type SourceChange = Partial<Pick<Source, 'name' | 'paused' | 'pattern'>> & Terms & { mark?: string }

/** What stands for what a person says of a source. */
const sourceMark = (
  { name, licence, embargoMinutes, intervalMinutes, filter, pattern }: Source,
  concerns: readonly string[],
) => markOf({ name, licence, embargoMinutes, intervalMinutes, filter, pattern, concerns: [...concerns].sort() })

export async function listSources(ctx: Ctx) {
  const rows = await ctx.db
    .select({ source: sources, unitName: units.name })
    .from(sources)
    .innerJoin(units, eq(units.id, sources.unitId))
    .where(within(ctx, 'item.read'))
    .orderBy(asc(units.path), asc(sources.name))
  const named = await ctx.db.select().from(sourceUnits)
  const concerns = (id: string) => named.filter(({ sourceId }) => sourceId === id).map(({ unitId }) => unitId)
  return rows.map((row) => {
    const named = concerns(row.source.id)
    return { ...row, concerns: named, mark: sourceMark(row.source, named) }
  })
}

/**
 * A new source is due at once: it is read within the minute.
 * @throws AppError INVALID source.address, source.pattern or source.concerns, CONFLICT source.exists
 */
export async function addSource(ctx: Ctx, { concerns = [], filter, ...input }: NewSource): Promise<Source> {
  const unit = await openUnitFor(ctx, 'source.manage', input.unitId)
  if (!isWebLink(input.url)) throw new AppError('INVALID', 'source.address')
  if ((input.kind === 'page') !== Boolean(input.pattern)) throw new AppError('INVALID', 'source.pattern')
  return ctx.write(async (tx) => {
    const at = ctx.now()
    const { host } = new URL(input.url)
    const kept = filter && { filter: filterGiven(filter) }
    const [source] = await tx
      .insert(sources)
      .values({ ...input, ...kept, host, id: newId('src'), nextFetchAt: at, createdAt: at })
      .returning()
      .catch((error) => {
        throw isDuplicate(error) ? new AppError('CONFLICT', 'source.exists') : error
      })
    await noteConcerns(tx, source as Source, concerns)
    const { name, url } = input
    await record(tx, ctx, { action: 'source.add', unitId: unit.id, subjectId: source!.id, detail: { name, url } })
    return source as Source
  })
}

/**
 * A change of licence or embargo holds for what is collected from now on. What another filter left out is read again. `mark`, where
 * given, is of what the editor had before them.
 * @throws AppError INVALID source.pattern or source.concerns; CONFLICT record.stale
 */
export async function changeSource(ctx: Ctx, id: string, change: SourceChange): Promise<Source> {
  const before = await sourceFor(ctx, id)
  const { concerns, filter, mark, ...rest } = change
  if (rest.pattern !== undefined && (before.kind === 'page') !== Boolean(rest.pattern))
    throw new AppError('INVALID', 'source.pattern')
  const readAnew = filter || rest.pattern ? { etag: null, lastModified: null, nextFetchAt: ctx.now() } : {}
  return ctx.write(async (tx) => {
    if (mark !== undefined) {
      const [now] = await tx.select().from(sources).where(eq(sources.id, id))
      const named = await tx.select().from(sourceUnits).where(eq(sourceUnits.sourceId, id))
      expectSeen(
        mark,
        sourceMark(
          now ?? before,
          named.map(({ unitId }) => unitId),
        ),
      )
    }
    const [after] = await tx
      .update(sources)
      .set({ ...rest, ...(filter && { filter: filterGiven(filter) }), ...readAnew, id })
      .where(eq(sources.id, id))
      .returning()
    if (concerns) await noteConcerns(tx, before, concerns)
    await record(tx, ctx, {
      action: 'source.change',
      unitId: before.unitId,
      subjectId: id,
      detail: { change: { concerns, filter, ...rest } },
    })
    return after as Source
  })
}

async function noteConcerns(tx: Tx, { id, unitId }: Source, concerns: readonly string[]): Promise<void> {
  const ids = JSON.stringify(concerns)
  const within = sql`select below.id from units own join units below on ${isBelow(sql`below.path`, sql`own.path`)}
    where own.id = ${unitId} and below.id in (select value from json_each(${ids}))`
  const known = await tx.all<{ id: string }>(within)
  if (known.length < new Set(concerns).size) throw new AppError('INVALID', 'source.concerns')
  await tx.delete(sourceUnits).where(eq(sourceUnits.sourceId, id))
  if (known.length > 0) await tx.insert(sourceUnits).values(known.map((unit) => ({ sourceId: id, unitId: unit.id })))
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
