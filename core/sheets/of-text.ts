import type { Cell, Sheet } from './sheet.ts'

const marks = ['\t', ';', ',', '|']
// What parts the cells shows itself in the first lines.
const linesLookedAt = 30

/** A table that was pasted or came as a text: what a spreadsheet copies, or a file with semicolons or commas between its cells. */
export function sheetOfText(text: string): Sheet {
  const [, said = '', body = text] = /^\s{0,9}sep=(.)\s{0,9}(?:\r\n|\n|\r)([\s\S]*)$/i.exec(text) ?? []
  const mark = said || markOf(body)
  const rows = new Map<number, Map<number, Cell>>()
  for (const [at, cells] of [...recordsOf(body, mark)].entries()) {
    const row = new Map<number, Cell>()
    for (const [column, cell] of cells.entries()) {
      const words = cell
        .replace(/\r\n?/g, '\n')
        .replace(/[^\S\n]+/gu, ' ')
        .trim()
      if (words) row.set(column, { kind: 'text', text: words })
    }
    if (row.size > 0) rows.set(at + 1, row)
  }
  return { name: '', rows, merged: [] }
}

/** The mark that stands in most of the first lines; of two, the one that words have less. */
function markOf(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/, 3 * linesLookedAt)
    .filter((line) => line.trim())
    .slice(0, linesLookedAt)
  const many = (mark: string) => lines.filter((line) => line.includes(mark)).length
  return marks.reduce((best, mark) => (many(mark) > many(best) ? mark : best))
}

/** A text whose cells are parted by tabs, each on one line and without the marks of quotation that a spreadsheet puts around it. */
export function withoutQuotedCells(text: string): string {
  if (!/(?:^|[\t\n])"/.test(text) || !text.includes('\t')) return text
  const rows = Array.from(recordsOf(text, '\t'), (cells) => cells.map((cell) => cell.replace(/\s+/gu, ' ')).join('\t'))
  return rows.join('\n')
}

/** The rows of a table, as a spreadsheet counts them; what stands in quotation marks may hold the mark and line ends, and "" there is a mark of quotation. */
function* recordsOf(text: string, mark: string): Generator<string[]> {
  let cells: string[] = []
  let from = 0
  const cellTo = (end: number) => cells.push(text.slice(from, end))
  for (let i = 0; i <= text.length; i++) {
    const sign = text[i]
    const end = sign === '"' && text.slice(from, i).trim() === '' ? closing(text, i, mark) : -1
    if (end >= 0) {
      const inside = text.slice(i + 1, end)
      cells.push(inside.replaceAll('""', '"'))
      i = end + 1
      while (i < text.length && text[i] !== mark && text[i] !== '\n' && text[i] !== '\r') i += 1
      from = i + 1
      if (text[i] === mark) continue
    } else if (sign === mark || sign === undefined || sign === '\n' || sign === '\r') {
      cellTo(i)
      from = i + 1
      if (sign === mark) continue
    } else continue
    yield cells
    cells = []
    if (text[i] === '\r' && text[i + 1] === '\n') i += 1
    from = i + 1
  }
}

// A quotation mark that is never closed is a sign like others; none goes on for longer.
const longestQuoted = 20_000

/** Where a quoted cell closes that opens at `from`; -1 where nothing ends it. */
function closing(text: string, from: number, mark: string): number {
  const last = Math.min(text.length, from + longestQuoted)
  for (let at = text.indexOf('"', from + 1); at >= 0 && at < last; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at += 1
      continue
    }
    const next = /^[ ]{0,9}(.|[\r\n]|$)/u.exec(text.slice(at + 1, at + 12))?.[1] ?? ''
    return next === '' || next === mark || next === '\n' || next === '\r' ? at : -1
  }
  return -1
}
