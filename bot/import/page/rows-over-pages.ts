import type { Line } from './line.ts'
import { isBroken } from './ruled.ts'

/** Each page with the row of a table that its foot parts in one, on the page where it begins. */
export function rowsOverPages(pages: Line[][]): Line[][] {
  const whole = pages.map((page) => [...page])
  for (const [i, page] of whole.entries()) {
    const above = whole[i - 1]
    const last = above?.at(-1)
    if (!above || !last?.row) continue
    // The head of a table stands again on its further pages.
    const isHead = above.some(({ row, cells }) => row && cells.join('|') === page[0]?.cells.join('|'))
    const at = isHead ? 1 : 0
    const next = page[at]
    if (!next || !isRestOf(last, next)) continue
    above[above.length - 1] = { ...last, cells: last.cells.map((cell, column) => put(cell, next.cells[column] ?? '')) }
    const isLast = isHead && !page[at + 1]?.row
    page.splice(isLast ? 0 : at, isLast ? 2 : 1)
  }
  return whole
}

const put = (cell: string, rest: string) =>
  rest === '' ? cell : isBroken(cell.trim(), rest.trim()) ? cell.trim() + rest.trim() : `${cell.trim()} ${rest.trim()}`

/** Whether a row only goes on in cells that had begun, and in one of them within a sentence or a number. */
function isRestOf({ cells }: Line, next: Line): boolean {
  if (!next.row || next.cells.length !== cells.length) return false
  const parts = next.cells.flatMap((rest, i) =>
    rest.trim() === '' ? [] : [[(cells[i] ?? '').trim(), rest.trim()] as const],
  )
  return (
    next.cells[0]?.trim() === '' &&
    parts.every(([cell]) => cell !== '') &&
    parts.some(([cell, rest]) => isBroken(cell, rest) || (/^\p{Ll}/u.test(rest) && !/[.;:]$/.test(cell)))
  )
}
