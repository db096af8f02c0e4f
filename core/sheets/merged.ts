import type { Column, Place, Sheet } from './sheet.ts'

type Area = Sheet['merged'][number]

const holds = ({ fromRow, toRow, fromColumn, toColumn }: Area, row: number, at: number) =>
  fromRow <= row && row <= toRow && fromColumn <= at && at <= toColumn
const isOfColumn = ({ fromColumn, toColumn }: Area, at: number) => fromColumn === at && toColumn === at

// An area as long as a sheet is looked at no further.
const mostRows = 200
const restOf = ({ fromRow, toRow }: Area) =>
  Array.from({ length: Math.min(toRow - fromRow, mostRows) }, (_, i) => fromRow + 1 + i)

/**
 * The row that says what a row has in a column: itself, or with `spread` the first of those that a cell is merged down over. Null where
 * a merged cell leaves that open. `goesOn`: whether a row only lists more of what the one above it is of; `below`: the last row of the heads.
 */
export function sourceIn(
  { merged }: Sheet,
  { row, below, goesOn }: { row: number; below: number; goesOn: (row: number) => boolean },
  { spread }: Column,
  { at, to }: Place,
): { row: number; spread?: true } | null {
  const areas = merged.filter((area) => holds(area, row, at))
  const down = areas.filter((area) => isOfColumn(area, at))
  // What is merged down over rows that only list more stands for all of them.
  const isAllOf = down.some((area) => area.fromRow === row && restOf(area).every(goesOn))
  if (areas.length === 0 || isAllOf) return { row }
  const over = spread && !to ? down.find(({ fromRow }) => fromRow > below) : undefined
  return over ? { row: over.fromRow, spread: true } : null
}
