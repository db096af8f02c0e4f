/** Counts by row and column; each line's sum is published beside it. */
export type Counts = readonly (readonly number[])[]
/** A count that may be shown, or null for one that is hidden. */
export type Shown = {
  cells: (number | null)[][]
  rows: (number | null)[]
  columns: (number | null)[]
  all: number | null
}

/** Fewer than this are hidden: in a small place whoever knows one of them would know what they said. */
export const fewest = 5

/**
 * Hides counts of one to four and, besides them, as few others as it takes that no hidden count follows from the sums around it.
 * `of` are the counts that these are a part of: where all but a few are, those few are hidden too.
 *
 * A hidden count follows from its lines just where it lies on no circle of hidden counts, each sharing a row or a column with the
 * next: along a circle one may be more by one and the next less, and every sum stays. Only counts above nought are hidden for the
 * sake of others, and whoever reads that knows it: a count of one cannot be less, so a circle counts only where those that would
 * be less are two or more. In a line of 10 and two hidden ones that sum to 12, both would be known.
 */
export function withoutSmallCells(counts: Counts, of?: Counts): Shown {
  const table = extended(counts)
  const whole = of && extended(of)
  const hidden = table.map((row, r) =>
    row.map((count, c) => {
      const rest = whole ? (whole[r]?.[c] ?? 0) - count : 0
      const isWholeShown = !whole || (whole[r]?.[c] ?? 0) >= fewest
      return isSmall(count) || (count > 0 && isWholeShown && isSmall(rest))
    }),
  )
  for (let bridge = bridgeIn(table, hidden); bridge; bridge = bridgeIn(table, hidden))
    closeCircle(table, hidden, bridge)
  const shown = table.map((row, r) => row.map((count, c) => (hidden[r]?.[c] ? null : count)))
  const last = shown.pop() ?? []
  return {
    cells: shown.map((row) => row.slice(0, -1)),
    rows: shown.map((row) => row.at(-1) ?? null),
    columns: last.slice(0, -1),
    all: last.at(-1) ?? null,
  }
}

/**
 * The same of one line of counts and its sum: at least two are hidden, and not all of them ones, which their sum would tell. Where
 * no other count can stand beside them the sum is hidden.
 */
export function withoutSmallCounts(counts: readonly number[]): { cells: (number | null)[]; all: number | null } {
  const all = sum(counts)
  const hidden = new Set([...counts.keys()].filter((at) => isSmall(counts[at] ?? 0)))
  const others = [...counts.keys()]
    .filter((at) => (counts[at] ?? 0) >= fewest)
    .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const tells = () => hidden.size === 1 || (hidden.size > 0 && [...hidden].every((at) => counts[at] === 1))
  if (!isSmall(all)) while (tells() && others.length > 0) hidden.add(others.shift() as number)
  return {
    cells: counts.map((count, at) => (hidden.has(at) ? null : count)),
    all: isSmall(all) || tells() ? null : all,
  }
}

const isSmall = (count: number) => count > 0 && count < fewest
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)

/** With the sums as one more row and column. */
function extended(counts: Counts): number[][] {
  const rows = counts.map((row) => [...row, sum(row)])
  const width = rows[0]?.length ?? 1
  return [...rows, Array.from({ length: width }, (_, c) => sum(rows.map((row) => row[c] ?? 0)))]
}

type Cell = { r: number; c: number }

/** A hidden count that lies on no circle; null where there is none. */
function bridgeIn(table: number[][], hidden: boolean[][]): Cell | null {
  for (const [r, row] of hidden.entries())
    for (const [c, isHidden] of row.entries()) if (isHidden && !isOnCircle(table, hidden, { r, c })) return { r, c }
  return null
}

/** Whether the count may be another one while every sum stays: more along some circle of hidden counts, or less. */
const isOnCircle = (table: number[][], hidden: boolean[][], cell: Cell): boolean =>
  isOnWay(table, hidden, cell, 1) || (mayGo(table, cell, -1) && isOnWay(table, hidden, cell, -1))

/**
 * Whether a count may be more by one, or less. A sum goes with what it sums: on a circle through the sums it is more where a cell in
 * its stead would be less.
 */
const mayGo = (table: number[][], { r, c }: Cell, by: 1 | -1) => by === 1 || (table[r]?.[c] ?? 0) > 1

function directionOf(table: number[][], { r, c }: Cell): 1 | -1 {
  const isSum = (r === table.length - 1) !== (c === (table[0]?.length ?? 0) - 1)
  return isSum ? -1 : 1
}

/** Whether one comes from the cell's column back to its row along other hidden counts, by turns less and more. */
function isOnWay(table: number[][], hidden: boolean[][], cell: Cell, by: 1 | -1): boolean {
  // As if sums were cells of the other sign: then a step to a column adds what a step back to a row takes.
  const way = by * directionOf(table, cell)
  const may = (at: Cell, turn: 1 | -1) =>
    hidden[at.r]?.[at.c] === true &&
    !(at.r === cell.r && at.c === cell.c) &&
    mayGo(table, at, (turn * directionOf(table, at)) as 1 | -1)
  const [rows, columns] = [new Set<number>(), new Set([cell.c])]
  const open = [cell.c]
  for (let column = open.pop(); column !== undefined; column = open.pop())
    for (const row of table.keys()) {
      if (rows.has(row) || !may({ r: row, c: column }, way === 1 ? -1 : 1)) continue
      if (row === cell.r) return true
      rows.add(row)
      for (const next of (table[row] ?? []).keys()) {
        if (columns.has(next) || !may({ r: row, c: next }, way as 1 | -1)) continue
        columns.add(next)
        open.push(next)
      }
    }
  return false
}

/** Hides what closes the cheapest square around a cell: cells before sums, small before large. One through the sums there always is. */
function closeCircle(table: number[][], hidden: boolean[][], { r, c }: Cell): void {
  const [height, width] = [table.length, table[0]?.length ?? 0]
  let best: { cells: Cell[]; cost: number } | null = null
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (row === r || column === c) continue
      const corners = [
        { r: row, c },
        { r, c: column },
        { r: row, c: column },
      ].filter((one) => !hidden[one.r]?.[one.c])
      if (corners.some((one) => (table[one.r]?.[one.c] ?? 0) === 0)) continue
      const square = table.map(() => [] as boolean[])
      for (const one of [
        { r, c },
        { r: row, c },
        { r, c: column },
        { r: row, c: column },
      ])
        (square[one.r] ?? [])[one.c] = true
      if (!isOnCircle(table, square, { r, c })) continue
      const isSum = (one: Cell) => one.r === height - 1 || one.c === width - 1
      const cost = corners.reduce((all, one) => all + (table[one.r]?.[one.c] ?? 0) + (isSum(one) ? 1e9 : 0), 0)
      if (!best || cost < best.cost) best = { cells: corners, cost }
    }
  }
  if (!best) throw new Error('a table of counts without its sums')
  for (const one of best.cells) (hidden[one.r] ?? [])[one.c] = true
}
