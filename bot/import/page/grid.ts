/** A rule that is drawn on a page, as the thin box that it fills, in points from the page's lower left corner. */
export type Rule = { x: number; right: number; y: number; top: number }
/** A cell by the row and the column that it begins in, and how many it is merged over. */
export type Slot = { row: number; column: number; down: number; across: number }
/** The cells that rules make, between edges from left to right and from top to foot. */
export type Grid = { columns: number[]; rows: number[]; slots: Slot[] }

/** A rule along its own direction: where it stands, and from where to where it goes. */
type Stroke = { at: number; from: number; to: number }
type Net = { level: Stroke[]; upright: Stroke[] }

// In points: rules nearer than this meet, or are the two sides of one.
const near = 3.5
const touching = 2.5
const shortest = 6
const mostStrokes = 600
const mostSlots = 20_000

/** The grids of two columns or more that the rules of a page make, and of so many rows; one whose cells are no boxes is none. */
export const gridsOf = (rules: Rule[], leastRows = 2): Grid[] =>
  netsIn(rules).flatMap((net) => gridOf(net, leastRows) ?? [])

/** The frames of one cell that the rules of a page make, all sides closed. */
export const framesOf = (rules: Rule[]): Rule[] =>
  netsIn(rules).flatMap(({ level, upright }) => {
    if (level.length !== 2 || upright.length !== 2) return []
    const [columns, rows] = [edgesOf(upright, level), edgesOf(level, upright)]
    const [[x = 0, right = 0], [y = 0, top = 0]] = [columns, rows]
    const isClosed =
      columns.length === 2 &&
      rows.length === 2 &&
      rows.every((at) => isWall(level, at, x, right)) &&
      columns.every((at) => isWall(upright, at, y, top))
    return isClosed ? [{ x, right, y, top }] : []
  })

function netsIn(rules: Rule[]): Net[] {
  const isLevel = ({ x, right, y, top }: Rule) => right - x > top - y
  const level = merged(rules.filter(isLevel).map(({ x, right, y, top }) => ({ at: (y + top) / 2, from: x, to: right })))
  const upright = merged(
    rules.filter((rule) => !isLevel(rule)).map(({ x, right, y, top }) => ({ at: (x + right) / 2, from: y, to: top })),
  )
  if (level.length > mostStrokes || upright.length > mostStrokes) return []
  return netsOf(level, upright)
}

/** Rules that go on with each other, or stand for one, as one. */
function merged(strokes: Stroke[]): Stroke[] {
  const lines: Stroke[][] = []
  for (const stroke of [...strokes].sort((one, other) => one.at - other.at)) {
    const line = lines.at(-1)
    if (line && stroke.at - (line[0] as Stroke).at < near) line.push(stroke)
    else lines.push([stroke])
  }
  return lines.flatMap((line) => {
    const found: Stroke[] = []
    for (const stroke of line.sort((one, other) => one.from - other.from)) {
      const last = found.at(-1)
      if (last && stroke.from <= last.to + near) last.to = Math.max(last.to, stroke.to)
      else found.push({ ...stroke })
    }
    return found.filter(({ from, to }) => to - from > shortest)
  })
}

const reaches = ({ from, to }: Stroke, at: number) => at >= from - touching && at <= to + touching
const meet = (one: Stroke, other: Stroke) => reaches(one, other.at) && reaches(other, one.at)

/** The rules that meet each other, also by way of others. */
function netsOf(level: Stroke[], upright: Stroke[]): Net[] {
  const left = { level: new Set(level), upright: new Set(upright) }
  return level.flatMap((first) => {
    if (!left.level.delete(first)) return []
    const net: Net = { level: [first], upright: [] }
    const waiting = [{ stroke: first, across: left.upright, isLevel: true }]
    for (let next = waiting.pop(); next; next = waiting.pop())
      for (const other of next.across) {
        if (!meet(next.stroke, other)) continue
        next.across.delete(other)
        const isLevel = !next.isLevel
        net[isLevel ? 'level' : 'upright'].push(other)
        waiting.push({ stroke: other, across: isLevel ? left.upright : left.level, isLevel })
      }
    return [net]
  })
}

/** Where the rules stand and where those across them end, once each. */
function edgesOf(strokes: Stroke[], across: Stroke[]): number[] {
  const sides = across.length > 0 ? [sideOf(strokes, across, 'from'), sideOf(strokes, across, 'to')] : []
  const found: number[] = []
  for (const at of [...strokes.map((stroke) => stroke.at), ...sides].sort((one, other) => one - other))
    if (found.length === 0 || at - (found.at(-1) as number) > near) found.push(at)
  return found
}

const fewestAcross = 3
/**
 * The outermost place where the rules across end. One alone that goes on past the outermost rule where others end touches a letter of
 * the line outside it, as on a scan, and makes no row there.
 */
function sideOf(strokes: Stroke[], across: Stroke[], side: 'from' | 'to'): number {
  const outermost = side === 'from' ? Math.min : Math.max
  const ends = across.map((stroke) => stroke[side])
  const end = outermost(...ends)
  const outer = strokes.length > 0 ? outermost(...strokes.map(({ at }) => at)) : end
  const endAt = (place: number) => ends.filter((one) => Math.abs(one - place) <= touching).length
  const isAlone = across.length >= fewestAcross && endAt(end) === 1 && outermost(end, outer) === end
  return isAlone && endAt(outer) >= fewestAcross - 1 ? outer : end
}

/** Whether a rule stands between two places for their whole length: the line under some words does not. */
const isWall = (strokes: Stroke[], at: number, from: number, to: number) =>
  strokes.some(
    (stroke) => Math.abs(stroke.at - at) <= near && stroke.from <= from + touching && stroke.to >= to - touching,
  )

const isEnd = (edges: number[], i: number) => i === 0 || i === edges.length - 1

const parts = (strokes: Stroke[], at: number, across: number[]) =>
  across.slice(1).some((to, i) => {
    const from = across[i] as number
    return isWall(strokes, at, Math.min(from, to), Math.max(from, to))
  })

function gridOf({ level, upright }: Net, leastRows: number): Grid | null {
  const all = { columns: edgesOf(upright, level), rows: edgesOf(level, upright).reverse() }
  if (all.columns.length * all.rows.length > mostSlots) return null
  const columns = all.columns.filter((at, i) => isEnd(all.columns, i) || parts(upright, at, all.rows))
  const rows = all.rows.filter((at, i) => isEnd(all.rows, i) || parts(level, at, all.columns))
  const [across, down] = [columns.length - 1, rows.length - 1]
  if (across < 2 || down < leastRows) return null
  const edge = (edges: number[], i: number) => edges[i] as number
  // Whether a rule parts a place of the grid from the one on its right, and from the one below it.
  const right = rows.slice(1).map((to, row) => {
    return columns.slice(1).map((at, i) => i === across - 1 || isWall(upright, at, to, edge(rows, row)))
  })
  const below = rows.slice(1).map((at, row) => {
    return columns.slice(1).map((to, i) => row === down - 1 || isWall(level, at, edge(columns, i), to))
  })
  const slots: Slot[] = []
  const taken = right.map((row) => row.map(() => false))
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++) {
      if (taken[row]?.[column]) continue
      const slot = { row, column, down: 1, across: 1 }
      while (!right[row]?.[column + slot.across - 1]) slot.across += 1
      while (!below[row + slot.down - 1]?.[column]) slot.down += 1
      for (let y = row; y < row + slot.down; y++)
        for (let x = column; x < column + slot.across; x++) {
          const atRight = x === column + slot.across - 1
          const atFoot = y === row + slot.down - 1
          const isBox = right[y]?.[x] === atRight && below[y]?.[x] === atFoot
          if (!isBox || taken[y]?.[x]) return null
          ;(taken[y] as boolean[])[x] = true
        }
      slots.push(slot)
    }
  return { columns, rows, slots }
}
