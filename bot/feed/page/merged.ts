import { type Element, pageOf, wordsOf } from './dom.ts'

const longest = 200
const mostRepeated = 2000
const mostColumns = 100

/** A text whose merged cells are said again in each row and column that they stand for, so that a figure keeps what it is of. */
export function withMergedCells(html: string): string {
  if (!/\s(?:row|col)span\s{0,3}=/i.test(html)) return html
  const { body } = pageOf(html)
  let left = mostRepeated
  // A table around another only lays out the page.
  for (const table of body.querySelectorAll('table')) if (!table.querySelector('table')) left = spread(table, left)
  return body.innerHTML
}

type Above = { cell: string; rows: number }

/** Says a table's merged cells again, as many as are `left` to; tells how many then are. */
function spread(table: Element, left: number): number {
  let most = left
  const above: Above[] = []
  for (const row of table.querySelectorAll('tr')) {
    const own = [...row.children]
    const isAlone = own.length === 1 && !above.some(({ rows }) => rows > 0)
    const cells: string[] = []
    let next = 0
    const waits = () => above.some(({ rows }, at) => at >= cells.length && rows > 0)
    while (next < own.length || waits()) {
      const from = above[cells.length]
      if (from && from.rows > 0) {
        from.rows--
        cells.push(from.cell)
        continue
      }
      const one = own[next++]
      const cell = one ? `<td>${one.innerHTML}</td>` : '<td></td>'
      const isShort = one !== undefined && !isAlone && cells.length < mostColumns && wordsOf(one).length <= longest
      const across = one && isShort ? Math.min(spanOf(one, 'colspan'), most + 1) : 1
      const down = one && isShort ? Math.min(spanOf(one, 'rowspan'), most + 1) : 1
      most = Math.max(0, most - (across * down - 1))
      for (let at = 0; at < across; at++) {
        if (cells.length < mostColumns) above[cells.length] = { cell, rows: down - 1 }
        cells.push(cell)
      }
    }
    row.innerHTML = cells.join('')
  }
  return most
}

const widest = 30
const spanOf = (cell: Element, name: string) =>
  Math.max(1, Math.min(widest, Math.trunc(Number(cell.getAttribute(name))) || 1))
