/**
 * One cell as it was typed; `number` is what a number, a day or an hour is underneath, `shown` how the program shows a number that
 * it shows otherwise: "0,5%", "2.500.000 đ", "012".
 */
export type Cell = {
  kind: 'text' | 'number' | 'date' | 'time' | 'formula' | 'error'
  text: string
  number?: number
  shown?: string
}

/** A sheet by row (from 1) and column (from 0); `merged` are the areas that are one cell to the eye. */
export type Sheet = {
  name: string
  rows: Map<number, Map<number, Cell>>
  merged: { fromRow: number; toRow: number; fromColumn: number; toColumn: number }[]
  /** Not shown by the program, so that whoever sends the file may not know of it. */
  hidden?: true
  hiddenRows?: ReadonlySet<number>
  /** It goes on beyond what is read. */
  cut?: true
  /** Its letters were those of a font of before Unicode, and are not any more. */
  recoded?: true
}

/** What is wrong, or is to be known, where: the row as the program shows it, the column by its letter and its head. */
export type Fault = { sheet: string; row: number; column: string; problem: string }

/** A column of the template: how its head reads, whether it must be filled, and how a cell of it is read. */
export type Column = {
  key: string
  head: string
  /** What offices call it in lists of their own. */
  also?: readonly string[]
  /** The two columns that it may stand in instead, side by side: what the first and the second are called. */
  parts?: readonly [readonly string[], readonly string[]]
  /** Its cells list one thing a line, or one a row below each other: they are parted by "; ". */
  listed?: true
  /** Beneath its head two may stand that each have a name: “Phí, lệ phí” over “Phí” and “Lệ phí”. */
  parted?: true
  /** Merged down over some rows, it is said of each of them. */
  spread?: true
  required?: true
  as: 'text' | 'code' | 'count' | 'clock' | 'phone' | 'day'
  /** The most signs. */
  most?: number
}

/**
 * In which column, or from it to which other one, and under which head, the cells of a key stand; `names`: what each of several is called
 * beneath it; `unit`: what its head says that figures are, as “ngày”.
 */
export type Place = { at: number; to?: number; head: string; names?: readonly string[]; unit?: string }
export type Places = Map<string, Place>

/** `A` for 0, `AA` for 26. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}
