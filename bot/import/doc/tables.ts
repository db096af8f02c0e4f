import { code, type Setting } from './settings.ts'

/** A cell as it was read: its paragraphs as HTML. */
export type Row = { cells: string[]; settings: Setting[] }
type Cell = { html: string; across: number; down: number }
type Plan = { edges: number[]; down: number[]; across: boolean[] }

// Two edges so near to each other, in twentieths of a point, are one that was drawn by hand.
const near = 60
const cellBytes = 20
const [goesOnDown, bitsDown, bitsAcross] = [1, 5, 3]

/** The rows of a table of a DOC as HTML, with the cells that are merged across columns or down rows. */
export function tableHtml(rows: Row[]): string {
  const plans = rows.map(planOf)
  const even = new Set(rows.map(({ cells }) => cells.length)).size === 1
  const columnAt = even ? null : columnsOf(plans)
  const above = new Map<number, Cell>()
  const lines = rows.map(({ cells }, r) => {
    const plan = plans[r] as Plan
    const kept: Cell[] = []
    cells.forEach((html, i) => {
      const from = i === 0 ? 0 : (columnAt?.(plan.edges[i]) ?? i)
      const to = columnAt?.(plan.edges[i + 1]) ?? i + 1
      const cell = { html, across: Math.max(to - from, 1), down: 1 }
      const before = kept.at(-1)
      const over = above.get(from)
      const empty = /^(?:<p><\/p>)*$/.test(html)
      if (empty && plan.down[i] === goesOnDown && over) over.down += 1
      else if (empty && plan.across[i] && plan.across[i - 1] && before) before.across += cell.across
      else {
        kept.push(cell)
        above.set(from, cell)
      }
    })
    return kept
  })
  return `<table>${lines.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('')}</table>`
}

const cellHtml = ({ html, across, down }: Cell) => `<td colspan="${across}" rowspan="${down}">${html}</td>`

/** Where the cells of a row begin and end, and which are merged, as the end of the row tells. */
function planOf({ settings }: Row): Plan {
  const plan: Plan = { edges: [], down: [], across: [] }
  for (const { code: setting, value } of settings) {
    if (setting === code.tableRow && value.length > 0) {
      const count = value[0] as number
      const places = Math.min(count + 1, Math.floor((value.length - 1) / 2))
      plan.edges = Array.from({ length: places }, (_, i) => value.readInt16LE(1 + 2 * i))
      const about = Array.from({ length: count }, (_, i) => 1 + 2 * (count + 1) + cellBytes * i)
      const flags = about.map((at) => (at + 2 <= value.length ? value.readUInt16LE(at) : 0))
      plan.down = flags.map((flag) => (flag >> bitsDown) & 3)
      plan.across = flags.map((flag) => (flag & bitsAcross) !== 0)
    } else if (setting === code.mergedDown && value.length >= 2) plan.down[value[0] as number] = value[1] as number
    else if (setting === code.mergedAcross && value.length >= 2)
      for (let i = value[0] as number; i < (value[1] as number); i++) plan.across[i] = true
  }
  return plan
}

/** Tells the column that begins at an edge: the edges of all rows, in order. */
function columnsOf(plans: Plan[]): (edge: number | undefined) => number | undefined {
  const edges: number[] = []
  for (const edge of [...new Set(plans.flatMap((plan) => plan.edges))].sort((one, other) => one - other))
    if (edge - (edges.at(-1) ?? Number.NEGATIVE_INFINITY) > near) edges.push(edge)
  return (edge) => (edge === undefined ? undefined : edges.findLastIndex((one) => one <= edge))
}
