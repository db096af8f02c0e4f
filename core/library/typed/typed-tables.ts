import { beginsPart, tableRow } from '../parse/markers.ts'

// Columns stand apart by tabs, or by blanks where nobody typed tabs.
const apart = / {0,9}\t[ \t]*| {3,}/
const fewestRows = { two: 3, more: 2 }
const mostColumns = 30
const longestCell = 200

type Row = { cells: string[]; at: number }

/** A text with the tables that were drawn with tabs or wide blanks as rows, "| cell | cell |". */
export function withTypedTables(given: string): string {
  const text = withDrawnTables(given)
  if (!/\t| {3}/.test(text)) return text
  const lines = text.split(/\r\n?|\n/)
  let block: Row[] = []
  const close = () => {
    for (const { cells, at } of tableOf(block, lines)) lines[at] = `| ${cells.join(' | ')} |`
    block = []
  }
  for (const [at, line] of lines.entries()) {
    const cells = line.trim() === '' || tableRow.test(line.trim()) ? [] : line.trim().split(apart)
    // A letterhead's two columns say two things.
    if (cells.length === 2 && line.includes('\t') && cells.some((cell) => national.test(cell)))
      lines[at] = cells.join('\n')
    const isRow = cells.length > 1 && cells.length <= mostColumns && cells.every(isCell) && !isLaidOut(cells)
    if (!isRow || cells.length > (block[0]?.cells.length ?? mostColumns)) close()
    if (isRow) block.push({ cells: cells.map((cell) => cell.trim().replaceAll('|', '/')), at })
  }
  close()
  return lines.join('\n')
}

const drawnRow = /^\s*[│┃║].*[│┃║]\s*$/u
const drawnRule = /^\s*[─-╿+|=-]{3,}\s*$/u

/** A text with the tables that were drawn with the signs for it, "│ Thôn │ Ngày │" between "├───┼───┤", as rows. */
function withDrawnTables(text: string): string {
  if (!/[│┃║]/u.test(text)) return text
  const lines = text.split(/\r\n?|\n/)
  return lines
    .filter(
      (line, i) =>
        !(
          drawnRule.test(line) &&
          /[─-╿]/u.test(line) &&
          [lines[i - 1], lines[i + 1]].some((one) => drawnRow.test(one ?? ''))
        ),
    )
    .map((line) => {
      if (!drawnRow.test(line)) return line
      const cells = line.trim().slice(1, -1).split(/[│┃║]/u)
      return `| ${cells.map((cell) => cell.trim().replaceAll('|', '/')).join(' | ')} |`
    })
    .join('\n')
}

const isCell = (cell: string) => cell.length <= longestCell && !/[.…_]{4}|^[-–—_=*]{3,}$/u.test(cell)

/** The rows of a block of lines where they make a table: each with as many cells as its head, empty ones too. */
function tableOf(block: Row[], lines: string[]): Row[] {
  const exact = block.map(({ at }) => ({
    at,
    cells: (lines[at] ?? '')
      .replace(/[\r\n]/g, '')
      .split('\t')
      .map((cell) => cell.trim()),
  }))
  // Pasted from a sheet, each tab is a column; typed, several lead to one.
  const [head] = exact
  const rows =
    head && head.cells.length > 1 && exact.every(({ cells }) => cells.length <= head.cells.length)
      ? exact.map(({ at, cells }) => ({ at, cells: [...cells, ...Array(head.cells.length - cells.length).fill('')] }))
      : block
  const columns = rows[0]?.cells.length ?? 0
  if (!rows.every(({ cells }) => cells.length === columns)) return []
  if (rows.length < (columns === 2 ? fewestRows.two : fewestRows.more)) return []
  // Two columns without a head, such as hours and what happens then, read as lines.
  return columns === 2 && /\d/.test(rows[0]?.cells.join('') ?? '') ? [] : rows
}

/** Items with tabs among their words are no table; two columns are also a letterhead, signatures, or marks with their items. */
function isLaidOut([first = '', second = '', ...more]: string[]): boolean {
  if ((beginsPart(first) && /\s/.test(first)) || frame.test(first)) return true
  return more.length === 0 && (beginsPart(`${first} x`) || frame.test(second))
}
const national = /^(?:C[ỘO]NG H[OÒ][AÀ] X|[ĐD][ẢA]NG C[ỘO]NG S|[ĐD]ộc lập\s?[-–])|^\p{Lu}[^,\t]{0,40},\s?ngày\s/u
const frame =
  /^(?:C[ỘO]NG H[OÒ][AÀ]|[ĐD][ẢA]NG C[ỘO]NG|[ĐD]ộc lập|Số\s?:|Nơi nhận|TM\.|KT\.|TL\.|T\/M|CHỦ TỊCH|CHỦ TỌA|THƯ KÝ|ĐẠI DIỆN|BÍ THƯ|TRƯỞNG|HIỆU TRƯỞNG|NGƯỜI|\(?Ký)/u
