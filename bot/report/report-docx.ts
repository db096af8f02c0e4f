import { AlignmentType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { type Table as Figures, type Report, titleLines } from '../../core/statistics/report/content.ts'
import { reportWords as words } from '../../core/statistics/report/words.ts'
import { beside, centre, indent, justified, letterDocx, line, room, ruled } from '../docx/letter.ts'

const figures = ({ heads, rows }: Figures) => {
  const narrow = Math.min(0.2, 0.62 / (heads.length - 1))
  const widths = heads.map((_, at) => Math.round(room * (at === 0 ? 1 - narrow * (heads.length - 1) : narrow)))
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            children: [
              line(cell, {
                size: 24,
                bold: isHead || cells[0] === words.sum,
                alignment: isHead ? centre : at === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [row(heads, true), ...rows.map((cells) => row(cells, false))],
  })
}

/** A month's report as offices send it upward, to be gone on with in a word processor. */
export async function reportDocx(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const { letterhead } = report
  return letterDocx(report.title, letterhead.office, [
    beside(
      [
        ...(letterhead.above ? [line(letterhead.above.toLocaleUpperCase('vi'), { size: 26, alignment: centre })] : []),
        line(letterhead.office.toLocaleUpperCase('vi'), {
          size: 26,
          bold: true,
          alignment: centre,
        }),
        ruled(room * 0.4, 0.35),
        line(words.number(letterhead.sign), { size: 26, alignment: centre, spacing: { before: 120 } }),
      ],
      [
        line(words.nation, { size: 24, bold: true, alignment: centre }),
        line(words.motto, { size: 28, bold: true, alignment: centre }),
        ruled(room * 0.6, 0.66),
        line(words.place(letterhead.place, report.day), {
          size: 26,
          italics: true,
          alignment: centre,
          spacing: { before: 120 },
        }),
      ],
      0.4,
    ),
    line(words.kind, { bold: true, alignment: centre, spacing: { before: 360 } }),
    ...titleLines(report).map((one) => line(one, { bold: true, alignment: centre })),
    ruled(room, 0.3),
    line('', { size: 16 }),
    line(report.opening, { indent, alignment: justified }),
    ...report.sections.flatMap(({ title, sentences, tables }) => [
      line(title, { bold: true, keepNext: true, spacing: { before: 200, after: 60 } }),
      ...sentences.map((sentence) =>
        line(sentence, { indent, alignment: justified, keepNext: true, spacing: { after: 60 } }),
      ),
      ...tables.map(figures),
    ]),
    line(report.closing, { size: 24, italics: true, spacing: { before: 200, after: 200 } }),
    beside(
      [
        line(words.recipients, { size: 24, bold: true, italics: true }),
        ...[...letterhead.recipients, words.filed].map((one) =>
          line(`- ${one}${one.endsWith('.') ? '' : ';'}`, { size: 22 }),
        ),
      ],
      [
        line(letterhead.signerTitle.toLocaleUpperCase('vi'), { bold: true, alignment: centre }),
        ...[1, 2, 3].map(() => line('')),
        line(letterhead.signer, { bold: true, alignment: centre }),
      ],
      0.5,
    ),
  ])
}
