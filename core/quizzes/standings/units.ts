import { type SQL, sql } from 'drizzle-orm'
import type { rounds } from '../../../db/schema/quizzes.ts'
import type { Ctx } from '../../context.ts'
import { groupedBy } from './grouped.ts'
import { type Members, membersAt } from './members.ts'
import { type Figures, fewestShown, type Node, placesBy, rolledUp } from './tree.ts'

/** A unit's name or number of people at the end of a round: what has become of it since changes no figure. */
export const asOf = (field: 'name' | 'member_count', at: number | SQL) => sql`coalesce((
  select p.${sql.raw(field)} from unit_pasts p where p.unit_id = u.id and p.until > ${at} order by p.until limit 1), u.${sql.raw(field)})`

type Places = { participants: number | null; averageScore: number | null; perThousand: number | null }

/** One line of a standing of units. */
export type UnitStanding =
  | { unitId: string; unitName: string; hidden: true }
  | {
      unitId: string
      unitName: string
      hidden: false
      entries: number
      // Null until scores are told: who counts for which unit follows from them.
      participants: number | null
      averageScore: number | null
      perThousand: number | null
      /** Of how many people so many took part, and who says so. */
      members: Members | null
      /** By each figure, beside units of its kind that stand as deep; equal figures share a place. */
      places: Places | null
      /** Units that ended before the round did, and are counted here. */
      formerly: string[]
    }

/** A unit with others below it, after all of theirs. `leftOut`: some few people below are in no figure that is told. */
export type UnitAbove = UnitStanding & { parentId: string | null; depth: number; kind: string; leftOut: boolean }

type Row = { id: string; path: string; name: string; kind: string; heir: string | null }

/**
 * The units of a round, each by itself, and those above them after all that is below. `counted`: attempts while the round
 * runs, people once it is over. Those with fewer than `fewest` are told without figures.
 */
export async function unitsIn(
  ctx: Pick<Ctx, 'db'>,
  { id, closesAt }: Pick<typeof rounds.$inferSelect, 'id' | 'closesAt'>,
  counted: 'entries' | 'participants',
  fewest = fewestShown,
) {
  const { figures, units, cells } = await figuresOf(ctx, { id, closesAt })
  const nodes = rolledUp(units, figures, counted, fewest)
  const told = counted === 'participants'
  const members = told ? await membersAt(ctx, { id, closesAt }, asOf('member_count', closesAt)) : () => null
  const formerly = groupedBy(
    [...figures.keys()].flatMap((unitId) => units.get(unitId) ?? []).filter(({ heir }) => heir !== null),
    ({ heir }) => heir ?? '',
  )
  const line = (node: Node, shown: Figures, places: Places | null): UnitStanding => {
    const base = { unitId: node.id, unitName: units.get(node.id)?.name ?? '' }
    if (shown[counted] < fewest) return { ...base, hidden: true }
    const count = members(node.id)
    return {
      ...{ ...base, hidden: false, entries: shown.entries },
      participants: told ? shown.participants : null,
      averageScore: told ? Math.round((100 * shown.points) / shown.participants) / 100 : null,
      perThousand: told && count ? Math.round((10_000 * shown.participants) / count.count) / 10 : null,
      ...{ members: count, places, formerly: (formerly.get(node.id) ?? []).map(({ name }) => name) },
    }
  }
  const placed = (of: Node[], figure: (node: Node) => Figures) => {
    const by = {
      participants: placesBy(of, (node) => ({ of: figure(node).participants, per: 1 })),
      averageScore: placesBy(of, (node) => ({ of: figure(node).points, per: figure(node).participants })),
      perThousand: placesBy(of, (node) => {
        const count = members(node.id)
        return count && { of: figure(node).participants, per: count.count }
      }),
    }
    return (node: Node): Places | null =>
      told
        ? {
            participants: by.participants.get(node) ?? null,
            averageScore: by.averageScore.get(node) ?? null,
            perThousand: by.perThousand.get(node) ?? null,
          }
        : null
  }
  const level = ({ id: unitId, depth }: Node) => `${depth} ${units.get(unitId)?.kind}`
  const own = nodes.filter((node) => node.own[counted] > 0)
  // Whoever has too few people to be shown has no place that others see, and takes none away.
  const seen = own.filter((node) => node.own[counted] >= fewest)
  const ownPlaces = placed(seen, (node) => node.own)
  const higher = nodes.filter(({ hasBelow }) => hasBelow)
  const higherPlaces = new Map(
    [
      ...groupedBy(
        higher.filter((node) => node.told[counted] >= fewest),
        level,
      ).values(),
    ].flatMap((same) => {
      const places = placed(same, (node) => node.whole)
      return same.map((node) => [node.id, places(node)] as const)
    }),
  )
  const value = {
    units: own
      .map((node) => line(node, node.own, seen.includes(node) ? ownPlaces(node) : null))
      .sort((one, other) => byFigure(one, other, counted)),
    above: higher
      .sort((one, other) => one.depth - other.depth)
      .map(
        (node): UnitAbove => ({
          ...line(node, node.told, higherPlaces.get(node.id) ?? null),
          ...{
            parentId: node.parentId,
            depth: node.depth,
            kind: units.get(node.id)?.kind ?? '',
            leftOut: node.leftOut,
          },
        }),
      )
      .sort((one, other) => one.depth - other.depth || byFigure(one, other, counted)),
  }
  return { value, cells }
}

/** Every unit's own figures, and the tree that they hang in, as it was when the round was over. */
async function figuresOf(ctx: Pick<Ctx, 'db'>, { id: roundId, closesAt }: { id: string; closesAt: number }) {
  const counts = await ctx.db.all<Figures & { id: string; cells: number }>(sql`
    select unit_id as id, sum(entries) as entries, sum(participants) as participants, sum(participants * score) as points,
      count(*) as cells
    from standings where round_id = ${roundId} and unit_id <> '' group by unit_id`)
  const frozen = await ctx.db.all<{ id: string; path: string }>(sql`
    select unit_id as id, path from round_units where round_id = ${roundId}`)
  const ids = JSON.stringify(counts.map(({ id }) => id))
  const rows = await ctx.db.all<Row>(sql`
    select u.id, u.path, ${asOf('name', closesAt)} as name, u.kind, case when u.closed_at <= ${closesAt} then u.successor_id end as heir
    from units u where u.id in (
      select j.value from (
        select coalesce(r.path, s.path) as path from json_each(${ids}) k join units s on s.id = k.value
          left join round_units r on r.round_id = ${roundId} and r.unit_id = s.id) p,
        json_each('["' || replace(trim(p.path, '/'), '/', '","') || '"]') j)`)
  const then = new Map(frozen.map(({ id, path }) => [id, path]))
  const units = new Map(rows.map((row) => [row.id, { ...row, path: then.get(row.id) ?? row.path }]))
  const figures = new Map(
    counts.map(({ id, entries, participants, points }) => [id, { entries, participants, points }]),
  )
  return { figures, units, cells: counts.reduce((all, one) => all + one.cells, 0) }
}

type Shown = Extract<UnitStanding, { hidden: false }>

/** Units without figures come last, by name: their place must not tell what is hidden. */
function byFigure(one: UnitStanding, other: UnitStanding, counted: 'entries' | 'participants'): number {
  const byName = one.unitName.localeCompare(other.unitName, 'vi')
  if (one.hidden || other.hidden) return Number(one.hidden) - Number(other.hidden) || byName
  const figure = (unit: Shown) => unit[counted] ?? 0
  return figure(other) - figure(one) || byName
}
