import { type Block, type Line, type Look, looks } from './word-lines.ts'

const option = /(?<!\S)\(?[A-H] ?[.):/]/gu
const tick = ' ✓'
// A full stop behind the words may look as those around.
const mostly = 0.8
const mostOptions = 8

/** A part of a line that is one option, and what sets it apart. */
type Part = { line: Line; end: number; looks: Look[] }

/**
 * A Word document of questions as people would type it: where few options look other than the rest, bold, underlined, coloured
 * or lit, these are the right ones and bear a tick.
 */
export function textOfBlocks(blocks: readonly Block[]): string {
  const parts = linesOf(blocks).flatMap(partsOf)
  const telling = looks.filter((look) => {
    const count = parts.filter((part) => part.looks.includes(look)).length
    return count > 0 && count <= parts.length / 2
  })
  const ticks = new Map<Line, number[]>()
  for (const { line, end, looks } of parts)
    if (looks.some((look) => telling.includes(look))) ticks.set(line, [...(ticks.get(line) ?? []), end])
  const said = (line: Line) => {
    const [text, ends] = [textOf(line), [0, ...(ticks.get(line) ?? [])]]
    return ends.map((end, at) => text.slice(end, ends[at + 1])).join(tick)
  }
  return blocks
    .flatMap((block) =>
      'lines' in block
        ? [block.lines.map(said).join('\n')]
        : tableLines(block.rows.map((row) => row.map((cell) => cell.map(said)))),
    )
    .join('\n')
}

const linesOf = (blocks: readonly Block[]): Line[] =>
  blocks.flatMap((block) => ('lines' in block ? block.lines : block.rows.flat(2)))

const textOf = (line: Line) => line.map(({ text }) => text).join('')
const lengthOf = (text: string) => text.replace(/\s+/gu, '').length

/** How many letters of a stretch of a line have this look. */
function lookingSo(line: Line, look: Look, from: number, to: number): number {
  let [at, count] = [0, 0]
  for (const words of line) {
    const end = at + words.text.length
    if (words.look.has(look) && at < to && end > from)
      count += lengthOf(words.text.slice(Math.max(0, from - at), to - at))
    at = end
  }
  return count
}

/** The options of a line that begins with one. */
function partsOf(line: Line): Part[] {
  const text = textOf(line)
  const starts = Array.from(text.matchAll(option), ({ index, 0: mark }) => ({ from: index, body: index + mark.length }))
  if (starts.length === 0 || starts.length > mostOptions || text.slice(0, starts[0]?.from).trim()) return []
  return starts.map(({ from, body }, at) => {
    const to = starts[at + 1]?.from ?? text.length
    const letters = lengthOf(text.slice(body, to))
    // A letter that is set apart tells as much as its words.
    const letter = from + text.slice(from, body).search(/[A-H]/u)
    const isApart = (look: Look) =>
      lookingSo(line, look, letter, letter + 1) > 0 ||
      (letters > 0 && lookingSo(line, look, body, to) >= letters * mostly)
    return { line, end: from + text.slice(from, to).trimEnd().length, looks: looks.filter(isApart) }
  })
}

const answersOnly = /^[A-H](?: ?[,;và ]{1,4} ?[A-H]){0,7}$/u
const isHead = (row: string[][]) =>
  row.some((cell) => /câu hỏi|nội dung/iu.test(cell.join(' '))) && row.some((cell) => /^đáp án/iu.test(cell.join(' ')))

/** The lines of a table: a row with a cell for each thing stays a row; one whose cells hold a whole question becomes its lines. */
function tableLines(rows: string[][][]): string[] {
  const columns = rows[0]
    ? rows[0].filter((cell) => /^(?:(?:phương án|đáp án|lựa chọn) )?[A-H]$/iu.test(cell.join(' ').trim())).length
    : 0
  const isWide = columns > 1 || rows.every((row) => row.every((cell) => cell.length < 2))
  if (isWide) return rows.map((row) => row.map((cell) => cell.join(' ').replace(/\s+/gu, ' ').trim()).join('\t'))
  return rows.flatMap((row, at) => (at === 0 && isHead(row) ? [] : rowLines(row)))
}

function rowLines(row: string[][]): string[] {
  const number = /^(?:câu )?(\d{1,4})[.:)]?$/iu.exec(row[0]?.join(' ').trim() ?? '')?.[1]
  const cells = number ? row.slice(1) : row
  const lines = cells.flatMap((cell, at) => {
    const whole = cell.join(' ').trim()
    return at > 0 && answersOnly.test(whole) ? [`Đáp án: ${whole}`] : cell
  })
  return number && lines[0] && !/^câu/iu.test(lines[0]) ? [`Câu ${number}: ${lines[0]}`, ...lines.slice(1)] : lines
}
