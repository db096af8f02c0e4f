/** One cell as it was typed; `number` is what a number, a day or an hour is underneath. */
export type Cell = { kind: 'text' | 'number' | 'date' | 'time' | 'formula' | 'error'; text: string; number?: number }

/** A sheet by row (from 1) and column (from 0); `merged` are the areas that are one cell to the eye. */
export type Sheet = {
  name: string
  rows: Map<number, Map<number, Cell>>
  merged: { fromRow: number; toRow: number; fromColumn: number; toColumn: number }[]
}

/** What is wrong, where: the row as the program shows it, the column by its letter and its head. */
export type Fault = { sheet: string; row: number; column: string; problem: string }

/** `A` for 0, `AA` for 26. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}
