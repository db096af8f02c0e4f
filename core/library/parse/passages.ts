import { sentencesOf } from '../../text/sentences.ts'
import {
  beginsTable,
  clauseMark,
  decimalMark,
  insertedClause,
  insertedPoint,
  nextBehind,
  noteLine,
  pointMark,
  tableRow,
  tableRule,
  withoutMarks,
} from './markers.ts'
import { placed, placeOf } from './outline.ts'
import { quotedLines } from './quotations.ts'
import type { SourceSection } from './source-document.ts'

/** `lead` is the sentence that the text completes, or the head of the table that it is a row of; '' where it stands alone. */
export type SourcePassage = { label: string; heading: string; lead: string; text: string; page: number | null }

// Above this a clause is parted at its points, and what has no points at its sentences.
const longest = 1200
const longestLead = 500
// No sentence is so long: what has no end is cut between two words.
const longestSentence = 10_000

const pointLetters = [...'abcdđeghiklmnopqrstuvxy']

type Line = { text: string; page: number | null }
type Part = { name: string; lead: string; lines: Line[] }

/** The smallest citable parts of one section, in order; together they hold every line of it. */
export function passagesOf(section: SourceSection): SourcePassage[] {
  const [numbers, points] = section.levels ?? ['khoản', 'điểm']
  const place = section.place ?? (section.article ? `Điều ${section.article}` : placeOf(section.heading))
  // Behind a table a text's numbers go on, and so does the clause that the table stands in.
  const counted: Counted = { next: 1, name: '', lead: '' }
  const parts = blocksOf(linesOf(section), section.table).flatMap((block) =>
    block.name !== null
      ? [{ ...block, name: block.name }]
      : clausesOf(block.lines, numbers, counted).flatMap((clause) =>
          lengthOf(clause) > longest ? pointsOf(clause, points) : [clause],
        ),
  )
  return parts.flatMap(({ name, lead, lines }) =>
    piecesOf(lines).map((piece) => ({
      label: placed(place, name),
      heading: section.heading,
      lead,
      ...piece,
    })),
  )
}

/** A section's lines without their page marks, each with its page. */
function linesOf({ text, page }: SourceSection): Line[] {
  let at = page ?? null
  return text.split('\n').flatMap((line) => {
    const turns = line.split('\f').length - 1
    if (at !== null) at += turns
    const words = turns > 0 ? line.replaceAll('\f', '') : line
    return words.trim() === '' ? [] : [{ text: words, page: at }]
  })
}

/** Tables row by row, each with its name; what stands between them as it is (`name` null). */
function blocksOf(
  lines: Line[],
  goesOn: SourceSection['table'],
): { name: string | null; lead: string; lines: Line[] }[] {
  const blocks: ReturnType<typeof blocksOf> = []
  let table = goesOn ?? { number: 0, rows: 0, head: '' }
  let head = goesOn?.head ?? ''
  for (const [i, line] of lines.entries()) {
    const before = blocks.at(-1)
    if (beginsTable(lines, i)) head = ''
    if (!tableRow.test(line.text)) {
      head = ''
      if (before?.name === null) before.lines.push(line)
      else blocks.push({ name: null, lead: '', lines: [line] })
    } else if (head === '') {
      head = line.text
      table = { number: table.number + 1, rows: 0, head }
      blocks.push({ name: `bảng ${table.number}`, lead: '', lines: [line] })
    } else if (tableRule.test(line.text)) before?.lines.push(line)
    else {
      table = { ...table, rows: table.rows + 1 }
      blocks.push({
        name: `bảng ${table.number}, dòng ${table.rows}`,
        lead: isLikeRow(head, line.text) ? '' : head,
        lines: [line],
      })
    }
  }
  return blocks
}

const cellsOf = (row: string) => row.split('|').map((cell) => cell.trim().replace(/\d/g, '0'))

/** Whether a table's first row is one like the others: a time or a sum stands where this one has a time or a sum. */
function isLikeRow(first: string, row: string): boolean {
  const cells = cellsOf(row)
  return cellsOf(first).some((cell, i) => cell === cells[i] && /0[.:,/]0/.test(cell))
}

/** How far the clauses of a section were counted, and the last one. */
type Counted = { next: number; name: string; lead: string }

/** Parts at "1.", "2.", … counted from one: a number out of turn, or in what is quoted, is the text's own, not a clause's. */
function clausesOf(lines: Line[], called: string, counted: Counted): Part[] {
  const parts: Part[] = [{ name: counted.name, lead: counted.lead, lines: [] }]
  const quoted = quotedLines(lines, false)
  let { next } = counted
  const above = () => (counted.next > 1 ? counted.lead : leadIn(parts[0] as Part))
  for (const [i, line] of lines.entries()) {
    const number = called && !quoted[i] ? Number(clauseMark.exec(line.text.trim())?.[1] ?? 0) : 0
    if (number === next) {
      parts.push({ name: `${called} ${number}`, lead: above(), lines: [line] })
      next = nextBehind(number, line.text)
      continue
    }
    const [, behind, letter] = (called && !quoted[i] && insertedClause.exec(line.text.trim())) || []
    if (next > 1 && Number(behind) === next - 1)
      parts.push({ name: `${called} ${behind}${letter}`, lead: above(), lines: [line] })
    else parts.at(-1)?.lines.push(line)
  }
  Object.assign(counted, { next, name: parts.at(-1)?.name ?? '', lead: parts.at(-1)?.lead ?? '' })
  return parts.filter((part) => part.lines.length > 0)
}

/** A long clause at its "a)", "b)", … or at its "1.1", "1.2", …, whichever it has. */
function pointsOf(clause: Part, called: string): Part[] {
  const parts: Part[] = [{ ...clause, lines: [] }]
  let next = 0
  let decimals = 0
  const quoted = quotedLines(clause.lines, false)
  for (const [i, line] of clause.lines.entries()) {
    const text = quoted[i] ? '' : line.text.trim()
    const at = pointLetters.indexOf(pointMark.exec(text)?.[1] ?? '')
    const decimal = decimalMark.exec(text)?.[1] ?? ''
    const counted = Number(decimal.split('.').at(-1) ?? 0)
    const lead = leadIn(parts[0] as Part) || clause.lead
    if (decimal !== '' && next === 0 && counted === decimals + 1) {
      decimals = counted
      parts.push({ name: named(clause.name, `${called} ${decimal}`), lead, lines: [line] })
      // A letter may be missing from a text as found, but the order never turns back.
    } else if (decimals === 0 && at >= next && at <= next + 1) {
      next = at + 1
      parts.push({ name: named(clause.name, `${called} ${pointLetters[at]}`), lead, lines: [line] })
    } else if (next > 0 && insertedPoint.exec(text)?.[1] === pointLetters[next - 1]) {
      const [, letter, number] = insertedPoint.exec(text) ?? []
      parts.push({ name: named(clause.name, `${called} ${letter}${number}`), lead, lines: [line] })
    } else parts.at(-1)?.lines.push(line)
  }
  return parts.filter((part) => part.lines.length > 0)
}

const named = (name: string, part: string) => (name ? `${name}, ${part}` : part)

/** The words that open a list: the last sentence of what stands before it and its notes, where that ends in a colon. */
function leadIn({ lines }: Part): string {
  const said = lines.findLast(({ text }) => !noteLine.test(text))?.text ?? ''
  const last = withoutMarks(said.trim())
  if (!last.endsWith(':')) return ''
  const sentence = sentencesOf(last).at(-1)
  const lead = sentence ? last.slice(sentence.start, sentence.end) : last
  return lead.length <= longestLead ? lead : ''
}

const lengthOf = ({ lines }: Part) => lines.reduce((sum, line) => sum + line.text.length + 1, 0)

/** A text in pieces of whole sentences, none much longer than the limit; each a part of the text to the letter. */
function piecesOf(lines: Line[]): { text: string; page: number | null }[] {
  const text = lines.map((line) => line.text).join('\n')
  const page = lines[0]?.page ?? null
  if (text.length <= longest) return [{ text: text.trim(), page }]
  const pages = pagesIn(lines)
  const found: { text: string; page: number | null }[] = []
  let start = 0
  let end = 0
  const push = (to: number) => {
    const piece = text.slice(start, to).trim()
    if (piece) found.push({ text: piece, page: pages(start) })
  }
  for (const sentence of sentencesOf(text).flatMap((one) => cut(text, one))) {
    if (sentence.end - start > longest && end > start) {
      push(end)
      start = sentence.start
    }
    end = sentence.end
  }
  push(text.length)
  return found
}

function cut(text: string, { start, end }: { start: number; end: number }): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = []
  let from = start
  while (end - from > longestSentence) {
    const blank = text.lastIndexOf(' ', from + longestSentence)
    const to = blank > from ? blank : from + longestSentence
    parts.push({ start: from, end: to })
    from = blank > from ? to + 1 : to
  }
  return [...parts, { start: from, end }]
}

/** Tells the page on which a place in the joined lines stands; asked from the beginning on, never back. */
function pagesIn(lines: Line[]): (at: number) => number | null {
  let line = 0
  let ends = lines[0]?.text.length ?? 0
  return (at) => {
    while (at > ends && line + 1 < lines.length) {
      line += 1
      ends += 1 + (lines[line]?.text.length ?? 0)
    }
    return lines[line]?.page ?? null
  }
}
