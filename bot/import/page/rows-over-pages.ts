import type { Line } from './line.ts'
import { isBroken } from './ruled.ts'

/** Each page without the head of a table that it says again, and with the row that its foot parts in one, on the page where it begins. */
export function rowsOverPages(pages: Line[][], onHead: (head: Line) => void = () => {}): Line[][] {
  const whole = pages.map((page) => [...page])
  // The first row of the table that goes on at a page's foot.
  let head: Line | undefined
  for (const [i, page] of whole.entries()) {
    const above = whole[i - 1]
    const last = above?.at(-1)
    if (above && last && head) {
      if (page[0] && saysThe(head, page[0])) {
        page.shift()
        onHead(head)
      }
      const next = page[0]
      if (next && isRestOf(last, next)) {
        const cells = last.cells.map((cell, column) => put(cell, next.cells[column] ?? ''))
        above[above.length - 1] = { ...last, cells }
        page.shift()
      }
    }
    const first = firstOfLast(page)
    if (first > 0 || !head) head = page[first]
  }
  return whole
}

/** Where the table begins whose rows a page ends in; behind them all where it ends in none. */
function firstOfLast(page: Line[]): number {
  const before = page.findLastIndex(({ row, head }) => !row || head)
  return page[before]?.row ? before : before + 1
}

const begun = /^\s*\d/
const isHead = ({ cells }: Line) =>
  cells.filter((cell) => cell.trim() !== '').length > 1 && !cells.some((cell) => begun.test(cell))
const saysThe = (head: Line, { row, cells }: Line) =>
  row === true && isHead(head) && head.cells.join('|') === cells.join('|')

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
