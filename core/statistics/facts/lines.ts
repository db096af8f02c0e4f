import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import type { ChangeBefore } from '../../../db/schema/units.ts'
import type { Ctx } from '../../context.ts'
import { dayOf } from '../../time.ts'

/** On each day the units above a unit, itself included, from the top. */
export type Lines = (unitId: string, day: string) => readonly string[]

type Note = { unitId: string; fromDay: string; path: string }

/** How the tree stood on each day, for all units: what moved or ended since is where it was then. */
export async function linesOf({ db }: Pick<Ctx, 'db'>): Promise<Lines> {
  const notes = await db.all<Note>(
    sql`select unit_id as "unitId", from_day as "fromDay", path from unit_lines order by unit_id, from_day desc`,
  )
  const byUnit = new Map<string, { fromDay: string; line: string[] }[]>()
  for (const { unitId, fromDay, path } of notes) {
    const line = path.split('/').filter(Boolean)
    const known = byUnit.get(unitId)
    if (known) known.push({ fromDay, line })
    else byUnit.set(unitId, [{ fromDay, line }])
  }
  return (unitId, day) => {
    const known = byUnit.get(unitId)
    return (known?.find(({ fromDay }) => fromDay <= day) ?? known?.at(-1))?.line ?? [unitId]
  }
}

/** Notes where each unit stands now, where that is not noted yet: it holds from the day of the last change of the tree. */
export async function noteLines(ctx: Pick<Ctx, 'db' | 'write' | 'now'>): Promise<void> {
  const [any] = await ctx.db.all(sql`select 1 from unit_lines limit 1`)
  if (!any) return noteFirst(ctx)
  const [last] = await ctx.db.all<{ at: number | null }>(
    sql`select max(max(coalesce(done_at, 0), coalesce(settled_at, 0))) as at from unit_changes where state in ('done', 'undone')`,
  )
  const fresh = await ctx.db.all<{ id: string; path: string; known: string | null }>(sql`
    select id, path, known from (select u.id, u.path, (
      select l.path from unit_lines l where l.unit_id = u.id order by l.from_day desc limit 1) as known from units u)
    where known is null or known <> path`)
  if (fresh.length === 0) return
  const moved = dayOf(last?.at || ctx.now())
  const notes = fresh.map(({ id, path, known }) => ({ unitId: id, fromDay: known === null ? '' : moved, path }))
  await ctx.write((tx) => keep(tx, notes))
}

const keep = (tx: Tx, notes: readonly Note[]) =>
  tx.run(sql`
    insert into unit_lines (unit_id, from_day, path)
    select value ->> 'unitId', value ->> 'fromDay', value ->> 'path' from json_each(${JSON.stringify(notes)}) where true
    on conflict do update set path = excluded.path`)

type Done = { before: string; doneAt: number }

/** The first time: back along the changes that the office made, the latest first. */
async function noteFirst(ctx: Pick<Ctx, 'db' | 'write'>): Promise<void> {
  const now = await ctx.db.all<{ id: string; parent: string | null }>(sql`select id, parent_id as parent from units`)
  const changes = await ctx.db.all<Done>(
    sql`select before, done_at as "doneAt" from unit_changes where state = 'done' and before is not null order by done_at desc`,
  )
  const parents = new Map(now.map(({ id, parent }) => [id, parent]))
  const stages: { fromDay: string; paths: Map<string, string> }[] = []
  for (const { before, doneAt } of changes) {
    stages.unshift({ fromDay: dayOf(doneAt), paths: pathsOf(parents) })
    for (const [id, parent] of Object.entries((JSON.parse(before) as ChangeBefore).parents)) parents.set(id, parent)
  }
  stages.unshift({ fromDay: '', paths: pathsOf(parents) })
  const notes = stages.flatMap(({ fromDay, paths }, at) =>
    [...paths]
      .filter(([id, path]) => stages[at - 1]?.paths.get(id) !== path)
      .map(([unitId, path]) => ({ unitId, fromDay, path })),
  )
  if (notes.length > 0) await ctx.write((tx) => keep(tx, notes))
}

function pathsOf(parents: ReadonlyMap<string, string | null>): Map<string, string> {
  const paths = new Map<string, string>()
  const pathOf = (id: string, depth = 0): string => {
    const known = paths.get(id)
    if (known) return known
    const parent = parents.get(id)
    // Changes that were undone in part could lead in a circle.
    const path = `${parent && depth < 50 ? pathOf(parent, depth + 1) : '/'}${id}/`
    paths.set(id, path)
    return path
  }
  for (const id of parents.keys()) pathOf(id)
  return paths
}
