import type { Line } from './line.ts'

const fewestLines = 5
const goesOn = /^\s*\p{Ll}/u
const ended = /[.;:!?…"”]\s*$/u

/**
 * A page whose second column is one line, beside the first of the other one: that line goes behind the last of the first
 * column, in whose sentence it goes on. The file draws it right behind that, or, on a scan, it ends the page's last sentence.
 */
export function withLoneColumn(page: Line[]): Line[] {
  for (const [at, line] of page.entries()) {
    const [left, right] = line.spans ?? []
    const [, words = ''] = line.cells
    if (line.row || !left || !right || line.cells.length !== 2 || !goesOn.test(words)) continue
    let end = at
    while (page[end + 1]?.cells.length === 1 && (page[end + 1] as Line).right < right.x) end++
    const last = page[end] as Line
    const isNext = last.spans?.[0]?.drawn === right.drawn - 1 || (end === page.length - 1 && ended.test(words))
    if (end - at < fewestLines || ended.test(last.cells[0] ?? '') || !isNext) continue
    return page.map((one, i) => {
      if (i === at) return { ...one, cells: one.cells.slice(0, 1), spans: [left], right: left.right }
      return i === end ? { ...one, cells: [`${last.cells[0]?.trimEnd()} ${words.trim()}`] } : one
    })
  }
  return page
}
