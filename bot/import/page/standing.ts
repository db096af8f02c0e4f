import type { Grid, Slot } from './grid.ts'
import { linesOf, type Run } from './runs.ts'

/** Letters drawn along the page's side: where each stands on the page, and how its line runs once it is turned upright. */
export type Standing = { on: Run; upright: Run }

/**
 * Words that stand on their side in the cells of a table, as people write what several rows have in common, each cell's as one
 * run across it; `rest` are those that stand in no cell.
 */
export function standingIn<T extends Standing>(grids: Grid[], letters: T[]): { runs: Run[]; rest: T[] } {
  const held = new Map<Slot, { grid: Grid; letters: T[] }>()
  const rest: T[] = []
  for (const letter of letters) {
    const found = grids.flatMap((grid) => {
      const slot = slotUnder(grid, letter.on)
      return slot ? [{ grid, slot }] : []
    })[0]
    if (!found) rest.push(letter)
    else {
      const one = held.get(found.slot) ?? { grid: found.grid, letters: [] }
      one.letters.push(letter)
      held.set(found.slot, one)
    }
  }
  return { runs: Array.from(held, ([slot, one]) => acrossSlot(slot, one.grid, one.letters)), rest }
}

function slotUnder({ columns, rows, slots }: Grid, { x, y }: Run): Slot | undefined {
  const row = rows.findIndex((at) => at < y) - 1
  const column = columns.findIndex((at) => at > x) - 1
  if (row < 0 || column < 0) return undefined
  return slots.find(
    (slot) =>
      row >= slot.row && row < slot.row + slot.down && column >= slot.column && column < slot.column + slot.across,
  )
}

/** The words of a cell as one run in its middle. */
function acrossSlot({ row, column, down, across }: Slot, { rows, columns }: Grid, letters: Standing[]): Run {
  const [left, right] = [columns[column] as number, columns[column + across] as number]
  const [top, foot] = [rows[row] as number, rows[row + down] as number]
  const text = linesOf(letters.map(({ upright }) => upright))
    .map(({ cells }) => cells.join(' ').trim())
    .join(' ')
  const size = Math.min(...letters.map(({ upright }) => upright.size))
  return { text, x: left + 1, right: right - 1, y: (top + foot) / 2, size }
}
