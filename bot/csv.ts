// A spreadsheet would take a text that begins with one of these for a formula.
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

const cellOf = (cell: string | number | null) => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return `"${(formula.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`
}

/** Tells spreadsheet programs that what follows is UTF-8. */
export const csvMark = '\uFEFF'

/** Lines of a table as spreadsheet programs open them; a text stays a text. */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')
