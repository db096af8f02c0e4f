/** A cell and how many columns and rows it is merged over; 0 rows are all that follow. */
export type Cell = { text: string; across: number; down: number }
type Row = Cell[]
/** What a row says in each column, and which of the given rows it is. */
export type TableRow = { texts: string[]; at: number }

const mostAcross = 60
// Beyond this many columns nothing is written more than once.
const mostColumns = 200
const mostHeadRows = 3

/** A table's rows, a line each: "| cell | cell |". A title that is the table's own row stands above it. */
export function tableLines(table: Row[]): string[] {
  const { above, rows } = tableRows(table)
  return [...above, ...rows.map(({ texts }) => `| ${texts.join(' | ')} |`)]
}

/**
 * A table's rows, and the titles above them. What is merged stands in every column and row that it is merged over, so that a
 * row says by itself what it is about, and a head of several rows is one.
 */
export function tableRows(rows: Row[]): { above: string[]; rows: TableRow[] } {
  const grid = withoutTwins(gridOf(rows))
  const columns = Math.max(0, ...grid.map((cells) => cells.length))
  const isWide = (cells: Row) => columns > 1 && cells.length === columns && new Set(cells).size === 1
  const titles = Math.max(
    0,
    grid.findIndex((cells) => !isWide(cells)),
  )
  const above = grid.slice(0, titles).map(([cell]) => cell?.text ?? '')
  const body = grid.slice(titles)
  const head = headRows(body)
  const joined = head > 1 ? [joinedHead(body.slice(0, head))] : []
  const rest = body.slice(joined.length > 0 ? head : 0).map((cells) => (isWide(cells) ? cells.slice(0, 1) : cells))
  const all = [...joined, ...rest.map(textsOf)]
  return { above: above.filter(Boolean), rows: all.map((texts, i) => ({ texts, at: grid.length - all.length + i })) }
}

const textsOf = (cells: Row) => cells.map(({ text }) => text)

/** Every row with a cell in each of its columns: a merged one in all that it is merged over. */
function gridOf(rows: Row[]): Row[] {
  const held = new Map<number, { cell: Cell; left: number }>()
  return rows.map((cells) => {
    const row: Row = []
    const takeHeld = () => {
      for (let above = held.get(row.length); above; above = held.get(row.length)) {
        above.left -= 1
        if (above.left === 0) held.delete(row.length)
        row.push(above.cell)
      }
    }
    for (const cell of cells) {
      takeHeld()
      const merged = row.length < mostColumns
      const across = merged ? Math.min(Math.max(Math.floor(cell.across) || 1, 1), mostAcross) : 1
      const rowsDown = cell.down === 0 ? Number.POSITIVE_INFINITY : Math.max(Math.floor(cell.down) || 1, 1)
      const down = merged ? rowsDown : 1
      for (let i = 0; i < across; i++) {
        if (down > 1) held.set(row.length, { cell, left: down - 1 })
        row.push(cell)
      }
    }
    takeHeld()
    return row
  })
}

/** Rows without the columns that each of them merges with the one before, as a row that is none of the table's left them. */
function withoutTwins(grid: Row[]): Row[] {
  const columns = Math.max(0, ...grid.map((cells) => cells.length))
  const isTwin = (at: number) => grid.every((cells) => cells[at] === cells[at - 1])
  const kept = Array.from({ length: columns }, (_, at) => at === 0 || !isTwin(at))
  return kept.every(Boolean) || kept.filter(Boolean).length < 2
    ? grid
    : grid.map((cells) => cells.filter((_, at) => kept[at]))
}

/** How many rows the head has: those over which its cells are merged, or two where the second only parts what the first joins. */
function headRows([first = [], second]: Row[]): number {
  const parted = first.some((cell, i) => cell === first[i + 1])
  if (!parted) return 1
  const merged = Math.max(...first.map(({ down }) => down))
  if (merged > 1 && merged <= mostHeadRows) return merged
  const alone = first.flatMap((cell, i) => (cell === first[i + 1] || cell === first[i - 1] ? [] : [i]))
  return second && alone.length > 0 && alone.every((i) => second[i]?.text === '') ? 2 : 1
}

function joinedHead(rows: Row[]): string[] {
  const columns = Math.max(...rows.map((cells) => cells.length))
  return Array.from({ length: columns }, (_, i) => {
    const cells = new Set(rows.flatMap((row) => row[i] ?? []))
    return textsOf([...cells])
      .filter(Boolean)
      .join(': ')
  })
}
