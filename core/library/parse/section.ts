import { beginsTable, divisionMark, tableRow, tableRule } from './markers.ts'
import type { Line } from './pages.ts'
import type { SourceSection } from './source-document.ts'

/** A section as it is being read: its lines still apart, each with its page. */
export type Body = Omit<SourceSection, 'text'> & { lines: Line[] }

// A table's rows are found and shown some at a time, each lot under the table's head.
const rowsTogether = 40

/** A section's lines as its text, a `\f` before each that begins a new page. One with a title alone is that title, shown in its place. */
export function sectionOf({ lines, ...section }: Body): SourceSection[] {
  const filled = lines.filter(({ text }) => text !== '')
  if (filled.length === 0) {
    const aside = section.article === '' && !isSaid(section.heading)
    return section.heading ? [{ ...section, text: section.heading, page: section.page ?? null, aside }] : []
  }
  return lotsOf(filled).map(({ lines: some, table }) => ({
    ...section,
    ...(table ? { table } : {}),
    page: some[0]?.page ?? section.page ?? null,
    text: textOf(some),
  }))
}

/** "III. Kết luận: chọn phương án 1." stands where a heading does, and is a sentence; an entry of a list of contents is none. */
function isSaid(heading: string): boolean {
  const at = heading.indexOf(': ')
  const said = at >= 0 ? heading.slice(at) : heading.length >= shortestSaid ? heading : ''
  return /[.;]$/.test(said) && /\p{Ll}/u.test(said) && !divisionMark.test(heading) && !leaders.test(heading)
}

const shortestSaid = 40
const leaders = /\.{5}|…{2}/

type Table = NonNullable<SourceSection['table']>

function lotsOf(lines: Line[]): { lines: Line[]; table?: Table }[] {
  const lots: { lines: Line[]; table?: Table }[] = [{ lines: [] }]
  let head = ''
  let rows = 0
  let number = 0
  for (const [i, line] of lines.entries()) {
    if (!tableRow.test(line.text) || beginsTable(lines, i)) head = ''
    if (tableRow.test(line.text) && head === '') {
      head = line.text
      rows = 0
      number += 1
    } else if (head !== '' && !tableRule.test(line.text)) {
      if (rows > 0 && rows % rowsTogether === 0) lots.push({ lines: [], table: { number, rows, head } })
      rows += 1
    }
    lots.at(-1)?.lines.push(line)
  }
  return lots
}

function textOf(lines: Line[]): string {
  let page = lines[0]?.page ?? null
  return lines
    .map((line) => {
      const turned = line.page !== page && page !== null && line.page !== null ? '\f'.repeat(line.page - page) : ''
      page = line.page
      return turned + line.text
    })
    .join('\n')
}
