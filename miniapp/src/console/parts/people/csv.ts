// A spreadsheet would take a text that begins with one of these for a formula.
const formula = /^[=+\-@\t]/

const cellOf = (text: string) => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** A table as spreadsheet programs open it; the mark at its head tells them that it is UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}\r\n`
