import { groupedBy } from './grouped.ts'

/** What a unit has of a round: attempts, people by the one that counts, and the sum of these people's points. */
export type Figures = { entries: number; participants: number; points: number }

/** `path` is where the unit stood when the round was over; `heir` who took over from it by then. */
export type Placed = { id: string; path: string; heir: string | null }

/** A unit with fewer people than this is listed without figures: they would be about somebody. */
export const fewestShown = 5

const none: Figures = { entries: 0, participants: 0, points: 0 }
const sum = (one: Figures, other: Figures): Figures => ({
  entries: one.entries + other.entries,
  participants: one.participants + other.participants,
  points: one.points + other.points,
})

export type Node = {
  id: string
  parentId: string | null
  depth: number
  /** Its own, with those of units that it took over from. */
  own: Figures
  /** With all below. */
  whole: Figures
  /** What may be told of the whole: whoever subtracts from it what is told below learns of no few people alone. */
  told: Figures
  /** Whether some few people are not in what is told. */
  leftOut: boolean
  hasBelow: boolean
}

/** Whoever took over in the end. */
function heirOf(id: string, units: Map<string, Placed>): string {
  const seen = new Set<string>()
  let at = id
  for (let next = units.get(at)?.heir; next && !seen.has(next) && units.has(next); next = units.get(at)?.heir) {
    seen.add(at)
    at = next
  }
  return at
}

/**
 * The tree of those units that have something of a round, themselves or below, each after all that is below it. `counted` says
 * which figure is about people: attempts while the round runs, people once it is over.
 */
export function rolledUp(
  units: Map<string, Placed>,
  figures: Map<string, Figures>,
  counted: 'entries' | 'participants',
  fewest = fewestShown,
): Node[] {
  const own = new Map<string, Figures>()
  for (const [id, one] of figures) {
    if (one[counted] <= 0 || !units.has(id)) continue
    const heir = heirOf(id, units)
    own.set(heir, sum(own.get(heir) ?? none, one))
  }
  const nodes = new Map<string, Node>()
  for (const id of own.keys()) {
    const line = lineOf(units.get(id)?.path ?? '', units)
    line.forEach((unitId, depth) => {
      if (nodes.has(unitId)) return
      const mine = own.get(unitId) ?? none
      const parentId = line[depth - 1] ?? null
      nodes.set(unitId, { ...{ id: unitId, parentId, depth, own: mine }, ...bare })
    })
  }
  const below = groupedBy(nodes.values(), ({ parentId }) => parentId)
  const done: Node[] = []
  const visit = (node: Node): Node => {
    const children = (below.get(node.id) ?? []).map(visit)
    const whole = children.reduce((all, child) => sum(all, child.whole), node.own)
    const { told, leftOut } = tellable([node.own, ...children.map((child) => child.told)], counted, fewest)
    const left = leftOut || children.some((child) => child.leftOut)
    const made = { ...node, whole, told, leftOut: left, hasBelow: children.length > 0 }
    done.push(made)
    return made
  }
  for (const root of below.get(null) ?? []) visit(root)
  return done
}

const bare = { whole: none, told: none, leftOut: false, hasBelow: false }

/** The units above and itself, from the top; those that ended are part of who took over. */
const lineOf = (path: string, units: Map<string, Placed>) => {
  const line = path.split('/').filter((id) => units.has(id))
  return line.filter((id) => heirOf(id, units) === id)
}

/**
 * What may be told of all parts together. Parts with few people are hidden; where they are one part, or few people even
 * together, they are not in the sum either, for it would tell of them.
 */
function tellable(
  parts: Figures[],
  counted: 'entries' | 'participants',
  fewest: number,
): { told: Figures; leftOut: boolean } {
  const some = parts.filter((part) => part[counted] > 0)
  const shown = some.filter((part) => part[counted] >= fewest)
  const hidden = some.filter((part) => part[counted] < fewest)
  const rest = hidden.reduce(sum, none)
  const total = shown.reduce(sum, none)
  if (hidden.length === 0) return { told: total, leftOut: false }
  if (shown.length === 0) return { told: rest, leftOut: false }
  const safe = hidden.length > 1 && rest[counted] >= fewest
  return safe ? { told: sum(total, rest), leftOut: false } : { told: total, leftOut: true }
}

/** A figure as a fraction: compared exactly, so that what differs in the tenth place only is no tie. */
export type Share = { of: number; per: number }

/** Places by a figure, the greatest first; those that are equal share one. Whoever has no figure has no place. */
export function placesBy<Unit>(units: readonly Unit[], share: (unit: Unit) => Share | null): Map<Unit, number> {
  const compare = (one: Share, other: Share) => other.of * one.per - one.of * other.per
  const ranked = units
    .flatMap((unit) => {
      const figure = share(unit)
      return figure && figure.per > 0 ? [{ unit, figure }] : []
    })
    .sort((one, other) => compare(one.figure, other.figure))
  const places = new Map<Unit, number>()
  let place = 0
  ranked.forEach(({ unit, figure }, at) => {
    const before = ranked[at - 1]
    if (!before || compare(before.figure, figure) !== 0) place = at + 1
    places.set(unit, place)
  })
  return places
}
