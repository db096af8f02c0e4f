import { fewest } from '../small-cells.ts'

/** What was counted of a unit in a month: with all below it by part, and of it alone. */
export type UnitCounts = { id: string; parentId: string | null; parts: Readonly<Record<string, number>>; own: number }

/** How much of a unit is told, wherever it is told: nothing, its count, or its count by parts too. */
export const told = { nothing: 0, whole: 1, parts: 2 } as const
export type ToldOf = { told: 0 | 1 | 2; own: boolean }

type Node = UnitCounts & { all: number; atoms: number; below: Node[] }
type Member = { id: string; all: number; atoms: number; node?: Node }

const isSmall = (count: number) => count > 0 && count < fewest
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

/**
 * Of which units a month's counts are told: decided once, from the top, so that a unit's page, its line in the table of the unit
 * above, reports, files and other programs show the same, and none gives away what another hides.
 *
 * What is left of a told unit without those below it that are told is nought, or five and more, of two units or more and not of
 * ones alone. All that is told of a month are sums of such remains, so nobody can part one. Below a unit that is hidden everything is;
 * noughts are told.
 */
export function toldUnits(counts: readonly UnitCounts[]): Map<string, ToldOf> {
  const nodes = treeOf(counts)
  const result = new Map<string, ToldOf>(counts.map(({ id }) => [id, { told: told.nothing, own: false }]))
  const open = nodes.filter((node) => !isSensitive(node))
  const parted = new Set(open.filter(isFine).map(({ id }) => id))
  for (let node = open.pop(); node; node = open.pop()) {
    const of = membersTold(node)
    result.set(node.id, { told: parted.has(node.id) ? told.parts : told.whole, own: of.some((one) => !one.node) })
    const below = of.flatMap((one) => one.node ?? [])
    open.push(...below)
    if (parted.has(node.id)) for (const one of partedBelow(node, below)) parted.add(one.id)
  }
  return result
}

function treeOf(counts: readonly UnitCounts[]): Node[] {
  const nodes = new Map(
    counts.map((one) => [one.id, { ...one, all: sum(Object.values(one.parts)), atoms: 0, below: [] as Node[] }]),
  )
  const tops: Node[] = []
  for (const node of nodes.values()) {
    const above = node.parentId === null ? undefined : nodes.get(node.parentId)
    if (above) above.below.push(node)
    else tops.push(node)
  }
  const countAtoms = (node: Node): number => {
    node.atoms = (node.own > 0 ? 1 : 0) + sum(node.below.map(countAtoms))
    return node.atoms
  }
  for (const node of tops) countAtoms(node)
  return tops
}

// Noughts are told, so what is hidden is one at least: as many as there are units, and each is one.
const isSensitive = ({ all, atoms }: Member) => isSmall(all) || (all > 0 && all <= atoms)

/** Which of those below a told unit, and whether it alone, are told beside it. */
function membersTold(node: Node): Member[] {
  const members: Member[] = [
    ...node.below.map((one) => ({ id: one.id, all: one.all, atoms: one.atoms, node: one })),
    { id: '', all: node.own, atoms: node.own > 0 ? 1 : 0 },
  ]
  const shown = smallestFirst(members.filter((one) => !isSensitive(one)))
  const hidden = members.filter(isSensitive)
  // A unit that moved in the month counts for both above it, so what is left may be less than nothing.
  const tells = () => {
    const left = node.all - sum(shown.map(({ all }) => all))
    if (hidden.length === 0) return isSmall(Math.abs(left))
    return hidden.length === 1 || left < fewest || left <= sum(hidden.map(({ atoms }) => atoms))
  }
  // What is nought hides nothing.
  const noughts = shown.filter(({ all }) => all === 0)
  shown.splice(0, noughts.length)
  while (shown.length > 0 && tells()) hidden.push(shown.shift() as Member)
  return [...noughts, ...shown]
}

const isFine = ({ parts }: Pick<UnitCounts, 'parts'>) =>
  Object.values(parts).every((count) => !isSmall(Math.abs(count)))

/** Which of the told units below one are told by parts too: what is left of each part is nought, or five and more. */
function partedBelow(node: Node, below: readonly Node[]): Node[] {
  const shown = smallestFirst(below.filter(isFine))
  const left = { ...node.parts }
  for (const { parts } of shown)
    for (const [part, count] of Object.entries(parts)) left[part] = (left[part] ?? 0) - count
  while (shown.length > 0 && !isFine({ parts: left })) {
    const next = shown.shift() as Node
    for (const [part, count] of Object.entries(next.parts)) left[part] = (left[part] ?? 0) + count
  }
  return shown
}

const smallestFirst = <T extends { id: string; all: number }>(some: readonly T[]): T[] =>
  [...some].sort((a, b) => a.all - b.all || (a.id < b.id ? -1 : 1))
