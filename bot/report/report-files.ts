import type { Report } from '../../core/statistics/report/content.ts'
import type { FileRow } from '../../core/statistics/report/rows.ts'
import { reportWords as words } from '../../core/statistics/report/words.ts'
import { csvLines, csvMark } from '../csv.ts'
import type { Faces } from '../pdf/setter.ts'
import { type Cell, type LongSheet, longWorkbook } from '../xlsx/stream.ts'

export const reportForms = ['pdf', 'docx', 'xlsx', 'csv'] as const
export type ReportFormat = (typeof reportForms)[number]
export const rowForms = ['xlsx', 'csv'] as const

// As counts are written in a report, such as `1.166` or `10,2`.
const written = /^\d{1,3}(\.\d{3})*(,\d+)?$/
/** A count as a number, which a spreadsheet adds up; what else a cell says stays a text. */
const counted = (cell: string): Cell => (written.test(cell) ? Number(cell.replaceAll('.', '').replace(',', '.')) : cell)

/** A report as the sheets of a workbook: its figures, then its units. */
const sheetsOf = ({ sections, letterhead, period }: Report): LongSheet[] => {
  const tables = sections.flatMap(({ title, tables }) => tables.map((table) => ({ title, ...table })))
  const figures = tables.filter(({ heads }) => heads[0] !== words.unit)
  const units = tables.filter(({ heads }) => heads[0] === words.unit)
  return [
    {
      name: words.sheets.figures,
      heads: [`${letterhead.office}, ${period}`, ...words.figureHeads],
      widths: [44, 52, 16, 16],
      rows: [figures.flatMap(({ title, rows }) => rows.map((cells) => [title, ...cells.map(counted)]))],
    },
    ...units.map(({ heads, rows }) => ({
      ...{ name: words.sheets.units, heads, widths: [40] },
      rows: [rows.map(([name = '', ...cells]) => [name, ...cells.map(counted)])],
    })),
  ]
}

export const reportWorkbook = (report: Report) => longWorkbook(sheetsOf(report))

export const reportCsv = (report: Report): string =>
  csvMark +
  sheetsOf(report)
    .map(({ heads, rows }) => csvLines([heads, ...[...(rows as Iterable<Cell[][]>)].flat()]))
    .join('\r\n')

export const rowsWorkbook = (pages: AsyncIterable<FileRow[]>) =>
  longWorkbook([{ name: words.rows.sheet, heads: [...words.rows.heads], rows: shown(pages) }])

async function* shown(pages: AsyncIterable<FileRow[]>) {
  for await (const page of pages) yield page.map(cellsOf)
}

export async function* rowsCsv(pages: AsyncIterable<FileRow[]>): AsyncGenerator<string, void, void> {
  yield csvMark + csvLines([words.rows.heads])
  for await (const page of pages) if (page.length > 0) yield csvLines(page.map(cellsOf))
}

const cellsOf = ([month, unit, level, measure, part, count, mean]: FileRow) => [
  ...[month, unit, level, measure, part, count ?? words.hidden, mean],
]

/** What sets a report in each form; the libraries of Word and PDF are read only where somebody asks for them. */
export async function reportFile(report: Report, form: ReportFormat, faces: () => Promise<Faces>) {
  if (form === 'csv') return reportCsv(report)
  if (form === 'docx') return (await import('./report-docx.ts')).reportDocx(report)
  return form === 'pdf' ? (await import('./report-pdf.ts')).reportPdf(report, await faces()) : reportWorkbook(report)
}
